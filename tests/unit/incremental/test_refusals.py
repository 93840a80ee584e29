"""What the system refuses is told in French, whatever asked for it; our own faults are not hidden."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from lapuce.incremental.refusals import refusals_told
from lapuce.problems import LapuceError
from tests.words import plain

CACHE = Path("/x/cache")


def refused(number: int, place: str | None) -> OSError:
    """Return what Python raises when the system refuses something."""
    return OSError(number, os.strerror(number), *([place] if place else []))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            refused(errno.EACCES, "/x/cache/1.lock"),
            "écriture impossible dans /x/cache : droits insuffisants.",
        ),
        (
            refused(errno.EROFS, "/x/cache/1.lock"),
            "écriture impossible dans /x/cache : le disque est en lecture seule.",
        ),
        (
            refused(errno.EEXIST, "/x/cache"),
            "écriture impossible dans /x/cache : un fichier porte ce nom.",
        ),
        (refused(errno.ENOSPC, None), "écriture impossible dans /x/cache : le disque est plein."),
        (refused(errno.EACCES, "/x/theme/base.html"), "/x/theme/base.html : droits insuffisants."),
    ],
)
def test_what_the_system_refuses_is_told(error: OSError, said: str) -> None:
    """Where, and why: the cache, or the file it is about."""
    with pytest.raises(LapuceError) as told, refusals_told(CACHE):
        raise error

    assert plain(str(told.value)) == said


def test_a_fault_of_ours_is_no_refusal() -> None:
    """A missing file, a bug: the traceback says more."""
    with pytest.raises(FileNotFoundError), refusals_told(CACHE):
        raise refused(errno.ENOENT, "/x/cache/1.lock")


def test_a_store_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    """SQLite speaks English."""
    file = tmp_path / "x.sqlite"
    sqlite3.connect(file).close()
    held = sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)
    with pytest.raises(LapuceError) as told, refusals_told(tmp_path):
        held.execute("CREATE TABLE x (y)")
    held.close()

    reason = "droits insuffisants, ou disque en lecture seule"
    assert plain(str(told.value)) == f"écriture impossible dans {tmp_path} : {reason}."


def test_a_full_store_is_told(tmp_path: Path) -> None:
    """A limit on its pages stands for the disk's."""
    held = sqlite3.connect(tmp_path / "x.sqlite")
    held.execute("PRAGMA max_page_count = 1")
    with pytest.raises(LapuceError) as told, refusals_told(tmp_path):
        held.execute("CREATE TABLE x (y)")
    held.close()

    assert plain(str(told.value)) == f"écriture impossible dans {tmp_path} : le disque est plein."
