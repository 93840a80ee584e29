"""The prices of a device in time, as one static SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from lapuce.catalog.money import Money
from lapuce.catalog.numbers import NB
from lapuce.catalog.prices import PricePoint, best_price
from lapuce.dates import long_date, short_date
from lapuce.markup import escape_text

_LEFT, _RIGHT, _TOP, _GROUND = 12, 640, 44, 196
_LETTER, _LINE = 17, 34
"""The room of one letter and of one line on a narrow screen, where the theme writes largest."""
_MONTH_ROOM = 130
"""Of the months between both ends: the theme hides them where it writes largest."""
_FEW_DAYS, _FEW_YEARS = 62, 3 * 365
_MOST_DOTS = 24
_MOST_STEPS, _COLUMN = 300, 2.2
"""Past so many steps, one for each so many pixels: more are not seen, and weigh on the page."""

_Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True)
class _Label:
    """A text at a place."""

    text: str
    x: float
    y: float
    anchor: str = "start"
    kind: str = "fort"

    @property
    def box(self) -> _Box:
        """Return the room it takes."""
        width = len(self.text) * _LETTER
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return left, self.y - 26, left + width, self.y + 6

    def __str__(self) -> str:
        anchor = "" if self.anchor == "start" else f' text-anchor="{self.anchor}"'
        return (
            f'<text class="{self.kind}" x="{self.x:.0f}" y="{self.y:.0f}"{anchor}>'
            f"{escape_text(self.text)}</text>"
        )


def price_chart(points: Sequence[PricePoint], name: str) -> str:
    """
    Return a stepped curve above zero, with its title and a sentence that says the same.

    Its ground is zero, as that of the small curves: a fall of half is half as high.

    Args:
        points: Prices in one currency, in order, one at least.
        name: The name of the device.
    """
    points = _without_crowd(points)
    first, last, lowest = points[0], points[-1], best_price(points)
    at = _places(points)
    path = f"M{at[0][0]:.0f} {at[0][1]:.0f}" + "".join(f"H{x:.0f}V{y:.0f}" for x, y in at[1:])
    path += f"H{_RIGHT}"
    start, end = at[0], at[-1]
    dots = at[1:-1] if len(points) <= _MOST_DOTS else []
    said = f"Le prix passe de {first.text} le {long_date(first.date)} à {last.text} le {long_date(last.date)}"
    if lowest.money.amount < min(first.money.amount, last.money.amount):
        said += f", au plus bas {lowest.text} le {long_date(lowest.date)}"
    return (
        '<svg viewBox="0 0 652 230" role="img" aria-labelledby="prix-t prix-d">'
        f'<title id="prix-t">Prix{NB}: {escape_text(name)}</title><desc id="prix-d">{escape_text(said)}.</desc>'
        f'<path class="grille" d="M{_LEFT} {start[1]:.0f}H{_RIGHT}M{_LEFT} {_GROUND}H{_RIGHT}"/>'
        f'<path class="aire" d="{path}V{_GROUND}H{_LEFT}z"/><path class="courbe" d="{path}"/>'
        + "".join(f'<circle class="point" cx="{x:.0f}" cy="{y:.0f}" r="4"/>' for x, y in dots)
        + f'<circle class="point" cx="{end[0]:.0f}" cy="{end[1]:.0f}" r="6"/>'
        + "".join(map(str, _labels(points, at)))
        + "".join(_months(first.date, last.date))
        + "</svg>"
    )


def _without_crowd(points: Sequence[PricePoint]) -> Sequence[PricePoint]:
    """Return prices that a curve can show: the last of each column, the first of all, both extremes."""
    if len(points) <= _MOST_STEPS:
        return points
    last_of = {int(x / _COLUMN): number for number, (x, _) in enumerate(_places(points))}
    lowest = points.index(best_price(points))
    highest = max(range(len(points)), key=lambda number: points[number].money.amount)
    return [points[number] for number in sorted({0, lowest, highest, *last_of.values()})]


def _places(points: Sequence[PricePoint]) -> list[tuple[float, float]]:
    """Return where each price stands, time to the right and money upwards."""
    values = [float(one.money.amount) for one in points]
    height = (_GROUND - _TOP) / (max(values) or 1)
    first, last = points[0].date, points[-1].date
    days = (last - first).days
    return [
        (
            # Prices of one day have no time between them: they follow each other.
            _LEFT + (_RIGHT - _LEFT) * ((one.date - first).days / days if days else number > 0),
            _GROUND - height * value,
        )
        for number, (one, value) in enumerate(zip(points, values, strict=True))
    ]


def _labels(points: Sequence[PricePoint], at: Sequence[tuple[float, float]]) -> list[_Label]:
    """Return the first price, the last, the lowest and zero, away from the curve and each other."""
    lines = list(_lines(at))
    placed: list[_Label] = []

    def place(*choices: _Label) -> bool:
        taken = [*lines, *(one.box for one in placed)]
        above = (one for one in choices if one.y < _GROUND)
        free = next((one for one in above if not any(_meet(one.box, box) for box in taken)), None)
        placed.extend([free] if free else [])
        return free is not None

    (x, y), text = at[0], points[0].text
    first = _Label(text, x, y - 12)
    if not place(first, _Label(text, x + 8, y + _LINE)):
        placed.append(first)
    if len(points) > 1:
        (x, y), text = at[-1], points[-1].text
        beside, above = _Label(text, x - 14, y + 8, "end"), _Label(text, x, y - 14, "end")
        top = min(line[1] for line in lines if line[2] > beside.box[0])
        if not place(
            beside, above, _Label(text, x, y + _LINE + 4, "end"), _Label(text, x, top - 12, "end")
        ):
            placed.append(above)
    low = points.index(best_price(points))
    if points[low].money.amount < min(points[0].money.amount, points[-1].money.amount):
        (x, y), text = at[low], points[low].text
        half = len(text) * _LETTER / 2
        middle = min(max((x + at[low + 1][0]) / 2, _LEFT + half), _RIGHT - half)
        # Without room near its place it would be read of another day: the description says it.
        place(*(
            _Label(text, middle + by, height, "middle")
            for height in (y + _LINE, y - 12) for by in (0, -half, half)
        ))  # fmt: skip
    zero, y = f"{Money(Decimal(0), points[0].money.currency)}", _GROUND - 8
    # Without room at either end, prices are so near the ground that it needs no name.
    place(_Label(zero, _LEFT, y, "start", "zero"), _Label(zero, _RIGHT, y, "end", "zero"))
    return placed


def _lines(at: Sequence[tuple[float, float]]) -> Iterator[_Box]:
    """Give the runs and steps of the curve, as boxes without thickness."""
    for (x, y), (next_x, next_y) in pairwise(at):
        yield x, y, next_x, y
        yield next_x, min(y, next_y), next_x, max(y, next_y)


def _meet(one: _Box, other: _Box) -> bool:
    return (
        one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ) or _crosses(one, other)


def _crosses(box: _Box, line: _Box) -> bool:
    """Tell whether a line, which has no thickness, runs through a box."""
    x0, y0, x1, y1 = line
    if x0 == x1:
        return box[0] < x0 < box[2] and y0 < box[3] and box[1] < y1
    return y0 == y1 and box[1] < y0 < box[3] and x0 < box[2] and box[0] < x1


def _months(first: date, last: date) -> Iterator[str]:
    """Give the marks and names of the months: both ends, and between them as many as fit."""
    days = (last - first).days
    if not days:
        yield _tick(_LEFT, short_date(first), "")
        return
    named = short_date if days <= _FEW_DAYS else _month
    yield _tick(_LEFT, named(first), "")
    if days > _FEW_DAYS:
        pixels_a_day = (_RIGHT - _LEFT) / days
        step = next(
            (one for one in (1, 2, 3, 6, 12, 24, 60) if one * 30.4 * pixels_a_day >= _MONTH_ROOM), 120
        )  # fmt: skip
        end = _MONTH_ROOM * 1.35
        month = first.year * 12 + first.month
        while month <= last.year * 12 + last.month:
            day = date(month // 12, month % 12 + 1, 1)
            x = _LEFT + (day - first).days * pixels_a_day
            if month % step == 0 and _LEFT + end <= x <= _RIGHT - end:
                yield _tick(x, str(day.year) if days > _FEW_YEARS else _month(day), "middle")
            month += 1
    yield _tick(_RIGHT, named(last), "end")


def _month(day: date) -> str:
    """Return « oct. 2014 »."""
    return short_date(day).partition(" ")[2]


def _tick(x: float, text: str, anchor: str) -> str:
    where = f' text-anchor="{anchor}"' if anchor else ""
    step = ' class="etape"' if anchor == "middle" else ""
    return (
        f'<path class="grille" d="M{x:.0f} {_GROUND}v6"/>'
        f'<text{step} x="{x:.0f}" y="224"{where}>{text}</text>'
    )
