"""What a build says it did."""

from __future__ import annotations

from lapuce.newsroom.job import Report


def test_a_report_counts_in_french() -> None:
    """Nothing is singular, as one is."""
    report = Report(articles=1, pages=11, written=2, unchanged=0, deleted=1, seconds=0.5)

    assert (
        str(report) == "1 article, 11 pages : 2 fichiers écrits, 0 inchangé, 1 supprimé en 0.50 s."
    )
