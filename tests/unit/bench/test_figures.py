"""The tables of the bench."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from bench.figures import (
    Figures,
    goals,
    growth_goals,
    growth_table,
    number,
    ratios_table,
    table,
    times_table,
)
from bench.guides import typeset_guide
from bench.measures import Run
from bench.page import compose
from bench.phases import CLEAN, NOOP

NARROW = "\N{NARROW NO-BREAK SPACE}"
NO_BREAK = "\N{NO-BREAK SPACE}"


def figures() -> Figures:
    """Return two turns of La Puce and Hugo; Pelican missed the second."""
    found = Figures(1000)
    for turn, (ours, theirs) in enumerate(((1.0, 2.0), (3.0, 4.0))):
        found.add("La Puce", CLEAN, turn, Run(ours, ours * 2, 10))
        found.add("Hugo", CLEAN, turn, Run(theirs, theirs * 2, 10))
    found.add("La Puce", NOOP, 0, Run(0.1, 0.1))
    found.add("Pelican", CLEAN, 0, Run(10.0, 10.0, 10))
    found.memory = {"La Puce": 50.0, "Hugo": 200.0}
    return found


def page_of(sizes: list[Figures], awaited: Sequence[int] = ()) -> str:
    """Return the page, without Nikola."""
    return compose(
        "./inv bench", ["2 cœurs"], {"Hugo": "0.168.0"}, {"Nikola": "uv est introuvable"},
        {"Hugo": "les mêmes fichiers"}, 100, sizes, date(2026, 11, 23), awaited,
    )  # fmt: skip


def test_numbers_are_french() -> None:
    """A decimal comma, thousands apart, a dash for what was not measured."""
    assert number(1234.5) == f"1{NARROW}234,50"
    assert number(0.0314, 3) == "0,031"
    assert number(None) == "–"


def test_a_table_is_markdown() -> None:
    """Text to the left, numbers to the right."""
    assert table(["a", "b"], [["x", "1"]]) == "| a | b |\n| --- | ---: |\n| x | 1 |"


def test_times_are_medians_with_memory_and_turns() -> None:
    """A phase that a tool did not run is a dash."""
    assert times_table(figures()) == (
        "| secondes (processeur) | La Puce | Hugo | Pelican |\n"
        "| --- | ---: | ---: | ---: |\n"
        "| construction complète | 2,00 (4,00) | 3,00 (6,00) | 10,00 (10,00) |\n"
        "| rien n’a changé | 0,10 (0,10) | – | – |\n"
        "| mémoire, Mio | 50 | 200 | – |\n"
        "| tours | 2 | 2 | 1 |"
    )


def test_ratios_are_taken_in_the_same_turn() -> None:
    """0,5 and 0,75 give 0,625, where medians would give 0,667."""
    assert ratios_table(figures()) == (
        "| La Puce ÷ l’autre | Hugo | Pelican |\n"
        "| --- | ---: | ---: |\n"
        "| construction complète | 0,625 (0,625) | 0,100 (0,200) |\n"
        "| rien n’a changé | – | – |\n"
        "| mémoire | 0,25 | – |"
    )


def test_goals_say_whether_they_hold() -> None:
    """What was not measured is neither held nor missed."""
    rows = [goal.row() for goal in goals(figures())]

    assert rows[0] == ["construction complète ÷ Hugo", "1,50", "0,625", "oui"]
    assert rows[1] == ["rien n’a changé ÷ Hugo", "0,03", "–", "–"]
    assert rows[5] == ["mémoire ÷ Hugo", "0,50", "0,250", "oui"]


def test_growth_divides_the_larger_by_the_smaller() -> None:
    """One line a step."""
    small, large = figures(), Figures(10_000)
    large.add("La Puce", CLEAN, 0, Run(20.0, 20.0))

    last = growth_table([small, large]).splitlines()[-1]

    step = f"1{NARROW}000 → 10{NARROW}000 articles"
    assert last == f"| {step} | 10,00 | – | – | – | – | – | – |"


def test_the_page_names_absent_peers() -> None:
    """Never skipped in silence."""
    page = page_of([figures()])

    assert (
        f"- le 2026-11-23\n- 2 cœurs\n- Hugo 0.168.0\n"
        f"- Nikola{NO_BREAK}: absent (uv est introuvable)\n"
    ) in page
    assert f"- **Hugo**{NO_BREAK}: les mêmes fichiers." in page


def test_the_page_is_typeset() -> None:
    """As the other guides are."""
    page = page_of([figures()])

    assert page == typeset_guide(page)


def test_the_page_says_when_a_median_is_one_time() -> None:
    """Two turns are nothing to tell."""
    once = Figures(1000)
    once.add("La Puce", CLEAN, 0, Run(1.0, 1.0))

    assert "sont des médianes (ici un seul tour), les rapports" in page_of([once])
    assert "sont des médianes, les rapports" in page_of([figures()])


@pytest.mark.parametrize(("articles", "told"), [(1000, False), (10_000, True)])
def test_goals_are_told_for_their_size_alone(articles: int, told: bool) -> None:
    """They are meant for ten thousand articles: a small site would seem to miss them."""
    held = figures()
    held.articles = articles

    assert ("| but | au plus | mesuré | tenu |" in page_of([held])) is told


def test_the_page_says_why_a_size_has_no_figures() -> None:
    """The command was stopped, or no tool could build so much."""
    failed = Figures(100_000, remarks=["La Puce, construction complète : arrêté après 100 s."])
    thousand = f"100{NARROW}000 articles"

    stopped = f"## {thousand}\n\nPas de mesure{NO_BREAK}: la commande a été arrêtée avant.\n"
    assert page_of([figures()], awaited=[100_000]).endswith(stopped)
    assert page_of([figures(), failed]).endswith(
        f"## {thousand}\n\nPas de mesure{NO_BREAK}:\n\n"
        f"- La Puce, construction complète{NO_BREAK}: arrêté après 100{NO_BREAK}s.\n"
    )


def test_goals_of_growth_are_for_ten_times_ten_thousand_articles() -> None:
    """Other sizes have none."""
    sizes = [Figures(10_000), Figures(100_000)]
    for figures_of, seconds in zip(sizes, (8.0, 84.0), strict=True):
        figures_of.add("La Puce", CLEAN, 0, Run(seconds, seconds))
    clean, *others = growth_goals(sizes)

    assert clean.row() == [
        "construction complète, 10 fois plus d’articles", "11,00", "10,50", "oui",
    ]  # fmt: skip
    assert {goal.found for goal in others} == {None}
    assert growth_goals([Figures(1000), *sizes[:1]]) == []
