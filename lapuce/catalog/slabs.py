"""Phones, tablets, and what looks like one: front and back, in millimetres."""

from __future__ import annotations

from dataclasses import replace

from lapuce.catalog.bodies import DARK, colour_of_body, outline, screen_of, size_of
from lapuce.catalog.colours import edge_of, is_dark, mix
from lapuce.catalog.looks import Look, look_of
from lapuce.catalog.screens import Frame, n, screen
from lapuce.catalog.sheets import DeviceSheet

_KEY = "#8d8a90"


def slab(sheet: DeviceSheet, body: Frame, look: Look, *, fine: bool) -> str:
    """Return a phone, a tablet, or what looks like one."""
    colour = colour_of_body(sheet)
    shown = screen_of(sheet, body, look.lift)
    radius = min(look.radius, min(body.width, body.height) * 0.16)
    rim = min(look.rim, max(shown.x - 0.3, 0.3))
    face = {"glass": "#141315", "white": "#fbfaf8", "body": mix(colour, "#000000", 0.08)}[look.face]
    inner = Frame(rim, rim, body.width - 2 * rim, body.height - 2 * rim)
    parts = [outline(body, colour, radius), inner.rect(face, max(radius - rim, 0.5))]
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
    parts = [outline(body, colour, min(look.radius, min(body.width, body.height) * 0.16))]

    def lens(x: float, y: float, r: float) -> str:
        return (
            f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(r)}" fill="{DARK}" stroke="{shade}" stroke-width="1"/>'
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
                f'<circle cx="{n(middle)}" cy="30" r="21" fill="{DARK}"/>',
                f'<circle cx="{n(middle)}" cy="30" r="13" fill="#2b2a2f"/>', lens(middle, 30, 8),
                flash(middle + 15, 36),
            ]  # fmt: skip
        case "sensor":
            parts += [
                lens(middle, 14, 4.6), flash(middle + 10, 14),
                f'<circle cx="{n(middle)}" cy="32" r="6" fill="{shade}" stroke="{edge_of(colour)}" stroke-width=".6"/>',
            ]  # fmt: skip
    return "".join(parts)
