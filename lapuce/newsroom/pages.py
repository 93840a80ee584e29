"""Which pages an edition has, and exactly what each one shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from lapuce.incremental.plan import Page
from lapuce.newsroom.bodies import make_body
from lapuce.newsroom.catalogue_pages import catalogue_pages, comparisons_of, market_moves
from lapuce.newsroom.edition import Edition, Term
from lapuce.newsroom.machine_pages import machine_pages
from lapuce.newsroom.records import Article, Author, Record
from lapuce.newsroom.views import archives, articles, lists, machine
from lapuce.newsroom.views.common import Body, output_of
from lapuce.settings import Settings
from lapuce.slugs import slugify


@dataclass
class Planner:
    """Plans the pages of one edition."""

    edition: Edition
    settings: Settings
    blocks_key: str
    """Digest of the theme's macros that texts may call."""

    def __post_init__(self) -> None:
        self._bodies: dict[str, Body] = {}
        self.comparisons = comparisons_of(self.edition)

    def body(self, record: Record) -> Body:
        """Return the text of a record, made once."""
        found = self._bodies.get(record.source)
        if found is None:
            review = record.review if isinstance(record, Article) else None
            found = make_body(self.edition, record, self.blocks_key, review)
            self._bodies[record.source] = found
        return found

    def pages(self) -> Iterator[Page]:
        """Give all pages."""
        yield from self._articles()
        yield from self._home()
        yield from self._terms()
        yield from self._people_and_series()
        yield from self._archives()
        yield from self._static()
        yield from self._standing()
        yield from catalogue_pages(self)
        yield from machine_pages(self)

    # --------------------------------------------------------------- articles

    def _articles(self) -> Iterator[Page]:
        edition = self.edition
        listed = edition.listed
        places = {article.source: index for index, article in enumerate(listed)}
        for article in edition.articles:
            at = places.get(article.source)
            older = listed[at + 1] if at is not None and at + 1 < len(listed) else None
            newer = listed[at - 1] if at else None
            yield Page(
                output_of(article.card.url),
                f"{article.template or 'article'}.html",
                articles.article_view,
                (
                    article,
                    edition.teaser(article),
                    self.body(article),
                    tuple(self._author(name) for name in article.card.authors),
                    tuple(self._tags(article)),
                    tuple(self._brands(article)),
                    tuple(
                        edition.device_teaser(device)
                        for device in map(edition.device, article.devices)
                        if device
                    ),
                    self._episode(article),
                    tuple(self._comparisons(article)),
                    edition.teaser(older) if older else None,
                    edition.teaser(newer) if newer else None,
                    edition.teasers(edition.related(article)),
                    self._hidden_until(article),
                ),
                article.source,
            )

    def _author(self, name: str) -> Author | tuple[str]:
        slug = self.edition.library.names.slug("author", name)
        return self.edition.library.authors[slug] if slug else (name,)

    def _tags(self, article: Article) -> Iterator[tuple[str, str]]:
        for slug in dict.fromkeys(map(slugify, article.tags)):
            term = self.edition.tags.get(slug)
            if term:
                yield term.name, slug

    def _brands(self, article: Article) -> Iterator[tuple[str, str]]:
        library = self.edition.library
        for name in article.brands:
            slug = library.names.slug("brand", name)
            if slug:
                yield library.brands[slug].name, library.brands[slug].url

    def _episode(self, article: Article) -> tuple[object, ...]:
        library = self.edition.library
        slug = library.names.slug("series", article.series) if article.series else None
        if slug is None:
            return ()
        episodes = self.edition.by_series.get(slug, [])
        if article not in episodes:
            return ()
        at = episodes.index(article)
        series = library.series[slug]
        before = self.edition.teaser(episodes[at - 1]) if at else None
        after = self.edition.teaser(episodes[at + 1]) if at + 1 < len(episodes) else None
        return series.name, series.url, len(episodes), before, after

    def _comparisons(self, article: Article) -> Iterator[tuple[str, str]]:
        slugs = {device.slug for device in map(self.edition.device, article.devices) if device}
        for pair in self.comparisons.asked.get(article.source, ()):
            yield self.comparisons.title(pair), self.comparisons.path(pair)
        for pair in self.comparisons.among(slugs):
            if pair not in self.comparisons.asked.get(article.source, ()):
                yield self.comparisons.title(pair), self.comparisons.path(pair)

    def _hidden_until(self, article: Article) -> str:
        if not self.edition.preview or article.visible_from <= self.edition.now:
            return ""
        return datetime.fromtimestamp(article.visible_from, UTC).isoformat()

    # ------------------------------------------------------------------ lists

    def _home(self) -> Iterator[Page]:
        edition = self.edition
        river_start = 10
        front, rest = edition.listed[:river_start], edition.listed[river_start:]
        chunks = self._chunks(rest) or [[]]
        for number, chunk in enumerate(chunks, 1):
            first = number == 1
            yield Page(
                output_of("/" if first else f"/page/{number}/"),
                "index.html",
                lists.home_view,
                (
                    number,
                    len(chunks),
                    edition.teaser(front[0]) if first and front else None,
                    edition.teasers(front[1:4]) if first else (),
                    edition.teasers(front[4:10]) if first else (),
                    self._rumour_of_the_day() if first else None,
                    tuple((*one[:3], "") for one in self._brand_counts()) if first else (),
                    edition.teasers(chunk),
                    tuple(map(edition.device_teaser, edition.devices[:4])) if first else (),
                    market_moves(edition)[:5] if first else (),
                    tuple(self._series_entries())[:3] if first else (),
                ),
            )

    def _rumour_of_the_day(self) -> tuple[object, ...] | None:
        rumours = [one for one in self.edition.listed if one.rumour]
        if not rumours:
            return None
        chosen = next((one for one in rumours if one.rumour and one.rumour.status == "ouverte"),
                      rumours[0])  # fmt: skip
        assert chosen.rumour is not None
        return self.edition.teaser(chosen), chosen.rumour.claim, chosen.rumour.confidence

    def _brand_counts(self) -> Iterator[lists.Entry]:
        for slug, brand in sorted(self.edition.library.brands.items()):
            yield brand.name, brand.url, len(self.edition.by_brand.get(slug, ())), brand.summary

    def _series_entries(self) -> Iterator[tuple[str, str, str, object, int]]:
        for slug, episodes in sorted(
            self.edition.by_series.items(),
            key=lambda pair: (-max(one.moment for one in pair[1]), pair[0]),
        ):
            series = self.edition.library.series[slug]
            picture = self.edition.picture(series.image)
            yield series.name, series.url, series.summary, picture, len(episodes)

    def _chunks(self, found: Sequence[Article]) -> list[Sequence[Article]]:
        size = self.settings.page_size
        return [found[start : start + size] for start in range(0, len(found), size)]

    def _list(
        self,
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
        chunks = self._chunks(found)
        for number, chunk in enumerate(chunks, 1):
            yield Page(
                output_of(path if number == 1 else f"{path}page/{number}/"),
                template,
                lists.list_view,
                (
                    kind, heading, path, description, nav_key, above, feed, number, len(chunks),
                    self.edition.teasers(chunk), "",
                ),
            )  # fmt: skip
        if feed and found:
            yield self.feed(feed, path, f"{kind}:{path}", found)

    def feed(self, title: str, path: str, permanent: str, found: Sequence[Article]) -> Page:
        latest = found[: self.settings.feed_size]
        return Page(
            output_of(f"{path}flux.xml"),
            "",
            machine.feed_view,
            (
                title,
                path,
                permanent,
                self.settings.narrow_space_in_feeds,
                tuple((one, self.edition.teaser(one), self.body(one)) for one in latest),
            ),
        )

    def entries(
        self, kind: str, title: str, path: str, description: str, entries: tuple[lists.Entry, ...]
    ) -> Page:
        """Plan an index of chips, systems or people."""
        return Page(
            output_of(path),
            "entries.html",
            lists.entries_view,
            (kind, title, path, description, "", entries),
        )

    def _terms(self) -> Iterator[Page]:
        for slug, term in self.edition.categories.items():
            yield from self._list(
                "category", "category.html", term.name, f"/rubriques/{slug}/",
                f"{term.name} : tous nos articles, du plus récent au plus ancien.", slug, (),
                f"Rubrique {term.name}", term.articles,
            )  # fmt: skip
        for slug, term in self.edition.tags.items():
            yield from self._list(
                "tag", "tag.html", term.name, f"/etiquettes/{slug}/",
                f"Tous nos articles sur le sujet {term.name}.", "",
                (("Étiquettes", "/etiquettes/"),), f"Étiquette {term.name}", term.articles,
            )  # fmt: skip
        if self.edition.tags:
            yield Page(
                output_of("/etiquettes/"),
                "tags.html",
                lists.entries_view,
                (
                    "tags", "Étiquettes", "/etiquettes/",
                    "Tous les sujets du site, par ordre alphabétique.", "",
                    tuple(self._tag_entries()),
                ),
            )  # fmt: skip

    def _tag_entries(self) -> Iterator[lists.Entry]:
        terms: Iterable[Term] = sorted(self.edition.tags.values(), key=lambda term: term.slug)
        for term in terms:
            yield term.name, f"/etiquettes/{term.slug}/", len(term.articles), ""

    def _people_and_series(self) -> Iterator[Page]:
        edition = self.edition
        authors = edition.library.authors
        entries: list[lists.Entry] = []
        for slug in sorted(authors):
            author = authors[slug]
            found = edition.by_author.get(slug, [])
            entries.append((author.name, author.url, len(found), author.summary))
            chunks = self._chunks(found) or [[]]
            for number, chunk in enumerate(chunks, 1):
                yield Page(
                    output_of(author.url if number == 1 else f"{author.url}page/{number}/"),
                    "author.html",
                    lists.author_view,
                    (author, self.body(author), number, len(chunks), edition.teasers(chunk)),
                    author.source,
                )
            yield self.feed(f"Articles de {author.name}", author.url, f"author:{slug}", found)
        if entries:
            yield Page(
                output_of("/auteurs/"),
                "authors.html",
                lists.entries_view,
                ("authors", "Auteurs", "/auteurs/", "Qui écrit, et sur quoi.", "", tuple(entries)),
            )
        for slug, episodes in edition.by_series.items():
            series = edition.library.series[slug]
            yield Page(
                output_of(series.url),
                "series.html",
                lists.series_view,
                (series, self.body(series), edition.picture(series.image),
                 edition.teasers(episodes)),
                series.source,
            )  # fmt: skip
        if edition.by_series:
            series_entries = tuple(
                (name, path, count, summary)
                for name, path, summary, _, count in self._series_entries()
            )
            yield Page(
                output_of("/dossiers/"),
                "series_list.html",
                lists.entries_view,
                ("series_list", "Dossiers", "/dossiers/",
                 "Nos enquêtes en plusieurs épisodes.", "series", series_entries),
            )  # fmt: skip

    def _archives(self) -> Iterator[Page]:
        edition = self.edition
        months = tuple(
            (year, month, len(edition.by_month[year, month]))
            for year, month in sorted(edition.by_month, reverse=True)
        )
        if not months:
            return
        yield Page(output_of("/archives/"), "archives.html", archives.archives_view, (months,))
        for year in dict.fromkeys(year for year, _, _ in months):
            held = tuple(
                (month, edition.teasers(edition.by_month[year, month]))
                for y, month, _ in months
                if y == year
            )
            yield Page(
                output_of(f"/archives/{year}/"), "archives.html", archives.year_view, (year, held)
            )
            for month, _ in held:
                yield from self._month(year, month)

    def _month(self, year: int, month: int) -> Iterator[Page]:
        from lapuce.dates import month_name

        name = f"{month_name(month).capitalize()} {year}"
        yield from self._list(
            "month", "list.html", name, f"/archives/{year}/{month:02d}/",
            f"Tous nos articles parus en {name.lower()}.", "archives",
            (("Archives", "/archives/"), (str(year), f"/archives/{year}/")), "",
            self.edition.by_month[year, month],
        )  # fmt: skip

    # ----------------------------------------------------- pages and sections

    def _static(self) -> Iterator[Page]:
        for page in self.edition.library.pages.values():
            if page.status != "draft" or self.edition.preview:
                yield Page(
                    output_of(page.url),
                    f"{page.template or 'page'}.html",
                    articles.static_page_view,
                    (page, self.body(page)),
                    page.source,
                )

    def _standing(self) -> Iterator[Page]:
        edition = self.edition
        rumours = tuple(
            (one.rumour, edition.teaser(one)) for one in edition.listed if one.rumour is not None
        )
        if rumours:
            yield Page(
                output_of("/la-puce-a-l-oreille/"), "rumours.html", lists.rumours_view, (rumours,)
            )
        entries = sorted(
            (
                (update.date, update.type, update.text, edition.teaser(one))
                for one in edition.listed
                for update in one.updates
            ),
            key=lambda entry: (entry[0], entry[3].card.url),
            reverse=True,
        )
        yield Page(
            output_of("/corrections/"), "corrections.html", lists.corrections_view,
            (tuple(entries),),
        )  # fmt: skip
        yield Page(output_of("/plan/"), "plan.html", lists.plan_view, (tuple(self._plan()),))
        yield Page(output_of("/recherche/"), "search.html", lists.search_view, ())
        yield Page("404.html", "404.html", lists.error_view, (edition.teasers(edition.listed[:3]),))

    def _plan(self) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
        edition, library = self.edition, self.edition.library
        sections: list[tuple[str, list[tuple[str, str]]]] = [
            ("Rubriques", [(t.name, f"/rubriques/{s}/") for s, t in edition.categories.items()]),
            ("Dossiers", [(name, path) for name, path, _, _, _ in self._series_entries()]),
            ("Marques", [(name, path) for name, path, _, _ in self._brand_counts()]),
            (
                "Appareils",
                [(one.card.name, one.card.url) for one in sorted(
                    edition.devices, key=lambda device: device.slug)],
            ),
            ("Auteurs", [(one.name, one.url) for _, one in sorted(library.authors.items())]),
            (
                "Archives",
                [(str(year), f"/archives/{year}/")
                 for year in sorted({year for year, _ in edition.by_month}, reverse=True)],
            ),
            (
                "Pages",
                [(page.title, page.url) for _, page in sorted(library.pages.items())
                 if page.status == "published"],
            ),
        ]  # fmt: skip
        for title, links in sections:
            if links:
                yield title, tuple(links)
