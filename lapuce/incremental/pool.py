"""Work shared between forked processes, when there is enough of it."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from lapuce.problems import LapuceError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_BLOCK = 24
"""Items done in one go, at least: what is warm in the processor serves for all of them."""
_MOST_BLOCKS = 4_000
"""Blocks of one process: their numbers fit in the smallest pipe of any system."""
_NUMBER_BYTES = 4
Item = TypeVar("Item")
Answer = TypeVar("Answer")


def available_jobs() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def is_shared(count: int, jobs: int, least: int) -> bool:
    """Tell whether `share` would use several processes for so many items."""
    return jobs > 1 and count >= least and hasattr(os, "fork")


def share(
    work: Callable[[Sequence[Item]], list[Answer]],
    items: Sequence[Item],
    jobs: int,
    least: int,
    near: Callable[[Item], tuple[Hashable, str]] | None = None,
    meanwhile: Callable[[], None] = lambda: None,
    block: int = _BLOCK,
) -> list[Answer]:
    """
    Apply `work` to all items, by blocks, and return its answers in the order of the items.

    Each process has its blocks; one that has done its own helps the others.

    Args:
        work: From a few items to as many answers.
        items: All the items.
        jobs: Processes at most, ours included.
        least: Items below which everything is done in this process.
        near: Gives the kind of an item and its place among its kind. Each process gets an equal
            part of each kind, and neighbours go together: they often have work in common.
        meanwhile: What this process does first, while the others have begun.
        block: Items done in one go, at least.

    Raises:
        LapuceError: As raised by `work`, or when a process died.
        OSError: As raised by `work`.
    """
    if not is_shared(len(items), jobs, least):
        meanwhile()
        parts = (items[at : at + block] for at in range(0, len(items), block))
        return [answer for part in parts for answer in work(part)]
    import multiprocessing  # Most builds are small, and it costs as much as one.

    blocks, queues = _deal(items, jobs, near, block)
    turns = [_open_queue(numbers) for numbers in queues]

    def serve(number: int) -> list[tuple[int, list[Answer]]]:
        return [
            (taken, work([items[at] for at in blocks[taken]]))
            for turn in (*turns[number:], *turns[:number])
            for taken in _take(turn)
        ]

    context = multiprocessing.get_context("fork")
    sys.stdout.flush()
    sys.stderr.flush()
    gc.freeze()
    started = []
    try:
        for number in range(1, jobs):
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=_serve, args=(serve, number, theirs), daemon=True)
            process.start()
            theirs.close()
            started.append((process, ours))
        meanwhile()
        done = serve(0)
        for _, ours in started:
            done += _receive(ours)
    finally:
        gc.unfreeze()
        for turn in turns:
            os.close(turn)
        for process, ours in started:
            ours.close()
            if sys.exc_info()[0] is not None:
                process.terminate()
            process.join()
    placed = {
        at: answer
        for taken, answers in done
        for at, answer in zip(blocks[taken], answers, strict=True)
    }
    return [placed[at] for at in range(len(items))]


def _deal(
    items: Sequence[Item],
    jobs: int,
    near: Callable[[Item], tuple[Hashable, str]] | None,
    block: int,
) -> tuple[list[Sequence[int]], list[list[int]]]:
    """Return blocks of places of items, and the numbers of the blocks of each process."""
    size = max(block, len(items) // (_MOST_BLOCKS * jobs) + 1)
    blocks: list[Sequence[int]] = []
    queues: list[list[int]] = [[] for _ in range(jobs)]
    if near is None:
        for start in range(0, len(items), size):
            queues[len(blocks) % jobs].append(len(blocks))
            blocks.append(range(start, min(start + size, len(items))))
        return blocks, queues
    kinds: dict[Hashable, list[tuple[str, int]]] = {}
    for at, item in enumerate(items):
        kind, place = near(item)
        kinds.setdefault(kind, []).append((place, at))
    for rank, held in enumerate(kinds.values()):
        held.sort()
        # A kind of one item goes to each process in turn.
        ends = [(len(held) * number + rank % jobs) // jobs for number in range(1, jobs)]
        for number, (first, end) in enumerate(zip([0, *ends], [*ends, len(held)], strict=True)):
            for start in range(first, end, size):
                queues[number].append(len(blocks))
                blocks.append([at for _, at in held[start : min(start + size, end)]])
    return blocks, queues


def _open_queue(numbers: Sequence[int]) -> int:
    """Return a pipe that holds numbers: who reads one has it for itself."""
    reading, writing = os.pipe()
    os.write(writing, b"".join(number.to_bytes(_NUMBER_BYTES) for number in numbers))
    os.close(writing)
    return reading


def _take(queue: int) -> Iterator[int]:
    """Give the numbers that are left in a queue."""
    while held := os.read(queue, _NUMBER_BYTES):
        yield int.from_bytes(held)


def _serve(
    serve: Callable[[int], list[tuple[int, list[Answer]]]], number: int, answer: Connection
) -> None:
    try:
        answer.send((True, serve(number)))
    except (LapuceError, OSError) as error:
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
