"""Those who made brands and those who lead them have a page each, whichever key names them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.site.newsroom import SOURCES, article
from tests.site.test_catalogue import built, page_of, text_of

APPLE, XIAOMI = "marques/apple.md", "marques/xiaomi.md"


def brand(path: str, *lines: str) -> str:
    """Return the sheet of a brand with the people that some lines name, and no others."""
    typed = "people: [{name: Lei Jun, role: fondateur}]\n"
    return SOURCES[path].replace(typed, "".join(f"{line}\n" for line in lines))


def said_of(home: Path, slug: str) -> str:
    """Return what the page of someone says of them."""
    return text_of(page_of(home, f"personnes/{slug}").css(".tete .chapo")[0])


def test_a_founder_has_a_page(tmp_path: Path) -> None:
    """With the articles that their name is a tag of; the brand, the index and the search lead there."""
    told = article("Le garage", tags="[Steve Jobs]")
    sources = {
        "articles/2014/garage.md": told,
        APPLE: brand(APPLE, "founders: [Steve Jobs, Steve Wozniak]"),
        XIAOMI: brand(XIAOMI, "founders: [Lei Jun]"),
        "marques/microsoft.md": brand("marques/microsoft.md"),
    }
    built(tmp_path, **sources)

    page = page_of(tmp_path, "personnes/steve-jobs")
    assert [text_of(one) for one in page.css(".papier-titre")] == ["Le garage"]
    assert said_of(tmp_path, "steve-jobs") == "A cofondé Apple"
    assert said_of(tmp_path, "lei-jun") == "A fondé Xiaomi"
    founders = page_of(tmp_path, "marques/apple").css(".gens a")
    assert [(text_of(one), one.attributes["href"]) for one in founders] == [
        ("Steve Jobs", "/blog/personnes/steve-jobs/"),
        ("Steve Wozniak", "/blog/personnes/steve-wozniak/"),
    ]
    index = page_of(tmp_path, "personnes").css(".entrees li")
    assert [text_of(one) for one in index] == [
        "Lei Jun A fondé Xiaomi", "Steve Jobs 1 article A cofondé Apple",
        "Steve Wozniak A cofondé Apple",
    ]  # fmt: skip
    rows = json.loads((tmp_path / "output/recherche/index.json").read_bytes())
    assert [(one["t"], one["s"]) for one in rows if one["k"] == "Personne"] == [
        ("Lei Jun", "A fondé Xiaomi"), ("Steve Jobs", "A cofondé Apple"),
        ("Steve Wozniak", "A cofondé Apple"),
    ]  # fmt: skip
    menu = page_of(tmp_path, "").css("footer a")
    assert "/blog/personnes/" in [one.attributes["href"] for one in menu]


def test_what_a_founder_does_is_told_once(tmp_path: Path) -> None:
    """In the words of the sheet when they say it, beside them when they do not; of each brand."""
    built(
        tmp_path,
        **{
            APPLE: brand(
                APPLE,
                "founders: [Lei Jun, Cher Wang]",
                "people: [{name: Cher Wang, role: présidente}]",
            ),
            XIAOMI: brand(
                XIAOMI,
                "founders: [Lei Jun, Lin Bin]",
                "people: [{name: Lei Jun, role: fondateur et PDG}, {name: Lin Bin, role: cofondatrice}]",
            ),
            "marques/microsoft.md": brand("marques/microsoft.md", "people: [{name: Lin Bin}]"),
        },
    )

    assert said_of(tmp_path, "lei-jun") == "A cofondé Apple ; fondateur et PDG, Xiaomi"
    assert said_of(tmp_path, "lin-bin") == "Microsoft ; cofondatrice, Xiaomi"
    assert said_of(tmp_path, "cher-wang") == "A cofondé Apple ; présidente, Apple"
    description = page_of(tmp_path, "personnes/lei-jun").css_first('meta[name="description"]')
    assert description is not None
    assert (description.attributes["content"] or "").replace("\N{NO-BREAK SPACE}", " ") == (
        "Lei Jun : a cofondé Apple ; fondateur et PDG, Xiaomi."
    )


def test_a_name_without_an_address_has_no_page(tmp_path: Path) -> None:
    """Nothing is left of it for one: the page would be written over the index of people."""
    built(
        tmp_path,
        **{
            XIAOMI: brand(
                XIAOMI, "founders: [Lin Bin, 雷军]", "people: [{name: 林斌, role: présidente}]"
            )
        },
    )

    page = page_of(tmp_path, "marques/xiaomi")
    people = page.css_first(".gens")
    assert people is not None
    assert text_of(people) == "Fondation Lin Bin, 雷军 林斌 présidente"
    assert [(text_of(one), one.attributes["href"]) for one in page.css(".gens a")] == [
        ("Lin Bin", "/blog/personnes/lin-bin/")
    ]
    assert text_of(page_of(tmp_path, "personnes").css("h1")[0]) == "Personnes"
    index = page_of(tmp_path, "personnes").css(".entrees li")
    # He was not alone, even if the other has no page.
    assert "Lin Bin A cofondé Xiaomi" in [text_of(one) for one in index]
    assert all("雷军" not in text_of(one) for one in index)
    for file in ("sitemap.xml", "recherche/index.json"):
        assert "/personnes//" not in (tmp_path / "output" / file).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("founders: [Cher Wang]", "people: [{name: Cher Wang}]"), "A fondé Apple"),
        (("founders: [CHER Wang, Cher-Wang]",), "A fondé Apple"),
        (("people: [{name: Cher Wang}, {name: Cher Wang, role: PDG}]",), "PDG, Apple"),
        (("people: [{name: Cher Wang}, {name: Cher Wang}]",), "Apple"),
        (
            ("founders: [Cher Wang]", "people: [{name: Cher Wang, role: fondée de pouvoir}]"),
            "A fondé Apple ; fondée de pouvoir, Apple",
        ),
        (
            ("founders: [Cher Wang]", "people: [{name: Cher Wang, role: préside la fondation}]"),
            "A fondé Apple ; préside la fondation, Apple",
        ),
        (
            ("founders: [Cher Wang]", "people: [{name: Cher Wang, role: a co-fondé et dirige}]"),
            "A co-fondé et dirige, Apple",
        ),
    ],
)
def test_nothing_is_told_twice_of_someone(
    typed: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    """However often, and however written, a sheet names them."""
    built(tmp_path, **{APPLE: brand(APPLE, *typed)})

    assert said_of(tmp_path, "cher-wang") == said


def test_nothing_leads_to_people_when_none_has_a_page(tmp_path: Path) -> None:
    """A founder whose name gives no slug has none: neither footer, nor plan, nor search says so."""
    sources = {
        APPLE: brand(APPLE, "founders: [雷军]"),
        XIAOMI: brand(XIAOMI),
        "marques/microsoft.md": brand("marques/microsoft.md"),
    }
    built(tmp_path, **sources)
    output = tmp_path / "output"

    leading = [
        path.relative_to(output).as_posix()
        for path in output.rglob("*")
        if path.is_file() and b"/personnes/" in path.read_bytes()
    ]
    assert leading == []
