"""
The sheets as open data: what is written, and the same in plain numbers.

JSON keeps the keys of the front matter, without what is empty nor the rules that `ignore` names,
and adds `figures`. CSV has the same in one line: inner keys are joined by a dot, the values of a
list by « ; » between spaces (a semicolon inside a value is doubled), and those of a price or of a
source are `key=value` between commas; two commas are one, inside a value. From either, one has the
sheet again, whatever its texts are.

`figures` holds numbers only, in the unit that its key names; a key is there when the sheet says it:

    screen_inches, screen_pixels [width, height], refresh_hz,
    memory_gb [...], storage_gb [...]        of 1024 megabytes
    battery_mah or battery_wh                as the maker says
    back_cameras_mpx [...], front_camera_mpx
    height_mm, width_mm, depth_mm, weight_g
    prices [...], price_history [...]        amount, and currency by its ISO 4217 code, in the order
                                             of the keys of the same name
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from lapuce.catalog.prices import price_in_euros
from lapuce.catalog.quantities import parse, parse_or_none
from lapuce.catalog.shapes import parse_dimensions, parse_pixels
from lapuce.catalog.sheets import BrandSheet, DeviceSheet, PriceSheet

_MISLEADING = re.compile(r",(?= \w+=|\Z)|,{2,}")
"""
Commas of a value that would be read as the end of it, or as one that was doubled. Others are not:
amounts and addresses keep theirs as typed.
"""


def raw_data(sheet: DeviceSheet) -> dict[str, Any]:
    """Return raw values for filters."""
    day = sheet.release or sheet.announced
    euros = price_in_euros(sheet)
    screen = sheet.screen.size if sheet.screen else None
    return {
        "brand": sheet.brand,
        "type": sheet.type,
        "os": sheet.os,
        "year": day.year if day else None,
        "release": day.isoformat() if day else None,
        "screen_inches": float(parse(screen, "pouce").value) if screen else None,
        "price_eur": int(euros) if euros is not None else None,
    }


def figures(sheet: DeviceSheet) -> dict[str, Any]:
    """Return the figures of a sheet as plain numbers, in the units that the keys name."""
    screen, cameras = sheet.screen, sheet.cameras
    held: dict[str, Any] = {
        "memory_gb": [_plain(parse(one, "Mo").value / 1024) for one in sheet.memory],
        "storage_gb": [_plain(parse(one, "Mo").value / 1024) for one in sheet.storage],
        "prices": [_money(one) for one in sheet.prices],
        "price_history": [_money(one) for one in sheet.price_history],
    }
    if screen and screen.size:
        held["screen_inches"] = _plain(parse(screen.size, "pouce").value)
    if screen and screen.definition:
        pixels = parse_pixels(screen.definition)
        held["screen_pixels"] = [pixels.width, pixels.height]
    if screen and (refresh := parse_or_none(screen.refresh, "Hz")):
        held["refresh_hz"] = _plain(refresh.value)
    if sheet.battery:
        battery = parse(sheet.battery, "mAh", "Wh")
        held[f"battery_{battery.unit.lower()}"] = _plain(battery.value)
    if cameras:
        back = [parse_or_none(one, "Mpx") for one in cameras.back]
        held["back_cameras_mpx"] = [_plain(one.value) for one in back if one]
        if front := parse_or_none(cameras.front, "Mpx"):
            held["front_camera_mpx"] = _plain(front.value)
    if sheet.dimensions:
        size = parse_dimensions(sheet.dimensions)
        held |= {f"{side}_mm": _plain(getattr(size, side)) for side in ("height", "width", "depth")}
    if sheet.weight:
        held["weight_g"] = _plain(parse(sheet.weight, "g").value)
    return {key: value for key, value in held.items() if value != []}


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _money(price: PriceSheet) -> dict[str, Any]:
    return {"amount": _plain(price.money.amount), "currency": price.money.currency}


def _as_typed(sheet: BrandSheet | DeviceSheet) -> dict[str, Any]:
    dumped = sheet.model_dump(mode="json", exclude={"ignore", "redirect_from"}, exclude_none=True)
    held: dict[str, Any] = _without_empty(dumped)
    return held


def brand_to_json(sheet: BrandSheet) -> dict[str, Any]:
    """Return the sheet of a brand as its front matter says it, without what is empty."""
    return _as_typed(sheet)


def to_json(sheet: DeviceSheet) -> dict[str, Any]:
    """Return a sheet as its front matter says it, without what is empty, and its `figures`."""
    held = _as_typed(sheet)
    if numbers := figures(sheet):
        held["figures"] = numbers
    return held


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {key: _without_empty(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner not in ("", [], {})}
    if isinstance(value, list):
        return [_without_empty(inner) for inner in value]
    return value


def to_row(data: Mapping[str, Any]) -> dict[str, str]:
    """
    Return a sheet as one line of a table: inner keys are joined by a dot, lists by « ; ».

    Args:
        data: As `to_json` gives it.
    """
    row: dict[str, str] = {}
    for key, value in data.items():
        if isinstance(value, dict):
            row |= {f"{key}.{inner}": cell for inner, cell in to_row(value).items()}
        elif isinstance(value, list):
            row[key] = " ; ".join([_cell(one).replace(";", ";;") for one in value])
        else:
            row[key] = str(value)
    return row


def _doubled(commas: re.Match[str]) -> str:
    return commas[0] * 2


def _cell(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(
            [f"{key}={_MISLEADING.sub(_doubled, str(held))}" for key, held in value.items()]
        )
    return str(value)
