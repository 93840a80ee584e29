"""Pelican's settings for writing and previewing; `publishconf.py` adds what the public site needs."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
if str(HERE) not in sys.path:
    sys.path.insert(0, str(HERE))

from lapuce.settings import Settings  # noqa: E402 (the line above finds it)

SITENAME = "La Puce"
SITEURL = "http://localhost:8000"
TIMEZONE = "Europe/Paris"
DEFAULT_LANG = "fr"
PATH = "content"
OUTPUT_PATH = "output"
THEME = str(HERE / "theme")

# La Puce reads, renders and writes; Pelican gives it settings, commands and signals.
PELICAN_CLASS = "lapuce.Newsroom"
PLUGINS: list[str] = []

# French is set by lapuce.typography: typogrify's quotes, dashes and widows are English.
TYPOGRIFY = False

# Ours know what changed; Pelican's own cache does not see a change of code or settings.
CACHE_CONTENT = False
LOAD_CONTENT_CACHE = False

LAPUCE = Settings()
