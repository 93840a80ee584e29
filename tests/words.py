"""Words as one types them."""

from __future__ import annotations

_SPACES = str.maketrans("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}", "  ")


def plain(text: str) -> str:
    """Return a text with plain spaces for no-break ones, which a test could not show."""
    return text.translate(_SPACES)
