"""Devices drawn to scale from their sheets, as SVG without style or script."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from decimal import Decimal
from xml.sax.saxutils import escape

from lapuce.catalog.prices import PricePoint
from lapuce.catalog.quantities import parse
from lapuce.catalog.shapes import Dimensions, parse_dimensions, parse_pixels
from lapuce.catalog.sheets import DeviceSheet

_SKINS = (
    ("#7c1d3f", "#f3c14b", "#f0a3b0"), ("#1b2b5e", "#a9dcc6", "#f3c14b"),
    ("#0c3a2d", "#f0a3b0", "#a9dcc6"), ("#9a3d0c", "#c9dcea", "#f3c14b"),
    ("#16211d", "#f3a3b8", "#c9dcea"), ("#4d3d10", "#a9dcc6", "#f0a3b0"),
)  # fmt: skip
_USUAL = {
    "téléphone": "140 × 70 × 8 mm", "tablette": "220 × 150 × 8 mm", "ordinateur": "300 × 210 × 15 mm",
    "montre": "45 × 38 × 11 mm", "liseuse": "169 × 117 × 9 mm", "console": "275 × 305 × 53 mm",
    "boîtier": "90 × 90 × 25 mm", "casque": "180 × 160 × 80 mm",
}  # fmt: skip
CARD = Dimensions(Decimal("85.6"), Decimal("53.98"), Decimal("0.8"))


def size_of(sheet: DeviceSheet) -> Dimensions:
    """Return the dimensions of a device, or usual ones for its kind."""
    return parse_dimensions(sheet.dimensions or _USUAL[sheet.type])


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _front(sheet: DeviceSheet, x: float, y: float, scale: float) -> str:
    """Return the front of a device, its top left corner at a point."""
    size = size_of(sheet)
    width, height = float(size.width) * scale, float(size.height) * scale
    body, wall, accent = _SKINS[zlib.crc32(sheet.name.encode()) % len(_SKINS)]
    radius = min(width, height) * (0.28 if sheet.type == "montre" else 0.09)
    parts = []
    if sheet.type == "montre":
        strap = width * 0.62
        parts.append(
            f'<rect x="{_n(x + (width - strap) / 2)}" y="{_n(y - height * 0.42)}" width="{_n(strap)}" '
            f'height="{_n(height * 1.84)}" rx="{_n(strap * 0.18)}" fill="{accent}"/>'
        )
    parts.append(
        f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" rx="{_n(radius)}" '
        f'fill="{body}"/>'
    )
    if sheet.screen is None:
        parts.append(f'<circle cx="{_n(x + width * 0.5)}" cy="{_n(y + height * 0.5)}" '
                     f'r="{_n(min(width, height) * 0.12)}" fill="{accent}"/>')  # fmt: skip
        return "".join(parts)
    inner_w, inner_h = _screen(sheet, float(size.width), float(size.height))
    inner_w, inner_h = inner_w * scale, inner_h * scale
    left, top = x + (width - inner_w) / 2, y + (height - inner_h) / 2
    parts.append(
        f'<rect x="{_n(left)}" y="{_n(top)}" width="{_n(inner_w)}" height="{_n(inner_h)}" '
        f'rx="{_n(radius * 0.25)}" fill="{wall}"/>'
    )
    parts.append(
        f'<circle cx="{_n(left + inner_w * 0.7)}" cy="{_n(top + inner_h * 0.3)}" '
        f'r="{_n(min(inner_w, inner_h) * 0.16)}" fill="#fff" opacity=".7"/>'
        f'<path d="M{_n(left)} {_n(top + inner_h * 0.78)}l{_n(inner_w * 0.34)} {_n(-inner_h * 0.22)}'
        f"l{_n(inner_w * 0.26)} {_n(inner_h * 0.14)}l{_n(inner_w * 0.4)} {_n(-inner_h * 0.2)}"
        f'V{_n(top + inner_h)}H{_n(left)}z" fill="{body}" opacity=".55"/>'
    )
    gap = top - y
    if gap > 2 and sheet.type in ("téléphone", "tablette"):
        parts.append(
            f'<circle cx="{_n(x + width / 2)}" cy="{_n(y + gap / 2)}" r="{_n(min(gap * 0.16, 3))}" '
            f'fill="#fff" opacity=".6"/>'
        )
    return "".join(parts)


def _screen(sheet: DeviceSheet, width: float, height: float) -> tuple[float, float]:
    """Return the screen's width and height in millimetres, inside the body's."""
    screen = sheet.screen
    if screen and screen.size and screen.definition:
        pixels = parse_pixels(screen.definition)
        long, short = max(pixels.width, pixels.height), min(pixels.width, pixels.height)
        diagonal = float(parse(screen.size, "pouce").value) * 25.4
        factor = diagonal / (long**2 + short**2) ** 0.5
        wide, tall = (
            (short * factor, long * factor) if height >= width else (long * factor, short * factor)
        )
        if wide <= width and tall <= height:
            return wide, tall
    return width * 0.86, height * 0.86


def device_picture(sheet: DeviceSheet) -> str:
    """Return the device seen from the front, in a square frame."""
    return _framed(sheet, 400)


def device_thumbnail(sheet: DeviceSheet) -> str:
    """Return the same picture, small."""
    return _framed(sheet, 96)


def _framed(sheet: DeviceSheet, side: int) -> str:
    size = size_of(sheet)
    tall = float(size.height) * (1.84 if sheet.type == "montre" else 1)
    scale = side * 0.86 / max(tall, float(size.width))
    x = (side - float(size.width) * scale) / 2
    y = (side - float(size.height) * scale) / 2
    return (
        f'<svg viewBox="0 0 {side} {side}" width="{side}" height="{side}" aria-hidden="true">'
        f"{_front(sheet, x, y, scale)}</svg>"
    )


def silhouettes(sheets: Sequence[DeviceSheet], prefix: str) -> str:
    """
    Return devices at one scale, front and side, beside a bank card.

    Args:
        sheets: One or two devices.
        prefix: Begins the ids of the title and of the description.
    """
    items = [(sheet, size_of(sheet)) for sheet in sheets]
    total = sum(float(size.width + size.depth) + 34 for _, size in items) + float(CARD.width) + 12
    tallest = max([float(size.height) for _, size in items] + [float(CARD.height)])
    scale = min(760 / total, 300 / tallest)
    base = tallest * scale + 16
    parts, x = [], 10.0
    for sheet, size in items:
        top = base - float(size.height) * scale
        parts.append(_front(sheet, x, top, scale))
        x += float(size.width) * scale + 8 * scale
        depth = max(float(size.depth) * scale, 1.5)
        body = _SKINS[zlib.crc32(sheet.name.encode()) % len(_SKINS)][0]
        parts.append(
            f'<rect x="{_n(x)}" y="{_n(top)}" width="{_n(depth)}" height="{_n(float(size.height) * scale)}" '
            f'rx="{_n(depth / 3)}" fill="{body}"/>'
        )
        middle = x - (float(size.width) * scale + 8 * scale) / 2
        parts.append(
            f'<text x="{_n(middle)}" y="{_n(base + 18)}" text-anchor="middle">{escape(sheet.name)}</text>'
        )
        x += depth + 26 * scale
    height, width = float(CARD.height) * scale, float(CARD.width) * scale
    parts.append(
        f'<rect class="carte" x="{_n(x)}" y="{_n(base - height)}" width="{_n(width)}" height="{_n(height)}" '
        f'rx="{_n(3 * scale)}"/><text x="{_n(x + width / 2)}" y="{_n(base + 18)}" text-anchor="middle">carte</text>'
    )
    names = " et ".join(sheet.name for sheet in sheets)
    said = " ; ".join(f"{sheet.name} : {size}" for sheet, size in items)
    right = x + width + 20
    return (
        f'<svg class="silhouettes" viewBox="0 0 {_n(right)} {_n(base + 26)}" role="img" '
        f'aria-labelledby="{prefix}-t {prefix}-d"><title id="{prefix}-t">{escape(names)} à l’échelle, à côté '
        f'd’une carte bancaire</title><desc id="{prefix}-d">{escape(said)}.</desc>{"".join(parts)}</svg>'
    )


def sparkline(points: Sequence[PricePoint]) -> str:
    """Return the path of a small curve of prices, 72 × 24."""
    values = [float(one.money.amount) for one in points]
    low, high = min(values), max(values)
    span = (high - low) or 1
    step = 68 / max(1, len(values) - 1)
    dots = [
        f"{_n(2 + step * i)} {_n(22 - 18 * (value - low) / span)}" for i, value in enumerate(values)
    ]
    return "M" + "L".join(dots)
