"""What a build did, counted as French counts."""

from __future__ import annotations

import pytest

from lapuce.counts import decimal, plural, seconds, thousands
from lapuce.newsroom.job import Report
from tests.words import plain


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 page"), (1, "1 page"), (2, "2 pages"), (12_345, "12 345 pages")]
)
def test_zero_and_one_are_singular(count: int, text: str) -> None:
    """French counts from two."""
    assert plain(plural(count, "page", "pages")) == text


def test_thousands_and_decimals_are_french() -> None:
    """A narrow no-break space, a comma."""
    assert thousands(1_234_567) == "1\N{NARROW NO-BREAK SPACE}234\N{NARROW NO-BREAK SPACE}567"
    assert seconds(0.254) == "0,25 s"
    assert [decimal(8.5), decimal(8.0)] == ["8,5", "8"]


def test_a_build_tells_what_it_did_in_french() -> None:
    """The first article of a site is one article."""
    report = Report(articles=1, pages=11, written=1, unchanged=25, deleted=0, seconds=1.5)

    said = "1 article, 11 pages : 1 fichier écrit, 25 inchangés, 0 supprimé en 1,50 s."
    assert str(report) == said
