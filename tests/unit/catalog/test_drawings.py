"""Drawings of devices: true to their sheets, different from each other, small and inert."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapuce.catalog import (
    DeviceSheet,
    Money,
    PricePoint,
    device_picture,
    device_thumbnail,
    silhouettes,
    sparkline,
)
from lapuce.catalog.bodies import screen_of, size_of
from lapuce.catalog.colours import colour_of
from lapuce.catalog.drawings import front
from lapuce.catalog.screens import Frame
from lapuce.catalog.sheets import TYPES
from lapuce.front_matter import read_source
from lapuce.validation import validate
from tests.words import shown


def shipped() -> list[DeviceSheet]:
    """Return all the sheets of the site."""
    sheets = []
    for path in sorted((Path(__file__).parents[3] / "content" / "appareils").glob("*.md")):
        source = read_source(path.read_bytes(), path.name, 1_000_000)
        sheet = validate(DeviceSheet, source, aliases={"title": "name"}, zone="Europe/Paris")
        assert sheet is not None
        sheets.append(sheet)
    return sheets


SHEETS = shipped()


def device(**said: Any) -> DeviceSheet:
    """Return a sheet that says little."""
    least = {"name": "X1", "brand": "Inconnue", "sources": [{"title": "A", "url": "https://a.fr/"}]}
    return DeviceSheet.model_validate(least | said)


def check(drawing: str, most_bytes: int) -> None:
    """Well formed, small; no style, script, link, or id that another drawing may have."""
    ET.fromstring(drawing)
    assert len(drawing.encode()) <= most_bytes
    assert not re.search(r"style|script|href|\bid=|class=|nan|inf", drawing)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_pictures_are_small_and_inert(sheet: DeviceSheet) -> None:
    """At most 3 kB for the large one, 2 kB for the one of lists."""
    check(device_picture(sheet), 3000)
    check(device_thumbnail(sheet), 2000)


def test_no_two_devices_look_alike() -> None:
    """Their names aside, their pictures differ."""
    assert len({device_picture(sheet) for sheet in SHEETS}) == len(SHEETS)
    assert len({device_thumbnail(sheet) for sheet in SHEETS}) == len(SHEETS)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_screen_has_the_size_of_the_sheet(sheet: DeviceSheet) -> None:
    """Millimetres of the diagonal, inside the body."""
    size = size_of(sheet)
    body = Frame(0, 0, float(size.width), float(size.height))
    if not (sheet.screen and sheet.screen.size and sheet.screen.definition):
        return
    shown = screen_of(sheet, body)
    inches = (shown.width**2 + shown.height**2) ** 0.5 / 25.4

    assert f"{inches:.2f}" == f"{float(sheet.screen.size.split()[0].replace(',', '.')):.2f}"
    assert shown.x >= 0
    assert shown.y >= 0


def test_the_words_of_a_drawing_at_scale_are_typeset() -> None:
    """They are read, on a braille display at least."""
    said = silhouettes([device(name=name, type="tablette") for name in "AB"], prefix="s")
    words = said.partition("<desc")[2].partition("</desc>")[0]

    assert re.findall(r".?[:;]", shown(words)) == ["⍽:", "⎵;", "⍽:"]


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("screen", [None, {"size": "5,5 pouces", "definition": "1920 × 1080"}])
def test_every_kind_is_drawn_from_almost_nothing(kind: str, screen: dict[str, str] | None) -> None:
    """Usual sizes stand in for those that are not known."""
    size = "1,5 pouce" if kind == "montre" else "5,5 pouces"
    sheet = device(type=kind, screen=screen and {**screen, "size": size})

    check(device_picture(sheet), 3000)
    check(device_thumbnail(sheet), 2000)
    ET.fromstring(silhouettes([sheet], prefix="s"))


def test_kinds_differ() -> None:
    """With nothing but a kind, each has its own shape."""
    drawings = {kind: front(device(type=kind), fine=True) for kind in TYPES}

    for one, other in combinations(TYPES, 2):
        assert drawings[one] != drawings[other]


@pytest.mark.parametrize(
    ("name", "colour"),
    [
        ("noir", "#211f23"), ("blanc soie", "#f7f5f2"), ("gris sidéral", "#56565c"), ("or rose", "#e7bcb0"),
        ("or", "#dcc18f"), ("cuir brun", "#7d4c2d"), ("cuir noir", "#211f23"), ("cuir", "#7d4c2d"),
        ("Vert argenté", "#a3b8aa"), ("aluminium naturel", "#cdced2"), ("couleur de lune", None), ("orange", "#ef6a1f"),
    ],
)  # fmt: skip
def test_colours_are_known_by_their_french_names(name: str, colour: str | None) -> None:
    """The most precise name wins; « orange » is no « or »."""
    assert colour_of(name) == colour


def test_every_colour_of_the_site_is_known() -> None:
    """None is drawn grey for want of a name."""
    named = {one for sheet in SHEETS for one in sheet.colors}

    assert {one for one in named if colour_of(one) is None} == set()


@pytest.mark.parametrize(
    ("name", "drawn", "mark"),
    [
        ("iPhone 6", True, r'<circle cx="33.5" cy="129.6" r="5.4" fill="none"'),
        ("Nexus 5", False, r'fill="none" stroke="[^"]+" stroke-width=".8"/>$'),
        ("Moto 360", True, r"A20 20 0 1 1"),
        ("Lumia 1020", True, r'fill="#f4c521"'),
        ("Galaxy S5", True, r'<rect x="\S+" y="\S+" width="\S+" height="\S+" rx="\S+" fill="none"'),
    ],
)
def test_brands_keep_their_keys_and_colours(name: str, drawn: bool, mark: str) -> None:
    """A round button, none, a round screen cut at the bottom, yellow, a long button."""
    sheet = next(one for one in SHEETS if one.name == name)

    assert bool(re.search(mark, front(sheet, fine=True))) == drawn


def test_only_the_box_whose_look_it_is_bears_a_green_stripe() -> None:
    """Other boxes are plain, whatever their brand."""
    drawn = {
        name: "#76b83f" in front(device(name=name, brand=brand, type="boîtier"), fine=True)
        for name, brand in (
            ("Shield Android TV", "NVIDIA"),
            ("Apple TV", "Apple"),
            ("Shield X", "X"),
        )
    }

    assert drawn == {"Shield Android TV": True, "Apple TV": False, "Shield X": False}


@given(
    st.sampled_from(TYPES),
    st.tuples(*[st.integers(1, 50000).map(lambda value: value / 10)] * 3),
    st.tuples(st.integers(1, 9999), st.integers(1, 9999)),
    st.sampled_from(["", "iOS 8", "Android 5", "Windows Phone 8.1", "BlackBerry OS", "Fire OS 3"]),
    st.sampled_from(["Apple", "Samsung", "Nokia", "Google", "BlackBerry", "Inconnue"]),
)
def test_any_size_is_drawn(
    kind: str, sizes: tuple[float, ...], pixels: tuple[int, int], system: str, brand: str
) -> None:
    """Wrong figures make strange devices, never a traceback nor a drawing without end."""
    deepest = min(sizes) if kind in ("téléphone", "tablette", "liseuse") else sizes[2]
    sheet = device(
        type=kind,
        brand=brand,
        dimensions=" × ".join(map(str, (*sizes[:2], deepest))) + " mm",
        screen={"size": "2,9 pouces", "definition": f"{pixels[0]} × {pixels[1]}"}
        if kind in ("montre", "téléphone", "boîtier")
        else None,
        os=system,
    )

    check(device_picture(sheet), 8000)
    ET.fromstring(silhouettes([sheet, SHEETS[0]], prefix="s"))


@pytest.mark.parametrize(
    ("amounts", "path"),
    [
        ((400, 200), "M2 2H36V12H70"),
        ((400, 300), "M2 2H36V7H70"),
        ((300, 400), "M2 7H36V2H70"),
        ((250, 250), "M2 2H36V2H70"),
        ((600, 300, 150), "M2 2H24.7V12H47.3V17H70"),
    ],
)
def test_a_small_curve_of_prices_is_as_high_as_they_are(
    amounts: tuple[int, ...], path: str
) -> None:
    """From zero, and in steps: a fall of a quarter does not look like one of half."""
    points = [
        PricePoint(date(2014, 1, 1), Money(Decimal(one), "EUR"), "", "relevé") for one in amounts
    ]
    assert sparkline(points) == path


def test_a_sheet_that_changes_is_drawn_again() -> None:
    """A preview that stays sees a device of the same name get another colour, and its own back."""
    kinds = [device(type="téléphone", colors=[colour]) for colour in ("rouge", "bleu", "rouge")]

    first, changed, again = (front(one, fine=True) for one in kinds)

    assert first == again != changed
