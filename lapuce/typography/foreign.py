"""The walk through the elements that are not French, and what is French again inside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from lapuce.typography.elements import FORMATTING, Mark, Mode, closed_by, read_tag
from lapuce.typography.entities import decode_entities
from lapuce.typography.marks import OPAQUE, STAND_IN, WALL, unshield

English = Callable[[str], str]
"""Sets the English text of one block; its tags are stand-ins, which it must leave in place."""

_DOCUMENT = ""
_OUTLIVES_ITS_PARENT = FORMATTING | {_DOCUMENT}


class _Open(NamedTuple):
    name: str
    mode: Mode
    passage: int
    """Which French passage the element is in; 0 is the one around the foreign element."""


class Foreign:
    """
    The walk through one element that is not French, from its start tag to what closes it.

    Outside such elements no tree is needed: a tag is transparent or a wall. Inside, the open
    elements are followed as a browser would, so that a nested `lang="fr"` is French again and a
    forgotten end tag costs no more than it does on screen.
    """

    def __init__(
        self, parts: list[str], out: list[str], aside: list[str], english: English | None
    ) -> None:
        self.parts = parts
        self.out = out
        self.aside = aside
        self.open: list[_Open] = []
        self.counts: Counter[str] = Counter()
        self.chunk = _Chunk(english)
        self.passages = 0
        self.last_passage = 0

    def pass_document(self, mode: Mode) -> None:
        """Pass over the whole document, whose own mode is `mode`."""
        self.open.append(_Open(_DOCUMENT, mode, 0))
        self._take_text(self.parts[0])
        self.pass_over(1)
        self._flush()

    def pass_over(self, index: int) -> int:
        """Pass over the element whose start tag is `parts[index]`; return where to go on."""
        parts, last = self.parts, len(self.parts)
        while index < last:
            tag = parts[index]
            mark = read_tag(tag)
            before = self._mode()
            if not self._follow(mark):
                parts[index - 1] = ""  # taken already
                break
            self._take_tag(tag, mark, {before, self._mode()})
            index += 2
            if not self.open:
                self._flush()
                return index
            self._take_text(parts[index - 1])
        self._flush()
        # At the end of the document the text after the last tag was taken with the element.
        return index if index < last else last + 1

    def _mode(self) -> Mode:
        return self.open[-1].mode if self.open else Mode.FRENCH

    def _passage(self) -> int:
        return self.open[-1].passage if self.open else 0

    def _follow(self, mark: Mark) -> bool:
        """Open or close what `mark` says; False when that ends the element from outside."""
        if mark.empty:
            return True
        if mark.closing:
            if self.counts[mark.name]:
                while self._close() != mark.name:
                    pass
            elif mark.stand_in == WALL and self.open[0].name not in _OUTLIVES_ITS_PARENT:
                # The end tag of a parent: it closes all that was left open in it.
                self.open.clear()
                return False
            return True
        if self.open:
            self._close_implied(mark.name)
            if not self.open:
                return False
        mode = self._mode()
        if mode is not Mode.OFF:
            mode = mark.mode or mode
        passage = self._passage()
        if mode is Mode.FRENCH and self._mode() is not Mode.FRENCH:
            self.passages += 1
            passage = self.passages
        self.open.append(_Open(mark.name, mode, passage))
        self.counts[mark.name] += 1
        return True

    def _close(self) -> str:
        name = self.open.pop().name
        self.counts[name] -= 1
        return name

    def _close_implied(self, name: str) -> None:
        rule = closed_by(name)
        if rule is None:
            return
        closed, shields = rule
        if not any(self.counts[other] for other in closed):
            return
        # Deeper than this nothing is implied, so that deep nesting costs no more than its length.
        for depth, element in enumerate(reversed(self.open[-32:]), 1):
            if element.name in closed:
                for _ in range(depth):
                    self._close()
                return
            if element.name in shields:
                return

    def _take_text(self, text: str) -> None:
        if self._mode() is Mode.FRENCH:
            self._flush()
            self.out.append(text)
        else:
            self.chunk.add_text(text, self._mode())

    def _take_tag(self, tag: str, mark: Mark, modes: set[Mode]) -> None:
        # What a tag changes shows on one side of it only: a tag is French inside French.
        if modes == {Mode.FRENCH}:
            self._flush()
            self._put(tag, mark.stand_in)
            return
        self.chunk.add_aside(tag, mark.stand_in if modes == {Mode.ENGLISH} else OPAQUE)
        if mark.stand_in == WALL:
            self.chunk.stand_in = WALL

    def _flush(self) -> None:
        if self.chunk.is_empty():
            return
        # French inside a foreign phrase begins and ends there: no quotation leaves it.
        before, after = self.last_passage, self._passage()
        if before and before != after:
            self._put("", WALL)
        self._put(self.chunk.take(), self.chunk.stand_in)
        self.chunk.begin()
        if after and before != after:
            self._put("", WALL)
        self.last_passage = after

    def _put(self, part: str, stand_in: str) -> None:
        self.out.append(stand_in)
        self.aside.append(part)


class _Chunk:
    """What is put aside as one thing, while the English in it is collected to be set."""

    def __init__(self, english: English | None) -> None:
        self.english = english
        self.begin()

    def begin(self) -> None:
        """Begin a new chunk."""
        self.stand_in = OPAQUE
        self.parts: list[str] = []
        self.run: list[str] = []
        self.aside: list[str] = []

    def is_empty(self) -> bool:
        """Tell whether nothing was added yet."""
        return not self.parts and not self.run

    def add_text(self, text: str, mode: Mode) -> None:
        """Add a run of text."""
        if mode is Mode.ENGLISH and self.english:
            self.run.append(decode_entities(text))
        else:
            self.add_aside(text, OPAQUE)

    def add_aside(self, part: str, stand_in: str) -> None:
        """Add what English must not enter either."""
        if self.run:
            self.run.append(stand_in)
            self.aside.append(part)
        else:
            self.parts.append(part)

    def take(self) -> str:
        """Return the whole chunk, its English set."""
        return "".join(self.parts) + unshield(self._set_english(), self.aside)

    def _set_english(self) -> str:
        text = "".join(self.run)
        if not self.english:
            return text
        typeset = WALL.join(map(self.english, text.split(WALL)))
        kept = STAND_IN.findall(typeset) == STAND_IN.findall(text)
        return typeset if kept else text
