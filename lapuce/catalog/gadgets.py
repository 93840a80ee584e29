"""Watches, e-readers, headsets and boxes, in millimetres."""

from __future__ import annotations

from lapuce.catalog.bodies import DARK, colour_of_body, is_round, outline, screen_of, size_of
from lapuce.catalog.colours import edge_of, mix
from lapuce.catalog.looks import look_of
from lapuce.catalog.screens import TILES, Frame, n, screen, seed_of
from lapuce.catalog.shapes import parse_pixels
from lapuce.catalog.sheets import DeviceSheet

_STRAPS = ("#3f8fc0", "#ee8468", "#8fbf4d", "#30343c", "#ece8e2")


def straps(sheet: DeviceSheet) -> str:
    """Return the strap of a watch, as long again as its case above and below."""
    size = size_of(sheet)
    width, height = float(size.width), float(size.height)
    # A strap of rubber has its own colour, one of leather or steel goes with the case.
    colour = colour_of_body(sheet)
    if sheet.brand == "Apple":
        colour = _STRAPS[seed_of(sheet) % len(_STRAPS)]
    inset = width * (0.26 if is_round(sheet) else 0.16)
    narrow = inset + width * 0.05
    length = height * 0.72
    path = (
        f"M{n(inset)} {n(height * 0.1)}L{n(narrow)} {n(-length)}H{n(width - narrow)}L{n(width - inset)} {n(height * 0.1)}z"
        f"M{n(inset)} {n(height * 0.9)}L{n(narrow)} {n(height + length)}H{n(width - narrow)}L{n(width - inset)} {n(height * 0.9)}z"
    )
    holes = "".join(f"M{n(width / 2)} {n(height + length - 6 - i * 5)}v.1" for i in range(3))
    return (
        f'<path d="{path}" fill="{colour}" stroke="{edge_of(colour)}" stroke-width=".6"/>'
        f'<path d="{holes}" stroke="{mix(colour, "#000000", 0.45)}" stroke-width="1.6" stroke-linecap="round"/>'
    )


def watch(sheet: DeviceSheet, body: Frame) -> str:
    """Return a round or square case with its crown, and hands at ten past ten."""
    colour = colour_of_body(sheet)
    if any("cuir" in one for one in sheet.colors):
        colour = next((colour_of_body(sheet, i) for i, one in enumerate(sheet.colors) if "cuir" not in one), colour)  # fmt: skip
    x, y, r = body.width / 2, body.height / 2, min(body.width, body.height) / 2
    edge = edge_of(colour)
    accent = TILES[seed_of(sheet) // 7 % 7]
    if is_round(sheet):
        pixels = (
            parse_pixels(sheet.screen.definition)
            if sheet.screen and sheet.screen.definition
            else None
        )
        flat = pixels is not None and pixels.width != pixels.height
        inner = r - 3
        # A screen with a piece missing at the bottom, where its driver sits.
        dx, dy = (inner * 0.5, inner * 0.866) if flat else (0.1, inner)
        case = (
            f'<path d="M{n(body.width - 1)} {n(y)}h3" stroke="{edge}" stroke-width="4"/>'
            f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(r)}" fill="{colour}" stroke="{edge}" stroke-width=".6"/>'
            f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(r - 1.5)}" fill="#0e0d0f"/>'
            f'<path d="M{n(x - dx)} {n(y + dy)}A{n(inner)} {n(inner)} 0 1 1 {n(x + dx)} {n(y + dy)}z" fill="#26344f"/>'
        )
    else:
        face = Frame(2, 2, body.width - 4, body.height - 4)
        case = (
            f'<path d="M{n(body.width)} {n(y - 10)}v7" stroke="{edge}" stroke-width="4"/>'
            f'<path d="M{n(body.width)} {n(y + 3)}v9" stroke="{edge}" stroke-width="1.6"/>'
            + outline(body, colour, body.width * 0.26)
            + face.rect("#0e0d0f", body.width * 0.22)
        )
    t = r * 0.72
    ticks = "".join(
        f"M{n(x + t * dx)} {n(y + t * dy)}L{n(x + t * dx * 0.84)} {n(y + t * dy * 0.84)}"
        for dx, dy in ((0, -1), (0.5, -0.87), (0.87, -0.5), (1, 0), (0.87, 0.5), (0.5, 0.87),
                       (0, 1), (-0.5, 0.87), (-0.87, 0.5), (-1, 0), (-0.87, -0.5), (-0.5, -0.87))
    )  # fmt: skip
    return (
        f'{case}<path d="{ticks}" stroke="#fff" stroke-width=".8" opacity=".8"/>'
        f'<path d="M{n(x - t * 0.5)} {n(y - t * 0.3)}L{n(x)} {n(y)} {n(x + t * 0.62)} {n(y - t * 0.42)}" '
        f'fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round"/>'
        f'<path d="M{n(x)} {n(y)}V{n(y + t * 0.7)}" stroke="{accent}" stroke-width=".9"/>'
    )


def reader(sheet: DeviceSheet, body: Frame) -> str:
    """Return an e-reader: a matt thick frame around a grey page."""
    colour = colour_of_body(sheet)
    shown = screen_of(sheet, body, 0.42)
    hollow = Frame(shown.x - 1.5, shown.y - 1.5, shown.width + 3, shown.height + 3)
    return (
        outline(body, colour, 9)
        + hollow.rect(mix(colour, "#000000", 0.4), 1)
        + screen(sheet, shown, keys=False, fine=True)
        + f'<path d="M{n(body.width * 0.42)} {n((body.height + shown.y + shown.height) / 2)}h{n(body.width * 0.16)}" '
        f'stroke="{edge_of(colour)}" stroke-width="3" stroke-linecap="round"/>'
    )


def headset(sheet: DeviceSheet, body: Frame) -> str:
    """Return a visor when it has a screen, headphones otherwise."""
    colour, w, h = colour_of_body(sheet), body.width, body.height
    edge = edge_of(colour)
    dark = mix(colour, "#000000", 0.35)
    if sheet.screen:
        visor = Frame(w * 0.06, h * 0.3, w * 0.88, h * 0.46)
        return (
            f'<path d="M{n(w * 0.1)} {n(h * 0.4)}Q{n(w / 2)} {n(-h * 0.3)} {n(w * 0.9)} {n(h * 0.4)}" fill="none" '
            f'stroke="{dark}" stroke-width="{n(h * 0.08)}"/>{outline(visor, colour, h * 0.14)}'
            f'<path d="M{n(w * 0.38)} {n(h * 0.765)}q{n(w * 0.12)} {n(-h * 0.2)} {n(w * 0.24)} 0z" fill="{dark}"/>'
        )
    cups = [Frame(0, h * 0.5, w * 0.2, h * 0.48), Frame(w * 0.8, h * 0.5, w * 0.2, h * 0.48)]
    pads = [
        Frame(w * 0.16, h * 0.53, w * 0.1, h * 0.42),
        Frame(w * 0.74, h * 0.53, w * 0.1, h * 0.42),
    ]
    return (
        f'<path d="M{n(w * 0.1)} {n(h * 0.6)}C{n(w * 0.06)} {n(-h * 0.17)} {n(w * 0.94)} {n(-h * 0.17)} {n(w * 0.9)} {n(h * 0.6)}" '
        f'fill="none" stroke="{edge}" stroke-width="{n(w * 0.08)}" stroke-linecap="round"/>'
        + "".join(one.rect(dark, w * 0.05) for one in pads)
        + "".join(outline(one, colour, w * 0.09) for one in cups)
    )


def box(sheet: DeviceSheet, body: Frame) -> str:
    """Return what has no screen of its own: a console, a box, a stick."""
    colour, w, h = colour_of_body(sheet), body.width, body.height
    edge, dark = edge_of(colour), mix(colour, "#000000", 0.4)
    accent = TILES[seed_of(sheet) % 7]
    if sheet.type == "boîtier" and max(w, h) < 100 and max(w, h) > 1.5 * min(w, h):
        plug = Frame(w * 0.24, 0, w * 0.52, h * 0.24)
        case = Frame(0, h * 0.2, w, h * 0.8)
        return (
            plug.rect("#b9bac0", 1)
            + f'<path d="M{n(w * 0.34)} {n(h * 0.05)}h{n(w * 0.32)}" stroke="#6d6e75" stroke-width="2.4"/>'
            + outline(case, colour, w * 0.32)
            + f'<circle cx="{n(w / 2)}" cy="{n(h * 0.62)}" r="{n(w * 0.2)}" fill="none" stroke="{edge}" stroke-width="1.2"/>'
            + f'<circle cx="{n(w / 2)}" cy="{n(h * 0.9)}" r="1.2" fill="{accent}"/>'
        )
    if sheet.type == "boîtier":
        stripe = look_of(sheet).stripe
        if not stripe:
            return (
                outline(body, colour, 4)
                + f'<path d="M0 {n(h * 0.72)}H{n(w)}" fill="none" stroke="{dark}" stroke-width="1.6"/>'
                f'<circle cx="{n(w / 2)}" cy="{n(h * 0.86)}" r="1.2" fill="{accent}"/>'
            )
        return (
            outline(body, colour, 4)
            + f'<path d="M0 {n(h * 0.7)}L{n(w * 0.42)} {n(h * 0.5)} {n(w * 0.62)} {n(h)}H4a4 4 0 0 1-4-4z" fill="{dark}"/>'
            f'<path d="M{n(w * 0.42)} {n(h * 0.5)}L{n(w)} {n(h * 0.2)}V4a4 4 0 0 0-4-4H{n(w * 0.3)}z" fill="{mix(colour, "#ffffff", 0.1)}"/>'
            f'<path d="M{n(w * 0.3)} 0L{n(w * 0.42)} {n(h * 0.5)} {n(w * 0.62)} {n(h)}" fill="none" stroke="{stripe}" stroke-width="2"/>'
        )
    # A console lying flat: two slanted halves, a slot between, a light on the joint.
    lean = h * 0.28
    return (
        f'<path d="M{n(lean)} 0H{n(w)}L{n(w - lean * 0.5)} {n(h * 0.46)}H{n(lean * 0.5)}z" fill="{mix(colour, "#ffffff", 0.12)}" stroke="{edge}" stroke-width=".8"/>'
        f'<path d="M{n(lean * 0.5)} {n(h * 0.54)}H{n(w - lean * 0.5)}L{n(w - lean)} {n(h)}H0z" fill="{colour}" stroke="{edge}" stroke-width=".8"/>'
        f'<path d="M{n(lean)} {n(h / 2)}H{n(w - lean)}" stroke="{DARK}" stroke-width="{n(h * 0.09)}"/>'
        f'<path d="M{n(w * 0.6)} {n(h * 0.5)}h{n(w * 0.06)}" stroke="{accent}" stroke-width="{n(h * 0.09)}"/>'
        f'<path d="M{n(w * 0.1)} {n(h * 0.62)}h{n(w * 0.3)}" stroke="{DARK}" stroke-width="2"/>'
    )
