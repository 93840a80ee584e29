"""Typed quantities: read as a journalist types them, printed the French way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from lapuce.catalog.numbers import (
    NB,
    NUMBER,
    is_ambiguous,
    number,
    read_number,
    thousands_or_decimals,
    tidy,
)

_ONE, _INCH = Decimal(1), Decimal("25.4")


def _named(base: str, factor: Decimal | int, names: str) -> dict[str, tuple[str, Decimal]]:
    return {name: (base, Decimal(factor)) for name in names.split("|")}


_UNITS: dict[str, tuple[str, Decimal]] = {
    **_named("pouce", 1, "pouce|pouces|\"|″|''|’’|”|“|′′|˝|in|inch|inches|po"),
    **_named("pouce", 10 / _INCH, "cm|centimètre|centimètres"),
    **_named("pouce", 1000 / _INCH, "m|mètre|mètres"),
    **_named("g", 1, "g|gr|gramme|grammes|gram|grams"),
    **_named("g", 1000, "kg|kilo|kilos|kilogramme|kilogrammes"),
    **_named("g", Decimal("28.349523125"), "oz|once|onces|ounce|ounces"),
    **_named("g", Decimal("453.59237"), "lb|lbs|pound|pounds"),
    **_named("mAh", 1, "mah|ma h|ma.h|ma·h|milliampère-heure|milliampères-heure|milliampères-heures"),
    **_named("mAh", 1000, "ah|a.h|a·h|ampère-heure|ampères-heure|ampères-heures"),
    **_named("Wh", 1, "wh|w h|w.h|w·h|wattheure|wattheures|watt-heure|watts-heure|watts-heures"),
    **_named("Wh", Decimal("0.001"), "mwh"),
    **_named("Mo", 1 / Decimal(1024), "ko|kb|kio|kib|kilooctet|kilooctets"),
    **_named("Mo", 1, "mo|mb|mio|mib|méga|mégas|mégaoctet|mégaoctets|megabyte|megabytes"),
    **_named("Mo", 1024, "go|gb|gio|gib|giga|gigas|gigaoctet|gigaoctets|gigabyte|gigabytes"),
    **_named("Mo", 1024**2, "to|tb|tio|tib|téra|téras|téraoctet|téraoctets|terabyte|terabytes"),
    **_named("Mpx", 1, "mpx|mpix|mpixel|mpixels|mp|mégapixel|mégapixels|megapixel|megapixels"),
    **_named("Mpx", 1, "million de pixels|millions de pixels"),
    **_named("Hz", 1, "hz|hertz"),
    **_named("Hz", 10**3, "khz|kilohertz"),
    **_named("Hz", 10**6, "mhz|mégahertz|megahertz"),
    **_named("Hz", 10**9, "ghz|gigahertz"),
}  # fmt: skip
_ROUNDED = {"oz", "once", "onces", "ounce", "ounces", "lb", "lbs", "pound", "pounds"}
"""Measures of others, whose last digits mean nothing once converted."""
_LARGER = {
    "Mo": (("To", Decimal(1024**2)), ("Go", Decimal(1024)), ("Mo", _ONE), ("Ko", 1 / Decimal(1024))),
    "Hz": (("GHz", Decimal(10**9)), ("MHz", Decimal(10**6)), ("kHz", Decimal(1000)), ("Hz", _ONE)),
}  # fmt: skip
_MULTIPLES = {size: name for name, size in _LARGER["Mo"]}
_EXAMPLES = {
    "pouce": "7,9 pouces", "g": "360 g", "mAh": "6 700 mAh", "Wh": "23,8 Wh", "Mo": "16 Go",
    "Mpx": "8 Mpx", "Hz": "60 Hz",
}  # fmt: skip
_IN_THOUSANDS = ("mAh", "Wh", "g", "Mo", "Hz")
"""Units of which devices have tens as well as thousands: « 1,500 g » may be either."""
_PLAUSIBLE = {
    unit: (Decimal(low), Decimal(high))
    for unit, low, high in (
        ("pouce", "0.5", "150"), ("g", "0.1", "200000"), ("mAh", "1", "200000"),
        ("Wh", "0.01", "2000"), ("Mo", "0.0009765625", "104857600"), ("Mpx", "0.01", "1000"),
        ("Hz", "1", "100000000000"),
    )
}  # fmt: skip
"""Lowest and highest values of anything with a chip: beyond, a unit or a comma is wrong."""
_QUANTITY = re.compile(rf"({NUMBER}) ?([^0-9]*)")
_SEVERAL = re.compile(r"[0-9][^0-9]*?(?:[,;/+-]| ou | et | à )[^0-9]*[0-9].*[A-Za-z]")


@dataclass(frozen=True)
class Quantity:
    """A value in its base unit: pouce, g, mAh, Wh, Mo, Mpx or Hz."""

    value: Decimal
    unit: str
    kept: str = field(default="", compare=False)
    """
    The multiple to print it in: « 16 000 Mo » are thousands of a maker, not « 15,625 Go », and
    « 0,512 Go » are not « 536 870,912 Ko ».
    """

    def __str__(self) -> str:
        value, unit = self.value, self.unit
        for name, size in _LARGER.get(unit, ()):
            scaled = value / size
            # 1 000 Mo is no 0,9765625 Go; 1 152 Ko are not printed 1,125 Mo, which may be 1 125.
            is_round = scaled >= 1 and scaled == round(scaled, 2 if name in _IN_THOUSANDS else 3)
            if name == self.kept or (is_round and not self.kept):
                value, unit = scaled, name
                break
        if unit == "pouce" and value >= 2:
            unit = "pouces"
        return f"{number(value)}{NB}{unit}"


@lru_cache(maxsize=4096)
def parse(text: str, *units: str) -> Quantity:
    """
    Read a quantity.

    Args:
        text: As typed, such as `7,9 pouces`, `7.9"` or `20,1 cm`.
        units: The base units that are awaited.

    Raises:
        ValueError: In French, with an example.
    """
    typed = tidy(text)
    match = _QUANTITY.fullmatch(typed)
    name = match[2].casefold().removeprefix("-").strip().removesuffix(".") if match else ""
    base, factor = _UNITS.get(name, ("", _ONE))
    if not match or base not in units:
        if "Mo" in units and _SEVERAL.search(typed):
            raise ValueError(
                f"« {text} » : une valeur par entrée ; écrivez une liste, par exemple [16 Go, 32 Go]."
            )
        raise ValueError(
            f"« {text} » : écrivez un nombre et son unité, par exemple {_EXAMPLES[units[0]]}."
        )
    count = read_number(match[1])
    if (
        base in _IN_THOUSANDS
        and factor == 1
        and is_ambiguous(match[1])
        and count * 1000 <= _PLAUSIBLE[base][1]
    ):
        raise ValueError(f"« {text} » : {thousands_or_decimals(match[1], base)}")
    value = count * factor
    if name in _ROUNDED:
        value = round(value, 0)
    elif base == "pouce" and factor != 1:
        value = round(value, 1)
    elif base in ("mAh", "Wh", "g", "Hz"):
        # No third decimal: « 1,234 g » is not printed, for it would be refused if pasted back.
        value = round(value, 2)
    _check_plausible(text, value, base)
    is_kept = base == "Mo" and (count % 1000 == 0 or not _is_round(value, factor))
    return Quantity(value, base, _MULTIPLES[factor] if is_kept else "")


def _is_round(megabytes: Decimal, typed: Decimal) -> bool:
    """Tell whether a memory has few decimals in another multiple than the one it was typed in."""
    if typed == 1 and is_ambiguous(str(megabytes.normalize())):
        return True  # « 524,28800 Mo »: as typed, it would be refused if pasted back.
    return any(
        megabytes >= size and round(megabytes / size, 3 if size > typed else 2) == megabytes / size
        for size in _MULTIPLES
    )


def parse_or_none(text: str | None, *units: str) -> Quantity | None:
    """Do as `parse`; None for nothing, or for words that say more than a quantity."""
    try:
        return parse(text, *units) if text else None
    except ValueError:
        return None


def _check_plausible(text: str, value: Decimal, unit: str) -> None:
    low, high = _PLAUSIBLE[unit]
    if not low <= value <= high:
        raise ValueError(
            f"« {text} » : hors du vraisemblable, de {Quantity(low, unit)} à "
            f"{Quantity(high, unit)} ; vérifiez le nombre et l’unité."
        )
