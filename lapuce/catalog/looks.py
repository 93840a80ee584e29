"""What tells one device from another, in plain geometry: corners, keys, lenses, never a logo."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

from lapuce.catalog.sheets import DeviceSheet


@dataclass(frozen=True)
class Look:
    """How a device is drawn. Lengths are in millimetres."""

    radius: float = 8
    rim: float = 1
    """Of the body, seen around the front."""
    face: Literal["glass", "body", "white"] = "glass"
    """`white` where a light device has a white front."""
    lift: float = 0.5
    """Part of the free height above the screen."""
    home: Literal["", "round", "pill", "touch", "ring"] = ""
    keys: Literal["", "android", "windows", "sides", "one", "red"] = ""
    """Under the screen; without any, an Android shows three on it."""
    speaker: Literal["slot", "bars", "dots", ""] = "slot"
    front_lens: Literal["left", "right", "above", "centre", "corners", ""] = "right"
    back: Literal["corner", "centre", "duo", "ring", "rear-key", "module", "sensor"] = "corner"
    keyboard: bool = False
    chin: bool = False
    """A strip of metal under the screen."""
    stripe: str = ""
    """Colour of the line between the facets of a box; without one its top is plain."""


_ANDROID = Look()
_BRANDS: dict[str, dict[str, Any]] = {
    "Apple": {"radius": 9, "rim": 0.7, "face": "white", "home": "round", "front_lens": "left"},
    "Samsung": {"radius": 10, "rim": 1.4, "face": "white", "home": "pill", "keys": "sides", "back": "centre"},
    "LG": {"radius": 8, "rim": 0.8, "face": "white", "lift": 0.4, "back": "rear-key"},
    "HTC": {"radius": 9, "face": "body", "speaker": "dots", "back": "duo"},
    "Sony": {"radius": 5, "rim": 1, "face": "white", "speaker": "bars", "front_lens": "left"},
    "Huawei": {"radius": 5, "face": "white", "front_lens": "left"},
    "Xiaomi": {"radius": 7, "rim": 0.9, "face": "white", "keys": "android"},
    "OnePlus": {"radius": 8, "rim": 1.2, "keys": "android", "back": "centre", "front_lens": "left"},
    "Oppo": {"radius": 6, "keys": "android", "back": "centre", "face": "white"},
    "Meizu": {"radius": 9, "rim": 0.9, "home": "ring", "back": "centre", "face": "white"},
    "Motorola": {"radius": 11, "rim": 1.4, "back": "ring", "face": "white"},
    "Google": {"radius": 7, "rim": 1.1, "front_lens": "left"},
    "Nokia": {"radius": 5, "rim": 1.8, "keys": "windows", "back": "centre"},
    "Microsoft": {"radius": 6, "rim": 1.6, "back": "centre"},
    "Amazon": {"radius": 8, "rim": 1.4, "front_lens": ""},
    "Asus": {"radius": 8, "keys": "android", "chin": True, "back": "rear-key", "face": "white"},
    "BlackBerry": {"radius": 5, "keyboard": True, "lift": 0.3, "back": "centre"},
    "NVIDIA": {"radius": 9, "speaker": "bars", "front_lens": "centre", "stripe": "#76b83f"},
}  # fmt: skip
_DEVICES: tuple[tuple[re.Pattern[str], dict[str, Any]], ...] = tuple(
    (re.compile(rf"{name}(?!\w)" if name[-1].isalnum() else name), traits)
    for name, traits in (
        (r"iPhone 5", {"front_lens": "above"}),
        (r"Galaxy Note", {"radius": 8}),
        (r"Galaxy Note 7", {"radius": 11, "rim": 0.6}),
        (r"Ascend Mate", {"back": "sensor", "radius": 6}),
        (r"Mi 3", {"radius": 3}),
        (r"Mi 5", {"radius": 11, "home": "touch", "keys": "sides"}),
        (r"Redmi", {"keys": "red", "back": "centre", "rim": 1.4}),
        (r"OnePlus (?:2|3)", {"home": "touch", "keys": "", "radius": 9}),
        (r"OnePlus X", {"back": "corner", "radius": 9}),
        (r"Moto X", {"speaker": "bars"}),
        (r"Nexus (?:6|9)", {"speaker": "bars", "radius": 12, "back": "ring"}),
        (r"Nexus 5X", {"back": "sensor", "speaker": "bars"}),
        (r"Nexus (?:7|9)", {"back": "corner", "front_lens": "centre"}),
        (r"Nexus 7", {"lift": 0.44, "speaker": ""}),
        (r"Lumia 1020", {"back": "module", "radius": 6}),
        (r"Lumia 930", {"radius": 3}),
        (r"Lumia 950", {"back": "module", "keys": ""}),
        (r"Nokia X", {"keys": "one", "front_lens": ""}),
        (r"Nokia N1", {"keys": "", "face": "white", "radius": 10, "front_lens": "centre"}),
        (r"Fire Phone", {"home": "pill", "front_lens": "corners"}),
        (r"Surface", {"radius": 5, "rim": 1.2, "speaker": "", "front_lens": "centre"}),
    )
)  # fmt: skip


@lru_cache(maxsize=512)
def look_of(sheet: DeviceSheet) -> Look:
    """Return what is known of a device's look, by its brand, its name and its kind."""
    known = _known(sheet.brand, sheet.name)
    changes: dict[str, Any] = {}
    if sheet.type == "tablette":
        changes["speaker"] = "bars" if known.speaker == "bars" else ""
        if known.front_lens in ("left", "right"):
            changes["front_lens"] = "centre"
    if not (sheet.cameras and sheet.cameras.front):
        changes["front_lens"] = ""
    if known.face == "white" and not _has_white_front(sheet):
        changes["face"] = "glass"
    return replace(known, **changes) if changes else known


def _has_white_front(sheet: DeviceSheet) -> bool:
    """Tell whether the first colour goes with a white front: that of silver iPhones is white."""
    light = ["blanc", "céramique"]
    if sheet.brand in ("Apple", "Nokia"):
        light += ["argent", "or", "aluminium"]
    return bool(sheet.colors) and sheet.colors[0].casefold().split()[0] in light


def _known(brand: str, name: str) -> Look:
    traits = dict(_BRANDS.get(brand, {}))
    for pattern, own in _DEVICES:
        if pattern.search(name):
            traits |= own
    return replace(_ANDROID, **traits)
