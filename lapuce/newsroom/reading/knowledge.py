"""What the catalogue knows, as the checks want it, and which sources a change of it concerns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from lapuce.catalog.quantities import parse
from lapuce.checks import DeviceFacts, Facts
from lapuce.fingerprint import digest_value
from lapuce.newsroom.records import NO_NAME, Brand, Device, Record
from lapuce.settings import Settings
from lapuce.slugs import fold

if TYPE_CHECKING:
    from lapuce.catalog import DeviceSheet

_WORD = re.compile(r"\w+")


def device_facts(sheet: DeviceSheet) -> DeviceFacts:
    """Return the sheet of a device in plain values."""
    screen = sheet.screen.size if sheet.screen else None
    battery = parse(sheet.battery, "mAh", "Wh") if sheet.battery else None
    return DeviceFacts(
        name=sheet.name,
        aliases=sheet.aliases,
        brand=sheet.brand,
        screen_inches=float(parse(screen, "pouce").value) if screen else None,
        memory_gb=tuple(map(_gigabytes, sheet.memory)),
        storage_gb=tuple(map(_gigabytes, sheet.storage)),
        battery_mah=float(battery.value) if battery and battery.unit == "mAh" else None,
        prices=tuple(
            (float(price.money.amount), price.money.currency)
            for price in (*sheet.prices, *sheet.price_history)
            # Euros differ by country: a price in Germany says nothing of the one in France.
            if price.money.currency != "EUR" or price.country in ("", "France")
        ),
        chip=sheet.chip or "",
        os=sheet.os or "",
        announced=sheet.announced,
        release=sheet.release,
    )


def _gigabytes(text: str) -> float:
    return float(parse(text, "Mo").value / Decimal(1024))


def make_facts(settings: Settings, records: Iterable[Record]) -> Facts:
    """Return what the rules may know of brands and devices."""
    brands: dict[str, tuple[str, ...]] = {}
    devices: list[DeviceFacts] = []
    for record in records:
        if isinstance(record, Brand) and record.name != NO_NAME:
            brands[record.name] = record.aliases
        elif isinstance(record, Device) and record.card.name_plain != NO_NAME:
            devices.append(record.facts)
    return Facts(settings=settings, brands=brands, devices=tuple(devices))


class Known(Struct, frozen=True):
    """What was known of one brand or device when sources were last checked."""

    names: tuple[str, ...]
    digest: str


def what_is_known(facts: Facts) -> dict[str, Known]:
    """Return what facts hold of each brand and device, to be compared later."""
    known = {f"brand:{name}": Known((name, *others), "") for name, others in facts.brands.items()}
    for device in facts.devices:
        names = (device.name, *device.aliases)
        known[f"device:{device.name}"] = Known(names, digest_value(device))
    return known


class Change(Struct, frozen=True):
    """What differs between two states of the catalogue."""

    words: frozenset[str] = frozenset()
    """Words of the names that appeared or vanished, without case."""
    devices: frozenset[str] = frozenset()
    """Devices whose figures changed, by name."""

    def concerns(self, text: str) -> bool:
        """Tell whether a text may say one of the names that changed."""
        return bool(self.words) and not self.words.isdisjoint(_WORD.findall(text.casefold()))


def change_between(before: Mapping[str, Known], after: Mapping[str, Known]) -> Change:
    """Compare two states of the catalogue."""
    words: set[str] = set()
    devices: set[str] = set()
    for key in before.keys() | after.keys():
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        if old is None or new is None or old.names != new.names:
            for one in (old, new):
                words.update(*(_words(name) for name in (one.names if one else ())))
        devices.add(key.partition(":")[2])
    return Change(frozenset(words), frozenset(devices))


@lru_cache(maxsize=16384)
def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(f"{name.casefold()} {fold(name)}"))
