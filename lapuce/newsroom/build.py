"""A build, from the content folder to the output folder."""

from __future__ import annotations

import gc
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import jinja2
import markdown
import msgspec

import lapuce
from lapuce.checks import Facts
from lapuce.fingerprint import digest, digest_value
from lapuce.incremental.commit import Staged, Staging, remove_outputs, staging
from lapuce.incremental.lock import only_build
from lapuce.incremental.plan import Page
from lapuce.incremental.pool import share
from lapuce.incremental.scan import Scan, scan, stamp_of
from lapuce.incremental.store import OutputRow, Store
from lapuce.newsroom.assets import asset_pages, asset_paths, content_files
from lapuce.newsroom.chrome import make_chrome
from lapuce.newsroom.edition import Edition, make_edition
from lapuce.newsroom.names import Names
from lapuce.newsroom.pages import Planner
from lapuce.newsroom.press import BLOCKS, Press, Theme
from lapuce.newsroom.reading import Reader
from lapuce.newsroom.references import References, broken_site_links, colliding_outputs, spell_tags
from lapuce.newsroom.shelf import Shelf, read_content, save_shelf
from lapuce.problems import (
    ContentError,
    LapuceError,
    Location,
    Problem,
    did_you_mean,
    has_errors,
)
from lapuce.settings import Settings
from lapuce.writing.markdown import Writer

_LEAST_TO_SHARE = 120


@dataclass(frozen=True, kw_only=True)
class Job:
    """What to build, from what, and where."""

    content: Path
    output: Path
    theme: Path
    cache: Path
    site_name: str
    site_url: str
    zone: str
    settings: Settings
    now: float
    """Seconds since the epoch."""
    preview: bool = False
    live_reload: str | None = None
    jobs: int = 1
    report_prefix: str = "content/"


@dataclass
class Report:
    """What a build did."""

    articles: int = 0
    pages: int = 0
    written: int = 0
    unchanged: int = 0
    deleted: int = 0
    seconds: float = 0.0
    warnings: list[Problem] = field(default_factory=list)
    stages: dict[str, float] = field(default_factory=dict)
    """Seconds by stage."""
    outputs: dict[str, str] = field(default_factory=dict)
    """Stamps of all outputs, by path."""
    valid_until: float | None = None
    """When something is to appear or expire, in seconds since the epoch."""
    changed: list[str] = field(default_factory=list)
    """Outputs written or deleted."""

    def __str__(self) -> str:
        return (
            f"{self.articles} articles, {self.pages} pages : {self.written} fichiers écrits, "
            f"{self.unchanged} inchangés, {self.deleted} supprimés en {self.seconds:.2f} s."
        )


Progress = Callable[[str, int, int], None]
"""Told the stage, what is done and what there is to do."""


def build(
    job: Job,
    progress: Progress = lambda stage, done, total: None,
    found: Scan | None = None,
) -> Report:
    """
    Build the site.

    Args:
        job: What to build.
        progress: Told how far rendering is.
        found: The content folder, when it was just scanned.

    Raises:
        ContentError: The content has errors; the output folder is as it was.
        LapuceError: Anything else that we foresaw; the output folder is as it was.
    """
    started = time.perf_counter()
    if not job.content.is_dir():
        raise LapuceError(f"dossier du contenu introuvable : {job.content}.")
    name = digest(str(job.output.resolve()))[:16]

    def wait() -> None:
        print(
            "Une autre construction est en cours ici : j’attends qu’elle finisse.", file=sys.stderr
        )

    with only_build(job.cache / f"{name}.lock", wait):
        key = records_key(job)
        store = Store(job.cache / f"{name}.sqlite", key)
        try:
            report = _run(job, store, key, progress, found)
        finally:
            store.close()
    report.seconds = time.perf_counter() - started
    return report


def _run(job: Job, store: Store, key: str, progress: Progress, found: Scan | None) -> Report:
    """Build; when the store proves damaged on the way, build again without it."""
    try:
        return _Build(job, store, progress, found).run()
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        store.reset(key)
        return _Build(job, store, progress, found).run()


@dataclass(frozen=True)
class Inspection:
    """What was found in a content folder."""

    problems: list[Problem]
    facts: Facts
    """What `--fix` needs to know."""


def inspect(job: Job) -> Inspection:
    """Find all that is wrong or doubtful in the content; nothing is rendered or written."""
    name = digest(str(job.output.resolve()))[:16]
    store = Store(job.cache / f"{name}.check.sqlite", records_key(job))
    try:
        return _Build(job, store, lambda stage, done, total: None, None).look()
    finally:
        store.close()


def records_key(job: Job) -> str:
    """Return the digest of what records depend on besides their sources."""
    parts = [code_digest(), markdown.__version__, jinja2.__version__, msgspec.__version__]
    return digest(*parts, str(job.content.resolve()), job.zone, job.report_prefix,
                  digest_value(job.settings))  # fmt: skip


def code_digest() -> str:
    """Return the digest of our own code: records and pages made by other code are stale."""
    folder = Path(lapuce.__file__).parent
    files = sorted(
        path for path in folder.rglob("*") if path.suffix in (".py", ".csv", ".toml", ".txt")
    )
    return digest(*(part for path in files for part in (path.name, path.read_bytes())))


class _Build:
    """One build under way."""

    def __init__(self, job: Job, store: Store, progress: Progress, found: Scan | None) -> None:
        self._job = job
        self._found = found
        self._store = store
        self._progress = progress
        self._report = Report()
        self._clock = time.perf_counter()

    def run(self) -> Report:
        report = self._report
        # Nearly all that a build makes lives to its end: collecting is time lost.
        gc.disable()
        try:
            shelf, edition, problems = self._read()
            if has_errors(shelf.problems):
                # Sources that could not be read would make each page that names them look wrong.
                self._stop_on_errors(problems, shelf)
            pages, key, press = self._plan(edition, shelf, problems)
            self._stop_on_errors(problems, shelf)
            report.warnings = sorted(problems)
            self._write(pages, key, press, shelf)
            report.articles = len(edition.articles)
            report.pages = sum(page.output.endswith(".html") for page in pages)
            report.valid_until = edition.next_change
        finally:
            gc.enable()
        return report

    def look(self) -> Inspection:
        """Find all problems; what was read is kept, nothing is written elsewhere."""
        shelf, edition, problems = self._read()
        if not has_errors(shelf.problems):
            self._plan(edition, shelf, problems)
        self._silence(problems, shelf)
        with self._store.transaction():
            save_shelf(shelf, self._store)
        tags = spell_tags(shelf.library.articles.values())
        return Inspection(problems, replace(shelf.facts, tags=tags))

    def _read(self) -> tuple[Shelf, Edition, list[Problem]]:
        job = self._job
        found = self._found or scan(job.content)
        shelf = read_content(
            job.content, found, self._store, self._reader, job.settings, job.report_prefix,
            job.jobs,
        )  # fmt: skip
        self._stage("lecture")
        edition = make_edition(
            shelf.library, job.now, preview=job.preview, categories=job.settings.categories
        )
        return shelf, edition, self._judge(shelf, edition)

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

    def _judge(self, shelf: Shelf, edition: Edition) -> list[Problem]:
        job = self._job
        references = References(edition, job.settings, job.report_prefix, self._html(shelf))
        problems = [*shelf.problems, *references.problems()]
        self._stage("contrôles")
        return problems

    def _silence(self, problems: list[Problem], shelf: Shelf) -> None:
        """Drop what articles silence, and what was said twice; sort the rest."""
        silenced = {
            (self._job.report_prefix + article.source, rule)
            for article in shelf.library.articles.values()
            for rule in article.ignore
        }
        problems[:] = sorted(
            {one for one in problems if (one.where.path, one.rule) not in silenced}
        )

    def _stop_on_errors(self, problems: list[Problem], shelf: Shelf) -> None:
        self._silence(problems, shelf)
        strict = self._job.settings.strict and problems
        if has_errors(problems) or strict:
            with self._store.transaction():
                save_shelf(shelf, self._store)
            raise ContentError(problems)

    def _html(self, shelf: Shelf) -> Callable[[str], str]:
        def html(source: str) -> str:
            fresh = shelf.fresh.get(source)
            return fresh if fresh is not None else self._store.body(source)

        return html

    # --------------------------------------------------------------- planning

    def _plan(
        self, edition: Edition, shelf: Shelf, problems: list[Problem]
    ) -> tuple[list[Page], Callable[[Page], str], Press]:
        job = self._job
        theme = Theme(job.theme, job.cache / "gabarits")
        assets = asset_paths(job.theme)
        chrome = make_chrome(
            edition, job.settings, name=job.site_name, site_url=job.site_url, zone=job.zone,
            assets=assets, live_reload=job.live_reload,
        )  # fmt: skip
        templates = set(theme.names())
        planner = Planner(edition, job.settings, theme.key(BLOCKS) if BLOCKS in templates else "")
        pages = list(planner.pages())
        pages += asset_pages(job.theme, assets)
        pages += content_files(edition, pages, job.content)
        outputs = {page.output for page in pages}
        prefix = job.report_prefix
        problems += broken_site_links(shelf.library.by_source.values(), outputs, prefix)
        sources = {page.output: prefix + page.source for page in pages if page.source}
        problems += colliding_outputs((page.output for page in pages), sources)
        problems += self._unknown_templates(shelf, templates)
        base = digest(chrome.digest, code_digest())
        keys: dict[str, str] = {"": base}

        def key(page: Page) -> str:
            if page.template not in keys:
                keys[page.template] = digest(base, theme.key(page.template))
            return keys[page.template]

        self._stage("plan")
        return pages, key, Press(theme, chrome, self._html(shelf))

    def _unknown_templates(self, shelf: Shelf, templates: set[str]) -> Iterator[Problem]:
        known = [name.removesuffix(".html") for name in templates if "/" not in name]
        for article in shelf.library.articles.values():
            if article.template and f"{article.template}.html" not in templates:
                yield Problem(
                    Location(
                        self._job.report_prefix + article.source, article.lines.get("template", 1)
                    ),
                    "unknown-template",
                    f"gabarit inconnu « {article.template} ».{did_you_mean(article.template, known)}",
                )

    # ---------------------------------------------------------------- writing

    def _write(
        self, pages: list[Page], key: Callable[[Page], str], press: Press, shelf: Shelf
    ) -> None:
        job, report = self._job, self._report
        known = self._store.outputs()
        output = str(job.output)
        stale: list[tuple[int, Page]] = []
        fingerprints: list[str] = []
        for number, page in enumerate(pages):
            fingerprint = page.fingerprint(key(page))
            fingerprints.append(fingerprint)
            row = known.get(page.output)
            if (
                row
                and row.fingerprint == fingerprint
                and row.stamp == stamp_of(f"{output}/{page.output}")
            ):
                report.outputs[page.output] = row.stamp
            else:
                stale.append((number, page))
        gone = sorted(set(known) - {page.output for page in pages})
        self._stage("empreintes")
        with staging(job.output) as aside:
            staged = self._render(stale, press, aside)
            self._stage("rendu")
            with self._store.transaction():
                save_shelf(shelf, self._store)
            fresh = [one for one in staged if one.aside]
            self._store.announce(one.path for one in fresh)
            report.written = aside.put_in_place(fresh)
            report.deleted = remove_outputs(job.output, gone)
            with self._store.transaction():
                rows = [
                    OutputRow(one.path, fingerprints[number], one.stamp)
                    for (number, _), one in zip(stale, staged, strict=True)
                ]
                self._store.save_outputs(rows, gone)
        report.outputs.update((one.path, one.stamp) for one in staged)
        report.unchanged = len(pages) - report.written
        report.changed = [*(one.path for one in fresh), *gone]
        self._stage("écriture")

    def _render(
        self, stale: Sequence[tuple[int, Page]], press: Press, aside: Staging
    ) -> list[Staged]:
        total = len(stale)

        def work(share_of_pages: Sequence[tuple[int, Page]]) -> list[Staged]:
            done = []
            for count, (number, page) in enumerate(share_of_pages, 1):
                done.append(aside.stage(number, page.output, press.render(page)))
                if count % 200 == 0:
                    self._progress("rendu", count * total // len(share_of_pages), total)
            return done

        return share(work, stale, self._job.jobs, _LEAST_TO_SHARE)
