"""
The few articles of an edit, read by another process while this one looks at what is known.

When some are new, it then looks at the outputs, which all have to stand.

What reads an article (its schema, Markdown, the rules) takes as long to import as a small build
does to run. A process that has imported it already reads by itself.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from lapuce.incremental.aside import begin_aside, can_work_aside
from lapuce.incremental.scan import Scan, all_stand, is_same
from lapuce.incremental.store import Store, output_stamps_in
from lapuce.newsroom.encoding import decode_row
from lapuce.newsroom.job import Job
from lapuce.newsroom.reading.knowledge import make_facts
from lapuce.newsroom.reading.library import name_entities
from lapuce.newsroom.reading.sources import ReadRow, is_source, read_some
from lapuce.newsroom.records import Record, kind_of

MOST_ARTICLES = 20
"""Above, the processes of a build share the work."""
_READING = "lapuce.newsroom.reading.reader"


class Ahead:
    """Sources under way, or read."""

    def __init__(self, stamps: Mapping[str, str], answers: Iterator[Any]) -> None:
        """
        Set up.

        Args:
            stamps: Of the sources that are read, by path.
            answers: Gives what they say, then whether all outputs stand.
        """
        self._stamps = stamps
        self._answers = answers

    @cached_property
    def _rows(self) -> dict[str, ReadRow]:
        return {read.row.path: read for read in next(self._answers)}

    def row(self, path: str, stamp: str) -> ReadRow | None:
        """Return what a source says, as of a stamp; None when it was not read ahead."""
        return self._rows[path] if self._stamps.get(path) == stamp else None

    def saw_outputs(self) -> bool:
        """Tell whether all the outputs of the last build were seen to stand as it left them."""
        if not self._stamps:
            return False
        _ = self._rows  # The answer before.
        return bool(next(self._answers, False))

    def end(self) -> None:
        """Wait for the other process: it holds the lock of the build too."""
        for _ in self._answers:
            pass


NOTHING = Ahead({}, iter(()))
"""Nothing was read ahead."""


def read_ahead(job: Job, store: Store, found: Scan) -> Ahead:
    """Begin to read the articles that changed, when they are few and nothing else changed."""
    if _READING in sys.modules or not can_work_aside(job.jobs):
        return NOTHING
    known = store.stamps()
    changed = _changed_articles(known, found)
    paths = [path for path in found.files if path in known and kind_of(path) != "articles"]
    sheets = [_sheet(store, path) for path in paths]
    read = [one for one in sheets if one is not None]
    if not changed or len(read) < len(sheets):
        return NOTHING
    names, facts = name_entities(read), make_facts(job.settings, read)

    def work() -> Iterator[Any]:
        from lapuce.newsroom.reading.reader import make_reader

        yield read_some(job.content, list(changed.items()), make_reader(job, names, facts))
        if not changed.keys() <= known.keys():
            yield all_stand(str(job.output), output_stamps_in(store.path))

    return Ahead(changed, begin_aside(work))


def _changed_articles(known: Mapping[str, str], found: Scan) -> dict[str, str]:
    """Return the stamps of the articles that are new or may have changed; none when sheets did."""
    changed: dict[str, str] = {}
    if not known or any(kind_of(path) != "articles" for path in known.keys() - found.files.keys()):
        return changed
    for path, stamp in found.files.items():
        if path.endswith(".md") and not is_same(known.get(path), stamp) and is_source(path):
            changed[path] = stamp
            if kind_of(path) != "articles" or len(changed) > MOST_ARTICLES:
                return {}
    return changed


def _sheet(store: Store, path: str) -> Record | None:
    """Return what a sheet said; None when it had errors."""
    row = store.source(path)
    return decode_row(row)[0] if row is not None else None
