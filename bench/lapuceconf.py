"""La Puce's settings on the bench: copied as `pelicanconf.py` beside the minimal theme."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
if str(HERE) not in sys.path:
    sys.path.insert(0, str(HERE))

from lapuce.settings import Settings  # noqa: E402 (the line above finds it)

SITENAME = "Banc"
SITEURL = "https://corpus.example"
TIMEZONE = "Europe/Paris"
DEFAULT_LANG = "fr"
PATH = "content"
OUTPUT_PATH = "output"
THEME = str(HERE / "theme")
PELICAN_CLASS = "lapuce.Newsroom"
PLUGINS: list[str] = []
TYPOGRIFY = False
CACHE_CONTENT = False
LOAD_CONTENT_CACHE = False

LAPUCE = Settings(tagline="Banc d’essai", description="Banc d’essai", feeds=("categories",))
