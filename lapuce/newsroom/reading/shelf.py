"""Reading the content folder: only what changed since the last build is read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lapuce.checks import Facts
from lapuce.fingerprint import digest
from lapuce.front_matter import Source
from lapuce.incremental.pool import share
from lapuce.incremental.rows import FileRow, NamedRow, SourceRow
from lapuce.incremental.scan import Scan, is_same
from lapuce.incremental.store import Store
from lapuce.newsroom.encoding import decode_row, decode_row_or_none
from lapuce.newsroom.job import Job
from lapuce.newsroom.reading.ahead import Ahead
from lapuce.newsroom.reading.filenames import odd_files
from lapuce.newsroom.reading.judging import judge_names
from lapuce.newsroom.reading.knowledge import make_facts
from lapuce.newsroom.reading.library import Library, name_entities, shelve
from lapuce.newsroom.reading.misplaced import misplaced_sheets
from lapuce.newsroom.reading.names import NAMED, Names
from lapuce.newsroom.reading.sources import (
    LEAST_TO_SHARE,
    ReadRow,
    bytes_of,
    is_source,
    names_typed,
    read_some,
)
from lapuce.newsroom.reading.static_files import measure_files
from lapuce.newsroom.records import Article, Record, kind_of
from lapuce.problems import Problem, Severity


@dataclass
class Shelf:
    """What the content folder holds, read."""

    library: Library
    problems: list[Problem]
    facts: Facts = field(default_factory=Facts)
    changed: list[tuple[SourceRow, str | None]] = field(default_factory=list)
    """To keep once the build is done, as what follows."""
    named: list[NamedRow] = field(default_factory=list)
    unjudged: dict[str, Source] = field(default_factory=dict)
    """Sources that were read before the names of the catalogue were known."""
    known: bytes | None = None
    """What is known of the catalogue, when that changed."""
    gone: list[str] = field(default_factory=list)
    changed_files: list[FileRow] = field(default_factory=list)
    gone_files: list[str] = field(default_factory=list)
    fresh: dict[str, str] = field(default_factory=dict)
    """HTML of the sources read in this build."""
    replaced: list[SourceRow] = field(default_factory=list)
    """Rows of the sources that were read again, or are gone, as they were kept."""


def save_shelf(shelf: Shelf, store: Store) -> None:
    """Keep what was read; to be called in a transaction."""
    store.save_sources(shelf.changed)
    store.save_names(shelf.named)
    store.drop_sources(shelf.gone)
    store.save_files(shelf.changed_files, shelf.gone_files)
    if shelf.known is not None:
        store.set("catalogue", shelf.known.decode())


def read_content(job: Job, found: Scan, store: Store, ahead: Ahead) -> Shelf:
    """
    Read a content folder.

    Args:
        job: What is built.
        found: The files of the content, as scanned.
        store: What is known of them.
        ahead: What was read already.
    """
    folder = job.content
    shelf = Shelf(Library(), [])
    problems = list(odd_files(found, job.report_prefix))
    known = store.sources()
    sources = [path for path in found.files if is_source(path)]
    entities = [path for path in sources if kind_of(path) != "articles"]
    articles = [path for path in sources if kind_of(path) == "articles"]
    records: list[Record] = []

    def read(paths: Sequence[str], names: Names, facts: Facts | None) -> None:
        kept, stale = _sort(folder, paths, found, known, names, shelf)
        readings = _read_all(job, stale, names, facts, ahead)
        for path in paths:
            held = kept.get(path)
            if held is not None:
                record, found_problems = held
            else:
                row, html, named, unjudged = readings[path]
                if named is not None:
                    shelf.named.append(named)
                if unjudged is not None:
                    shelf.unjudged[path] = unjudged
                record, found_problems = decode_row(row)
                shelf.changed.append((row, html))
                shelf.fresh[path] = html
            problems.extend(found_problems)
            if record is not None:
                records.append(record)

    read(entities, Names(), None)
    names = name_entities(records)
    wrong = {one.where.path for one in problems if one.severity is Severity.ERROR}
    faulty = [path for path in entities if job.report_prefix + path in wrong]
    _vouch_for(folder, {path: kind_of(path) for path in faulty}, names)
    shelf.facts = make_facts(job.settings, records)
    read(articles, names, shelf.facts)
    said = list(judge_names(job, sources, known, store, names, shelf))
    misplaced = misplaced_sheets(articles, problems, job.report_prefix)
    if not faulty and not misplaced.kinds:
        problems += said  # While a sheet has errors, what is said of names is not to be trusted.
    if misplaced.kinds:
        _vouch_for(folder, misplaced.kinds, names)
        records = [one for one in records if one.source not in misplaced.kinds]
        reported = {job.report_prefix + path for path in misplaced.kinds}
        problems = [one for one in problems if one.where.path not in reported]
        problems += misplaced.problems
    shelf.gone = sorted(set(known) - set(sources))
    again = (row.path for row, html in shelf.changed if html is not None)
    shelf.replaced = [known[path] for path in (*again, *shelf.gone) if path in known]
    files, shelf.changed_files, shelf.gone_files = measure_files(folder, found, store)
    shelf.library = shelve(records, names, files)
    shelf.library.unread = frozenset(sources) - shelf.library.by_source.keys()
    shelf.library.faulty = frozenset(
        one.where.path.removeprefix(job.report_prefix)
        for one in problems
        if one.severity is Severity.ERROR
    )
    shelf.problems = problems
    return shelf


def _vouch_for(folder: Path, faulty: Mapping[str, str], names: Names) -> None:
    """
    Know the names of sheets that have errors, so that articles that use them are not blamed.

    Args:
        folder: The content.
        faulty: The kind of each sheet, by its path.
        names: Those that are known.
    """
    for path, held in faulty.items():
        kind = NAMED.get(held)
        if kind is None:
            continue
        for name in names_typed(bytes_of(folder / path) or b"", path):
            names.vouch(kind, name)


Kept = dict[str, tuple[Record | None, tuple[Problem, ...]]]


def _sort(
    folder: Path,
    paths: Iterable[str],
    found: Scan,
    known: dict[str, SourceRow],
    names: Names,
    shelf: Shelf,
) -> tuple[Kept, list[tuple[str, str]]]:
    """Part the sources whose stored record still holds from those to read again."""
    kept: Kept = {}
    stale: list[tuple[str, str]] = []
    for path in paths:
        row = known.get(path)
        stamp = found.files[path]
        if row is not None:
            if not is_same(row.stamp, stamp):
                row = _same_bytes(folder, path, row, stamp)
                if row is not None:
                    shelf.changed.append((row, None))
            held = decode_row_or_none(row) if row is not None else None
            if held is not None and _names_hold(held[0], names):
                kept[path] = held
                continue
        stale.append((path, stamp))
    return kept, stale


def _same_bytes(folder: Path, path: str, row: SourceRow, stamp: str) -> SourceRow | None:
    data = bytes_of(folder / path)
    if data is None or digest(data) != row.digest:
        return None
    return row._replace(stamp=stamp)


def _names_hold(record: Record | None, names: Names) -> bool:
    if not isinstance(record, Article):
        return True
    return record.names_digest == names.digest(names.mentionable(record.brands, record.devices))


def _read_all(
    job: Job, stale: Sequence[tuple[str, str]], names: Names, facts: Facts | None, ahead: Ahead
) -> dict[str, ReadRow]:
    """Read sources; records come back encoded, which crosses processes fastest."""
    rows = {path: ahead.row(path, stamp) for path, stamp in stale}
    found = {path: row for path, row in rows.items() if row is not None}
    rest = [(path, stamp) for path, stamp in stale if path not in found]
    if rest:
        from lapuce.newsroom.reading.reader import make_reader

        reader = make_reader(job, names, facts)

        def work(chunk: Sequence[tuple[str, str]]) -> list[ReadRow]:
            return read_some(job.content, chunk, reader)

        found |= {read.row.path: read for read in share(work, rest, job.jobs, LEAST_TO_SHARE)}
    return found
