"""Outputs for other machines: sitemap, robots, search index, moved pages. Views that return bytes."""

from __future__ import annotations

import json

from lapuce import syndication
from lapuce.markup import escape_text
from lapuce.newsroom.arranging.teasers import Teaser
from lapuce.newsroom.printing.press import Press


def sitemap_view(press: Press, addresses: tuple[tuple[str, str], ...]) -> bytes:
    """Return the sitemap: site paths and ISO dates."""
    full = press.chrome.full_url
    return syndication.sitemap([(full(path), date or None) for path, date in addresses])


def robots_view(press: Press) -> bytes:
    """Return robots.txt."""
    base = press.chrome.base
    return syndication.robots(press.chrome.full_url("/sitemap.xml"), [f"{base}/recherche/"])


Found = tuple[str, str, str, str, tuple[str, ...], str]
"""A name, a site path, a kind, a sentence, the other words that it is found by, its language."""


def search_index_view(
    press: Press,
    articles: tuple[tuple[Teaser, tuple[str, ...]], ...],
    others: tuple[Found, ...],
) -> bytes:
    """
    Return the search index.

    Args:
        press: See `Press`.
        articles: Articles, each with the names of its brands, devices and tags.
        others: Brands, devices, people, sections, pages.
    """
    url = press.chrome.url

    def row(found: Found, day: str = "") -> dict[str, str]:
        name, path, kind, summary, words, lang = found
        held = {"t": name, "u": url(path), "k": kind, "s": summary, "d": day, "w": " ".join(words)}
        return held if lang == "fr" else {**held, "l": lang}

    rows = [
        row(
            (card.title, card.url, card.category, card.summary,
             tuple(dict.fromkeys((*words, *card.authors))), card.lang),
            card.date[:10],
        )
        for card, words in ((teaser.card, words) for teaser, words in articles)
    ]  # fmt: skip
    rows += map(row, others)
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def moved_view(press: Press, path: str, title: str) -> bytes:
    """
    Return what stands at another address of a page, and leads to it.

    Args:
        press: The site.
        path: Site path of the page.
        title: What it is called; "" for what changes with each edit of it.
    """
    address = press.chrome.url(path)
    full, name = press.chrome.full_url(path), escape_text(title)
    return (
        '<!doctype html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{name or 'Cette page a changé d’adresse'}</title>\n"
        f'<link rel="canonical" href="{full}">\n'
        f'<meta http-equiv="refresh" content="0; url={address}">\n</head>\n<body>\n'
        f"<p>Cette page est à une autre adresse\N{NO-BREAK SPACE}: "
        f'<a href="{address}">{name or full}</a>.</p>\n</body>\n</html>\n'
    ).encode()
