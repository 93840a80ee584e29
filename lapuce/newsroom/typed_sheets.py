"""The typed sheets behind records, made again from what their sources say."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from lapuce import catalog
from lapuce.newsroom.records import Brand, Device


def sheet_of(device: Device) -> catalog.DeviceSheet:
    """Return the typed sheet of a device."""
    return _sheet(device.digest, msgspec.json.encode(device.values))


def brand_sheet_of(brand: Brand) -> catalog.BrandSheet:
    """Return the typed sheet of a brand."""
    return catalog.BrandSheet.model_validate(brand.values)


@lru_cache(maxsize=4096)
def _sheet(digest: str, values: bytes) -> catalog.DeviceSheet:
    del digest
    return catalog.DeviceSheet.model_validate(
        msgspec.json.decode(values), context={"zone": "Europe/Paris"}
    )
