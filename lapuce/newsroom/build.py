"""A build, from the content folder to the output folder."""

from __future__ import annotations

import contextlib
import gc
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import msgspec

from lapuce.checks import Facts
from lapuce.incremental.lock import only_build
from lapuce.incremental.scan import Scan, scan, stamp_of
from lapuce.incremental.store import OutputRow, Store, copy_store
from lapuce.newsroom.concord import spell_tags
from lapuce.newsroom.edition import Edition, make_edition
from lapuce.newsroom.job import Job, Progress, Report, no_progress, records_key
from lapuce.newsroom.names import Names
from lapuce.newsroom.outputs import (
    StalePage,
    refuse_foreign,
    refuse_to_empty,
    write_pages,
)
from lapuce.newsroom.packing import pack
from lapuce.newsroom.planning import Plan, make_plan
from lapuce.newsroom.reading import Reader
from lapuce.newsroom.references import References
from lapuce.newsroom.shelf import Shelf, read_content, save_shelf
from lapuce.newsroom.standing import (
    Memory,
    Standing,
    leave_standing,
    read_standing,
    standing_key,
)
from lapuce.newsroom.texts import Texts
from lapuce.newsroom.touch import touch
from lapuce.problems import (
    ContentError,
    LapuceError,
    Problem,
    Severity,
    has_errors,
)
from lapuce.writing.markdown import Writer


def build(
    job: Job,
    progress: Progress = no_progress,
    found: Scan | None = None,
    memory: Memory | None = None,
) -> Report:
    """
    Build the site.

    Args:
        job: What to build.
        progress: Told how far rendering is.
        found: The content folder, when it was just scanned.
        memory: What a process that stays keeps between its builds.

    Raises:
        ContentError: The content has errors; the output folder is as it was.
        LapuceError: Anything else that we foresaw; the output folder is as it was.
    """
    started = time.perf_counter()
    if not job.content.is_dir():
        raise LapuceError(f"dossier du contenu introuvable : {job.content}.")

    def wait() -> None:
        print(
            "Une autre construction est en cours ici : j’attends qu’elle finisse.", file=sys.stderr
        )

    with _full_cache_told(job), only_build(job.cache / f"{job.store_name}.lock", wait):
        key = records_key(job)
        store = Store(job.cache / f"{job.store_name}.sqlite", key)
        try:
            report = _run(job, store, key, progress, found or scan(job.content), memory)
        finally:
            store.close()
    report.seconds = time.perf_counter() - started
    return report


@contextlib.contextmanager
def _full_cache_told(job: Job) -> Iterator[None]:
    """Say in French that the cache cannot be written: a full disk, most often."""
    try:
        yield
    except (sqlite3.OperationalError, PermissionError) as error:
        raise LapuceError(
            f"écriture impossible dans {job.cache} ({error}) : le disque est-il plein ?"
        ) from None


@contextlib.contextmanager
def _without_collecting() -> Iterator[None]:
    """Spare the collector: nearly all that a build makes lives to its end."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _run(
    job: Job, store: Store, records: str, progress: Progress, found: Scan, memory: Memory | None
) -> Report:
    """Build; when the store proves damaged on the way, build again without it."""
    memory = memory or Memory()
    # Taken before anything is read: a theme that changes meanwhile is seen by the next build.
    key = standing_key(job, records)
    try:
        standing = read_standing(job, store, key)
        touched = touch(job, store, standing, found, memory, progress) if standing else None
        if touched is not None:
            return touched
        memory.forget()
        return _Build(job, store, progress, found).run(key, standing)
    except (sqlite3.DatabaseError, UnicodeDecodeError, msgspec.MsgspecError):
        memory.forget()
        store.reset(records)
        return _Build(job, store, progress, found).run(key)


@dataclass(frozen=True)
class Inspection:
    """What was found in a content folder."""

    problems: list[Problem]
    facts: Facts
    """What `--fix` needs to know."""


def inspect(job: Job, chosen: Callable[[str], bool] | None = None) -> Inspection:
    """
    Find all that is wrong or doubtful in the content; nothing is rendered or written.

    Args:
        job: What would be built.
        chosen: Tells which sources matter, by path in the content; the problems of others may be
            missing then.
    """
    key = records_key(job)
    file = job.cache / f"{job.store_name}.check.sqlite"
    built = job.cache / f"{job.store_name}.sqlite"
    if not file.exists() and built.exists():
        copy_store(built, file)  # What a build read need not be read again.
    with _full_cache_told(job):
        store = Store(file, key)
        try:
            with _without_collecting():
                return _Build(job, store, no_progress, scan(job.content)).look(chosen)
        finally:
            store.close()


def _asks_for_plan(shelf: Shelf, chosen: Callable[[str], bool] | None) -> bool:
    """Tell whether only the plan of all pages can tell if the sources are right."""
    if chosen is None:
        return True
    return any(
        ref.kind == "site"
        for record in shelf.library.by_source.values()
        if chosen(record.source)
        for ref in record.text.refs
    )


class _Build:
    """One build under way."""

    def __init__(self, job: Job, store: Store, progress: Progress, found: Scan) -> None:
        self._job = job
        self._found = found
        self._store = store
        self._progress = progress
        self._report = Report()
        self._clock = time.perf_counter()

    def run(self, key: str, standing: Standing | None = None) -> Report:
        """
        Build.

        Args:
            key: Of what stands after this build; see `standing_key`.
            standing: What the last build left, when it still stands.
        """
        report = self._report
        with _without_collecting():
            shelf, edition, problems = self._read()
            if has_errors(shelf.problems):
                # Sources that could not be read would make each page that names them look wrong.
                self._stop_on_errors(problems, shelf)
            known = self._store.outputs()
            plan = make_plan(self._job, edition, shelf, self._texts(shelf), standing, known)
            problems += plan.problems
            self._stage("plan")
            self._stop_on_errors(problems, shelf)
            report.warnings = sorted(problems)
            report.articles = len(edition.articles)
            outputs = (*(page.output for page in plan.pages), *plan.left)
            report.pages = sum(output.endswith(".html") for output in outputs)
            report.valid_until = edition.next_change
            self._write(plan, known, key, shelf)
            report.remains = shelf, edition, plan
        return report

    def look(self, chosen: Callable[[str], bool] | None) -> Inspection:
        """Find the problems; what was read is kept, nothing is written elsewhere."""
        shelf, edition, problems = self._read(chosen)
        if not has_errors(shelf.problems) and _asks_for_plan(shelf, chosen):
            problems += make_plan(self._job, edition, shelf, self._texts(shelf)).problems
        self._silence(problems, shelf)
        with self._store.transaction():
            save_shelf(shelf, self._store)
        tags = spell_tags(shelf.library.articles.values())
        return Inspection(problems, replace(shelf.facts, tags=tags))

    def _read(
        self, chosen: Callable[[str], bool] | None = None
    ) -> tuple[Shelf, Edition, list[Problem]]:
        job = self._job
        shelf = read_content(
            job.content, self._found, self._store, self._reader, job.settings, job.report_prefix,
            job.jobs,
        )  # fmt: skip
        self._stage("lecture")
        edition = make_edition(
            shelf.library, job.now, preview=job.preview, categories=job.settings.categories
        )
        return shelf, edition, self._judge(shelf, edition, chosen)

    def _stage(self, name: str) -> None:
        now = time.perf_counter()
        self._report.stages[name] = now - self._clock
        self._clock = now

    def _reader(self, names: Names, facts: Facts | None) -> Reader:
        job = self._job
        return Reader(
            job.settings, job.zone, names, job.report_prefix, Writer(),
            facts or Facts(settings=job.settings), judges_names=facts is not None,
        )  # fmt: skip

    # ----------------------------------------------------------------- checks

    def _judge(
        self, shelf: Shelf, edition: Edition, chosen: Callable[[str], bool] | None
    ) -> list[Problem]:
        job = self._job
        references = References(edition, job.settings, job.report_prefix, self._texts(shelf))
        problems = [*shelf.problems, *references.problems(chosen)]
        self._stage("contrôles")
        return problems

    def _silence(self, problems: list[Problem], shelf: Shelf) -> None:
        """Drop what articles silence, and what was said twice; sort the rest."""
        # An error is not to be silenced: it breaks a page, or lets a script in.
        silenced = {
            (self._job.report_prefix + record.source, rule)
            for record in shelf.library.by_source.values()
            for rule in record.ignore
        }
        problems[:] = sorted(
            {
                one
                for one in problems
                if one.severity is Severity.ERROR or (one.where.path, one.rule) not in silenced
            }
        )

    def _stop_on_errors(self, problems: list[Problem], shelf: Shelf) -> None:
        self._silence(problems, shelf)
        strict = self._job.settings.strict and problems
        if has_errors(problems) or strict:
            with self._store.transaction():
                save_shelf(shelf, self._store)
                self._store.set("standing", "")  # What was read is newer than what is written.
            raise ContentError(problems)

    def _texts(self, shelf: Shelf) -> Texts:
        return Texts(self._store, shelf.fresh)

    # ---------------------------------------------------------------- writing

    def _write(self, plan: Plan, known: Mapping[str, OutputRow], key: str, shelf: Shelf) -> None:
        job, report, press = self._job, self._report, plan.press
        refuse_to_empty(known, report.articles)
        if not known:
            refuse_foreign(job.output, plan.pages)
        output = str(job.output)
        stale: list[StalePage] = []
        report.outputs.update(plan.left)
        for page in plan.pages:
            fingerprint = page.fingerprint(plan.key(page))
            row = known.get(page.output)
            if (
                row
                and row.fingerprint == fingerprint
                and row.stamp == stamp_of(f"{output}/{page.output}")
            ):
                report.outputs[page.output] = row.stamp
            else:
                stale.append(StalePage(page, fingerprint))
        planned = {page.output for page in plan.pages}
        gone = sorted(set(known) - planned - plan.left.keys())
        self._stage("empreintes")

        def save() -> None:
            save_shelf(shelf, self._store)
            self._store.save_pages((one.page.output, pack(one.page)) for one in stale)

        def keep() -> None:
            leave_standing(job, self._store, key, press.chrome, press.blocks_key, report)

        write_pages(job, self._store, press, stale, gone, save, keep, report, self._progress)
        report.unchanged = len(planned) + len(plan.left) - report.written
        self._stage("rendu")
