"""Standing sections and single pages: rumours, corrections, the site map, search, errors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lapuce.incremental.plan import Page
from lapuce.newsroom.addresses import output_of
from lapuce.newsroom.planning.list_pages import brand_counts, series_entries
from lapuce.newsroom.planning.rumours import rumour_rows
from lapuce.newsroom.printing.chrome import standing_sections
from lapuce.newsroom.views import rumours, sections
from lapuce.slugs import reading_order

if TYPE_CHECKING:
    from lapuce.newsroom.arranging.edition import Edition
    from lapuce.newsroom.planning.pages import Planner


def section_pages(planner: Planner) -> Iterator[Page]:
    """Give the pages that stand outside the flow of news, but for the catalogue."""
    edition = planner.edition
    for page in edition.library.pages.values():
        if edition.has_page(page):
            yield Page(
                output_of(page.url),
                f"{page.template or 'page'}.html",
                sections.static_page_view,
                (page, planner.body(page)),
                page.source,
            )
    told = rumour_rows(edition, edition.listed)
    if told and planner.has("rumours.html"):
        yield Page(
            output_of("/la-puce-a-l-oreille/"), "rumours.html", rumours.rumours_view, (told,)
        )
    if planner.has("corrections.html"):
        yield _corrections(edition)
    if planner.has("plan.html"):
        yield Page(output_of("/plan/"), "plan.html", sections.plan_view, (tuple(_plan(planner)),))
    if planner.has("search.html"):
        yield Page(output_of("/recherche/"), "search.html", sections.search_view, ())
    if planner.has("404.html"):
        latest = edition.teasers(edition.listed[:3])
        yield Page("404.html", "404.html", sections.error_view, (latest,))


def _corrections(edition: Edition) -> Page:
    entries = sorted(
        (
            (update.date, update.type, update.text, edition.teaser(one))
            for one in edition.articles
            if one.card.status != "hidden"
            for update in one.updates
        ),
        key=lambda entry: (entry[0], entry[3].card.url),
        reverse=True,
    )
    return Page(
        output_of("/corrections/"), "corrections.html", sections.corrections_view, (tuple(entries),)
    )


def _plan(planner: Planner) -> Iterator[tuple[str, tuple[tuple[str, str, str], ...]]]:
    """Give the sections of the plan: a title; the name, the site path and the language of each link."""
    edition, library = planner.edition, planner.edition.library
    years = sorted({year for year, _ in edition.by_month}, reverse=True)
    devices = sorted(edition.devices, key=lambda device: reading_order(device.slug))
    pages = [page for _, page in sorted(library.pages.items()) if page.status == "published"]
    sections: list[tuple[str, list[tuple[str, str]]]] = [
        ("Rubriques", [(t.name, f"/rubriques/{s}/") for s, t in edition.categories.items()]),
        ("Sections", standing_sections(edition, planner.templates)),
        ("Dossiers", [(name, path) for name, path, *_ in series_entries(edition)]),
        ("Marques", [(name, path) for name, path, *_ in brand_counts(edition)]),
        ("Appareils", [(one.card.name, one.card.url) for one in devices]),
        ("Auteurs", [(one.name, one.url) for _, one in sorted(library.authors.items())]),
        (
            "Archives",
            [(str(year), f"/archives/{year}/") for year in years]
            if planner.has("archives.html") else [],
        ),
    ]  # fmt: skip
    for title, links in sections:
        if links:
            yield title, tuple((name, path, "fr") for name, path in links)
    if pages:
        yield "Pages", tuple((page.title, page.url, page.lang) for page in pages)
