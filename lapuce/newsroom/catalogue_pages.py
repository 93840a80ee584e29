"""Pages of the catalogue: brands, devices, comparisons, chips, systems, people, open data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lapuce import catalog
from lapuce.incremental.plan import Page
from lapuce.newsroom.concord import most_used
from lapuce.newsroom.edition import Edition
from lapuce.newsroom.records import Article, Brand, Device
from lapuce.newsroom.rumours import rumour_rows
from lapuce.newsroom.teasers import DeviceTeaser, Teaser, device_teaser
from lapuce.newsroom.typed_sheets import sheet_of
from lapuce.newsroom.views import catalogue, comparing, open_data
from lapuce.newsroom.views import devices as device_views
from lapuce.newsroom.views.common import output_of
from lapuce.slugs import slugify

if TYPE_CHECKING:
    from lapuce.newsroom.pages import Planner

MOST_RUMOURS = 5
"""Told by the page of a brand or of a device: the latest."""


def devices_named(edition: Edition, names: Iterable[str]) -> tuple[Device, ...]:
    """Return the devices of these names; one that has two names among them is there once."""
    found = map(edition.device, names)
    return tuple({one.slug: one for one in found if one is not None}.values())


def market_moves(edition: Edition) -> tuple[device_views.Move, ...]:
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
    return tuple(device_views.move_of(device, points) for _, _, device, points in moves)


def catalogue_pages(planner: Planner) -> Iterator[Page]:
    """Give the pages of the catalogue."""
    yield from _devices(planner)
    yield from _brands(planner)
    yield from _comparisons(planner)
    yield from _groups(planner)
    yield from _people(planner)
    yield from _best(planner)
    yield from _open_data(planner)


def _devices(planner: Planner) -> Iterator[Page]:
    edition = planner.edition
    reviews = _reviews(edition)
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
            device_views.device_view,
            (
                device,
                planner.body(device),
                edition.library.brands[brand].url if brand else "",
                tuple(map(device_teaser, rivals)),
                next((one for one in rivals if one.values.get("dimensions")), None),
                _neighbour(edition, device.predecessor),
                _neighbour(edition, device.successor),
                (review.review, edition.teaser(review)) if review else None,
                tuple(
                    (planner.comparisons.path(pair), *planner.comparisons.pairs[pair])
                    for pair in pairs
                ),
                tuple(map(device_teaser, siblings[:6])),
                edition.teasers(articles[: planner.settings.page_size]),
                rumour_rows(edition, told.get(("device", device.slug), ())[:MOST_RUMOURS]),
                edition.picture(device.picture),
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
            output_of("/appareils/"), "devices.html", device_views.devices_view,
            (tuple(map(device_teaser, edition.devices)),),
        )  # fmt: skip
    if edition.devices and planner.has("prices.html"):
        moves = planner.moves
        yield Page(
            output_of("/marche-aux-puces/"), "prices.html", device_views.prices_view, (moves,)
        )


def _neighbour(edition: Edition, name: str | None) -> object:
    device = edition.device(name) if name else None
    return device_teaser(device) if device else None


def _reviews(edition: Edition) -> dict[str, Article]:
    """Return the latest review of each device, by slug."""
    found: dict[str, Article] = {}
    for article in edition.listed:
        device = edition.device(article.review.device) if article.review else None
        if device:
            found.setdefault(device.slug, article)
    return found


def _brands(planner: Planner) -> Iterator[Page]:
    edition = planner.edition
    brands = sorted(edition.library.brands.items())
    told = planner.rumours
    for slug, brand in brands:
        articles = edition.by_brand.get(slug, [])
        devices = edition.devices_of.get(slug, [])
        feed = planner.feed_title("brands", f"Marque {brand.name}")
        for one in planner.number(articles, brand.url):
            # Only the first page tells of the brand: the others do not change with it.
            about = (
                (planner.body(brand), tuple(map(device_teaser, devices)), len(articles),
                 rumour_rows(edition, told.get(("brand", slug), ())[:MOST_RUMOURS]))
                if not one.newer
                else None
            )  # fmt: skip
            yield Page(
                output_of(one.path(brand.url)),
                "brand.html",
                catalogue.brand_view,
                (brand, feed, one.number, one.newer, edition.teasers(one.articles), about),
                brand.source,
            )
        if feed:
            yield planner.feed(feed, brand.url, f"brand:{slug}", articles)
    if brands:
        entries = tuple(
            (brand, len(edition.by_brand.get(slug, ())), len(edition.devices_of.get(slug, ())))
            for slug, brand in brands
        )
        yield Page(output_of("/marques/"), "brands.html", catalogue.brands_view, (entries,))


def _comparisons(planner: Planner) -> Iterator[Page]:
    edition, comparisons = planner.edition, planner.comparisons
    for pair, (left, right) in comparisons.pairs.items():
        both = {one.source for one in edition.by_device.get(left.slug, ())}
        articles = [one for one in edition.by_device.get(right.slug, ()) if one.source in both]
        yield Page(
            output_of(comparisons.path(pair)),
            "comparison.html",
            comparing.comparison_view,
            (comparisons.path(pair), left, right, edition.teasers(articles[:6])),
            left.source,
        )
    if len(edition.devices) > 1 and planner.has("comparisons.html"):
        built = tuple(
            (comparisons.title(pair), comparisons.path(pair),
             device_teaser(left), device_teaser(right))
            for pair, (left, right) in sorted(comparisons.pairs.items())
        )  # fmt: skip
        yield Page(
            output_of("/comparatifs/"), "comparisons.html", comparing.comparisons_view, (built,)
        )
        yield Page(
            "comparatifs/appareils.json", "", comparing.comparer_data_view,
            (tuple(edition.devices),),
        )  # fmt: skip


def _groups(planner: Planner) -> Iterator[Page]:
    edition = planner.edition
    for kind, plural, folder, title, groups in (
        ("chip", "chips", "puces", "Puces", edition.by_chip),
        ("os", "oses", "systemes", "Systèmes", edition.by_os),
    ):
        entries = []
        for slug, devices in sorted(groups.items()):
            name = name_of_group(kind, devices)
            articles = _articles_about(edition, devices)
            entries.append((name, f"/{folder}/{slug}/", len(devices), ""))
            yield Page(
                output_of(f"/{folder}/{slug}/"),
                "entity.html",
                catalogue.entity_view,
                (
                    kind, name, f"/{folder}/{slug}/", (title, f"/{folder}/"), (),
                    tuple(map(device_teaser, devices)),
                    edition.teasers(articles[: planner.settings.page_size]),
                ),
            )  # fmt: skip
        if entries:
            yield planner.index(
                "entries.html", plural, title, f"/{folder}/",
                "Les appareils rangés par puce." if kind == "chip"
                else "Les appareils rangés par système.", entries,
            )  # fmt: skip


def name_of_group(kind: str, devices: Iterable[Device]) -> str:
    """Return the usual name of the chip, or of the system (`os`), that devices share."""
    names = (device.chip if kind == "chip" else device.os for device in devices)
    return most_used(Counter(filter(None, names)))


def _articles_about(edition: Edition, devices: Iterable[Device]) -> list[Article]:
    found = {
        one.source: one for device in devices for one in edition.by_device.get(device.slug, ())
    }
    return sorted(found.values(), key=lambda one: (-one.moment, one.slug))


def people_of(
    edition: Edition,
) -> Iterator[tuple[str, str, tuple[catalogue.Role, ...], list[Brand]]]:
    """Give the slug and the name of each person, what they are, and for which brands."""
    people: dict[str, tuple[str, list[tuple[str, Brand]]]] = {}
    for _, brand in sorted(edition.library.brands.items()):
        for name, role in brand.people:
            people.setdefault(slugify(name), (name, []))[1].append((role, brand))
    for slug, (name, held) in sorted(people.items()):
        roles = tuple((role, brand.name, brand.url) for role, brand in held)
        yield slug, name, roles, [brand for _, brand in held]


def _people(planner: Planner) -> Iterator[Page]:
    edition = planner.edition
    entries = []
    for slug, name, roles, brands in people_of(edition):
        summary = catalogue.roles_in_words(roles)
        term = edition.tags.get(slug)
        articles = term.articles if term else []
        entries.append((name, f"/personnes/{slug}/", len(articles), summary))
        devices = [one for brand in brands for one in edition.devices_of.get(brand.slug, ())]
        yield Page(
            output_of(f"/personnes/{slug}/"),
            "entity.html",
            catalogue.entity_view,
            (
                "person", name, f"/personnes/{slug}/", ("Personnes", "/personnes/"), roles,
                tuple(map(device_teaser, devices[:8])),
                edition.teasers(articles[: planner.settings.page_size]),
            ),
        )  # fmt: skip
    if entries:
        yield planner.index(
            "entries.html", "people", "Personnes", "/personnes/",
            "Celles et ceux qui dirigent les marques.", entries,
        )  # fmt: skip


def _best(planner: Planner) -> Iterator[Page]:
    edition = planner.edition
    groups: dict[str, list[tuple[float, str, str, DeviceTeaser, Teaser]]] = {}
    for slug, article in _reviews(edition).items():
        device = edition.library.devices[slug]
        if article.review:
            groups.setdefault(device.card.type, []).append(
                (-article.review.score, slug, article.card.score,
                 device_teaser(device), edition.teaser(article))
            )  # fmt: skip
    held = tuple(
        (kind, tuple(row[2:] for row in sorted(rows, key=lambda row: row[:2])))
        for kind, rows in sorted(groups.items())
    )
    if held and planner.has("best.html"):
        yield Page(output_of("/essais-classes/"), "best.html", catalogue.best_view, (held,))


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
