"""Addresses from names: lower-case ASCII letters, digits and hyphens."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "€": "euro"}
)
"""Small letters that Unicode does not part, and the one currency of names."""
_SIGNS = {"+": " plus", "#": " sharp", "&": " et ", "@": " a ", "%": " pourcent "}
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_NUMBER = re.compile(r"([0-9]+)")
VALID_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
MAX_SLUG_LENGTH = 80


def fold(text: str) -> str:
    """Return the text without case, accents or ligatures; other signs stay."""
    parted = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    # Again: « ™ » is parted in capitals.
    return "".join(c for c in parted if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=65536)
def slugify(name: str) -> str:
    """
    Return the slug of a name, at most 80 characters, cut between words; "" when nothing is left.

    `C`, `C++` and `C#` give `c`, `c-plus-plus` and `c-sharp`; `iPad mini` gives `ipad-mini`.
    """
    text = fold(name)
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    slug = _NOT_SLUG.sub("-", text).strip("-")
    if len(slug) > MAX_SLUG_LENGTH:
        slug = slug[: MAX_SLUG_LENGTH + 1].rsplit("-", 1)[0][:MAX_SLUG_LENGTH]
    return slug


def reading_order(slug: str) -> list[str | int]:
    """Return a key that sorts slugs as readers do: `windows-8-1` comes before `windows-10`."""
    return [int(part) if part.isdigit() else part for part in _NUMBER.split(slug)]
