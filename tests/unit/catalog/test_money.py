"""Prices in euros, at the reference rates of their month."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from lapuce import catalog
from lapuce.catalog import Money, format_with_euros, in_euros, parse_money
from tests.words import shown

TABLE = (Path(catalog.__file__).parent / "rates.csv").read_text(encoding="utf-8").splitlines()
COLUMNS, *ROWS = [line.split(",") for line in TABLE if not line.startswith("#")]


@pytest.mark.parametrize(
    ("typed", "day", "printed"),
    [
        ("1 499 yuans", date(2014, 7, 1), "1⎵499⍽yuans (environ 179⍽€)"),
        ("1 499 yuans", date(2014, 10, 1), "1⎵499⍽yuans (environ 193⍽€)"),
        ("399 dollars", date(2015, 4, 2), "399⍽dollars (environ 370⍽€)"),
        ("$1,499.90", date(2015, 4, 2), "1⎵499,90⍽dollars (environ 1⎵392⍽€)"),
        ("5 dollars", date(2014, 5, 31), "5⍽dollars (environ 3,64⍽€)"),
        ("13 dollars", date(2014, 5, 31), "13⍽dollars (environ 9,47⍽€)"),
        ("14 dollars", date(2014, 5, 31), "14⍽dollars (environ 10⍽€)"),
        ("0 $", date(2014, 5, 31), "0⍽dollar (environ 0⍽€)"),
        ("£199", date(2014, 7, 15), "199⍽£ (environ 251⍽€)"),
        ("13 999 roupies", date(2014, 7, 22), "13⎵999⍽roupies (environ 172⍽€)"),
        ("39 800 yens", date(2014, 2, 22), "39⎵800⍽yens (environ 286⍽€)"),
        ("249 €", date(1999, 1, 1), "249⍽€"),
    ],
)
def test_foreign_prices_get_their_value_at_a_date(typed: str, day: date, printed: str) -> None:
    """At the mean rate of the month; cents below ten euros."""
    assert shown(format_with_euros(parse_money(typed), day)) == printed


def test_no_rate_is_made_up() -> None:
    """Before the first month, it is said so, and what to do."""
    with pytest.raises(ValueError, match=r".") as caught:
        in_euros(parse_money("399 dollars"), date(2008, 12, 31))

    assert shown(caught.value) == (
        "pas de cours connu pour 399⍽dollars au 31 décembre 2008, avant janvier 2009 : écrivez le "
        "prix en clair."
    )


def test_the_last_month_known_holds_after_it() -> None:
    """A site goes on when the table is a year old."""
    last = date.fromisoformat(f"{ROWS[-1][0]}-28")

    assert in_euros(Money(Decimal(100), "USD"), date(2099, 1, 1)) == in_euros(
        Money(Decimal(100), "USD"), last
    )


def test_every_month_has_its_rates() -> None:
    """No gap, and no wild leap: a column out of place would make one."""
    months = [12 * int(row[0][:4]) + int(row[0][5:]) for row in ROWS]

    assert COLUMNS == ["month", "USD", "CNY", "GBP", "INR", "JPY", "KRW"]
    assert months == list(range(months[0], months[0] + len(months)))
    for before, after in pairwise(ROWS):
        for one, other in zip(before[1:], after[1:], strict=True):
            assert abs(Decimal(other) / Decimal(one) - 1) < Decimal("0.1"), (before, after)


@pytest.mark.parametrize(
    ("month", "currency", "published"),
    [
        ("2012-01", "USD", "1.2905"), ("2013-01", "USD", "1.3288"), ("2013-04", "USD", "1.3026"),
        ("2014-01", "USD", "1.3610"), ("2014-03", "USD", "1.3823"), ("2014-05", "USD", "1.3732"),
        ("2014-09", "USD", "1.2901"), ("2014-10", "USD", "1.2673"), ("2015-01", "USD", "1.1621"),
        ("2015-03", "USD", "1.0838"), ("2015-04", "USD", "1.0779"), ("2016-06", "USD", "1.1229"),
        ("2016-12", "USD", "1.0543"), ("2014-01", "CNY", "8.2368"), ("2014-10", "CNY", "7.7635"),
        ("2015-01", "CNY", "7.2269"), ("2015-04", "CNY", "6.6863"), ("2014-01", "GBP", "0.82674"),
        ("2015-07", "GBP", "0.70685"), ("2014-01", "JPY", "141.47"), ("2015-01", "JPY", "137.47"),
    ],
)  # fmt: skip
def test_means_are_those_that_the_bank_publishes(month: str, currency: str, published: str) -> None:
    """Some months as its statistics print them: the table was not made of other rates."""
    held = Decimal(next(row for row in ROWS if row[0] == month)[COLUMNS.index(currency)])

    assert abs(held / Decimal(published) - 1) < Decimal("0.0001")
