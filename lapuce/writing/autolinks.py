"""The first mention of a brand or a device becomes a link to its page."""

from __future__ import annotations

import html as html_module
import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property

from lapuce.longer_names import end_of_longer
from lapuce.markup import TAG
from lapuce.writing.quoted import quoted_parts
from lapuce.writing.written import link_mark

_CLOSED_TO_LINKS = frozenset(
    ["a", "blockquote", "button", "code", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "pre", "q", "samp", "script", "style", "svg", "th", "var"]
)  # fmt: skip
_VOID = frozenset(["br", "col", "hr", "img", "input", "source", "wbr"])
_BLOCKS = frozenset(["p", "li", "td", "dd", "dt", "div", "section", "aside", "table"])
_INLINE_TAG = re.compile(r"</?(?:a|abbr|b|bdi|em|i|mark|s|small|span|strong|u)\b[^<>]*>")
_BLOCK_TAG = re.compile(rf"</?(?:{'|'.join(sorted(_BLOCKS))})\b")
_LONGEST_MORE = 200
"""Signs of HTML in which a name that goes on is told."""


@dataclass(frozen=True)
class Mentionable:
    """An entity that a text may name."""

    key: str
    """What stands for it in `link_first_mentions`'s answer."""
    names: tuple[str, ...]
    longer: tuple[str, ...] = ()
    """Other entities' names that begin with one of these: not to be taken for it."""
    model: bool = False
    """Whether what goes on after its names is another: « Galaxy S6 edge » is no Galaxy S6."""

    @cached_property
    def typed(self) -> tuple[str, ...]:
        """Its names as they stand in a text that `_as_typed` gave, longest first."""
        return _typed(self.names)

    @cached_property
    def leads(self) -> tuple[str, ...]:
        """What its names begin by, up to what a typesetter may change."""
        return tuple(dict.fromkeys(re.split("[ ']", name)[0] for name in self.typed))

    @cached_property
    def spelled(self) -> str:
        """All its names at once."""
        return "|".join(self.names)

    @cached_property
    def typed_longer(self) -> tuple[str, ...]:
        """The longer names, likewise."""
        return _typed(self.longer)


def link_first_mentions(
    fragment: str,
    entities: Sequence[Mentionable],
    first: int = 0,
    linked_already: Container[str] = (),
) -> tuple[str, list[str]]:
    """
    Link the first mention of each entity, never in headings, links, quotations or code.

    Args:
        fragment: Typeset HTML.
        entities: Those that it is about.
        first: Number of the first link; see `link_mark`.
        linked_already: Keys of those that need no link.

    Returns:
        The HTML, its visible text unchanged, and the keys that were linked, in order.
    """
    text = _Text(fragment, entities, linked_already)
    # Most texts do not name all that their front matter lists.
    text.seek(0)
    if not text.wanted:
        return fragment, []
    pieces: list[str] = []
    linked: list[str] = []
    closed: list[str] = []
    done = position = 0

    def link(start: int, stop: int) -> None:
        nonlocal done
        for at, end, entity in text.mentions(start, stop):
            mark = link_mark(first + len(linked))
            linked.append(entity.key)
            text.wanted.remove(entity)
            pieces.extend(
                (fragment[done:at], f'<a class="entite" href="{mark}">', fragment[at:end], "</a>")
            )
            done = end

    for tag in TAG.finditer(fragment):
        stop = tag.start()
        if text.nearest < stop:
            if not closed:
                link(position, stop)
            text.seek(tag.end())
            if not text.wanted:
                break
        position = tag.end()
        name = tag["name"].lower()
        if name in _BLOCKS:
            text.block = position
        if tag["close"]:
            if closed and closed[-1] == name:
                closed.pop()
        elif closed:
            if name == closed[-1] and not tag["void"]:
                closed.append(name)
        elif _closes(name, tag["attributes"]):
            closed.append(name)
    if not closed:
        link(position, len(fragment))
    pieces.append(fragment[done:])
    return "".join(pieces), linked


def _closes(name: str, held: str) -> bool:
    """Tell whether an element is closed to links."""
    if name in _CLOSED_TO_LINKS:
        return True
    return name not in _VOID and ("data-typo" in held or (name == "div" and "footnote" in held))


def _as_typed(text: str) -> str:
    """Return a text with typed signs for typeset ones, one for one, so that positions stay."""
    text = text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    return text.replace("\n", " ").replace("’", "'")


def _typed(names: tuple[str, ...]) -> tuple[str, ...]:
    escaped = (_as_typed(html_module.escape(name, quote=False)) for name in names)
    return tuple(sorted(escaped, key=lambda name: (-len(name), name)))


class _Text:
    """A text in HTML, and where names stand in it."""

    def __init__(
        self, fragment: str, entities: Sequence[Mentionable], linked: Container[str]
    ) -> None:
        self._fragment = fragment
        self._entities = entities
        self._at: dict[str, int] = {}
        """By what a name begins by, where it stands next; past the end for nowhere."""
        self.wanted = [one for one in entities if one.key not in linked]
        """Those that the rest of the text may name, and that have no link yet."""
        self.nearest = 0
        """Where the first of their names may stand."""
        self.block = 0
        """Where the block under way begins: quotation marks open and close in one."""
        self._quoted: tuple[int, list[tuple[int, int]]] = (-1, [])
        """The beginning of a block, and what is quoted in it."""

    def seek(self, position: int) -> None:
        """Find again what stands before a position."""
        find, at = self._fragment.find, self._at
        nearest = end = len(self._fragment)
        wanted = []
        for entity in self.wanted:
            is_there = False
            for lead in entity.leads:
                place = at.get(lead, -1)
                if place < position:
                    place = find(lead, position)
                    at[lead] = place = end if place < 0 else place
                if place < end:
                    is_there = True
                    if place < nearest:
                        nearest = place
            if is_there:
                wanted.append(entity)
        self.wanted = wanted
        self.nearest = nearest

    def mentions(self, start: int, stop: int) -> list[tuple[int, int, Mentionable]]:
        """Return the first place of each entity in a run of text, without overlap, in order."""
        plain = _as_typed(self._fragment[start:stop])
        found: list[tuple[int, int, Mentionable]] = []
        for entity in self.wanted:
            first = len(plain)
            end = 0
            for name in entity.typed:  # Longest first: the longest of two at one place stays.
                place = self._first(plain, name, entity, start, first)
                if place >= 0:
                    first, end = place, place + len(name)
            if end:
                found.append((start + first, start + end, entity))
        if len(found) < 2:
            return found
        found.sort(key=lambda one: (one[0], -one[1]))
        kept = found[:1]
        for one in found:
            if one[0] >= kept[-1][1]:
                kept.append(one)
        return kept

    def _first(self, plain: str, name: str, entity: Mentionable, start: int, limit: int) -> int:
        """
        Return where a name first stands as a word, out of quotation marks; or -1.

        Args:
            plain: A run of text, as `_as_typed` gives it.
            name: What to find.
            entity: Whose name it is.
            start: Where the run begins.
            limit: Only before this place of the run.
        """
        place = plain.find(name)
        while 0 <= place < limit:
            end = place + len(name)
            if (
                _is_word(plain, place, end)
                and not plain.startswith(entity.typed_longer, place)
                and not (entity.model and self._goes_on(plain, end, entity, start))
                and not self._is_quoted(start + place)
            ):
                return place
            place = plain.find(name, end)
        return -1

    def _goes_on(self, plain: str, end: int, entity: Mentionable, start: int) -> bool:
        """Tell whether the name of a device goes on, and is that of another."""
        if plain[end : end + 2] in ("", " "):
            # « <strong>Galaxy S6</strong> edge ».
            end += start
            more = self._fragment[end : end + _LONGEST_MORE]
            plain, end = _as_typed(_INLINE_TAG.sub("", more)), 0
        if not end_of_longer(plain, end, entity.spelled):
            return False
        # « Galaxy S6 Samsung » tells whose it is.
        makers = (one.typed for one in self._entities if not one.model)
        return not any(plain.startswith(names, end + 1) for names in makers)

    def _is_quoted(self, place: int) -> bool:
        """Tell whether a place is between quotation marks."""
        if self._quoted[0] != self.block:
            before = self._fragment[self.block : place]
            if not ("«" in before or "“" in before or "'" in before or "‘" in before):
                return False
            self._quoted = (self.block, self._quotations())
        quoted = self._quoted[1]
        last = bisect_left(quoted, (place, place)) - 1
        return last >= 0 and place < quoted[last][1]

    def _quotations(self) -> list[tuple[int, int]]:
        """Return the parts of the block under way that are quoted, in order, without overlap."""
        end = _BLOCK_TAG.search(self._fragment, self.block)
        text = self._fragment[self.block : end.start() if end else len(self._fragment)]
        return [(self.block + start, self.block + stop) for start, stop in quoted_parts(text)]


def _is_word(plain: str, start: int, end: int) -> bool:
    before = plain[start - 1 : start]
    after = plain[end : end + 2]
    if before.isalnum() or (before and before in "_@/.-"):
        return False
    if after[:1].isalnum() or after[:1] in ("_", "@"):
        return False
    return not (after[:1] == "-" and after[1:].isalnum())
