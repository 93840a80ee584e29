"""The drawing of social cards: lines, sizes, and what a font lacks."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from lapuce.images import CARD_SIZE, SocialCards
from lapuce.images.cards import _lines

THEME = Path(__file__).resolve().parents[3] / "theme"


@pytest.fixture
def drawer(tmp_path: Path) -> SocialCards:
    """Return the cards of our theme."""
    return SocialCards(THEME, tmp_path)


def pixels(data: bytes) -> Image.Image:
    """Return a card, decoded."""
    image = Image.open(BytesIO(data)).convert("RGB")
    assert image.size == CARD_SIZE
    return image


@pytest.mark.parametrize(
    "title", ["A", "Mi 4", "mot " * 60, "Anticonstitutionnellement " * 9, "小米", ""]
)
def test_any_title_stays_within_its_card(drawer: SocialCards, title: str) -> None:
    """It leaves the margins and the bar at the foot as they are."""
    ground = Image.open(THEME / "cards/ground.png").convert("RGB")
    card = pixels(drawer.get("La Puce", "Essais", title))

    for box in ((0, 0, 80, 630), (1160, 0, 1200, 630), (0, 600, 1200, 630)):
        near = zip(ground.crop(box).tobytes(), card.crop(box).tobytes(), strict=True)
        assert max(abs(a - b) for a, b in near) <= 16


def test_a_sign_that_the_font_lacks_is_left_out(drawer: SocialCards) -> None:
    """No box is drawn; spaces of all kinds are spaces."""
    assert (
        drawer._plain("Xiaomi 小米\xa0: « oui »\N{NARROW NO-BREAK SPACE}!") == "Xiaomi : « oui » !"
    )


def test_punctuation_stays_with_its_word(drawer: SocialCards) -> None:
    """As on the page, no line begins by a sign, nor ends by an opening quotation mark."""
    font = drawer._font(92, 800)
    text = "Quatre téléphones « vraiment très bon marché » : lequel choisir ? " * 3

    lines = list(_lines(text.strip(), font))
    assert " ".join(lines) == text.strip()
    assert len(lines) > 3
    assert not any(line[0] in ":?!»" or line.endswith("«") for line in lines)


def test_a_card_says_its_words(drawer: SocialCards) -> None:
    """Each of them changes it."""
    words = [
        ("La Puce", "Essais", "A"),
        ("Ma Puce", "Essais", "A"),
        ("La Puce", "Guides", "A"),
        ("La Puce", "Essais", "B"),
    ]

    assert len({drawer.get(*one) for one in words}) == 4
    assert all(drawer.has(*one) for one in words)
    drawer.keep_only(words[:1])
    assert [drawer.has(*one) for one in words] == [True, False, False, False]
