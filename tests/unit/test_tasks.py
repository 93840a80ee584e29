"""The tasks that run tools: in the checkout, whatever it is called and wherever they are typed."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from invoke import Context, Exit, Task

import tasks


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the file where an interpreter, of a checkout with a space, says how it was called."""
    checkout = tmp_path / "l’une (copie) d'ici"
    checkout.mkdir()
    python = checkout / "python"
    python.write_text('#!/bin/sh\nprintf "%s|" "$PWD" "$@" >> "$0.txt"\necho >> "$0.txt"\n')
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    monkeypatch.setattr(tasks, "HERE", checkout)
    monkeypatch.chdir(tmp_path)
    return checkout / "python.txt"


@pytest.mark.parametrize(
    ("task", "named", "commands"),
    [
        (
            tasks.test,
            {"browser": True},
            ["ruff check .", "ruff format --check .", "mypy", "pytest tests -m browser"],
        ),
        (tasks.golden, {}, ["tests.site.golden"]),
        (tasks.bench, {"what": "typography"}, ["bench.typography"]),
        (
            tasks.bench,
            {"what": "catalogue", "public": True},
            ["bench.catalogue --rounds 3 --public"],
        ),
        (
            tasks.bench,
            {"alone": "10,20", "peers": "hugo", "write": True},
            ["bench.site --rounds 3 --articles 1000 --peers hugo --write --alone 10,20"],
        ),
    ],
)
def test_tools_run_in_the_checkout(
    said: Path, task: Task[Callable[..., None]], named: dict[str, object], commands: list[str]
) -> None:
    """Not in the folder where the command is typed; a space or an apostrophe in its name is one."""
    task(Context(), **named)

    assert said.read_text().splitlines() == [
        "|".join([str(said.parent), "-m", *shlex.split(command), ""]) for command in commands
    ]


def test_a_tool_that_fails_ends_the_task(said: Path) -> None:
    """With its status: the tests are not run upon code that ruff refuses."""
    said.with_name("python").write_text('#!/bin/sh\necho "$2" >> "$0.txt"\nexit 3\n')
    with pytest.raises(Exit) as caught:
        tasks.test(Context())

    assert caught.value.code == 3
    assert said.read_text() == "ruff\n"
