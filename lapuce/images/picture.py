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
    can_shrink: bool = False
    """Whether smaller copies of it can be made and weigh less."""
