"""The typed sheets behind records, made again from what their sources say."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from lapuce import catalog
from lapuce.fingerprint import digest
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


def under_brand(device: Device, name: str) -> Device:
    """Return a device as readers are shown it: its sheet may call its brand by another of its names."""
    if device.card.brand == name:
        return device
    held = msgspec.json.decode(device.open_data)
    named = replace(
        device,
        digest=digest(device.digest, name),
        values={**device.values, "brand": name},
        open_data=msgspec.Raw(msgspec.json.encode({**held, "brand": name})),
    )
    card = replace(
        device.card,
        brand=name,
        picture=catalog.device_thumbnail(sheet_of(named)),  # It is drawn as its brand draws.
        data={**device.card.data, "brand": name},
    )
    return replace(named, card=card, card_digest=digest(device.card_digest, name))


def brand_sheet_of(brand: Brand) -> catalog.BrandSheet:
    """Return the typed sheet of a brand."""
    return catalog.BrandSheet.model_validate(brand.values)
