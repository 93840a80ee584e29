"""French micro-typography: text in, text out."""

from lapuce.typography.html import typeset_html
from lapuce.typography.signs import NARROW, NO_BREAK
from lapuce.typography.text import typeset_text


def narrow_to_no_break(text: str) -> str:
    """Return the text with U+00A0 for each U+202F."""
    return text.replace(NARROW, NO_BREAK)


__all__ = ["NARROW", "NO_BREAK", "narrow_to_no_break", "typeset_html", "typeset_text"]
