"""The typed sheets behind records, made again from what their sources say."""

from __future__ import annotations

from lapuce import catalog
from lapuce.newsroom.records import Brand, Device

_MOST_HELD = 4096
_held: dict[str, catalog.DeviceSheet] = {}
"""Sheets by the digest of their record: several pages show each of them."""


def sheet_of(device: Device) -> catalog.DeviceSheet:
    """Return the typed sheet of a device."""
    found = _held.get(device.digest)
    if found is None:
        if len(_held) >= _MOST_HELD:
            _held.clear()  # A preview that stays sees sheets change.
        context = {"zone": "Europe/Paris"}
        found = catalog.DeviceSheet.model_validate(device.values, context=context)
        _held[device.digest] = found
    return found


def brand_sheet_of(brand: Brand) -> catalog.BrandSheet:
    """Return the typed sheet of a brand."""
    return catalog.BrandSheet.model_validate(brand.values)
