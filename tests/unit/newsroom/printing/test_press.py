"""What templates print once a build."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import cast

import pytest

from lapuce.images import DerivativeCache, SocialCards
from lapuce.incremental.plan import Page
from lapuce.newsroom.printing.chrome import Chrome
from lapuce.newsroom.printing.press import Press, Theme
from lapuce.newsroom.printing.texts import Texts
from lapuce.problems import LapuceError

TEMPLATES = {
    "page.html": '{% from "macros.html" import shown %}{{ shown(card) }}',
    "macros.html": '{% macro shown(card) %}{{ once("card.html", card=card) }}{% endmacro %}',
    "card.html": "{{ site.name }}, {{ card.title }}",
}


@pytest.fixture
def theme(tmp_path: Path) -> Theme:
    """Return a theme whose card is made once."""
    for name, text in TEMPLATES.items():
        (tmp_path / "templates" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "templates" / name).write_text(text, encoding="utf-8")
    return Theme(tmp_path)


def press(theme: Theme, name: str) -> Press:
    """Return a press for a site of some name."""
    cards = SocialCards(theme.folder, theme.folder / "cards")
    copies = DerivativeCache(theme.folder / "images")
    texts = cast("Texts", {}.__getitem__)  # No page here has a text.
    return Press(theme, Chrome({"name": name}, "", "", "UTC", ""), texts, copies, cards)


def render(one: Press, card: object) -> str:
    """Render a page that shows a card."""
    return one.render([Page("a", "page.html", lambda press: {"card": card}, ())])[0].decode()


def test_a_card_is_made_once_for_all_pages(theme: Theme) -> None:
    """Even by macros, which a template keeps from one page to the next."""
    held = {"title": "Un <titre>"}
    card = MappingProxyType(held)
    one = press(theme, "La Puce")
    assert render(one, card) == "La Puce, Un &lt;titre&gt;"

    held["title"] = "Un autre"

    assert render(one, card) == "La Puce, Un &lt;titre&gt;"
    assert render(one, MappingProxyType(held)) == "La Puce, Un autre"


def test_a_list_of_cards_is_made_of_the_same(theme: Theme) -> None:
    """One a line; a card made for a page by itself is not made again for a list."""
    held = [{"title": "Un titre"}, {"title": "Un autre"}, {"title": "Un dernier"}]
    cards: list[object] = [MappingProxyType(one) for one in held[:2]]
    one = press(theme, "La Puce")
    render(one, cards[0])
    held[0]["title"] = held[1]["title"] = "Changé"
    shown = one.each_once("card.html", "card", [*cards, held[2]], {})
    held[1]["title"] = held[2]["title"] = "Encore changé"

    assert shown == "La Puce, Un titre\nLa Puce, Changé\nLa Puce, Un dernier"
    again = one.each_once("card.html", "card", [*cards, held[2]], {})
    assert again == "La Puce, Un titre\nLa Puce, Changé\nLa Puce, Encore changé"


def test_the_next_build_makes_its_own(theme: Theme) -> None:
    """A process that stays keeps the theme, not what it printed."""
    card = MappingProxyType({"title": "Un titre"})
    first = press(theme, "La Puce")
    render(first, card)

    assert render(press(theme, "Le Banc"), card) == "Le Banc, Un titre"


def test_what_may_change_is_made_anew(theme: Theme) -> None:
    """A plain dictionary has no name to be remembered by."""
    card = {"title": "Un titre"}
    one = press(theme, "La Puce")
    render(one, card)

    card["title"] = "Un autre"

    assert render(one, card) == "La Puce, Un autre"


def test_a_part_made_once_is_part_of_the_digest(theme: Theme) -> None:
    """A change of it makes stale the pages that print it."""
    before = theme.key("page.html")
    (theme.folder / "templates" / "card.html").write_text("{{ card.title }}", encoding="utf-8")

    assert Theme(theme.folder).key("page.html") != before


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("{{ card.title + 3 }}", 'can only concatenate str (not "int") to str'),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ range | tojson }}", "Object of type type is not JSON serializable"),
        ("{{ 3 | join }}", "'int' object is not iterable"),
        ("{% for a, b in [1] %}{% endfor %}", "cannot unpack non-iterable int object"),
    ],
)
def test_what_a_template_asks_in_vain_is_told(theme: Theme, asked: str, said: str) -> None:
    """With its place, as a word that Jinja does not know: the preview goes on."""
    (theme.folder / "templates/card.html").write_text(f"\n{asked}", encoding="utf-8")

    with pytest.raises(LapuceError) as told:
        render(press(theme, "La Puce"), {"title": "Un"})
    assert str(told.value) == (
        f"{theme.folder.name}/templates/card.html:2: erreur: {said} (en composant a) [template]"
    )


def test_a_fault_of_ours_is_no_fault_of_a_template(theme: Theme) -> None:
    def view(press: Press) -> dict[str, object]:
        raise TypeError("ours")

    with pytest.raises(TypeError, match="ours"):
        press(theme, "La Puce").render([Page("a", "page.html", view, ())])
