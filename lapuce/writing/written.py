"""What Markdown becomes: HTML with marks, and what was found on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

MARK = "\x1a"
"""Stands around what is only known when a page is rendered; sources cannot hold it."""

FRAME_IDS = frozenset(
    """
    apparence avis contenu menu p1 p2 p3 q t-maj t-rumeur t-som t-sources t-suite
    """.split()
)
"""Identifiers that the page around a text uses."""

RefKind = Literal["source", "site", "self", "tag", "category", "author", "index", "entity"]


class Ref(NamedTuple):
    """A link or a picture of the text, resolved when the page is rendered."""

    kind: RefKind
    target: str
    """Path in the content folder, site path, or name, by kind."""
    fragment: str = ""
    picture: bool = False
    line: int = 1


class Block(NamedTuple):
    """A card that the text asks for by an admonition."""

    kind: str
    names: tuple[str, ...]
    line: int = 1


class Heading(NamedTuple):
    """A heading of the text."""

    id: str
    title: str
    level: int


@dataclass(frozen=True)
class Fault:
    """What the text may not hold: a rule, a French sentence, a 1-based line."""

    rule: str
    message: str
    line: int


@dataclass(frozen=True)
class Written:
    """
    A text in HTML.

    `L<n>` between marks stands for the address of `refs[n]`, `D<n>` for the size of its picture,
    and `B<n>` for the block `blocks[n]`.
    """

    html: str
    headings: tuple[Heading, ...]
    refs: tuple[Ref, ...]
    blocks: tuple[Block, ...]
    faults: tuple[Fault, ...]


def fill(html: str, values: Mapping[str, str]) -> str:
    """Replace each mark, `L0`, `D0`, `B0`, `F0`…, by its value; values are escaped by the caller."""
    parts = html.split(MARK)
    for index in range(1, len(parts), 2):
        parts[index] = values[parts[index]]
    return "".join(parts)


def link_mark(number: int) -> str:
    """Return the mark that stands for the address of reference `number`."""
    return f"{MARK}L{number}{MARK}"
