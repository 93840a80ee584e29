"""The prices of a sheet: none is lost, and like is compared with like."""

from __future__ import annotations

from typing import Any

from lapuce.catalog import DeviceSheet, all_prices, launch_of, price_points
from lapuce.catalog.prices import PricePoint

NO_BREAK = "\N{NO-BREAK SPACE}"
SOURCE = "https://exemple.fr/prix"


def sheet(prices: list[dict[str, Any]], history: list[dict[str, Any]]) -> DeviceSheet:
    """Return a sheet of which nothing else is known."""
    return DeviceSheet.model_validate(
        {
            "name": "iPad mini",
            "brand": "Apple",
            "type": "tablette",
            "prices": prices,
            "price_history": history,
            "sources": [{"title": "Apple", "url": "https://www.apple.com/"}],
        }
    )


def said(points: tuple[PricePoint, ...]) -> list[str]:
    """Return the amounts, with plain spaces."""
    return [one.text.replace(NO_BREAK, " ") for one in points]


MINI = sheet(
    [
        {"amount": "399 €", "variant": "16 Go", "country": "France", "date": "2013-11-12"},
        {"amount": "489 €", "variant": "32 Go", "country": "France", "date": "2013-11-12"},
        {"amount": "399 $", "variant": "16 Go", "country": "États-Unis", "date": "2013-11-12"},
    ],
    [{"amount": "299 $", "date": "2014-10-16", "where": "Apple Store", "source": SOURCE}],
)


def test_every_price_of_a_sheet_is_told() -> None:
    """Each version, each currency, with its place and where it was read."""
    assert [(one.where, one.kind, one.source) for one in all_prices(MINI)] == [
        ("France, 16 Go", "lancement", None),
        ("France, 32 Go", "lancement", None),
        ("États-Unis, 16 Go", "lancement", None),
        ("Apple Store", "relevé", SOURCE),
    ]
    assert said(all_prices(MINI)) == ["399 €", "489 €", "399 dollars", "299 dollars"]


def test_the_prices_noted_in_another_currency_than_the_first_make_the_series() -> None:
    """Three hundred dollars are no later price of four hundred euros."""
    assert said(price_points(MINI)) == ["399 dollars", "299 dollars"]


def test_prices_without_a_launch_make_a_series_too() -> None:
    """Nothing that a sheet says is dropped."""
    noted = [{"amount": "299 €", "date": "2014-10-16"}, {"amount": "249 €", "date": "2015-03-01"}]
    points = price_points(sheet([], noted))

    assert said(points) == ["299 €", "249 €"]
    assert launch_of(points) is points[0]


def test_the_price_of_the_launch_need_not_be_the_oldest() -> None:
    """A shop may sell before the day of the launch."""
    sold = sheet(
        [{"amount": "249 €", "date": "2014-05-15"}], [{"amount": "219 €", "date": "2014-04-01"}]
    )
    points = price_points(sold)

    assert said(points) == said(all_prices(sold)) == ["219 €", "249 €"]
    assert launch_of(points) is points[1]
