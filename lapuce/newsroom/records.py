"""
Records: what a source became, typed, typeset and ready to store.

They are stored as arrays, field by field: ten thousand of them are read by each build that asks for
all.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from lapuce.checks import DeviceFacts
from lapuce.fingerprint import digest_value
from lapuce.writing.written import Block, Heading, Ref


class Picture(Struct, frozen=True, array_like=True):
    """A picture that a source shows; its size is known once its file is measured."""

    source: str
    """Path in the content folder."""
    alt: str
    caption: str = ""
    credit: str = ""
    line: int = 1


class Card(Struct, frozen=True, array_like=True):
    """What a list shows of an article; strings ending in `_plain` are as typed, others typeset."""

    source: str
    url: str
    """Path from the root of the site: `/articles/x/`."""
    title: str
    title_plain: str
    summary: str
    summary_plain: str
    kicker: str
    category: str
    date: str
    """ISO 8601 with offset."""
    authors: tuple[str, ...]
    image: Picture | None
    minutes: int
    lang: str
    score: str = ""
    rumour: str = ""
    expires: float | None = None
    """Seconds since the epoch."""
    status: str = "published"


class Rumour(Struct, frozen=True, array_like=True):
    claim: str
    about: tuple[str, ...]
    expected: str
    confidence: int | None
    """From 1 to 5; None where its author gave none."""
    status: str
    """`ouverte`, `confirmée` or `démentie`."""
    date: str | None
    text: str
    url: str | None
    source: tuple[str, str] | None


class Review(Struct, frozen=True, array_like=True):
    device: str
    score: float
    criteria: tuple[tuple[str, float], ...]
    pros: tuple[str, ...]
    cons: tuple[str, ...]
    verdict: str
    verdict_plain: str
    lang: str


class Deal(Struct, frozen=True, array_like=True):
    device: str
    price: str
    merchant: str
    url: str | None


class Update(Struct, frozen=True, array_like=True):
    date: str
    type: str
    text: str
    text_plain: str


class Text(Struct, frozen=True, array_like=True):
    """The text of a source, without its HTML, which stands apart in the store."""

    digest: str
    headings: tuple[Heading, ...] = ()
    refs: tuple[Ref, ...] = ()
    blocks: tuple[Block, ...] = ()
    words: int = 0


class Article(Struct, frozen=True, kw_only=True, array_like=True):
    source: str
    slug: str
    card: Card
    card_digest: str
    digest: str
    """Of all that the article's own page shows of it."""
    moment: float
    """Publication, in seconds since the epoch: what lists are sorted by."""
    visible_from: float
    modified: str | None
    tags: tuple[str, ...]
    tag_names: tuple[str, ...]
    brands: tuple[str, ...]
    devices: tuple[str, ...]
    series: str | None
    series_index: int | None
    image: Picture | None
    review: Review | None
    rumour: Rumour | None
    deal: Deal | None
    compare: tuple[tuple[str, str], ...]
    updates: tuple[Update, ...]
    sources: tuple[tuple[str, str], ...]
    text: Text
    template: str | None
    lines: dict[str, int]
    """Line of each value of the front matter: `title`, `brands.0`, `image.src`…"""
    ignore: tuple[str, ...]
    names_digest: str
    """Of the names and addresses that the text may link to, and is set with."""
    redirect_from: tuple[str, ...] = ()
    """Site paths, decoded, that it had before."""
    featured: bool = False


def devices_told(article: Article) -> tuple[str, ...]:
    """Return the names of the devices that an article tells of: the one of its review is among them."""
    if article.review is None:
        return article.devices
    return tuple(dict.fromkeys((*article.devices, article.review.device)))


def last_change(article: Article) -> str | None:
    """Return when an article last changed since it came out, in ISO 8601; None if it did not."""
    if not article.modified and not article.updates:
        return None  # Most.
    # A day typed without an hour begins at midnight, before what came out that day.
    days = (article.modified, *(one.date for one in article.updates))
    # Moments are compared, not texts: « 23:30-05:00 » comes after « 05:00+02:00 » of the next day.
    moments = {day: datetime.fromisoformat(day).timestamp() for day in days if day}
    return max((day for day in moments if moments[day] > article.moment),
               key=moments.__getitem__, default=None)  # fmt: skip


NO_BRAND = "Sans marque"
"""What a sheet with errors is of, when its brand is one of them."""
NO_NAME = "Sans nom"
"""What a sheet with errors is called, when its name is one of them: nothing else may be so named."""


class DeviceCard(Struct, frozen=True, array_like=True):
    """What a list shows of a device."""

    source: str
    slug: str
    url: str
    name: str
    name_plain: str
    brand: str
    type: str
    tagline: str
    price: str
    year: str
    picture: str
    """SVG."""
    data: dict[str, Any]
    """Raw values for filters and open data."""


class Device(Struct, frozen=True, kw_only=True, array_like=True):
    source: str
    slug: str
    card: DeviceCard
    card_digest: str
    digest: str
    aliases: tuple[str, ...]
    facts: DeviceFacts
    """What the checks compare articles with."""
    values: dict[str, Any]
    """The front matter as typed: the sheet is read again from it where it is drawn or compared."""
    groups: msgspec.Raw
    """JSON: the sheet in typeset rows, `[[theme, [[label, value], …]], …]`."""
    open_data: msgspec.Raw
    """JSON: the sheet as open data, with its slug; see `lapuce.catalog.data`."""
    summary: str
    summary_plain: str
    picture: Picture | None
    chip: str | None
    os: str | None
    predecessor: str | None
    successor: str | None
    rivals: tuple[str, ...]
    text: Text
    lines: dict[str, int]
    ignore: tuple[str, ...] = ()
    redirect_from: tuple[str, ...] = ()


class Brand(Struct, frozen=True, kw_only=True, array_like=True):
    source: str
    slug: str
    url: str
    name: str
    aliases: tuple[str, ...]
    digest: str
    country: str
    founded: str
    founders: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    site: str | None
    summary: str
    summary_plain: str
    sources: tuple[tuple[str, str], ...]
    values: dict[str, Any]
    """The front matter as typed, for open data."""
    text: Text
    lines: dict[str, int]
    ignore: tuple[str, ...] = ()
    redirect_from: tuple[str, ...] = ()


class Author(Struct, frozen=True, kw_only=True, array_like=True):
    source: str
    slug: str
    url: str
    name: str
    role: str
    summary: str
    summary_plain: str
    digest: str
    text: Text
    lines: dict[str, int]
    ignore: tuple[str, ...] = ()
    redirect_from: tuple[str, ...] = ()


class Series(Struct, frozen=True, kw_only=True, array_like=True):
    source: str
    slug: str
    url: str
    name: str
    name_plain: str
    summary: str
    summary_plain: str
    image: Picture | None
    digest: str
    text: Text
    lines: dict[str, int]
    ignore: tuple[str, ...] = ()
    redirect_from: tuple[str, ...] = ()


class StaticPage(Struct, frozen=True, kw_only=True, array_like=True):
    source: str
    slug: str
    url: str
    title: str
    title_plain: str
    summary: str
    summary_plain: str
    modified: str | None
    lang: str
    status: str
    template: str | None
    digest: str
    text: Text
    lines: dict[str, int]
    ignore: tuple[str, ...] = ()
    redirect_from: tuple[str, ...] = ()


Record = Article | Device | Brand | Author | Series | StaticPage

KINDS: dict[str, type[Record]] = {
    "articles": Article,
    "appareils": Device,
    "marques": Brand,
    "auteurs": Author,
    "dossiers": Series,
    "pages": StaticPage,
}
"""The folders of the content, and what their sources become."""


def with_digest(record: Record) -> Record:
    """
    Return a record with the digest of all that it shows: not its lines, nor its former addresses.

    Of the names that a text may link to, its own digest tells those that it does.
    """
    shown = replace(record, lines={}, redirect_from=())
    if isinstance(shown, Article):
        shown = replace(shown, names_digest="", featured=False)
    return replace(record, digest=digest_value(shown))


def kind_of(path: str) -> str:
    """Return the kind of a source from its folder; elsewhere it is an article, as for Pelican."""
    first = path.split("/", 1)[0]
    return first if first in KINDS and "/" in path else "articles"
