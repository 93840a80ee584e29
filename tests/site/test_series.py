"""An article says which episode it is as the page of its series does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site.newsroom import article, build_at, write_content
from tests.words import plain


@pytest.mark.parametrize("typed", [{}, {"series_index": "99"}])
def test_an_episode_is_counted_by_its_place(typed: dict[str, str], tmp_path: Path) -> None:
    """Without an index it comes last; one that skips numbers is not the 99th of three."""
    content = write_content(tmp_path / "content")
    third = article("A", date="2015-04-01", series="Les débuts de Xiaomi", **typed)
    write_content(content, {"articles/2015/a.md": third})
    build_at(tmp_path)
    page = (tmp_path / "output/articles/a/index.html").read_text(encoding="utf-8")

    assert re.findall(r"Épisode (\w+) sur (\w+)", plain(page)) == [("3", "3")]
