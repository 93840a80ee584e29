"""The first mention of a brand or a device becomes a link to its page."""

from __future__ import annotations

import html as html_module
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from lapuce.markup import TAG
from lapuce.writing.written import link_mark

_CLOSED_TO_LINKS = frozenset(
    ["a", "blockquote", "button", "code", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "pre", "q", "samp", "script", "style", "svg", "th", "var"]
)  # fmt: skip
_VOID = frozenset(["br", "col", "hr", "img", "input", "source", "wbr"])
_BLOCKS = frozenset(["p", "li", "td", "dd", "dt", "div", "section", "aside", "table"])


@dataclass(frozen=True)
class Mentionable:
    """An entity that a text may name."""

    key: str
    """What stands for it in `link_first_mentions`'s answer."""
    names: tuple[str, ...]
    longer: tuple[str, ...] = ()
    """Other entities' names that begin with one of these: not to be taken for it."""

    @cached_property
    def typed(self) -> tuple[str, ...]:
        """Its names as they stand in a text that `_as_typed` gave, longest first."""
        return _typed(self.names)

    @cached_property
    def leads(self) -> tuple[str, ...]:
        """What each of these begins by, up to what a typesetter may change."""
        return tuple(re.split("[ ']", name)[0] for name in self.typed)

    @cached_property
    def typed_longer(self) -> tuple[str, ...]:
        """The longer names, likewise."""
        return _typed(self.longer)


def link_first_mentions(
    fragment: str, entities: Sequence[Mentionable], first: int = 0
) -> tuple[str, list[str]]:
    """
    Link the first mention of each entity, never in headings, links, quotations or code.

    Args:
        fragment: Typeset HTML.
        entities: Those to link.
        first: Number of the first link; see `link_mark`.

    Returns:
        The HTML, its visible text unchanged, and the keys that were linked, in order.
    """
    # Most texts do not name all that their front matter lists.
    wanted = [one for one in entities if any(lead in fragment for lead in one.leads)]
    pieces: list[str] = []
    linked: list[str] = []
    closed: list[str] = []
    quoted = position = 0

    def link(text: str) -> str:
        found = _mentions(text, wanted, quoted)
        if not found:
            return text
        parts: list[str] = []
        last = 0
        for start, end, entity in found:
            mark = link_mark(first + len(linked))
            linked.append(entity.key)
            wanted.remove(entity)
            parts += (
                text[last:start],
                f'<a class="entite" href="{mark}">',
                text[start:end],
                "</a>",
            )
            last = end
        parts.append(text[last:])
        return "".join(parts)

    for tag in TAG.finditer(fragment):
        if not wanted:
            break
        text = fragment[position : tag.start()]
        if text:
            pieces.append(text if closed or text.isspace() else link(text))
            quoted += text.count("«") - text.count("»")
        pieces.append(tag[0])
        position = tag.end()
        name = tag["name"].lower()
        if name in _BLOCKS:
            quoted = 0
        if tag["close"]:
            if closed and closed[-1] == name:
                closed.pop()
        elif closed:
            if name == closed[-1] and not tag["void"]:
                closed.append(name)
        elif _closes(name, tag["attributes"]):
            closed.append(name)
    rest = fragment[position:]
    pieces.append(rest if closed or not wanted else link(rest))
    return "".join(pieces), linked


def _closes(name: str, held: str) -> bool:
    """Tell whether an element is closed to links."""
    if name in _CLOSED_TO_LINKS:
        return True
    return name not in _VOID and ("data-typo" in held or (name == "div" and "footnote" in held))


def _as_typed(text: str) -> str:
    """Return a text with typed signs for typeset ones, one for one, so that positions stay."""
    text = text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    return text.replace("’", "'")


def _typed(names: tuple[str, ...]) -> tuple[str, ...]:
    escaped = (_as_typed(html_module.escape(name, quote=False)) for name in names)
    return tuple(sorted(escaped, key=lambda name: (-len(name), name)))


def _mentions(
    text: str, wanted: Iterable[Mentionable], quoted: int
) -> list[tuple[int, int, Mentionable]]:
    """Return the first place of each entity in a run of text, without overlap, in order."""
    plain = _as_typed(text)
    found: list[tuple[int, int, Mentionable]] = []
    for entity in wanted:
        first = len(plain)
        end = 0
        for name in entity.typed:  # Longest first: the longest of two at one place stays.
            start = _first(plain, name, entity.typed_longer, quoted, first)
            if start >= 0:
                first, end = start, start + len(name)
        if end:
            found.append((first, end, entity))
    if len(found) < 2:
        return found
    found.sort(key=lambda one: (one[0], -one[1]))
    kept = found[:1]
    for one in found:
        if one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def _first(plain: str, name: str, longer: tuple[str, ...], quoted: int, limit: int) -> int:
    """Return where a name first stands as a word, out of quotation marks, before a limit; or -1."""
    start = plain.find(name)
    while 0 <= start < limit:
        end = start + len(name)
        if _is_word(plain, start, end) and not plain.startswith(longer, start):
            inside = quoted + plain.count("«", 0, start) - plain.count("»", 0, start)
            if inside <= 0:
                return start
        start = plain.find(name, end)
    return -1


def _is_word(plain: str, start: int, end: int) -> bool:
    before = plain[start - 1 : start]
    after = plain[end : end + 2]
    if before.isalnum() or (before and before in "_@/.-"):
        return False
    if after[:1].isalnum() or after[:1] in ("_", "@"):
        return False
    return not (after[:1] == "-" and after[1:].isalnum())
