"""
Who leads on each line of a comparison, and by how much.

A line has a leader only where more, or less, is better for everyone: a lower price, a finer screen,
more memory, storage or battery, a smaller mass. It has none where it is a matter of taste or of use
(size, colours, system), where one price has taxes and the other none, where the figure does not
measure what it seems to (megapixels, names of chips), or where units differ (milliampere-hours and
watt-hours).
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from lapuce.catalog.money import Money
from lapuce.catalog.numbers import NB, number
from lapuce.catalog.prices import MINUS, is_untaxed, latest_price, price_in_euros
from lapuce.catalog.quantities import Quantity, parse, parse_or_none
from lapuce.catalog.sheets import DeviceSheet

REFRESH = "Fréquence"
"""How often a screen is drawn: the label of its line, which fits a narrow column."""
_FAMILIES = (("tablette", "ordinateur"),)
"""Kinds that one holds and looks at alike; others compare with their own kind only."""


class Lead(NamedTuple):
    """The better side of a line."""

    side: str
    """`left` or `right`."""
    difference: str | None = None
    """Of the leader from the other, such as « −149 €, −37 % »; None when it is not a number."""


def leads(left: DeviceSheet, right: DeviceSheet) -> dict[str, Lead]:
    """Return who leads, by label; a line without leader has no entry."""
    found = {
        "Prix de lancement": _lower_price(left, right),
        "Extension": _extension(left, right),
        "Mémoire": _more(_largest(left.memory), _largest(right.memory)),
        "Stockage": _more(_largest(left.storage), _largest(right.storage)),
    }
    if _comparable(left, right):
        found |= {
            "Densité": _denser(left, right),
            REFRESH: _more(_refresh(left), _refresh(right)),
            "Batterie": _more(_battery(left), _battery(right), part=True),
            "Masse": _more(_weight(left), _weight(right), part=True, less=True),
        }
    return {label: lead for label, lead in found.items() if lead}


def standings(sheet: DeviceSheet) -> dict[str, list[tuple[str, float]]]:
    """
    Return where a device stands on each line that may have a leader, among any number of devices.

    Returns:
        By label, ways to measure it, the best one first: a unit, and a number, the larger the better.
        Devices are compared the first way that gives them all the same unit: prices in their
        currency, else in euros of their day, with taxes or without. A unit names the kind where
        only one's own kind counts.
    """
    kind = next((family[0] for family in _FAMILIES if sheet.type in family), sheet.type)
    price, euros = latest_price(sheet), price_in_euros(sheet)
    held: dict[str, list[tuple[str, float]]] = {}
    if price:
        taxes = ", hors taxes" if is_untaxed(price) else ""
        ways = [(f"{price.money.currency}{taxes}", -float(price.money.amount))]
        if euros is not None:
            ways.append((f"environ{taxes}", -float(_whole(euros))))
        held["Prix de lancement"] = ways
    if sheet.expandable:
        held["Extension"] = [("carte", float(_takes_a_card(sheet)))]
    if sheet.screen and sheet.screen.density:
        held["Densité"] = [(f"ppp, {kind}", float(sheet.screen.density))]
    for label, found, sign, own_kind in (
        ("Mémoire", _largest(sheet.memory), 1, ""),
        ("Stockage", _largest(sheet.storage), 1, ""),
        (REFRESH, _refresh(sheet), 1, kind),
        ("Batterie", _battery(sheet), 1, kind),
        ("Masse", _weight(sheet), -1, kind),
    ):
        if found:
            held[label] = [(f"{found.unit}, {own_kind}", sign * float(found.value))]
    return held


def price_difference(sheet: DeviceSheet, other: DeviceSheet) -> str | None:
    """
    Return what the other costs more or less, « 80 € de moins »; None when it cannot be said, or for
    nothing.

    Prices of one currency differ in this currency, others in euros of their day, « environ ».
    """
    pair = _prices(sheet, other)
    if pair is None:
        return None
    mine, theirs, currency, converted = pair
    gap = _printed_gap(theirs - mine, currency)
    return gap and f"{_about(converted)}{gap} de {'plus' if theirs > mine else 'moins'}"


def _about(converted: bool) -> str:
    """Return what stands before an amount in euros that were yuans or dollars."""
    return "environ " if converted else ""


def _comparable(left: DeviceSheet, right: DeviceSheet) -> bool:
    kinds = {left.type, right.type}
    return len(kinds) == 1 or any(kinds <= set(family) for family in _FAMILIES)


def _prices(left: DeviceSheet, right: DeviceSheet) -> tuple[Decimal, Decimal, str, bool] | None:
    """Return two prices in one currency, its code, and whether one was converted."""
    one, other = latest_price(left), latest_price(right)
    if one is None or other is None or is_untaxed(one) != is_untaxed(other):
        return None  # A fifth of one of them would be missing.
    if one.money.currency == other.money.currency:
        return one.money.amount, other.money.amount, one.money.currency, False
    a, b = price_in_euros(left), price_in_euros(right)
    return None if a is None or b is None else (_whole(a), _whole(b), "EUR", True)


def _whole(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1), ROUND_HALF_UP)


def _printed_gap(gap: Decimal, currency: str) -> str | None:
    """Return a gap of prices: whole, unless it is so small that cents tell; None for nothing."""
    gap = abs(gap)
    if not gap:
        return None
    return str(Money(gap if gap < 10 else _whole(gap), currency))


def _lower_price(left: DeviceSheet, right: DeviceSheet) -> Lead | None:
    pair = _prices(left, right)
    if pair is None:
        return None
    a, b, currency, converted = pair
    gap = _printed_gap(a - b, currency)
    if gap is None:
        return None
    about = _about(converted)
    side, part = ("left", _part(a, b)) if a < b else ("right", _part(b, a))
    return Lead(side, f"{about}{MINUS}{gap}{part}")


def _part(best: Decimal, other: Decimal) -> str:
    """Return « , −37 % »; nothing when it rounds to nothing. Only the best may be nothing itself."""
    part = _whole(abs(best - other) / other * 100)
    return f", {MINUS if best < other else '+'}{number(part)}{NB}%" if part else ""


def _more(
    one: Quantity | None, other: Quantity | None, *, part: bool = False, less: bool = False
) -> Lead | None:
    """Return the larger of two quantities of one unit, or the smaller."""
    if one is None or other is None or one.unit != other.unit or one.value == other.value:
        return None
    side = "left" if (one.value < other.value) == less else "right"
    best, worse = (one, other) if side == "left" else (other, one)
    said = f"{MINUS if less else '+'}{Quantity(abs(one.value - other.value), one.unit)}"
    return Lead(side, said + (_part(best.value, worse.value) if part else ""))


def _denser(left: DeviceSheet, right: DeviceSheet) -> Lead | None:
    a, b = (one.screen.density if one.screen else None for one in (left, right))
    if a is None or b is None or a == b:
        return None
    return Lead("left" if a > b else "right", f"+{number(Decimal(abs(a - b)))}{NB}ppp")


def _extension(left: DeviceSheet, right: DeviceSheet) -> Lead | None:
    """Return the one that takes a card, when the other is said to take none."""
    if not left.expandable or not right.expandable:
        return None
    a, b = _takes_a_card(left), _takes_a_card(right)
    return None if a == b else Lead("left" if a else "right")


def _takes_a_card(sheet: DeviceSheet) -> bool:
    return sheet.expandable.casefold() != "non"


def _largest(texts: tuple[str, ...]) -> Quantity | None:
    return max((parse(one, "Mo") for one in texts), key=lambda one: one.value, default=None)


def _battery(sheet: DeviceSheet) -> Quantity | None:
    return parse_or_none(sheet.battery, "mAh", "Wh")


def _weight(sheet: DeviceSheet) -> Quantity | None:
    return parse_or_none(sheet.weight, "g")


def _refresh(sheet: DeviceSheet) -> Quantity | None:
    return parse_or_none(sheet.screen.refresh if sheet.screen else "", "Hz")
