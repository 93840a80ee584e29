"""One finished page: what it asks for, what it says of itself, what was left in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Protocol
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from lapuce.checks.page_links import Page, attribute_of, is_elsewhere, read_addresses
from lapuce.problems import Location, Problem, Severity

_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\"\s]+)", re.IGNORECASE)
_LEFTOVERS = re.compile(
    r"\{(?:filename|static|attach|tag|category|author|index)\}"
    r"|Traceback \(most recent call last\)"
    r"|\x1a|\x00"
    r"|\{\{|\{%"
    r"|(?<![\w/.:-])/(?:home|root|Users|tmp|var/folders)/[\w.-]+"
    r"|\b[A-Z]:\\Users\\|file:///"
    r"|<lapuce\.|<built-in |object at 0x[0-9a-f]{6,}"
)
_DRAFT_WORDS = re.compile(
    r"(?i:\blorem ipsum\b|\bfaux[- ]texte\b)|\b(?:TODO|FIXME|TKTK|XXX)\b|(?i:\[à (?:compléter|vérifier)\])"
)


def read_page(path: str, html: str) -> tuple[Page, list[Problem]]:
    """Read a finished page once: what it holds, and what is wrong in it."""
    tree = LexborHTMLParser(html)
    page = Page(path, bytes=len(html.encode("utf-8", "replace")))
    problems: list[Problem] = []
    where = Location(path)

    def report(rule: str, message: str, severity: Severity = Severity.ERROR) -> None:
        problems.append(Problem(where, rule, message, severity))

    moved = _read_head(tree, page, report)
    _read_ids(tree, page, report)
    read_addresses(tree, page)
    for _, address in page.fetched:
        if is_elsewhere(address, page.origin):
            report(
                "third-party",
                f"« {address[:120]} » serait demandé à un tiers : copiez-le dans le site.",
            )
    if not moved and (count := len(tree.css("h1"))) != 1:
        said = "aucun titre h1" if not count else f"{count} titres h1"
        report("page-heading-one", f"{said} : il en faut un, et un seul.")
    _read_data(tree, report)
    _read_leftovers(html, tree, report)
    return page, problems


class _Reporter(Protocol):
    def __call__(self, rule: str, message: str, severity: Severity = ...) -> None: ...


def canonical_of(tree: LexborHTMLParser) -> str:
    """Return the canonical address that a page gives; "" when it gives none."""
    canonical = tree.css_first("link[rel=canonical]")
    return attribute_of(canonical, "href") if canonical is not None else ""


def _read_head(tree: LexborHTMLParser, page: Page, report: _Reporter) -> bool:
    """Read title, description and canonical; tell whether the page only leads elsewhere."""
    address = canonical_of(tree)
    if address:
        parts = urlsplit(address)
        page.origin = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    title = tree.css_first("head > title")
    if title is None or not title.text().strip():
        report("page-title", "page sans titre : le gabarit doit écrire <title>.")
    refresh = tree.css_first("meta[http-equiv=refresh i]")
    if not address:
        report("page-canonical", "page sans adresse canonique : le gabarit doit écrire "
               "<link rel=\"canonical\">.")  # fmt: skip
    if refresh is not None:
        found = _REFRESH.search(attribute_of(refresh, "content"))
        if found:
            page.links.append(found[1])
        return True
    description = tree.css_first("meta[name=description]")
    if description is None or not attribute_of(description, "content").strip():
        report("page-description", "page sans description : ajoutez « summary: » à sa source.")
    return False


def _read_ids(tree: LexborHTMLParser, page: Page, report: _Reporter) -> None:
    doubled: set[str] = set()
    for node in tree.css("[id]"):
        one = node.id or ""
        if one in page.ids:
            doubled.add(one)
        page.ids.add(one)
    for one in sorted(doubled):
        report("duplicate-id", f"identifiant « {one} » donné deux fois : changez un des deux.")
    for node in tree.css("a[name]"):
        page.ids.add(attribute_of(node, "name"))


def _read_data(tree: LexborHTMLParser, report: _Reporter) -> None:
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            held = json.loads(node.text())
        except json.JSONDecodeError as error:
            report("bad-json-ld", "données structurées illisibles à partir de leur ligne "
                   f"{error.lineno} : corrigez le gabarit.")  # fmt: skip
            continue
        if not isinstance(held, dict | list) or not held:
            report("bad-json-ld", "données structurées vides : corrigez le gabarit.")


def _read_leftovers(html: str, tree: LexborHTMLParser, report: _Reporter) -> None:
    suspect = _LEFTOVERS.search(html) is not None
    draft = _DRAFT_WORDS.search(html) is not None
    if not suspect and not draft:
        return
    # Rare: only then is the page read again, without the code that an article may show.
    for node in tree.css("pre, code, kbd, samp, script:not([type='application/ld+json']), style"):
        node.decompose()
    left = tree.html or ""
    for found in _distinct(match[0] for match in _LEFTOVERS.finditer(left)):
        report(
            "leftover", f"« {_visible(found)} » est resté dans la page : cherchez d’où il vient."
        )
    text = tree.body.text() if tree.body is not None else ""
    for found in _distinct(match[0] for match in _DRAFT_WORDS.finditer(text)):
        report("draft-words", f"« {found} » est resté dans la page : terminez le texte.",
               Severity.WARNING)  # fmt: skip


def _visible(text: str) -> str:
    return text.replace("\x1a", "U+001A").replace("\x00", "U+0000")


def _distinct(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(found))
