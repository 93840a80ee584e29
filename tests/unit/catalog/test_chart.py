"""The chart of prices: its axis, its labels, its words and its weight."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapuce.catalog import Money, PricePoint, parse_money, price_chart
from lapuce.markup import plain_text


def points(*said: str) -> list[PricePoint]:
    """Return prices from `2014-07-01 299 €`."""
    return [
        PricePoint(date.fromisoformat(one[:10]), parse_money(one[11:]), "France", "relevé")
        for one in said
    ]


def texts(chart: str, *, strong: bool) -> list[str]:
    """Return what is written on a chart, but for zero: prices are strong, dates are not."""
    mark = ' class="fort"' if strong else '(?: class="etape")?'
    found = re.findall(rf"<text{mark} x[^>]*>([^<]*)</text>", chart)
    return [one.replace("\N{NO-BREAK SPACE}", " ") for one in found]


@pytest.mark.parametrize(
    ("held", "axis"),
    [
        (["2014-07-01 299 €", "2014-07-20 249 €"], ["1er juil. 2014", "20 juil. 2014"]),
        (
            ["2014-07-01 299 €", "2014-10-01 249 €"],
            ["juil. 2014", "août 2014", "sept. 2014", "oct. 2014"],
        ),
        (["2013-11-12 399 €", "2015-02-01 309 €"], ["nov. 2013", "juil. 2014", "févr. 2015"]),
        (["2013-01-12 399 €", "2017-03-01 309 €"], ["janv. 2013", "2015", "2016", "mars 2017"]),
        (["2014-01-12 399 €"], ["12 janv. 2014"]),
        (["2014-01-12 399 €", "2014-01-12 389 €"], ["12 janv. 2014"]),
    ],
)
def test_the_axis_names_months(held: list[str], axis: list[str]) -> None:
    """Both ends, and as many between them as have room; days when it is short."""
    assert texts(price_chart(points(*held), "Mi Pad"), strong=False) == axis


@pytest.mark.parametrize(
    ("held", "labels"),
    [
        (["2014-07-01 299 €", "2014-10-01 249 €"], ["299 €", "249 €"]),
        (
            ["2013-11-12 399 €", "2014-06-10 289 €", "2014-09-01 329 €", "2015-02-01 309 €"],
            ["399 €", "309 €", "289 €"],
        ),
        (["2014-01-12 199 €", "2014-09-01 279 €"], ["199 €", "279 €"]),
        (["2014-01-12 399 €", "2014-12-12 399 €"], ["399 €", "399 €"]),
        (["2014-01-12 0 €", "2014-12-12 0 €"], ["0 €", "0 €"]),
        (["2014-01-12 399 €"], ["399 €"]),
    ],
)
def test_the_first_price_the_last_and_the_lowest_are_written(
    held: list[str], labels: list[str]
) -> None:
    """The lowest only when it is neither of the two others."""
    assert texts(price_chart(points(*held), "Mi Pad"), strong=True) == labels


def height(chart: str, place: int) -> float:
    """Return how high above the ground the curve runs after so many steps."""
    curve = re.search(r'class="courbe" d="M\d+ (\d+)([^"]*)"', chart)
    assert curve
    return 196 - float([curve[1], *re.findall(r"V(\d+)", curve[2])][place])


@pytest.mark.parametrize(
    ("held", "ratio"),
    [
        (["2014-07-01 299 €", "2014-10-01 249 €"], 249 / 299),
        (["2014-07-01 500 $", "2014-10-01 250 $"], 0.5),
        (["2014-07-01 500 $", "2014-10-01 500 $"], 1),
        (["2014-07-01 100 yuans", "2014-10-01 400 yuans"], 4),
        (["2014-07-01 100 €", "2014-10-01 0 €"], 0),
    ],
)
def test_a_price_is_as_high_as_it_is(held: list[str], ratio: float) -> None:
    """The ground is zero: a scale from the lowest price would make a small fall look like a rout."""
    chart = price_chart(points(*held), "Mi Pad")

    assert height(chart, 1) / height(chart, 0) == pytest.approx(ratio, abs=0.05)


@pytest.mark.parametrize(
    ("held", "zero"),
    [
        (["2014-07-01 299 €", "2014-10-01 249 €"], ["0 €"]),
        (["2014-07-01 1 499 yuans", "2014-10-01 1 299 yuans"], ["0 yuan"]),
        (["2014-07-01 10 €", "2014-08-01 400 €", "2014-10-01 390 €"], ["0 €"]),
        (["2014-07-01 10 €", "2014-08-01 400 €", "2014-10-01 9 €"], []),
    ],
)
def test_the_ground_says_that_it_is_zero(held: list[str], zero: list[str]) -> None:
    """Where there is room for it: beside a price on the ground, there is no need."""
    found = re.findall(r'<text class="zero"[^>]*>([^<]*)<', price_chart(points(*held), "Mi Pad"))

    assert [one.replace("\N{NO-BREAK SPACE}", " ") for one in found] == zero


def test_a_sentence_says_what_the_curve_shows() -> None:
    """For who does not see it."""
    chart = price_chart(points("2013-11-12 399 €", "2014-06-10 289 €", "2015-02-01 309 €"), "A & B")

    assert '<svg viewBox="0 0 652 230" role="img" aria-labelledby="prix-t prix-d">' in chart
    assert '<title id="prix-t">Prix\N{NO-BREAK SPACE}: A &amp; B</title>' in chart
    assert plain_text(chart.partition("<desc")[2].partition("</desc>")[0].partition(">")[2]) == (
        "Le prix passe de 399\N{NO-BREAK SPACE}€ le 12 novembre 2013 à 309\N{NO-BREAK SPACE}€ "
        "le 1er février 2015, au plus bas 289\N{NO-BREAK SPACE}€ le 10 juin 2014."
    )


@given(
    st.lists(
        st.tuples(
            st.integers(0, 2500), st.decimals(0, 99999, places=2), st.sampled_from(["EUR", "CNY"])
        ),
        min_size=1,
        max_size=300,
    )
)
def test_any_prices_are_drawn_inside_the_frame(held: list[tuple[int, Decimal, str]]) -> None:
    """Small, without style or colour of its own, and nothing beyond the edges."""
    start = date(2013, 1, 1)
    series = sorted(
        (PricePoint(start + timedelta(days), Money(amount, held[0][2]), "", "relevé")
         for days, amount, _ in held),
        key=lambda one: one.date,
    )  # fmt: skip
    chart = price_chart(series, "Mi Pad")

    assert len(chart.encode()) <= 8000
    assert not re.search(r"style=|fill=|stroke=|<script|nan|inf", chart)
    for x in re.findall(r"\bc?x=\"([^\"]+)\"", chart):
        assert 0 <= float(x) <= 652
    for y in re.findall(r"\bc?y=\"([^\"]+)\"", chart):
        assert 0 <= float(y) <= 230


@given(st.integers(300, 2000), st.integers(0, 4000), st.integers(0, 2**32))
@settings(max_examples=40)
def test_a_long_history_stays_light_and_keeps_what_is_said_of_it(
    count: int, most_days: int, seed: int
) -> None:
    """Its first price, its last, the lowest and the highest are on the curve, in this order in time."""
    draw = Random(seed)
    days = sorted(draw.randint(0, most_days) for _ in range(count))
    series = [
        PricePoint(date(2010, 1, 1) + timedelta(day), Money(Decimal(draw.randint(100, 999_999)) / 100, "EUR"), "", "relevé")
        for day in days
    ]  # fmt: skip
    chart = price_chart(series, "Mi Pad")
    curve = re.search(r'class="courbe" d="M12 (\d+)([^"]*)H640"', chart)
    amounts = [float(one.money.amount) for one in series]

    def drawn(amount: float) -> int:
        return int(f"{196 - 152 * amount / max(amounts):.0f}")

    assert len(chart.encode()) <= 8000
    assert curve
    steps = [int(one) for one in re.findall(r"V(\d+)", curve[2])]
    assert (int(curve[1]), steps[-1]) == (drawn(amounts[0]), drawn(amounts[-1]))
    held = [int(curve[1]), *steps]
    assert (min(held), max(held)) == (drawn(max(amounts)), drawn(min(amounts)))
    assert [int(one) for one in re.findall(r"H(\d+)", curve[2])] == sorted(
        int(one) for one in re.findall(r"H(\d+)", curve[2])
    )
