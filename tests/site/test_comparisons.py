"""The addresses of comparisons, which outlive who names whom first, and what they lead to."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.site.newsroom import DEVICE, article, build_at, write_content


def device(name: str, *rivals: str) -> str:
    """Return a sheet that names rivals."""
    more = f"rivals: [{', '.join(rivals)}]\n" if rivals else ""
    return DEVICE.format(name=name, brand="Xiaomi", price="249", more=more)


def built(home: Path, **sources: str) -> dict[str, bool]:
    """Build with other sources; tell of each address of a comparison whether it is the page."""
    quiet = {"articles/2015/suite.md": article("La suite")}
    write_content(home / "content")
    write_content(home / "content", quiet | sources)
    build_at(home)
    folder = home / "output" / "comparatif"
    return {path.parent.name: b"<h1" in path.read_bytes() for path in folder.rglob("index.html")}


def asking(first: str, second: str, date: str = "2015-01-01 10:00") -> str:
    """Return an article that asks for a comparison."""
    return article("Un duel", date=date, compare=f"[[{first}, {second}]]")


SHEETS = {
    "the first names the second": (("iPad mini",), ()),
    "the second names the first": ((), ("Mi Pad",)),
    "each names the other": (("iPad mini",), ("Mi Pad",)),
}


@pytest.mark.parametrize("rivals", SHEETS.values(), ids=SHEETS)
def test_sheets_do_not_choose_the_address_of_a_comparison(
    rivals: tuple[tuple[str, ...], tuple[str, ...]], tmp_path: Path
) -> None:
    """Whichever names the other, it is that of their two names in order."""
    mine, theirs = rivals
    found = built(
        tmp_path,
        **{"appareils/mi-pad.md": device("Mi Pad", *mine),
           "appareils/ipad-mini.md": device("iPad mini", *theirs)},
    )  # fmt: skip

    assert found == {"ipad-mini-vs-mi-pad": True, "mi-pad-vs-ipad-mini": False}


def test_an_article_chooses_who_is_named_first_and_the_other_address_stays(tmp_path: Path) -> None:
    """A link made before leads to the page, wherever it stands now."""
    before = built(tmp_path)
    after = built(tmp_path, **{"articles/2015/duel.md": asking("Mi Pad", "iPad mini")})

    assert before == {"ipad-mini-vs-mi-pad": True, "mi-pad-vs-ipad-mini": False}
    assert after == {"ipad-mini-vs-mi-pad": False, "mi-pad-vs-ipad-mini": True}


def test_the_earliest_article_chooses(tmp_path: Path) -> None:
    """A later one turns nothing, wherever its file is."""
    found = built(
        tmp_path,
        **{"articles/2015/a.md": asking("iPad mini", "Mi Pad", "2015-02-02 10:00"),
           "articles/2015/b.md": asking("Mi Pad", "iPad mini", "2015-01-01 10:00")},
    )  # fmt: skip

    assert found == {"ipad-mini-vs-mi-pad": False, "mi-pad-vs-ipad-mini": True}


def test_the_other_address_leads_to_the_page_without_a_script(tmp_path: Path) -> None:
    """To browsers, to search engines and to whoever stays on it."""
    built(tmp_path)

    page = tmp_path / "output" / "comparatif" / "mi-pad-vs-ipad-mini" / "index.html"
    path = "/blog/comparatif/ipad-mini-vs-mi-pad/"
    assert page.read_text(encoding="utf-8") == (
        '<!doctype html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<title>iPad mini face à Mi Pad</title>\n"
        f'<link rel="canonical" href="https://lapuce.example{path}">\n'
        f'<meta http-equiv="refresh" content="0; url={path}">\n</head>\n<body>\n'
        "<p>Cette page est à une autre adresse\N{NO-BREAK SPACE}: "
        f'<a href="{path}">iPad mini face à Mi Pad</a>.</p>\n'
        "</body>\n</html>\n"
    )


def shown(home: Path) -> list[str]:
    """Return the titles of the articles that the comparison leads to."""
    page = home / "output" / "comparatif" / "mi-pad-vs-ipad-mini" / "index.html"
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    return [one.text() for one in tree.css('[aria-labelledby="t-articles"] h3')]


def test_a_comparison_leads_to_the_articles_that_asked_for_it(tmp_path: Path) -> None:
    """Whatever devices they list, once each, among those on both, the latest first."""
    ask = {"compare": "[[Mi Pad, iPad mini]]"}
    both = {"devices": "[Mi Pad, iPad mini]"}
    built(
        tmp_path,
        **{"articles/2014/a.md": article("Premier", date="2014-11-01", **ask),
           "articles/2014/b.md": article("Deuxième", date="2014-11-02", **both),
           "articles/2014/c.md": article("Troisième", date="2014-11-03", **ask, **both),
           "articles/2014/d.md": article("Caché", date="2014-11-04", status="hidden", **ask)},
    )  # fmt: skip

    assert shown(tmp_path) == ["Troisième", "Deuxième", "Premier"]


def test_those_that_asked_are_not_crowded_out(tmp_path: Path) -> None:
    """Six are shown: the oldest of those on both devices are left out first."""
    others = {
        f"articles/2014/{day}.md": article(
            f"Le {day}", date=f"2014-11-{day}", devices="[Mi Pad, iPad mini]"
        )
        for day in range(10, 17)
    }
    built(tmp_path, **others, **{
        "articles/2014/a.md": article("Duel", date="2014-11-01", compare="[[Mi Pad, iPad mini]]")
    })  # fmt: skip

    assert shown(tmp_path) == ["Le 16", "Le 15", "Le 14", "Le 13", "Le 12", "Duel"]
