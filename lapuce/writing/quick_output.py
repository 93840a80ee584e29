"""Python-Markdown's last passes, without what a text does not hold and what nobody reads."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Any

from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.toc import TocTreeprocessor, nest_toc_tokens, unique
from markdown.serializers import RE_AMP, to_xhtml_string
from markdown.treeprocessors import PrettifyTreeprocessor, UnescapeTreeprocessor
from markdown.util import STX

from lapuce.writing.quick_blocks import Sparing
from lapuce.writing.quick_written import WRITTEN

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_MARKUP = re.compile(rf"[&<>{STX}]")
_ODD = ("script", "style")
"""Elements whose text stands as it is."""


class QuickHeadings(TocTreeprocessor):
    """Gives headings their `id`, and makes no table of contents: the theme has its own."""

    def build_toc_div(self, toc_list: Any) -> ET.Element:
        """Return an empty element."""
        del toc_list
        return ET.Element("div")

    def run(self, doc: ET.Element) -> None:
        """Read headings of mere words at once, and leave the others to the base class."""
        used: set[str] = set()
        headings: list[ET.Element] = []
        for one in doc.iter():
            if one.tag in _HEADINGS:
                headings.append(one)
            if (name := one.get("id")) is not None:
                used.add(name)
        if any(len(one) or one.keys() or _MARKUP.search(one.text or "") for one in headings):
            super().run(doc)
            return
        found: list[Any] = []
        for one in headings:
            text = one.text or ""
            name = " ".join(text.split())
            one.set("id", unique(self.slugify(name, self.sep), used))
            found.append({
                "level": int(one.tag[1]), "id": one.get("id"), "name": name, "html": text.strip(),
                "data-toc-label": "",
            })  # fmt: skip
        self.md.toc_tokens = nest_toc_tokens(found)  # type: ignore[attr-defined]  # the base class sets it too


class QuickLines(PrettifyTreeprocessor):
    """The same line breaks; most elements hold no other."""

    def _prettifyETree(self, elem: ET.Element) -> None:  # noqa: N802 (Python-Markdown's own name)
        is_block = self.md.is_block_level
        if len(elem) and is_block(elem.tag) and elem.tag not in ("code", "pre"):
            if (not elem.text or not elem.text.strip()) and is_block(elem[0].tag):
                elem.text = "\n"
            for one in elem:
                if is_block(one.tag):
                    if len(one):
                        self._prettifyETree(one)
                    elif not one.tail or not one.tail.strip():
                        one.tail = "\n"
        if not elem.tail or not elem.tail.strip():
            elem.tail = "\n"


class QuickAttributes(Sparing, AttrListTreeprocessor):
    """The same pass, for a text that holds a brace."""

    def run(self, doc: ET.Element) -> None:
        if "{" in self.spaces.typed:
            super().run(doc)


class QuickUnescape(Sparing, UnescapeTreeprocessor):
    """The same pass, for a text that holds a backslash."""

    def run(self, root: ET.Element) -> None:
        if "\\" in self.spaces.typed:
            super().run(root)


def quick_xhtml(root: ET.Element) -> str:
    """Give the same XHTML as `to_xhtml_string`, which still writes what is neither text nor plain elements."""
    written: list[str] = []
    write = written.append
    stack: list[ET.Element | str] = [root]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            write(one)
            continue
        tag, text, tail = one.tag, one.text, one.tail
        if tag == WRITTEN:
            write(text or "")
            continue
        if not isinstance(tag, str) or (lower := tag.lower()) in _ODD:
            return to_xhtml_string(root)
        opening = tag
        if items := one.items():
            for name, value in sorted(items) if len(items) > 1 else items:
                if not isinstance(value, str):
                    return to_xhtml_string(root)
                opening += f' {name}="{_quoted(value)}"'
        if tail and ("&" in tail or "<" in tail or ">" in tail):
            tail = _escaped(tail)
        if lower in ET.HTML_EMPTY:
            write(f"<{opening} />{tail or ''}")
            continue
        if text and ("&" in text or "<" in text or ">" in text):
            text = _escaped(text)
        if len(one):
            write(f"<{opening}>{text or ''}")
            stack.append(f"</{tag}>{tail or ''}")
            stack += one[::-1]
        else:
            write(f"<{opening}>{text or ''}</{tag}>{tail or ''}")
    return "".join(written)


def _escaped(text: str) -> str:
    return RE_AMP.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")


def _quoted(value: str) -> str:
    return _escaped(value).replace('"', "&quot;")
