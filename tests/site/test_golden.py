"""The pages we promise, byte for byte: a lost no-break space is a bug."""

from __future__ import annotations

import pytest

from tests.site.golden import GOLDEN, PROMISED, built


@pytest.fixture(scope="module")
def pages() -> dict[str, bytes]:
    """Build once."""
    return built()


@pytest.mark.parametrize("path", PROMISED)
def test_promised_pages_are_kept(pages: dict[str, bytes], path: str) -> None:
    """`./inv golden` rewrites them, under the fixed clock and address of the tests."""
    assert pages[path].decode() == (GOLDEN / path).read_text(encoding="utf-8")
