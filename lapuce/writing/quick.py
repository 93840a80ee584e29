"""Python-Markdown's passes, without what a text does not hold and what nobody reads."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import HTML_EMPTY

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.serializers import RE_AMP, to_xhtml_string
from markdown.treeprocessors import InlineProcessor, PrettifyTreeprocessor, UnescapeTreeprocessor
from markdown.util import AtomicString

_NEEDED = {
    "backtick": "`",
    "escape": "\\",
    "reference": "[",
    "link": "[",
    "image_link": "[",
    "image_reference": "[",
    "short_reference": "[",
    "short_image_ref": "[",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
    "footnote": "[^",
    "forced-space": "\\",
    "price": "{",
}
"""What a text must hold for a pattern, by the name it is registered under, to match at all."""
_MARKED = re.compile(r"[`\\\[<&{*_\x02]|  \n")
"""The first signs of all the patterns: a run of text without any is left as it is."""
_PASSES = (
    ("preprocessors", "fenced_code_block", 25, ("```", "~~~")),
    ("preprocessors", "html_block", 20, ("<", "&")),
    ("treeprocessors", "attr_list", 8, ("{",)),
)
"""What a text must hold for a pass over the whole of it to change anything."""
_LINE = r"(?:\*\*(?![\s*])|[^\s#>*+\-=_:|\[!0-9\x02])[^\n|\x02]*"
_PLAIN_BLOCK = re.compile(rf"{_LINE}(?:\n{_LINE})*")
"""Lines that begin as no heading, list, table, quotation, definition or stashed HTML does."""


@dataclass
class Typed:
    """The text being written, for the passes that look at it before they begin."""

    text: str = ""


class OnlyWith:
    """A pass over the whole text, done only when the text holds one of some signs."""

    def __init__(self, done: Any, typed: Typed, signs: tuple[str, ...]) -> None:
        self._done = done
        self._typed = typed
        self._signs = signs

    def run(self, given: Any) -> Any:
        """Do as the pass, or give back what was given."""
        text = self._typed.text
        return self._done.run(given) if any(sign in text for sign in self._signs) else given


def quicken(md: Markdown, typed: Typed) -> None:
    """Have a converter skip what a text does not hold; what it writes stays the same."""
    for kind, name, priority, signs in _PASSES:
        registry = getattr(md, kind)
        registry.register(OnlyWith(registry[name], typed, signs), name, priority)
    md.treeprocessors.register(QuickInline(md, typed), "inline", 20)
    md.treeprocessors.register(QuickPrettify(md), "prettify", 10)
    md.treeprocessors.register(QuickUnescape(md, typed), "unescape", 0)
    md.parser.blockprocessors.register(QuickParagraphs(md.parser), "plain-paragraph", 110)
    md.serializer = to_xhtml


class QuickParagraphs(BlockProcessor):
    """A paragraph, known by how its lines begin: the eighteen other kinds need not be tried."""

    def test(self, parent: ET.Element, block: str) -> bool:
        """Tell whether a block can be nothing but a paragraph."""
        del parent
        return _PLAIN_BLOCK.fullmatch(block) is not None and not self.parser.state.isstate("list")

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Take the block."""
        ET.SubElement(parent, "p").text = blocks.pop(0)


class QuickHeadings(TocTreeprocessor):
    """Gives headings their `id`, and makes no table of contents: the theme has its own."""

    def build_toc_div(self, toc_list: Any) -> ET.Element:
        """Return an empty element."""
        del toc_list
        return ET.Element("div")


class QuickToc(TocExtension):
    """The `toc` extension, with our pass."""

    TreeProcessorClass = QuickHeadings


class QuickInline(InlineProcessor):
    """The same pass: a pattern is tried only where its first sign stands."""

    def __init__(self, md: Markdown, typed: Typed) -> None:
        super().__init__(md)
        self._typed = typed
        patterns = md.inlinePatterns
        names = {id(patterns[name]): name for name in _NEEDED if name in patterns}
        self._needed = [_NEEDED.get(names.get(id(one), ""), "") for one in patterns]

    def run(self, tree: ET.Element, ancestors: list[str] | None = None) -> ET.Element:
        """Apply the patterns to a tree; text without any sign is told to be finished before."""
        if "*[" not in self._typed.text:  # Abbreviations are looked for in unfinished text only.
            for element in tree.iter():
                text = element.text
                if text and not _MARKED.search(text):
                    element.text = AtomicString(text)
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(  # noqa: N802 (Python-Markdown's own name, mangled)
        self,
        data: str,
        patternIndex: int = 0,  # noqa: N803 (the base class's)
    ) -> str:
        if isinstance(data, AtomicString) or not _MARKED.search(data):
            return data
        at, start = patternIndex, 0
        needed = self._needed
        while at < len(needed):
            if needed[at] not in data:
                at += 1
                start = 0
                continue
            data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]  # the base class's, mangled
                self.inlinePatterns[at], data, at, start
            )
            if not matched:
                at += 1
        return data


class QuickUnescape(UnescapeTreeprocessor):
    """The same pass, for texts that hold a backslash; links call its other methods."""

    def __init__(self, md: Markdown, typed: Typed) -> None:
        super().__init__(md)
        self._typed = typed

    def run(self, root: ET.Element) -> None:
        """Restore what was escaped."""
        if "\\" in self._typed.text:
            super().run(root)


class QuickPrettify(PrettifyTreeprocessor):
    """The same pass: what is a block is looked up once for each name."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._blocks: dict[Any, bool] = {}

    def _is_block(self, tag: Any) -> bool:
        found = self._blocks.get(tag)
        if found is None:
            found = self._blocks[tag] = self.md.is_block_level(tag)
        return found

    def _prettifyETree(self, elem: ET.Element) -> None:  # noqa: N802 (the base class's)
        if self._is_block(elem.tag) and elem.tag not in ("code", "pre"):
            if len(elem) and self._is_block(elem[0].tag) and not (elem.text or "").strip():
                elem.text = "\n"
            for inner in elem:
                if self._is_block(inner.tag):
                    self._prettifyETree(inner)
        if not (elem.tail or "").strip():
            elem.tail = "\n"


def to_xhtml(root: ET.Element) -> str:
    """Return a tree as Python-Markdown's own serializer writes it, in half its time."""
    parts: list[str] = []
    try:
        _write(root, parts)
    except (_OddError, RecursionError):
        return to_xhtml_string(root)
    return "".join(parts)


class _OddError(Exception):
    """A comment, or an element from elsewhere."""


def _write(element: ET.Element, parts: list[str]) -> None:
    tag = element.tag
    if not isinstance(tag, str):
        raise _OddError
    parts.append(f"<{tag}{_attributes(element.attrib)}" if element.attrib else f"<{tag}")
    name = tag.lower()
    if name in HTML_EMPTY:
        parts.append(" />")
    else:
        parts.append(">")
        text = element.text
        if text:
            parts.append(text if name in ("script", "style") else _escape(text))
        for inner in element:
            _write(inner, parts)
        parts.append(f"</{tag}>")
    if element.tail:
        parts.append(_escape(element.tail))


def _attributes(held: Mapping[str, Any]) -> str:
    shown = []
    for key, value in sorted(held.items()):
        if not isinstance(key, str) or not isinstance(value, str | None):
            raise _OddError
        shown.append(f" {key}" if value is None else f' {key}="{_escape_value(value)}"')
    return "".join(shown)


def _escape(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def _escape_value(text: str) -> str:
    text = _escape(text)
    return text.replace('"', "&quot;") if '"' in text else text
