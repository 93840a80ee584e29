"""A whole build: all that changed is read, all pages are planned, those that changed are written."""

from __future__ import annotations

import contextlib
import gc
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from lapuce.checks import Facts
from lapuce.incremental.rows import OutputRow
from lapuce.incremental.scan import Scan, stamp_of
from lapuce.incremental.store import Store
from lapuce.newsroom.arranging.edition import Edition
from lapuce.newsroom.arranging.sorting import make_edition
from lapuce.newsroom.building.standing import Standing, leave_standing
from lapuce.newsroom.crosschecks.concord import spell_tags
from lapuce.newsroom.crosschecks.references import References
from lapuce.newsroom.job import Job, Progress, Report
from lapuce.newsroom.planning.packing import Packer
from lapuce.newsroom.planning.plan import Plan, make_plan
from lapuce.newsroom.printing.assets import cards_of, draws_cards, drop_cards
from lapuce.newsroom.printing.outputs import (
    StalePage,
    left_behind,
    refuse_foreign,
    refuse_to_empty,
    write_pages,
)
from lapuce.newsroom.printing.texts import Texts
from lapuce.newsroom.reading.ahead import NOTHING, Ahead
from lapuce.newsroom.reading.shelf import Shelf, read_content, save_shelf
from lapuce.problems import ContentError, Problem, Severity, has_errors


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


@dataclass(frozen=True)
class Inspection:
    """What was found in a content folder."""

    problems: list[Problem]
    facts: Facts
    """What `--fix` needs to know."""


def _asks_for_plan(shelf: Shelf, chosen: Callable[[str], bool] | None) -> bool:
    """Tell whether only the plan of all pages can tell if the sources are right."""
    if chosen is None and not has_errors(shelf.problems):
        return True
    return any(
        getattr(record, "template", None) or any(ref.kind == "site" for ref in record.text.refs)
        for record in shelf.library.by_source.values()
        if chosen is None or chosen(record.source)
    )


class WholeBuild:
    """One build under way."""

    def __init__(
        self, job: Job, store: Store, progress: Progress, found: Scan, ahead: Ahead = NOTHING
    ) -> None:
        self._job = job
        self._found = found
        self._store = store
        self._progress = progress
        self._ahead = ahead
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
                # Nothing is built; what the plan tells for sure is told with the rest.
                problems += self._told_by_plan(shelf, edition, None)
                self._stop_on_errors(problems, shelf)
            known = self._store.outputs()
            plan = make_plan(
                self._job, edition, shelf, self._texts(shelf),
                standing.chrome_digest if standing else "", known,
                known_stand=self._ahead.saw_outputs(),
            )  # fmt: skip
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
        """
        Find the problems; what was read is kept, nothing is written elsewhere.

        Args:
            chosen: See `inspect`.
        """
        with _without_collecting():
            return self._look(chosen)

    def _look(self, chosen: Callable[[str], bool] | None) -> Inspection:
        shelf, edition, problems = self._read(chosen)
        problems += self._told_by_plan(shelf, edition, chosen)
        self._silence(problems, shelf)
        with self._store.transaction():
            save_shelf(shelf, self._store)
        tags = spell_tags(shelf.library.articles.values())
        return Inspection(problems, replace(shelf.facts, tags=tags))

    def _read(
        self, chosen: Callable[[str], bool] | None = None
    ) -> tuple[Shelf, Edition, list[Problem]]:
        job = self._job
        shelf = read_content(job, self._found, self._store, self._ahead)
        self._stage("lecture")
        edition = make_edition(
            shelf.library, job.now, preview=job.preview, categories=job.settings.categories,
            # The page that a writer waits for shows the pictures themselves.
            image_widths=() if job.live_reload else job.settings.image_widths,
            card_key=cards_of(job).key if draws_cards(job) else "",
        )  # fmt: skip
        return shelf, edition, self._judge(shelf, edition, chosen)

    def _stage(self, name: str) -> None:
        now = time.perf_counter()
        self._report.stages[name] = now - self._clock
        self._clock = now

    # ----------------------------------------------------------------- checks

    def _judge(
        self, shelf: Shelf, edition: Edition, chosen: Callable[[str], bool] | None
    ) -> list[Problem]:
        job = self._job
        references = References(edition, job.settings, job.report_prefix, self._texts(shelf))
        problems = [*shelf.problems, *references.problems(chosen)]
        self._stage("contrôles")
        return problems

    def _told_by_plan(
        self, shelf: Shelf, edition: Edition, chosen: Callable[[str], bool] | None
    ) -> list[Problem]:
        if not _asks_for_plan(shelf, chosen):
            return []
        return make_plan(self._job, edition, shelf, self._texts(shelf)).problems

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
        if not job.preview:
            refuse_to_empty(job.output, known, report.articles)
        output = str(job.output)
        stale: list[StalePage] = []
        report.outputs.update(plan.left)
        for page in plan.pages:
            others = plan.key(page)
            row = known.get(page.output)
            fingerprint = page.fingerprint(others) if row else ""
            if (
                row
                and row.fingerprint == fingerprint
                and row.stamp == stamp_of(f"{output}/{page.output}")
            ):
                report.outputs[page.output] = row.stamp
            else:
                stale.append(StalePage(page, others, fingerprint))
        planned = {page.output for page in plan.pages}
        if known:
            gone = sorted(set(known) - planned - plan.left.keys())
        else:
            refuse_foreign(job.output, plan.pages)
            gone = left_behind(job.output, planned)
        self._stage("empreintes")

        def save() -> None:
            save_shelf(shelf, self._store)
            pack = Packer().pack
            self._store.save_pages((one.page.output, pack(one.page)) for one in stale)

        def keep() -> None:
            leave_standing(job, self._store, key, press.chrome, press.blocks_key, report)

        write_pages(job, self._store, press, stale, gone, save, keep, report, self._progress)
        if shelf.changed_files or shelf.gone_files:
            press.copies.keep_only({one.digest for one in shelf.library.files.values()})
        if draws_cards(job) and not plan.left:
            drop_cards(press, plan.pages)
        report.unchanged = len(planned) + len(plan.left) - report.written
        self._stage("rendu")
