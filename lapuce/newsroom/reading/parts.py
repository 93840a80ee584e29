"""Parts of an article's front matter as its record holds them, typeset."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

from msgspec.structs import replace

from lapuce.catalog import parse_money
from lapuce.fingerprint import digest
from lapuce.newsroom.reading.typeset import Typesetter
from lapuce.newsroom.records import NO_NAME, Deal, Review, Rumour, Text, Update
from lapuce.schema import Cited
from lapuce.writing import heads
from lapuce.writing.written import MARK, Block

UNKNOWN_DATE = datetime(1970, 1, 1, tzinfo=UTC)
STOPGAP = {"title": "Sans titre", "date": UNKNOWN_DATE, "category": "Sans rubrique"}
"""What front matter with errors is read with, so that the rest of the source is checked too."""
NAME_STOPGAP = {"name": NO_NAME}
"""The same of sheets."""


def read_review(head: heads.ReviewHead | None, typo: Typesetter, lang: str) -> Review | None:
    """Return a verdict, typeset."""
    if head is None:
        return None
    return Review(
        head.device,
        head.score,
        tuple((typo.text(name), score) for name, score in head.criteria.items()),
        tuple(typo.text(one) for one in head.pros),
        tuple(typo.text(one) for one in head.cons),
        typo.text(head.verdict),
        head.verdict,
        lang,
    )


def close_with_verdict(text: Text, html: str, lang: str) -> tuple[Text, str]:
    """Return the text of a review, with its HTML; its verdict ends it unless a block prints it."""
    if any(block.kind == "verdict" for block in text.blocks):
        return text, html
    html = f"{html}\n{MARK}{'B' if lang == 'fr' else 'F'}{len(text.blocks)}{MARK}"
    blocks = (*text.blocks, Block("verdict", ()))
    return replace(text, digest=digest(html), blocks=blocks), html


def read_rumour(head: heads.RumourHead | None, typo: Typesetter) -> Rumour | None:
    """Return a rumour and what became of it, typeset."""
    if head is None:
        return None
    outcome = head.outcome
    return Rumour(
        typo.text(head.claim),
        head.about,
        typo.text(head.expected),
        head.confidence,
        outcome.status,
        outcome.date.isoformat() if outcome.date else None,
        typo.text(outcome.text),
        outcome.url,
        cited(head.source, typo) if head.source else None,
    )


def read_deal(head: heads.DealHead | None, typo: Typesetter) -> Deal | None:
    """Return an offer, its price printed the French way."""
    if head is None:
        return None
    price = head.price
    with suppress(ValueError):  # Told by who reads the article.
        price = str(parse_money(price))
    return Deal(head.device, typo.text(price), head.merchant, head.url)


def read_updates(updates: tuple[heads.UpdateHead, ...], typo: Typesetter) -> tuple[Update, ...]:
    """Return what changed after publication, the oldest first."""
    return tuple(
        Update(one.date.isoformat(), one.type, typo.text(one.text), one.text)
        for one in sorted(updates, key=lambda update: update.date)
    )


def all_sources(head: heads.ArticleHead) -> tuple[Cited, ...]:
    """Return `source` and `sources`, in this order."""
    return (*((head.source,) if head.source else ()), *head.sources)


def cited(one: Cited, typo: Typesetter) -> tuple[str, str]:
    """Return the title of a source, typeset, and its address."""
    return typo.text(one.title), one.url
