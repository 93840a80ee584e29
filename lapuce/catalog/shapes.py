"""Definitions of screens and dimensions of bodies: two or three numbers that go together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from lapuce.catalog.numbers import (
    NB,
    NUMBER,
    is_ambiguous,
    number,
    read_number,
    read_whole,
    thousands_or_decimals,
    tidy,
)

_TIMES = r" ?(?:[x×✕*]|par) ?"
_PIXELS = re.compile(
    rf"({NUMBER}) ?(?:pixels|points|px)?{_TIMES}({NUMBER}) ?(?:pixels|points|px|pix)?", re.I
)
_NAMED = {
    "full hd": "1920 × 1080", "fullhd": "1920 × 1080", "fhd": "1920 × 1080", "1080p": "1920 × 1080",
    "720p": "1280 × 720", "qhd": "2560 × 1440", "wqhd": "2560 × 1440", "1440p": "2560 × 1440",
    "4k": "3840 × 2160", "ultra hd": "3840 × 2160", "uhd": "3840 × 2160", "2160p": "3840 × 2160",
}  # fmt: skip
"""Names that makers give, and what they mostly mean: proposed, never guessed."""
_MOST_PIXELS = 32_768
_LONGEST = Decimal(5000)
_LENGTHS = {
    "mm": Decimal(1), "millimètres": Decimal(1), "cm": Decimal(10), "centimètres": Decimal(10),
    "in": Decimal("25.4"), "pouces": Decimal("25.4"), '"': Decimal("25.4"), "″": Decimal("25.4"),
}  # fmt: skip
_ROUNDED = ("in", "pouces", '"', "″")
"""Measures of others, whose last digits mean nothing once converted."""
_SIDES = {
    "h": "height", "hauteur": "height", "l": "width", "largeur": "width", "w": "width",
    "e": "depth", "é": "depth", "ép": "depth", "épaisseur": "depth",
    "p": "depth", "profondeur": "depth", "d": "depth",
}  # fmt: skip
_SIDE = rf"(?:\(?({'|'.join(_SIDES)})\)? ?[:.]? ?)?"
_UNIT = "|".join(_LENGTHS)
_LENGTH = rf"{_SIDE}({NUMBER}) ?({_UNIT})?\.? ?{_SIDE}"
_DIMENSIONS = re.compile(rf"{_LENGTH}{_TIMES}{_LENGTH}{_TIMES}{_LENGTH}({_UNIT})?\.?", re.I)


@dataclass(frozen=True)
class Pixels:
    """A definition."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{number(Decimal(self.width))}{NB}×{NB}{number(Decimal(self.height))}{NB}pixels"


@lru_cache(maxsize=1024)
def parse_pixels(text: str) -> Pixels:
    """Read `2048 × 1536`; ValueError, in French, otherwise."""
    typed = tidy(text)
    if typed.casefold() in _NAMED:
        raise ValueError(
            f"« {text} » : écrivez la définition, {_NAMED[typed.casefold()]} le plus souvent."
        )
    match = _PIXELS.fullmatch(typed)
    try:
        width, height = (read_whole(match[n]) for n in (1, 2)) if match else (0, 0)
    except ValueError:
        width = height = 0
    if not 0 < width <= _MOST_PIXELS or not 0 < height <= _MOST_PIXELS:
        raise ValueError(f"« {text} » : écrivez largeur × hauteur, par exemple 2048 × 1536.")
    return Pixels(width, height)


@dataclass(frozen=True)
class Dimensions:
    """Height, width and depth, in millimetres."""

    height: Decimal
    width: Decimal
    depth: Decimal

    def __str__(self) -> str:
        return f"{NB}×{NB}".join(map(number, (self.height, self.width, self.depth))) + f"{NB}mm"


@lru_cache(maxsize=1024)
def parse_dimensions(text: str) -> Dimensions:
    """
    Read `202 × 135,4 × 8,5 mm`.

    Args:
        text: Height, width and depth, in this order unless each says which it is: `L 135,4 × H
            202 × É 8,5 mm`. One unit at the end, or one after each number.

    Raises:
        ValueError: In French, with an example.
    """
    match = _DIMENSIONS.fullmatch(tidy(text))
    held = _in_order(match) if match else None
    if held and match and (typed := _maybe_thousands(match)):
        raise ValueError(f"« {text} » : {thousands_or_decimals(typed, 'mm')}")
    if held is None:
        raise ValueError(
            f"« {text} » : écrivez hauteur × largeur × épaisseur, par exemple 202 × 135,4 × 8,5 mm."
        )
    if not all(0 < one <= _LONGEST for one in (held.height, held.width, held.depth)):
        raise ValueError(
            f"« {text} » : hors du vraisemblable, plus de 0 et {number(_LONGEST)}{NB}mm au plus ; "
            "vérifiez les nombres et l’unité."
        )
    return held


def _maybe_thousands(match: re.Match[str]) -> str:
    """Return a number of millimetres that may be thousands; "" without any."""
    groups = match.groups()
    last = groups[12] or groups[10]
    for figure, unit in ((groups[at + 1], groups[at + 2] or last) for at in (0, 4, 8)):
        millimetres = _LENGTHS[unit.casefold()] == 1
        if millimetres and is_ambiguous(figure) and read_number(figure) * 1000 <= _LONGEST:
            return str(figure)
    return ""


def _in_order(match: re.Match[str]) -> Dimensions | None:
    """Return the three lengths by side; None when a side or a unit cannot be told."""
    groups = match.groups()
    parts = [groups[at : at + 4] for at in (0, 4, 8)]
    last = groups[12] or parts[2][2]
    lengths, sides = [], []
    for before, figure, unit, after in parts:
        name = (unit or last or "").casefold()
        if name not in _LENGTHS or (before and after):
            return None
        length = read_number(figure) * _LENGTHS[name]
        lengths.append(round(length, 1 if name in _ROUNDED else 2))
        sides.append(_SIDES.get((before or after or "").casefold()))
    if sides == [None, None, None]:
        return Dimensions(*lengths)
    named = dict(zip(sides, lengths, strict=True))
    if set(named) != {"height", "width", "depth"}:
        return None
    return Dimensions(named["height"], named["width"], named["depth"])
