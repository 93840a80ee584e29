"""The first mention of a brand or a device becomes a link to its page."""

from __future__ import annotations

import html as html_module
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lapuce.markup import TAG

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


def link_first_mentions(
    fragment: str, entities: Sequence[Mentionable], addresses: dict[str, str]
) -> tuple[str, tuple[str, ...]]:
    """
    Link the first mention of each entity, never in headings, links, quotations or code.

    Args:
        fragment: Typeset HTML.
        entities: Those to link.
        addresses: What to write as `href`, by key.

    Returns:
        The HTML, its visible text unchanged, and the keys that were linked, in order.
    """
    wanted = {entity.key: entity for entity in entities}
    if not wanted:
        return fragment, ()
    pattern, keys = _pattern(entities)
    pieces: list[str] = []
    linked: list[str] = []
    closed: list[str] = []
    quoted = position = 0

    def link(match: re.Match[str]) -> str:
        key = keys[match.lastgroup or ""]
        before = match.string[: match.start()]
        inside = quoted + before.count("«") - before.count("»") > 0
        if key is None or key in linked or inside:
            return match[0]
        linked.append(key)
        return f'<a class="entite" href="{addresses[key]}">{match[0]}</a>'

    for tag in TAG.finditer(fragment):
        text = fragment[position : tag.start()]
        if text:
            pieces.append(text if closed else pattern.sub(link, text))
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
        elif (
            name in _CLOSED_TO_LINKS
            or ("data-typo" in tag["attributes"] and name not in _VOID)
            or ("footnote" in tag["attributes"] and name == "div")
        ):
            closed.append(name)
        if len(linked) == len(wanted):
            break
    pieces.append(fragment[position:] if closed or len(linked) == len(wanted)
                  else pattern.sub(link, fragment[position:]))  # fmt: skip
    return "".join(pieces), tuple(linked)


def _pattern(entities: Sequence[Mentionable]) -> tuple[re.Pattern[str], dict[str, str | None]]:
    names: list[tuple[str, str | None]] = [
        (name, entity.key) for entity in entities for name in entity.names
    ]
    ours = {name for name, _ in names}
    names += [(name, None) for entity in entities for name in entity.longer if name not in ours]
    names.sort(key=lambda pair: (-len(pair[0]), pair[0], pair[1] or ""))
    keys: dict[str, str | None] = {"": None}
    alternatives = []
    for number, (name, key) in enumerate(names):
        group = f"n{number}"
        keys[group] = key
        alternatives.append(f"(?P<{group}>{_as_typeset(name)})")
    return re.compile(rf"(?<![\w@/.-])(?:{'|'.join(alternatives)})(?![\w@]|-\w)"), keys


def _as_typeset(name: str) -> str:
    escaped = re.escape(html_module.escape(name, quote=False))
    return escaped.replace(r"\ ", "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]").replace(
        "'", "['’]"
    )
