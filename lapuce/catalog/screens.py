"""What the screens of drawn devices show: a landscape, and the habits of their system."""

from __future__ import annotations

import zlib
from typing import NamedTuple

from lapuce.catalog.sheets import DeviceSheet

_PALETTES = (
    ("#f4b183", "#e2647f", "#6a2a5b", "#fde7c9"), ("#a9dcc6", "#3f9d87", "#154a4f", "#fff4d2"),
    ("#bcd3ec", "#5d86c4", "#22346d", "#fdf0d5"), ("#f7d774", "#e99a3c", "#8a3b12", "#fff6da"),
    ("#d9c6ea", "#8f6bbf", "#3c2268", "#fbe3ea"), ("#f3b7c4", "#cf5175", "#5b1230", "#fff1e4"),
    ("#c8e3a4", "#6ba33f", "#24501f", "#fdf7cf"), ("#9fd9e6", "#2f93b0", "#0e3f58", "#fdebd8"),
)  # fmt: skip
TILES = ("#1ba1e2", "#e3008c", "#60a917", "#f09609", "#d80073", "#00aba9", "#6a00ff")
ICONS = ("#e2574c", "#3b9ae0", "#4fb35a", "#f2a93b", "#7a6be0")


def n(value: float) -> str:
    """Return a length as short as a tenth allows."""
    text = f"{value:.1f}"
    if text[-2:] == ".0":
        return "0" if text == "-0.0" else text[:-2]
    if text[0] == "0":
        return text[1:]
    return f"-{text[2:]}" if text[:3] == "-0." else text


class Frame(NamedTuple):
    """A rectangle, in millimetres."""

    x: float
    y: float
    width: float
    height: float

    def at(self, x: float, y: float) -> str:
        """Return a point, from parts of the width and of the height."""
        return f"{n(self.x + x * self.width)} {n(self.y + y * self.height)}"

    def rect(self, fill: str, radius: float = 0) -> str:
        """Return the rectangle, filled."""
        rounded = f' rx="{n(radius)}"' if radius else ""
        corner = f' x="{n(self.x)}" y="{n(self.y)}"' if self.x or self.y else ""
        return (
            f'<rect{corner} width="{n(self.width)}" height="{n(self.height)}"{rounded} '
            f'fill="{fill}"/>'
        )


def seed_of(sheet: DeviceSheet) -> int:
    """Return a number that stays the same for a device."""
    return zlib.crc32(sheet.name.encode())


def screen(sheet: DeviceSheet, frame: Frame, *, keys: bool, fine: bool) -> str:
    """
    Return what a screen shows.

    Args:
        sheet: Its system tells the arrangement, its name the landscape.
        frame: The screen.
        keys: Whether the system draws its three keys at the bottom.
        fine: Whether icons have several colours, and keys are drawn.
    """
    system = (sheet.os or "").casefold()
    if sheet.type == "liseuse":
        return _page(frame)
    if "windows" in system:
        return _tiles(frame, seed_of(sheet), black="10" not in system or "mobile" in system)
    seed = seed_of(sheet)
    shown = _landscape(frame, seed)
    drawn_keys = _keys(frame) if keys and fine else ""
    if system.startswith("ios"):
        return shown + _grid(frame, 4 if frame.width < 90 else 5, seed if fine else None)
    if system.startswith("blackberry"):
        return shown + _grid(frame, 4, seed if fine else None)
    if "fire" in system:
        return shown + _carousel(frame)
    if "miui" in system or "flyme" in system or "emui" in system:
        return shown + _grid(frame, 4, seed if fine else None, rows=2) + drawn_keys
    return shown + _dock(frame, keys=keys) + drawn_keys


def _landscape(frame: Frame, seed: int) -> str:
    sky, middle, deep, light = _PALETTES[seed % len(_PALETTES)]
    at, small = frame.at, min(frame.width, frame.height)
    bottom = f"V{n(frame.y + frame.height)}H{n(frame.x)}z"
    back = frame.rect(sky)

    def disc(x: float, y: float, radius: float) -> str:
        centre = at(x, y).split()
        return f'<circle cx="{centre[0]}" cy="{centre[1]}" r="{n(radius * small)}" fill="{light}"/>'

    match seed // 64 % 6:
        case 0:
            return (
                back + disc(0.5, 0.36, 0.2)
                + f'<path d="M{at(0, 0.68)}Q{at(0.3, 0.42)} {at(0.6, 0.66)}T{at(1, 0.6)}{bottom}" fill="{middle}"/>'
                f'<path d="M{at(0, 0.84)}Q{at(0.45, 0.62)} {at(1, 0.84)}{bottom}" fill="{deep}"/>'
            )  # fmt: skip
        case 1:
            return (
                back + f'<path d="M{at(0, 0)}L{at(1, 0)} {at(0, 0.62)}z" fill="{middle}"/>'
                f'<path d="M{at(1, 0.3)}L{at(1, 1)} {at(0.16, 1)}z" fill="{deep}"/>'
                f'<path d="M{at(0, 0.62)}L{at(0.55, 0.28)} {at(0.72, 0.46)} {at(0, 0.9)}z" fill="{light}"/>'
            )  # fmt: skip
        case 2:
            return back + "".join(
                f'<path d="M{at(0, y)}Q{at(0.25, y - 0.12)} {at(0.5, y)}T{at(1, y)}{bottom}" fill="{fill}"/>'
                for y, fill in ((0.36, light), (0.56, middle), (0.78, deep))
            )
        case 3:
            return (
                frame.rect(deep) + disc(0.5, 0.44, 0.4)
                + f'<path d="M{at(0, 0.5)}Q{at(0.5, 0.62)} {at(1, 0.44)}{bottom}" fill="{middle}"/>'
            )  # fmt: skip
        case 4:
            return (
                back + disc(0.72, 0.26, 0.13)
                + f'<path d="M{at(0, 0.7)}L{at(0.32, 0.4)} {at(0.55, 0.62)} {at(0.78, 0.46)} {at(1, 0.66)}{bottom}" fill="{middle}"/>'
                f'<path d="M{at(0, 0.9)}L{at(0.4, 0.68)} {at(1, 0.92)}{bottom}" fill="{deep}"/>'
            )  # fmt: skip
        case _:
            rays = "".join(
                f"M{at(0.5, 1)}L{at(x, 0)} {at(x + 0.14, 0)}z" for x in (0, 0.28, 0.57, 0.86)
            )
            return (
                frame.rect(middle) + f'<path d="{rays}" fill="{sky}"/>'
                f'<path d="M{at(0, 0.8)}Q{at(0.5, 0.6)} {at(1, 0.8)}{bottom}" fill="{deep}"/>'
            )  # fmt: skip


def _row(frame: Frame, count: int, size: float) -> tuple[float, float, float]:
    """Return the start of a row of icons, its length and the gap between two."""
    gap = (frame.width - count * size) / (count + 0.6)
    return frame.x + gap * 0.8, count * size + (count - 1) * gap, gap


def _grid(frame: Frame, columns: int, seed: int | None, rows: int | None = None) -> str:
    """Return coloured squares in rows, and a last row apart on a light band."""
    size = min(frame.width * 0.6 / columns, frame.height * 0.085)
    start, length, gap = _row(frame, columns, size)
    pitch = max(size * 1.55, frame.height * 0.12)
    count = rows or max(int(frame.height * 0.72 / pitch), 1)
    # A short grid stands above the last row, a whole one begins at the top.
    first = frame.y + (frame.height * 0.82 - (count - 0.5) * pitch if rows else pitch * 0.75)
    band = Frame(frame.x, frame.y + frame.height * 0.86, frame.width, frame.height * 0.14)
    drawn = band.rect("#fff").replace("/>", ' opacity=".4"/>')
    lines = [first + i * pitch for i in range(count)] + [frame.y + frame.height * 0.93]
    if seed is None:
        path = "".join(f"M{n(start)} {n(y)}h{n(length)}" for y in lines)
        return drawn + (
            f'<path d="{path}" stroke="#fff" stroke-width="{n(size)}" '
            f'stroke-dasharray="{n(size)} {n(gap)}" opacity=".9"/>'
        )
    for i, colour in enumerate((ICONS[seed % 5], "#fff", ICONS[(seed + 2) % 5])):
        # Each colour takes one column in three, a column further on each row.
        starts = [(row + i) * 2 % 3 * (size + gap) for row in range(len(lines))]
        path = "".join(
            f"M{n(start + x)} {n(y)}h{n(length - x)}" for x, y in zip(starts, lines, strict=True)
        )
        drawn += (
            f'<path d="{path}" stroke="{colour}" stroke-width="{n(size)}" '
            f'stroke-dasharray="{n(size)} {n(2 * size + 3 * gap)}"/>'
        )
    return drawn


def _dock(frame: Frame, *, keys: bool) -> str:
    """Return a bar to search, and five round icons at the bottom."""
    size = min(frame.width * 0.12, frame.height * 0.08)
    start, length, gap = _row(frame, 5, size)
    y = frame.y + frame.height * (0.87 if keys else 0.93)
    bar = Frame(
        frame.x + frame.width * 0.07, frame.y + frame.height * 0.07,
        frame.width * 0.86, min(frame.height * 0.06, frame.width * 0.1),
    )  # fmt: skip
    return (
        bar.rect("#fff", 1).replace("/>", ' opacity=".8"/>')
        + f'<path d="M{n(start + size / 2)} {n(y)}h{n(length)}" stroke="#fff" stroke-width="{n(size)}" '
        f'stroke-linecap="round" stroke-dasharray="0 {n(size + gap)}" opacity=".9"/>'
    )


def _keys(frame: Frame) -> str:
    """Return the three keys that the system draws: back, home, recent."""
    r = min(frame.width, frame.height) * 0.02
    y = frame.y + frame.height - r * 2
    x = [frame.x + frame.width * part for part in (0.27, 0.5, 0.73)]
    return (
        f'<path d="M{n(x[0] + r)} {n(y - r)}v{n(2 * r)}l{n(-2 * r)} {n(-r)}z'
        f'M{n(x[2] - r)} {n(y - r)}h{n(2 * r)}v{n(2 * r)}h{n(-2 * r)}z" fill="#fff"/>'
        f'<circle cx="{n(x[1])}" cy="{n(y)}" r="{n(r)}" fill="#fff"/>'
    )


def _tiles(frame: Frame, seed: int, *, black: bool) -> str:
    """Return the tiles of Windows: two widths of squares, one accent and two neighbours."""
    accent, other = TILES[seed % 7], TILES[(seed // 7 % 6 + seed % 7 + 1) % 7]
    upright = frame.height > frame.width
    columns, rows = (4, min(int(frame.height / frame.width * 4), 8)) if upright else (9, 5)
    back = frame.rect("#15151a" if black else "#1d3b63")
    unit = min(frame.width / (columns + 0.4), frame.height / (rows + 0.4))
    left = frame.x + (frame.width - unit * columns) / 2
    top = frame.y + (frame.height - unit * rows) / 2
    gap = unit * 0.1
    drawn = ["", "", ""]
    x = y = 0
    turn = seed
    taken: set[tuple[int, int]] = set()
    for y in range(rows):
        for x in range(columns):
            if (x, y) in taken:
                continue
            turn = (turn * 1_103_515_245 + 12_345) % 2**31
            wide = 2 if turn >> 16 & 3 else 1
            tall = wide if turn >> 18 & 1 or wide == 1 else 1
            if (
                x + wide > columns or y + tall > rows
                or any((x + i, y + j) in taken for i in range(wide) for j in range(tall))
            ):  # fmt: skip
                wide = tall = 1
            taken |= {(x + i, y + j) for i in range(wide) for j in range(tall)}
            w, h = wide * unit - gap, tall * unit - gap
            drawn[(turn >> 20) % 3 if wide > 1 else 0] += (
                f"M{n(left + x * unit + gap / 2)} {n(top + y * unit + gap / 2)}"
                f"h{n(w)}v{n(h)}h{n(-w)}z"
            )
    fills = zip(drawn, (accent, other, "#eceaf2"), strict=True)
    return back + "".join(f'<path d="{path}" fill="{fill}"/>' for path, fill in fills if path)


def _page(frame: Frame) -> str:
    """Return a page of a book in electronic ink."""
    x, width, step = frame.x + frame.width * 0.1, frame.width * 0.8, frame.height * 0.055
    ragged = (0.4, 0, 1, 1, 1, 0.7, 1, 1, 1, 1, 0.5, 1, 1, 1, 0.85)
    lines = "".join(
        f"M{n(x)} {n(frame.y + step * (i + 1.8))}h{n(width * part)}"
        for i, part in enumerate(ragged)
        if part
    )
    return frame.rect("#dfdcd3") + (
        f'<path d="{lines}" stroke="#4a4846" stroke-width="{n(step * 0.36)}" '
        f'stroke-dasharray="9 1.5 5 1.5 12 1.5 3 1.5"/>'
    )


def _carousel(frame: Frame) -> str:
    """Return one large icon between two others, and lines under it."""
    side = frame.width * 0.52
    y = frame.y + frame.height * 0.22
    big = Frame(frame.x + (frame.width - side) / 2, y, side, side)
    x = n(frame.x + frame.width * 0.24)
    return (
        f'<path d="M{n(frame.x)} {n(y + side * 0.2)}h{n(frame.width)}v{n(side * 0.6)}h{n(-frame.width)}z" '
        f'fill="#fff" opacity=".35"/>{big.rect("#fff", 2)}'
        f'<path d="M{x} {n(y + side * 1.3)}h{n(side)}M{x} {n(y + side * 1.5)}h{n(side * 0.7)}" '
        f'stroke="#fff" stroke-width="2"/>'
    )
