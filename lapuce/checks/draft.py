"""A source as the rules read it: prose, masked marks, exact places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from lapuce.checks.claims import Name, find_names, readable
from lapuce.checks.facts import Facts
from lapuce.checks.lexicon import LETTERS, Mention
from lapuce.checks.masked import HIDDEN, Heading, Link, Markdown, blank
from lapuce.checks.masking import read_markdown
from lapuce.front_matter import Path, Source
from lapuce.problems import Location
from lapuce.schema import one_or_many

_BLOCK = re.compile(r"[^\n]*[^\s\x00][^\n]*(?:\n[^\n]*[^\s\x00][^\n]*)*")
_LETTERS = bytes(sign if re.match("[A-Za-zÀ-ÖØ-öø-ÿ]", chr(sign)) else 32 for sign in range(256))
"""What is no letter, by a space."""
_GLUED = re.compile(r"[0-9XVI](?:(?<=[0-9])[A-Za-zé%‰$£€°]|[ieè])")
_TOP = ("title", "kicker", "summary", "description", "role")
_INNER = (
    ("image", ("alt", "caption", "credit")),
    ("picture", ("alt", "caption", "credit")),
    ("review", ("verdict", "pros", "cons")),
    ("rumour", ("claim", "expected", "outcome")),
)


class Draft:
    """A source under check: `text` is its front matter, an end of line, and its body."""

    def __init__(self, source: Source, html: str, facts: Facts) -> None:
        self.source = source
        self.html = html
        self.facts = facts
        self.values = source.values
        self.body_at = len(source.head) + 1
        self.text = f"{source.head}\n{source.body}"
        self.is_french = str(source.values.get("lang", "fr")).lower().split("-")[0] == "fr"
        self.is_article = "category" in source.values
        self._markdown = read_markdown(source.body)
        self.head_prose = self._find_head_prose()
        self.masked = self._mask()

    @property
    def markdown(self) -> Markdown:
        """The body, read; its positions start at the body: add `body_at`."""
        return self._markdown

    @property
    def links(self) -> list[Link]:
        """Links and pictures of the body."""
        return self._markdown.links

    @property
    def headings(self) -> list[Heading]:
        """Headings of the body."""
        return self._markdown.headings

    def locate(self, at: int | Path) -> Location:
        """Return the line and the column of a position, or where a value stands."""
        source = self.source
        if isinstance(at, tuple):
            return source.locate(at)
        first = source.head_line
        if at >= self.body_at:
            first = source.body_line - self.text.count("\n", 0, self.body_at)
        start = self.text.rfind("\n", 0, at) + 1
        return Location(source.path, first + self.text.count("\n", 0, at), at - start + 1)

    # ------------------------------------------------------------------- prose

    def _mask(self) -> str:
        head = self.source.head
        pieces: list[str] = []
        last = 0
        for start, end in self.head_prose:
            pieces += [blank(head[last:start]), head[start:end]]
            last = end
        return "".join([*pieces, blank(head[last:]), "\n", self._markdown.masked])

    def _find_head_prose(self) -> list[tuple[int, int]]:
        """Return where the front matter holds prose, in order."""
        head, places = self.source.head, self.source.places
        lines: list[int] = []
        found: list[tuple[int, int]] = []
        for path, value in head_prose(self.values):
            place = places.get(path)
            if place is None or not value:
                continue
            if not lines:
                lines.append(0)
                at = head.find("\n")
                while at >= 0:
                    lines.append(at + 1)
                    at = head.find("\n", at + 1)
            line = place[0] - self.source.head_line
            if not 0 <= line < len(lines):
                continue
            start = lines[line] + place[1] - 1
            if isinstance(path[-1], str):
                start += len(path[-1]) + 1
            span = _span(head, value, start)
            if span:
                found.append(span)
        found.sort()
        return [span for before, span in zip([(0, 0), *found], found, strict=False)
                if span[0] >= before[1]]  # fmt: skip

    @cached_property
    def words(self) -> list[str]:
        """The words, in order."""
        text = self.masked
        if "œ" in text or "Œ" in text:
            return LETTERS.findall(text)
        # The letters of French are in Latin-1 but for this one; bytes are parted twice as fast.
        return text.encode("latin-1", "replace").translate(_LETTERS).decode("latin-1").split()

    @cached_property
    def glues_numbers(self) -> bool:
        """Whether a number touches the word or the sign that follows it."""
        return _GLUED.search(self.masked) is not None

    @cached_property
    def vocabulary(self) -> set[str]:
        """The distinct words."""
        return set(self.words)

    @cached_property
    def blocks(self) -> list[tuple[int, int]]:
        """Start and end of each paragraph, list or value of the front matter."""
        return [
            *self.head_prose,
            *(match.span() for match in _BLOCK.finditer(self.masked, self.body_at)),
        ]

    def block_of(self, at: int) -> tuple[int, int]:
        """Return the one of `blocks` that holds a letter of the prose."""
        if at < self.body_at:
            return next(span for span in self.head_prose if span[0] <= at < span[1])
        text = self.masked
        start = text.rfind("\n", self.body_at, at) + 1 or self.body_at
        while start > self.body_at:
            above = text.rfind("\n", self.body_at, start - 1) + 1 or self.body_at
            if _is_blank(text[above : start - 1]):
                break
            start = above
        end = text.find("\n", at)
        while end >= 0:
            below = text.find("\n", end + 1)
            if _is_blank(text[end + 1 : below if below >= 0 else len(text)]):
                break
            end = below
        return start, end if end >= 0 else len(text)

    @cached_property
    def mentions(self) -> list[Mention]:
        """Where the prose names brands and devices."""
        return list(self.facts.lexicon.mentions(self.masked, self.vocabulary))

    @cached_property
    def readable(self) -> str:
        """The prose as claims are read in it, each character at its place."""
        return readable(self.text, self.masked)

    @cached_property
    def named(self) -> list[Name]:
        """What of the catalogue the prose names, as the rules on claims tell it."""
        return find_names(self.readable, self.mentions)

    def line_of(self, at: int) -> str:
        """Return the line of the text that holds a position."""
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        return self.text[start : end if end >= 0 else len(self.text)]

    def names(self, key: str) -> list[str]:
        """Return a list of the front matter, however it was typed."""
        held = one_or_many(self.values.get(key))
        if not isinstance(held, list):
            return []
        return [one.strip() for one in held if isinstance(one, str) and one.strip()]


def _is_blank(line: str) -> bool:
    return not line.replace(HIDDEN, "").strip()


def head_prose(values: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """Give the values of the front matter that readers read, with their keys."""
    for key in _TOP:
        if isinstance(value := values.get(key), str):
            yield (key,), value
    for key, inner in _INNER:
        held = values.get(key)
        if isinstance(held, dict):
            for name in inner:
                yield from _texts((key, name), held.get(name))
    updates = values.get("updates")
    if isinstance(updates, list):
        for index, one in enumerate(updates):
            if isinstance(one, dict):
                yield from _texts(("updates", index, "text"), one.get("text"))


def _texts(path: Path, value: object) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _texts((*path, index), one)
    elif isinstance(value, dict) and "text" in value:
        yield from _texts((*path, "text"), value["text"])


def _span(head: str, value: str, start: int) -> tuple[int, int] | None:
    """Return where a value stands as typed, None when YAML wrote it in another way."""
    end = head.find("\n", start)
    at = head.find(value, start, end if end >= 0 else len(head))
    if at >= 0:
        return at, at + len(value)
    at = start
    first = -1
    for word in value.split():
        found = head.find(word, at)
        if found < 0 or (first >= 0 and not head[at:found].isspace()) or found - at > 200:
            return None
        first = found if first < 0 else first
        at = found + len(word)
    return first, at
