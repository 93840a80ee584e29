"""The texts of sources in HTML, with the marks of `lapuce.writing.written`."""

from __future__ import annotations

from collections.abc import Mapping

from lapuce.incremental.store import Store


class Texts:
    """Gives the text of a source: as just read, or as the store has it."""

    def __init__(self, store: Store, fresh: Mapping[str, str]) -> None:
        """
        Set up.

        Args:
            store: What the last build knew.
            fresh: Texts read since, by source; may grow.
        """
        self._store = store
        self._fresh = fresh
        self._held: Mapping[str, str] = {}

    def __call__(self, source: str) -> str:
        """Return the text of a source."""
        for texts in (self._fresh, self._held):
            if source in texts:
                return texts[source]
        return self._store.body(source)

    def hold(self) -> None:
        """Read all of them now: processes that share the work leave the store to one of them."""
        self._held = self._store.bodies()
