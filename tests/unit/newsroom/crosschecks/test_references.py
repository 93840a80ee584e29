"""What the checks between sources know of pages, against the pages themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import lapuce
from lapuce.newsroom import job
from lapuce.newsroom.addresses import PAGE_IDS, SECTIONS
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


def test_the_identifiers_kept_from_texts_are_those_of_the_theme() -> None:
    """Those of the page itself, of its titles and of what it takes from others."""
    rumours = _ids("partials/rumour.html")

    assert {
        Device: _ids("device.html") | rumours | {"prix-t", "prix-d"},
        Brand: _ids("brand.html") | rumours,
    } == PAGE_IDS


def _ids(name: str) -> set[str]:
    template = (TEMPLATES / name).read_text(encoding="utf-8")
    return set(re.findall(r'(?:\bid=|section_title\()"([\w-]+)"', template))


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
