"""An edit that moves nothing: only the pages that show its article are made again."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from lapuce.checks import Facts
from lapuce.incremental.rows import SourceRow
from lapuce.incremental.scan import Scan, all_stand
from lapuce.incremental.store import Store
from lapuce.newsroom.addresses import output_of, url_of
from lapuce.newsroom.building.edits import changed_sources, moves_nothing
from lapuce.newsroom.building.standing import Memory, Standing
from lapuce.newsroom.encoding import decode_card, decode_problems, decode_row
from lapuce.newsroom.job import Job, Progress, Report, no_progress
from lapuce.newsroom.planning.packing import HasCard, Unpacker, marks_of
from lapuce.newsroom.printing.assets import cards_of, copies_of
from lapuce.newsroom.printing.outputs import StalePage, page_keys, write_pages
from lapuce.newsroom.printing.press import Press, Theme
from lapuce.newsroom.printing.texts import Texts
from lapuce.newsroom.reading.ahead import Ahead
from lapuce.newsroom.reading.knowledge import make_facts
from lapuce.newsroom.reading.library import name_entities
from lapuce.newsroom.reading.names import Names
from lapuce.newsroom.reading.sources import ReadRow, read_some
from lapuce.newsroom.records import Article, Record, kind_of
from lapuce.problems import Problem, has_errors

MOST_EDITS = 20
_MANY_NAMES = 20_000
"""Bytes of a packed page above which all sources are read at once, not one by one."""
_MANY_CARDS = 500
"""Cards in memory below which they are."""


def touch(
    job: Job,
    store: Store,
    standing: Standing,
    found: Scan,
    memory: Memory,
    progress: Progress,
    ahead: Ahead,
) -> Report | None:
    """
    Build when all that changed since the last build is the words of a few articles.

    An edit is one of words when it leaves the article where it was: same address, date, tags,
    brands, links, headings that others may point to. Nothing else is planned, checked or rendered
    then; what it writes is what a whole build would write.

    Returns:
        None when a whole build is needed.
    """
    if found.links or found.odd:
        return None
    changed = changed_sources(job, found, store, memory.suspects)
    if changed is None or len(changed) > MOST_EDITS:
        return None
    return _Touch(job, store, standing, memory, found, ahead).run(changed, progress)


class _Touch:
    """One such build."""

    def __init__(
        self,
        job: Job,
        store: Store,
        standing: Standing,
        memory: Memory,
        found: Scan,
        ahead: Ahead,
    ) -> None:
        self._job = job
        self._store = store
        self._standing = standing
        self._memory = memory
        self._found = found
        self._ahead = ahead
        self._records: dict[str, Record] = {}
        """The new ones, by source."""
        self._fresh: dict[str, str] = {}
        """New texts, by source."""
        self._moved: set[str] = set()
        """Sources that lists show in another way."""
        self._rows: dict[str, SourceRow] = {}
        """All of them, once a page that shows most is to be made."""

    def run(self, changed: list[str], progress: Progress) -> Report | None:
        clock = time.perf_counter()
        standing, store = self._standing, self._store
        report = Report(standing.articles, standing.pages, valid_until=standing.valid_until)
        before = [store.source(path) for path in changed]
        if any(
            row is None or row.record is None or kind_of(row.path) != "articles" for row in before
        ):
            return None
        if not self._outputs_stand(report):
            return None
        rows = self._read(changed)
        warnings = set(standing.warnings)
        for row, read in zip(before, rows, strict=True):
            if row is not None and read.row.digest != row.digest:
                warnings = self._exchange(row, read, warnings) or set()
                if row.path not in self._records:
                    return None
        if self._job.settings.strict and warnings:
            return None
        report.warnings = sorted(warnings)

        def save() -> None:
            store.save_sources((one.row, one.html) for one in rows)
            store.save_names(one.named for one in rows if one.named is not None)

        def keep() -> None:
            kept = replace(standing, warnings=tuple(report.warnings))
            store.set("standing", msgspec.json.encode(kept).decode())

        press = Press(
            self._theme(),
            standing.chrome,
            Texts(store, self._fresh),
            copies_of(self._job),
            cards_of(self._job),
        )
        if self._memory.stays:
            self._show_first(press, save, report)
        stale = self._stale_pages()
        if stale is None:
            return None
        report.stages["lecture"] = time.perf_counter() - clock
        clock = time.perf_counter()

        write_pages(self._job, store, press, stale, (), save, keep, report, progress)
        report.unchanged = standing.outputs - report.written
        report.stages["rendu"] = time.perf_counter() - clock
        return report

    # ------------------------------------------------------------------- reading

    def _exchange(
        self, before: SourceRow, read: ReadRow, warnings: set[Problem]
    ) -> set[Problem] | None:
        """Put a new record in the place of the old one, when it fits; return the warnings."""
        after, html, named, _ = read
        old, old_problems = decode_row(before)
        new, problems = decode_row(after)
        if not isinstance(old, Article) or not isinstance(new, Article) or has_errors(problems):
            return None
        if not moves_nothing(old, new, self._store.body(before.path), html):
            return None
        own = {*old_problems, *decode_problems(self._store.names_problems_of(before.path))}
        where = self._job.report_prefix + before.path
        if any(one.where.path == where and one not in own for one in warnings):
            return None  # Said by the checks between sources, at a line that may have moved.
        if named is not None:
            problems = (*problems, *decode_problems(named.problems))
        if has_errors(problems):
            return None
        self._records[before.path] = new
        self._memory.records[before.path] = new
        self._memory.cards.pop(before.path, None)
        self._fresh[before.path] = html
        if old.card_digest != new.card_digest:
            self._moved.add(before.path)
        said = {one for one in problems if one.rule not in new.ignore}
        return {one for one in warnings if one.where.path != where} | said

    def _read(self, paths: Sequence[str]) -> list[ReadRow]:
        """Read articles, or take what was read ahead."""
        stamps = [(path, self._found.files[path]) for path in paths]
        ahead = [self._ahead.row(path, stamp) for path, stamp in stamps]
        read = [row for row in ahead if row is not None]
        if len(read) == len(paths):
            return read
        from lapuce.newsroom.reading.reader import make_reader

        reader = make_reader(self._job, *self._catalogue(), self._memory.writer)
        self._memory.writer = reader.writer
        return read_some(self._job.content, stamps, reader)

    def _catalogue(self) -> tuple[Names, Facts]:
        """Return the names and the facts of the sheets, which did not change."""
        if self._memory.catalogue is None:
            paths = [path for path in self._store.stamps() if kind_of(path) != "articles"]
            records = [self._find(path) for path in paths]
            facts = make_facts(self._job.settings, records)
            self._memory.catalogue = (name_entities(records), facts)
        return self._memory.catalogue

    def _find(self, source: str) -> Record:
        found = self._records.get(source) or self._memory.records.get(source)
        if found is None:
            found, _ = decode_row(self._row(source))
            assert found is not None
            self._memory.records[source] = found
        return found

    def _find_card(self, source: str) -> HasCard:
        found = self._records.get(source)
        if isinstance(found, Article):
            return found
        card = self._memory.cards.get(source)
        if card is None:
            record = self._row(source).record
            assert record is not None
            card = self._memory.cards[source] = decode_card(record)
        return card

    def _row(self, source: str) -> SourceRow:
        row = self._rows.get(source) or self._store.source(source)
        assert row is not None
        return row

    def _theme(self) -> Theme:
        if self._memory.theme is None:
            self._memory.theme = Theme(self._job.theme, self._job.cache / "gabarits")
        return self._memory.theme

    # ------------------------------------------------------------------- outputs

    def _outputs_stand(self, report: Report) -> bool:
        """Tell whether all outputs are as they were written."""
        if self._memory.stays:
            return True
        folder = str(self._job.output)
        report.outputs = self._store.output_stamps()
        return all_stand(folder, report.outputs)

    def _show_first(self, press: Press, save: Callable[[], None], report: Report) -> None:
        """Write the pages of the edited articles before looking for the others."""
        paths = [output_of(url_of(record)) for record in self._records.values()]
        held = {path: self._store.page(path) for path in paths}
        stale = self._stale_among({path: page for path, page in held.items() if page is not None})
        if stale:
            write_pages(
                self._job, self._store, press, stale, (), save, lambda: None, report, no_progress
            )
            self._memory.tell(report.changed)

    def _stale_pages(self) -> list[StalePage] | None:
        """Return the pages to render; None when one cannot be made from what was kept."""
        marks = [mark for path in self._fresh for mark in marks_of(path, whole=path in self._moved)]
        shown = {
            path: held
            for path, held in self._store.pages_naming(self._fresh).items()
            if any(mark in held for mark in marks)
        }
        return self._stale_among(shown)

    def _stale_among(self, pages: Mapping[str, bytes]) -> list[StalePage] | None:
        key = page_keys(self._theme(), self._standing.chrome)
        unpacker = Unpacker(self._find, self._find_card, self._standing.blocks_key)
        stale: list[StalePage] = []
        for path, held in pages.items():
            if len(held) > _MANY_NAMES and len(self._memory.cards) < _MANY_CARDS:
                self._rows = self._rows or self._store.sources()
            page = unpacker.unpack(held)
            row = self._store.output(path)
            if page is None or row is None:
                return None
            others = key(page)
            fingerprint = page.fingerprint(others)
            if fingerprint != row.fingerprint:
                stale.append(StalePage(page, others, fingerprint))
        return stale
