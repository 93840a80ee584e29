"""What is known of a picture."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    """What a page must know of a picture."""

    width: int
    """In pixels."""
    height: int
    has_gps: bool = False
    """Whether it tells where it was taken."""
    is_still: bool = False
    """Whether it is made of pixels and does not move: smaller copies of it can be made."""
