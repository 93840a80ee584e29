"""French micro-typography: no-break spaces, quotation marks, apostrophes. Text in, text out."""

from lapuce.typography.marks import NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE
from lapuce.typography.typesetting import narrow_to_no_break, typeset_html, typeset_text

__all__ = [
    "NARROW_NO_BREAK_SPACE",
    "NO_BREAK_SPACE",
    "narrow_to_no_break",
    "typeset_html",
    "typeset_text",
]
