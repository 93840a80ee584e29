"""A newsroom of another name: readers read that name everywhere, set as French sets it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from html import unescape
from pathlib import Path

import pytest

from lapuce.newsroom.building.build import build
from lapuce.settings import Settings
from tests.site.newsroom import article, job, write_content
from tests.words import shown

NAME = "L'Écho : le journal"
TYPESET = "L’Écho⍽: le journal"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site under its own name."""
    folder = tmp_path_factory.mktemp("name")
    content = write_content(folder / "content")
    question = article(
        "À qui ?", summary="À qui le dit-on, et pourquoi ne le dit-on pas ? Nul ne sait."
    )
    write_content(content, {"articles/2015/question.md": question})
    said = Settings(tagline="Qui dit mieux ?", description="Tout, et rien d’autre !")
    asked = job(folder, site_name=NAME, settings=said)
    build(asked)
    return asked.output


def test_the_name_of_the_generator_is_nowhere(output: Path) -> None:
    """But in the credit of a picture, which says what its author wrote."""
    found = {
        path.relative_to(output).as_posix()
        for path in output.rglob("*")
        if path.suffix in (".html", ".xml", ".json", ".txt")
        and "La Puce" in unescape(path.read_text("utf-8")).replace("<figcaption>La Puce<", "")
    }

    assert found == set()


def test_the_feed_of_the_site_bears_its_name(output: Path) -> None:
    feed = ET.parse(output / "flux.xml").getroot()

    assert shown(feed.findtext("{http://www.w3.org/2005/Atom}title")) == TYPESET


def test_other_programs_are_given_no_narrow_space(output: Path) -> None:
    """In `<meta>`, Open Graph and JSON-LD, where some draw a box for it."""
    for path in output.rglob("*.html"):
        head = path.read_text(encoding="utf-8").partition("</title>")[2].partition("</head>")[0]
        assert "⎵" not in shown(head)


def test_the_name_is_typeset_wherever_it_is(output: Path) -> None:
    """Typed with a straight apostrophe, as in a settings file, or not."""
    for path in output.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert "L&#39;Écho" not in page
        assert "L'Écho" not in page
        assert TYPESET in shown(page) or 'http-equiv="refresh"' in page
