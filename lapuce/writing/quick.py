"""Python-Markdown's passes, without what a text does not hold and what nobody reads."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

from markdown import Markdown
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.treeprocessors import InlineProcessor
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
    """
    The same pass: a pattern is tried only where its first sign stands.

    Seventeen patterns are tried on each run of text, and most runs hold none of their signs:
    skipping them takes a fifth off the time of an article.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        patterns = md.inlinePatterns
        names = {id(patterns[name]): name for name in _NEEDED if name in patterns}
        self._needed = [_NEEDED.get(names.get(id(one), ""), "") for one in patterns]

    def _InlineProcessor__handleInline(  # noqa: N802 (Python-Markdown's own name, mangled)
        self,
        data: str,
        patternIndex: int = 0,  # noqa: N803 (the base class's)
    ) -> str:
        if isinstance(data, AtomicString):
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
