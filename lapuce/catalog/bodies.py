"""The bodies of devices, front and back, in millimetres from their top left corner."""

from __future__ import annotations

from dataclasses import replace

from lapuce.catalog.colours import colours_of, edge_of, is_dark, mix
from lapuce.catalog.looks import Look, look_of
from lapuce.catalog.quantities import parse
from lapuce.catalog.screens import TILES, Frame, n, screen, seed_of
from lapuce.catalog.shapes import Dimensions, parse_dimensions, parse_pixels
from lapuce.catalog.sheets import DeviceSheet

_USUAL = {
    "téléphone": "140 × 70 × 8 mm", "tablette": "220 × 150 × 8 mm", "ordinateur": "210 × 300 × 15 mm",
    "montre": "45 × 38 × 11 mm", "liseuse": "169 × 117 × 9 mm", "console": "60 × 290 × 290 mm",
    "boîtier": "90 × 90 × 25 mm", "casque": "180 × 160 × 80 mm",
}  # fmt: skip
_STRAPS = ("#3f8fc0", "#ee8468", "#8fbf4d", "#30343c", "#ece8e2")
_DARK, _KEY = "#1a181b", "#8d8a90"


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


def front(sheet: DeviceSheet, *, fine: bool = True) -> str:
    """
    Return the front of a device, as SVG.

    Args:
        sheet: Its sizes, colours and system.
        fine: Whether to draw what a thumbnail is too small to show.
    """
    size = size_of(sheet)
    body = Frame(0, 0, float(size.width), float(size.height))
    if sheet.type == "montre":
        return _watch(sheet, body)
    if sheet.type == "liseuse":
        return _reader(sheet, body)
    if sheet.type == "casque":
        return _headset(sheet, body)
    if is_box(sheet):
        return _box(sheet, body)
    return _slab(sheet, body, look_of(sheet), fine=fine)


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


def _outline(body: Frame, fill: str, radius: float) -> str:
    radius = min(radius, body.width / 2, body.height / 2)
    return body.rect(fill, radius).replace("/>", f' stroke="{edge_of(fill)}"/>')


def _slab(sheet: DeviceSheet, body: Frame, look: Look, *, fine: bool) -> str:
    """Return a phone, a tablet, or what looks like one."""
    colour = colour_of_body(sheet)
    shown = screen_of(sheet, body, look.lift)
    radius = min(look.radius, min(body.width, body.height) * 0.16)
    rim = min(look.rim, max(shown.x - 0.3, 0.3))
    face = {"glass": "#141315", "white": "#fbfaf8", "body": mix(colour, "#000000", 0.08)}[look.face]
    inner = Frame(rim, rim, body.width - 2 * rim, body.height - 2 * rim)
    parts = [_outline(body, colour, radius), inner.rect(face, max(radius - rim, 0.5))]
    if look.face == "body":
        glass = Frame(inner.x, shown.y - 3, inner.width, shown.height + 6)
        parts.append(glass.rect("#141315"))
    if look.chin:
        chin = Frame(inner.x + 3, body.height - 5, inner.width - 6, 3)
        parts.append(chin.rect("#a5a4aa", 1))
    system_keys = not (look.home or look.keys or look.keyboard)
    system_keys = system_keys and "Android" in (sheet.os or "")
    parts.append(screen(sheet, shown, keys=system_keys, fine=fine))
    ink = mix(face, "#ffffff", 0.5) if is_dark(face) else mix(face, "#000000", 0.3)
    if fine:
        parts.append(_above(body, shown, look, ink))
    if sheet.type == "console":
        parts.append(_sticks(body, shown, ink))
    parts.append(_below(body, shown, look if fine else replace(look, keys=""), ink))
    return "".join(parts)


def _sticks(body: Frame, shown: Frame, ink: str) -> str:
    """Return the sticks and buttons on both sides of a portable console's screen."""
    r = min(shown.x * 0.3, body.height * 0.16)
    if r < 1:
        return ""
    left, right = shown.x / 2, body.width - shown.x / 2
    up, down = body.height * 0.32, body.height * 0.68
    return (
        f'<g fill="none" stroke="{ink}"><circle cx="{n(left)}" cy="{n(up)}" r="{n(r)}" stroke-width="2"/>'
        f'<circle cx="{n(right)}" cy="{n(down)}" r="{n(r)}" stroke-width="2"/>'
        f'<path d="M{n(left)} {n(down - r)}v{n(2 * r)}M{n(left - r)} {n(down)}h{n(2 * r)}" stroke-width="{n(r * 0.6)}"/>'
        f'<path d="M{n(right)} {n(up - r)}v.1M{n(right)} {n(up + r)}v.1M{n(right - r)} {n(up)}v.1M{n(right + r)} {n(up)}v.1" '
        f'stroke-width="{n(r * 0.6)}" stroke-linecap="round"/></g>'
    )


def _above(body: Frame, shown: Frame, look: Look, ink: str) -> str:
    """Return the speaker and the front camera."""
    middle, gap = body.width / 2, shown.y
    y = gap * 0.55
    width = min(body.width * 0.16, 12)
    parts = []
    if look.speaker == "slot":
        parts.append(f'<path d="M{n(middle - width / 2)} {n(y)}h{n(width)}" stroke="{ink}" stroke-width="1.2" stroke-linecap="round"/>')  # fmt: skip
    if look.speaker in ("bars", "dots"):
        length = body.width * (0.42 if look.speaker == "bars" else 0.72)
        dash = ' stroke-dasharray=".1 1.6" stroke-linecap="round"' if look.speaker == "dots" else ""
        y2 = body.height - (body.height - shown.y - shown.height) * 0.45
        lines = f"M{n(middle - length / 2)} {n(y)}h{n(length)}M{n(middle - length / 2)} {n(y2)}h{n(length)}"
        parts.append(f'<path d="{lines}" stroke="{ink}" stroke-width="1.1"{dash}/>')
    spots = {
        "left": [(middle - width / 2 - 5, y)], "right": [(body.width * 0.78, y)],
        "above": [(middle, y - 4)], "centre": [(middle, y)],
        "corners": [(6, 6), (body.width - 6, 6), (6, body.height - 6), (body.width - 6, body.height - 6)],
    }.get(look.front_lens, [])  # fmt: skip
    radius = min(1.3, gap * 0.2)
    parts += [
        f'<circle cx="{n(x)}" cy="{n(at)}" r="{n(radius)}" fill="#4a5a78"/>' for x, at in spots
    ]
    return "".join(parts)


def _below(body: Frame, shown: Frame, look: Look, ink: str) -> str:
    """Return what the hand presses under the screen."""
    middle, top = body.width / 2, shown.y + shown.height
    gap = body.height - top
    y = top + gap / 2
    if look.keyboard:
        rows = "".join(f"M{n(shown.x)} {n(top + 6 + i * 8)}h{n(shown.width)}" for i in range(3))
        frets = "".join(f"M{n(shown.x)} {n(top + 2 + i * 8)}h{n(shown.width)}" for i in range(4))
        return (
            f'<path d="{rows}" stroke="#39373c" stroke-width="6" stroke-dasharray="{n(shown.width / 10 - 0.6)} .6"/>'
            f'<path d="{frets}" stroke="{_KEY}" stroke-width=".8"/>'
        )
    r = min(gap * 0.32, 5.6)
    if r < 1.2:
        return ""
    parts = []
    if look.home == "round":
        parts.append(f'<circle cx="{n(middle)}" cy="{n(y)}" r="{n(r)}" fill="none" stroke="{ink}" stroke-width=".8"/>')  # fmt: skip
    if look.home == "ring":
        parts.append(f'<circle cx="{n(middle)}" cy="{n(y)}" r="{n(r * 0.55)}" fill="none" stroke="{ink}" stroke-width="1"/>')  # fmt: skip
    if look.home in ("pill", "touch"):
        key = Frame(middle - r * 1.7, y - r * 0.6, r * 3.4, r * 1.2)
        fill = "none" if look.home == "pill" else mix(ink, "#000000", 0.4)
        parts.append(key.rect(fill, r * 0.6).replace("/>", f' stroke="{ink}" stroke-width=".7"/>'))
    keys = "android" if look.keys == "red" else look.keys
    if not keys:
        return "".join(parts)
    s = min(r * 0.5, 1.9)
    left, right = body.width * 0.2, body.width * 0.8
    path = {
        "android": f"M{n(left - s)} {n(y - s)}h{n(2 * s)}m0 {n(s)}h{n(-2 * s)}m0 {n(s)}h{n(2 * s)}"
                   f"M{n(middle - s)} {n(y - s)}h{n(2 * s)}v{n(2 * s)}h{n(-2 * s)}z"
                   f"M{n(right + s)} {n(y - s)}l{n(-2 * s)} {n(s)} {n(2 * s)} {n(s)}",
        "windows": f"M{n(left + s)} {n(y - s)}l{n(-2 * s)} {n(s)} {n(2 * s)} {n(s)}M{n(left - s)} {n(y)}h{n(3 * s)}"
                   f"M{n(middle - s)} {n(y - s)}h{n(2 * s)}v{n(2 * s)}h{n(-2 * s)}zm{n(s)} 0v{n(2 * s)}m{n(-s)} {n(-s)}h{n(2 * s)}"
                   f"M{n(right)} {n(y)}l{n(s)} {n(s)}M{n(right - s)} {n(y - s)}h{n(s)}v{n(s)}h{n(-s)}z",
        "sides": f"M{n(left - s)} {n(y - s)}h{n(2 * s)}v{n(2 * s)}h{n(-2 * s)}z"
                 f"M{n(right + s)} {n(y - s)}l{n(-2 * s)} {n(s)} {n(2 * s)} {n(s)}",
        "one": f"M{n(middle + s)} {n(y - s)}l{n(-2 * s)} {n(s)} {n(2 * s)} {n(s)}",
    }  # fmt: skip
    tint = "#e0483a" if look.keys == "red" else ink
    parts.append(f'<path d="{path[keys]}" fill="none" stroke="{tint}" stroke-width=".8"/>')
    return "".join(parts)


def back(sheet: DeviceSheet) -> str:
    """Return the back of a phone or tablet, in its second colour if it has one."""
    look, size = look_of(sheet), size_of(sheet)
    body = Frame(0, 0, float(size.width), float(size.height))
    colour = colour_of_body(sheet, 1)
    shade = mix(colour, "#000000", 0.25)
    middle = body.width / 2
    parts = [_outline(body, colour, min(look.radius, min(body.width, body.height) * 0.16))]

    def lens(x: float, y: float, r: float) -> str:
        return (
            f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(r)}" fill="{_DARK}" stroke="{shade}" stroke-width="1"/>'
            f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(r * 0.45)}" fill="#3d4f86"/>'
        )

    def flash(x: float, y: float) -> str:
        return f'<circle cx="{n(x)}" cy="{n(y)}" r="1.5" fill="#fdf3cf"/>'

    match look.back:
        case "corner":
            parts += [lens(10, 10, 4), flash(18, 10)]
        case "centre":
            square = Frame(middle - 6, 10, 12, 12)
            parts += [square.rect(shade, 3), lens(middle, 16, 4.4), flash(middle, 26)]
        case "duo":
            parts += [lens(middle, 8, 3), lens(middle, 20, 5), flash(middle + 10, 20)]
        case "ring":
            parts += [
                f'<circle cx="{n(middle)}" cy="15" r="8.5" fill="none" stroke="{shade}" stroke-width="1.6"/>',
                lens(middle, 15, 4.6), f'<circle cx="{n(middle)}" cy="38" r="5" fill="{shade}"/>',
            ]  # fmt: skip
        case "rear-key":
            parts += [
                lens(middle, 15, 5), flash(middle + 11, 15),
                Frame(middle - 4, 23, 8, 14).rect(shade, 4),
            ]  # fmt: skip
        case "module":
            parts += [
                f'<circle cx="{n(middle)}" cy="30" r="21" fill="{_DARK}"/>',
                f'<circle cx="{n(middle)}" cy="30" r="13" fill="#2b2a2f"/>', lens(middle, 30, 8),
                flash(middle + 15, 36),
            ]  # fmt: skip
        case "sensor":
            parts += [
                lens(middle, 14, 4.6), flash(middle + 10, 14),
                f'<circle cx="{n(middle)}" cy="32" r="6" fill="{shade}" stroke="{edge_of(colour)}" stroke-width=".6"/>',
            ]  # fmt: skip
    return "".join(parts)


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


def _watch(sheet: DeviceSheet, body: Frame) -> str:
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
            + _outline(body, colour, body.width * 0.26)
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


def _reader(sheet: DeviceSheet, body: Frame) -> str:
    """Return an e-reader: a matt thick frame around a grey page."""
    colour = colour_of_body(sheet)
    shown = screen_of(sheet, body, 0.42)
    hollow = Frame(shown.x - 1.5, shown.y - 1.5, shown.width + 3, shown.height + 3)
    return (
        _outline(body, colour, 9)
        + hollow.rect(mix(colour, "#000000", 0.4), 1)
        + screen(sheet, shown, keys=False, fine=True)
        + f'<path d="M{n(body.width * 0.42)} {n((body.height + shown.y + shown.height) / 2)}h{n(body.width * 0.16)}" '
        f'stroke="{edge_of(colour)}" stroke-width="3" stroke-linecap="round"/>'
    )


def _headset(sheet: DeviceSheet, body: Frame) -> str:
    """Return a visor when it has a screen, headphones otherwise."""
    colour, w, h = colour_of_body(sheet), body.width, body.height
    edge = edge_of(colour)
    dark = mix(colour, "#000000", 0.35)
    if sheet.screen:
        visor = Frame(w * 0.06, h * 0.3, w * 0.88, h * 0.46)
        return (
            f'<path d="M{n(w * 0.1)} {n(h * 0.4)}Q{n(w / 2)} {n(-h * 0.3)} {n(w * 0.9)} {n(h * 0.4)}" fill="none" '
            f'stroke="{dark}" stroke-width="{n(h * 0.08)}"/>{_outline(visor, colour, h * 0.14)}'
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
        + "".join(_outline(one, colour, w * 0.09) for one in cups)
    )


def _box(sheet: DeviceSheet, body: Frame) -> str:
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
            + _outline(case, colour, w * 0.32)
            + f'<circle cx="{n(w / 2)}" cy="{n(h * 0.62)}" r="{n(w * 0.2)}" fill="none" stroke="{edge}" stroke-width="1.2"/>'
            + f'<circle cx="{n(w / 2)}" cy="{n(h * 0.9)}" r="1.2" fill="{accent}"/>'
        )
    if sheet.type == "boîtier":
        return (
            _outline(body, colour, 4)
            + f'<path d="M0 {n(h * 0.7)}L{n(w * 0.42)} {n(h * 0.5)} {n(w * 0.62)} {n(h)}H4a4 4 0 0 1-4-4z" fill="{dark}"/>'
            f'<path d="M{n(w * 0.42)} {n(h * 0.5)}L{n(w)} {n(h * 0.2)}V4a4 4 0 0 0-4-4H{n(w * 0.3)}z" fill="{mix(colour, "#ffffff", 0.1)}"/>'
            f'<path d="M{n(w * 0.3)} 0L{n(w * 0.42)} {n(h * 0.5)} {n(w * 0.62)} {n(h)}" fill="none" stroke="#76b83f" stroke-width="2"/>'
        )
    # A console lying flat: two slanted halves, a slot between, a light on the joint.
    lean = h * 0.28
    return (
        f'<path d="M{n(lean)} 0H{n(w)}L{n(w - lean * 0.5)} {n(h * 0.46)}H{n(lean * 0.5)}z" fill="{mix(colour, "#ffffff", 0.12)}" stroke="{edge}" stroke-width=".8"/>'
        f'<path d="M{n(lean * 0.5)} {n(h * 0.54)}H{n(w - lean * 0.5)}L{n(w - lean)} {n(h)}H0z" fill="{colour}" stroke="{edge}" stroke-width=".8"/>'
        f'<path d="M{n(lean)} {n(h / 2)}H{n(w - lean)}" stroke="{_DARK}" stroke-width="{n(h * 0.09)}"/>'
        f'<path d="M{n(w * 0.6)} {n(h * 0.5)}h{n(w * 0.06)}" stroke="{accent}" stroke-width="{n(h * 0.09)}"/>'
        f'<path d="M{n(w * 0.1)} {n(h * 0.62)}h{n(w * 0.3)}" stroke="{_DARK}" stroke-width="2"/>'
    )
