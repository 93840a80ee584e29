"""View models of single pages: static ones, corrections, the site map, search, errors."""

from __future__ import annotations

from lapuce.newsroom.arranging.teasers import Teaser
from lapuce.newsroom.printing.press import Press
from lapuce.newsroom.records import StaticPage
from lapuce.newsroom.views.bodies import Body, body_html, toc_view
from lapuce.newsroom.views.common import View, card_view, cards_view, date_view
from lapuce.newsroom.views.head import page_view
from lapuce.typography import typeset_text


def static_page_view(press: Press, page: StaticPage, body: Body) -> View:
    """Return what a static page shows."""
    chrome = press.chrome
    return {
        "page": page_view(
            chrome,
            "page",
            page.title,
            page.url,
            description=page.summary,
            breadcrumb=[(page.title, None)],
            robots="noindex" if page.status != "published" else None,
            lang=page.lang,
        ),
        "content": {
            "title": page.title,
            "summary": page.summary,
            "body_html": body_html(press, body),
            "toc": toc_view(page.text),
            "modified": date_view(page.modified) if page.modified else None,
            "lang": page.lang,
        },
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
