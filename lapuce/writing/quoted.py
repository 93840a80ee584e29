"""What a block of typeset HTML quotes, whatever the marks."""

from __future__ import annotations

import re

from lapuce.markup import TAG

_SINGLE_MARK = re.compile(
    rf"{TAG.pattern}|(?P<opening>(?:‘|(?<![\w’'])')(?=\w|<[a-z]|[«“]))|(?<!\s)['’](?!\w)"
)
"""A tag; or a single mark that may open a quotation, or close one: most are apostrophes."""
_DOUBLE_MARK = re.compile(rf"{TAG.pattern}|«|»|“|”")
_PARTNERS = {"»": "«", "”": "“"}


def quoted_parts(block: str) -> list[tuple[int, int]]:
    """Return the places of what is between quotation marks, in order, without overlap."""
    quoted: list[tuple[int, int]] = []
    if "«" in block or "“" in block:
        quoted += _by_double_marks(block)
    if "'" in block or "‘" in block:
        quoted += _by_single_marks(block)
    apart: list[tuple[int, int]] = []
    for start, stop in sorted(quoted):
        if apart and start < apart[-1][1]:
            start, stop = apart[-1][0], max(stop, apart[-1][1])
            apart.pop()
        apart.append((start, stop))
    return apart


def _by_double_marks(block: str) -> list[tuple[int, int]]:
    """Return the parts between « » and “ ”; one that is not closed goes on to the end."""
    quoted: list[tuple[int, int]] = []
    depths = {"«": 0, "“": 0}
    openings = {"«": 0, "“": 0}
    for match in _DOUBLE_MARK.finditer(block):
        mark = match[0]
        if mark in depths:
            if not depths[mark]:
                openings[mark] = match.start()
            depths[mark] += 1
        elif (mark := _PARTNERS.get(mark, "")) and depths[mark]:  # « 5,1” » closes nothing.
            depths[mark] -= 1
            if not depths[mark]:
                quoted.append((openings[mark], match.start()))
    return quoted + [(openings[mark], len(block)) for mark, depth in depths.items() if depth]


def _by_single_marks(block: str) -> list[tuple[int, int]]:
    """Return the parts between single marks; one that has no partner quotes nothing."""
    quoted: list[tuple[int, int]] = []
    opening = -1
    for mark in _SINGLE_MARK.finditer(block):
        if mark["opening"]:
            opening = mark.start()
        elif opening >= 0 and not mark["name"]:
            quoted.append((opening, mark.start()))
            opening = -1
    return quoted
