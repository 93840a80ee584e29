"""Raw HTML that would break the page: what is never closed, and what closes nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lapuce.markup import TAG

_VOID = frozenset(
    """
    area base br col embed hr img input link meta param source track wbr
    """.split()
)
_OPTIONAL = frozenset(
    """
    colgroup dd dt li optgroup option p rb rp rt rtc tbody td tfoot th thead tr
    """.split()
)
"""Elements that a browser closes by itself, where HTML says so."""
_FOREIGN = ("svg", "math")
"""In these `<path/>` is closed; elsewhere a browser does not look at the bar."""
_OPAQUE = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)


_ANY_TAG = re.compile(r"""<(/?)([A-Za-z][A-Za-z0-9:-]*+)(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")


class Loose(NamedTuple):
    """A tag without its fellow."""

    name: str
    closes: bool
    """True for `</b>`, False for `<b>`."""
    rank: int
    """How many tags like it stand before, itself counted."""


def holds_raw_html(stashed: Iterable[object]) -> bool:
    """Tell whether Python-Markdown put aside anything but highlighted code and references."""
    return any(
        not isinstance(one, str) or (one.startswith("<") and not one.startswith("<pre><code"))
        for one in stashed
    )


def loose_tags(html: str) -> Iterator[Loose]:
    """Give the tags that have no fellow; those whose end may be left out are let off."""
    if _is_sound(html):
        return
    stack: list[Loose] = []
    seen: Counter[tuple[str, bool]] = Counter()
    told: Counter[str] = Counter()
    depth: Counter[str] = Counter()
    for tag in TAG.finditer(_OPAQUE.sub("", html)):
        name, closes = tag["name"].lower(), bool(tag["close"])
        seen[name, closes] += 1
        one = Loose(name, closes, seen[name, closes])
        if name in _VOID or (_is_closed(tag) and any(depth[each] for each in _FOREIGN)):
            continue
        if not closes:
            stack.append(one)
            depth[name] += 1
        elif depth[name]:
            depth[name] -= 1
            while (last := stack.pop()).name != name:
                depth[last.name] -= 1
                if last.name not in _OPTIONAL:
                    told[last.name] += 1
                    yield last
        elif told[name]:
            told[name] -= 1  # Its opening was told: `<b><i></b></i>` is one fault.
        else:
            yield one
    yield from (one for one in stack if one.name not in _OPTIONAL)


def _is_sound(html: str) -> bool:
    """Tell that each tag closes the one before: nearly always, and quickly seen."""
    opened: list[str] = []
    for closes, name in _ANY_TAG.findall(html):
        if not closes:
            if name not in _VOID:
                opened.append(name)
        elif not opened or opened.pop() != name:
            return False
    return not opened


def _is_closed(tag: re.Match[str]) -> bool:
    return bool(tag["void"]) or tag["attributes"].endswith("/")
