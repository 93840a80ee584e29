"""Work on several things in step: what is warm in the processor serves for all of them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from typing import TypeVar

Answer = TypeVar("Answer")
Steps = Generator[None, None, Answer]
"""Work that stops between its stages, and ends with an answer."""


def in_step(every: Iterable[Steps[Answer]], before_each: Callable[[], None]) -> list[Answer]:
    """
    Do a stage of all things before the next stage of any, and return their answers in order.

    The code and the tables of a stage stay in the cache of the processor: ten thousand articles
    are read in a seventh less time by blocks of some dozens than one by one.

    Args:
        every: What is to be done.
        before_each: Called before each stage of each thing.
    """
    going = list(enumerate(every))
    answers: dict[int, Answer] = {}
    while going:
        left = []
        for at, steps in going:
            before_each()
            try:
                next(steps)
            except StopIteration as end:
                answers[at] = end.value
            else:
                left.append((at, steps))
        going = left
    return [answers[at] for at in range(len(answers))]
