"""The real site, built once: no dead link, no third party, sound feeds, correct spaces."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from lapuce.checks import check_site
from lapuce.newsroom.building.build import build
from lapuce.newsroom.job import Report
from lapuce.problems import Severity
from tests.site.newsroom import job
from tests.words import plain

NO_BREAK, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, example: Path) -> tuple[Path, Report]:
    """Build the real content under a sub-path."""
    folder = tmp_path_factory.mktemp("real")
    report = build(job(folder, content=example, now=1_700_000_000.0, jobs=2))
    return folder / "output", report


def test_no_link_is_dead(site: tuple[Path, Report]) -> None:
    """Links, anchors, pictures, scripts, on every page; and nothing is asked of a third party."""
    found = check_site(site[0], "/blog")

    assert [str(one) for one in found if one.severity is Severity.ERROR] == []


def test_the_content_is_as_large_as_promised(site: tuple[Path, Report]) -> None:
    """Thirty articles, twelve brands, thirty devices, five authors, three series at least."""
    folder, report = site

    assert report.articles >= 30
    for kind, least in (("marques", 12), ("appareils", 30), ("auteurs", 5), ("dossiers", 3)):
        assert len(list((folder / kind).glob("*/index.html"))) >= least


def test_feeds_are_sound(site: tuple[Path, Report]) -> None:
    """RFC 4287: ids once, dates with a zone, full text with absolute addresses."""
    feeds = list(site[0].rglob("flux.xml"))
    assert len(feeds) > 50
    for path in feeds:
        root = ET.parse(path).getroot()
        entries = root.findall(f"{ATOM}entry")
        ids = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert len(set(ids)) == len(ids)
        for entry in entries:
            assert re.search(r"[+-]\d\d:\d\d$", entry.findtext(f"{ATOM}updated") or "")
            html = entry.findtext(f"{ATOM}content") or ""
            assert not re.search(r'(?:href|src)="/', html)


def test_structured_data_is_sound(site: tuple[Path, Report]) -> None:
    """JSON-LD parses, and its dates are those of the page."""
    for path in (site[0] / "articles").glob("*/index.html"):
        tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
        node = tree.css_first('script[type="application/ld+json"]')
        assert node is not None
        things = json.loads(node.text())["@graph"]
        article = next(one for one in things if one["@type"] == "NewsArticle")
        shown = tree.css_first("main time")
        assert shown is not None
        assert article["datePublished"] == shown.attributes["datetime"]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("", "<title>La Puce, l’actualité des marques et des appareils</title>"),
        ("page/1", "<title>La Puce, l’actualité des marques et des appareils, page 1</title>"),
        ("marques", 'image:alt" content="La Puce, l’actualité des marques et des appareils">'),
        ("personnes/lei-jun", 'content="Lei Jun\N{NO-BREAK SPACE}: fondateur et PDG, Xiaomi.">'),
    ],
)
def test_no_capital_follows_a_colon(site: tuple[Path, Report], path: str, told: str) -> None:
    """Nor a comma: French keeps it for the beginning of a sentence and for names."""
    assert told in (site[0] / path / "index.html").read_text(encoding="utf-8")


def test_no_two_pages_describe_themselves_alike(site: tuple[Path, Report]) -> None:
    """Search engines show one line for each; the older pages of a list tell their number."""
    told: dict[str, list[str]] = {}
    for path in site[0].rglob("*.html"):
        html = path.read_text("utf-8")
        if '<meta http-equiv="refresh"' in html:
            continue  # It only leads to another, and search engines show that one.
        found = re.search(r'<meta name="description" content="([^"]+)"', html)
        assert found
        told.setdefault(found[1], []).append(path.relative_to(site[0]).as_posix())

    assert [paths for paths in told.values() if len(paths) > 1] == []
    page = (site[0] / "page/1/index.html").read_text(encoding="utf-8")
    assert 'name="description" content="Page\N{NO-BREAK SPACE}1. Annonces, essais' in page


@pytest.mark.parametrize(
    ("month", "title"),
    [("2014/10", "Archives d’octobre 2014"), ("2014/06", "Archives de juin 2014")],
)
def test_the_title_of_a_month_stands_alone(
    site: tuple[Path, Report], month: str, title: str
) -> None:
    """In a tab, among results, where it is shared: « Octobre 2014 » alone says nothing there."""
    page = (site[0] / f"archives/{month}/index.html").read_text(encoding="utf-8")

    assert f"<title>{title} | La Puce</title>" in page
    assert f"<h1>{title}</h1>" in page
    assert f'property="og:title" content="{title}"' in page


def _texts(path: Path) -> Iterator[str]:
    tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    for tag in ("script", "style", "code", "pre", "kbd", "svg", "[lang=en]", "[data-typo]"):
        for node in tree.css(tag):
            if node.tag != "html":
                node.decompose()
    body = tree.body
    for node in (
        body.css("p, h1, h2, h3, h4, li, td, th, dt, dd, a, figcaption, summary") if body else []
    ):
        yield node.text(deep=True)


def test_every_page_is_set_in_french(site: tuple[Path, Report]) -> None:
    """No plain space before a high sign, none inside guillemets, no straight apostrophe."""
    wrong = re.compile(r"\w [;:!?»](?=\s|$)|« |\w'\w|\d %|\d €")
    found = {
        f"{path.relative_to(site[0])}: {match[0]}"
        for path in site[0].rglob("*.html")
        for text in _texts(path)
        for match in wrong.finditer(text)
    }

    assert found == set()


def _told(page: str, anchor: str) -> list[str]:
    """Return the columns or keys that a part of the page of open data tells of."""
    part = page.partition(f'<h2 id="{anchor}">')[2].partition("</table>")[0]
    return re.findall(r'<th scope="row"><code>([\w.]+)</code></th>', part)


def test_each_column_of_the_open_data_is_documented(site: tuple[Path, Report]) -> None:
    """In the order of the file; the page tells those that are used, the schema all there may be."""
    folder = site[0] / "donnees"
    with (folder / "appareils.csv").open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    page = (folder / "index.html").read_text(encoding="utf-8")
    schema = json.loads((folder / "appareils.schema.json").read_bytes())
    fields = [one["name"] for one in schema["fields"]]

    assert _told(page, "colonnes") == columns
    assert [name for name in fields if name in columns] == columns


def test_the_open_data_tell_how_prices_and_sources_are_written(
    site: tuple[Path, Report],
) -> None:
    """On the page and in the schema: without it a cell of several values cannot be read again."""
    folder = site[0] / "donnees"
    page = plain((folder / "index.html").read_text(encoding="utf-8"))
    schema = json.loads((folder / "appareils.schema.json").read_bytes())
    said = re.sub("<[^>]+>", "", page.partition('id="colonnes"')[2].partition("<table")[0])

    assert plain(schema["description"]) in said
    assert "clé=valeur, séparées par une virgule et une espace" in said
    assert "une virgule doublés n’en font qu’un" in said
    assert "le point d’un nom de colonne est un niveau" in said
    told = {one["name"]: plain(one["description"]) for one in schema["fields"]}
    for key in ("prices", "price_history", "sources", "figures.prices"):
        assert re.search(r": (amount|title) \(", told[key]), key


def test_each_key_of_the_brands_is_documented(site: tuple[Path, Report]) -> None:
    """What a sheet of the site says is in the file, and told on the page and by the schema."""
    folder = site[0] / "donnees"
    brands = json.loads((folder / "marques.json").read_bytes())
    page = (folder / "index.html").read_text(encoding="utf-8")
    schema = json.loads((folder / "marques.schema.json").read_bytes())
    fields = [one["name"] for one in schema["fields"]]

    assert _told(page, "cles") == fields
    assert {key for brand in brands for key in brand} <= set(fields)
    xiaomi = next(one for one in brands if one["slug"] == "xiaomi")
    assert xiaomi["founded"] == "2010-04-06"


def test_the_sums_of_the_open_data_are_those_of_the_files(site: tuple[Path, Report]) -> None:
    """Whoever copies a file can tell that it is whole."""
    folder = site[0] / "donnees"
    page = (folder / "index.html").read_text(encoding="utf-8")
    rows = re.findall(r'/donnees/([\w.]+)">.*?<code>([0-9a-f]{64})</code>', page)

    assert len(rows) == 5
    for name, said in rows:
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == said
