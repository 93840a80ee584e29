"""From the library to the edition of a moment: who is in it, in order, and by subject."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from lapuce.newsroom.arranging.edition import Edition, Term
from lapuce.newsroom.arranging.subjects import (
    WEIGHTS,
    Subject,
    most_used,
    named_by,
    order_of,
    slug_of,
)
from lapuce.newsroom.reading.library import Library
from lapuce.newsroom.records import Article
from lapuce.slugs import slugify


def make_edition(
    library: Library,
    now: float,
    *,
    preview: bool,
    categories: tuple[str, ...],
    image_widths: tuple[int, ...] = (),
    card_key: str = "",
) -> Edition:
    """
    Return what readers may see.

    Args:
        library: All that was read.
        now: Seconds since the epoch.
        preview: Show drafts and what is still to come.
        categories: The house's categories, in the order of the menu.
        image_widths: Of the copies of pictures, in pixels.
        card_key: Digest of what social cards are drawn with; "" for none.
    """
    edition = Edition(library, now, preview, image_widths, card_key)
    changes: list[float] = []
    for article in library.articles.values():
        moments = [article.visible_from]
        if article.card.expires is not None:
            moments.append(article.card.expires)
        if article.card.status != "draft":
            changes += [moment for moment in moments if moment > now]
        if edition.has_page(article):
            edition.articles.append(article)
    edition.next_change = min(changes, default=None)
    edition.articles.sort(key=order_of)
    edition.listed = [
        one
        for one in edition.articles
        if one.card.status != "hidden"
        and not (one.card.expires is not None and one.card.expires <= now)
    ]
    _sort_articles(edition, categories)
    _sort_devices(edition)
    return edition


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
        slug = slug_of(kind, name, names)
        if not slug:
            return None
        subject = (kind, slug)
        if subject not in shelves:
            weight = WEIGHTS[kind]
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
    found: dict[str, dict[str, _Shelf | None]] = {kind: {} for kind in WEIGHTS}
    by_month: dict[str, list[Article]] = {}
    tags: list[tuple[str, str]] = []
    for rank, article in enumerate(edition.listed):
        mine = edition.interests[article.source] = []
        tags += zip(article.tags, article.tag_names, strict=True)
        for kind, held in named_by(article):
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
        term.name = most_used(edition.spellings[slug])
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
        # A name that gives no slug has no address for a page.
        if chip := slugify(device.chip or ""):
            edition.by_chip.setdefault(chip, []).append(device)
        if system := slugify(device.os or ""):
            edition.by_os.setdefault(system, []).append(device)
        brand = edition.library.names.slug("brand", device.card.brand)
        if brand:
            edition.devices_of.setdefault(brand, []).append(device)
