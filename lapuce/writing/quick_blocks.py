"""Python-Markdown's first passes, without what a text does not hold: its lines, then its blocks."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor, HRProcessor
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.md_in_html import HtmlBlockPreprocessor
from markdown.extensions.tables import TableProcessor
from markdown.preprocessors import NormalizeWhitespace
from markdown.util import ETX, STX, Processor

from lapuce.writing.quick_written import (
    WRITTEN,
    list_html,
    may_write_at_once,
    paragraph_html,
    table_html,
    write_heading,
)

_SPACED = re.compile(r"(?<=\n) +\n")
_SIGNS = rf" {{0,3}}(\*\[|[!#=\-_*+:>\[{STX}\d])"
_FIRST = re.compile(_SIGNS)
"""The first sign of a block, where it may begin something else than a paragraph."""
_LATER = re.compile(rf"\n{_SIGNS}")
"""That of another line."""
_BY_SIGN = {
    "admonition": "!\n",
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
    "abbr": "[",
    "reference": "[",
}
"""
What a line of a block must begin with for a processor to take it, by the name it is registered under.

`0` is any digit, `[` is `*[` too, and a table needs its bar anywhere. `\\n` stands for a block that is
empty or indented, whatever its lines hold: the empty and the code processors leave it to no other.
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
        super().__init__(stock.md, stock.config)  # type: ignore[attr-defined]  # the stubs lack `config`
        self._spaces = spaces

    def run(self, lines: list[str]) -> list[str]:
        typed = self._spaces.typed
        # One sign is found ten times faster than three of them.
        if ("`" in typed and "```" in typed) or ("~" in typed and "~~~" in typed):
            return super().run(lines)
        return lines


class Sparing(Processor):
    """A pass that asks first what the text holds."""

    def __init__(self, md: Markdown, spaces: QuickSpaces) -> None:
        super().__init__(md)
        self.spaces = spaces


class QuickHtml(Sparing, HtmlBlockPreprocessor):
    """The same pass, for a text that holds a tag or a reference."""

    def run(self, lines: list[str]) -> list[str]:
        typed = self.spaces.typed
        return super().run(lines) if "<" in typed or "&" in typed else lines


class QuickRule(HRProcessor):
    """The same; in a block of one line, a rule is looked for at its start only."""

    def test(self, parent: ET.Element, block: str) -> bool:
        if "\n" not in block and not self.SEARCH_RE.match(block):
            return False
        return super().test(parent, block)


class QuickTable(TableProcessor):
    """The same; a row without code or escaped bars is cut at once."""

    def _split(self, row: str) -> list[str]:
        if "`" in row or "\\" in row:
            return super()._split(row)  # type: ignore[no-any-return, misc]  # the stubs lack `_split`
        return row.split("|")


class QuickBlocks(BlockParser):
    """
    The same parser: a block is tried only with the processors that its lines' first signs allow.

    There are eighteen of them, and most blocks are plain: these become HTML at once.
    """

    def __init__(self, stock: BlockParser, spaces: QuickSpaces) -> None:
        super().__init__(stock.md)
        self._spaces = spaces
        self._writes = False
        """Whether plain paragraphs may be written at once: no later pass would change them."""
        self.blockprocessors = stock.blockprocessors
        for processor in self.blockprocessors:
            processor.parser = self
        self._able: dict[str, tuple[BlockProcessor, ...]] = {}
        """Processors that may take a block, by the signs it holds."""

    def parseDocument(  # noqa: N802 (Python-Markdown's own name)
        self, lines: Iterable[str]
    ) -> ET.ElementTree:
        self._writes = may_write_at_once(self._spaces.typed)
        return super().parseDocument(lines)

    def parseBlocks(  # noqa: N802 (Python-Markdown's own name)
        self, parent: ET.Element, blocks: list[str]
    ) -> None:
        able, first, later = self._able, _FIRST.match, _LATER.findall
        writes = self._writes and parent is self.root
        while blocks:
            block = blocks[0]
            if not block or block.startswith(("\n", "    ")):
                signs = "\n"
            else:
                sign = first(block)
                signs = sign[1] if sign else ""
                if "\n" in block:
                    signs += "".join(later(block)) + "|" * ("|" in block)
                if writes and self._write(parent, blocks, signs):
                    del blocks[0]
                    continue
            for processor in able.get(signs) or self._choose(signs):
                if processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break

    def _write(self, parent: ET.Element, blocks: list[str], signs: str) -> bool:
        """Write a plain block at once, and tell whether it was one."""
        block = blocks[0]
        if signs == "#":
            return write_heading(parent, block)
        if not signs.strip("*["):
            html = paragraph_html(block)
        elif block[0] == "|":
            html = table_html(block)
        elif not signs.strip("*+-1"):
            html = list_html(parent, blocks)
        else:
            return False
        if html:
            ET.SubElement(parent, WRITTEN).text = html
        return bool(html)

    def _choose(self, signs: str) -> tuple[BlockProcessor, ...]:
        held = {"0" if sign.isdecimal() else sign for sign in signs}
        names = {
            id(self.blockprocessors[name]): name
            for name in _BY_SIGN
            if name in self.blockprocessors
        }
        self._able[signs] = chosen = tuple(
            one
            for one in self.blockprocessors
            if id(one) not in names or held.intersection(_BY_SIGN[names[id(one)]])
        )
        return chosen
