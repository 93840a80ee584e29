"""What the drawings of all devices share: their size, their colours and where their screen is."""

from __future__ import annotations

from lapuce.catalog.colours import colours_of, edge_of
from lapuce.catalog.quantities import parse
from lapuce.catalog.screens import Frame
from lapuce.catalog.shapes import Dimensions, parse_dimensions, parse_pixels
from lapuce.catalog.sheets import DeviceSheet

_USUAL = {
    "téléphone": "140 × 70 × 8 mm", "tablette": "220 × 150 × 8 mm", "ordinateur": "210 × 300 × 15 mm",
    "montre": "45 × 38 × 11 mm", "liseuse": "169 × 117 × 9 mm", "console": "60 × 290 × 290 mm",
    "boîtier": "90 × 90 × 25 mm", "casque": "180 × 160 × 80 mm",
}  # fmt: skip
DARK = "#1a181b"


def size_of(sheet: DeviceSheet) -> Dimensions:
    """Return the dimensions of a device, or usual ones for its kind."""
    usual = _USUAL[sheet.type]
    if sheet.type == "console" and sheet.screen:
        usual = "100 × 240 × 14 mm"
    return parse_dimensions(sheet.dimensions or usual)


def colour_of_body(sheet: DeviceSheet, number: int = 0) -> str:
    """Return one of the colours of a device: the last one when it has fewer."""
    colours = colours_of(sheet.colors)
    return colours[min(number, len(colours) - 1)]


def is_round(sheet: DeviceSheet) -> bool:
    """Tell whether a watch is round: as wide as it is high."""
    size = size_of(sheet)
    return sheet.type == "montre" and abs(size.width - size.height) <= 1


def is_box(sheet: DeviceSheet) -> bool:
    """Tell whether a device has no screen to be drawn with."""
    return sheet.type in ("console", "boîtier") and sheet.screen is None


def screen_of(sheet: DeviceSheet, body: Frame, lift: float = 0.5) -> Frame:
    """Return the place of the screen: its size from the sheet, when it fits in the body."""
    width, height = body.width * 0.88, body.height * 0.82
    said = sheet.screen
    if said and said.size and said.definition:
        pixels = parse_pixels(said.definition)
        long, short = max(pixels.width, pixels.height), min(pixels.width, pixels.height)
        factor = float(parse(said.size, "pouce").value) * 25.4 / (long**2 + short**2) ** 0.5
        upright = body.height >= body.width
        real = (short * factor, long * factor) if upright else (long * factor, short * factor)
        if real[0] <= body.width and real[1] <= body.height:
            width, height = real
    return Frame((body.width - width) / 2, (body.height - height) * lift, width, height)


def outline(body: Frame, fill: str, radius: float) -> str:
    """Return a rounded rectangle with its edge."""
    radius = min(radius, body.width / 2, body.height / 2)
    return body.rect(fill, radius).replace("/>", f' stroke="{edge_of(fill)}"/>')
