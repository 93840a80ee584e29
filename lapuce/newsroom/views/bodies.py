"""Texts, ready to print: addresses, sizes of pictures and their copies, cards."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from lapuce.markup import escape
from lapuce.newsroom.arranging.teasers import Copies
from lapuce.newsroom.printing.chrome import Chrome
from lapuce.newsroom.printing.press import Press
from lapuce.newsroom.records import Text
from lapuce.newsroom.views.common import View, srcset
from lapuce.writing.written import MARK, fill

_IN_TAG = r"""((?:[^>"']|"[^"]*"|'[^']*')*?)"""
_WITH_COPIES = re.compile(rf"<img\b{_IN_TAG} {MARK}([^{MARK}]*){MARK}{_IN_TAG}>")
_TEXT_SIZES = "auto, (width >= 45em) 42rem, calc(100vw - 2rem)"
"""How wide a picture of a text is shown, told before the style sheet is there."""
_FIRST_TAG = re.compile(r"\A\s*<[a-z]+(?=[ >])")
"""What a card begins with, which is in French, whatever the text."""
_OWN_ADDRESS = re.compile(r'\b(?:href|src)="/')


@dataclass(frozen=True, slots=True)
class BlockInput:
    """A card inside a text: the macro's name and what it shows."""

    macro: str
    inputs: tuple[Any, ...]


Size = tuple[int, int, Copies]
"""Width and height of a picture in pixels, and its smaller copies."""


@dataclass(frozen=True, slots=True)
class Body:
    """A text, with all that its marks stand for."""

    digest: str
    source: str
    addresses: tuple[str, ...]
    """What to print for each reference, `#…` and outside addresses apart, from the site's root."""
    sizes: tuple[Size | None, ...]
    """For pictures."""
    blocks: tuple[BlockInput, ...]


BLOCK_VIEWS: dict[str, Callable[..., Sequence[Any]]] = {}
"""From a macro's name to what turns its inputs into the macro's arguments."""


def body_html(press: Press, body: Body, *, absolute: bool = False) -> Markup:
    """
    Return a text ready to print.

    Args:
        press: See `Press`.
        body: The text.
        absolute: Whether the addresses of our pages hold outside the site, as in a feed.
    """
    html = press.texts(body.source)
    chrome = press.chrome
    whole = chrome.full_url if absolute else chrome.url
    values: dict[str, str] = {}
    for number, address in enumerate(body.addresses):
        values[f"L{number}"] = escape(whole(address) if address.startswith("/") else address)
    has_copies = False
    for number, size in enumerate(body.sizes):
        values[f"D{number}"] = ""
        if size:
            width, height, copies = size
            held = f' width="{width}" height="{height}" loading="lazy" decoding="async"'
            if copies and not absolute:  # Readers of feeds choose their pictures themselves.
                has_copies = True
                held += f" {MARK}{srcset(chrome, copies)}{MARK}"
            values[f"D{number}"] = held
    for number, block in enumerate(body.blocks):
        arguments = BLOCK_VIEWS[block.macro](press, *block.inputs)
        printed = press.block(block.macro, *arguments)
        printed = _make_absolute(printed, chrome) if absolute else printed
        values[f"B{number}"] = printed
        values[f"F{number}"] = _FIRST_TAG.sub(r'\g<0> lang="fr"', printed)
    filled = fill(html, values)
    return Markup(_WITH_COPIES.sub(_offer_copies, filled) if has_copies else filled)


def toc_view(text: Text) -> list[View]:
    """Return the table of contents of a text."""
    return [
        {"id": one.id, "title": one.title, "level": one.level}
        for one in text.headings
        if one.level <= 3
    ]


def _offer_copies(match: re.Match[str]) -> str:
    """Return a picture of a text within what offers its copies to browsers."""
    source = f'<source type="image/webp" srcset="{match[2]}" sizes="{_TEXT_SIZES}">'
    offered = f"{source}<img{match[1]}{match[3]}>"
    text, at = match.string, match.start()
    if text.rfind("<picture", 0, at) > text.rfind("</picture", 0, at):
        return offered  # Its author put it in such an element.
    return f"<picture>{offered}</picture>"


def _make_absolute(html: str, chrome: Chrome) -> str:
    """Return what a template printed, with absolute addresses."""
    origin = chrome.absolute.removesuffix(chrome.base)
    return _OWN_ADDRESS.sub(lambda match: f"{match[0][:-1]}{origin}/", html)
