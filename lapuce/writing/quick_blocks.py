"""Python-Markdown's first passes, without what a text does not hold: its lines, then its blocks."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.md_in_html import HtmlBlockPreprocessor
from markdown.preprocessors import NormalizeWhitespace
from markdown.util import ETX, STX

_SPACED = re.compile(r"(?<=\n) +\n")
_SIGNS = rf" {{0,3}}([!#=\-_*+:>\[{STX}\d])"
_FIRST = re.compile(_SIGNS)
"""The first sign of a block, where it may begin something else than a paragraph."""
_LATER = re.compile(rf"\n{_SIGNS}")
"""That of another line."""
_BY_SIGN = {
    "admonition": "!",
    "markdown_block": STX,
    "empty": "\n",
    "indent": "\n",
    "defindent": "\n",
    "code": "\n",
    "table": "|",
    "hashheader": "#",
    "setextheader": "=-",
    "hr": "-_*",
    "olist": "0",
    "ulist": "*+-",
    "deflist": ":",
    "quote": ">",
    "footnote": "[",
    "abbr": "*",
    "reference": "[",
}
"""
What a line of a block must begin with for a processor to take it, by the name it is registered under.

`0` is any digit; `\\n` stands for an empty or indented block, which goes the ordinary way; a table
needs its bar anywhere.
"""


class QuickSpaces(NormalizeWhitespace):
    """The same pass, which also tells what was typed: later ones ask whether it holds their signs."""

    typed = ""
    """The text being converted, its white space put right."""

    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines).replace(STX, "").replace(ETX, "")
        if "\r" in source:
            source = source.replace("\r\n", "\n").replace("\r", "\n")
        source += "\n\n"
        if "\t" in source:
            source = source.expandtabs(self.md.tab_length)
        if "\n " in source:
            source = _SPACED.sub("\n", source)
        self.typed = source
        return source.split("\n")


class QuickFences(FencedBlockPreprocessor):
    """The same pass, for a text that holds a fence."""

    def __init__(self, stock: FencedBlockPreprocessor, spaces: QuickSpaces) -> None:
        super().__init__(stock.md, stock.config)  # type: ignore[attr-defined]  # not in the stubs
        self._spaces = spaces

    def run(self, lines: list[str]) -> list[str]:
        typed = self._spaces.typed
        return super().run(lines) if "```" in typed or "~~~" in typed else lines


class QuickHtml(HtmlBlockPreprocessor):
    """The same pass, for a text that holds a tag or a reference."""

    def __init__(self, md: Markdown, spaces: QuickSpaces) -> None:
        super().__init__(md)
        self._spaces = spaces

    def run(self, lines: list[str]) -> list[str]:
        typed = self._spaces.typed
        return super().run(lines) if "<" in typed or "&" in typed else lines


class QuickBlocks(BlockParser):
    """
    The same parser: a block is tried only with the processors that its lines' first signs allow.

    There are eighteen of them, and most blocks are paragraphs.
    """

    def __init__(self, stock: BlockParser) -> None:
        super().__init__(stock.md)
        self.blockprocessors = stock.blockprocessors
        for processor in self.blockprocessors:
            processor.parser = self
        self._able: dict[str, tuple[BlockProcessor, ...]] = {}
        """Processors that may take a block, by the signs it holds."""

    def parseBlocks(  # noqa: N802 (Python-Markdown's own name)
        self, parent: ET.Element, blocks: list[str]
    ) -> None:
        able, first, later = self._able, _FIRST.match, _LATER.findall
        while blocks:
            block = blocks[0]
            if not block or block.startswith(("\n", "    ")):
                processors = tuple(self.blockprocessors)
            else:
                sign = first(block)
                signs = sign[1] if sign else ""
                if "\n" in block:
                    signs += "".join(later(block)) + "|" * ("|" in block)
                processors = able.get(signs) or self._choose(signs)
            for processor in processors:
                if processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break

    def _choose(self, signs: str) -> tuple[BlockProcessor, ...]:
        held = {"0" if sign.isdecimal() else sign for sign in signs}
        names = {id(self.blockprocessors[name]): name for name in _BY_SIGN}
        self._able[signs] = chosen = tuple(
            one
            for one in self.blockprocessors
            if id(one) not in names or held.intersection(_BY_SIGN[names[id(one)]])
        )
        return chosen
