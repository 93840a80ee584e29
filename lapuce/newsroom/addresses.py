"""Addresses of the site: of what sources became, those that are taken, the anchors of its pages."""

from __future__ import annotations

import posixpath

from lapuce.newsroom.records import Article, Brand, Device, Record

RESERVED_SLUGS = frozenset(
    """
    page articles rubriques etiquettes marques appareils auteurs dossiers archives comparatif
    comparatifs puces systemes personnes la-puce-a-l-oreille marche-aux-puces corrections
    essais-classes recherche plan donnees theme images extra declinaisons cartes
    """.split()
)
SECTIONS: dict[type[Record], frozenset[str]] = {
    Device: frozenset(["prix", "fiche", "echelle", "articles", "comparer"]),
    Brand: frozenset(["histoire", "appareils", "articles", "rumeurs"]),
}
"""Anchors of the parts of the pages of sheets, besides those of their texts."""
PAGE_IDS: dict[type[Record], frozenset[str]] = {
    Device: SECTIONS[Device].union(
        """
        rumeurs t-texte t-p t-f t-e t-a t-v t-c t-g t-r t-m t-rumeurs prix-t prix-d
        """.split()
    ),
    Brand: SECTIONS[Brand].union("t-histoire t-appareils t-articles t-gens t-rumeurs".split()),
}
"""All the identifiers of these pages, besides those that any page has."""


def url_of(record: Record) -> str:
    """Return the site path of what a source became."""
    match record:
        case Article():
            return record.card.url
        case Device():
            return record.card.url
        case _:
            return record.url


def output_of(path: str) -> str:
    """Return the file of a site path: `/a/` is `a/index.html`."""
    return posixpath.join(path.lstrip("/"), "index.html") if path.endswith("/") else path[1:]
