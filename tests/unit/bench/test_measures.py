"""What a command costs and writes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench.measures import CommandError, measure, measure_memory, stamps

WRITES = "import pathlib; pathlib.Path('out/a').write_text('x'); pathlib.Path('out/b').unlink()"


def command(code: str) -> list[str]:
    """Return a command that runs Python code, quickly."""
    return [sys.executable, "-I", "-S", "-c", code]


def test_files_written_and_deleted_are_counted(tmp_path: Path) -> None:
    """A file written again with the same bytes is written; one left alone is not."""
    output = tmp_path / "out"
    output.mkdir()
    for name in "abc":
        (output / name).write_text("x", encoding="utf-8")

    run = measure(command(WRITES), tmp_path, {}, output, 30)

    assert (run.written, run.deleted) == (1, 1)
    assert run.wall > 0
    assert run.cpu > 0


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    """With its status and the end of what it printed."""
    with pytest.raises(CommandError, match=r": code 3\. perdu$"):
        measure(command("print('perdu'); raise SystemExit(3)"), tmp_path, {}, tmp_path, 30)


def test_a_command_that_lasts_is_stopped(tmp_path: Path) -> None:
    """A bench ends, whatever a peer does."""
    with pytest.raises(CommandError, match="arrêté après 0 s"):
        measure(command("import time; time.sleep(60)"), tmp_path, {}, tmp_path, 0.4)


def test_memory_is_in_mebibytes(tmp_path: Path) -> None:
    """A command that holds 64 MiB is seen to."""
    code = "import time; held = b'x' * 2**26; time.sleep(0.2)"

    assert 64 <= measure_memory(command(code), tmp_path, {}, 30) < 128


def test_a_missing_folder_has_no_files(tmp_path: Path) -> None:
    """A clean build begins without an output folder."""
    assert stamps(tmp_path / "none") == {}
