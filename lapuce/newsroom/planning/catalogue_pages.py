"""Pages that gather devices: brands, chips, systems, people, the best by kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lapuce.incremental.plan import Page
from lapuce.newsroom.addresses import output_of
from lapuce.newsroom.arranging.edition import Edition
from lapuce.newsroom.arranging.subjects import most_used, order_of
from lapuce.newsroom.arranging.teasers import DeviceTeaser, Teaser, device_teaser, device_teasers
from lapuce.newsroom.planning.device_pages import MOST_RUMOURS, latest_reviews
from lapuce.newsroom.planning.rumours import rumour_rows
from lapuce.newsroom.reading.typed_sheets import sheet_of
from lapuce.newsroom.records import Article, Brand, Device
from lapuce.newsroom.views import catalogue
from lapuce.slugs import fold, reading_order, slugify

if TYPE_CHECKING:
    from lapuce.newsroom.planning.pages import Planner

_FOUNDING = re.compile(r"\b(?:co)?fondat(?:eur|rice)|\b(?:a|avait|ont)\s(?:co-?)?fonde\b")
"""« fondateur », « cofondatrice », « a fondé », as `fold` gives them; not « fondé de pouvoir »."""


def catalogue_pages(planner: Planner) -> Iterator[Page]:
    """Give the pages of what devices have in common."""
    yield from _brands(planner)
    yield from _groups(planner)
    yield from _people(planner)
    yield from _best(planner)


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
                (planner.body(brand), device_teasers(devices), _to_come(devices), len(articles),
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


def _to_come(devices: Iterable[Device]) -> bool:
    """Tell whether the devices that have no date are all announced, and not out yet."""
    undated = [one for one in devices if not one.card.year]
    return bool(undated) and all(sheet_of(one).status == "annoncé" for one in undated)


def _groups(planner: Planner) -> Iterator[Page]:
    edition = planner.edition
    for kind, plural, folder, title, groups in (
        ("chip", "chips", "puces", "Puces", edition.by_chip),
        ("os", "oses", "systemes", "Systèmes", edition.by_os),
    ):
        entries = []
        for slug in sorted(groups, key=reading_order):
            devices = groups[slug]
            name = name_of_group(kind, devices)
            articles = _articles_about(edition, devices)
            entries.append((name, f"/{folder}/{slug}/", len(devices), ""))
            yield Page(
                output_of(f"/{folder}/{slug}/"),
                "entity.html",
                catalogue.entity_view,
                (
                    kind, name, f"/{folder}/{slug}/", (title, f"/{folder}/"), (),
                    device_teasers(devices),
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
    return sorted(found.values(), key=order_of)


def people_of(
    edition: Edition,
) -> Iterator[tuple[str, str, tuple[catalogue.Role, ...], list[Brand]]]:
    """
    Give the slug and the name of who made or leads a brand, what they did for which, and these brands.

    Those whose name gives no slug are left out: there is no address for a page of theirs.
    """
    people: dict[str, tuple[str, list[tuple[str, Brand]]]] = {}
    for _, brand in sorted(edition.library.brands.items()):
        for name, role in _roles(brand):
            if slug := slugify(name):
                people.setdefault(slug, (name, []))[1].append((role, brand))
    for slug, (name, held) in sorted(people.items()):
        roles = tuple((role, brand.name, brand.url) for role, brand in held)
        yield slug, name, roles, list({one.slug: one for _, one in held}.values())


def _roles(brand: Brand) -> Iterator[tuple[str, str]]:
    """Give the people of a brand, and what is said of each before its name."""
    told = {_one(name) for name, role in brand.people if _FOUNDING.search(fold(role))}
    founders: dict[str, str] = {}
    for name in brand.founders:
        founders.setdefault(_one(name), name)
    # A verb says it of a woman and of a man alike: sheets do not tell who is which.
    founding = "a cofondé" if len(founders) > 1 else "a fondé"
    for one, name in founders.items():
        if one not in told:
            yield name, founding
    told |= founders.keys() | {_one(name) for name, role in brand.people if role}
    for name, role in brand.people:
        if role:
            yield name, f"{role},"
        elif _one(name) not in told:
            told.add(_one(name))
            yield name, ""


def _one(name: str) -> str:
    """Return what is the same however someone is written: a slug, or the name that gives none."""
    return slugify(name) or name


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
                device_teasers(devices[:8]),
                edition.teasers(articles[: planner.settings.page_size]),
            ),
        )  # fmt: skip
    if entries:
        yield planner.index(
            "entries.html", "people", "Personnes", "/personnes/",
            "Celles et ceux qui ont fondé les marques ou qui les dirigent.", entries,
        )  # fmt: skip


def _best(planner: Planner) -> Iterator[Page]:
    edition = planner.edition
    groups: dict[str, list[tuple[float, str, str, DeviceTeaser, Teaser]]] = {}
    for slug, article in latest_reviews(edition).items():
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
