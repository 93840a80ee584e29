"""Are the sites the same? Pages of each kind, and what they hold, counted in what was written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

ARTICLE, HOME, CATEGORY, TAG, AUTHOR = "articles", "accueil", "rubriques", "étiquettes", "auteurs"
FEED, SITEMAP, OTHER = "flux du site et des rubriques", "plan XML", "en plus"
KINDS = (ARTICLE, HOME, CATEGORY, TAG, AUTHOR, FEED, SITEMAP, OTHER)
_LISTS = (HOME, CATEGORY, TAG, AUTHOR)

# Nikola counts its second page as the first, and puts feeds beside the folders.
_PAGE = r"(?:page/\d+/)?index\.html"
_SHAPES = (
    (ARTICLE, re.compile(r"articles/[^/]+/index\.html")),
    (HOME, re.compile(_PAGE)),
    (CATEGORY, re.compile(rf"rubriques/[^/]+/{_PAGE}")),
    (TAG, re.compile(rf"etiquettes/[^/]+/{_PAGE}")),
    (AUTHOR, re.compile(rf"auteurs/[^/]+/{_PAGE}")),
    (FEED, re.compile(r"flux\.xml|rubriques/[^/]+(?:/flux)?\.xml")),
    (SITEMAP, re.compile(r"sitemap\.xml")),
)
_REDIRECTION = re.compile(r'<meta http-equiv="refresh"')
_CARD = re.compile(r'<li class="carte">')
_NEIGHBOUR = re.compile(r'<a rel="(?:prev|next)"')
_ENTRY = re.compile(r"<(?:entry|item)[ >]")
_ADDRESS = re.compile(r"<loc>")
_TEXT = re.compile(r"<main>(.*)</main>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass
class Holdings:
    """What a site holds."""

    files: Counter[str] = field(default_factory=Counter)
    """By kind."""
    names: frozenset[str] = frozenset()
    """Paths of the files that are not `OTHER`."""
    cards: Counter[str] = field(default_factory=Counter)
    """Articles in lists, by kind of list."""
    neighbours: int = 0
    """Links to the previous and the next article."""
    entries: int = 0
    """Articles in feeds of the site and of categories."""
    addresses: int = 0
    """In the sitemap."""
    words: int = 0
    """In the pages of articles."""


def kind_of(path: str) -> str:
    """Return the kind of a file of a site."""
    for kind, shape in _SHAPES:
        if shape.fullmatch(path):
            return kind
    return OTHER


def holdings(output: Path) -> Holdings:
    """Read a site."""
    held = Holdings()
    names = []
    for path in sorted(output.rglob("*")):
        if not path.is_file():
            continue
        name = path.relative_to(output).as_posix()
        kind = kind_of(name)
        text = path.read_text(encoding="utf-8", errors="replace") if kind != OTHER else ""
        if _REDIRECTION.search(text):
            kind = OTHER
        held.files[kind] += 1
        if kind != OTHER:
            names.append(name)
        if kind in _LISTS:
            held.cards[kind] += len(_CARD.findall(text))
        elif kind == ARTICLE:
            held.neighbours += len(_NEIGHBOUR.findall(text))
            shown = _TEXT.search(text)
            held.words += len(_WORD.findall(unescape(_TAG.sub(" ", shown[1])))) if shown else 0
        elif kind == FEED:
            held.entries += len(_ENTRY.findall(text))
        elif kind == SITEMAP:
            held.addresses += len(_ADDRESS.findall(text))
    held.names = frozenset(names)
    return held


def differences(one: Holdings, reference: Holdings) -> list[str]:
    """Return how a site differs from another, in French; nothing when they are equal."""
    found = []

    def compare(what: str, mine: int, theirs: int) -> None:
        if mine != theirs:
            found.append(f"{what} : {mine} au lieu de {theirs}")

    for kind in KINDS[:-1]:
        compare(f"fichiers ({kind})", one.files[kind], reference.files[kind])
    for kind in _LISTS:
        compare(f"articles listés ({kind})", one.cards[kind], reference.cards[kind])
    compare("liens vers l’article voisin", one.neighbours, reference.neighbours)
    compare("articles dans les flux", one.entries, reference.entries)
    compare("adresses du plan", one.addresses, reference.addresses)
    if reference.words and abs(one.words - reference.words) > reference.words // 100:
        compare("mots", one.words, reference.words)
    if not found and one.names != reference.names:
        found.append("d’autres noms de fichiers")
    if one.files[OTHER]:
        found.append(f"fichiers en plus : {one.files[OTHER]}")
    return found


def equality(sites: Mapping[str, Holdings]) -> dict[str, str]:
    """Return, by name, what each site has that the first one has not; the first is the measure."""
    reference = next(iter(sites.values()))
    return {
        name: " ; ".join(differences(held, reference)) or "les mêmes fichiers"
        for name, held in sites.items()
    }
