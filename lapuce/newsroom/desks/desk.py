"""Builds as they are asked for: done when something changed, remembered, told on the terminal."""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lapuce.counts import plural, seconds
from lapuce.fingerprint import digest_value
from lapuce.incremental.memo import Inputs, Memo, load, look_at, save, still_holds
from lapuce.incremental.refusals import refusals_told
from lapuce.incremental.scan import STAGING
from lapuce.newsroom.order import (
    CACHE,
    ROOT,
    Order,
    address_fault,
    cache_name,
    read_plain_job,
    report_prefix,
)
from lapuce.problems import ContentError, LapuceError, format_report, tell_error

if TYPE_CHECKING:
    from lapuce.incremental.scan import Scan
    from lapuce.newsroom.job import Job, Progress, Report


_OURS = ("theme", "lapuce", "bench", "tests", "docs", ".git")
"""Folders of the repository where no site may be built."""
_KEPT: list[object] = []
"""Reports, with all that was read: forgetting it piece by piece would take longer than an edit."""


def build_site(order: Order, *, profile: bool = False) -> int:
    """
    Build as ordered, print what was done; return the exit status.

    Returns:
        0 when built, 1 when the content has errors, 2 when the order makes no sense.
    """
    started = time.perf_counter()
    if fault := _fault(order):
        tell_error(fault)
        return 2
    memo = load(_memo_file(order.output))
    # Looked at before anything is read: what changes meanwhile is seen by the next build.
    inputs = _look(order, Path(memo.theme) if memo else ROOT / "theme")
    if memo is not None and not profile and _holds(memo, order, inputs):
        sys.stderr.write(memo.warnings)
        unchanged = plural(len(memo.outputs), "inchangé", "inchangés")
        spent = seconds(time.perf_counter() - started)
        print(f"{memo.summary} : 0 fichier écrit, {unchanged}, 0 supprimé en {spent}.")
        return 0
    report = _carry_out(order, inputs)
    _keep(report)
    sys.stderr.write(format_report(report.warnings))
    if profile:
        for stage, lasted in report.stages.items():
            print(f"{stage:<12} {lasted:7.3f} s")
    report.seconds = time.perf_counter() - started
    print(report)
    return 0


def _keep(report: object) -> None:
    """Have the system take all back at once when the command ends, instead of Python bit by bit."""
    _KEPT.extend((report, _KEPT))  # What holds itself waits for the collector,
    gc.freeze()  # which will not look there.


def _carry_out(order: Order, inputs: Inputs) -> Report:
    job = read_plain_job(order)
    if job is None:
        from lapuce.plugins.newsroom import run_by_pelican

        forget_memo(order.output)
        return run_by_pelican(str(order.settings_file), order.overrides())
    report = make(job, inputs.content)
    if str(job.theme) != inputs.theme:
        inputs = _look(order, job.theme)
    save(
        _memo_file(order.output),
        Memo(
            order=_order_key(order), inputs=inputs.digest, young=inputs.young, theme=inputs.theme,
            outputs=report.outputs, zone=job.zone, built_at=job.now, valid_until=report.valid_until,
            summary=report.summary,
            warnings=format_report(report.warnings),
        ),
    )  # fmt: skip
    return report


def make(job: Job, found: Scan | None = None) -> Report:
    """Build; tell on the terminal what stops it, and exit with status 1."""
    from lapuce.newsroom.building.build import build

    gc.disable()  # The command ends with the build: nothing is worth collecting.
    try:
        return build(job, announce(), found)
    except ContentError as error:
        sys.stderr.write(str(error))
    except LapuceError as error:
        tell_error(error)
    raise SystemExit(1)


def _fault(order: Order) -> str:
    try:
        order.moment("UTC")
    except ValueError as error:
        return f"--now : {error}"
    if not order.content.is_dir():
        return f"--content : dossier introuvable « {order.content} »."
    if order.output.is_file():
        return f"--output : « {order.output} » est un fichier."
    inside = order.output.resolve()
    if inside == order.content.resolve() or inside in order.content.resolve().parents:
        return "--output : ce dossier contient les sources ; choisissez-en un autre."
    for sources in (order.content, *(ROOT / name for name in _OURS)):
        if sources.resolve() in (inside, *inside.parents):
            return "--output : ce dossier est parmi les sources ; choisissez-en un autre."
    if order.jobs is not None and order.jobs < 1:
        return "--jobs : il faut au moins 1."
    return address_fault("--siteurl", order.site_url) if order.site_url is not None else ""


# ------------------------------------------------------------------------ memory


def _memo_file(output: Path) -> Path:
    return CACHE / f"{cache_name(output)}.json"


def _look(order: Order, theme: Path) -> Inputs:
    front = [ROOT / name for name in ("pelicanconf.py", "publishconf.py", "uv.lock")]
    return look_at(order.content, theme, [ROOT / "lapuce", *front])


def _order_key(order: Order) -> str:
    return digest_value(
        [str(order.content.resolve()), order.settings_file.name, order.site_url, order.preview,
         order.strict, report_prefix(order.content), sys.version]
    )  # fmt: skip


def _holds(memo: Memo, order: Order, inputs: Inputs) -> bool:
    if any(order.output.glob(f"{STAGING}*")):
        return False  # A build was killed since: its remains are to go.
    if not still_holds(memo, order.output, _order_key(order), inputs, order.moment(memo.zone)):
        return False
    if memo.young and not inputs.young:
        # All the files have settled since: next time their stamps will do.
        save(_memo_file(order.output), memo.settled())
    return True


def forget_memo(output: Path) -> None:
    """Have the next build look at everything, because something else wrote in the folder."""
    with refusals_told(CACHE):
        _memo_file(output).unlink(missing_ok=True)


def forget(output: Path) -> None:
    """Forget the last build of a folder: the next one makes everything again."""
    from lapuce.incremental.store import Store

    forget_memo(output)
    file = _memo_file(output).with_suffix(".sqlite")
    if file.exists():
        with refusals_told(CACHE):
            Store(file, "").close()


def empty(output: Path) -> int:
    """Delete what we wrote in a folder, and forget it; return how many files."""
    from lapuce.incremental.commit import remove_outputs
    from lapuce.incremental.store import Store

    file = _memo_file(output).with_suffix(".sqlite")
    count = 0
    if file.exists():
        with refusals_told(CACHE):
            store = Store(file, "")
            count = remove_outputs(output, store.outputs())
            store.close()
            file.unlink()
    forget_memo(output)
    return count


def strangers(output: Path) -> list[str]:
    """Return the files of a folder that its last build did not write, in order."""
    from lapuce.incremental.store import output_stamps_in

    file = _memo_file(output)
    memo = load(file)  # It outlives a store that is lost; a build through Pelican leaves none.
    ours = memo.outputs if memo else output_stamps_in(file.with_suffix(".sqlite"))
    found = (path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file())
    return sorted(path for path in found if path not in ours)


def announce() -> Progress:
    """Return what shows the progress: a bar on a terminal, nothing in a log."""
    if not sys.stderr.isatty():
        return lambda stage, done, total: None
    from rich.console import Console
    from rich.progress import Progress as Bar

    bar = Bar(console=Console(stderr=True), transient=True, auto_refresh=False)
    tasks: dict[str, Any] = {}

    def show(stage: str, done: int, total: int) -> None:
        if stage not in tasks:
            tasks[stage] = bar.add_task(stage, total=total)
            bar.start()
        bar.update(tasks[stage], completed=done)
        bar.refresh()
        if done >= total:
            bar.stop()

    return show
