"""View models of rumours: the standing section that keeps the score, and one in a list."""

from __future__ import annotations

from lapuce.newsroom.arranging.teasers import Teaser
from lapuce.newsroom.printing.press import Press
from lapuce.newsroom.records import Rumour
from lapuce.newsroom.views.common import View, card_view, date_view
from lapuce.newsroom.views.head import page_view

OUTCOME_LABELS = {"ouverte": "toujours ouverte", "confirmée": "confirmée", "démentie": "démentie"}
RumourRow = tuple[Rumour, Teaser, tuple[tuple[str, str], ...]]
"""A rumour, its article, and the names of what it is about, each with a site path or ""."""


def rumours_view(press: Press, rumours: tuple[RumourRow, ...]) -> View:
    """Return the standing section « La puce à l’oreille »."""
    chrome = press.chrome
    held = [rumour_view(press, one) for one in rumours]
    count = {status: sum(one["status"] == status for one in held) for status in OUTCOME_LABELS}
    title = "La puce à l’oreille"
    return {
        "page": page_view(
            chrome,
            "rumours",
            title,
            "/la-puce-a-l-oreille/",
            description="Les rumeurs que nous avons relayées, et ce qu’elles sont devenues.",
            breadcrumb=[(title, None)],
        ),
        "score": {
            "confirmed": count["confirmée"],
            "denied": count["démentie"],
            "open": count["ouverte"],
        },
        "rumours": held,
    }


def told_view(rumour: Rumour) -> View:
    """Return what is said, and what became of it."""
    return {
        "claim": rumour.claim,
        "expected": rumour.expected,
        "confidence": rumour.confidence,
        "status": rumour.status,
        "status_label": OUTCOME_LABELS[rumour.status],
        "date": date_view(rumour.date) if rumour.date else None,
        "text": rumour.text,
        "url": rumour.url,
        "source": dict(zip(("title", "url"), rumour.source, strict=True))
        if rumour.source
        else None,
    }


def rumour_view(press: Press, row: RumourRow) -> View:
    """Return a rumour in a list."""
    rumour, teaser, about = row
    return {
        **told_view(rumour),
        "about": [
            {"name": name, "url": press.chrome.url(path) if path else None} for name, path in about
        ],
        "card": card_view(press.chrome, teaser),
    }
