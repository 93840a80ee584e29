"""Two sheets side by side: who leads on each line, and by how much."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from lapuce.catalog import (
    DeviceSheet,
    compare,
    key_figures,
    leads,
    parse_money,
    price_change,
    price_difference,
    price_points,
    sheet_groups,
    standings,
    tagline,
)
from lapuce.catalog.prices import PricePoint
from lapuce.dates import parse_day
from lapuce.front_matter import read_source
from lapuce.typography import typeset_text
from lapuce.validation import validate
from tests.words import plain

NB, MINUS = "\N{NO-BREAK SPACE}", "\N{MINUS SIGN}"
SHEETS = sorted((Path(__file__).parents[3] / "content" / "appareils").glob("*.md"))
SHEET: dict[str, Any] = {
    "name": "Mi Pad",
    "brand": "Xiaomi",
    "type": "tablette",
    "prices": [{"amount": "250 €", "country": "France", "date": "2014-07-01"}],
    "screen": {
        "size": "7,9 pouces",
        "definition": "2048 × 1536",
        "technology": "LCD IPS",
        "refresh": "60 Hz",
    },
    "chip": "NVIDIA Tegra K1",
    "memory": "2 Go",
    "storage": ["16 Go", "32 Go", "64 Go"],
    "expandable": "microSD",
    "battery": "6 700 mAh",
    "cameras": {"back": "8MP", "front": "5 Mpx f/2"},
    "os": "Android 4.4",
    "network": ["Wi-Fi"],
    "dimensions": "202 × 135,4 × 8,5 mm",
    "weight": "360 g",
    "colors": ["noir"],
    "sources": [{"title": "Mi", "url": "https://www.mi.com/"}],
}
NO_LEADER = {
    "Diagonale", "Définition", "Dalle", "Puce", "Photo arrière", "Photo avant", "Dimensions", "Couleurs", "Système", "Réseaux",
}  # fmt: skip
LEADER = {
    "Prix de lancement", "Densité", "Fréquence", "Mémoire", "Stockage", "Extension", "Batterie", "Masse",
}  # fmt: skip


def sheet(**said: Any) -> DeviceSheet:
    """Return the Mi Pad, but for what is said."""
    return DeviceSheet.model_validate(SHEET | said)


def priced(amount: str, day: str = "2014-07-01") -> dict[str, Any]:
    """Return the launch price of a sheet."""
    return {"prices": [{"amount": amount, "date": day}]}


def shown(text: str | None) -> str | None:
    """Return a text with its no-break spaces plain; the minus sign stays."""
    return plain(text) if text else text


def led(left: DeviceSheet, right: DeviceSheet) -> dict[str, tuple[str, str | None]]:
    """Return the leaders, by label."""
    return {
        row.label: (row.leader, shown(row.difference))
        for group in compare(sheet_groups(left), sheet_groups(right), leads(left, right))
        for row in group.rows
        if row.leader
    }


@pytest.mark.parametrize(
    ("said", "label", "side", "difference"),
    [
        (priced("399 €"), "Prix de lancement", "left", f"{MINUS}149 €, {MINUS}37 %"),
        (priced("199 €"), "Prix de lancement", "right", f"{MINUS}51 €, {MINUS}20 %"),
        (priced("249,90 €"), "Prix de lancement", "right", f"{MINUS}0,10 €"),
        (priced("250,01 €"), "Prix de lancement", "left", f"{MINUS}0,01 €"),
        (priced("259,50 €"), "Prix de lancement", "left", f"{MINUS}9,50 €, {MINUS}4 %"),
        (priced("260,40 €"), "Prix de lancement", "left", f"{MINUS}10 €, {MINUS}4 %"),
        (priced("0 €"), "Prix de lancement", "right", f"{MINUS}250 €, {MINUS}100 %"),
        # 2 499 yuans of July 2014 are 298 euros.
        (priced("2 499 yuans"), "Prix de lancement", "left", f"environ {MINUS}48 €, {MINUS}16 %"),
        ({"screen": {"size": "9,7 pouces", "definition": "2048 × 1536"}}, "Densité", "left", "+60 ppp"),
        ({"screen": {"refresh": "120Hz"}}, "Fréquence", "right", "+60 Hz"),
        ({"memory": ["1 Go"]}, "Mémoire", "left", "+1 Go"),
        ({"memory": ["1 Go", "3 Go"]}, "Mémoire", "right", "+1 Go"),
        ({"memory": "1,5 Go"}, "Mémoire", "left", "+512 Mo"),
        ({"storage": ["128 Go"]}, "Stockage", "right", "+64 Go"),
        ({"storage": ["1 To"]}, "Stockage", "right", "+960 Go"),
        ({"expandable": "non"}, "Extension", "left", None),
        ({"battery": "5 000 mAh"}, "Batterie", "left", "+1 700 mAh, +34 %"),
        ({"weight": "331 g"}, "Masse", "right", f"{MINUS}29 g, {MINUS}8 %"),
        ({"weight": "1,2 kg"}, "Masse", "left", f"{MINUS}840 g, {MINUS}70 %"),
        ({"weight": "360,5 g"}, "Masse", "left", f"{MINUS}0,5 g"),
        ({"type": "ordinateur", "weight": "1,2 kg"}, "Masse", "left", f"{MINUS}840 g, {MINUS}70 %"),
    ],
)  # fmt: skip
def test_who_leads_and_by_how_much(
    said: dict[str, Any], label: str, side: str, difference: str | None
) -> None:
    """The same from both sides, and among any number; a share where it is one per cent at least."""
    other = {"left": "right", "right": "left"}

    assert led(sheet(), sheet(**said))[label] == (side, difference)
    assert led(sheet(**said), sheet())[label] == (other[side], difference)
    assert stands_first(standings(sheet())[label], standings(sheet(**said))[label]) == side


@pytest.mark.parametrize(
    ("said", "label"),
    [
        (priced("250,00 €"), "Prix de lancement"),
        ({"prices": []}, "Prix de lancement"),
        (priced("1 499 yuans", "1999-01-01"), "Prix de lancement"),
        ({"battery": "23,8 Wh"}, "Batterie"),
        ({"battery": None}, "Batterie"),
        ({"memory": ["1 Go", "2 Go"]}, "Mémoire"),
        ({"memory": ["2048 Mo"]}, "Mémoire"),
        ({"expandable": ""}, "Extension"),
        ({"expandable": "microSD jusqu’à 64 Go"}, "Extension"),
        ({"weight": "0,36 kg"}, "Masse"),
        ({"screen": {"size": "7,9 pouces", "refresh": "variable"}}, "Fréquence"),
        ({"screen": None}, "Densité"),
        ({"type": "téléphone", "weight": "150 g", "screen": None}, "Masse"),
        ({"type": "téléphone", "battery": "3 000 mAh", "screen": None}, "Batterie"),
    ],
)
def test_what_is_equal_unknown_or_of_another_kind_has_no_leader(
    said: dict[str, Any], label: str
) -> None:
    """Nor what has no rate, or another unit."""
    assert label not in led(sheet(), sheet(**said))


@pytest.mark.parametrize("variant", ["Hors taxes", "3G, hors taxes et subventions"])
def test_a_price_without_taxes_is_compared_with_its_like_alone(variant: str) -> None:
    """A fifth of it would be missing; prices of the United States never have theirs."""
    taxed = sheet(**priced("250 €"))
    untaxed = sheet(prices=[{"amount": "110 €", "date": "2014-07-01", "variant": variant}])
    dollars = sheet(**priced("399 dollars"))

    for one, other in ((taxed, untaxed), (taxed, dollars)):
        assert "Prix de lancement" not in led(one, other)
        assert price_difference(one, other) is None
    assert led(untaxed, dollars)["Prix de lancement"][0] == "left"
    ways = [standings(one)["Prix de lancement"] for one in (taxed, untaxed, dollars)]
    assert [[unit for unit, _ in held] for held in ways] == [
        ["EUR", "environ"], ["EUR, hors taxes", "environ, hors taxes"],
        ["USD, hors taxes", "environ, hors taxes"],
    ]  # fmt: skip


def test_prices_of_one_currency_are_compared_in_it() -> None:
    """The same amount of dollars costs the same, whatever the rate of its day."""
    early, late = (
        sheet(**priced("399 dollars", "2013-11-01")),
        sheet(**priced("399 dollars", "2015-04-01")),
    )

    assert "Prix de lancement" not in led(early, late)
    assert led(early, sheet(**priced("349 dollars", "2015-04-01")))["Prix de lancement"] == (
        "right",
        f"{MINUS}50 dollars, {MINUS}13 %",
    )


@pytest.mark.parametrize(
    ("mine", "theirs", "said"),
    [
        ("250 €", "399 €", "149 € de plus"), ("399 €", "250 €", "149 € de moins"), ("250 €", "250 €", None),
        ("249,99 €", "250 €", "0,01 € de plus"), ("250 €", "2 499 yuans", "environ 48 € de plus"),
        ("1 499 yuans", "1 999 yuans", "500 yuans de plus"), ("1 999 yuans", "250 €", "environ 12 € de plus"),
    ],
)  # fmt: skip
def test_what_the_other_costs_more(mine: str, theirs: str, said: str | None) -> None:
    """In words: a sign beside two names would not say which of them costs more."""
    assert shown(price_difference(sheet(**priced(mine)), sheet(**priced(theirs)))) == said


def test_a_price_unknown_on_one_side_makes_no_difference() -> None:
    """Nothing is guessed."""
    unpriced = sheet(prices=[])

    assert price_difference(sheet(), unpriced) is None
    assert price_difference(unpriced, sheet()) is None
    assert "Prix de lancement" not in standings(unpriced)
    early = standings(sheet(**priced("1 499 yuans", "1999-01-01")))
    assert early["Prix de lancement"] == [("CNY", -1499.0)]


@pytest.mark.parametrize(
    ("before", "after", "said", "direction"),
    [
        ("399 €", "289 €", f"{MINUS}110 €, soit {MINUS}28 %", "down"),
        ("1 499 yuans", "1 699 yuans", "+200 yuans, soit +13 %", "up"),
        ("250 €", "249,90 €", f"{MINUS}0,10 €", "down"),
        ("0 €", "10 €", "+10 €", "up"),
        ("249 €", "249 €", "stable", "flat"),
    ],
)
def test_what_a_price_lost_or_won(before: str, after: str, said: str, direction: str) -> None:
    """In its currency, and as a share."""
    one, other = (PricePoint(parse_day("2014-01-01"), parse_money(text), "", "relevé") for text in (before, after))  # fmt: skip
    change = price_change(one, other)

    assert change is not None
    assert (shown(change.text), change.direction) == (said, direction)


def test_prices_of_two_currencies_do_not_change() -> None:
    """One is no later price of the other."""
    one, other = (PricePoint(parse_day("2014-01-01"), parse_money(text), "", "relevé") for text in ("249 €", "249 $"))  # fmt: skip

    assert price_change(one, other) is None


def test_only_prices_of_the_first_currency_make_a_series() -> None:
    """Euros first; in order of date."""
    points = price_points(
        sheet(
            prices=[
                {"amount": "299 $", "date": "2014-06-01", "country": "États-Unis"},
                {"amount": "249 €", "date": "2014-07-01", "country": "France"},
            ],
            price_history=[
                {"amount": "199 €", "date": "2015-07-01", "where": "en boutique"},
                {"amount": "229 $", "date": "2014-12-01"},
                {"amount": "219 €", "date": "2014-12-01"},
            ],
        )
    )

    assert [(shown(one.text), one.date.isoformat(), one.kind) for one in points] == [
        ("249 €", "2014-07-01", "lancement"),
        ("219 €", "2014-12-01", "relevé"),
        ("199 €", "2015-07-01", "relevé"),
    ]
    assert price_points(sheet(prices=[])) == ()


def test_rows_are_printed_the_french_way() -> None:
    """Whatever was typed; a camera that says more than megapixels stays as it is."""
    rows = {label: shown(value) for _, rows in sheet_groups(sheet()) for label, value in rows}

    assert rows == {
        "Prix de lancement": "250 € (France)",
        "Diagonale": "7,9 pouces",
        "Définition": "2 048 × 1 536 pixels",
        "Densité": "324 ppp",
        "Dalle": "LCD IPS",
        "Fréquence": "60 Hz",
        "Puce": "NVIDIA Tegra K1",
        "Mémoire": "2 Go",
        "Stockage": "16 Go, 32 Go ou 64 Go",
        "Extension": "microSD",
        "Photo arrière": "8 Mpx",
        "Photo avant": "5 Mpx f/2",
        "Batterie": "6 700 mAh",
        "Dimensions": "202 × 135,4 × 8,5 mm",
        "Masse": "360 g",
        "Couleurs": "noir",
        "Système": "Android 4.4",
        "Réseaux": "Wi-Fi",
    }
    assert set(rows) == LEADER | NO_LEADER
    assert [*map(typeset_text, rows)] == [*rows]  # Pages find them by these labels, typeset.
    assert [label for label, _ in key_figures(sheet_groups(sheet()))] == [
        "Diagonale", "Puce", "Mémoire", "Stockage", "Batterie", "Masse",
    ]  # fmt: skip
    assert shown(tagline(sheet())) == "Tablette, 7,9 pouces"


def test_what_a_sheet_does_not_say_has_no_row() -> None:
    """Unless another says it, beside which it stands in a comparison."""
    head = {key: SHEET[key] for key in ("name", "brand", "type", "sources")}
    bare, sized = (DeviceSheet.model_validate(head | said) for said in ({}, {"screen": {"size": "7,9 pouces"}}))  # fmt: skip
    none, size = sheet_groups(bare), sheet_groups(sized)
    [(theme, [row])], [(_, [mirrored])] = compare(none, size, {}), compare(size, none, {})

    assert (none, key_figures(none), tagline(bare)) == ([], [], "Tablette")
    assert size == [("Écran", [("Diagonale", f"7,9{NB}pouces")])]
    assert (theme, row) == ("Écran", ("Diagonale", "non communiqué", f"7,9{NB}pouces", None, None))
    assert (mirrored.left, mirrored.right) == (row.right, row.left)


def shipped() -> list[DeviceSheet]:
    """Return all the sheets of the site."""
    sheets = []
    for path in SHEETS:
        source = read_source(path.read_bytes(), path.name, 1_000_000)
        one = validate(DeviceSheet, source, aliases={"title": "name"}, zone="Europe/Paris")
        assert one is not None
        sheets.append(one)
    return sheets


def stands_first(one: list[tuple[str, float]], other: list[tuple[str, float]]) -> str | None:
    """Return which of two leads, measured the first way that has the same unit for both."""
    for (unit, value), (its_unit, its_value) in zip(one, other, strict=False):
        if unit == its_unit:
            return None if value == its_value else "left" if value > its_value else "right"
    return None


def test_what_compares_any_number_of_devices_agrees_with_what_compares_two() -> None:
    """The interactive page and the built ones name the same leaders, on all pairs of the site."""
    for left, right in combinations(shipped()[::2], 2):
        mine, theirs = standings(left), standings(right)
        found = {label: stands_first(mine[label], theirs[label]) for label in mine.keys() & theirs}

        assert {label: side for label, side in found.items() if side} == {
            label: side for label, (side, _) in led(left, right).items()
        }


def test_all_pairs_of_the_site_compare_alike_from_both_sides() -> None:
    """Leaders are on lines that may have one, with signs that fit, and the mirror agrees."""
    for left, right in combinations(shipped()[::2], 2):
        ahead, mirrored = led(left, right), led(right, left)
        assert set(ahead) <= LEADER
        assert mirrored == {
            label: ("left" if side == "right" else "right", said)
            for label, (side, said) in ahead.items()
        }
        for label, (_, said) in ahead.items():
            sign = MINUS if label in ("Prix de lancement", "Masse") else "+"
            assert said is None or re.match(rf"(?:environ )?{re.escape(sign)}[0-9]", said), said
            assert "-" not in (said or "")
