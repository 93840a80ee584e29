"""View models of lists: home, categories, tags, authors, series, and their indexes."""

from __future__ import annotations

from typing import Any

from lapuce import discovery
from lapuce.newsroom.arranging.teasers import DeviceTeaser, Teaser
from lapuce.newsroom.printing.press import Press
from lapuce.newsroom.records import Author, Series
from lapuce.newsroom.views.bodies import Body, body_html
from lapuce.newsroom.views.common import (
    View,
    card_view,
    cards_view,
    device_card_view,
    initials,
    pagination_view,
    picture_view,
)
from lapuce.newsroom.views.head import page_view
from lapuce.newsroom.views.prices import Move, move_view
from lapuce.newsroom.views.rumours import OUTCOME_LABELS
from lapuce.typography import typeset_text

Entry = tuple[str, str, int, str]
"""A name, a site path, a number of articles, a sentence or ""."""


def home_view(
    press: Press,
    number: int,
    newer: int,
    lead: Teaser | None,
    seconds: tuple[Teaser, ...],
    briefs: tuple[Teaser, ...],
    rumour: tuple[Teaser, str, int, str] | None,
    brands: tuple[Entry, ...],
    river: tuple[Teaser, ...],
    devices: tuple[DeviceTeaser, ...],
    market: tuple[Move, ...],
    series: tuple[tuple[str, str, str, Any, int], ...],
) -> View:
    """Return what the home page, or a later page of the river, shows."""
    chrome = press.chrome
    site = chrome.site
    things = [
        discovery.website(
            site["name"],
            chrome.full_url("/"),
            site["description"],
            chrome.full_url("/recherche/") if site["search_url"] else "",
        ),
        discovery.publisher(site["name"], chrome.full_url("/")),
    ]
    page = page_view(
        chrome,
        "home",
        site["title"],
        "/",
        feed=(site["name"], "/flux.xml"),
        things=things,
        pagination=pagination_view(chrome, "/", number, newer),
        image=lead.picture if lead else None,
    )
    return {
        "page": page,
        "lead": card_view(chrome, lead) if lead else None,
        "seconds": cards_view(chrome, seconds),
        "briefs": cards_view(chrome, briefs),
        "rumour": {
            "card": card_view(chrome, rumour[0]),
            "claim": rumour[1],
            "confidence": rumour[2],
            "status": rumour[3],
            "status_label": OUTCOME_LABELS[rumour[3]],
        }
        if rumour
        else None,
        "brands": [
            {"name": name, "url": chrome.url(path), "count": count}
            for name, path, count, _ in brands
        ],
        "river": cards_view(chrome, river),
        "devices": [device_card_view(chrome, one) for one in devices],
        "market": [move_view(press, one) for one in market],
        "series": [
            {
                "name": name,
                "url": chrome.url(path),
                "summary": summary,
                "image": picture_view(chrome, picture),
                "count": count,
            }
            for name, path, summary, picture, count in series
        ],
    }


def list_view(
    press: Press,
    kind: str,
    heading: str,
    path: str,
    description: str,
    nav_key: str,
    above: tuple[tuple[str, str | None], ...],
    feed: str,
    number: int,
    newer: int,
    teasers: tuple[Teaser, ...],
) -> View:
    """Return a page of a list of articles: a category, a tag, a month."""
    chrome = press.chrome
    title = _title_of_month(heading) if kind == "month" else heading
    return {
        "page": page_view(
            chrome,
            kind,
            title,
            path,
            description=description,
            # Chips, systems and people have pages of the same names.
            head_title=typeset_text(f"Étiquette « {heading} »") if kind == "tag" else "",
            nav_key=nav_key or None,
            breadcrumb=[*above, (heading, None)],
            feed=(feed, f"{path}flux.xml") if feed else None,
            pagination=pagination_view(chrome, path, number, newer),
        ),
        "heading": title,
        "cards": cards_view(chrome, teasers),
    }


def _title_of_month(name: str) -> str:
    """Return « Archives d’octobre 2014 »: the month alone says nothing away from its breadcrumb."""
    month = name[:1].lower() + name[1:]
    return f"Archives d’{month}" if month.startswith(("a", "o")) else f"Archives de {month}"


def author_view(
    press: Press,
    author: Author,
    body: Body,
    feed: str,
    number: int,
    newer: int,
    teasers: tuple[Teaser, ...],
) -> View:
    """Return a page of an author's articles."""
    view = list_view(
        press,
        "author",
        author.name,
        author.url,
        author.summary,
        "",
        (("Auteurs", "/auteurs/"),),
        feed,
        number,
        newer,
        teasers,
    )
    view["author"] = {
        "role": author.role,
        "initials": initials(author.name),
        "summary": author.summary,
        "body_html": body_html(press, body),
    }
    return view


def entries_view(
    press: Press,
    kind: str,
    title: str,
    path: str,
    description: str,
    nav_key: str,
    entries: tuple[Entry, ...],
) -> View:
    """Return an index of tags, authors, series, chips, systems or people."""
    chrome = press.chrome
    return {
        "page": page_view(
            chrome,
            kind,
            title,
            path,
            description=description,
            nav_key=nav_key or None,
            breadcrumb=[(title, None)],
        ),
        "heading": title,
        "entries": [
            {
                "name": typeset_text(name, (name,)),
                "url": chrome.url(at),
                "count": count,
                "summary": typeset_text(summary) or None,
            }
            for name, at, count, summary in entries
        ],
    }


def series_view(
    press: Press, series: Series, body: Body, picture: Any, episodes: tuple[Teaser, ...]
) -> View:
    """Return the page of a series."""
    chrome = press.chrome
    return {
        "page": page_view(
            chrome,
            "series",
            series.name,
            series.url,
            description=series.summary,
            nav_key="series",
            breadcrumb=[("Dossiers", "/dossiers/"), (series.name, None)],
            image=picture,
        ),
        "series": {
            "name": series.name,
            "summary": series.summary,
            "body_html": body_html(press, body),
            "image": picture_view(chrome, picture),
            "count": len(episodes),
        },
        "episodes": [
            {"index": index, "card": card_view(chrome, one)}
            for index, one in enumerate(episodes, 1)
        ],
    }
