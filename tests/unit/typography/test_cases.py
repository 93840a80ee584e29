"""Every line of the tables, on both functions, and twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lapuce.typography import typeset_html, typeset_text
from tests.unit.typography.cases import CASES, Case
from tests.words import shown

TEXTS = [case for case in CASES if case.is_text]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.place)
def test_html_is_set_as_the_table_says(case: Case) -> None:
    """Tables hold the convention; a line that fails names its file and its number."""
    once = typeset_html(case.typed)

    assert shown(once) == shown(case.expected)
    assert shown(typeset_html(once)) == shown(once)


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case.place)
def test_text_is_set_like_html_without_tags(case: Case) -> None:
    """A title is set by the same rules as the body."""
    once = typeset_text(case.typed)

    assert shown(once) == shown(case.expected)
    assert shown(typeset_text(once)) == shown(once)


def test_the_tables_are_large_and_say_nothing_twice() -> None:
    """Three hundred cases of our own, besides the convention's; each covers something else."""
    own = [case for case in CASES if not case.place.startswith("convention")]

    assert len(own) >= 300
    assert len({case.typed for case in own}) == len(own)


def test_the_writers_guide_says_what_is_done() -> None:
    """Each example of its table is set as it shows."""
    guide = Path(__file__).resolve().parents[3] / "docs" / "typographie.md"
    table = guide.read_text(encoding="utf-8").split("## Ce qui se fait tout seul")[1]
    examples = 0
    for line in table.split("\n## ")[0].split("\n")[4:]:
        if not line.startswith("| "):
            continue
        typed, read = (re.findall("`(.*?)`", cell) for cell in line.split(" | ")[:2])
        for index, source in enumerate(typed):
            assert shown(typeset_text(source)) == read[min(index, len(read) - 1)]
            examples += 1

    assert examples > 25
