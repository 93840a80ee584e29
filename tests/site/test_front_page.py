"""The newsroom chooses what leads its front page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.newsroom import article, build_at, write_content
from tests.site.test_catalogue import page_of, text_of

NAMES = ("Janvier", "Février", "Mars", "Avril", "Mai")


def titles(home: Path, *featured: str, count: int = 5) -> list[str]:
    """Build so many articles, some of which are featured; return what leads, and the three next."""
    sources = {
        f"articles/2015/{month}.md": article(
            name, date=f"2015-{month:02d}-01 09:00", featured="oui" if name in featured else "non"
        )
        for month, name in enumerate(NAMES[:count], 1)
    }
    write_content(home / "content")
    write_content(home / "content", sources)
    build_at(home)
    page = page_of(home, ".")
    places = (".une h2", ".trio .papier-titre")
    return [text_of(one) for place in places for one in page.css(place)]


@pytest.mark.parametrize(
    ("featured", "order"),
    [
        ((), ["Mai", "Avril", "La suite de la rumeur", "Mars"]),
        (("Mars",), ["Mars", "Mai", "Avril", "La suite de la rumeur"]),
        (("Mars", "Février"), ["Mars", "Mai", "Avril", "La suite de la rumeur"]),
    ],
)
def test_the_latest_featured_article_leads(
    tmp_path: Path, featured: tuple[str, ...], order: list[str]
) -> None:
    """The others follow, the latest first."""
    assert titles(tmp_path, *featured) == order


def test_what_led_goes_when_the_front_page_is_full_of_later_articles(tmp_path: Path) -> None:
    """Nobody has to remember to take it away."""
    write_content(
        tmp_path / "content",
        {
            f"articles/2015/x{day}.md": article(f"X{day}", date=f"2015-02-{day:02d} 09:00")
            for day in range(10, 20)
        },
    )

    assert titles(tmp_path, "Janvier", count=1)[0] == "La suite de la rumeur"


def test_an_edit_that_features_makes_the_front_page_again(tmp_path: Path) -> None:
    """And only what shows it."""
    titles(tmp_path)

    assert titles(tmp_path, "Février")[0] == "Février"
    assert titles(tmp_path)[0] == "Mai"
