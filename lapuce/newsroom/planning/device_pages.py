"""Pages of devices: a sheet each, their index, their prices, their comparisons, open data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from lapuce import catalog
from lapuce.incremental.plan import Page
from lapuce.newsroom.addresses import output_of
from lapuce.newsroom.arranging.edition import Edition
from lapuce.newsroom.arranging.subjects import order_of
from lapuce.newsroom.arranging.teasers import DeviceTeaser, device_teaser, device_teasers
from lapuce.newsroom.planning.comparisons import Pair
from lapuce.newsroom.planning.rumours import rumour_rows
from lapuce.newsroom.reading.typed_sheets import sheet_of
from lapuce.newsroom.records import Article, Device
from lapuce.newsroom.views import comparing, devices, machine, open_data, prices
from lapuce.slugs import reading_order, slugify

if TYPE_CHECKING:
    from lapuce.newsroom.planning.pages import Planner

MOST_RUMOURS = 5
"""Told by the page of a brand or of a device: the latest."""
MOST_ARTICLES = 6
"""That a comparison leads to."""


def device_pages(planner: Planner) -> Iterator[Page]:
    """Give the pages of devices, of their prices and comparisons, and their data."""
    yield from _devices(planner)
    yield from _comparisons(planner)
    yield from _open_data(planner)


def devices_named(edition: Edition, names: Iterable[str]) -> tuple[Device, ...]:
    """Return the devices of these names; one that has two names among them is there once."""
    found = map(edition.device, names)
    return tuple({one.slug: one for one in found if one is not None}.values())


def device_named(edition: Edition, name: str | None) -> DeviceTeaser | None:
    """Return the device of a name, as lists show it; None when there is none."""
    device = edition.device(name) if name else None
    return device_teaser(device) if device else None


def market_moves(edition: Edition) -> tuple[prices.Move, ...]:
    """Return the latest price of each device whose price moved, the latest move first."""
    moves = []
    for device in edition.devices:
        if not device.values.get("price_history"):
            continue
        points = catalog.price_points(sheet_of(device))
        if len(points) > 1:
            moves.append((points[-1].date.isoformat(), device.slug, device, points))
    moves.sort(key=lambda one: one[1])
    moves.sort(key=lambda one: one[0], reverse=True)
    return tuple(prices.move_of(device, points) for _, _, device, points in moves)


def latest_reviews(edition: Edition) -> dict[str, Article]:
    """Return the latest review of each device, by slug."""
    found: dict[str, Article] = {}
    for article in edition.listed:
        device = edition.device(article.review.device) if article.review else None
        if device:
            found.setdefault(device.slug, article)
    return found


def _devices(planner: Planner) -> Iterator[Page]:
    edition = planner.edition
    reviews = latest_reviews(edition)
    told = planner.rumours
    for device in edition.devices:
        articles = edition.by_device.get(device.slug, [])
        rivals = devices_named(edition, device.rivals)
        brand = edition.library.names.slug("brand", device.card.brand)
        siblings = [one for one in edition.devices_of.get(brand or "", ()) if one is not device]
        review = reviews.get(device.slug)
        pairs = planner.comparisons.of_device.get(device.slug, ())
        yield Page(
            output_of(device.card.url),
            "device.html",
            devices.device_view,
            (
                device,
                planner.body(device),
                edition.library.brands[brand].url if brand else "",
                device_teasers(rivals),
                next((one for one in rivals if one.values.get("dimensions")), None),
                device_named(edition, device.predecessor),
                device_named(edition, device.successor),
                (review.review, edition.teaser(review)) if review else None,
                tuple(
                    (planner.comparisons.path(pair), *planner.comparisons.pairs[pair])
                    for pair in pairs
                ),
                device_teasers(siblings[:6]),
                edition.teasers(articles[: devices.MOST_ARTICLES + 1]),
                rumour_rows(edition, told.get(("device", device.slug), ())[:MOST_RUMOURS]),
                edition.picture(device.picture),
                _shared(device.chip, edition.by_chip),
                _shared(device.os, edition.by_os),
            ),
            device.source,
        )  # fmt: skip
        for suffix in ("json", "csv"):
            yield Page(
                f"{device.card.url[1:]}fiche.{suffix}", "", open_data.device_data_view,
                (_open_sheet(edition, device), suffix),
            )  # fmt: skip
    if edition.devices and planner.has("devices.html"):
        yield Page(
            output_of("/appareils/"), "devices.html", devices.devices_view,
            (device_teasers(edition.devices),),
        )  # fmt: skip
    if edition.devices and planner.has("prices.html"):
        moves = (planner.moves,)
        yield Page(output_of("/marche-aux-puces/"), "prices.html", prices.prices_view, moves)


def _shared(name: str | None, groups: Mapping[str, Sequence[Device]]) -> bool:
    """Tell whether several devices have this chip, or this system."""
    return len(groups.get(slugify(name), ())) > 1 if name else False


def _comparisons(planner: Planner) -> Iterator[Page]:
    edition, comparisons = planner.edition, planner.comparisons
    for pair, (left, right) in comparisons.pairs.items():
        articles = _about_both(edition, pair, comparisons.askers.get(pair, ()))
        yield Page(
            output_of(comparisons.path(pair)),
            "comparison.html",
            comparing.comparison_view,
            (comparisons.path(pair), left, right, edition.teasers(articles)),
            left.source,
        )
        # A static host leads nowhere by itself, and others may have linked to either address.
        yield Page(
            output_of(comparisons.other_path(pair)), "", machine.moved_view,
            (comparisons.path(pair), comparisons.title(pair)),
        )  # fmt: skip
    if len(edition.devices) > 1 and planner.has("comparisons.html"):
        built = tuple(
            (comparisons.title(pair), comparisons.path(pair),
             device_teaser(left), device_teaser(right))
            for pair, (left, right) in sorted(
                comparisons.pairs.items(), key=lambda one: [*map(reading_order, one[0])]
            )
        )  # fmt: skip
        yield Page(
            output_of("/comparatifs/"), "comparisons.html", comparing.comparisons_view, (built,)
        )
        yield Page(
            "comparatifs/appareils.json", "", comparing.comparer_data_view,
            (tuple(edition.devices),),
        )  # fmt: skip


def _about_both(edition: Edition, pair: Pair, askers: Sequence[Article]) -> list[Article]:
    """Return the articles that a comparison leads to, the latest first: who asked is among them."""
    left, right = pair
    found = {one.source: one for one in reversed(askers)}
    sources = {one.source for one in edition.by_device.get(left, ())}
    both = (one for one in edition.by_device.get(right, ()) if one.source in sources)
    found.update((one.source, one) for one in islice(both, MOST_ARTICLES))
    return sorted(islice(found.values(), MOST_ARTICLES), key=order_of)


def _open_sheet(edition: Edition, device: Device) -> open_data.OpenSheet:
    picture = edition.picture(device.picture)
    return device, picture.url if picture else ""


def _open_data(planner: Planner) -> Iterator[Page]:
    if not planner.has("devices.html"):
        return
    edition = planner.edition
    devices = tuple(_open_sheet(edition, one) for _, one in sorted(edition.library.devices.items()))
    brands = tuple(brand for _, brand in sorted(edition.library.brands.items()))
    for name, view, held in (
        ("appareils.csv", open_data.devices_csv_view, devices),
        ("appareils.json", open_data.devices_json_view, devices),
        ("marques.json", open_data.brands_json_view, brands),
    ):
        yield Page(f"donnees/{name}", "", view, (held,))
    yield Page("donnees/appareils.schema.json", "", open_data.schema_view, ())
    yield Page("donnees/marques.schema.json", "", open_data.brands_schema_view, ())
    yield Page("donnees/index.html", "page.html", open_data.open_data_view, (devices, brands))
