"""Python-Markdown, without what a text does not hold and what nobody reads."""

from __future__ import annotations

from typing import Self, cast

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.tables import TableProcessor
from markdown.extensions.toc import TocExtension
from markdown.inlinepatterns import IMAGE_LINK_RE, LINK_RE

from lapuce.writing.quick_blocks import (
    QuickBlocks,
    QuickFences,
    QuickHtml,
    QuickRule,
    QuickSpaces,
    QuickTable,
)
from lapuce.writing.quick_inline import QuickEmphasis, QuickImage, QuickInline, QuickLink
from lapuce.writing.quick_output import (
    QuickAttributes,
    QuickHeadings,
    QuickLines,
    QuickUnescape,
    quick_xhtml,
)


class QuickMarkdown(Markdown):
    """The same converter in half the time: each pass is replaced by ours, which does less."""

    def __init__(
        self, *, extensions: list[str | Extension], extension_configs: dict[str, dict[str, str]]
    ) -> None:
        self._levels: dict[object, bool] = {}
        self._spaces = QuickSpaces()
        super().__init__(extensions=extensions, extension_configs=extension_configs)
        self.serializer = quick_xhtml
        self._spaces.md = self
        spaces = self._spaces
        stock = cast(FencedBlockPreprocessor, self.preprocessors["fenced_code_block"])
        self.preprocessors.register(spaces, "normalize_whitespace", 30)
        self.preprocessors.register(QuickFences(stock, spaces), "fenced_code_block", 25)
        self.preprocessors.register(QuickHtml(self, spaces), "html_block", 20)
        blocks = self.parser.blockprocessors
        table = cast(TableProcessor, blocks["table"])
        blocks.register(QuickTable(self.parser, table.config), "table", 75)  # type: ignore[attr-defined]  # the stubs lack `config`
        blocks.register(QuickRule(self.parser), "hr", 50)
        emphasis = QuickEmphasis("*", "strong,em", self)
        emphasis.add("_", "strong,em", smart=True)
        self.inlinePatterns.register(QuickLink(LINK_RE, self), "link", 160)
        self.inlinePatterns.register(QuickImage(IMAGE_LINK_RE, self), "image_link", 150)
        self.inlinePatterns.register(emphasis, "em_strong", 60)
        self.treeprocessors.register(QuickInline(self), "inline", 20)
        self.treeprocessors.register(QuickLines(self), "prettify", 10)
        self.treeprocessors.register(QuickAttributes(self, spaces), "attr_list", 8)
        for one in self.registeredExtensions:
            if isinstance(one, TocExtension):
                self.treeprocessors.register(QuickHeadings(self, one.getConfigs()), "toc", 5)
        self.treeprocessors.register(QuickUnescape(self, spaces), "unescape", 0)

    def build_parser(self) -> Self:
        super().build_parser()
        self.parser = QuickBlocks(self.parser, self._spaces)
        return self

    def is_block_level(self, tag: object) -> bool:
        """Tell the same: the base class reads its list again for each element."""
        known = self._levels.get(tag)
        if known is None:
            known = self._levels[tag] = super().is_block_level(tag)
        return known
