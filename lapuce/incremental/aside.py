"""Work done by another process, answer after answer, while this one goes on."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

from lapuce.problems import LapuceError


def can_work_aside(jobs: int) -> bool:
    """Tell whether another process may be forked: there is a processor for it, and no thread."""
    return jobs > 1 and hasattr(os, "fork") and threading.active_count() == 1


def begin_aside(work: Callable[[], Iterable[Any]]) -> Iterator[Any]:
    """
    Begin some work in another process, and give its answers, each waited for when it is asked for.

    They are pickled, by our own process for ourselves.

    Raises:
        LapuceError: When an answer is asked for: the work failed, or its process was killed.
    """
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if not process:
        os.close(reading)
        _answer(work, writing)
    os.close(writing)
    return _answers(reading, process)


def _answers(reading: int, process: int) -> Iterator[Any]:
    with open(reading, "rb") as file:
        while (answer := _read(file)) is not None:
            yield answer[0]
    os.waitpid(process, 0)


def _read(file: IO[bytes]) -> tuple[Any] | None:
    """Return the next answer; None after the last."""
    try:
        kind, held = pickle.load(file)
    except (EOFError, pickle.UnpicklingError):
        raise LapuceError("un processus de la construction a été tué : recommencez.") from None
    if kind == "fault":
        raise LapuceError(held)
    return (held,) if kind == "answer" else None


def _answer(work: Callable[[], Iterable[Any]], writing: int) -> None:
    """Do the work, write its answers, and end this process at once: all else is the parent's."""
    with open(writing, "wb", buffering=0) as file:
        try:
            for answer in work():
                file.write(pickle.dumps(("answer", answer), pickle.HIGHEST_PROTOCOL))
            file.write(pickle.dumps(("end", None)))
        except BrokenPipeError:
            pass  # Nobody waits any more.
        except BaseException:
            import traceback

            file.write(pickle.dumps(("fault", traceback.format_exc())))
        finally:
            os._exit(0)
