"""What sources say of the catalogue, judged: again only where a change of it concerns them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from lapuce.incremental.pool import share
from lapuce.incremental.rows import NamedRow, SourceRow
from lapuce.incremental.store import Store
from lapuce.newsroom.encoding import decode_problems
from lapuce.newsroom.job import Job
from lapuce.newsroom.reading.knowledge import Known, change_between, what_is_known
from lapuce.newsroom.reading.names import Names
from lapuce.newsroom.reading.sources import LEAST_TO_SHARE, bytes_of, named_row
from lapuce.problems import Problem

if TYPE_CHECKING:
    from lapuce.front_matter import Source
    from lapuce.newsroom.reading.reader import Reader
    from lapuce.newsroom.reading.shelf import Shelf

_KNOWN = msgspec.json.Decoder(dict[str, Known])


def judge_names(
    job: Job,
    sources: Sequence[str],
    known: Mapping[str, SourceRow],
    store: Store,
    official: Names,
    shelf: Shelf,
) -> Iterator[Problem]:
    """Give what is said of names; only sources that a change concerns are checked again."""
    folder = job.content
    now = what_is_known(shelf.facts)
    encoded = msgspec.json.encode(now, order="deterministic")
    held = store.get("catalogue")
    judged = {row.path for row in shelf.named}
    fresh = {row.path for row, html in shelf.changed if html is not None}
    stale = sorted(fresh - judged)
    if held is None or held.encode() != encoded:
        shelf.known = encoded
        change = change_between(_decode_known(held), now)
        devices = change.devices
        words = change.words
        names = store.names()
        others = [path for path in sources if path in known and path not in fresh]
        # Reading ten thousand files costs time: only a name that changed asks for it.
        stale += [
            path
            for path in others
            if not devices.isdisjoint(names.get(path, "").split("\n"))
            or (words and change.concerns(_text(folder / path)))
        ]

    rows: list[NamedRow] = []
    if stale:
        from lapuce.newsroom.reading.reader import make_reader

        reader = make_reader(job, official, shelf.facts)

        def work(chunk: Sequence[str]) -> list[NamedRow]:
            return [_judge_one(folder, path, shelf.unjudged.get(path), reader) for path in chunk]

        rows = share(work, stale, job.jobs, LEAST_TO_SHARE)
    shelf.named += rows
    judged.update(row.path for row in rows)
    current = set(sources)
    said = store.names_problems()
    for path in said.keys() & current - judged:
        yield from decode_problems(said[path])
    for row in shelf.named:
        yield from decode_problems(row.problems)


def _judge_one(folder: Path, path: str, source: Source | None, reader: Reader) -> NamedRow:
    """
    Check what a source says of the catalogue.

    Args:
        folder: The content.
        path: Of the source.
        source: What this build read of it, if it did.
        reader: What checks it.
    """
    if source is None:
        source = reader.part(bytes_of(folder / path) or b"", path)
    report = reader.judge_names(source)
    return named_row(path, report) if report is not None else NamedRow(path, "", None)


def _decode_known(held: str | None) -> dict[str, Known]:
    try:
        return _KNOWN.decode(held) if held else {}
    except msgspec.MsgspecError:
        return {}


def _text(path: Path) -> str:
    return (bytes_of(path) or b"").decode("utf-8", "replace")
