"""The two ways a publication ends badly, and the French of lists and sizes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lapuce.counts import plural, thousands
from lapuce.problems import LapuceError

_SHOWN = 3


class PublishError(LapuceError):
    """Something broke on the way; the branch is as it was unless the text says otherwise."""


class RefusedError(PublishError):
    """The publication was refused before anything was written."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = tuple(reasons)
        """One French line each, in the order they were found."""
        count = "" if len(self.reasons) == 1 else f" ({len(self.reasons)} raisons)"
        lines = [f"Publication refusée{count} :", *(f"  - {reason}" for reason in self.reasons)]
        super().__init__("\n".join(lines))


def first_names(names: Sequence[str]) -> str:
    """Return the first names, and how many follow; what a terminal would obey is escaped."""
    text = ", ".join(printable(name) for name in names[:_SHOWN])
    left = len(names) - _SHOWN
    return text if left <= 0 else f"{text} et {plural(left, 'autre', 'autres')}"


def printable(name: str) -> str:
    """Return the name on one line: control characters and stray bytes become escapes."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in name)


def megabytes(size: int) -> str:
    """Return a size in decimal megabytes, "8,3 Mo"."""
    if size >= 100_000_000:
        return f"{thousands(round(size / 1_000_000))} Mo"
    whole, tenth = divmod(round(size / 100_000), 10)
    return f"{whole},{tenth} Mo"
