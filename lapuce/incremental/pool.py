"""Work shared between forked processes, when there is enough of it."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from lapuce.problems import LapuceError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_BLOCK = 12
"""Items that follow each other and go to one process."""
Item = TypeVar("Item")
Answer = TypeVar("Answer")


def available_jobs() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def share(
    work: Callable[[Sequence[Item]], list[Answer]], items: Sequence[Item], jobs: int, least: int
) -> list[Answer]:
    """
    Apply `work` to all items and return its answers, in the order of the items.

    Args:
        work: From a share of the items to as many answers.
        items: All the items.
        jobs: Processes at most, ours included.
        least: Items below which everything is done in this process.

    Raises:
        LapuceError: As raised by `work`, or when a process died.
    """
    if jobs < 2 or len(items) < least or not hasattr(os, "fork"):
        return work(items)
    import multiprocessing  # Most builds are small, and it costs as much as one.

    context = multiprocessing.get_context("fork")
    sys.stdout.flush()
    sys.stderr.flush()
    gc.freeze()
    started = []
    try:
        for number in range(1, jobs):
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(
                target=_serve, args=(work, _share_of(items, number, jobs), theirs), daemon=True
            )
            process.start()
            theirs.close()
            started.append((process, ours))
        shares: list[list[Answer]] = [work(_share_of(items, 0, jobs))]
        for _, ours in started:
            shares.append(_receive(ours))
    finally:
        gc.unfreeze()
        for process, ours in started:
            ours.close()
            if sys.exc_info()[0] is not None:
                process.terminate()
            process.join()
    parts = [iter(part) for part in shares]
    return [next(parts[at // _BLOCK % jobs]) for at in range(len(items))]


def _share_of(items: Sequence[Item], number: int, jobs: int) -> list[Item]:
    """Return the blocks of one process: what follows each other often has work in common."""
    return [
        one
        for start in range(number * _BLOCK, len(items), jobs * _BLOCK)
        for one in items[start : start + _BLOCK]
    ]


def _serve(
    work: Callable[[Sequence[Item]], list[Answer]], items: Sequence[Item], answer: Connection
) -> None:
    try:
        answer.send((True, work(items)))
    except LapuceError as error:
        answer.send((False, error))
    except BaseException:
        import traceback

        answer.send((False, LapuceError(traceback.format_exc())))
        raise SystemExit(1) from None


def _receive(ours: Connection) -> list[Answer]:
    try:
        done, answers = ours.recv()
    except EOFError:
        raise LapuceError("un processus de la construction a été tué : recommencez.") from None
    if not done:
        raise answers
    return list(answers)
