"""A sheet in rows, and two sheets side by side: who leads on each line, and by how much."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from lapuce.catalog.numbers import NB, number
from lapuce.catalog.prices import MINUS, latest_price, price_in_euros
from lapuce.catalog.quantities import Quantity, parse
from lapuce.catalog.shapes import parse_dimensions, parse_pixels
from lapuce.catalog.sheets import DeviceSheet

Rows = list[tuple[str, str]]


def tagline(sheet: DeviceSheet) -> str:
    """Return « Tablette, 7,9 pouces »."""
    size = sheet.screen.size if sheet.screen else None
    return sheet.type.capitalize() + (f", {parse(size, 'pouce')}" if size else "")


def density(sheet: DeviceSheet) -> int | None:
    """Return the pixels per inch of the screen."""
    screen = sheet.screen
    if not screen or not screen.size or not screen.definition:
        return None
    pixels = parse_pixels(screen.definition)
    diagonal = (Decimal(pixels.width) ** 2 + Decimal(pixels.height) ** 2).sqrt()
    return round(diagonal / parse(screen.size, "pouce").value)


def _several(texts: tuple[str, ...], *units: str) -> str:
    shown = [str(parse(one, *units)) for one in texts]
    return " ou ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def _printed(text: str, unit: str) -> str:
    """Print a quantity the French way; what says more than that stays as it is."""
    try:
        return str(parse(text, unit))
    except ValueError:
        return text


def _screen(sheet: DeviceSheet) -> Rows:
    screen = sheet.screen
    ppi = density(sheet)
    return [
        ("Diagonale", str(parse(screen.size, "pouce")) if screen and screen.size else ""),
        (
            "Définition",
            str(parse_pixels(screen.definition)) if screen and screen.definition else "",
        ),
        ("Densité", f"{ppi}{NB}ppp" if ppi else ""),
        ("Dalle", screen.technology if screen else ""),
        ("Rafraîchissement", _printed(screen.refresh, "Hz") if screen else ""),
    ]


def _power(sheet: DeviceSheet) -> Rows:
    return [
        ("Puce", sheet.chip or ""),
        ("Mémoire", _several(sheet.memory, "Mo")),
        ("Stockage", _several(sheet.storage, "Mo")),
        ("Extension", sheet.expandable),
    ]


def _photo(sheet: DeviceSheet) -> Rows:
    cameras = sheet.cameras
    return [
        (
            "Arrière",
            " + ".join(_printed(one, "Mpx") for one in cameras.back) if cameras else "",
        ),
        ("Avant", _printed(cameras.front, "Mpx") if cameras else ""),
    ]


def _energy(sheet: DeviceSheet) -> Rows:
    return [("Batterie", str(parse(sheet.battery, "mAh", "Wh")) if sheet.battery else "")]


def _form(sheet: DeviceSheet) -> Rows:
    return [
        ("Dimensions", str(parse_dimensions(sheet.dimensions)) if sheet.dimensions else ""),
        ("Masse", str(parse(sheet.weight, "g")) if sheet.weight else ""),
        ("Couleurs", ", ".join(sheet.colors)),
    ]


def _software(sheet: DeviceSheet) -> Rows:
    return [("Système", sheet.os or ""), ("Réseaux", ", ".join(sheet.network))]


def _price(sheet: DeviceSheet) -> Rows:
    price = latest_price(sheet)
    where = ", ".join(part for part in (price.variant, price.country) if part) if price else ""
    return [
        ("Prix de lancement", f"{price.money}{f' ({where})' if where else ''}" if price else "")
    ]


_GROUPS: tuple[tuple[str, Callable[[DeviceSheet], Rows]], ...] = (
    ("Prix", _price),
    ("Écran", _screen),
    ("Performances", _power),
    ("Photo", _photo),
    ("Énergie", _energy),
    ("Format", _form),
    ("Logiciel", _software),
)


def sheet_groups(sheet: DeviceSheet) -> list[tuple[str, Rows]]:
    """Return the rows of a sheet, by theme; what is not known has no row."""
    groups = [(name, [row for row in rows(sheet) if row[1]]) for name, rows in _GROUPS]
    return [(name, rows) for name, rows in groups if rows]


def key_figures(sheet: DeviceSheet) -> Rows:
    """Return the figures that sum a device up, six at most."""
    wanted = ("Diagonale", "Puce", "Mémoire", "Stockage", "Batterie", "Masse")
    found = {label: value for _, rows in sheet_groups(sheet) for label, value in rows}
    return [(label, found[label]) for label in wanted if label in found]


@dataclass(frozen=True)
class Row:
    """A line of a comparison."""

    label: str
    left: str
    right: str
    leader: str | None = None
    """`left`, `right`, or None where neither is better."""
    difference: str | None = None


@dataclass(frozen=True)
class Group:
    """Lines on one theme."""

    caption: str
    rows: tuple[Row, ...]


def _battery(sheet: DeviceSheet) -> Quantity | None:
    return parse(sheet.battery, "mAh", "Wh") if sheet.battery else None


def _largest(texts: tuple[str, ...]) -> Quantity | None:
    return max((parse(one, "Mo") for one in texts), key=lambda one: one.value, default=None)


def compare(left: DeviceSheet, right: DeviceSheet) -> list[Group]:
    """Return two sheets side by side, by theme."""
    held = [dict(rows(left)) for _, rows in _GROUPS], [dict(rows(right)) for _, rows in _GROUPS]
    judged = _judge(left, right)
    groups = []
    for (caption, _), one, other in zip(_GROUPS, *held, strict=True):
        rows = []
        for label in one:
            if not one[label] and not other[label]:
                continue
            leader, difference = judged.get(label, (None, None))
            rows.append(Row(label, one[label] or "non communiqué", other[label] or "non communiqué",
                            leader, difference))  # fmt: skip
        if rows:
            groups.append(Group(caption, tuple(rows)))
    return groups


def _in_unit(unit: str) -> Callable[[Decimal], str]:
    def show(gap: Decimal) -> str:
        return str(Quantity(gap, unit))

    return show


def _judge(left: DeviceSheet, right: DeviceSheet) -> dict[str, tuple[str | None, str | None]]:
    judged: dict[str, tuple[str | None, str | None]] = {}

    def judge(label: str, a: Decimal | None, b: Decimal | None, *, low: bool,
              show: Callable[[Decimal], str] | None) -> None:  # fmt: skip
        if a is None or b is None or a == b:
            return
        leader = "left" if (a < b) == low else "right"
        best, other = (a, b) if leader == "left" else (b, a)
        sign = MINUS if best < other else "+"
        gap = abs(best - other)
        part = f"{sign}{number(Decimal(round(gap / other * 100)))}{NB}%"
        judged[label] = (leader, f"{sign}{show(gap)}" if show else part)

    a, b = price_in_euros(left), price_in_euros(right)
    same = {one.money.currency for one in (latest_price(left), latest_price(right)) if one}
    show_euros = (
        (lambda gap: f"{number(gap.quantize(Decimal(1)))}{NB}€") if same == {"EUR"} else None
    )
    judge("Prix de lancement", a, b, low=True, show=show_euros)
    d1, d2 = density(left), density(right)
    judge("Densité", Decimal(d1) if d1 else None, Decimal(d2) if d2 else None, low=False,
          show=lambda gap: f"{number(gap)}{NB}ppp")  # fmt: skip
    for label, one, two in (
        ("Mémoire", _largest(left.memory), _largest(right.memory)),
        ("Stockage", _largest(left.storage), _largest(right.storage)),
        ("Batterie", _battery(left), _battery(right)),
    ):
        if one and two and one.unit == two.unit:
            judge(label, one.value, two.value, low=False, show=_in_unit(one.unit))
    weights = [parse(one.weight, "g").value if one.weight else None for one in (left, right)]
    judge("Masse", weights[0], weights[1], low=True, show=lambda gap: str(Quantity(gap, "g")))
    return judged


def price_difference(sheet: DeviceSheet, other: DeviceSheet) -> str | None:
    """Return what the other costs more or less, in euros; None when it cannot be said."""
    mine, theirs = price_in_euros(sheet), price_in_euros(other)
    if mine is None or theirs is None or mine == theirs:
        return None
    gap = (theirs - mine).quantize(Decimal(1))
    return f"{'+' if gap > 0 else MINUS}{number(abs(gap))}{NB}€"
