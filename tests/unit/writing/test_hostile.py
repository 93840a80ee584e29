"""Texts made to exhaust Markdown are refused in no time."""

from __future__ import annotations

import time

import pytest

from lapuce.writing.hostile import TooSlowError, hostile_line, time_limit
from lapuce.writing.lines import Lines


@pytest.mark.parametrize(
    "text",
    [
        "a\n" + "[" * 16_000,
        "a\n" + "![" * 4_000,
        "a\n" + "<b " * 4_000,
        "a\n```" + " " * 16_000 + "b",
        "a\n" + "x" * 20_001,
        "a\n" + " " * 400 + "- a",
    ],
)
def test_hostile_lines_are_named(text: str) -> None:
    """Each by its line."""
    found = hostile_line(text)

    assert found is not None
    assert found[0] == 1


def test_ordinary_texts_pass() -> None:
    """A long paragraph, a list, a table."""
    assert hostile_line("Un mot [lien](x.md). " * 400 + "\n\n    - a\n\n| " + "a | " * 50) is None


def test_code_left_open_is_passed_over_at_once() -> None:
    """Each of its signs might have opened it."""
    start = time.process_time()

    assert Lines("`" * 20_000 + " un `deux` un", 1).count("un") == 2
    assert time.process_time() - start < 0.5


def work(seconds: float) -> None:
    """Keep the processor busy."""
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def test_time_is_limited() -> None:
    """Whatever the library does."""
    with pytest.raises(TooSlowError), time_limit(0.05):
        work(5)


def test_time_starts_anew_for_the_next_text() -> None:
    """Many short texts may take longer together than one may."""
    with time_limit(0.2) as restart:
        for _ in range(4):
            restart()
            work(0.1)


def test_waiting_is_no_work() -> None:
    """A build that Ctrl-Z stopped for a minute, or a busy machine, refuses no text."""
    with time_limit(0.1):
        time.sleep(0.3)
