"""A sheet in rows, and two sheets side by side: who leads on each line, and by how much."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lapuce.catalog.leaders import REFRESH, leads
from lapuce.catalog.numbers import NB
from lapuce.catalog.prices import latest_price
from lapuce.catalog.quantities import parse
from lapuce.catalog.shapes import parse_dimensions, parse_pixels
from lapuce.catalog.sheets import DeviceSheet

Rows = list[tuple[str, str]]


def tagline(sheet: DeviceSheet) -> str:
    """Return « Tablette, 7,9 pouces »."""
    size = sheet.screen.size if sheet.screen else None
    return sheet.type.capitalize() + (f", {parse(size, 'pouce')}" if size else "")


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
    ppi = screen.density if screen else None
    return [
        ("Diagonale", str(parse(screen.size, "pouce")) if screen and screen.size else ""),
        (
            "Définition",
            str(parse_pixels(screen.definition)) if screen and screen.definition else "",
        ),
        ("Densité", f"{ppi}{NB}ppp" if ppi else ""),
        ("Dalle", screen.technology if screen else ""),
        (REFRESH, _printed(screen.refresh, "Hz") if screen else ""),
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


def key_figures(groups: Iterable[tuple[str, Rows]]) -> Rows:
    """Return the figures that sum a device up, six at most, among the rows of its sheet."""
    wanted = ("Diagonale", "Puce", "Mémoire", "Stockage", "Batterie", "Masse")
    found = {label: value for _, rows in groups for label, value in rows}
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


def compare(left: DeviceSheet, right: DeviceSheet) -> list[Group]:
    """Return two sheets side by side, by theme."""
    held = [dict(rows(left)) for _, rows in _GROUPS], [dict(rows(right)) for _, rows in _GROUPS]
    found = leads(left, right)
    groups = []
    for (caption, _), one, other in zip(_GROUPS, *held, strict=True):
        rows = []
        for label in one:
            if not one[label] and not other[label]:
                continue
            lead = found.get(label)
            rows.append(
                Row(
                    label,
                    one[label] or "non communiqué",
                    other[label] or "non communiqué",
                    lead.side if lead else None,
                    lead.difference if lead else None,
                )
            )
        if rows:
            groups.append(Group(caption, tuple(rows)))
    return groups
