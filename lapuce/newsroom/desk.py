"""The build as it is asked for: from flags and Pelican's settings to a job, and its memo."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lapuce.dates import parse_moment
from lapuce.fingerprint import digest, digest_value
from lapuce.incremental.memo import Memo, save, stamp_inputs, still_holds
from lapuce.incremental.pool import available_jobs
from lapuce.problems import format_report

if TYPE_CHECKING:
    from lapuce.newsroom.build import Job, Progress, Report

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, kw_only=True)
class Order:
    """What `./inv build` was asked."""

    content: Path
    output: Path
    settings_file: Path = ROOT / "pelicanconf.py"
    site_url: str | None = None
    now: str | None = None
    """ISO 8601."""
    jobs: int | None = None
    preview: bool = False
    strict: bool = False

    def moment(self) -> float:
        """Return the clock of the build, in seconds since the epoch; ValueError, in French."""
        return clock(self.now)

    def overrides(self) -> dict[str, Any]:
        """Return the order as Pelican settings."""
        held: dict[str, Any] = {
            # Pelican would take relative paths from the settings file's folder.
            "PATH": str(self.content.absolute()),
            "OUTPUT_PATH": str(self.output.absolute()),
            "LAPUCE_NOW": self.moment(),
            "LAPUCE_JOBS": self.jobs,
            "LAPUCE_PREVIEW": self.preview,
            "LAPUCE_STRICT": self.strict,
        }
        if self.site_url is not None:
            held["SITEURL"] = self.site_url
        return held


def clock(text: str | None) -> float:
    """Return an ISO 8601 moment in seconds since the epoch; now when there is none."""
    if text:
        return parse_moment(text, "Europe/Paris").timestamp()
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return float(epoch) if epoch.isdigit() else time.time()


def job_from(settings: Mapping[str, Any]) -> Job:
    """Return the job that Pelican's settings describe."""
    from lapuce.newsroom.build import Job

    content = Path(settings["PATH"])
    ours = settings["LAPUCE"]
    if settings.get("LAPUCE_STRICT"):
        ours = replace(ours, strict=True)
    site_url = settings["SITEURL"] or "http://localhost:8000"
    return Job(
        content=content,
        output=Path(settings["OUTPUT_PATH"]),
        theme=Path(settings["THEME"]),
        cache=ROOT / ".cache" / "lapuce",
        site_name=settings["SITENAME"],
        site_url=site_url,
        zone=settings["TIMEZONE"],
        settings=ours,
        now=settings.get("LAPUCE_NOW") or clock(None),
        preview=bool(settings.get("LAPUCE_PREVIEW")),
        live_reload=settings.get("LAPUCE_LIVE_RELOAD"),
        jobs=settings.get("LAPUCE_JOBS") or available_jobs(),
        report_prefix=report_prefix(content),
    )


def report_prefix(content: Path) -> str:
    """Return how reports name the content folder: from the current folder when it is inside."""
    shown = os.path.relpath(content)
    return f"{content}/" if shown.startswith("..") else "" if shown == "." else f"{shown}/"


def _memo_file(output: Path) -> Path:
    return ROOT / ".cache" / "lapuce" / f"{digest(str(output.resolve()))[:16]}.json"


def _order_key(content: Path, site_url: str | None, preview: bool, strict: bool) -> str:
    return digest_value([str(content.resolve()), site_url, preview, strict, sys.version])


def _inputs(content: Path, theme: Path) -> str:
    front = [ROOT / name for name in ("pelicanconf.py", "publishconf.py", "uv.lock")]
    return stamp_inputs([content, theme, ROOT / "lapuce", *front])


def nothing_to_do(order: Order) -> Memo | None:
    """Return the memo of the last build when the same order would change nothing."""
    inputs = _inputs(order.content, ROOT / "theme")
    key = _order_key(order.content, _site_url(order), order.preview, order.strict)
    memo_file = _memo_file(order.output)
    return still_holds(memo_file, order.output, key, inputs, order.moment())


def _site_url(order: Order) -> str:
    return f"{order.settings_file.name} {order.site_url}"


def remember(job: Job, report: Report) -> None:
    """Keep what a build was made of, unless `pelican` itself was called with other settings."""
    memo = _pending.pop("order", None)
    if memo is None:
        _memo_file(job.output).unlink(missing_ok=True)
        return
    order, inputs = memo
    key = _order_key(order.content, _site_url(order), order.preview, order.strict)
    save(
        _memo_file(job.output),
        Memo(key, inputs, report.outputs, job.now, report.valid_until,
             f"{report.articles} articles, {report.pages} pages", format_report(report.warnings)),
    )  # fmt: skip


_pending: dict[str, tuple[Order, str]] = {}


def build_site(order: Order, *, profile: bool = False) -> int:
    """
    Build as ordered, print what was done; return the exit status.

    Returns:
        0 when built, 1 when the content has errors, 2 when the order makes no sense.
    """
    started = time.perf_counter()
    if fault := _fault(order):
        print(f"erreur: {fault}", file=sys.stderr)
        return 2
    memo = None if profile else nothing_to_do(order)
    if memo is not None:
        sys.stderr.write(memo.warnings)
        spent = time.perf_counter() - started
        print(f"{memo.summary} : 0 fichier écrit, {len(memo.outputs)} inchangés, 0 supprimé "
              f"en {spent:.2f} s.")  # fmt: skip
        return 0
    from lapuce.plugins import newsroom

    # Stamped before anything is read: what changes meanwhile is seen by the next build.
    _pending["order"] = (order, _inputs(order.content, ROOT / "theme"))
    report = newsroom.run(str(order.settings_file), order.overrides())
    sys.stderr.write(format_report(report.warnings))
    if profile:
        for stage, seconds in report.stages.items():
            print(f"{stage:<12} {seconds:7.3f} s")
    report.seconds = time.perf_counter() - started
    print(report)
    return 0


def _fault(order: Order) -> str:
    try:
        order.moment()
    except ValueError as error:
        return f"--now : {error}"
    if not order.content.is_dir():
        return f"--content : dossier introuvable « {order.content} »."
    if order.output.is_file():
        return f"--output : « {order.output} » est un fichier."
    inside = order.output.resolve()
    if inside == order.content.resolve() or inside in order.content.resolve().parents:
        return "--output : ce dossier contient les sources ; choisissez-en un autre."
    if order.jobs is not None and order.jobs < 1:
        return "--jobs : il faut au moins 1."
    return ""


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


def forget(output: Path) -> None:
    """Forget the last build of a folder: the next one makes everything again."""
    from lapuce.incremental.store import Store

    _memo_file(output).unlink(missing_ok=True)
    file = _memo_file(output).with_suffix(".sqlite")
    if file.exists():
        Store(file, "").close()


def empty(output: Path) -> int:
    """Delete what we wrote in a folder, and forget it; return how many files."""
    from lapuce.incremental.commit import remove_outputs
    from lapuce.incremental.store import Store

    file = _memo_file(output).with_suffix(".sqlite")
    count = 0
    if file.exists():
        store = Store(file, "")
        count = remove_outputs(output, store.outputs())
        store.close()
        file.unlink()
    _memo_file(output).unlink(missing_ok=True)
    return count
