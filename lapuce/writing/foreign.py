"""What the house says in texts that are not in French: its own words are told to be."""

from __future__ import annotations

import re

from lapuce.writing.pieces import ASIDES
from lapuce.writing.written import MARK

_TITLES = "|".join(title for title in ASIDES.values() if title)
_FRENCH = re.compile(
    rf'<(?:h2 id="t-bref"|p class="encart-titre")(?=>(?:{_TITLES})</)|<a class="footnote-backref"'
)
_TABLE = re.compile(
    r'(?<=aria-label=")Tableau(?: :)?(?=[ "])(?=[^>]* class="defile"|[^>]* role="region")'
)
_CARD = re.compile(rf"{MARK}B(\d+){MARK}")


def name_house_words(html: str, lang: str) -> str:
    """
    Tell the language of the words that are ours, and of the cards, in a text.

    Args:
        html: The text, as `Writer` gives it.
        lang: Its language, without country: `en`.

    Returns:
        The same text in French; else with `lang="fr"` on these words, and marks `F0` for `B0`. A
        table has an English name in an English text, for want of an element that bears it alone.
    """
    if lang == "fr":
        return html
    html = _CARD.sub(rf"{MARK}F\1{MARK}", _FRENCH.sub(r'\g<0> lang="fr"', html))
    return _TABLE.sub(_english_table, html) if lang == "en" else html


def _english_table(match: re.Match[str]) -> str:
    return "Table:" if match[0].endswith(":") else "Table"
