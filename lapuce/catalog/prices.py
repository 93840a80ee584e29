"""The prices of a device in time, like compared with like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from lapuce.catalog.money import Money, in_euros
from lapuce.catalog.numbers import NB, number
from lapuce.catalog.sheets import DeviceSheet, PriceSheet

MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True)
class PricePoint:
    """A price at a date."""

    date: date
    money: Money
    where: str
    kind: str
    """`lancement` or `relevé`."""
    source: str | None = None
    """An address, for a price that was noted."""

    @property
    def text(self) -> str:
        """Return the amount, printed."""
        return str(self.money)

    @property
    def is_launch(self) -> bool:
        """Tell whether the device came out at this price."""
        return self.kind == "lancement"


@dataclass(frozen=True)
class PriceChange:
    """What a price lost or won."""

    text: str
    direction: str
    """`down`, `up` or `flat`."""


def latest_price(sheet: DeviceSheet) -> PriceSheet | None:
    """Return the price to show first: in euros if there is one, at launch."""
    euros = [one for one in sheet.prices if one.money.currency == "EUR"]
    return next(iter(euros or sheet.prices), None)


def is_untaxed(price: PriceSheet) -> bool:
    """Tell whether a price is without taxes: so it says, or it is in American dollars, as all are."""
    return _says_untaxed(price) or price.money.currency == "USD"


def _says_untaxed(price: PriceSheet) -> bool:
    return "hors taxe" in price.variant.casefold()


def shown_price(sheet: DeviceSheet) -> str:
    """Return the price to show first, printed, with « hors taxes » if it says so; "" without one."""
    price = latest_price(sheet)
    if price is None:
        return ""
    return f"{price.money} hors taxes" if _says_untaxed(price) else str(price.money)


def price_in_euros(sheet: DeviceSheet) -> Decimal | None:
    """Return the price to show first, in euros of its day; None without price or known rate."""
    price = latest_price(sheet)
    if price is None:
        return None
    try:
        return in_euros(price.money, price.date).amount
    except ValueError:
        return None


def all_prices(sheet: DeviceSheet) -> tuple[PricePoint, ...]:
    """Return all that a sheet says of its prices, whatever their currency, in order."""
    points = [
        PricePoint(
            one.date,
            one.money,
            ", ".join(part for part in (one.where or one.country, one.variant) if part),
            kind,
            one.source,
        )
        for kind, prices in (("lancement", sheet.prices), ("relevé", sheet.price_history))
        for one in prices
    ]
    return tuple(sorted(points, key=lambda one: one.date))


def price_points(sheet: DeviceSheet) -> tuple[PricePoint, ...]:
    """
    Return the launch price and the later ones, in one currency, in order.

    The currency is that of the price to show first, unless another one was noted more often: a
    price of euros at launch says nothing of a later one of dollars.
    """
    first = latest_price(sheet)
    launches = [first, *sheet.prices] if first else []
    series: dict[str, list[PricePoint]] = {}
    for kind, prices in (("lancement", launches), ("relevé", sheet.price_history)):
        for one in prices:
            held = series.setdefault(one.money.currency, [])
            if kind == "relevé" or not held:  # Of several versions, the first one is followed.
                where = one.where or one.country
                held.append(PricePoint(one.date, one.money, where, kind, one.source))
    longest = max(series.values(), key=len, default=[])
    return tuple(sorted(longest, key=lambda one: one.date))


def launch_of(points: Sequence[PricePoint]) -> PricePoint:
    """Return the price of the launch, which need not be the oldest; the oldest without one."""
    return next((one for one in points if one.is_launch), points[0])


def best_price(points: Sequence[PricePoint]) -> PricePoint:
    """Return the lowest price."""
    return min(points, key=lambda one: one.money.amount)


def price_change(before: PricePoint, after: PricePoint) -> PriceChange | None:
    """Return what changed between two prices of one currency."""
    if before.money.currency != after.money.currency:
        return None
    difference = after.money.amount - before.money.amount
    if not difference:
        return PriceChange("stable", "flat")
    sign = MINUS if difference < 0 else "+"
    amount = Money(abs(difference), after.money.currency)
    text = f"{sign}{amount}"
    share = abs(difference) / before.money.amount * 100 if before.money.amount else Decimal(0)
    if part := share.quantize(Decimal(1), ROUND_HALF_UP):
        text += f", soit {sign}{number(part)}{NB}%"
    return PriceChange(text, "down" if difference < 0 else "up")
