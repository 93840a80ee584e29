"""What an article is about: what makes two of them related, and lists them together."""

from __future__ import annotations

from collections import Counter

from lapuce.newsroom.reading.names import Names
from lapuce.newsroom.records import Article, devices_told
from lapuce.slugs import slugify

Subject = tuple[str, str]
"""A kind, such as `tag` or `brand`, and a slug."""
WEIGHTS = {"device": 6, "brand": 2, "tag": 3, "series": 4, "author": 0, "category": 1}
"""By kind, how much sharing a subject relates two articles."""


def order_of(article: Article) -> tuple[float, str]:
    """Return what sorts articles, latest first."""
    return -article.moment, article.slug


def subjects_of(article: Article, names: Names) -> list[Subject]:
    """Return what an article is about: kinds and slugs, each once."""
    found: dict[Subject, None] = {}
    for kind, held in named_by(article):
        for name in held:
            slug = slug_of(kind, name, names)
            if slug:
                found[kind, slug] = None
    return list(found)


def slug_of(kind: str, name: str, names: Names) -> str | None:
    """Return the slug of a subject; None for a name of no sheet."""
    return slugify(name) if kind in ("category", "tag") else names.slug(kind, name)


def most_used(spellings: Counter[str]) -> str:
    """Return the spelling of a subject that is used most, of several the first in order."""
    return min(spellings, key=lambda name: (-spellings[name], name))


def named_by(article: Article) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the names of what an article is about, by kind."""
    return (
        ("category", (article.card.category,)),
        ("tag", article.tags),
        ("brand", article.brands),
        ("device", devices_told(article)),
        ("author", article.card.authors),
        ("series", (article.series,) if article.series else ()),
    )
