"""Open data: from the JSON and the CSV of every shipped sheet, one has the sheet again."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapuce.catalog import (
    BrandSheet,
    DeviceSheet,
    brand_to_json,
    figures,
    raw_data,
    to_json,
    to_row,
)
from lapuce.catalog.quantities import Quantity, parse
from lapuce.catalog.shapes import parse_dimensions, parse_pixels
from lapuce.front_matter import read_source
from lapuce.validation import validate

CONTENT = Path(__file__).parents[3] / "content"
SHEETS, BRANDS = (sorted((CONTENT / name).glob("*.md")) for name in ("appareils", "marques"))
_ADDED = ("slug", "figures", "picture_url")
"""What open data say besides the sheet."""
_PAIR = re.compile(r"(?:^|, )(\w+)=((?:,,|,(?!,| \w+=)|[^,])*)")
_LISTS = ("aliases", "memory", "storage", "network", "colors", "rivals", "cameras.back")
_OBJECTS = ("prices", "price_history", "sources")


def without_added(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what JSON keeps of a front matter."""
    return {key: one for key, one in data.items() if key not in _ADDED}


def from_json(data: Mapping[str, Any]) -> DeviceSheet:
    """Return the sheet that `to_json` gave."""
    return DeviceSheet.model_validate(without_added(data))


def from_row(row: Mapping[str, str]) -> DeviceSheet:
    """Return the sheet that `to_row` gave; empty cells are those of other sheets."""
    held: dict[str, Any] = {}
    for key, cell in row.items():
        if not cell or key.partition(".")[0] in _ADDED:
            continue
        value: Any = cell
        if key in _LISTS or key in _OBJECTS:
            value = [one.replace(";;", ";") for one in cell.split(" ; ")]
        if key in _OBJECTS:
            value = [_pairs(one) for one in value]
        outer, _, inner = key.partition(".")
        if inner:
            held.setdefault(outer, {})[inner] = value
        else:
            held[key] = value
    return DeviceSheet.model_validate(held)


def _pairs(cell: str) -> dict[str, str]:
    """Read `amount=399 €, date=2015-04-24`; two commas are one, inside a value."""
    return {key: value.replace(",,", ",") for key, value in _PAIR.findall(cell)}


def sheet_at(path: Path) -> DeviceSheet:
    """Read a shipped sheet."""
    source = read_source(path.read_bytes(), path.name, 1_000_000)
    sheet = validate(DeviceSheet, source, aliases={"title": "name"}, zone="Europe/Paris")
    assert source.problems == []
    assert sheet is not None
    return sheet


def through_csv(row: dict[str, str]) -> dict[str, str]:
    """Write a row as a file, and read it."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(row))
    writer.writeheader()
    writer.writerow(row)
    return next(csv.DictReader(io.StringIO(text.getvalue())))


def test_there_are_sheets() -> None:
    """So that the next tests say something."""
    assert len(SHEETS) > 50


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_data_give_the_sheet_again(path: Path) -> None:
    """Through the bytes of a JSON file and of a CSV file."""
    sheet = sheet_at(path)

    assert from_json(json.loads(json.dumps({"slug": path.stem, **to_json(sheet)}))) == sheet
    assert from_row(through_csv({"slug": path.stem, **to_row(to_json(sheet))})) == sheet


@pytest.mark.parametrize("path", BRANDS, ids=lambda path: path.stem)
def test_data_give_the_sheet_of_a_brand_again(path: Path) -> None:
    """Its day of foundation too, as it was typed."""
    source = read_source(path.read_bytes(), path.name, 1_000_000)
    sheet = validate(BrandSheet, source, aliases={}, zone="Europe/Paris")
    assert sheet is not None

    data = json.loads(json.dumps({"slug": path.stem, **brand_to_json(sheet)}))
    assert BrandSheet.model_validate(without_added(data)) == sheet
    assert data["founded"] == source.values["founded"]


def test_what_the_checks_ignore_is_no_data() -> None:
    """It is said to us, not to readers."""
    sheet = sheet_at(SHEETS[0])

    assert to_json(sheet.model_copy(update={"ignore": {"bare-http": "mort"}})) == to_json(sheet)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_every_number_of_a_sheet_is_in_its_data(path: Path) -> None:
    """Nothing is lost between the front matter and the files to download."""
    sheet = sheet_at(path)
    head = path.read_text(encoding="utf-8").split("---\n")[1]
    written = set(re.findall(r"\d+(?:[.,]\d+)*", head))
    in_json = json.dumps(to_json(sheet), ensure_ascii=False)
    in_csv = ";".join(to_row(to_json(sheet)).values())

    assert {one for one in written if one not in in_json} == set()
    assert {one for one in written if one not in in_csv} == set()


def decimal(value: Any) -> Decimal:
    """Return a number of JSON as it is written."""
    return Decimal(str(value))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_figures_are_the_quantities_of_the_sheet(path: Path) -> None:
    """Each quantity is rebuilt from plain numbers, equal to what the sheet says."""
    sheet = sheet_at(path)
    numbers = json.loads(json.dumps(figures(sheet)))
    screen, cameras = sheet.screen, sheet.cameras
    expected: dict[str, Any] = {}
    if screen and screen.size:
        expected["screen_inches"] = parse(screen.size, "pouce").value
    if screen and screen.definition:
        pixels = parse_pixels(screen.definition)
        expected["screen_pixels"] = [Decimal(pixels.width), Decimal(pixels.height)]
    for key, texts in (("memory_gb", sheet.memory), ("storage_gb", sheet.storage)):
        if texts:
            assert [Quantity(decimal(one) * 1024, "Mo") for one in numbers[key]] == [
                parse(one, "Mo") for one in texts
            ]
            numbers.pop(key)
    if sheet.battery:
        battery = parse(sheet.battery, "mAh", "Wh")
        expected[{"mAh": "battery_mah", "Wh": "battery_wh"}[battery.unit]] = battery.value
    if cameras and cameras.back:
        expected["back_cameras_mpx"] = [parse(one, "Mpx").value for one in cameras.back]
    if cameras and cameras.front:
        expected["front_camera_mpx"] = parse(cameras.front, "Mpx").value
    if sheet.dimensions:
        size = parse_dimensions(sheet.dimensions)
        expected |= {"height_mm": size.height, "width_mm": size.width, "depth_mm": size.depth}
    if sheet.weight:
        expected["weight_g"] = parse(sheet.weight, "g").value
    for key, prices in (("prices", sheet.prices), ("price_history", sheet.price_history)):
        held = [(decimal(one["amount"]), one["currency"]) for one in numbers.pop(key, [])]
        assert held == [(one.money.amount, one.money.currency) for one in prices]

    assert {
        key: [decimal(one) for one in value] if isinstance(value, list) else decimal(value)
        for key, value in numbers.items()
    } == expected


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_raw_data_agree_with_the_figures(path: Path) -> None:
    """Filters and downloads say the same."""
    sheet = sheet_at(path)
    raw, numbers = raw_data(sheet), figures(sheet)
    day = sheet.release or sheet.announced
    euros = [one["amount"] for one in numbers["prices"] if one["currency"] == "EUR"]

    assert raw["screen_inches"] == numbers.get("screen_inches")
    assert (raw["year"], raw["release"]) == (day and day.year, day and day.isoformat())
    assert (raw["brand"], raw["type"], raw["os"]) == (sheet.brand, sheet.type, sheet.os)
    assert isinstance(raw["price_eur"], int)
    if euros:
        assert raw["price_eur"] == int(euros[0])


def test_signs_of_the_table_inside_values_are_kept() -> None:
    """Semicolons, commas and equal signs that authors type are no separators."""
    sheet = DeviceSheet.model_validate(
        {
            "name": "X",
            "brand": "X",
            "type": "téléphone",
            "colors": ["noir ; mat", "blanc;perle", ";;"],
            "prices": [
                {"amount": "249 €", "date": "2014-10-01", "where": "A, B ; C = D, source E"}
            ],
            "sources": [{"title": "T, U ; V", "url": "https://x.fr/?a=b&c=d;e"}],
        }
    )

    assert from_row(through_csv(to_row(to_json(sheet)))) == sheet
    assert to_row(to_json(sheet))["colors"] == "noir ;; mat ; blanc;;perle ; ;;;;"
    assert to_row(to_json(sheet))["figures.prices"] == "amount=249, currency=EUR"


SAID = st.text("ab ,;=é\n", min_size=1, max_size=12).filter(str.strip) | st.lists(
    st.sampled_from(["Prix", ", url=voir", ",", ", ", " ; ", ";", "=", "title=", ", date=", ",,"]),
    min_size=1, max_size=6,
).map("".join).filter(str.strip)  # fmt: skip


@given(st.lists(SAID, min_size=1, max_size=3), SAID, SAID, SAID)
def test_any_text_is_read_again(colors: list[str], where: str, variant: str, title: str) -> None:
    """Even one that looks like the keys of another value."""
    sheet = DeviceSheet.model_validate(
        {
            "name": "X",
            "brand": "X",
            "type": "téléphone",
            "colors": colors,
            "prices": [
                {"amount": "249,90 €", "date": "2014-10-01", "variant": variant, "where": where},
                {"amount": "249 €", "date": "2014-10-01", "where": variant},
            ],
            "sources": [{"title": title, "url": "https://x.fr/?a=b,c"}] * 2,
        }
    )

    assert from_row(through_csv(to_row(to_json(sheet)))) == sheet


def test_usual_texts_are_written_as_they_are() -> None:
    """A comma is doubled only where it would be read as another one."""
    source = {"title": "Prix, fiche, url=voir,", "url": "https://x.fr/a,b?c=d"}
    sheet = DeviceSheet.model_validate(
        {"name": "X", "brand": "X", "type": "téléphone", "sources": [source],
         "prices": [{"amount": "249,90 €", "date": "2014-10-01"}]}
    )  # fmt: skip
    row = to_row(to_json(sheet))

    assert row["prices"] == "amount=249,90 €, date=2014-10-01"
    assert row["sources"] == "title=Prix, fiche,, url=voir,,, url=https://x.fr/a,b?c=d"


def test_a_picture_is_kept() -> None:
    """With all that is said of it; its public address is added beside the sheet, which is the same."""
    picture = {"src": "x.jpg", "alt": "Vu ; de face", "caption": "X, Y", "credit": "Photo : X"}
    sheet = DeviceSheet.model_validate(
        {"name": "X", "brand": "X", "type": "téléphone", "picture": picture,
         "sources": [{"title": "T", "url": "https://x.fr/"}]}
    )  # fmt: skip
    data = {**to_json(sheet), "picture_url": "https://lapuce.example/appareils/x.jpg"}

    assert data["picture"] == picture
    assert from_json(json.loads(json.dumps(data))) == sheet
    assert from_row(through_csv(to_row(data))) == sheet
    short = {**to_json(sheet), "picture": "x.jpg"}
    assert to_json(from_json(short))["picture"] == {"src": "x.jpg"}


def test_figures_are_plain_numbers() -> None:
    """What a program reads without knowing French."""
    sheets = {path.stem: to_json(sheet_at(path)) for path in SHEETS}

    assert sheets["ipad-mini-retina"]["figures"]["price_history"] == [
        {"amount": 299, "currency": "USD"}
    ]
    assert sheets["mi-pad"]["figures"] == {
        "memory_gb": [2],
        "storage_gb": [16, 64],
        "prices": [
            {"amount": 1499, "currency": "CNY"},
            {"amount": 1699, "currency": "CNY"},
        ],
        "screen_inches": 7.9,
        "screen_pixels": [2048, 1536],
        "battery_mah": 6700,
        "back_cameras_mpx": [8],
        "front_camera_mpx": 5,
        "height_mm": 202.1,
        "width_mm": 135.4,
        "depth_mm": 8.5,
        "weight_g": 360,
    }


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_every_later_price_has_its_source(path: Path) -> None:
    """The sources of a sheet tell of its launch: a price of later is from somewhere else."""
    for price in sheet_at(path).price_history:
        assert price.source, price.amount


def test_networks_typed_on_one_line_are_several() -> None:
    """As colours are, in lists and in open data."""
    text = (CONTENT / "appareils/mi-pad.md").read_text(encoding="utf-8")
    typed = re.sub(r"network: .*", "network: 4G, Wi-Fi 802.11ac, NFC", text)
    source = read_source(typed.encode(), "mi-pad.md", 1_000_000)
    sheet = validate(DeviceSheet, source, aliases={}, zone="Europe/Paris")

    assert sheet is not None
    assert sheet.network == ("4G", "Wi-Fi 802.11ac", "NFC")
