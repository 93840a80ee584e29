"""Python-Markdown extension: figures, asides, cards, prices, forced spaces, tables, quotations."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor
from markdown.treeprocessors import Treeprocessor

from lapuce.problems import did_you_mean
from lapuce.writing.figures import make_figures
from lapuce.writing.quotations import attribute, part_after_author
from lapuce.writing.tables import scrolling
from lapuce.writing.written import MARK

PriceReader = Callable[[str], str]
"""From a marked price, such as `1 499 yuans`, to its text; ValueError, in French, otherwise."""

_PRICE = r"\{prix\s*:\s*([^{}]{1,60})\}"
_STRUCK = r"(~~)(?![\s~])((?:(?!~~).){0,300}[^\s~])~~(?!~)"
_CARDS = {"appareil": 1, "face-a-face": 2, "prix": 1, "verdict": 0}
_ALIKE = 0.7
"""Of their names: « face » is no slip for `astuce`."""
ASIDES = {"bref": "En bref", "note": "", "attention": "Attention", "astuce": "Astuce"}


class NewsroomExtension(Extension):
    """Figures, asides, cards, quotations with their source, prices and forced spaces."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[tuple[str, tuple[str, ...]]] = []
        self.faults: list[tuple[str, str, str]] = []
        self.price: PriceReader = str
        self.lang = "fr"

    def start(self, price: PriceReader, lang: str = "fr") -> None:
        self.blocks, self.faults, self.price, self.lang = [], [], price, lang

    def print_price(self, mark: re.Match[str]) -> str | ET.Element:
        """
        Print the price of a `{prix: …}`; as marked, and told, when it cannot be read.

        It is in French: in another language, an element tells so.
        """
        try:
            printed = self.price(mark[1].strip())
        except ValueError as error:
            self.faults.append(("bad-price", f"{error}", mark[0]))
            return mark[1]
        if self.lang == "fr":
            return printed
        span = ET.Element("span", {"lang": "fr"})
        span.text = printed
        return span

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown’s own name)
        md.inlinePatterns.register(_ForcedSpace(r"\\ ", md), "forced-space", 181)
        md.ESCAPED_CHARS.append("~")
        md.inlinePatterns.register(SimpleTagInlineProcessor(_STRUCK, "del"), "struck", 55)
        md.inlinePatterns.register(_Price(_PRICE, md, self), "price", 65)
        md.treeprocessors.register(_Pieces(md, self), "newsroom", 4)


class _ForcedSpace(InlineProcessor):
    # `Pattern`, the older base of its base class, is given no `data`; the name is the library's.
    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        return "\N{NO-BREAK SPACE}", m.start(0), m.end(0)


class _Price(InlineProcessor):
    def __init__(self, pattern: str, md: Markdown, newsroom: NewsroomExtension) -> None:
        super().__init__(pattern, md)
        self._newsroom = newsroom

    # `Pattern`, the older base of its base class, is given no `data`; the name is the library's.
    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[str | ET.Element, int, int]:
        return self._newsroom.print_price(m), m.start(0), m.end(0)


class _Pieces(Treeprocessor):
    def __init__(self, md: Markdown, newsroom: NewsroomExtension) -> None:
        super().__init__(md)
        self._newsroom = newsroom

    def run(self, root: ET.Element) -> None:
        for index, child in enumerate(root):
            match child.tag:
                case "p":
                    fault = make_figures(child, self._print_prices, self._newsroom.lang)
                    if fault is not None:
                        self._newsroom.faults.append(fault)
                case "table":
                    root[index] = scrolling(child, self.md)
                case "blockquote":
                    if (after := part_after_author(child)) is not None:
                        root.insert(index + 1, after)
                    attribute(child)
                    self.run(child)
                case "div" if child.get("class", "").startswith("admonition "):
                    root[index] = self._admonition(child)
                case "h1":
                    text = "".join(child.itertext())
                    self._newsroom.faults.append(
                        ("heading-one", "titre de niveau 1 dans le texte : commencez par ##.", text)
                    )
                case _:
                    if len(child):
                        self.run(child)

    def _print_prices(self, element: ET.Element, text: str) -> None:
        """Give an element its text, with its prices."""
        pieces: list[str | ET.Element] = []
        done = 0
        for mark in re.finditer(_PRICE, text) if "{" in text else ():
            pieces += (text[done : mark.start()], self._newsroom.print_price(mark))
            done = mark.end()
        _fill(element, (*pieces, text[done:]))

    def _admonition(self, element: ET.Element) -> ET.Element:
        kind = element.get("class", "").split()[1]
        title = ""
        if len(element) and element[0].get("class") == "admonition-title":
            title = "".join(element[0].itertext()).strip()
            element.remove(element[0])
        if title == kind.capitalize():  # Python-Markdown's own title, when none was typed.
            title = ""
        if kind in _CARDS:
            if len(element) or (element.text or "").strip():
                said = "texte en retrait sous une carte, qui ne le montrerait pas : sortez-l’en."
                self._newsroom.faults.append(("bad-block", said, f"!!! {kind}"))
            return self._card(kind, title, element.tail)
        if kind not in ASIDES:
            known = ", ".join((*ASIDES, *_CARDS))
            self._newsroom.faults.append(
                (
                    "unknown-block",
                    f"bloc « !!! {kind} » inconnu.{did_you_mean(kind, (*ASIDES, *_CARDS), _ALIKE)} "
                    f"Blocs possibles : {known}.",
                    f"!!! {kind}",
                )
            )
        self.run(element)
        return _aside(element, kind, title or ASIDES.get(kind, ""))

    def _card(self, kind: str, title: str, tail: str | None) -> ET.Element:
        names = tuple(part.strip() for part in title.split("|") if part.strip())
        if len(names) != _CARDS[kind]:
            example = {1: ' "Mi Pad"', 2: ' "Mi Pad | iPad mini Retina"', 0: ""}[_CARDS[kind]]
            self._newsroom.faults.append(
                ("bad-block", f"bloc incomplet : écrivez « !!! {kind}{example} ».", f"!!! {kind}")
            )
            names = names if len(names) > 1 else ()  # « A vs B » is the name of nothing.
        self._newsroom.blocks.append((kind, names))
        mark = ET.Element("hr", {"data-block": f"{MARK}{len(self._newsroom.blocks) - 1}"})
        mark.tail = tail
        return mark


def _fill(element: ET.Element, pieces: Iterable[str | ET.Element]) -> None:
    """Put text and elements in one that is empty."""
    last: ET.Element | None = None
    for piece in pieces:
        if not isinstance(piece, str):
            element.append(piece)
            last = piece
        elif last is None:
            element.text = (element.text or "") + piece
        else:
            last.tail = (last.tail or "") + piece


def _aside(element: ET.Element, kind: str, title: str) -> ET.Element:
    is_summary = kind == "bref"
    element.tag = "section" if is_summary else "aside"
    element.attrib.clear()
    element.set("class", "bref" if is_summary else f"encart encart--{kind}")
    if title:
        form = ("h2", {"id": "t-bref"}) if is_summary else ("p", {"class": "encart-titre"})
        heading = ET.Element(*form)
        if is_summary:
            element.set("aria-labelledby", "t-bref")
        heading.text = title
        element.insert(0, heading)
    return element
