"""Quantities, prices and comparisons: read as typed, printed the French way."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapuce.catalog import (
    DeviceSheet,
    compare,
    device_picture,
    format_with_euros,
    parse_money,
    price_chart,
    price_points,
    silhouettes,
    tagline,
)
from lapuce.catalog.money import Money
from lapuce.catalog.quantities import (
    Quantity,
    parse,
    parse_dimensions,
    parse_pixels,
)

SHEET = {
    "name": "Mi Pad",
    "brand": "Xiaomi",
    "type": "tablette",
    "prices": [{"amount": "1 499 yuans", "country": "Chine", "date": "2014-07-01"}],
    "screen": {"size": "7,9 pouces", "definition": "2048 × 1536", "technology": "LCD IPS"},
    "chip": "NVIDIA Tegra K1",
    "memory": "2 Go",
    "storage": ["16 Go", "64 Go"],
    "battery": "6 700 mAh",
    "dimensions": "202 × 135,4 × 8,5 mm",
    "weight": "360 g",
    "sources": [{"title": "Mi", "url": "https://www.mi.com/"}],
}
IPAD = {
    **SHEET,
    "name": "iPad mini Retina",
    "prices": [
        {"amount": "399 €", "country": "France", "date": "2013-11-12"},
    ],
    "price_history": [{"amount": "289 €", "date": "2014-10-16"}],
    "memory": "1 Go",
    "battery": "23,8 Wh",
    "weight": "331 g",
}


def shown(text: object) -> str:
    """Return a text with its invisible characters shown."""
    return str(text).replace("\N{NO-BREAK SPACE}", "⍽").replace("\N{NARROW NO-BREAK SPACE}", "⎵")


@pytest.mark.parametrize(
    ("typed", "unit", "printed"),
    [
        ("7,9 pouces", "pouce", "7,9⍽pouces"),
        ("7.9 pouces", "pouce", "7,9⍽pouces"),
        ('7.9"', "pouce", "7,9⍽pouces"),
        ("7,9″", "pouce", "7,9⍽pouces"),
        ("1 pouce", "pouce", "1⍽pouce"),
        ("6 700 mAh", "mAh", "6⎵700⍽mAh"),
        ("6700mAh", "mAh", "6⎵700⍽mAh"),
        ("6\N{NARROW NO-BREAK SPACE}700\N{NO-BREAK SPACE}mAh", "mAh", "6⎵700⍽mAh"),
        ("6,7 Ah", "mAh", "6⎵700⍽mAh"),
        ("23,8 Wh", "Wh", "23,8⍽Wh"),
        ("360 g", "g", "360⍽g"),
        ("0,36 kg", "g", "360⍽g"),
        ("8,5 mm", "mm", "8,5⍽mm"),
        ("0,85 cm", "mm", "8,5⍽mm"),
        ("2 Go", "Mo", "2⍽Go"),
        ("2 GB", "Mo", "2⍽Go"),
        ("512 Mo", "Mo", "512⍽Mo"),
        ("1 To", "Mo", "1⍽To"),
        ("8 Mpx", "Mpx", "8⍽Mpx"),
        ("8 mégapixels", "Mpx", "8⍽Mpx"),
        ("2,2 GHz", "Hz", "2,2⍽GHz"),
    ],
)
def test_quantities_are_read_and_printed(typed: str, unit: str, printed: str) -> None:
    """Any space, comma or point; and what is printed reads back the same."""
    quantity = parse(typed, unit)

    assert shown(quantity) == printed
    assert parse(str(quantity), unit) == quantity


@pytest.mark.parametrize("typed", ["", "7,9", "pouces", "7,9 lieues", "sept pouces", "7,9 mm"])
def test_other_things_are_refused_with_an_example(typed: str) -> None:
    """In French, with what was found."""
    with pytest.raises(ValueError, match=r".") as caught:
        parse(typed, "pouce")

    assert (
        str(caught.value)
        == f"« {typed} » : écrivez un nombre et son unité, par exemple 7,9 pouces."
    )


@pytest.mark.parametrize("typed", ["2048 × 1536", "2048x1536", "2 048 × 1 536 pixels"])
def test_definitions(typed: str) -> None:
    """With a cross or the letter x."""
    assert shown(parse_pixels(typed)) == "2⎵048⍽×⍽1⎵536⍽pixels"


def test_dimensions() -> None:
    """Height, width, depth."""
    assert shown(parse_dimensions("20,2 x 13,54 x 0,85 cm")) == "202⍽×⍽135,4⍽×⍽8,5⍽mm"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("249 €", "249⍽€"), ("€249", "249⍽€"), ("249,90 euros", "249,90⍽€"), ("1 499 yuans", "1⎵499⍽yuans"),
        ("1499 CNY", "1⎵499⍽yuans"), ("$399", "399⍽dollars"), ("399 $", "399⍽dollars"), ("£329", "329⍽£"),
        ("299,99 €", "299,99⍽€"), ("12 999 roupies", "12⎵999⍽roupies"),
    ],
)  # fmt: skip
def test_prices_are_read_and_printed(typed: str, printed: str) -> None:
    """By sign, name or code."""
    assert shown(parse_money(typed)) == printed


def test_yens_and_yuans_are_not_guessed() -> None:
    """One sign, two currencies."""
    with pytest.raises(ValueError, match="le yuan comme le yen"):
        parse_money("¥1499")


@pytest.mark.parametrize(
    ("typed", "day", "printed"),
    [
        ("1 499 yuans", date(2014, 7, 1), "1⎵499⍽yuans (environ 179⍽€)"),
        ("1 499 yuans", date(2014, 10, 1), "1⎵499⍽yuans (environ 193⍽€)"),
        ("399 dollars", date(2015, 4, 2), "399⍽dollars (environ 370⍽€)"),
        ("249 €", date(2014, 1, 1), "249⍽€"),
    ],
)
def test_foreign_prices_get_their_value_at_a_date(typed: str, day: date, printed: str) -> None:
    """At the last reference rate at or before it."""
    assert shown(format_with_euros(parse_money(typed), day)) == printed


@given(
    st.decimals(min_value=1, max_value=99999, places=1),
    st.sampled_from(["pouce", "mm", "g", "mAh", "Wh"]),
)
def test_what_is_printed_reads_back_the_same(value: Decimal, unit: str) -> None:
    """Parsing what we print gives the same quantity."""
    quantity = Quantity(value.normalize(), unit)

    assert parse(str(quantity), unit) == quantity


@given(
    st.decimals(min_value=1, max_value=99999, places=2),
    st.sampled_from(["EUR", "USD", "CNY", "GBP"]),
)
def test_printed_prices_read_back_the_same(amount: Decimal, currency: str) -> None:
    """The same law, for money."""
    money = Money(amount, currency)

    assert parse_money(str(money)) == money


def test_comparisons_say_who_leads_and_by_how_much() -> None:
    """Only where better is well defined, and units agree."""
    left, right = DeviceSheet.model_validate(SHEET), DeviceSheet.model_validate(IPAD)
    rows = {
        row.label: (row.leader, shown(row.difference))
        for group in compare(left, right)
        for row in group.rows
    }

    assert rows["Mémoire"] == ("left", "+1⍽Go")
    assert rows["Masse"] == ("right", "\N{MINUS SIGN}29⍽g")
    assert rows["Diagonale"] == (None, "None")
    assert rows["Batterie"] == (None, "None")
    assert shown(tagline(left)) == "Tablette, 7,9⍽pouces"


def test_drawings_are_small_and_say_what_they_show() -> None:
    """Static SVG: no style, no script, a title, under 8 kB."""
    sheet = DeviceSheet.model_validate(IPAD)
    points = price_points(sheet)
    both = silhouettes([sheet, DeviceSheet.model_validate(SHEET)], prefix="s")
    chart = price_chart(points, sheet.name)

    assert [shown(point.text) for point in points] == ["399⍽€", "289⍽€"]
    for drawing in (device_picture(sheet), both, chart):
        assert drawing.startswith("<svg ")
        assert len(drawing.encode()) < 8000
        assert "style=" not in drawing
        assert "<script" not in drawing
    assert "<title" in both
    assert "<desc" in chart
