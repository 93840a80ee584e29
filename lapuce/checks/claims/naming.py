"""What the prose names: devices that have a sheet, others, and brands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from lapuce.checks.claims.phrases import phrases
from lapuce.checks.lexicon import Mention
from lapuce.longer_names import end_of_longer

DEVICE, STRANGER, BRAND = "\x02", "\x03", "\x04"
"""Stand for each letter of the name of a device, of a device without a sheet, of a brand."""


class Name(NamedTuple):
    """A name in the text."""

    start: int
    end: int
    kind: str
    """DEVICE, STRANGER or BRAND."""
    name: str
    brand: str = ""
    """Of a device."""


_OTHER_EDITION = phrases(
    """
    premi(?:er|ère)s?, ancien(?:ne)?s?, précédente?s?, future?s?, prochaine?s?, seconde?, deuxième,
    autres?, vieux, vieille
    """,
    r"\s$",
)
_FAMILY = phrases(
    "premi(?:er|ère), derni(?:er|ère), meilleure?, seule?, vraie?, gamme, famille", r"\s$"
)
_UNKNOWN = re.compile(r"[A-Z](?:[A-Z]{0,2}\d\w*|[a-zé]+ \d\w*)")
_SPECIFICATION = re.compile(
    r"Snapdragon|Tegra|Exynos|Kirin|Atom|Android|Windows|Core|Cortex|USB|Bluetooth|Gorilla|Helio"
    r"|MT\d|HDMI|Adreno|Mali|A\d"
)
_BEFORE_NAME = re.compile(r"(?<!\w)(?:l[ea]|du|au|une?|son|celui du)\s$|l’$", re.IGNORECASE)


def find_names(text: str, mentions: Iterable[Mention]) -> list[Name]:
    """
    Return what a text names of the catalogue, in order; a longer name is a stranger's.

    Args:
        text: As `readable` makes it.
        mentions: What of the catalogue stands in it.
    """
    names: list[Name] = []
    for start, end, named in mentions:
        if named is not None and named.kind == "brand":
            names.append(Name(start, end, BRAND, named.name))
            continue
        another = end_of_longer(text, end, named.name if named is not None else "")
        if named is None or another or _OTHER_EDITION.search(text, max(0, start - 16), start):
            if named is None and not another and _FAMILY.search(text, max(0, start - 14), start):
                continue  # « Le premier Lumia » is no other device.
            names.append(Name(start, another or end, STRANGER, ""))
        else:
            names.append(Name(start, end, DEVICE, named.name, named.brand))
    return names


def find_strangers(text: str, names: list[Name], start: int, end: int) -> list[Name]:
    """
    Return what looks like the name of a device, and is none of the catalogue, in a part of a text.

    Args:
        text: As `readable` makes it.
        names: What `find_names` found in it.
        start: Of the part.
        end: Of the part.
    """
    found: list[Name] = []
    for match in _UNKNOWN.finditer(text, start, end):
        first, last = match.span()
        at = bisect_left(names, last, key=_start_of)
        if at and names[at - 1].end > first:
            continue
        if not _SPECIFICATION.match(match[0]) and _BEFORE_NAME.search(
            text, max(0, first - 10), first
        ):
            found.append(Name(first, last, STRANGER, ""))
    return found


def _start_of(name: Name) -> int:
    return name.start


def hide_names(text: str, names: list[Name]) -> str:
    """Return the text with names as signs: no digit of a name is taken for a claim."""
    pieces: list[str] = []
    last = 0
    for start, end, kind, *_ in names:
        if start >= last:
            pieces += [text[last:start], kind * (end - start)]
            last = end
    return "".join([*pieces, text[last:]])
