"""Which pages an edition has, and exactly what each one shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from lapuce.incremental.plan import Page
from lapuce.newsroom.addresses import output_of
from lapuce.newsroom.arranging.edition import Edition
from lapuce.newsroom.arranging.numbering import ListPage, count_pages, number_pages
from lapuce.newsroom.arranging.subjects import Subject
from lapuce.newsroom.arranging.teasers import DeviceTeaser, device_teasers
from lapuce.newsroom.planning.bodies import make_body
from lapuce.newsroom.planning.catalogue_pages import catalogue_pages
from lapuce.newsroom.planning.comparisons import Pair, comparisons_of
from lapuce.newsroom.planning.device_pages import (
    device_named,
    device_pages,
    devices_named,
    market_moves,
)
from lapuce.newsroom.planning.list_pages import list_pages
from lapuce.newsroom.planning.machine_pages import machine_pages
from lapuce.newsroom.planning.moved_pages import moved_pages
from lapuce.newsroom.planning.narrow import Scope
from lapuce.newsroom.planning.rumours import rumours_by_subject
from lapuce.newsroom.planning.section_pages import section_pages
from lapuce.newsroom.printing import assets
from lapuce.newsroom.records import Article, Author, Record, devices_told
from lapuce.newsroom.views import articles, feeds, lists
from lapuce.newsroom.views.bodies import Body
from lapuce.newsroom.views.prices import Move
from lapuce.settings import Settings
from lapuce.slugs import slugify


@dataclass
class Planner:
    """Plans the pages of one edition."""

    edition: Edition
    settings: Settings
    blocks_key: str
    """Digest of the theme's macros that texts may call."""
    templates: Collection[str]
    """The theme's templates: a standing section whose template is not there has no page."""
    scope: Scope | None = None
    """Which articles and tags to plan; None: all."""

    def __post_init__(self) -> None:
        self._bodies: dict[str, Body] = {}
        self.left: set[str] = set()
        """Outputs that stand without being planned, among the pages of lists."""
        self.comparisons = comparisons_of(self.edition)
        # By the names as typed: thousands of articles name the same few brands and devices.
        self._brands = cache(self._find_brands)
        self._devices = cache(self._find_devices)
        self._pairs = cache(self._find_pairs)

    def body(self, record: Record) -> Body:
        """Return the text of a record, made once."""
        found = self._bodies.get(record.source)
        if found is None:
            review = record.review if isinstance(record, Article) else None
            found = make_body(
                self.edition, record, self.blocks_key, review, self.comparisons.path_of
            )
            self._bodies[record.source] = found
        return found

    def pages(self) -> Iterator[Page]:
        """Give all pages, but for those that the scope leaves as they are."""
        yield from self._articles()
        yield from list_pages(self)
        yield from section_pages(self)
        yield from device_pages(self)
        yield from catalogue_pages(self)
        yield from machine_pages(self)
        yield from moved_pages(self)

    # ----------------------------------------------------------- what pages share

    def has(self, template: str) -> bool:
        """Tell whether the theme has the template of a section."""
        return template in self.templates

    def number(
        self, found: Sequence[Article], path: str, least: int | None = None
    ) -> Iterator[ListPage]:
        """
        Give the pages of a list, but for those that the scope leaves as they are.

        Args:
            found: Articles, latest first.
            path: Site path of the list.
            least: As for `number_pages`.
        """
        size, scope = self.settings.page_size, self.scope
        sure = count_pages(len(found) - scope.changes, size, least) if scope else 0
        for page in number_pages(found, size, least):
            if scope and page.articles and scope.keeps(page, sure):
                self.left.add(output_of(page.path(path)))
            else:
                yield page

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """The latest price of each device whose price moved, made once for the pages that show it."""
        return market_moves(self.edition)

    @cached_property
    def rumours(self) -> dict[Subject, list[Article]]:
        """The articles that tell a rumour, by what it is about, made once as well."""
        return rumours_by_subject(self.edition)

    def index(
        self,
        template: str,
        kind: str,
        title: str,
        path: str,
        description: str,
        entries: Iterable[lists.Entry],
        nav_key: str = "",
    ) -> Page:
        """Plan the page that names all the lists of a kind."""
        held = (kind, title, path, description, nav_key, tuple(entries))
        return Page(output_of(path), template, lists.entries_view, held)

    def feed_title(self, lists: str, title: str) -> str:
        """Return the title of the feed of a list; "" when such lists have none."""
        return title if lists in self.settings.feeds else ""

    def feed(self, title: str, path: str, permanent: str, found: Sequence[Article]) -> Page:
        """
        Plan a feed.

        Args:
            title: Its title; "" for the name of the site.
            path: Site path of what it follows.
            permanent: What stays the same if the address changes.
            found: Articles, latest first.
        """
        latest = found[: self.settings.feed_size]
        return Page(
            output_of(f"{path}flux.xml"),
            "",
            feeds.feed_view,
            (
                title,
                path,
                permanent,
                self.settings.narrow_space_in_feeds,
                tuple((one, self.edition.teaser(one), self.body(one)) for one in latest),
            ),
        )

    # --------------------------------------------------------------- articles

    def _articles(self) -> Iterator[Page]:
        edition = self.edition
        listed = edition.listed
        places = {article.source: index for index, article in enumerate(listed)}
        for article in edition.articles:
            if self.scope and article.source not in self.scope.articles:
                continue
            at = places.get(article.source)
            older = listed[at + 1] if at is not None and at + 1 < len(listed) else None
            newer = listed[at - 1] if at else None
            card = edition.card_path(article)
            told = devices_told(article)
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
                    self._brands(article.brands),
                    self._devices(told),
                    self._episode(article),
                    self._comparisons(article, told),
                    edition.teaser(older) if older else None,
                    edition.teaser(newer) if newer else None,
                    edition.teasers(edition.related(article)),
                    self._hidden_until(article),
                    device_named(edition, article.review.device if article.review else None),
                    card,
                ),
                article.source,
            )
            if card:
                inputs = (edition.teaser(article), edition.card_key)
                yield Page(output_of(card), "", assets.card_view, inputs, article.source)

    def _author(self, name: str) -> Author | tuple[str]:
        slug = self.edition.library.names.slug("author", name)
        return self.edition.library.authors[slug] if slug else (name,)

    def _tags(self, article: Article) -> Iterator[tuple[str, str]]:
        for slug in dict.fromkeys(map(slugify, article.tags)):
            term = self.edition.tags.get(slug)
            if term:
                yield term.name, slug

    def _find_brands(self, names: tuple[str, ...]) -> tuple[articles.Link, ...]:
        library = self.edition.library
        slugs = dict.fromkeys(library.names.slug("brand", name) for name in names)
        brands = (library.brands[slug] for slug in slugs if slug)
        return tuple((brand.name, brand.url) for brand in brands)

    def _find_devices(self, names: tuple[str, ...]) -> tuple[DeviceTeaser, ...]:
        return device_teasers(devices_named(self.edition, names))

    def _find_pairs(self, names: tuple[str, ...]) -> tuple[Pair, ...]:
        slugs = (device.slug for device in devices_named(self.edition, names))
        return tuple(self.comparisons.among(slugs))

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
        return series.name, series.url, at + 1, len(episodes), before, after

    def _comparisons(self, article: Article, told: tuple[str, ...]) -> tuple[articles.Link, ...]:
        asked = self.comparisons.asked.get(article.source, ())
        pairs = dict.fromkeys((*asked, *self._pairs(told)))
        return tuple((self.comparisons.title(one), self.comparisons.path(one)) for one in pairs)

    def _hidden_until(self, article: Article) -> float | None:
        is_to_come = self.edition.preview and article.visible_from > self.edition.now
        return article.visible_from if is_to_come else None
