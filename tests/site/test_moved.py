"""Former addresses lead to what a source became: links of others outlive a move."""

from __future__ import annotations

from pathlib import Path

import pytest

from lapuce.checks import check_site
from lapuce.newsroom.building.build import build
from lapuce.problems import ContentError
from lapuce.settings import Settings
from tests.site.newsroom import BRAND, SOURCES, article, build_at, job, tree, write_content
from tests.words import plain

OLD = "articles/2015/vieux.md"


def moved(*addresses: str, slug: str = "vieux", title: str = "Le vieux") -> str:
    """Return an article that had other addresses."""
    return article(title, slug=slug, redirect_from=f"[{', '.join(addresses)}]")


def refusals(home: Path, **sources: str) -> list[str]:
    """Build with other sources; return what stops it."""
    write_content(home / "content")
    write_content(home / "content", sources)
    with pytest.raises(ContentError) as told:
        build_at(home)
    return plain(str(told.value)).splitlines()


def test_a_former_address_leads_to_the_page(tmp_path: Path) -> None:
    """As a static host lets it: at once, and search engines are told which is the right one."""
    write_content(tmp_path / "content")
    write_content(
        tmp_path / "content", {OLD: moved("/2014/10/mi-pad", "/vieux.html", "/a/%C3%A9/")}
    )
    build_at(tmp_path)

    for output in ("2014/10/mi-pad/index.html", "vieux.html", "a/é/index.html"):
        page = (tmp_path / "output" / output).read_text(encoding="utf-8")
        assert '<meta http-equiv="refresh" content="0; url=/blog/articles/vieux/">' in page
        assert '<link rel="canonical" href="https://lapuce.example/blog/articles/vieux/">' in page
        assert '<a href="/blog/articles/vieux/">' in page
    assert "vieux.html" not in (tmp_path / "output/sitemap.xml").read_text(encoding="utf-8")
    assert check_site(tmp_path / "output", "/blog") == []


def test_any_source_may_have_moved(tmp_path: Path) -> None:
    """Sheets, authors, series and pages have addresses too."""
    head = "redirect_from: /ancien-{}/\n---\n\n"
    sources = {
        path: SOURCES[path].replace("---\n\n", head.format(number), 1)
        for number, path in enumerate(
            ("appareils/mi-pad.md", "marques/xiaomi.md", "auteurs/lina-ferrand.md",
             "dossiers/debuts.md", "pages/a-propos.md")
        )
    }  # fmt: skip
    write_content(tmp_path / "content")
    write_content(tmp_path / "content", sources)
    build_at(tmp_path)

    for number, url in enumerate(
        ("/appareils/mi-pad/", "/marques/xiaomi/", "/auteurs/lina-ferrand/", "/dossiers/debuts/",
         "/a-propos/")
    ):  # fmt: skip
        page = (tmp_path / f"output/ancien-{number}/index.html").read_text(encoding="utf-8")
        assert f"url=/blog{url}" in page
    assert "ancien" not in (tmp_path / "output/donnees/appareils.json").read_text(encoding="utf-8")


def test_what_has_no_page_yet_is_led_to_from_nowhere(tmp_path: Path) -> None:
    """A series without episodes, as an article or a page in draft."""
    late = SOURCES["dossiers/debuts.md"].replace("Les débuts de Xiaomi", "Plus tard")
    page = SOURCES["pages/a-propos.md"].replace("---\n\n", "status: draft\n---\n\n", 1)
    sources = {
        "dossiers/plus-tard.md": late.replace("---\n\n", "redirect_from: /x/\n---\n\n", 1),
        "pages/essai.md": page.replace("---\n\n", "redirect_from: /y/\n---\n\n", 1),
        OLD: moved("/z/").replace("title:", "status: draft\ntitle:", 1),
    }
    write_content(tmp_path / "content")
    write_content(tmp_path / "content", sources)
    build_at(tmp_path)

    assert not {"x", "y", "z"} & {path.name for path in (tmp_path / "output").iterdir()}


def test_an_address_that_cannot_lead_anywhere_is_told_at_its_line(tmp_path: Path) -> None:
    """Nothing is built; `tests/unit/test_site_paths.py` has the others."""
    told = refusals(tmp_path, **{OLD: moved("/x/", "/a/../b/")})

    assert told == [
        "content/articles/2015/vieux.md:6: erreur: redirect_from : ancienne adresse « /a/../b/ » : "
        "écrivez-la sans « .. », « // » ni signe qui n’est pas d’une adresse. [bad-url]"
    ]


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        (
            {OLD: moved("/marques/xiaomi/")},
            ["content/articles/2015/vieux.md:6: erreur: « /marques/xiaomi/ » est une page du site : ôtez-la de redirect_from. [reserved-slug]"],
        ),
        (
            {OLD: moved("/comparatif/ipad-mini-vs-mi-pad/")},
            ["content/articles/2015/vieux.md:6: erreur: « /comparatif/ipad-mini-vs-mi-pad/ » est une page du site : ôtez-la de redirect_from. [reserved-slug]"],
        ),
        (
            {OLD: moved("/articles/vieux/")},
            ["content/articles/2015/vieux.md:6: erreur: « /articles/vieux/ » est une page du site : ôtez-la de redirect_from. [reserved-slug]"],
        ),
        (
            {OLD: moved("/Marques/xiaomi/")},
            ["content/articles/2015/vieux.md:1: erreur: Marques/xiaomi/index.html et marques/xiaomi/index.html ne diffèrent que par la casse : ôtez l’ancienne adresse. [case-collision]"],
        ),
        (
            {OLD: moved("/x/"), "articles/2015/z.md": moved("/y/", "/x/", slug="z")},
            ["content/articles/2015/z.md:6: erreur: « /x/ » est déjà une ancienne adresse de content/articles/2015/vieux.md : ôtez-la de l’une des deux. [duplicate-slug]"],
        ),
    ],
)  # fmt: skip
def test_an_address_that_is_taken_is_told(
    tmp_path: Path, sources: dict[str, str], said: list[str]
) -> None:
    """One of the two would be written over the other."""
    assert refusals(tmp_path, **sources) == said


def test_a_link_to_a_former_address_is_no_dead_link(tmp_path: Path) -> None:
    """It leads where it should, by one more step."""
    write_content(tmp_path / "content")
    sources = {OLD: moved("/x/"), "articles/2015/z.md": article("Z", body="Voir [là](/x/).")}
    write_content(tmp_path / "content", sources)
    build_at(tmp_path)

    assert (tmp_path / "output/articles/z/index.html").exists()


REDIRECTS = {
    "/category/essais/": "/rubriques/essais/",
    "/tag/%C3%A9crans.html": "/etiquettes/tablettes/",
    "/feeds/all.atom.xml": "/flux.xml",
    "/feed/": "/flux.xml",
}


def test_a_former_address_of_no_source_leads_where_settings_say(tmp_path: Path) -> None:
    """A category or a tag has no source; readers of feeds, who follow no page, are given the feed."""
    write_content(tmp_path / "content")
    settings = Settings(redirects=REDIRECTS)
    build_at(tmp_path, settings=settings)
    site = tmp_path / "output"

    for former, path in (
        ("category/essais/index.html", "/rubriques/essais/"),
        ("tag/écrans.html", "/etiquettes/tablettes/"),
        ("feed/index.html", "/flux.xml"),
    ):
        assert f"url=/blog{path}" in (site / former).read_text(encoding="utf-8")
    assert (site / "feeds/all.atom.xml").read_bytes() == (site / "flux.xml").read_bytes()
    assert "category" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert check_site(site, "/blog") == []


def test_a_redirect_that_leads_nowhere_or_takes_a_page_is_told(tmp_path: Path) -> None:
    """As a link or an address of a source would be."""
    write_content(tmp_path / "content")
    write_content(tmp_path / "content", {OLD: moved("/x/")})
    redirects = {
        "/a/": "/rubriques/esais/", "/b/": "/a/", "/marques/xiaomi/": "/", "/x/": "/plan/",
    }  # fmt: skip
    with pytest.raises(ContentError) as told:
        build_at(tmp_path, settings=Settings(redirects=redirects))

    assert plain(str(told.value)).splitlines() == [
        "content/articles/2015/vieux.md:6: erreur: « /x/ » est une page du site : ôtez-la de redirect_from. [reserved-slug]",
        "pelicanconf.py:1: erreur: redirects : « /a/ » n’est pas une page du site. [broken-link]",
        "pelicanconf.py:1: erreur: redirects : « /rubriques/esais/ » n’est pas une page du site. Vouliez-vous dire « /rubriques/essais/ » ? [broken-link]",
        "pelicanconf.py:1: erreur: redirects : « /marques/xiaomi/ » est une page du site : ôtez-la. [reserved-slug]",
        "pelicanconf.py:1: erreur: redirects : « /x/ » est une page du site : ôtez-la. [reserved-slug]",
    ]


EDITS = {
    "its words": {OLD: moved("/x/", title="Le bien vieux")},
    "its address": {OLD: moved("/x/", "/articles/vieux/", slug="neuf")},
    "no more": {OLD: article("Le vieux", slug="vieux")},
    "another one": {OLD: moved("/x/", "/y/")},
    "not out": {OLD: moved("/x/").replace("title:", "status: draft\ntitle:", 1)},
    "a page takes it": {OLD: article("Le vieux", slug="vieux"), "marques/z.md": BRAND.format(name="Z").replace("---\n\n", "redirect_from: /x/\n---\n\n", 1)},
    "another article": {"articles/2015/z.md": article("Z")},
}  # fmt: skip


@pytest.mark.parametrize("sources", EDITS.values(), ids=EDITS)
def test_an_edit_leaves_what_a_clean_build_would(tmp_path: Path, sources: dict[str, str]) -> None:
    """Whether the edit is one of words, or changes what is published."""
    edited, clean = tmp_path / "edited", tmp_path / "clean"
    settings = Settings(redirects=REDIRECTS)
    for home in (edited, clean):
        write_content(home / "content")
        write_content(home / "content", {OLD: moved("/x/")})
    build(job(edited, settings=settings))
    for home in (edited, clean):
        write_content(home / "content", sources)
        build(job(home, settings=settings))

    assert tree(edited / "output") == tree(clean / "output")
