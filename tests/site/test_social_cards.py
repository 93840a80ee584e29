"""Social cards: what networks show of an article that has no photo."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from lapuce.images import CARD_SIZE, SocialCards
from lapuce.newsroom.building.build import build
from lapuce.settings import Settings
from tests.site.newsroom import ROOT, article, build_at, job, settle, tree, write_content
from tests.site.test_shared_image import CARD, tags

WITH_CARDS = Settings(social_cards=True)


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """Return a folder with an article that has a photo, one without, and a draft."""
    content = write_content(tmp_path / "content")
    photo = '{src: vu.png, alt: "Un écran", credit: La Puce}'
    write_content(
        content,
        {
            "articles/2015/vu/index.md": article("Vu", image=photo),
            "articles/2015/dit.md": article("Dit « oui » ?"),
            "articles/2015/tu.md": article("Tu", status="draft"),
        },
    )
    Image.new("RGB", (64, 48)).save(content / "articles/2015/vu/vu.png")
    return tmp_path


def cards(output: Path) -> set[str]:
    """Return the names of the cards of a site."""
    return {path.stem for path in (output / "cartes").glob("*")}


def test_an_article_without_photo_has_a_card(newsroom: Path) -> None:
    """A drawing is no photo: networks show no SVG. Its title is its alternative."""
    build_at(newsroom, settings=WITH_CARDS)
    output = newsroom / "output"

    assert {"dit", "mi-pad-essai"} <= cards(output)
    assert cards(output).isdisjoint({"vu", "tu"})
    held = tags(output / "articles/dit/index.html")
    assert held["image"] == "https://lapuce.example/blog/cartes/dit.png"
    assert held["image:alt"] == "Dit «\xa0oui\xa0»\xa0?"
    assert (held["image:width"], held["image:height"]) == tuple(map(str, CARD_SIZE))
    with Image.open(output / "cartes/dit.png") as card:
        assert card.size == CARD_SIZE
    assert (output / "cartes/dit.png").stat().st_size < 60_000
    assert tags(output / "articles/vu/index.html")["image"].endswith("/articles/vu/vu.png")
    assert tags(output / "index.html")["image"].endswith(CARD)


@pytest.mark.parametrize("changes", [{}, {"settings": WITH_CARDS, "live_reload": True}])
def test_writers_wait_for_no_card(newsroom: Path, changes: dict[str, object]) -> None:
    """Neither at a build nor in the preview."""
    build(job(newsroom, **changes))

    assert cards(newsroom / "output") == set()
    assert tags(newsroom / "output/articles/dit/index.html")["image"].endswith(CARD)


def test_a_theme_without_ground_has_no_card(newsroom: Path) -> None:
    """The card of the house stands for all."""
    shutil.copytree(ROOT / "theme", newsroom / "theme", ignore=shutil.ignore_patterns("cards"))
    build_at(newsroom, settings=WITH_CARDS, theme=newsroom / "theme")

    assert cards(newsroom / "output") == set()


def test_a_card_is_drawn_once(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another title has another; what is no longer shown is forgotten."""
    drawn: list[str] = []
    draw = SocialCards._draw

    def watched(self: SocialCards, site: str, kicker: str, title: str) -> bytes:
        drawn.append(title)
        return draw(self, site, kicker, title)

    monkeypatch.setattr(SocialCards, "_draw", watched)
    build_at(newsroom, settings=WITH_CARDS, jobs=1)
    assert len(drawn) == len(set(drawn)) == len(cards(newsroom / "output"))
    first = tree(newsroom / "output")
    drawn.clear()
    build_at(newsroom, settings=WITH_CARDS, jobs=1, output=newsroom / "other")
    assert (tree(newsroom / "other"), drawn) == (first, [])

    settle(newsroom / "content", 1_400_000_000)
    build_at(newsroom, settings=WITH_CARDS, jobs=1)
    write_content(newsroom / "content", {"articles/2015/dit.md": article("Redit")})
    report = build_at(newsroom, settings=WITH_CARDS, jobs=1)
    assert "contrôles" not in report.stages  # An edit of words plans nothing.
    assert drawn == ["Redit"]
    assert "cartes/dit.png" in report.changed
    assert tags(newsroom / "output/articles/dit/index.html")["image:alt"] == "Redit"

    (newsroom / "content/articles/2015/dit.md").unlink()
    build_at(newsroom, settings=WITH_CARDS, jobs=1)
    assert "dit" not in cards(newsroom / "output")
