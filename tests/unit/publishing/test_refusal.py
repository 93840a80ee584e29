"""How a refusal, a count, a name and a size are written."""

from __future__ import annotations

import pytest

from lapuce.publishing.refusal import RefusedError, first_names, megabytes, printable
from tests.words import plain


def test_one_reason_is_not_counted() -> None:
    """A single reason follows its title."""
    assert (
        plain(str(RefusedError(["le site est vide"])))
        == "Publication refusée :\n  - le site est vide"
    )


def test_all_reasons_are_told_at_once() -> None:
    """Nobody mends one fault to meet the next."""
    assert plain(str(RefusedError(["a", "b"]))) == "Publication refusée (2 raisons) :\n  - a\n  - b"


def test_names_that_a_terminal_would_obey_are_escaped() -> None:
    """A file name can neither break the line nor colour it."""
    assert printable("é\n\x1b[31m\udce9.html") == "é\\n\\x1b[31m\\udce9.html"


def test_names_left_out_are_counted() -> None:
    """Three names, then how many more."""
    assert first_names(["a", "b", "c"]) == "a, b, c"
    assert first_names(["a", "b", "c", "d"]) == "a, b, c et 1 autre"


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0,0 Mo"),
        (8_349_999, "8,3 Mo"),
        (104_857_600, "105 Mo"),
        (1_000_000_000, "1\N{NARROW NO-BREAK SPACE}000 Mo"),
    ],
)
def test_sizes_are_in_decimal_megabytes(size: int, text: str) -> None:
    """With a comma, and without decimals once they say nothing."""
    assert megabytes(size) == text
