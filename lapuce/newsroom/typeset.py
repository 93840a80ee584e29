"""One seam for typography: French by our room, English by typogrify, other languages untouched."""

from __future__ import annotations

from lapuce.typography import typeset_html, typeset_text
from lapuce.typography.english import typeset_english_html, typeset_english_text


class Typesetter:
    """Sets the texts of one source, in its language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang.split("-")[0]
        """Without country."""

    def text(self, text: str) -> str:
        """Set plain text; the answer is plain text too."""
        if self.lang == "fr":
            return typeset_text(text)
        return typeset_english_text(text) if self.lang == "en" else text

    def html(self, fragment: str) -> str:
        """Set an HTML fragment; passages in another language follow their own rules."""
        if self.lang == "fr":
            return typeset_html(fragment, english=typeset_english_text)
        return typeset_english_html(fragment) if self.lang == "en" else fragment


FRENCH = Typesetter("fr")
"""That of the house."""
