"""The library at one moment: what readers may see, in order, and what goes with what."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath

from lapuce.images import derivative_widths
from lapuce.newsroom.arranging.subjects import Subject, order_of, subjects_of
from lapuce.newsroom.arranging.teasers import Copies, ShownPicture, Teaser, digest_teaser
from lapuce.newsroom.reading.library import Library
from lapuce.newsroom.records import Article, Device, Picture, Record, Series, StaticPage
from lapuce.slugs import slugify

RELATED = 4
_NEIGHBOURS = 3


@dataclass
class Term:
    """A tag or a category: its name as shown, and its articles, latest first."""

    slug: str
    name: str
    articles: list[Article] = field(default_factory=list)


@dataclass
class Edition:
    """What readers may see at one moment."""

    library: Library
    now: float
    preview: bool
    image_widths: tuple[int, ...] = ()
    """Of the copies of pictures, in pixels."""
    card_key: str = ""
    """Digest of what social cards are drawn with; "" when there are none."""
    articles: list[Article] = field(default_factory=list)
    """Latest first."""
    listed: list[Article] = field(default_factory=list)
    """Those that lists show: neither hidden nor expired."""
    categories: dict[str, Term] = field(default_factory=dict)
    tags: dict[str, Term] = field(default_factory=dict)
    by_brand: dict[str, list[Article]] = field(default_factory=dict)
    by_device: dict[str, list[Article]] = field(default_factory=dict)
    by_author: dict[str, list[Article]] = field(default_factory=dict)
    by_series: dict[str, list[Article]] = field(default_factory=dict)
    """By slug, in reading order."""
    by_month: dict[tuple[int, int], list[Article]] = field(default_factory=dict)
    devices: list[Device] = field(default_factory=list)
    """Latest first."""
    by_chip: dict[str, list[Device]] = field(default_factory=dict)
    by_os: dict[str, list[Device]] = field(default_factory=dict)
    devices_of: dict[str, list[Device]] = field(default_factory=dict)
    """By the slug of the brand."""
    next_change: float | None = None
    """When, in seconds since the epoch, something is to appear or to expire."""
    _teasers: dict[str, Teaser] = field(default_factory=dict)
    ranks: dict[Subject, list[int]] = field(default_factory=dict)
    """Ranks in `listed` of the articles on a subject."""
    spellings: dict[str, Counter[str]] = field(default_factory=dict)
    """How often each spelling of a tag is used, by slug."""
    interests: dict[str, list[tuple[int, list[int], int]]] = field(default_factory=dict)
    """By source: for each subject, its weight, the ranks of its articles, its own among them."""

    # --------------------------------------------------------------- articles

    def teaser(self, article: Article) -> Teaser:
        """Return an article as lists show it."""
        found = self._teasers.get(article.source)
        if found is None:
            card = article.card
            expired = card.expires is not None and card.expires <= self.now
            picture = self.picture(card.image)
            slug = slugify(card.category)
            path = f"/rubriques/{slug}/" if slug in self.categories else ""
            key = digest_teaser(article.card_digest, picture, expired, path)
            found = self._teasers[article.source] = Teaser(key, card, picture, expired, path)
        return found

    def teasers(self, articles: Iterable[Article]) -> tuple[Teaser, ...]:
        """Return articles as lists show them."""
        return tuple(map(self.teaser, articles))

    def picture(self, picture: Picture | None) -> ShownPicture | None:
        """Return a picture with its address and size; None when its file cannot be shown."""
        if picture is None:
            return None
        held = self.library.files.get(picture.source)
        if held is None or held.fault or not held.width:
            return None
        return ShownPicture(
            self.library.file_url(picture.source), held.width, held.height, picture.alt,
            picture.caption, picture.credit, self.copies(picture.source),
        )  # fmt: skip

    def copies(self, source: str) -> Copies:
        """Return the smaller copies of a picture that pages may show in its place."""
        held = self.library.files[source]
        if not held.can_shrink:
            return ()
        name = slugify(PurePosixPath(source).stem) or "image"
        return tuple(
            (f"/declinaisons/{name}-{held.digest[:10]}-{width}.webp", width)
            for width in derivative_widths(held.width, held.height, self.image_widths)
        )

    def card_path(self, article: Article) -> str:
        """Return the site path of the social card of an article; "" when networks show another."""
        if not self.card_key:
            return ""
        picture = self.picture(article.card.image)
        return "" if picture and picture.is_photo else f"/cartes/{article.slug}.png"

    def has_page(self, record: Record) -> bool:
        """Tell whether a source has a page in this edition; a series has one once it has an episode."""
        match record:
            case Article():
                is_out = record.card.status != "draft" and record.visible_from <= self.now
                return self.preview or is_out
            case StaticPage():
                return self.preview or record.status != "draft"
            case Series():
                return record.slug in self.by_series
            case _:
                return True

    def unlisted(self) -> Iterator[Article]:
        """Give the articles that have a page and are in no list: hidden, or expired."""
        return (one for one in self.articles if one.source not in self.interests)

    def related(self, article: Article) -> tuple[Article, ...]:
        """
        Return the articles that share most with one: what came just before and just after it.

        Only the nearest in time on each subject are looked at: they tell the same story, and a
        new article changes the pages of its neighbours alone (see `near`).
        """
        scores: dict[int, int] = {}
        own = -1
        for weight, ranks, at in self.interests.get(article.source, ()):
            own = ranks[at]
            for rank in ranks[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]:
                scores[rank] = scores.get(rank, 0) + weight
        scores.pop(own, None)
        listed, moment = self.listed, article.moment
        # Few share as much as the last one kept: only these are compared in time.
        least = sorted(scores.values(), reverse=True)[:RELATED][-1:]
        best = sorted(
            (-score, abs(listed[rank].moment - moment), rank)
            for rank, score in scores.items()
            if score >= least[0]
        )
        return tuple(listed[rank] for _, _, rank in best[:RELATED])

    def near(self, article: Article) -> set[str]:
        """
        Return the sources of the articles that may show one: beside it, or as related to it.

        The article need not be in this edition: it may have been, or have changed.
        """
        at = bisect_left(self.listed, order_of(article), key=order_of)
        found = {one.source for one in self.listed[max(0, at - 1) : at + 2]}
        for subject in subjects_of(article, self.library.names):
            ranks = self.ranks.get(subject, [])
            place = bisect_left(ranks, at)
            reach = ranks[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]
            found.update(self.listed[rank].source for rank in reach)
        return found

    # ---------------------------------------------------------------- devices

    def device(self, name: str) -> Device | None:
        """Return the device of that name, None when there is none."""
        slug = self.library.names.slug("device", name)
        return self.library.devices.get(slug) if slug else None


def moment_of(text: str) -> datetime:
    """Read back the ISO 8601 date of a record."""
    return datetime.fromisoformat(text)
