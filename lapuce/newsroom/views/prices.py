"""View models of prices: the last moves of all, those of a device, and the block of a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lapuce import catalog
from lapuce.dates import parse_day
from lapuce.newsroom.arranging.teasers import device_teaser
from lapuce.newsroom.printing.press import Press
from lapuce.newsroom.reading.typed_sheets import sheet_of
from lapuce.newsroom.records import Device
from lapuce.newsroom.views.bodies import BLOCK_VIEWS
from lapuce.newsroom.views.common import View, day_view, device_card_view, set_words
from lapuce.newsroom.views.head import page_view

Move = tuple[str, str, str, str, str, str, str, str]
"""
A name, a site path, a price, its day (ISO 8601) and its place, a change, `down`, `up` or `flat`, the
path of a curve.
"""


def move_of(device: Device, points: Sequence[catalog.PricePoint]) -> Move:
    """Return the last price, and what it is from that of the launch, ready to print."""
    last = points[-1]
    change = catalog.price_change(catalog.launch_of(points), last)
    return (
        device.card.name,
        device.card.url,
        last.text,
        last.date.isoformat(),
        last.where,
        change.text if change else "",
        change.direction if change else "flat",
        catalog.sparkline(points),
    )


def move_view(press: Press, move: Move) -> View:
    """Return the last move of a price."""
    name, path, price, day, where, change, direction, points = move
    return {
        "name": name,
        "url": press.chrome.url(path),
        "price": price,
        "date": day_view(parse_day(day)),
        "where": set_words(where),
        "change": change or None,
        "direction": direction,
        "points": points,
    }


def price_rows(points: Sequence[catalog.PricePoint]) -> list[View]:
    """Return the lines of a table of prices."""
    return [
        {
            "date": day_view(one.date),
            "amount": one.text,
            "where": set_words(one.where),
            "source": one.source,
        }
        for one in points
    ]


def change_view(points: Sequence[catalog.PricePoint]) -> View | None:
    """Return what the last price is from that of the launch; None when nothing came after it."""
    launch = catalog.launch_of(points) if points else None
    if launch is None or launch is points[-1]:
        return None
    change = catalog.price_change(launch, points[-1])
    if change is None:
        return None
    return {
        "text": change.text, "direction": change.direction, "from_launch": launch.is_launch,
    }  # fmt: skip


def launch_elsewhere_view(
    sheet: catalog.DeviceSheet, points: Sequence[catalog.PricePoint]
) -> View | None:
    """Return the price of launch that later ones go with, when it is not the one to show first."""
    # A drop in dollars says nothing of a price in euros.
    launch = catalog.launch_of(points) if len(points) > 1 else None
    first = catalog.latest_price(sheet)
    if launch is None or not launch.is_launch or (first and first.money == launch.money):
        return None
    return {"where": set_words(launch.where), "price": launch.text}


def best_price(points: Sequence[catalog.PricePoint]) -> str | None:
    """Return the lowest price, None when it is that of the launch."""
    lowest = catalog.best_price(points) if points else None
    if lowest is None or any(one.is_launch and one.money == lowest.money for one in points):
        return None
    return lowest.text


def prices_view(press: Press, moves: tuple[Move, ...]) -> View:
    """Return the standing section « Marché aux puces »."""
    chrome = press.chrome
    return {
        "page": page_view(
            chrome,
            "prices",
            "Marché aux puces",
            "/marche-aux-puces/",
            description="Les derniers prix relevés, et ce qu’ils ont perdu ou gagné.",
            breadcrumb=[("Marché aux puces", None)],
        ),
        "moves": [move_view(press, one) for one in moves],
    }


def _price_block(press: Press, device: Device) -> Sequence[Any]:
    prices = price_rows(catalog.all_prices(sheet_of(device)))
    return device_card_view(press.chrome, device_teaser(device)), prices


BLOCK_VIEWS["price_block"] = _price_block
