"""Pelican's settings for the public site."""

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *

SITEURL = "https://lapuce.example"
OUTPUT_PATH = "public"

# Drawn once for each title, which takes a moment: not at each build of a writer.
LAPUCE = replace(LAPUCE, social_cards=True)
