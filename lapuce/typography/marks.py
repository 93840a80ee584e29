"""The characters the rules speak of, by name, and the classes they form in patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"
NARROW_NO_BREAK_SPACE: Final = "\N{NARROW NO-BREAK SPACE}"

APOSTROPHE: Final = "\N{RIGHT SINGLE QUOTATION MARK}"
ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"
EN_DASH: Final = "\N{EN DASH}"
EM_DASH: Final = "\N{EM DASH}"
TIMES: Final = "\N{MULTIPLICATION SIGN}"

# Stand-ins: one character for what is put aside while the rules run over a whole document.
# They are noncharacters, which HTML forbids, so that no icon font can hold one of them.
TAG: Final = "\ufdd0"
"""An inline tag or a comment: the rules look through it."""
OPAQUE: Final = "\ufdd1"
"""An inline thing the reader sees and the rules must not: code, a picture, a foreign phrase."""
WALL: Final = "\ufdd2"
"""The edge of a block, a cell or a line: nothing pairs or binds across it."""
WORD: Final = "\ufdd3"
"""A URL or an address standing in the text: a word, but one that no rule may enter."""
STRANGER: Final = "\ufdd4"
"""A character of the input that is one of these five: kept, and never taken for a stand-in."""

STAND_INS: Final = f"{TAG}-{STRANGER}"
STAND_IN_SIGNS: Final = (TAG, OPAQUE, WALL, WORD, STRANGER)
STAND_IN: Final = re.compile(f"[{STAND_INS}]")

_SPACES: Final = " \t\n\v\f\r\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
S: Final = f"[{_SPACES}]"
"""Pattern of one space, of any kind and width; a line break is one."""
ST: Final = f"[{_SPACES}{TAG}]"
"""Pattern of one space or inline tag."""
GAP: Final = f"{TAG}*+{S}{ST}*+"
"""Pattern of a space typed between two words, with the inline tags that stand there."""

SPACES_AND_TAGS: Final = (
    " \t\n\v\f\r\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))) + TAG
)
"""The same class as `ST`, for `str.strip` and `in`."""


def respace(gap: str, space: str) -> str:
    """Put `space` ("" for none) for all the spaces of `gap`, where the last stood; keep tags."""
    if TAG not in gap:
        return space
    after = len(gap) - len(gap.rstrip(TAG))
    return TAG * (gap.count(TAG) - after) + space + TAG * after


def places(text: str, sign: str) -> Iterator[int]:
    """Give each place of a sign."""
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def seen_after(text: str, index: int) -> str:
    """Return the character a reader sees from `index` on, past spaces and inline tags."""
    while text[index] in SPACES_AND_TAGS:
        index += 1
    return text[index]


def touching(text: str, index: int) -> str:
    """Return the character that touches the one at `index` on its left, past inline tags."""
    index -= 1
    while text[index] == TAG:
        index -= 1
    return text[index]


def unshield(text: str, aside: list[str]) -> str:
    """Put back what was put aside; the rules neither lose nor move a stand-in."""
    # By one sign only, `split` is several times faster than a pattern.
    for sign in (OPAQUE, WALL, STRANGER):
        text = text.replace(sign, TAG)
    out = [""] * (2 * len(aside) + 1)
    out[0::2] = text.split(TAG)
    out[1::2] = aside
    return "".join(out)
