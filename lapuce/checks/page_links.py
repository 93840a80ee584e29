"""What a finished page leads to, and what a browser asks for by itself to show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

_CSS_URL = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')"""
)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SCRIPT_URL = re.compile(
    r"""(?:\bimport\s*\(?|\bfrom|\bfetch\s*\(|\bimportScripts\s*\(|\bnew\s+(?:Worker|WebSocket"""
    r"""|EventSource|Image)\s*\(|\bsendBeacon\s*\()\s*["'`]((?:https?:|wss?:)?//[^"'`\s]+)"""
)
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


def attribute_of(node: LexborNode, name: str) -> str:
    """Return an attribute; "" when it is not there, or empty."""
    return node.attributes.get(name) or ""


def read_addresses(tree: LexborHTMLParser, page: Page) -> None:
    """Read what a page leads to and asks for."""
    for node in tree.css("a[href], area[href], form[action]"):
        page.links.append(attribute_of(node, "action" if node.tag == "form" else "href"))
    for node in tree.css("a[ping]"):
        page.fetched.append(("other", attribute_of(node, "ping")))
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
        page.fetched += [("images", one) for one in css_addresses(attribute_of(node, "style"))]
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
    copies = list(candidates(attribute_of(source, "srcset")))
    lazy = image.attributes.get("loading") == "lazy"
    page.spared.update([attribute_of(image, "src"), *(copies if lazy else copies[:-1])])


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
