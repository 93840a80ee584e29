"""Outputs for other machines: the feed of the site, the sitemap, robots.txt, the search index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lapuce.incremental.plan import Page
from lapuce.newsroom.arranging.edition import Edition, moment_of
from lapuce.newsroom.planning.catalogue_pages import name_of_group, people_of
from lapuce.newsroom.printing.chrome import standing_sections
from lapuce.newsroom.records import Article, devices_told, last_change
from lapuce.newsroom.views import catalogue, machine

if TYPE_CHECKING:
    from lapuce.newsroom.planning.pages import Planner

_Besides = tuple[str, str, str, str, tuple[str, ...]]
"""Name, site path, kind, summary and other words of what a search finds."""


def machine_pages(planner: Planner) -> Iterator[Page]:
    """Give the feed of the site, robots, sitemap and search index."""
    edition, library = planner.edition, planner.edition.library
    yield planner.feed("", "/", "site", edition.listed)
    yield Page("robots.txt", "", machine.robots_view, ())
    addresses: list[tuple[str, str]] = [
        ("/", edition.listed[0].card.date if edition.listed else "")
    ]
    changes = {article.source: _change_of(article) for article in edition.articles}

    def latest(found: Iterable[Article]) -> str:
        return max((changes[one.source] for one in found), default=(0.0, ""))[1]

    for article in edition.articles:
        if article.card.status != "hidden":
            addresses.append((article.card.url, changes[article.source][1]))
    for prefix, terms in (("rubriques", edition.categories), ("etiquettes", edition.tags)):
        for slug, term in sorted(terms.items()):
            addresses.append((f"/{prefix}/{slug}/", latest(term.articles)))
    for slug, brand in sorted(library.brands.items()):
        addresses.append((brand.url, latest(edition.by_brand.get(slug, ()))))
    for slug, device in sorted(library.devices.items()):
        addresses.append((device.card.url, latest(edition.by_device.get(slug, ()))))
    for slug, author in sorted(library.authors.items()):
        addresses.append((author.url, latest(edition.by_author.get(slug, ()))))
    for slug, episodes in sorted(edition.by_series.items()):
        addresses.append((library.series[slug].url, latest(episodes)))
    addresses += [
        (page.url, page.modified or "")
        for _, page in sorted(library.pages.items())
        if page.status == "published"
    ]
    addresses += [(planner.comparisons.path(pair), "") for pair in planner.comparisons.pairs]
    gathered = (*_people_and_groups(edition),)
    sections = standing_sections(edition, planner.templates)
    addresses += [(path, "") for _, path, *_ in gathered]
    # The search shows nothing by itself.
    addresses += [(path, "") for _, path in sections if path != "/recherche/"]
    if planner.has("plan.html"):
        addresses.append(("/plan/", ""))
    yield Page("sitemap.xml", "", machine.sitemap_view, (tuple(addresses),))
    if not planner.has("search.html"):
        return
    yield Page(
        "recherche/index.json",
        "",
        machine.search_index_view,
        (
            tuple(
                (edition.teaser(one), (*one.brands, *devices_told(one), *one.tag_names))
                for one in edition.listed
            ),
            (
                *((*found, "fr") for found in _found_besides(planner, gathered, sections)),
                *_static_pages(planner),
            ),
        ),
    )


def _static_pages(planner: Planner) -> Iterator[machine.Found]:
    for _, page in sorted(planner.edition.library.pages.items()):
        if page.status == "published":
            yield page.title, page.url, "Page", page.summary, (), page.lang


def _found_besides(
    planner: Planner, gathered: Iterable[_Besides], sections: Iterable[tuple[str, str]]
) -> Iterator[_Besides]:
    """Give what a search finds besides articles and static pages, all of it in French."""
    edition, library = planner.edition, planner.edition.library
    for device in edition.devices:
        card = device.card
        # « mi4 » is typed for « Mi 4 », and « apple ipad » for « iPad ».
        words = (card.brand, *device.aliases, card.name_plain.replace(" ", ""), device.chip or "")
        yield card.name, card.url, "Appareil", card.tagline, words
    for _, brand in sorted(library.brands.items()):
        yield brand.name, brand.url, "Marque", brand.summary, brand.aliases
    for slug, series in sorted(library.series.items()):
        if slug in edition.by_series:
            yield series.name, series.url, "Dossier", series.summary, ()
    yield from gathered
    for _, author in sorted(library.authors.items()):
        yield author.name, author.url, "Auteur", author.summary, ()
    for name, path in sections:
        yield name, path, "Section", "", ()


def _people_and_groups(edition: Edition) -> Iterator[_Besides]:
    """Give the people, the chips and the systems, as a search finds them."""
    for slug, name, roles, _ in people_of(edition):
        yield name, f"/personnes/{slug}/", "Personne", catalogue.roles_in_words(roles), ()
    for kind, said, folder, groups in (
        ("chip", "Puce", "puces", edition.by_chip), ("os", "Système", "systemes", edition.by_os),
    ):  # fmt: skip
        for slug, devices in sorted(groups.items()):
            yield name_of_group(kind, devices), f"/{folder}/{slug}/", said, "", ()


def _change_of(article: Article) -> tuple[float, str]:
    """Return when an article last changed, in seconds since 1970 and in ISO 8601."""
    day = last_change(article)
    return (moment_of(day).timestamp(), day) if day else (article.moment, article.card.date)
