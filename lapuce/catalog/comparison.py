"""A sheet in rows, and two sheets side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from lapuce.catalog.leaders import REFRESH, Lead
from lapuce.catalog.numbers import NB
from lapuce.catalog.prices import latest_price
from lapuce.catalog.quantities import parse, parse_or_none
from lapuce.catalog.shapes import parse_dimensions, parse_pixels
from lapuce.catalog.sheets import DeviceSheet
from lapuce.dates import long_date

Rows = list[tuple[str, str]]
Groups = list[tuple[str, Rows]]
"""Rows, label and value, by theme."""


def tagline(sheet: DeviceSheet) -> str:
    """Return « Tablette, 7,9 pouces »."""
    size = _size(sheet)
    return sheet.type.capitalize() + (f", {size}" if size else "")


def _several(texts: tuple[str, ...], *units: str) -> str:
    shown = [str(parse(one, *units)) for one in texts]
    return " ou ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def _printed(text: str, unit: str) -> str:
    """Print a quantity the French way; what says more than that stays as it is."""
    return str(parse_or_none(text, unit) or text)


def _price(sheet: DeviceSheet) -> str:
    price = latest_price(sheet)
    if price is None:
        return ""
    where = ", ".join(part for part in (price.variant, price.country) if part)
    return f"{price.money} ({where})" if where else str(price.money)


def _size(sheet: DeviceSheet) -> str:
    size = sheet.screen.size if sheet.screen else None
    return str(parse(size, "pouce")) if size else ""


def _definition(sheet: DeviceSheet) -> str:
    definition = sheet.screen.definition if sheet.screen else None
    return str(parse_pixels(definition)) if definition else ""


def _density(sheet: DeviceSheet) -> str:
    density = sheet.screen.density if sheet.screen else None
    return f"{density}{NB}ppp" if density else ""


_LINES: dict[str, dict[str, Callable[[DeviceSheet], str]]] = {
    "Prix": {"Prix de lancement": _price},
    "Écran": {
        "Diagonale": _size,
        "Définition": _definition,
        "Densité": _density,
        "Dalle": lambda sheet: sheet.screen.technology if sheet.screen else "",
        REFRESH: lambda sheet: _printed(sheet.screen.refresh, "Hz") if sheet.screen else "",
    },
    "Performances": {
        "Puce": lambda sheet: sheet.chip or "",
        "Mémoire": lambda sheet: _several(sheet.memory, "Mo"),
        "Stockage": lambda sheet: _several(sheet.storage, "Mo"),
        "Extension": lambda sheet: sheet.expandable,
    },
    "Photo": {
        "Photo arrière": lambda sheet: (
            " + ".join(_printed(one, "Mpx") for one in sheet.cameras.back) if sheet.cameras else ""
        ),
        "Photo avant": lambda sheet: _printed(sheet.cameras.front, "Mpx") if sheet.cameras else "",
    },
    "Énergie": {
        "Batterie": lambda sheet: str(parse(sheet.battery, "mAh", "Wh")) if sheet.battery else ""
    },
    "Format": {
        "Dimensions": lambda sheet: (
            str(parse_dimensions(sheet.dimensions)) if sheet.dimensions else ""
        ),
        "Masse": lambda sheet: str(parse(sheet.weight, "g")) if sheet.weight else "",
        "Couleurs": lambda sheet: ", ".join(sheet.colors),
    },
    "Logiciel": {
        "Système": lambda sheet: sheet.os or "",
        "Réseaux": lambda sheet: ", ".join(sheet.network),
    },
}
"""By theme, then by label, what a sheet says; no label is there twice, and all are typeset."""
_UNDER_CAPTION = {"Photo arrière": "Arrière", "Photo avant": "Avant"}


def label_under_caption(label: str) -> str:
    """Return how a line is named where the caption of its theme stands above."""
    return _UNDER_CAPTION.get(label, label)


def sheet_groups(sheet: DeviceSheet) -> Groups:
    """Return the rows of a sheet, by theme; what is not known has no row."""
    groups = (
        (theme, [(label, text) for label, say in lines.items() if (text := say(sheet))])
        for theme, lines in _LINES.items()
    )
    return [(theme, rows) for theme, rows in groups if rows]


def general_group(sheet: DeviceSheet) -> tuple[str, Rows]:
    """Return what a sheet says of the device as a whole, which no comparison needs."""
    days = (("Annonce", sheet.announced),
            ("Sortie" if sheet.is_out else "Sortie prévue", sheet.release))  # fmt: skip
    rows = [("Type", sheet.type)]
    if "status" in sheet.model_fields_set:  # A sheet that does not say is not made to.
        rows.append(("Statut", sheet.status))
    rows += [(label, long_date(day)) for label, day in days if day]
    if sheet.aliases:
        label = "Autres noms" if len(sheet.aliases) > 1 else "Autre nom"
        rows.append((label, ", ".join(sheet.aliases)))
    return "Généralités", rows


def _by_label(groups: Iterable[tuple[str, Rows]]) -> dict[str, str]:
    return {label: value for _, rows in groups for label, value in rows}


def key_figures(groups: Iterable[tuple[str, Rows]]) -> Rows:
    """Return the figures that sum a device up, six at most, among the rows of its sheet."""
    wanted = ("Diagonale", "Puce", "Mémoire", "Stockage", "Batterie", "Masse")
    found = _by_label(groups)
    return [(label, found[label]) for label in wanted if label in found]


class Row(NamedTuple):
    """A line of a comparison."""

    label: str
    left: str
    right: str
    leader: str | None = None
    """`left`, `right`, or None where neither is better."""
    difference: str | None = None


class Group(NamedTuple):
    """Lines on one theme."""

    caption: str
    rows: list[Row]


def compare(left: Groups, right: Groups, found: Mapping[str, Lead]) -> list[Group]:
    """
    Return two sheets side by side, by theme.

    Args:
        left, right: As `sheet_groups` gives them, typeset or not.
        found: Who leads, as `leads` gives it.
    """
    one, other = _by_label(left), _by_label(right)
    groups = []
    for theme, lines in _LINES.items():
        rows = []
        for label in lines:
            if label in one or label in other:
                lead = found.get(label)
                rows.append(
                    Row(
                        label,
                        one.get(label, "non communiqué"),
                        other.get(label, "non communiqué"),
                        lead.side if lead else None,
                        lead.difference if lead else None,
                    )
                )
        if rows:
            groups.append(Group(theme, rows))
    return groups
