"""A theme has the sections whose templates it brings; the rest of the site does not miss them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from lapuce.checks import check_site
from lapuce.newsroom.building.build import build
from lapuce.settings import Settings
from tests.site.newsroom import BRAND, DEVICE, ROOT, SOURCES, article, job, write_content
from tests.words import plain

SECTIONS = {
    "404.html": "404.html",
    "archives.html": "archives/index.html",
    "authors.html": "auteurs/index.html",
    "comparisons.html": "comparatifs/index.html",
    "corrections.html": "corrections/index.html",
    "devices.html": "donnees/index.html",
    "plan.html": "plan/index.html",
    "prices.html": "marche-aux-puces/index.html",
    "rumours.html": "la-puce-a-l-oreille/index.html",
    "search.html": "recherche/index.json",
    "series_list.html": "dossiers/index.html",
    "tags.html": "etiquettes/index.html",
}
_MENU = re.compile(r"<(nav|footer)\b.*?</\1>", re.DOTALL)


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """Write a newsroom with its own copy of the theme."""
    write_content(tmp_path / "content")
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    return tmp_path


@pytest.mark.parametrize(("template", "output"), SECTIONS.items())
def test_a_section_goes_with_its_template(newsroom: Path, template: str, output: str) -> None:
    asked = job(newsroom, theme=newsroom / "theme")
    build(asked)
    assert (asked.output / output).exists()
    address = f'href="/blog/{output.removesuffix("index.html")}"'

    (newsroom / "theme" / "templates" / template).unlink()
    build(asked)

    assert not (asked.output / output).exists()
    home = (asked.output / "index.html").read_text(encoding="utf-8")
    assert not any(address in menu[0] for menu in _MENU.finditer(home))


def test_no_search_is_offered_without_its_page(newsroom: Path) -> None:
    """Neither by the header, nor to search engines."""
    asked = job(newsroom, theme=newsroom / "theme")
    build(asked)
    home = asked.output / "index.html"
    assert home.read_text(encoding="utf-8").count("/recherche/") == 3  # Header, footer, JSON-LD.

    (newsroom / "theme/templates/search.html").unlink()
    build(asked)

    assert "/recherche/" not in home.read_text(encoding="utf-8")
    assert "#q" not in home.read_text(encoding="utf-8")


def test_the_page_that_is_not_there_offers_no_search_without_its_page(newsroom: Path) -> None:
    """The map of the site is left."""
    asked = job(newsroom, theme=newsroom / "theme")
    build(asked)
    lost = asked.output / "404.html"
    assert "La recherche, en haut de page, et le <a" in lost.read_text(encoding="utf-8")

    (newsroom / "theme/templates/search.html").unlink()
    build(asked)

    said = lost.read_text(encoding="utf-8")
    assert "ou plus. Le <a" in said
    assert "</a> mène partout ailleurs." in said
    assert "recherche" not in said


@pytest.mark.parametrize("name", ["favicon.svg", "style.css"])
def test_what_a_theme_has_not_is_asked_by_no_page(newsroom: Path, name: str) -> None:
    """An empty address is that of the page itself, loaded again."""
    (newsroom / "theme/static" / name).unlink()
    asked = job(newsroom, theme=newsroom / "theme")
    build(asked)

    home = (asked.output / "index.html").read_text(encoding="utf-8")
    assert 'href=""' not in home
    assert name.partition(".")[0] + "." not in home[: home.index("</head>")]


def test_the_site_map_leads_to_all_the_sections(newsroom: Path) -> None:
    """Whoever has no script looks there for what the search would find."""
    asked = job(newsroom)
    build(asked)
    plan = (asked.output / "plan/index.html").read_text(encoding="utf-8")

    main = plan[plan.index("<main") : plan.index("</main")]
    for path in (
        "comparatifs", "la-puce-a-l-oreille", "marche-aux-puces", "essais-classes", "corrections",
        "donnees", "puces", "systemes", "personnes", "etiquettes", "recherche",
    ):  # fmt: skip
        assert f'href="/blog/{path}/"' in main


@pytest.mark.parametrize("kept", ["", "pages", "marques", "auteurs", "dossiers"])
def test_a_newsroom_that_begins_has_no_dead_link(tmp_path: Path, kept: str) -> None:
    """Before its first article, with or without a page, a brand or an author."""
    began = {path: text for path, text in SOURCES.items() if path.split("/")[0] == kept}
    (tmp_path / "content").mkdir()
    write_content(tmp_path / "content", began)
    asked = job(tmp_path)

    build(asked)

    assert [one.message for one in check_site(asked.output, "/blog")] == []


def test_only_the_lists_of_the_setting_have_feeds(newsroom: Path) -> None:
    asked = job(newsroom, settings=Settings(feeds=("categories",)))

    build(asked)

    feeds = {path.relative_to(asked.output).parts[0] for path in asked.output.rglob("flux.xml")}
    assert feeds == {"flux.xml", "rubriques"}
    author = (asked.output / "auteurs/lina-ferrand/index.html").read_text(encoding="utf-8")
    assert "auteurs/lina-ferrand/flux.xml" not in author


def test_the_home_page_names_the_brands_that_articles_speak_of(newsroom: Path) -> None:
    """« BlackBerry 0 » promises nothing to read; the list of brands has them all."""
    asked = job(newsroom)
    build(asked)

    def named_in(path: str) -> list[str]:
        page = (asked.output / path).read_text(encoding="utf-8")
        main = page[page.index("<main") : page.index("</main")]
        return sorted(set(re.findall(r'href="/blog/marques/([a-z]+)/"', main)))

    assert named_in("index.html") == ["microsoft", "xiaomi"]
    assert named_in("marques/index.html") == ["apple", "microsoft", "xiaomi"]


def test_the_sitemap_has_every_page_that_engines_may_keep(newsroom: Path) -> None:
    """But for the further pages of lists, and the months of the archives, which repeat others."""
    asked = job(newsroom)
    build(asked)
    told = (asked.output / "sitemap.xml").read_text(encoding="utf-8")
    listed = set(re.findall(r"<loc>https://lapuce\.example(/blog/[^<]*)</loc>", told))

    pages = {path: path.read_text(encoding="utf-8") for path in asked.output.rglob("*.html")}
    kept = {
        f"/blog/{path.relative_to(asked.output).as_posix().removesuffix('index.html')}"
        for path, html in pages.items()
        if "noindex" not in html and 'http-equiv="refresh"' not in html
    }
    assert {one for one in kept if "/page/" not in one and "/archives/2" not in one} == listed


def test_the_site_is_called_by_its_own_name_everywhere(newsroom: Path) -> None:
    """In its feed and its open data too, which other machines read."""
    asked = job(newsroom, site_name="Mégapuce")
    build(asked)
    read = {
        name: (asked.output / name).read_text(encoding="utf-8")
        for name in ("flux.xml", "donnees/index.html", "donnees/appareils.schema.json")
    }

    assert "<title>Mégapuce</title>" in read["flux.xml"]
    assert "en citant Mégapuce." in read["donnees/index.html"]
    assert '"title": "Mégapuce, fiches d’appareils"' in read["donnees/appareils.schema.json"]
    assert not any("de La Puce" in text for text in read.values())


def test_lists_of_names_are_in_the_order_of_a_reader(newsroom: Path) -> None:
    """Windows 8.1 comes before Windows 10, Lumia 520 before Lumia 1020, Nokia before NVIDIA."""
    more = {
        f"appareils/lumia-{number}.md": DEVICE.format(
            name=f"Lumia {number}", brand=brand, price="99", more="rivals: [Mi Pad]\n"
        ).replace("os: Android 4.4", f"os: Windows {system}")
        for number, brand, system in ((1020, "NVIDIA", "10"), (520, "Nokia", "8.1"))
    }
    more |= {f"marques/{name.lower()}.md": BRAND.format(name=name) for name in ("Nokia", "NVIDIA")}
    more |= {"articles/2015/a.md": article("A", tags="[Surface 10, Surface 4]")}
    write_content(newsroom / "content", more)
    asked = job(newsroom)
    build(asked)

    def order(path: str, *names: str) -> list[str]:
        page = (asked.output / path / "index.html").read_text(encoding="utf-8")
        main = plain(page[page.index("<main") : page.index("</main")])
        return sorted(names, key=main.index)

    for path, *names in (
        ("systemes", "Windows 8.1", "Windows 10"),
        ("plan", "Lumia 520", "Lumia 1020"),
        ("comparatifs", "Lumia 520 face à", "Lumia 1020 face à"),
        ("etiquettes", "Surface 4", "Surface 10"),
        ("appareils", "<option>Nokia", "<option>NVIDIA"),
    ):
        assert order(path, *names) == names
