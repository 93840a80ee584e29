"""One seam for typography: French by our room, English by typogrify, other languages untouched."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lapuce.typography import typeset_html, typeset_text
from lapuce.typography.english import typeset_english_html, typeset_english_text

_HAS_NUMBER = re.compile(" [0-9]")


class Typesetter:
    """Sets the texts of one source, in its language."""

    def __init__(self, lang: str, names: Iterable[str] = ()) -> None:
        """
        Set up.

        Args:
            lang: Of the source, a code like `fr` or `en-GB`.
            names: What it names, as typed: French keeps their numbers beside their words.
        """
        self.lang = lang.split("-")[0]
        """Without country."""
        self._names = tuple(name for name in names if _HAS_NUMBER.search(name))

    def text(self, text: str) -> str:
        """Set plain text; the answer is plain text too."""
        if self.lang == "fr":
            return typeset_text(text, self._names)
        return typeset_english_text(text) if self.lang == "en" else text

    def html(self, fragment: str) -> str:
        """Set an HTML fragment; passages in another language follow their own rules."""
        if self.lang == "fr":
            return typeset_html(fragment, english=typeset_english_text, names=self._names)
        return typeset_english_html(fragment) if self.lang == "en" else fragment


FRENCH = Typesetter("fr")
"""That of the house."""
