"""A source parted in front matter and text, and where each thing stands in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lapuce.problems import Location, Problem

Path = tuple[str | int, ...]
"""Keys and positions from the top of the front matter."""
Places = dict[Path, tuple[int, int]]
"""1-based line and column of each value."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""What no text may hold."""


@dataclass
class Source:
    """A source parted in two; what could not be read is in `problems`."""

    path: str
    values: dict[str, Any] = field(default_factory=dict)
    """Front matter: text, lists and mappings of text; keys in lower case, `-` as `_`."""
    places: Places = field(default_factory=dict)
    """Where each value stands."""
    head: str = ""
    """Front matter as typed, without the lines that open and close it."""
    head_line: int = 1
    """1-based line of the first line of `head`."""
    body: str = ""
    body_line: int = 1
    """1-based line of the first line of `body`."""
    problems: list[Problem] = field(default_factory=list)

    def report(self, rule: str, message: str, at: Path | int = 1) -> None:
        """Add an error at a line, or where a value of the front matter stands."""
        self.problems.append(Problem(self.locate(at), rule, message))

    def value(self, at: Path) -> object:
        """Return what stands at a place of the front matter; None where nothing does."""
        held: Any = self.values
        for step in at:
            if isinstance(held, list) and isinstance(step, int):
                held = held[step] if step < len(held) else None
            else:
                held = held.get(step) if isinstance(held, dict) else None
        return held

    def lines(self) -> dict[str, int]:
        """Return the line of each value, by its keys joined by dots: `image.src`, `brands.0`."""
        return {".".join(map(str, at)): place[0] for at, place in self.places.items()}

    def locate(self, at: Path | int) -> Location:
        """Return the place of a value (or of the nearest value around it), or of a line."""
        if isinstance(at, int):
            return Location(self.path, at)
        while at and at not in self.places:
            at = at[:-1]
        return Location(self.path, *self.places.get(at, (1, 0)))


def refuse_control(sign: str, where: Location, source: Source) -> None:
    """Report a control character."""
    said = f"caractère de contrôle U+{ord(sign):04X} : supprimez-le."
    source.problems.append(Problem(where, "control-character", said))
