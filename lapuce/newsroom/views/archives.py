"""View models of the archives: years and months."""

from __future__ import annotations

from lapuce.dates import month_name
from lapuce.newsroom.arranging.teasers import Teaser
from lapuce.newsroom.printing.press import Press
from lapuce.newsroom.views.common import View, cards_view
from lapuce.newsroom.views.head import page_view
from lapuce.typography import typeset_text

Month = tuple[int, int, int]
"""A year, a month from 1 to 12, a number of articles."""


def archives_view(press: Press, months: tuple[Month, ...]) -> View:
    """Return the archives' front page: years, and the months of each."""
    chrome = press.chrome
    years: dict[int, list[View]] = {}
    for year, month, count in months:
        years.setdefault(year, []).append(
            {
                "name": month_name(month),
                "url": chrome.url(f"/archives/{year}/{month:02d}/"),
                "count": count,
            }
        )
    return {
        "page": page_view(
            chrome,
            "archives",
            "Archives",
            "/archives/",
            description=typeset_text(f"Tous les articles de {chrome.site['name']}, mois par mois."),
            nav_key="archives",
            breadcrumb=[("Archives", None)],
        ),
        "years": [
            {
                "year": str(year),
                "url": chrome.url(f"/archives/{year}/"),
                "count": sum(month["count"] for month in held),
                "months": held,
            }
            for year, held in years.items()
        ],
        "months": [],
    }


def year_view(press: Press, year: int, months: tuple[tuple[int, tuple[Teaser, ...]], ...]) -> View:
    """Return the archives of a year, by month."""
    chrome = press.chrome
    return {
        "page": page_view(
            chrome,
            "year",
            f"Archives de {year}",
            f"/archives/{year}/",
            description=typeset_text(f"Tous les articles de {year}, mois par mois."),
            nav_key="archives",
            breadcrumb=[("Archives", "/archives/"), (str(year), None)],
        ),
        "years": [],
        "months": [
            {
                "name": f"{month_name(month).capitalize()} {year}",
                "id": f"mois-{month:02d}",
                "url": chrome.url(f"/archives/{year}/{month:02d}/"),
                "cards": cards_view(chrome, teasers),
            }
            for month, teasers in months
        ],
    }
