"""What is asked of a build becomes a job."""

from __future__ import annotations

from pathlib import Path

import pytest

from lapuce.newsroom.desks import desk
from lapuce.newsroom.order import Order, read_job
from tests.site.newsroom import ROOT, write_content


def test_the_first_moment_of_all_is_a_moment(tmp_path: Path) -> None:
    """Zero is when the epoch began, not the want of a clock."""
    order = Order(content=tmp_path, output=tmp_path / "output", now="1970-01-01T00:00:00Z")

    assert read_job(order).now == 0


def test_a_clock_without_an_offset_is_that_of_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the dates of its articles are, be the build made or remembered."""
    settings = tmp_path / "pelicanconf.py"
    text = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
    text = text.replace("Europe/Paris", "America/Montreal").replace(
        'HERE / "theme"', f'"{ROOT}/theme"'
    )
    settings.write_text(text, encoding="utf-8")
    write_content(tmp_path / "content")
    monkeypatch.setattr(desk, "CACHE", tmp_path / "cache")

    def built(now: str) -> str:
        order = Order(
            content=tmp_path / "content",
            output=tmp_path / "output",
            settings_file=settings,
            now=now,
        )
        assert desk.build_site(order) == 0
        return capsys.readouterr().out

    assert " 0 fichier écrit" not in built("2015-06-01 09:00")
    assert " 0 fichier écrit" in built("2015-06-01T09:00-04:00")
    (held,) = (tmp_path / "cache").glob("*.json")
    assert '"built_at":1433163600.0' in held.read_text(encoding="utf-8")
