"""Words as one types them, or with what one does not see."""

from __future__ import annotations

_SPACES = str.maketrans("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}", "  ")
_SIGNS = str.maketrans("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}", "⍽⎵")


def plain(text: str) -> str:
    """Return a text with plain spaces for no-break ones, which a test could not show."""
    return text.translate(_SPACES)


def shown(text: object) -> str:
    """Return a text with signs for its no-break spaces: ⍽, and ⎵ for the narrow one."""
    return str(text).translate(_SIGNS)
