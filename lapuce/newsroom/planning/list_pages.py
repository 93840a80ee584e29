"""Pages that list articles: the home page, categories, tags, authors, series, archives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lapuce.dates import month_name
from lapuce.incremental.plan import Page
from lapuce.newsroom.addresses import output_of
from lapuce.newsroom.arranging.edition import Edition
from lapuce.newsroom.arranging.teasers import device_teasers
from lapuce.newsroom.records import Article
from lapuce.newsroom.views import archives, lists
from lapuce.slugs import reading_order

if TYPE_CHECKING:
    from lapuce.newsroom.planning.pages import Planner

_FRONT = 10
"""Articles that the home page shows above its river: the lead, three more, six in brief."""
_HOME_SERIES = 3


def list_pages(planner: Planner) -> Iterator[Page]:
    """Give the pages of lists, and their feeds."""
    yield from _home(planner)
    yield from _categories(planner)
    yield from _tags(planner)
    yield from _authors(planner)
    yield from _series(planner)
    if planner.has("archives.html"):
        yield from _archives(planner)


def brand_counts(edition: Edition) -> Iterator[lists.Entry]:
    """Give each brand with how many articles speak of it."""
    for slug, brand in sorted(edition.library.brands.items()):
        yield brand.name, brand.url, len(edition.by_brand.get(slug, ())), brand.summary


def series_entries(edition: Edition) -> Iterator[tuple[str, str, str, object, int]]:
    """Give each series: name, site path, sentence, picture, episodes; the liveliest first."""
    for slug, episodes in sorted(
        edition.by_series.items(),
        key=lambda pair: (-max(one.moment for one in pair[1]), pair[0]),
    ):
        series = edition.library.series[slug]
        picture = edition.picture(series.image)
        yield series.name, series.url, series.summary, picture, len(episodes)


def _home(planner: Planner) -> Iterator[Page]:
    edition = planner.edition
    size = planner.settings.page_size
    for one in planner.number(edition.listed, "/", _FRONT + size // 2):
        first = not one.newer
        front = _lead_first(one.articles[:_FRONT]) if first else []
        river = one.articles[_FRONT:] if first else one.articles
        yield Page(
            output_of(one.path("/")),
            "index.html",
            lists.home_view,
            (
                one.number,
                one.newer,
                edition.teaser(front[0]) if front else None,
                edition.teasers(front[1:4]),
                edition.teasers(front[4:]),
                _rumour_of_the_day(edition) if first else None,
                tuple((*each[:3], "") for each in brand_counts(edition) if each[2])
                if first
                else (),
                edition.teasers(river),
                device_teasers(edition.devices[:4]) if first else (),
                planner.moves[:5] if first else (),
                tuple(series_entries(edition))[:_HOME_SERIES] if first else (),
            ),
        )


def _lead_first(found: Sequence[Article]) -> list[Article]:
    """Return articles in their order, but for the first that is featured, which leads."""
    lead = next((one for one in found if one.featured), None)
    return sorted(found, key=lambda one: one is not lead) if lead else [*found]


def _rumour_of_the_day(edition: Edition) -> tuple[object, ...] | None:
    rumours = [one for one in edition.listed if one.rumour]
    if not rumours:
        return None
    open_ones = (one for one in rumours if one.rumour and one.rumour.status == "ouverte")
    chosen = next(open_ones, rumours[0])
    rumour = chosen.rumour
    assert rumour is not None
    return edition.teaser(chosen), rumour.claim, rumour.confidence, rumour.status


def _list(
    planner: Planner,
    kind: str,
    template: str,
    heading: str,
    path: str,
    description: str,
    nav_key: str,
    above: tuple[tuple[str, str | None], ...],
    feed: str,
    found: Sequence[Article],
) -> Iterator[Page]:
    for one in planner.number(found, path):
        yield Page(
            output_of(one.path(path)),
            template,
            lists.list_view,
            (
                kind, heading, path, description, nav_key, above, feed, one.number, one.newer,
                planner.edition.teasers(one.articles),
            ),
        )  # fmt: skip
    if feed:
        yield planner.feed(feed, path, f"{kind}:{path}", found)


def _categories(planner: Planner) -> Iterator[Page]:
    for slug, term in planner.edition.categories.items():
        yield from _list(
            planner, "category", "category.html", term.name, f"/rubriques/{slug}/",
            f"{term.name} : tous nos articles, du plus récent au plus ancien.", slug, (),
            planner.feed_title("categories", f"Rubrique {term.name}"), term.articles,
        )  # fmt: skip


def _tags(planner: Planner) -> Iterator[Page]:
    has_index = planner.has("tags.html")
    above = (("Étiquettes", "/etiquettes/" if has_index else None),)
    for slug, term in planner.edition.tags.items():
        if planner.scope and slug not in planner.scope.tags:
            continue
        yield from _list(
            planner, "tag", "tag.html", term.name, f"/etiquettes/{slug}/",
            f"Tous nos articles sur le sujet {term.name}.", "", above,
            planner.feed_title("tags", f"Étiquette {term.name}"), term.articles,
        )  # fmt: skip
    if planner.edition.tags and has_index:
        terms = sorted(planner.edition.tags.values(), key=lambda term: reading_order(term.slug))
        entries = ((one.name, f"/etiquettes/{one.slug}/", len(one.articles), "") for one in terms)
        yield planner.index(
            "tags.html", "tags", "Étiquettes", "/etiquettes/",
            "Tous les sujets du site, par ordre alphabétique.", entries,
        )  # fmt: skip


def _authors(planner: Planner) -> Iterator[Page]:
    edition = planner.edition
    entries: list[lists.Entry] = []
    for slug, author in sorted(edition.library.authors.items()):
        found = edition.by_author.get(slug, [])
        entries.append((author.name, author.url, len(found), author.summary))
        feed = planner.feed_title("authors", f"Articles de {author.name}")
        for one in planner.number(found, author.url):
            yield Page(
                output_of(one.path(author.url)),
                "author.html",
                lists.author_view,
                (author, planner.body(author), feed, one.number, one.newer,
                 edition.teasers(one.articles)),
                author.source,
            )  # fmt: skip
        if feed:
            yield planner.feed(feed, author.url, f"author:{slug}", found)
    if entries and planner.has("authors.html"):
        yield planner.index(
            "authors.html", "authors", "Auteurs", "/auteurs/", "Qui écrit, et sur quoi.", entries
        )


def _series(planner: Planner) -> Iterator[Page]:
    edition = planner.edition
    for slug, episodes in edition.by_series.items():
        series = edition.library.series[slug]
        yield Page(
            output_of(series.url),
            "series.html",
            lists.series_view,
            (series, planner.body(series), edition.picture(series.image),
             edition.teasers(episodes)),
            series.source,
        )  # fmt: skip
    if edition.by_series and planner.has("series_list.html"):
        entries = (
            (name, path, count, summary)
            for name, path, summary, _, count in series_entries(edition)
        )
        yield planner.index(
            "series_list.html", "series_list", "Dossiers", "/dossiers/",
            "Nos enquêtes en plusieurs épisodes.", entries, "series",
        )  # fmt: skip


def _archives(planner: Planner) -> Iterator[Page]:
    by_month = planner.edition.by_month
    months = tuple(
        (year, month, len(by_month[year, month])) for year, month in sorted(by_month, reverse=True)
    )
    if not months:
        return
    yield Page(output_of("/archives/"), "archives.html", archives.archives_view, (months,))
    for year in dict.fromkeys(year for year, _, _ in months):
        held = tuple(
            (month, planner.edition.teasers(by_month[year, month]))
            for y, month, _ in months
            if y == year
        )
        yield Page(
            output_of(f"/archives/{year}/"), "archives.html", archives.year_view, (year, held)
        )
        for month, _ in held:
            name = f"{month_name(month).capitalize()} {year}"
            yield from _list(
                planner, "month", "list.html", name, f"/archives/{year}/{month:02d}/",
                f"Tous nos articles parus en {name.lower()}.", "archives",
                (("Archives", "/archives/"), (str(year), f"/archives/{year}/")), "",
                by_month[year, month],
            )  # fmt: skip
