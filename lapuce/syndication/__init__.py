"""Feeds and sitemaps: what other machines read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lapuce.markup import escape, escape_text


@dataclass(frozen=True)
class Entry:
    """An article in a feed."""

    id: str
    """Never changes, whatever becomes of the title, the slug or the date."""
    title: str
    url: str
    published: str
    updated: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    summary: str
    html: str
    """Full text, with absolute addresses."""
    lang: str


def atom_entry(entry: Entry) -> str:
    """Return an article as `atom` takes it."""
    lines = [
        f'<entry xml:lang="{escape(entry.lang)}">',
        f"<id>{escape_text(entry.id)}</id>",
        f"<title>{escape_text(entry.title)}</title>",
        f'<link rel="alternate" type="text/html" href="{escape(entry.url)}"/>',
        f"<published>{entry.published}</published>",
        f"<updated>{entry.updated}</updated>",
    ]
    lines += [f"<author><name>{escape_text(name)}</name></author>" for name in entry.authors]
    lines += [f'<category term="{escape(name)}"/>' for name in entry.categories]
    lines += [
        f'<summary type="text">{escape_text(entry.summary)}</summary>',
        f'<content type="html">{escape_text(entry.html)}</content>',
        "</entry>",
    ]
    return "\n".join(lines)


def atom(
    *, feed_id: str, title: str, subtitle: str, url: str, self_url: str, author: str, updated: str,
    entries: Sequence[str],
) -> bytes:  # fmt: skip
    """
    Return an Atom feed (RFC 4287), full text, the latest entry first.

    Args:
        feed_id: Permanent.
        url: Of the page the feed follows; `self_url` is its own. Both absolute.
        updated: When the latest change was made, ISO 8601.
        entries: As `atom_entry` writes them.
    """
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">',
        f"<id>{escape_text(feed_id)}</id>",
        f"<title>{escape_text(title)}</title>",
        f"<subtitle>{escape_text(subtitle)}</subtitle>",
        f'<link rel="alternate" type="text/html" href="{escape(url)}"/>',
        f'<link rel="self" type="application/atom+xml" href="{escape(self_url)}"/>',
        f"<updated>{updated}</updated>",
        f"<author><name>{escape_text(author)}</name></author>",
    ]
    return "\n".join([*head, *entries, "</feed>\n"]).encode()


def sitemap(addresses: Sequence[tuple[str, str | None]]) -> bytes:
    """Return a sitemap: absolute addresses, and the ISO 8601 date of their last change."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    for url, changed in addresses:
        last = f"<lastmod>{changed}</lastmod>" if changed else ""
        lines.append(f"<url><loc>{escape_text(url)}</loc>{last}</url>")
    lines.append("</urlset>\n")
    return "\n".join(lines).encode()


def robots(sitemap_url: str, private: Sequence[str]) -> bytes:
    """Return robots.txt: everything may be read but some paths, and where the sitemap is."""
    lines = ["User-agent: *"]
    lines += [f"Disallow: {path}" for path in private] or ["Allow: /"]
    return ("\n".join(lines) + f"\n\nSitemap: {sitemap_url}\n").encode()
