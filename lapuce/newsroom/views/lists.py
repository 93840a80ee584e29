"""View models of lists: home, categories, tags, authors, series, archives and standing sections."""

from __future__ import annotations

from typing import Any

from lapuce import discovery
from lapuce.newsroom.press import Press
from lapuce.newsroom.records import Author, Series
from lapuce.newsroom.teasers import DeviceTeaser, Teaser
from lapuce.newsroom.views.bodies import Body, body_html
from lapuce.newsroom.views.common import (
    View,
    card_view,
    cards_view,
    date_view,
    device_card_view,
    initials,
    page_view,
    pagination_view,
    picture_view,
)
from lapuce.newsroom.views.devices import Move, move_view
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
            site["name"], chrome.full_url("/"), site["description"], chrome.full_url("/recherche/")
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
    return {
        "page": page_view(
            chrome,
            kind,
            heading,
            path,
            description=description,
            # Chips, systems and people have pages of the same names.
            head_title=typeset_text(f"Étiquette « {heading} »") if kind == "tag" else "",
            nav_key=nav_key or None,
            breadcrumb=[*above, (heading, None)],
            feed=(feed, f"{path}flux.xml") if feed else None,
            pagination=pagination_view(chrome, path, number, newer),
        ),
        "heading": heading,
        "cards": cards_view(chrome, teasers),
    }


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


def corrections_view(press: Press, entries: tuple[tuple[str, str, str, Teaser], ...]) -> View:
    """Return the page of all corrections and updates, the latest first."""
    chrome = press.chrome
    return {
        "page": page_view(
            chrome,
            "corrections",
            "Corrections",
            "/corrections/",
            description="Ce que nous avons corrigé ou ajouté après publication, article par article.",
            breadcrumb=[("Corrections", None)],
        ),
        "entries": [
            {"date": date_view(date), "type": kind, "text": text, "card": card_view(chrome, teaser)}
            for date, kind, text, teaser in entries
        ],
    }


def plan_view(
    press: Press, sections: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]
) -> View:
    """Return the site map for people."""
    chrome = press.chrome
    return {
        "page": page_view(
            chrome,
            "page",
            "Plan du site",
            "/plan/",
            description="Toutes les rubriques, les sections, les dossiers, les marques, les appareils "
            "et les pages du site.",
            breadcrumb=[("Plan du site", None)],
        ),
        "sections": [
            {
                "title": title,
                "links": [
                    {"title": name, "url": chrome.url(path), "lang": lang}
                    for name, path, lang in links
                ],
            }
            for title, links in sections
        ],
    }


def search_view(press: Press) -> View:
    """Return the search page."""
    chrome = press.chrome
    return {
        "page": page_view(
            chrome,
            "search",
            "Recherche",
            "/recherche/",
            description="Chercher un article, une marque ou un appareil.",
            breadcrumb=[("Recherche", None)],
            robots="noindex",
        ),
        "index_url": chrome.url("/recherche/index.json"),
    }


def error_view(press: Press, latest: tuple[Teaser, ...]) -> View:
    """Return the page of what is not found."""
    chrome = press.chrome
    return {
        "page": page_view(
            chrome,
            "error",
            typeset_text("La puce a sauté."),
            "/404.html",
            head_title="Page introuvable",
            description="Cette page n’existe pas, ou plus.",
            robots="noindex",
        ),
        "latest": cards_view(chrome, latest),
    }
