"""What finished pages may weigh, by type, and what the setting changes."""

from __future__ import annotations

import pytest

from lapuce.checks import Budget, Budgets, read_budgets
from lapuce.problems import LapuceError
from lapuce.settings import Settings


def test_a_page_has_the_budget_of_its_first_folder() -> None:
    """Indexes of all devices weigh more than an article."""
    budgets = Budgets()

    assert budgets.of("articles/a/index.html") == Budget()
    assert budgets.of("appareils/index.html").html > Budget().html


def test_the_setting_changes_one_figure() -> None:
    """Other figures of the type, and other types, stay."""
    changed = read_budgets({"articles": {"html": 5}, "": {"css": 7}})

    assert changed.of("articles/a/index.html") == Budget(html=5, css=7)
    assert changed.of("index.html") == Budget(css=7)
    assert changed.of("appareils/index.html") == Budgets().of("appareils/index.html")


def test_an_unknown_kind_of_weight_is_refused() -> None:
    """The setting says which ones exist."""
    with pytest.raises(
        LapuceError,
        match="page_budgets\N{NO-BREAK SPACE}: «\N{NO-BREAK SPACE}gifs\N{NO-BREAK SPACE}» n’existe pas",
    ):
        Settings(page_budgets={"articles": {"gifs": 1}})
