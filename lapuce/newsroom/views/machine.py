"""Outputs for other machines: feeds, sitemap, robots, search index. Views that return bytes."""

from __future__ import annotations

import json

from lapuce import syndication
from lapuce.markup import escape_text
from lapuce.newsroom.arranging.edition import moment_of
from lapuce.newsroom.arranging.teasers import Teaser
from lapuce.newsroom.printing.press import Press
from lapuce.newsroom.records import Article, last_change
from lapuce.newsroom.views.bodies import Body, body_html
from lapuce.newsroom.views.common import date_view
from lapuce.typography import narrow_to_no_break

FeedItem = tuple[Article, Teaser, Body]


def feed_view(
    press: Press,
    title: str,
    path: str,
    permanent: str,
    keep_narrow: bool,
    items: tuple[FeedItem, ...],
) -> bytes:
    """
    Return an Atom feed.

    Args:
        press: See `Press`.
        title: Of the feed; "" for the name of the site.
        path: Site path of the page it follows; `flux.xml` stands beside it.
        permanent: What names the feed for ever.
        keep_narrow: Keep U+202F.
        items: The latest articles.
    """
    chrome = press.chrome
    entries = [_entry(press, keep_narrow, *item) for item in items]
    return syndication.atom(
        feed_id=f"tag:{_authority(chrome.absolute)},2014:flux:{permanent}",
        title=_soften(title or chrome.site["name"], keep_narrow),
        subtitle=_soften(chrome.site["tagline"], keep_narrow),
        url=chrome.full_url(path),
        self_url=chrome.full_url(f"{path}flux.xml"),
        author=chrome.site["name"],
        updated=max(
            (updated for updated, _ in entries), key=moment_of, default="1970-01-01T00:00:00+00:00"
        ),
        entries=[entry for _, entry in entries],
    )


def _entry(
    press: Press, keep_narrow: bool, article: Article, teaser: Teaser, body: Body
) -> tuple[str, str]:
    """Return when an article last changed, and its entry; made once a build."""
    chrome = press.chrome
    key = keep_narrow, article.digest, teaser.digest, body.digest
    made = chrome.entries.get(key)
    if made is None:
        card = teaser.card
        updated = last_change(article) or card.date
        entry = syndication.Entry(
            id=f"tag:{_authority(chrome.absolute)},2014:{article_id(article)}",
            title=_soften(card.title, keep_narrow),
            url=chrome.full_url(card.url),
            published=card.date,
            updated=updated,
            authors=card.authors,
            categories=(card.category, *article.tags),
            summary=_soften(card.summary, keep_narrow),
            html=_soften(f"{body_html(press, body, absolute=True)}{_since(article)}", keep_narrow),
            lang=card.lang,
        )
        made = chrome.entries[key] = updated, syndication.atom_entry(entry)
    return made


def _since(article: Article) -> str:
    """Return what was corrected or added: it is why the entry comes back to readers."""
    if not article.updates:
        return ""
    french = "" if article.card.lang == "fr" else ' lang="fr"'
    lines = (
        f"<li><span{french}>{date_view(one.date)['long']}, {one.type}\N{NO-BREAK SPACE}:</span> "
        f"{escape_text(one.text)}</li>"
        for one in article.updates
    )
    return f"\n<h2{french}>Depuis la parution</h2>\n<ul>{''.join(lines)}</ul>"


def _soften(text: str, keep_narrow: bool) -> str:
    return text if keep_narrow else narrow_to_no_break(text)


def article_id(article: Article) -> str:
    """Return what names an article for ever: its file, which outlives titles, slugs and dates."""
    return article.source.removeprefix("articles/").removesuffix(".md").removesuffix("/index")


def _authority(absolute: str) -> str:
    return absolute.split("://", 1)[-1].split("/", 1)[0].split(":", 1)[0] or "lapuce"


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
