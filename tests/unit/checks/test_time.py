"""The rules take a time in proportion to the text, whatever is typed in it."""

from __future__ import annotations

import time

import pytest

from tests.unit.checks.saying import check_source, source_of


@pytest.mark.parametrize(
    "piece",
    [
        "`",
        "``a",
        "    ",
        "[a](/ ",
        "[a][b] ",
        "[^a] ",
        "{%",
        "{{",
        "[youtube ",
        "[video a] ",
        "==a ",
    ],
)
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    """Eight times longer must not take thirty times longer; a quadratic rule takes sixty-four."""
    short, long = (_seconds(piece * (size // len(piece))) for size in (3000, 24000))

    assert long < 0.1 or long < 30 * short


def _seconds(typed: str) -> float:
    source = source_of(f"{typed}\n")
    start = time.process_time()
    check_source(source, "]( ^ ~~ <p>{:")
    return time.process_time() - start
