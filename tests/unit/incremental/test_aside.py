"""Work done aside: its answers come one by one, and what stops it is told."""

from __future__ import annotations

import os
import select
import signal
import threading
from collections.abc import Iterator

import pytest

from lapuce.incremental.aside import begin_aside, can_work_aside
from lapuce.problems import LapuceError


def test_answers_come_in_order_from_another_process() -> None:
    """The first one does not wait for the last."""
    waited, told = os.pipe()

    def work() -> Iterator[object]:
        yield os.getpid()
        was_asked_on = bool(select.select([waited], [], [], 10)[0])
        yield {"a": (1, b"\x00")} if was_asked_on else "the first answer waited for this one"

    answers = begin_aside(work)

    assert next(answers) != os.getpid()
    os.write(told, b"!")
    assert list(answers) == [{"a": (1, b"\x00")}]
    os.close(waited)
    os.close(told)


def test_a_fault_is_told_where_the_answer_was_awaited() -> None:
    """With its traceback: it is ours."""

    def work() -> Iterator[int]:
        yield 1
        raise KeyError("absent")

    answers = begin_aside(work)

    assert next(answers) == 1
    with pytest.raises(LapuceError, match="KeyError: 'absent'"):
        next(answers)
    assert list(answers) == []


def test_a_process_that_was_killed_is_told() -> None:
    """In the middle of its work."""

    def work() -> Iterator[int]:
        os.kill(os.getpid(), signal.SIGKILL)
        yield 1

    with pytest.raises(LapuceError, match="un processus de la construction a été tué"):
        next(begin_aside(work))


def test_nothing_is_done_aside_beside_a_thread_or_on_one_processor() -> None:
    """A fork beside a thread may wait for ever for what the thread held."""
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    beside = can_work_aside(2)
    over.set()
    thread.join()

    assert (beside, can_work_aside(1)) == (False, False)
