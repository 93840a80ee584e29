"""Typed quantities: read as a journalist types them, printed the French way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

NB, NN = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_UNITS: dict[str, tuple[str, Decimal]] = {
    "pouce": ("pouce", Decimal(1)), "pouces": ("pouce", Decimal(1)), '"': ("pouce", Decimal(1)),
    "″": ("pouce", Decimal(1)), "''": ("pouce", Decimal(1)),
    "mm": ("mm", Decimal(1)), "cm": ("mm", Decimal(10)), "m": ("mm", Decimal(1000)),
    "g": ("g", Decimal(1)), "kg": ("g", Decimal(1000)),
    "mah": ("mAh", Decimal(1)), "ah": ("mAh", Decimal(1000)), "wh": ("Wh", Decimal(1)),
    "mo": ("Mo", Decimal(1)), "go": ("Mo", Decimal(1024)), "to": ("Mo", Decimal(1024 * 1024)),
    "mb": ("Mo", Decimal(1)), "gb": ("Mo", Decimal(1024)), "tb": ("Mo", Decimal(1024 * 1024)),
    "mpx": ("Mpx", Decimal(1)), "mpix": ("Mpx", Decimal(1)), "mp": ("Mpx", Decimal(1)),
    "mégapixels": ("Mpx", Decimal(1)), "mégapixel": ("Mpx", Decimal(1)),
    "hz": ("Hz", Decimal(1)), "mhz": ("Hz", Decimal(10**6)), "ghz": ("Hz", Decimal(10**9)),
}  # fmt: skip


@dataclass(frozen=True)
class Quantity:
    """A value in its base unit: pouce, mm, g, mAh, Wh, Mo, Mpx or Hz."""

    value: Decimal
    unit: str

    def __str__(self) -> str:
        value, unit = self.value, self.unit
        if unit == "Mo":
            for name, size in (("To", 1024 * 1024), ("Go", 1024)):
                if value >= size and value % (size // 8) == 0:
                    value, unit = value / size, name
                    break
        if unit == "Hz":
            for name, size in (("GHz", 10**9), ("MHz", 10**6)):
                if value >= size:
                    value, unit = value / size, name
                    break
        if unit == "pouce" and value >= 2:
            unit = "pouces"
        return f"{number(value)}{NB}{unit}"


def number(value: Decimal) -> str:
    """Print a number: decimal comma, narrow no-break spaces between thousands."""
    text = f"{value.normalize():f}"
    whole, _, part = text.partition(".")
    if len(whole) > 4 or (len(whole) == 4 and not part):
        whole = f"{int(whole):,}".replace(",", NN)
    return f"{whole},{part}" if part else whole


def read_number(text: str) -> Decimal:
    """Read a number printed or typed the French way."""
    return Decimal(re.sub(r"[ \u00a0\u202f]", "", text).replace(",", "."))


def parse(text: str, *units: str) -> Quantity:
    """
    Read a quantity.

    Args:
        text: As typed, such as `7,9 pouces`.
        units: The base units that are awaited.

    Raises:
        ValueError: In French, with an example.
    """
    match = re.fullmatch(rf"\s*({_NUMBER})\s*(\D+?)\s*", text)
    unit = _UNITS.get(match[2].casefold()) if match else None
    if not match or unit is None or unit[0] not in units:
        raise ValueError(
            f"« {text} » : écrivez un nombre et son unité, par exemple {_EXAMPLES[units[0]]}."
        )
    return Quantity(read_number(match[1]) * unit[1], unit[0])


_EXAMPLES = {
    "pouce": "7,9 pouces", "mm": "8,5 mm", "g": "360 g", "mAh": "6 700 mAh", "Mo": "16 Go",
    "Mpx": "8 Mpx", "Hz": "2,2 GHz",
}  # fmt: skip


@dataclass(frozen=True)
class Pixels:
    """A definition."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{number(Decimal(self.width))}{NB}×{NB}{number(Decimal(self.height))}{NB}pixels"


def parse_pixels(text: str) -> Pixels:
    """Read `2048 × 1536`; ValueError, in French, otherwise."""
    match = re.fullmatch(rf"\s*({_NUMBER})\s*[x×X]\s*({_NUMBER})\s*(?:pixels|points|px)?\s*", text)
    if not match:
        raise ValueError(f"« {text} » : écrivez largeur × hauteur, par exemple 2048 × 1536.")
    return Pixels(int(read_number(match[1])), int(read_number(match[2])))


@dataclass(frozen=True)
class Dimensions:
    """Height, width and depth, in millimetres."""

    height: Decimal
    width: Decimal
    depth: Decimal

    def __str__(self) -> str:
        return f"{NB}×{NB}".join(map(number, (self.height, self.width, self.depth))) + f"{NB}mm"


def parse_dimensions(text: str) -> Dimensions:
    """Read `202 × 135,4 × 8,5 mm`; ValueError, in French, otherwise."""
    match = re.fullmatch(
        rf"\s*({_NUMBER})\s*[x×]\s*({_NUMBER})\s*[x×]\s*({_NUMBER})\s*(mm|cm)\s*", text
    )
    if not match:
        raise ValueError(
            f"« {text} » : écrivez hauteur × largeur × épaisseur, par exemple 202 × 135,4 × 8,5 mm."
        )
    factor = 10 if match[4] == "cm" else 1
    height, width, depth = (read_number(match[n]) * factor for n in (1, 2, 3))
    return Dimensions(height, width, depth)
