"""Pelican's settings for the public site."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *

SITEURL = "https://lapuce.example"
OUTPUT_PATH = "public"
