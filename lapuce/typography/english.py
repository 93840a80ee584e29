"""English passages, set by typogrify's smartypants: quotation marks, dashes, ellipses."""

from __future__ import annotations

import html as html_module

from typogrify.filters import smartypants


def typeset_english_html(fragment: str) -> str:
    """Set an English fragment; code stays as it is."""
    return str(smartypants(fragment))


def typeset_english_text(text: str) -> str:
    """Set plain English text; the answer is plain text too."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return html_module.unescape(str(smartypants(escaped)))
