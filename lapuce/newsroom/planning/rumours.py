"""Rumours: what each is about, and which ones a brand or a device is the subject of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lapuce.newsroom.arranging.edition import Edition
from lapuce.newsroom.arranging.subjects import Subject
from lapuce.newsroom.records import Article
from lapuce.newsroom.views.rumours import RumourRow
from lapuce.typography import typeset_text


def rumour_rows(edition: Edition, articles: Iterable[Article]) -> tuple[RumourRow, ...]:
    """Return the rumours that some articles tell, ready to be listed."""
    return tuple(
        (
            one.rumour,
            edition.teaser(one),
            tuple(_name_and_path(edition, name) for name in one.rumour.about),
        )
        for one in articles
        if one.rumour is not None
    )


def rumours_by_subject(edition: Edition) -> dict[Subject, list[Article]]:
    """
    Return the articles that tell a rumour, latest first, by the brands and devices it is about.

    A rumour about a device is about its brand too. One that does not say is about the brands and
    the devices of its article.
    """
    found: dict[Subject, list[Article]] = {}
    for article in edition.listed:
        if article.rumour is not None:
            for subject in dict.fromkeys(_subjects(edition, article)):
                found.setdefault(subject, []).append(article)
    return found


def _subjects(edition: Edition, article: Article) -> Iterator[Subject]:
    assert article.rumour is not None
    names = edition.library.names
    for name in article.rumour.about or (*article.brands, *article.devices):
        device = edition.device(name)
        if device:
            yield "device", device.slug
            name = device.card.brand
        brand = names.slug("brand", name)
        if brand:
            yield "brand", brand


def _name_and_path(edition: Edition, name: str) -> tuple[str, str]:
    device = edition.device(name)
    if device:
        return device.card.name, device.card.url
    slug = edition.library.names.slug("brand", name)
    brand = edition.library.brands[slug] if slug else None
    return (brand.name, brand.url) if brand else (typeset_text(name), "")
