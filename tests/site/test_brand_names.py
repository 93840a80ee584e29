"""A sheet may call its brand by any of its names; readers see the one that the brand gives itself."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.site.newsroom import SOURCES, article, build_at, settle, tree, write_content
from tests.site.test_catalogue import PAD, built, device, page_of, text_of
from tests.site.test_touch import refuse_whole_builds

XIAOMI = "marques/xiaomi.md"
LONG = "Beijing Xiaomi Technology"
CALLED_OTHERWISE = {
    XIAOMI: SOURCES[XIAOMI].replace("name: Xiaomi", f"name: Xiaomi\naliases: [{LONG}]"),
    f"{PAD}.md": device(brand=LONG, more="rivals: [iPad mini]\n"),
    "appareils/mi-4.md": device("Mi 4"),
}


def brands_in_data(home: Path, address: str) -> list[str]:
    """Return the brands that search engines are told of."""
    data = page_of(home, address).css_first('script[type="application/ld+json"]')
    assert data is not None
    things = [one.get("itemReviewed", one) for one in json.loads(data.text())["@graph"]]
    return [one["brand"]["name"] for one in things if "brand" in one]


def test_a_device_is_of_its_brand_under_the_name_of_the_brand(tmp_path: Path) -> None:
    """The page, its trail, the index and its filter, structured and open data."""
    built(tmp_path, **CALLED_OTHERWISE)

    page = page_of(tmp_path, PAD)
    assert [text_of(one) for one in page.css(".appareil-textes .surtitre")] == ["Xiaomi"]
    assert [text_of(one) for one in page.css(".fil-ariane li")][-1] == "Xiaomi"
    assert [text_of(one) for one in page.css("#t-m")] == ["Chez Xiaomi"]
    assert brands_in_data(tmp_path, PAD) == ["Xiaomi"]
    assert brands_in_data(tmp_path, "articles/mi-pad-essai") == ["Xiaomi"]
    index = page_of(tmp_path, "appareils")
    assert [text_of(one) for one in index.css("#f-marque option")] == ["Toutes", "Apple", "Xiaomi"]
    assert {one.attributes["data-brand"] for one in index.css(".fiche")} == {"Apple", "Xiaomi"}
    output = tmp_path / "output"
    sheets = json.loads((output / "donnees/appareils.json").read_bytes())
    assert {one["brand"] for one in sheets} == {"Apple", "Xiaomi"}
    rows = csv.DictReader((output / PAD / "fiche.csv").read_text(encoding="utf-8").splitlines())
    assert [row["brand"] for row in rows] == ["Xiaomi"]
    holders = {
        name for name, data in tree(output).items()
        if LONG.encode() in data and not name.startswith("donnees/")
    }  # fmt: skip
    assert holders == {"recherche/index.json"}  # The brand is found by all its names.


def test_a_brand_that_changes_its_name_changes_it_on_all_its_devices(tmp_path: Path) -> None:
    """Their sheets, unchanged, call it by the former one."""
    built(tmp_path)
    new = SOURCES[XIAOMI].replace("name: Xiaomi", "name: Xiaomi Corp\naliases: [Xiaomi]")
    built(tmp_path, **{XIAOMI: new})

    assert [text_of(one) for one in page_of(tmp_path, PAD).css(".appareil-textes .surtitre")] == [
        "Xiaomi Corp"
    ]
    build_at(tmp_path, output=tmp_path / "fresh", cache=tmp_path / "fresh-cache")
    assert tree(tmp_path / "output") == tree(tmp_path / "fresh")


def test_an_edit_of_words_keeps_the_name_of_the_brand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages that show a device are made again without a plan, from the sheet as it was typed."""
    duel = article("Un duel", body='Un duel.\n\n!!! face-a-face "Mi Pad | iPad mini"\n')
    content = write_content(tmp_path / "content")
    write_content(content, {**CALLED_OTHERWISE, "articles/2015/duel.md": duel})
    settle(content, 1_400_000_000)
    build_at(tmp_path)
    for path in ("articles/2014/mi-pad-essai/index.md", "articles/2015/duel.md"):
        text = (content / path).read_text(encoding="utf-8")
        (content / path).write_text(text.replace("title: ", "title: Enfin, "), encoding="utf-8")
    settle(content, 1_400_000_100)
    with monkeypatch.context() as patch:
        refuse_whole_builds(patch)
        report = build_at(tmp_path)

    assert f"{PAD}/index.html" in report.changed
    build_at(tmp_path, output=tmp_path / "fresh", cache=tmp_path / "fresh-cache")
    assert tree(tmp_path / "output") == tree(tmp_path / "fresh")


def test_a_device_is_drawn_as_its_brand_draws_whatever_its_sheet_calls_it(tmp_path: Path) -> None:
    """Apple's phones have their key: so has one of « Apple Inc »."""
    drawn = []
    for number, brand in enumerate(("Apple", "Apple Inc")):
        home = tmp_path / str(number)
        sheets = {
            "marques/apple.md": SOURCES["marques/apple.md"].replace(
                "name: Apple", "name: Apple\naliases: [Apple Inc]"
            ),
            "appareils/ipad-mini.md": device("iPad mini", brand),
        }
        built(home, **sheets)
        page = page_of(home, "appareils/ipad-mini")
        cards = page_of(home, "appareils").css('.fiche[data-brand="Apple"] svg')
        drawn.append([node.html for node in [*page.css(".appareil svg"), *cards]])

    assert len(drawn[0]) > 1
    assert drawn[0] == drawn[1]
