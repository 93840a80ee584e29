"""Python-Markdown extension: figures, asides, cards, sourced quotations, prices, forced spaces."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from lapuce.problems import did_you_mean
from lapuce.writing.figures import make_figures
from lapuce.writing.written import MARK

PriceReader = Callable[[str], str]
"""From a marked price, such as `1 499 yuans`, to its text; ValueError, in French, otherwise."""

_PRICE = r"\{prix\s*:\s*([^{}]{1,60})\}"
_STRUCK = r"(~~)(?![\s~])((?:(?!~~).){0,300}[^\s~])~~(?!~)"
_ALIGNED = {"right": "droite", "center": "centre"}
"""The theme's classes, for the styles that Python-Markdown gives to cells."""
_CARDS = {"appareil": 1, "face-a-face": 2, "prix": 1, "verdict": 0}
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
        self._walk(root)

    def _walk(self, parent: ET.Element) -> None:
        for index, child in enumerate(parent):
            match child.tag:
                case "p":
                    fault = make_figures(child, self._print_prices, self._newsroom.lang)
                    if fault is not None:
                        self._newsroom.faults.append(fault)
                case "table":
                    parent[index] = _scrolling(child, self.md)
                case "blockquote":
                    if (after := _part_after_author(child)) is not None:
                        parent.insert(index + 1, after)
                    _attribution(child)
                    self._walk(child)
                case "div" if child.get("class", "").startswith("admonition "):
                    parent[index] = self._admonition(child)
                case "h1":
                    text = "".join(child.itertext())
                    self._newsroom.faults.append(
                        ("heading-one", "titre de niveau 1 dans le texte : commencez par ##.", text)
                    )
                case _:
                    if len(child):
                        self._walk(child)

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
                    f"bloc « !!! {kind} » inconnu.{did_you_mean(kind, (*ASIDES, *_CARDS))} "
                    f"Blocs possibles : {known}.",
                    f"!!! {kind}",
                )
            )
        self._walk(element)
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
    element.tag = "section" if kind == "bref" else "aside"
    element.attrib.clear()
    element.set("class", "bref" if kind == "bref" else f"encart encart--{kind}")
    if title:
        heading = ET.Element("p" if kind != "bref" else "h2", {"class": "encart-titre"})
        if kind == "bref":
            heading.attrib.clear()
            heading.set("id", "t-bref")
            element.set("aria-labelledby", "t-bref")
        heading.text = title
        element.insert(0, heading)
    return element


def _scrolling(table: ET.Element, md: Markdown) -> ET.Element:
    heads = list(table.iter("th"))
    for cell in heads:
        cell.set("scope", "col")
    for row in table.iterfind("tbody/tr"):
        if len(row) and heads and (row[0].text or len(row[0])):
            row[0].tag = "th"
            row[0].set("scope", "row")
    for cell in (*table.iter("td"), *table.iter("th")):
        style = cell.attrib.pop("style", "")
        for side, name in _ALIGNED.items():
            if side in style:
                cell.set("class", name)
    names = [_words_of(cell, md) for cell in heads]
    label = "Tableau : " + ", ".join(name for name in names if name) if any(names) else "Tableau"
    frame = ET.Element(
        "div", {"class": "defile", "role": "region", "tabindex": "0", "aria-label": label}
    )
    frame.tail, table.tail = table.tail, None
    frame.append(table)
    return frame


def _words_of(cell: ET.Element, md: Markdown) -> str:
    """Return the text of a cell; what Python-Markdown put aside in it is a tag, or a reference."""

    def put_back(match: re.Match[str]) -> str:
        held = str(md.htmlStash.rawHtmlBlocks[int(match[1])])
        return held if held[0] == "&" else " " if held[:3].lower() == "<br" else ""

    return HTML_PLACEHOLDER_RE.sub(put_back, "".join(cell.itertext())).strip()


def _part_after_author(quote: ET.Element) -> ET.Element | None:
    """Take out of a quotation the one that Markdown joined to it, be there an author between them."""
    for index, child in enumerate(quote[:-1], 1):
        text = (child[-1].tail if len(child) else child.text) or ""
        ends_with_name = "\n" not in text.rpartition("\n— ")[2] and "\n— " in text
        if child.tag == "p" and ends_with_name and not (child.text or "").startswith("— "):
            after = ET.Element("blockquote")
            after.text, after.tail, quote.tail = quote.text, quote.tail, "\n"
            after.extend(quote[index:])
            del quote[index:]
            return after
    return None


def _attribution(quote: ET.Element) -> None:
    paragraphs = quote.findall("p")
    if not paragraphs:
        return
    last = paragraphs[-1]
    if "exergue" in last.get("class", ""):
        del last.attrib["class"]
        quote.set("class", "exergue")
    holder = last[-1] if len(last) else last
    text = (holder.tail if len(last) else holder.text) or ""
    said, dash, name = text.rpartition("\n— ")
    if not dash and text.startswith("— ") and not len(last):
        said, dash, name = "", "— ", text[2:]
    if not dash:
        return
    if len(last):
        holder.tail = said
    else:
        holder.text = said
        if not said:
            quote.remove(last)
    ET.SubElement(quote, "footer").text = name.strip()
