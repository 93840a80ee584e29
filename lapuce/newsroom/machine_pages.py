"""Outputs for other machines: the feed of the site, the sitemap, robots.txt, the search index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lapuce.incremental.plan import Page
from lapuce.newsroom.records import Article, devices_told
from lapuce.newsroom.views import machine

if TYPE_CHECKING:
    from lapuce.newsroom.pages import Planner


def machine_pages(planner: Planner) -> Iterator[Page]:
    """Give the feed of the site, robots, sitemap and search index."""
    edition, library = planner.edition, planner.edition.library
    yield planner.feed("La Puce", "/", "site", edition.listed)
    yield Page("robots.txt", "", machine.robots_view, ())
    addresses: list[tuple[str, str]] = [
        ("/", edition.listed[0].card.date if edition.listed else "")
    ]
    for article in edition.articles:
        if article.card.status != "hidden":
            dates = (article.card.date, article.modified, *(u.date for u in article.updates))
            addresses.append((article.card.url, max(filter(None, dates))))
    for prefix, terms in (("rubriques", edition.categories), ("etiquettes", edition.tags)):
        for slug, term in sorted(terms.items()):
            addresses.append((f"/{prefix}/{slug}/", _latest(term.articles)))
    for slug, brand in sorted(library.brands.items()):
        addresses.append((brand.url, _latest(edition.by_brand.get(slug, ()))))
    for slug, device in sorted(library.devices.items()):
        addresses.append((device.card.url, _latest(edition.by_device.get(slug, ()))))
    for slug, author in sorted(library.authors.items()):
        addresses.append((author.url, _latest(edition.by_author.get(slug, ()))))
    for slug, episodes in sorted(edition.by_series.items()):
        addresses.append((library.series[slug].url, _latest(episodes)))
    addresses += [
        (page.url, page.modified or "")
        for _, page in sorted(library.pages.items())
        if page.status == "published"
    ]
    addresses += [(planner.comparisons.path(pair), "") for pair in planner.comparisons.pairs]
    yield Page("sitemap.xml", "", machine.sitemap_view, (tuple(addresses),))
    if not planner.has("search.html"):
        return
    entities = [
        *((one.card.name, one.card.url, "Appareil", one.card.tagline) for one in edition.devices),
        *((one.name, one.url, "Marque", one.summary) for one in library.brands.values()),
        *((one.name, one.url, "Dossier", one.summary)
          for slug, one in library.series.items() if slug in edition.by_series),
    ]  # fmt: skip
    yield Page(
        "recherche/index.json",
        "",
        machine.search_index_view,
        (
            tuple(
                (edition.teaser(one), (*one.brands, *devices_told(one), *one.tag_names))
                for one in edition.listed
            ),
            tuple(entities),
        ),
    )


def _latest(found: Sequence[Article]) -> str:
    return max((one.modified or one.card.date for one in found), default="")
