"""View models of reviews: what we think of a device, on a page or in a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lapuce import discovery
from lapuce.counts import decimal
from lapuce.newsroom.printing.chrome import Chrome
from lapuce.newsroom.printing.press import Press
from lapuce.newsroom.records import Card, Review
from lapuce.newsroom.views.bodies import BLOCK_VIEWS
from lapuce.newsroom.views.common import View


def review_view(review: Review) -> View:
    """Return a verdict."""
    return {
        "score": decimal(review.score),
        "criteria": [{"name": name, "score": decimal(score)} for name, score in review.criteria],
        "pros": list(review.pros),
        "cons": list(review.cons),
        "verdict": review.verdict,
        "lang": review.lang,
    }


def review_thing(
    chrome: Chrome,
    review: Review,
    card: Card,
    authors: Sequence[tuple[str, str | None]],
    item: discovery.Thing | None = None,
) -> discovery.Thing:
    """
    Return a review for search engines.

    Args:
        chrome: The site.
        review, card: The review, and the article that it is in.
        authors: Names and absolute addresses.
        item: What it is of; None within that very thing.
    """
    return discovery.review(
        item=item,
        score=review.score,
        body=review.verdict_plain,
        authors=authors,
        publisher_name=chrome.site["name"],
        publisher_url=chrome.full_url("/"),
        url=chrome.full_url(card.url),
        published=card.date,
        pros=review.pros,
        cons=review.cons,
    )


def _verdict_block(press: Press, review: Review) -> Sequence[Any]:
    return (review_view(review),)


BLOCK_VIEWS["verdict_block"] = _verdict_block
