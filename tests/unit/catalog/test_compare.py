"""Prices in euros, comparisons and drawings of two sheets."""

from __future__ import annotations

from datetime import date

import pytest

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
