"""What the checks between sources know of pages, against the pages themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

import lapuce
from lapuce.newsroom import job
from lapuce.newsroom.link_hints import SECTIONS
from lapuce.newsroom.records import Brand, Device, Record
from tests.site.newsroom import ROOT

TEMPLATES = ROOT / "theme/templates"


def test_the_sections_that_sources_may_link_to_are_those_of_the_theme() -> None:
    """Each is in the menu of its page, and the other way round."""
    found: dict[type[Record], frozenset[str]] = {}
    for kind, name in ((Device, "device.html"), (Brand, "brand.html")):
        template = (TEMPLATES / name).read_text(encoding="utf-8")
        found[kind] = frozenset(
            part.partition('"')[0] for part in template.split('<li><a href="#')[1:]
        )

    assert found == SECTIONS


def test_the_digest_of_the_code_holds_the_locked_libraries(tmp_path: Path) -> None:
    """Any of them may change what is read or printed."""
    digests = set()
    for lock in ("markdown 3.9", "markdown 3.10"):
        (tmp_path / "lapuce").mkdir(exist_ok=True)
        (tmp_path / "uv.lock").write_text(lock, encoding="utf-8")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(lapuce, "__file__", str(tmp_path / "lapuce/__init__.py"))
            digests.add(job.code_digest.__wrapped__())

    assert len(digests) == 2
