"""What one command costs: wall clock, processor, memory, and the files it writes."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lapuce.problems import LapuceError

_SAMPLE_SECONDS = 0.02
_SAID_CHARS = 400

Stamps = dict[str, tuple[int, int, int]]
"""Modification time in nanoseconds, inode and size of each file, by path."""


class CommandError(LapuceError):
    """A measured command did not end well."""


@dataclass(frozen=True)
class Run:
    """One command, measured."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of processor, user and system, of the command and of all that it waited for."""
    written: int = 0
    """Files of the site made or made again, even with the same bytes."""
    deleted: int = 0


def stamps(folder: Path) -> Stamps:
    """Return the stamps of the files of a folder; nothing when there is no folder."""
    found: Stamps = {}
    pending = [str(folder)] if folder.is_dir() else []
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                else:
                    held = entry.stat(follow_symlinks=False)
                    found[entry.path] = (held.st_mtime_ns, held.st_ino, held.st_size)
    return found


def measure(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], output: Path, limit: float
) -> Run:
    """
    Run a command once.

    Args:
        command: The program and its arguments.
        folder: Where it runs.
        environment: All its variables.
        output: The folder of the site, whose files are compared before and after.
        limit: Seconds after which it is stopped.

    Raises:
        CommandError: With the end of what it said.
    """
    before = stamps(output)
    # What the command before wrote must not be flushed on this one's time.
    os.sync()
    wall, cpu, _ = _execute(command, folder, environment, limit)
    after = stamps(output)
    written = sum(before.get(path) != stamp for path, stamp in after.items())
    return Run(wall, cpu, written, sum(path not in after for path in before))


def measure_memory(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], limit: float
) -> float:
    """
    Run a command, and return the most memory that it and its children held at once, in MiB.

    Memory shared by several processes is counted once (their proportional set size), where
    `/proc` tells it; elsewhere it is the largest of the processes.
    """
    peak = _Peak()
    _, _, largest_kib = _execute(command, folder, environment, limit, peak)
    return (peak.kib or largest_kib) / 1024


def _execute(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    limit: float,
    peak: _Peak | None = None,
) -> tuple[float, float, int]:
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=dict(environment), stdin=subprocess.DEVNULL,
            stdout=said, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        timer = threading.Timer(limit, _kill, (process.pid,))
        timer.daemon = True
        timer.start()
        with peak.watching(process.pid) if peak else contextlib.nullcontext():
            # subprocess gives no usage: the child is waited for here, and Popen is told.
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        overdue = not timer.is_alive()
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            name = Path(command[0]).name
            if overdue:  # What it was saying then explains nothing.
                raise CommandError(f"{name} : arrêté après {limit:.0f} s.")
            said.seek(0)
            text = said.read().decode(errors="replace").strip()[-_SAID_CHARS:]
            raise CommandError(f"{name} : code {process.returncode}. {text}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def _kill(session: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(session, signal.SIGKILL)


class _Peak:
    """The most memory held at once by the processes of a session, in KiB."""

    def __init__(self) -> None:
        self.kib = 0

    @contextlib.contextmanager
    def watching(self, session: int) -> Iterator[None]:
        """Look at the session, again and again, until the block ends."""
        over = threading.Event()

        def look() -> None:
            while not over.wait(_SAMPLE_SECONDS):
                self.kib = max(self.kib, sum(map(_held_kib, members(session))))

        thread = threading.Thread(target=look, daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()


def members(session: int) -> list[int]:
    """Return the processes of a session; none where there is no `/proc`."""
    if not Path("/proc").is_dir():
        return []
    found = []
    for name in os.listdir("/proc"):  # noqa: PTH208 (50 times a second)
        if name.isdigit():
            # The name of the program, in parentheses, may hold anything; the fifth field is last.
            fields = _read(f"/proc/{name}/stat").rpartition(")")[2].split()
            if len(fields) > 3 and fields[3] == str(session):
                found.append(int(name))
    return found


def _held_kib(process: int) -> int:
    for line in _read(f"/proc/{process}/smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""  # The process has ended.
