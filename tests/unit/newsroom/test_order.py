"""What is asked of a build becomes a job."""

from __future__ import annotations

from pathlib import Path

from lapuce.newsroom.order import Order, read_job


def test_the_first_moment_of_all_is_a_moment(tmp_path: Path) -> None:
    """Zero is when the epoch began, not the want of a clock."""
    order = Order(content=tmp_path, output=tmp_path / "output", now="1970-01-01T00:00:00Z")

    assert read_job(order).now == 0
