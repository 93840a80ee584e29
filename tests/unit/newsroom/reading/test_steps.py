"""Several things are done in step: a stage of all, then the next stage."""

from __future__ import annotations

import time
from functools import partial
from typing import Any

import pytest

from lapuce.checks import Facts
from lapuce.newsroom.reading import reader as reading
from lapuce.newsroom.reading.names import Names
from lapuce.newsroom.reading.steps import Steps, in_step
from lapuce.settings import Settings
from lapuce.writing.hostile import time_limit
from lapuce.writing.markdown import Writer
from lapuce.writing.written import Written


def work(name: str, stages: int, done: list[str]) -> Steps[str]:
    """Do some stages, and say so."""
    for stage in range(stages):
        done.append(f"{name}{stage}")
        yield
    done.append(f"{name}.")
    return name.upper()


def test_a_stage_of_all_comes_before_the_next_of_any() -> None:
    """Answers are in the order of the things, though some end before others."""
    done: list[str] = []
    before: list[int] = []
    answers = in_step(
        [work("a", 2, done), work("b", 0, done), work("c", 1, done)],
        lambda: before.append(len(done)),
    )

    assert answers == ["A", "B", "C"]
    assert done == ["a0", "b.", "c0", "a1", "c.", "a."]
    assert before == [0, 1, 2, 3, 4, 5]
    assert in_step([], lambda: None) == []


def test_a_text_that_takes_too_long_is_refused_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that are read in step with it are read."""
    writer = Writer()
    write = writer.write

    def slowly(text: str, **more: Any) -> Written:
        until = time.process_time() + (5 if "lent" in text else 0)
        while time.process_time() < until:
            pass
        return write(text, **more)

    monkeypatch.setattr(writer, "write", slowly)
    monkeypatch.setattr(reading, "time_limit", partial(time_limit, 0.3))
    reader = reading.Reader(Settings(), "Europe/Paris", Names(), "content/", writer, Facts())
    text = (
        "---\ntitle: T\ndate: 2014-10-01\ncategory: Essais\nsummary: Chapô\n---\n\nUn texte {}.\n"
    )
    read = reader.read_all(
        (text.format(word).encode(), f"articles/{word}.md") for word in ("vif", "lent", "bref")
    )

    assert [one.record is not None for one in read] == [True, False, True]
    assert [one.rule for one in read[1].problems] == ["hostile-text"]
