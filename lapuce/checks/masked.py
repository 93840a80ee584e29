"""What masking makes of a text: its prose, its links, pictures and headings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

HIDDEN = "\x00"
"""Stands for a character that is no prose: code, a tag, an address, a mark."""
CLOSED = "\x01"
"""Stands for the signs that close the text of a link, and the link: the sentence goes on after them."""


class Link(NamedTuple):
    """A link or a picture typed in Markdown; places are positions in the text."""

    start: int
    """Of the opening bracket, or of the `!` of a picture, or of a bare address."""
    end: int
    text: str
    """Of the link, or the alternative text of a picture; "" for a bare address."""
    address: str
    address_at: int
    title: str = ""
    attributes: str = ""
    """What `{: …}` gives it."""
    picture: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading typed with `#`."""

    start: int
    level: int
    text: str


@dataclass(slots=True)
class Markdown:
    """A text as the rules see it; `masked` is as long as the text, line for line."""

    masked: str
    links: list[Link] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    unclosed_fence: int | None = None
    labels: set[str] = field(default_factory=set)
    """What `[label]: …` defines, with its brackets, in small letters."""
    shortcodes: list[tuple[int, str]] = field(default_factory=list)
    """Marks that another tool would replace, `[gallery]` or `{% … %}`, each after its position."""


def blank(text: str) -> str:
    """Return as many stand-ins as there are characters; ends of lines stay."""
    if "\n" not in text:
        return HIDDEN * len(text)
    return "\n".join(HIDDEN * len(line) for line in text.split("\n"))
