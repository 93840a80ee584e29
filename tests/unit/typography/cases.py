"""The public table of cases: what is typed, and what the convention makes of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from lapuce.typography import NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE

_SHOWN = {"⍽": NO_BREAK_SPACE, "⎵": NARROW_NO_BREAK_SPACE, "␣": " ", "↵": "\n", "⇥": "\t"}
_ARROW = re.compile(r"\s+→\s+")
_MARKUP = re.compile(r"<[A-Za-z/!?]|&[A-Za-z#]")


@dataclass(frozen=True)
class Case:
    """One line of a table."""

    rule: str
    place: str
    typed: str
    expected: str
    is_text: bool
    """Whether `typed` is plain text: then both functions must set it alike."""


def read_cases(path: Path) -> list[Case]:
    """Read a table: `== rule`, then `typed → expected`; "=" stands for no change."""
    cases: list[Case] = []
    rule = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("== "):
            rule = line[3:]
        elif line and not line.startswith("# "):
            typed, expected = (_reveal(side) for side in _ARROW.split(line.strip()))
            cases.append(
                Case(
                    rule,
                    f"{path.name}:{number}",
                    typed,
                    typed if expected == "=" else expected,
                    is_text=not _MARKUP.search(typed),
                )
            )
    return cases


def _reveal(shown: str) -> str:
    for sign, space in _SHOWN.items():
        shown = shown.replace(sign, space)
    return shown


CASES = [case for path in sorted(Path(__file__).parent.glob("*.txt")) for case in read_cases(path)]
