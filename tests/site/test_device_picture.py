"""The picture of a device: shown, shared, published, and told in the open data."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.site.newsroom import DEVICE, NOW, PICTURE, build_at, settle, tree, write_content
from tests.site.test_catalogue import page_of, text_of
from tests.site.test_shared_image import tags

PAD = "appareils/mi-pad"
SITE = "https://lapuce.example/blog"
SAID = 'alt: Une tablette rouge de face, caption: "La Mi Pad", credit: "Photo : La Puce"'


def write_sheet(content: Path, picture: str) -> None:
    """Write the sheet of the Mi Pad; `picture` is a line of its front matter."""
    sheet = DEVICE.format(
        name="Mi Pad", brand="Xiaomi", price="249", more=f"rivals: [iPad mini]\n{picture}\n"
    )
    write_content(content, {f"{PAD}.md": sheet})


def data_of(output: Path) -> list[dict[str, Any]]:
    """Return the structured data of the Mi Pad."""
    script = page_of(output.parent, PAD).css_first('script[type="application/ld+json"]')
    assert script is not None
    found: list[dict[str, Any]] = json.loads(script.text())["@graph"]
    return found


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Build a site where a device has a photograph."""
    content = write_content(tmp_path / "content")
    write_sheet(content, f"picture: {{src: mi-pad.png, {SAID}}}")
    Image.new("RGB", (64, 96)).save(content / f"{PAD}.png")
    assert build_at(tmp_path).warnings == []
    return tmp_path / "output"


def test_the_picture_of_a_device_is_told_as_wide_as_it_is_shown(output: Path) -> None:
    """Beside the name of the device on a large screen: half of what an article's takes."""
    photo = output.parent / "content" / f"{PAD}.png"
    Image.new("RGB", (1600, 900)).save(photo)
    build_at(output.parent)

    (source,) = page_of(output.parent, PAD).css(".appareil-photo source")
    assert source.attributes["sizes"] == "(width >= 75em) 32rem, (width >= 56em) 44vw, 100vw"


def test_the_picture_of_a_device_stands_for_its_drawing(output: Path) -> None:
    """With its size, what it shows, its caption and its credit; the drawing to scale stays."""
    page = page_of(output.parent, PAD)

    (image,) = page.css(".appareil img")
    assert image.attributes == {
        "src": "/blog/appareils/mi-pad.png", "alt": "Une tablette rouge de face",
        "width": "64", "height": "96", "fetchpriority": "high",
    }  # fmt: skip
    assert [text_of(one) for one in page.css(".appareil figcaption")] == [
        "La Mi Pad. Photo : La Puce"
    ]
    assert page.css(".appareil-vue") == []
    assert len(page.css("#echelle svg")) == 1
    assert (output / f"{PAD}.png").exists()


def test_networks_and_search_engines_are_given_it(output: Path) -> None:
    """Its own address, and its size."""
    held = tags(output / PAD / "index.html")
    (product,) = (one for one in data_of(output) if one["@type"] == "Product")

    assert held["image"] == f"{SITE}/appareils/mi-pad.png"
    assert (held["image:width"], held["image:height"]) == ("64", "96")
    assert held["image:alt"] == "Une tablette rouge de face"
    assert product["image"] == [f"{SITE}/appareils/mi-pad.png"]


def test_open_data_tell_the_picture_and_its_address(output: Path) -> None:
    """In the files of the device as in those of all devices."""
    told = {
        "src": "mi-pad.png", "alt": "Une tablette rouge de face", "caption": "La Mi Pad",
        "credit": "Photo : La Puce",
    }  # fmt: skip
    one = json.loads((output / PAD / "fiche.json").read_text(encoding="utf-8"))
    (same, other) = sorted(
        json.loads((output / "donnees/appareils.json").read_text(encoding="utf-8")),
        key=lambda held: "picture" not in held,
    )
    with (output / PAD / "fiche.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)

    assert (one["picture"], one["picture_url"]) == (told, f"{SITE}/appareils/mi-pad.png")
    assert same == one
    assert other.keys() & {"picture", "picture_url"} == set()
    assert {key: row[f"picture.{key}"] for key in told} == told
    assert row["picture_url"] == one["picture_url"]


@pytest.mark.parametrize(
    "picture",
    [f"image: {{src: /images/x.svg, {SAID}}}", f"picture:\n  src: ../images/x.svg\n  {SAID.replace(', ', chr(10) + '  ')}"],
)  # fmt: skip
def test_a_drawing_is_shown_but_not_shared(tmp_path: Path, picture: str) -> None:
    """Under the name that articles give it too; networks show no SVG."""
    content = write_content(tmp_path / "content", None)
    write_content(content, {"images/x.svg": PICTURE})
    write_sheet(content, picture)
    assert build_at(tmp_path).warnings == []

    (image,) = page_of(tmp_path, PAD).css(".appareil img")
    assert image.attributes["src"] == "/blog/images/x.svg"
    assert tags(tmp_path / "output" / PAD / "index.html")["image"].endswith("/theme/carte.png")


def test_a_replaced_picture_rewrites_the_pages_that_show_it(output: Path) -> None:
    """And its file; the cards of the device keep its drawing."""
    home, before = output.parent, tree(output)
    settle(home / "content", 1_400_000_000)
    build_at(home, now=NOW + 10)
    Image.new("RGB", (48, 96)).save(home / f"content/{PAD}.png")
    report = build_at(home, now=NOW + 20)
    after = tree(output)

    shown = [f"{PAD}.png", f"{PAD}/index.html"]
    assert before.keys() == after.keys()
    assert sorted(path for path in after if before[path] != after[path]) == shown
    assert sorted(report.changed) == shown
    assert report.written == len(shown)


def test_a_sheet_whose_lines_move_is_the_same(output: Path) -> None:
    """Where its picture is named is nothing that a page shows."""
    home = output.parent
    sheet = home / f"content/{PAD}.md"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("---\n", "---\n\n", 1), "utf-8")

    assert build_at(home).written == 0
