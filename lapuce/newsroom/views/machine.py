"""Outputs for other machines: feeds, sitemap, robots, search index. Views that return bytes."""

from __future__ import annotations

import json
import re
from typing import Any

from lapuce import syndication
from lapuce.newsroom.chrome import Chrome
from lapuce.newsroom.edition import Teaser
from lapuce.newsroom.records import Article
from lapuce.newsroom.views.common import Body, Press, body_html
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
        title: Of the feed.
        path: Site path of the page it follows; `flux.xml` stands beside it.
        permanent: What names the feed for ever.
        keep_narrow: Keep U+202F.
        items: The latest articles.
    """
    chrome = press.chrome
    site = chrome.site

    def soften(text: str) -> str:
        return text if keep_narrow else narrow_to_no_break(text)

    entries = []
    for article, teaser, body in items:
        card = teaser.card
        html = _absolute(body_html(press, body), chrome)
        updates = [one.date for one in article.updates]
        entries.append(
            syndication.Entry(
                id=f"tag:{_authority(chrome.absolute)},2014:{article_id(article)}",
                title=soften(card.title),
                url=chrome.full_url(card.url),
                published=card.date,
                updated=max(filter(None, (card.date, article.modified, *updates))),
                authors=card.authors,
                categories=(card.category, *article.tags),
                summary=soften(card.summary),
                html=soften(html),
                lang=card.lang,
            )
        )
    return syndication.atom(
        feed_id=f"tag:{_authority(chrome.absolute)},2014:flux:{permanent}",
        title=soften(title),
        subtitle=soften(site["tagline"]),
        url=chrome.full_url(path),
        self_url=chrome.full_url(f"{path}flux.xml"),
        author=site["name"],
        entries=entries,
    )


def _absolute(html: str, chrome: Chrome) -> str:
    """Return a text whose addresses hold in any reader; plain text, no longer Markup."""
    origin = chrome.absolute[: len(chrome.absolute) - len(chrome.base)]
    return re.sub(r'\b(href|src)="/', rf'\1="{origin}/', str(html))


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


def search_index_view(
    press: Press,
    articles: tuple[tuple[Teaser, tuple[str, ...]], ...],
    entities: tuple[tuple[str, str, str, str], ...],
) -> bytes:
    """
    Return the search index.

    Args:
        press: See `Press`.
        articles: Articles, each with the names of its brands, devices and tags.
        entities: Names, site paths, kinds and sentences of brands, devices and pages.
    """
    url = press.chrome.url
    rows: list[dict[str, Any]] = [
        {
            "t": teaser.card.title,
            "u": url(teaser.card.url),
            "k": teaser.card.category,
            "s": teaser.card.summary,
            "d": teaser.card.date[:10],
            "w": " ".join(dict.fromkeys((*words, *teaser.card.authors))),
        }
        for teaser, words in articles
    ]
    rows += [
        {"t": name, "u": url(path), "k": kind, "s": summary, "d": "", "w": ""}
        for name, path, kind, summary in entities
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
