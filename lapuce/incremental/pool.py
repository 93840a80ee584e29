"""Work shared between forked processes, when there is enough of it."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, TypeVar

from lapuce.problems import LapuceError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_BLOCK = 12
"""Items that follow each other and go to one process, when nothing is known of them."""
Item = TypeVar("Item")
Answer = TypeVar("Answer")


def available_jobs() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def share(
    work: Callable[[Sequence[Item]], list[Answer]],
    items: Sequence[Item],
    jobs: int,
    least: int,
    near: Callable[[Item], tuple[Hashable, str]] | None = None,
) -> list[Answer]:
    """
    Apply `work` to all items and return its answers, in the order of the items.

    Args:
        work: From a share of the items to as many answers.
        items: All the items.
        jobs: Processes at most, ours included.
        least: Items below which everything is done in this process.
        near: Gives the kind of an item and its place among its kind. Each process gets an equal
            part of each kind, and neighbours go together: they often have work in common.

    Raises:
        LapuceError: As raised by `work`, or when a process died.
    """
    if jobs < 2 or len(items) < least or not hasattr(os, "fork"):
        return work(items)
    import multiprocessing  # Most builds are small, and it costs as much as one.

    lots = _deal_blocks(len(items), jobs) if near is None else _deal_near(items, jobs, near)

    def lot(number: int) -> list[Item]:
        return [items[at] for at in lots[number]]

    context = multiprocessing.get_context("fork")
    sys.stdout.flush()
    sys.stderr.flush()
    gc.freeze()
    started = []
    try:
        for number in range(1, jobs):
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=_serve, args=(work, lot(number), theirs), daemon=True)
            process.start()
            theirs.close()
            started.append((process, ours))
        shares: list[list[Answer]] = [work(lot(0))]
        for _, ours in started:
            shares.append(_receive(ours))
    finally:
        gc.unfreeze()
        for process, ours in started:
            ours.close()
            if sys.exc_info()[0] is not None:
                process.terminate()
            process.join()
    placed = {
        at: answer
        for places, answers in zip(lots, shares, strict=True)
        for at, answer in zip(places, answers, strict=True)
    }
    return [placed[at] for at in range(len(items))]


def _deal_blocks(count: int, jobs: int) -> list[list[int]]:
    """Return the places of the items of each process, by blocks."""
    lots: list[list[int]] = [[] for _ in range(jobs)]
    for start in range(0, count, _BLOCK):
        lots[start // _BLOCK % jobs] += range(start, min(start + _BLOCK, count))
    return lots


def _deal_near(
    items: Sequence[Item], jobs: int, near: Callable[[Item], tuple[Hashable, str]]
) -> list[list[int]]:
    """Return the places of the items of each process, an equal part of each kind."""
    kinds: dict[Hashable, list[tuple[str, int]]] = {}
    for at, item in enumerate(items):
        kind, place = near(item)
        kinds.setdefault(kind, []).append((place, at))
    lots: list[list[int]] = [[] for _ in range(jobs)]
    for rank, held in enumerate(kinds.values()):
        held.sort()
        # A kind of one item goes to each process in turn.
        ends = [(len(held) * number + rank % jobs) // jobs for number in range(1, jobs)]
        for number, (start, end) in enumerate(zip([0, *ends], [*ends, len(held)], strict=True)):
            lots[number] += [at for _, at in held[start:end]]
    return lots


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
