"""Which pages a few articles can change: when they come, go or move, the others need no plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import inf

from lapuce.newsroom.addresses import output_of
from lapuce.newsroom.arranging.edition import Edition
from lapuce.newsroom.arranging.numbering import NEWER_SHOWN, ListPage
from lapuce.newsroom.arranging.subjects import subjects_of
from lapuce.newsroom.records import Article, Record
from lapuce.slugs import slugify

MOST_CHANGES = 50
"""Articles that may change at once; above, all is planned."""


@dataclass(frozen=True)
class Scope:
    """What is to be planned among articles and tags; all other pages always are."""

    articles: frozenset[str]
    """Sources."""
    tags: frozenset[str]
    """Slugs."""
    expected: frozenset[str] = field(repr=False)
    """Outputs of the other articles, and the first of each other tag: they are there."""
    since: float
    """Publication of the earliest article that changed, before or after, in seconds since 1970."""
    changes: int
    """How many articles a list may have won or lost."""

    def keeps(self, page: ListPage, sure: int) -> bool:
        """
        Tell whether a page of a list stands as it is.

        Args:
            page: As it would be planned.
            sure: Pages that the list had at least, before and now.
        """
        # What is newer is told up to three pages: with fewer, a page may show another way up.
        return page.articles[0].moment < self.since and page.number + NEWER_SHOWN <= sure

    def leaves(self, output: str) -> bool:
        """Tell whether an output stands as it is, without being planned."""
        if output in self.expected:
            return True
        top, _, below = output.partition("/")
        slug, _, rest = below.partition("/")
        return top == "etiquettes" and bool(rest) and f"{top}/{slug}/index.html" in self.expected


def narrow(
    edition: Edition, before: Sequence[Record | None], after: Sequence[Record | None]
) -> Scope | None:
    """
    Return which articles and tags may have other pages than in the last edition.

    Args:
        edition: What is to be published.
        before: The records that changed or are gone, as they were; None for one that could not
            be read.
        after: Those that changed or are new, as they are.

    Returns:
        None when anything may have changed.
    """
    changed = [*before, *after]
    articles = [one for one in changed if isinstance(one, Article)]
    if len(articles) < len(changed) or len(changed) > MOST_CHANGES:
        return None
    if any(one.compare or one.source.endswith("/index.md") for one in articles):
        return None  # Comparisons have two devices; an article's own folder gives files an address.
    names = edition.library.names
    found = {one.source for one in articles}
    tags: set[str] = set()
    for one in articles:
        found |= edition.near(one)
        for kind, slug in subjects_of(one, names):
            if kind == "series":
                found.update(each.source for each in edition.by_series.get(slug, ()))
            elif kind == "tag":
                tags.add(slug)
    if any(_is_spelled_twice(edition, slug, articles) for slug in tags):
        return None  # The name that all its articles show may be another.
    for one in _pointing_at(articles, edition.library.articles.values()):
        found.add(one.source)
        tags.update(map(slugify, one.tags))  # Feeds hold whole texts, with their links.
    # An article that no list shows names the tags that some other has: these may come or go.
    found.update(
        one.source for one in edition.unlisted() if not tags.isdisjoint(map(slugify, one.tags))
    )
    expected = {output_of(one.card.url) for one in edition.articles if one.source not in found}
    expected |= {
        output_of(path)
        for one in edition.articles
        if one.redirect_from and one.source not in found
        for path in one.redirect_from
    }
    cards = (edition.card_path(one) for one in edition.articles if one.source not in found)
    expected |= {output_of(path) for path in cards if path}
    expected |= {f"etiquettes/{slug}/index.html" for slug in edition.tags.keys() - tags}
    since = min((one.moment for one in articles), default=inf)
    return Scope(frozenset(found), frozenset(tags), frozenset(expected), since, len(articles))


def _is_spelled_twice(edition: Edition, slug: str, changed: Iterable[Article]) -> bool:
    spelled = set(edition.spellings.get(slug, ()))
    for article in changed:
        spelled.update(
            shown
            for tag, shown in zip(article.tags, article.tag_names, strict=True)
            if slugify(tag) == slug
        )
    return len(spelled) > 1


def _pointing_at(changed: Iterable[Article], among: Iterable[Article]) -> Iterator[Article]:
    """Give the articles that link to one of some others, whose address may have changed."""
    targets = {one.source for one in changed}
    targets |= {source.removesuffix(".md") for source in targets}
    for article in among:
        if any(ref.kind == "source" and ref.target in targets for ref in article.text.refs):
            yield article
