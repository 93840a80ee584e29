"""View models of reviews: what we think of a device, on a page or in a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lapuce.counts import decimal
from lapuce.newsroom.printing.press import Press
from lapuce.newsroom.records import Review
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


def _verdict_block(press: Press, review: Review) -> Sequence[Any]:
    return (review_view(review),)


BLOCK_VIEWS["verdict_block"] = _verdict_block
