"""A build, from the content folder to the output folder: of an edit's own pages, or whole."""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from lapuce.incremental.lock import only_build
from lapuce.incremental.refusals import refusals_told
from lapuce.incremental.scan import Scan, scan
from lapuce.incremental.store import Store, copy_store
from lapuce.newsroom.job import Job, Progress, Report, no_progress, records_key
from lapuce.newsroom.reading.ahead import NOTHING, Ahead, read_ahead
from lapuce.problems import LapuceError

if TYPE_CHECKING:
    from lapuce.newsroom.building.standing import Memory
    from lapuce.newsroom.building.whole import Inspection, WholeBuild

_DAMAGE = (sqlite3.DatabaseError, UnicodeDecodeError, msgspec.MsgspecError)
"""What a store raises that is not as we left it."""


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

    with refusals_told(job.cache), only_build(job.cache / f"{job.store_name}.lock", wait):
        key = records_key(job)
        store = Store(job.cache / f"{job.store_name}.sqlite", key)
        try:
            report = _run(job, store, key, progress, found or scan(job.content), memory)
        finally:
            store.close()
    report.seconds = time.perf_counter() - started
    return report


def _run(
    job: Job, store: Store, records: str, progress: Progress, found: Scan, memory: Memory | None
) -> Report:
    """Build; when the store proves damaged on the way, build again without it."""
    try:
        ahead = read_ahead(job, store, found)
    except _DAMAGE:
        ahead = NOTHING
    # Imported once the other process reads: these take long too.
    from lapuce.newsroom.building.standing import Memory, read_standing, standing_key
    from lapuce.newsroom.building.touch import touch

    memory = memory or Memory()
    # Taken before anything else is read: a theme that changes meanwhile is seen by the next build.
    key = standing_key(job, records)
    try:
        standing = read_standing(job, store, key)
        if standing:
            touched = touch(job, store, standing, found, memory, progress, ahead)
            if touched is not None:
                return touched
        memory.forget()
        return _whole(job, store, progress, found, ahead).run(key, standing)
    except _DAMAGE:
        memory.forget()
        store.reset(records)
        return _whole(job, store, progress, found).run(key)
    finally:
        ahead.end()


def _whole(
    job: Job, store: Store, progress: Progress, found: Scan, ahead: Ahead = NOTHING
) -> WholeBuild:
    from lapuce.newsroom.building.whole import WholeBuild

    return WholeBuild(job, store, progress, found, ahead)


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
    with refusals_told(job.cache):
        store = Store(file, key)
        try:
            return _whole(job, store, no_progress, scan(job.content)).look(chosen)
        finally:
            store.close()
