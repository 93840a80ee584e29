"""Where something was typed."""

from __future__ import annotations

import re

from lapuce.marks import TYPED_CODE


class Lines:
    """Finds on which line of the source something was typed."""

    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._first = first_line
        self._from: dict[str, int] = {}

    def holds(self, sought: str) -> bool:
        """Tell whether a text in lower case was typed, in any case."""
        return sought in self._text.lower()

    def count(self, pattern: str) -> int:
        """Tell how many times something was typed, code left aside."""
        return len(self._places(pattern))

    def of_rank(self, pattern: str, rank: int) -> int:
        """Return the line of the n-th match, or of the last one, code left aside."""
        places = self._places(pattern)
        if not places:
            return self._first
        return self._first + self._text.count("\n", 0, places[min(rank, len(places)) - 1])

    def _places(self, pattern: str) -> list[int]:
        flags = re.IGNORECASE | re.MULTILINE | re.DOTALL
        found = re.finditer(rf"{TYPED_CODE}|(?P<found>{pattern})", self._text, flags)
        return [one.start() for one in found if one["found"]]

    def of(self, sought: str, raw: str = "") -> int:
        """
        Return the line of the next occurrence, the first line of the text if there is none.

        Args:
            sought: What was typed.
            raw: The same as it stands in the HTML, when it was typed with character references.
        """
        at = self._text.find(sought, self._from.get(sought, 0))
        if at < 0 and raw and raw != sought:
            at = self._text.find(raw)
        if at < 0:
            at = self._text.find(sought)
        if at < 0:
            at = self._text.lower().find(sought.lower())
        if at < 0:
            return self._first
        self._from[sought] = at + len(sought)
        return self._first + self._text.count("\n", 0, at)
