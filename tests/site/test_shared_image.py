"""What networks show of a page: a picture that they can show, of the size that the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from tests.site.newsroom import ROOT, article, build_at, write_content

CARD = "/theme/carte.png"


def tags(page: Path) -> dict[str, str]:
    """Return the Open Graph tags of a page, by name."""
    text = page.read_text(encoding="utf-8")
    return dict(re.findall(r'<meta property="og:([a-z:]+)" content="([^"]*)">', text))


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Build a site with an article that has a photograph."""
    content = write_content(tmp_path / "content")
    text = article("Vu", image='{src: vu.png, alt: "Un écran", credit: La Puce}')
    write_content(content, {"articles/2015/vu/index.md": text})
    Image.new("RGB", (64, 48)).save(content / "articles/2015/vu/vu.png")
    build_at(tmp_path)
    return tmp_path / "output"


def test_a_photograph_is_shown_with_its_size(output: Path) -> None:
    """The article's own."""
    held = tags(output / "articles/vu/index.html")

    assert held["image"].endswith("/articles/vu/vu.png")
    assert (held["image:width"], held["image:height"]) == ("64", "48")
    assert held["image:alt"] == "Un écran"


@pytest.mark.parametrize("page", ["articles/mi-pad-essai/index.html", "index.html", "404.html"])
def test_the_card_of_the_house_stands_for_a_drawing_or_for_nothing(output: Path, page: str) -> None:
    """Networks show no SVG; its file is there, and is as large as the page says."""
    held = tags(output / page)

    assert held["image"].endswith(CARD)
    with Image.open(output / CARD[1:]) as card:
        assert (held["image:width"], held["image:height"]) == tuple(map(str, card.size))
    assert (ROOT / "theme/static/carte.png").stat().st_size < 40_000


def test_a_name_with_a_space_or_an_accent_makes_a_valid_address(tmp_path: Path) -> None:
    """In the page, in the text and in what networks are told; the file keeps its name."""
    content = write_content(tmp_path / "content")
    image = '{src: "vu 1é.png", alt: "Un écran", credit: La Puce}'
    body = '![Un écran allumé sur une table](<vu 1é.png> "Vu | La Puce")'
    write_content(content, {"articles/2015/vu/index.md": article("Vu", image=image, body=body)})
    Image.new("RGB", (64, 48)).save(content / "articles/2015/vu/vu 1é.png")
    build_at(tmp_path)
    page = tmp_path / "output/articles/vu/index.html"

    assert (page.parent / "vu 1é.png").exists()
    assert tags(page)["image"].endswith("/articles/vu/vu%201%C3%A9.png")
    sources = re.findall(r'src="([^"]*vu[^"]*png)"', page.read_text(encoding="utf-8"))
    assert set(sources) == {"/blog/articles/vu/vu%201%C3%A9.png"}
