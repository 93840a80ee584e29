"""The library at one moment: what readers may see, in order, and what goes with what."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath
from typing import NamedTuple

from lapuce.fingerprint import digest
from lapuce.images import derivative_widths
from lapuce.newsroom.library import Library
from lapuce.newsroom.names import Names
from lapuce.newsroom.records import Article, Card, Device, DeviceCard, Picture, devices_told
from lapuce.slugs import slugify

RELATED = 4
_NEIGHBOURS = 3
Subject = tuple[str, str]
"""What an article is about: a kind, such as `tag` or `brand`, and a slug."""
_WEIGHTS = {"device": 6, "brand": 2, "tag": 3, "series": 4, "author": 0, "category": 1}


Copies = tuple[tuple[str, int], ...]
"""Smaller copies of a picture: site path, and width in pixels, ascending."""


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture with its address and its size in pixels."""

    url: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    copies: Copies


@dataclass(frozen=True, slots=True)
class Teaser:
    """An article in a list, on this day."""

    digest: str
    card: Card
    picture: ShownPicture | None
    expired: bool
    category_path: str
    """Site path of its category; "" when the category lists nothing now."""


def digest_teaser(
    card_digest: str, picture: ShownPicture | None, expired: bool, category_path: str
) -> str:
    """Return the digest of a teaser."""
    if picture or expired or not category_path:
        return digest(card_digest, repr(picture), repr(expired), category_path)
    return card_digest


@dataclass(frozen=True, slots=True)
class DeviceTeaser:
    """A device in a list."""

    digest: str
    card: DeviceCard


def device_teaser(device: Device) -> DeviceTeaser:
    """Return a device as lists show it."""
    return DeviceTeaser(device.card_digest, device.card)


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
    _interests: dict[str, list[tuple[int, list[int], int]]] = field(default_factory=dict)
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

    def is_visible(self, article: Article) -> bool:
        """Tell whether an article has a page in this edition."""
        if self.preview:
            return True
        return article.card.status != "draft" and article.visible_from <= self.now

    def unlisted(self) -> Iterator[Article]:
        """Give the articles that have a page and are in no list: hidden, or expired."""
        return (one for one in self.articles if one.source not in self._interests)

    def related(self, article: Article) -> tuple[Article, ...]:
        """
        Return the articles that share most with one: what came just before and just after it.

        Only the nearest in time on each subject are looked at: they tell the same story, and a
        new article changes the pages of its neighbours alone (see `near`).
        """
        scores: dict[int, int] = {}
        own = -1
        for weight, ranks, at in self._interests.get(article.source, ()):
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
        at = bisect_left(self.listed, _order(article), key=_order)
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


def make_edition(
    library: Library,
    now: float,
    *,
    preview: bool,
    categories: tuple[str, ...],
    image_widths: tuple[int, ...] = (),
) -> Edition:
    """
    Return what readers may see.

    Args:
        library: All that was read.
        now: Seconds since the epoch.
        preview: Show drafts and what is still to come.
        categories: The house's categories, in the order of the menu.
        image_widths: Of the copies of pictures, in pixels.
    """
    edition = Edition(library, now, preview, image_widths)
    changes: list[float] = []
    for article in library.articles.values():
        moments = [article.visible_from]
        if article.card.expires is not None:
            moments.append(article.card.expires)
        if article.card.status != "draft":
            changes += [moment for moment in moments if moment > now]
        if edition.is_visible(article):
            edition.articles.append(article)
    edition.next_change = min(changes, default=None)
    edition.articles.sort(key=_order)
    edition.listed = [
        one
        for one in edition.articles
        if one.card.status != "hidden"
        and not (one.card.expires is not None and one.card.expires <= now)
    ]
    _sort_articles(edition, categories)
    _sort_devices(edition)
    return edition


def _order(article: Article) -> tuple[float, str]:
    return -article.moment, article.slug


def subjects_of(article: Article, names: Names) -> list[Subject]:
    """Return what an article is about: kinds and slugs, each once."""
    found: dict[Subject, None] = {}
    for kind, held in _named_by(article):
        for name in held:
            slug = _slug_of(kind, name, names)
            if slug:
                found[kind, slug] = None
    return list(found)


def _slug_of(kind: str, name: str, names: Names) -> str | None:
    """Return the slug of a subject; None for a name of no sheet."""
    return slugify(name) if kind in ("category", "tag") else names.slug(kind, name)


def _named_by(article: Article) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the names of what an article is about, by kind."""
    return (
        ("category", (article.card.category,)),
        ("tag", article.tags),
        ("brand", article.brands),
        ("device", devices_told(article)),
        ("author", article.card.authors),
        ("series", (article.series,) if article.series else ()),
    )


class _Shelf(NamedTuple):
    """The articles on a subject, and their ranks in `listed`."""

    weight: int
    ranks: list[int]
    articles: list[Article]


def _sort_articles(edition: Edition, categories: tuple[str, ...]) -> None:
    names = edition.library.names
    by_category: dict[str, Term] = {}
    by_kind: dict[str, dict[str, list[Article]]] = {
        kind: {} for kind in ("brand", "device", "author", "series")
    }
    shelves: dict[Subject, _Shelf] = {}

    def shelf_of(kind: str, name: str) -> _Shelf | None:
        slug = _slug_of(kind, name, names)
        if not slug:
            return None
        subject = (kind, slug)
        if subject not in shelves:
            weight = _WEIGHTS[kind]
            ranks = edition.ranks.setdefault(subject, []) if weight else []
            if kind == "category":
                articles = by_category.setdefault(slug, Term(slug, name)).articles
            elif kind == "tag":
                articles = edition.tags.setdefault(slug, Term(slug, "")).articles
            else:
                articles = by_kind[kind].setdefault(slug, [])
            shelves[subject] = _Shelf(weight, ranks, articles)
        return shelves[subject]

    # By name as typed: ten thousand articles name few subjects, and what each is is asked once.
    found: dict[str, dict[str, _Shelf | None]] = {kind: {} for kind in _WEIGHTS}
    by_month: dict[str, list[Article]] = {}
    tags: list[tuple[str, str]] = []
    for rank, article in enumerate(edition.listed):
        mine = edition._interests[article.source] = []
        tags += zip(article.tags, article.tag_names, strict=True)
        for kind, held in _named_by(article):
            known = found[kind]
            for name in held:
                if name not in known:
                    known[name] = shelf_of(kind, name)
                shelf = known[name]
                if shelf is None:
                    continue
                weight, ranks, articles = shelf
                if ranks and ranks[-1] == rank:
                    continue  # Two names of one subject.
                if weight:
                    mine.append((weight, ranks, len(ranks)))
                ranks.append(rank)
                articles.append(article)
        by_month.setdefault(article.card.date[:7], []).append(article)
    edition.by_month = {(int(at[:4]), int(at[5:])): held for at, held in by_month.items()}
    for (tag, shown), count in Counter(tags).items():
        edition.spellings.setdefault(slugify(tag), Counter())[shown] += count
    for slug, term in edition.tags.items():
        spelled = edition.spellings[slug]
        most = max(spelled.values())
        term.name = min(name for name, count in spelled.items() if count == most)
    order = [slugify(name) for name in categories]
    ranked = sorted(
        by_category, key=lambda slug: (order.index(slug) if slug in order else len(order), slug)
    )
    edition.categories = {slug: by_category[slug] for slug in ranked}
    edition.by_brand, edition.by_device = by_kind["brand"], by_kind["device"]
    edition.by_author = by_kind["author"]
    edition.by_series = {
        slug: sorted(
            articles,
            key=lambda one: (one.series_index is None, one.series_index or 0, one.moment, one.slug),
        )
        for slug, articles in by_kind["series"].items()
    }


def _sort_devices(edition: Edition) -> None:
    edition.devices = sorted(
        edition.library.devices.values(),
        key=lambda one: (one.card.data.get("release") or "", one.slug),
        reverse=True,
    )
    for device in edition.devices:
        if device.chip:
            edition.by_chip.setdefault(slugify(device.chip), []).append(device)
        if device.os:
            edition.by_os.setdefault(slugify(device.os), []).append(device)
        brand = edition.library.names.slug("brand", device.card.brand)
        if brand:
            edition.devices_of.setdefault(brand, []).append(device)


def moment_of(text: str) -> datetime:
    """Read back the ISO 8601 date of a record."""
    return datetime.fromisoformat(text)
