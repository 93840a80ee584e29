"""Devices drawn to scale from their sheets, as SVG without style, script or id of its own."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from lapuce.catalog.bodies import colour_of_body, is_box, size_of
from lapuce.catalog.colours import edge_of, mix
from lapuce.catalog.gadgets import box, headset, reader, straps, watch
from lapuce.catalog.looks import look_of
from lapuce.catalog.numbers import NB
from lapuce.catalog.prices import PricePoint
from lapuce.catalog.screens import TILES, Frame, n, seed_of
from lapuce.catalog.shapes import Dimensions
from lapuce.catalog.sheets import DeviceSheet
from lapuce.catalog.slabs import back, slab
from lapuce.markup import escape_text

CARD = Dimensions(Decimal("85.6"), Decimal("53.98"), Decimal("0.8"))
_CLOTHS = ("#2b4a7c", "#8a2340", "#1f6f74", "#44434a", "#6b4590")
_Piece = tuple[str, float, float]
"""A drawing in millimetres, and the place of its top left corner."""


def device_picture(sheet: DeviceSheet) -> str:
    """Return the device in a square frame, with its back or what goes with it."""
    return _framed(sheet, 400, fine=True)


def device_thumbnail(sheet: DeviceSheet) -> str:
    """Return the same picture, small."""
    return _framed(sheet, 96, fine=False)


@lru_cache(maxsize=2048)
def front(sheet: DeviceSheet, *, fine: bool) -> str:
    """
    Return the front of a device, as SVG, made once for all the pages that show it.

    Args:
        sheet: Its sizes, colours and system.
        fine: Whether to draw what a thumbnail is too small to show.
    """
    size = size_of(sheet)
    body = Frame(0, 0, float(size.width), float(size.height))
    if sheet.type == "montre":
        return watch(sheet, body)
    if sheet.type == "liseuse":
        return reader(sheet, body)
    if sheet.type == "casque":
        return headset(sheet, body)
    if is_box(sheet):
        return box(sheet, body)
    return slab(sheet, body, look_of(sheet), fine=fine)


def _framed(sheet: DeviceSheet, side: int, *, fine: bool) -> str:
    pieces, width, height = _scene(sheet, fine=fine)
    scale = side * 0.9 / max(width, height)
    x, y = (side - width * scale) / 2, (side - height * scale) / 2
    floor = f'<ellipse cx="{n(width / 2)}" cy="{n(height)}" rx="{n(width * 0.5)}" ry="{n(height * 0.022)}" opacity=".16"/>'
    drawn = "".join(
        f'<g transform="translate({n(left)} {n(top)})">{svg}</g>' if left or top else svg
        for svg, left, top in pieces
    )
    return (
        f'<svg viewBox="0 0 {side} {side}" width="{side}" height="{side}" aria-hidden="true">'
        f'<g transform="translate({n(x)} {n(y)}) scale({scale:.3f})" stroke-width=".6">{floor}{drawn}</g></svg>'
    )


def _scene(sheet: DeviceSheet, *, fine: bool) -> tuple[list[_Piece], float, float]:
    """Return what stands in a picture, and its width and height in millimetres."""
    size = size_of(sheet)
    width, height = float(size.width), float(size.height)
    match sheet.type:
        case "montre":
            return (
                [(straps(sheet), 0, height * 0.72), (front(sheet, fine=fine), 0, height * 0.72)],
                width,
                height * 2.44,
            )
        case "ordinateur":
            keyboard, wide, deep = _keyboard(sheet, width, height)
            return (
                [(keyboard, 0, height), (front(sheet, fine=fine), (wide - width) / 2, 0)],
                wide,
                height + deep,
            )
        case "console" if is_box(sheet):
            return (
                [(front(sheet, fine=fine), 0, 0), (_pad(sheet), width * 0.34, height * 0.8)],
                width,
                height * 0.8 + 105,
            )
        case "téléphone":
            aside, lower = width * 0.68, height * 0.06
            return (
                [(back(sheet), 0, 0), (front(sheet, fine=fine), aside, lower)],
                width + aside,
                height + lower,
            )
        case "tablette" if height >= width:
            aside, lower = width * 0.2, height * 0.05
            return (
                [(back(sheet), 0, 0), (front(sheet, fine=fine), aside, lower)],
                width + aside,
                height + lower,
            )
        case _:
            return [(front(sheet, fine=fine), 0, 0)], width, height


def _keyboard(sheet: DeviceSheet, width: float, height: float) -> tuple[str, float, float]:
    """Return a keyboard that lies before a screen, seen in perspective; its width and depth."""
    wide, deep = width * 1.16, height * 0.44
    # A keyboard of cloth has a colour of its own; the one of a laptop has that of its body.
    cloth = sheet.brand == "Microsoft"
    colour = _CLOTHS[seed_of(sheet) % len(_CLOTHS)] if cloth else colour_of_body(sheet)
    lean = (wide - width) / 2
    rows = "".join(
        f"M{n(lean * (0.86 - i * 0.13) + width * 0.04)} {n(deep * (0.12 + i * 0.13))}"
        f"h{n(wide - 2 * (lean * (0.86 - i * 0.13) + width * 0.04))}"
        for i in range(4)
    )
    touch = f"M{n(wide * 0.4)} {n(deep * 0.66)}h{n(wide * 0.2)}l{n(wide * 0.01)} {n(deep * 0.24)}h{n(-wide * 0.22)}z"
    return (
        f'<path d="M{n(lean)} 0H{n(lean + width)}L{n(wide)} {n(deep)}H0z" fill="{colour}" stroke="{edge_of(colour)}" stroke-width="1"/>'
        f'<path d="{rows}" stroke="{mix(colour, "#000000", 0.5)}" stroke-width="{n(deep * 0.1)}" stroke-dasharray="{n(width * 0.055)} {n(width * 0.012)}"/>'
        f'<path d="{touch}" fill="{mix(colour, "#000000", 0.3)}"/>',
        wide,
        deep,
    )  # fmt: skip


def _pad(sheet: DeviceSheet) -> str:
    """Return a pad to play with, 160 × 105: two grips, two sticks, a cross and four buttons."""
    colour = mix(colour_of_body(sheet), "#ffffff", 0.14)
    return (
        f'<path d="M38 8Q80 2 122 8C146 8 150 36 158 76 163 103 139 110 128 90L116 70H44L32 90C21 110-3 103 2 76 10 36 14 8 38 8z" '
        f'fill="{colour}" stroke="{edge_of(colour)}" stroke-width="1.2"/>'
        f'<path d="M58 9h44l-4 28H62z" fill="{mix(colour, "#000000", 0.35)}"/>'
        f'<path d="M62 10h36" stroke="{TILES[0]}" stroke-width="2.4"/>'
        f'<path d="M34 22v24M22 34h24" stroke="{mix(colour, "#000000", 0.55)}" stroke-width="7"/>'
        '<g fill="none" stroke-width="2.4"><circle cx="126" cy="23" r="4" stroke="#59b39b"/><circle cx="137" cy="34" r="4" stroke="#d96a6a"/>'
        '<circle cx="126" cy="45" r="4" stroke="#7f9fd6"/><circle cx="115" cy="34" r="4" stroke="#d493b8"/></g>'
        f'<g fill="{mix(colour, "#000000", 0.6)}" stroke="{edge_of(colour)}" stroke-width="1.4">'
        '<circle cx="58" cy="56" r="11"/><circle cx="102" cy="56" r="11"/></g>'
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
        parts.append(
            f'<g transform="translate({n(x)} {n(top)}) scale({scale:.3f})" stroke-width=".6">{front(sheet, fine=True)}</g>'
        )
        x += float(size.width) * scale + 8 * scale
        depth = max(float(size.depth) * scale, 1.5)
        body = colour_of_body(sheet)
        parts.append(
            f'<rect x="{n(x)}" y="{n(top)}" width="{n(depth)}" height="{n(float(size.height) * scale)}" '
            f'rx="{n(min(depth / 3, 2 * scale))}" fill="{body}" stroke="{edge_of(body)}" stroke-width=".6"/>'
        )
        middle = x - (float(size.width) * scale + 8 * scale) / 2
        parts.append(
            f'<text x="{n(middle)}" y="{n(base + 18)}" text-anchor="middle">{escape_text(sheet.name)}</text>'
        )
        x += depth + 26 * scale
    height, width = float(CARD.height) * scale, float(CARD.width) * scale
    parts.append(
        f'<rect class="carte" x="{n(x)}" y="{n(base - height)}" width="{n(width)}" height="{n(height)}" '
        f'rx="{n(3 * scale)}"/><text x="{n(x + width / 2)}" y="{n(base + 18)}" text-anchor="middle">carte</text>'
    )
    names = " et ".join(sheet.name for sheet in sheets)
    said = "\N{NARROW NO-BREAK SPACE}; ".join(f"{sheet.name}{NB}: {size}" for sheet, size in items)
    right = x + width + 20
    return (
        f'<svg class="silhouettes" viewBox="0 0 {n(right)} {n(base + 26)}" role="img" '
        f'aria-labelledby="{prefix}-t {prefix}-d"><title id="{prefix}-t">{escape_text(names)} à l’échelle, à côté '
        f'd’une carte bancaire</title><desc id="{prefix}-d">{escape_text(said)}.</desc>{"".join(parts)}</svg>'
    )


def sparkline(points: Sequence[PricePoint]) -> str:
    """
    Return the path of a small stepped curve of prices, 72 × 24.

    Its ground is zero: a fall of half is half as high, and two curves may be compared.
    """
    values = [float(one.money.amount) for one in points]
    high = max(values) or 1
    step = 68 / max(1, len(values))
    heights = [n(22 - 20 * value / high) for value in values]
    return "M2 " + "V".join(f"{y}H{n(2 + step * (i + 1))}" for i, y in enumerate(heights))
