"""Spaces, dashes and dots around the marks: rules 1, 2, 6, 11, 12 and 13 of the convention."""

from __future__ import annotations

import re
from itertools import repeat

from lapuce.typography.marks import (
    ELLIPSIS,
    EM_DASH,
    EN_DASH,
    GAP,
    NARROW_NO_BREAK_SPACE,
    NO_BREAK_SPACE,
    OPAQUE,
    SPACES_AND_TAGS,
    ST,
    TAG,
    WALL,
    S,
    places,
    respace,
    seen_after,
)

# Not in a path: "…/" would no longer be one.
_DOTS = re.compile(r"\.\.\.++(?<![/\\]\.\.\.)(?![/\\])")

_END = rf"[{TAG}{OPAQUE}{WALL}»”\]]|{S}"
# Led by the sign, which is rarer than the space before it.
_SIGN = re.compile(
    rf"[;!?:.,)-](?<={ST}.)(?:"
    rf"(?<=[;!?])[;!?]*+(?=[).,…]|{_END})(?!(?<=;)\))"  # ";)" winks
    rf"|(?<=:)(?={_END})"
    rf"|(?<=[.,])(?=[{TAG}{OPAQUE}{WALL}»]|{S})"
    r"|(?<=\))"
    rf"|(?<=-)-?+(?!-)(?={TAG}*+{S})"
    ")"
)

_BRACKET = re.compile(rf"\((?<![:;=]\()(?<![:;=][-'’]\()({GAP})(?![»{WALL}])")
_TITLE = re.compile(
    rf"([MDP](?<!\w[MDP])(?:(?<=M)(?:M?\.|mes?|lles?)|(?<=[DP])r))({GAP})(?=([\s\S]))"
)
_NUMBER_SIGN = re.compile(rf"((?:[°º](?<=[nN][°º])(?<!\w[nN][°º])|§))({GAP})(?=[0-9])")
_OPENING_DASH = re.compile(rf"({WALL}{ST}*+[–—])({GAP})(?!{WALL})")


def set_ellipses(text: str) -> str:
    """Turn three dots or more into …"""
    return _DOTS.sub(ELLIPSIS, text) if "..." in text else text


def space_signs(text: str) -> str:
    """Set the space before ; ! ? :, drop it before , . and inside ( ), and lengthen dashes."""
    if "(" in text:
        text = _BRACKET.sub(lambda found: "(" + respace(found[1], ""), text)
    pieces: list[str] = []
    done = 0
    for found in _SIGN.finditer(text):
        start, end = found.span()
        gap_at = start
        while text[gap_at - 1] in SPACES_AND_TAGS:
            gap_at -= 1
        gap = text[gap_at:start]
        if gap.strip(TAG):
            pieces += text[done:gap_at], _space_sign(text, gap, gap_at, found)
            done = end
    return "".join([*pieces, text[done:]])


def _space_sign(text: str, gap: str, gap_at: int, found: re.Match[str]) -> str:
    """Return a sign with the gap before it, both set."""
    sign = found[0]
    before = text[gap_at - 1]
    if before == WALL:
        return gap + sign  # a sign that opens a block keeps its place
    first = sign[0]
    if first == "-":
        if before.isdecimal() and seen_after(text, found.end()).isdecimal():
            return gap + sign
        return gap + (EN_DASH if sign == "-" else EM_DASH)
    if before == "«":
        return gap + sign  # that space is the guillemet's
    if first in ".,":
        return gap + sign if before == first == "." else respace(gap, "") + sign
    if first == ")":
        return gap + sign if before in ":;=" else respace(gap, "") + sign
    return respace(gap, NO_BREAK_SPACE if first == ":" else NARROW_NO_BREAK_SPACE) + sign


def bind_titles(text: str) -> str:
    """Bind M., Mme, Dr… to the name, and n° or § to the number."""
    # Three capitals sought one by one are found faster than any of them.
    titles = sorted(
        found.span(2)
        for capital in "MDP"
        for found in map(_TITLE.match, repeat(text), places(text, capital))
        if found and _is_title(found)
    )
    if titles:
        done = 0
        pieces: list[str] = []
        for start, end in titles:
            pieces += text[done:start], respace(text[start:end], NO_BREAK_SPACE)
            done = end
        text = "".join([*pieces, text[done:]])
    if "°" in text or "º" in text or "§" in text:
        text = _NUMBER_SIGN.sub(lambda found: found[1] + respace(found[2], NO_BREAK_SPACE), text)
    return text


def _is_title(found: re.Match[str]) -> bool:
    following = found[3]
    return found[2][-1] == TAG or following == OPAQUE or following.isupper()


def bind_opening_dashes(text: str) -> str:
    """Bind a dash that opens a block (a reply, an attribution) to what follows."""
    if EN_DASH not in text and EM_DASH not in text:
        return text
    return _OPENING_DASH.sub(lambda found: found[1] + respace(found[2], NO_BREAK_SPACE), text)
