"""Python-Markdown's pass on running text, without what the text does not hold."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import deque

from markdown import Markdown
from markdown.inlinepatterns import (
    DelimiterProcessor,
    ImageInlineProcessor,
    LinkInlineProcessor,
    Pattern,
)
from markdown.treeprocessors import InlineProcessor
from markdown.util import STX, AtomicString

_NEEDED = {
    "backtick": "`",
    "escape": "\\",
    "reference": "[",
    "link": "](",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
    "footnote": "[^",
    "forced-space": "\\",
    "price": "{prix",
    "struck": "~~",
}
"""What a text must hold for a pattern, by the name it is registered under, to match at all."""
_REFERENCES = ("reference", "image_reference", "short_reference", "short_image_ref")
"""Patterns that find nothing in a text without definitions."""
_SIGNS = re.compile(rf"[`\\\[<&{{*_~\n{STX}]")
"""What one pattern at least needs, and what stands for a node put aside."""
_BRACKETS = re.compile(r"[\[\]]")
_PLAIN_EMPHASIS = re.compile(r"(?<!\*)(\*\*?)(?![\s*_])([^*_]*[^\s*_])\1(?!\*)")
"""`*a*` or `**a**`, without any other `*` or `_` that it might be paired with."""
_PLAIN_ADDRESS = re.compile(rf"""\(([^\s()<>'"{STX}]*)\)""")


class QuickInline(InlineProcessor):
    """
    The same pass: a pattern is tried only where its first sign stands.

    Seventeen patterns are tried on each run of text, and most runs hold none of their signs.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        patterns = md.inlinePatterns
        names = {id(patterns[name]): name for name in _NEEDED if name in patterns}
        every = [(at, one, names.get(id(one), "")) for at, one in enumerate(patterns)]
        self._every = [(at, one, _NEEDED.get(name, "")) for at, one, name in every]
        self._without_references = [
            (at, one, _NEEDED.get(name, "")) for at, one, name in every if name not in _REFERENCES
        ]
        self._tried: list[tuple[int, Pattern, str]] = self._every

    def _InlineProcessor__handleInline(  # noqa: N802 (Python-Markdown's own name, mangled)
        self,
        data: str,
        patternIndex: int = 0,  # noqa: N803 (the base class's)
    ) -> str:
        if isinstance(data, AtomicString) or not _SIGNS.search(data):
            return data
        for at, pattern, needed in self._tried:
            if at < patternIndex:
                continue
            matched, start = True, 0
            while matched and data.find(needed, start) >= 0:
                data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]  # a private method, by its mangled name
                    pattern, data, at, start
                )
        return data

    def run(self, tree: ET.Element, ancestors: list[str] | None = None) -> ET.Element:
        """Apply the patterns, in the order of the base class; text without signs is left alone."""
        self.stashed_nodes = {}
        self.parent_map = {}
        self._tried = self._every if self.md.references else self._without_references
        signed = _SIGNS.search
        handle = self._InlineProcessor__handleInline
        put_back = self._InlineProcessor__processPlaceholders  # type: ignore[attr-defined]  # a private method, by its mangled name
        stack = deque([(tree, [*(ancestors or ()), tree.tag.lower()])])
        while stack:
            current, self.ancestors = stack.popleft()
            if current is not tree:
                self.ancestors.append(current.tag.lower())
            queue = []
            for child in current:
                text = child.text
                if text and signed(text) and not isinstance(text, AtomicString):
                    self.ancestors.append(child.tag.lower())
                    child.text = None
                    found = put_back(handle(text), child)
                    stack += found
                    queue.append((child, found))
                    self.ancestors.pop()
                tail = child.tail
                if tail and signed(tail):
                    holder = ET.Element("d")
                    tail = handle(tail)
                    child.tail = None
                    found = put_back(tail, holder, False)
                    if holder.tail:
                        child.tail = holder.tail
                    at = list(current).index(child) + 1
                    for node, _ in reversed(found):
                        current.insert(at, node)
                if len(child):
                    stack.append((child, self.ancestors[:]))
            for element, found in queue:
                for index, (node, _) in enumerate(found):
                    element.insert(index, node)
        return tree


class _QuickAddress(LinkInlineProcessor):
    """The same readings of `[…](…)`, by expressions where the base class goes sign by sign."""

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802
        depth = 1
        for bracket in _BRACKETS.finditer(data, index):
            depth += 1 if bracket[0] == "[" else -1
            if not depth:
                return data[index : bracket.start()], bracket.end(), True
        return data[index:], len(data), False

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        if plain := _PLAIN_ADDRESS.match(data, index):
            return plain[1], None, plain.end(), True
        return super().getLink(data, index)


class QuickLink(_QuickAddress):
    """Links."""


class QuickImage(_QuickAddress, ImageInlineProcessor):
    """Pictures."""


class QuickEmphasis(DelimiterProcessor):
    """`*` and `_`, found by expressions where the base class goes sign by sign."""

    # `Pattern`, the older base of its base class, is given no `data`; the name is the library's.
    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element | None, int | None, int | None]:
        if not self.regions and (plain := _PLAIN_EMPHASIS.match(data, m.start())):
            one = ET.Element("strong" if len(plain[1]) == 2 else "em")
            one.text = plain[2]
            return one, plain.start(), plain.end()
        return super().handleMatch(m, data)

    def search(self, data: str, start: int) -> re.Match[str] | None:
        for found in self.compiled_re.finditer(data, start):
            delimiter = self.delimiters[found[0]]
            match = delimiter.boundary.match(data, found.start())
            if match is not None and (delimiter.stack or match.lastgroup != "end"):
                return match
        return None
