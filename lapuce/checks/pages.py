"""One finished page: what it asks for, what it says of itself, what was left in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from lapuce.problems import Location, Problem, Severity

_CSS_URL = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')"""
)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SCRIPT_URL = re.compile(
    r"""(?:\bimport\s*\(?|\bfrom|\bfetch\s*\(|\bimportScripts\s*\(|\bnew\s+(?:Worker|WebSocket"""
    r"""|EventSource|Image)\s*\(|\bsendBeacon\s*\()\s*["'`]((?:https?:|wss?:)?//[^"'`\s]+)"""
)
_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\"\s]+)", re.IGNORECASE)
_FETCHED_RELS = frozenset(
    """
    stylesheet preload modulepreload prefetch prerender preconnect dns-prefetch icon shortcut
    apple-touch-icon apple-touch-startup-image mask-icon manifest
    """.split()
)
_FETCHED = {
    "script": ("src",), "img": ("src", "srcset"), "source": ("src", "srcset"),
    "iframe": ("src",), "frame": ("src",), "embed": ("src",), "object": ("data",),
    "video": ("src", "poster"), "audio": ("src",), "track": ("src",), "input": ("src",),
    "image": ("href", "xlink:href"), "use": ("href", "xlink:href"),
    "feimage": ("href", "xlink:href"), "body": ("background",), "base": ("href",),
}  # fmt: skip
_FETCHING = ", ".join(
    [f"{tag}[{attribute.replace(':', chr(92) + ':')}]" for tag, held in _FETCHED.items()
     for attribute in held if ":" not in attribute]
    + ["use", "image"]
)  # fmt: skip
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


@dataclass
class Page:
    """What was read of a finished page."""

    path: str
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    """Addresses that a reader may follow."""
    fetched: list[tuple[str, str]] = field(default_factory=list)
    """Kind (css, scripts, fonts, images, other) and address of what a browser asks by itself."""
    spared: set[str] = field(default_factory=set)
    """Those that are not asked for at once: they wait to be seen, or another copy is shown."""
    origin: str = ""
    """Scheme and host of the page's canonical address."""
    bytes: int = 0


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
    _read_addresses(tree, page)
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
    return _attribute(canonical, "href") if canonical is not None else ""


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
        found = _REFRESH.search(_attribute(refresh, "content"))
        if found:
            page.links.append(found[1])
        return True
    description = tree.css_first("meta[name=description]")
    if description is None or not _attribute(description, "content").strip():
        report("page-description", "page sans description : ajoutez « summary: » à sa source.")
    return False


def _attribute(node: LexborNode, name: str) -> str:
    return node.attributes.get(name) or ""


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
        page.ids.add(_attribute(node, "name"))


def _read_addresses(tree: LexborHTMLParser, page: Page) -> None:
    for node in tree.css("a[href], area[href], form[action]"):
        page.links.append(_attribute(node, "action" if node.tag == "form" else "href"))
    for node in tree.css("a[ping]"):
        page.fetched.append(("other", _attribute(node, "ping")))
    for node in tree.css("link[href], link[imagesrcset]"):
        _read_link(node, page)
    for node in tree.css(_FETCHING):
        held = node.attributes
        tag = node.tag or ""
        for name in _FETCHED.get(tag, ()):
            value = held.get(name)
            if not value or (tag == "input" and held.get("type") != "image"):
                continue
            for address in candidates(value) if name == "srcset" else (value.strip(),):
                page.fetched.append((_kind(tag), address))
                if held.get("loading") == "lazy":
                    page.spared.add(address)
    for node in tree.css("picture"):
        _spare_copies(node, page)
    for node in tree.css("[style]"):
        page.fetched += [("images", one) for one in css_addresses(_attribute(node, "style"))]
    for node in tree.css("style"):
        page.fetched += [("images", one) for one in css_addresses(node.text())]
    for node in tree.css("script:not([src])"):
        page.fetched += [("scripts", one) for one in script_addresses(node.text())]


def _spare_copies(picture: LexborNode, page: Page) -> None:
    """Count one copy of a picture, the widest: browsers show one, and not the picture itself."""
    image = picture.css_first("img")
    source = picture.css_first("source[srcset]")
    if image is None or source is None:
        return
    copies = list(candidates(_attribute(source, "srcset")))
    lazy = image.attributes.get("loading") == "lazy"
    page.spared.update([_attribute(image, "src"), *(copies if lazy else copies[:-1])])


def _read_link(node: LexborNode, page: Page) -> None:
    held = node.attributes
    rels = {rel.lower() for rel in (held.get("rel") or "").split()}
    href = held.get("href") or ""
    if not rels & _FETCHED_RELS:
        if "canonical" not in rels and href:
            page.links.append(href)
        return
    kind = "other"
    if "stylesheet" in rels:
        kind = "css"
    elif "modulepreload" in rels:
        kind = "scripts"
    elif "preload" in rels:
        kind = {"font": "fonts", "style": "css", "script": "scripts", "image": "images"}.get(
            held.get("as") or "", "other"
        )
    if href:
        page.fetched.append((kind, href))
    for address in candidates(held.get("imagesrcset") or ""):
        page.fetched.append(("images", address))


def _kind(tag: str) -> str:
    if tag == "script":
        return "scripts"
    return "images" if tag in ("img", "source", "image", "video", "input") else "other"


def candidates(srcset: str) -> Iterator[str]:
    """Give the addresses of a `srcset`."""
    for part in re.split(r",\s+|,(?=\S+\s)", srcset.strip()):
        words = part.split()
        if words:
            yield words[0].rstrip(",")


def css_addresses(css: str) -> Iterator[str]:
    """Give what a style sheet asks for."""
    for match in _CSS_URL.finditer(_CSS_COMMENT.sub("", css)):
        address = next((one for one in match.groups() if one), "")
        if address and not address.startswith(("#", "data:")):
            yield address


def script_addresses(script: str) -> Iterator[str]:
    """Give the addresses elsewhere that a script imports or asks for, as far as it spells them."""
    for match in _SCRIPT_URL.finditer(script):
        yield match[1]


def is_elsewhere(address: str, origin: str) -> bool:
    """Tell whether a browser would leave the site to get an address."""
    if address.startswith(("data:", "blob:", "about:", "#", "javascript:")):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    if parts.netloc:
        if not origin:
            return True
        scheme, _, host = origin.partition("://")
        return parts.netloc != host or (parts.scheme or scheme) != scheme
    return bool(parts.scheme)


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
