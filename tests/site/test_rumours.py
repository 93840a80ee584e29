"""What a rumour is about is told of it: on the page of rumours, of its brands and of its devices."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from tests.site.newsroom import article, build_at, write_content
from tests.words import plain

CLAIM = "Une tablette pliante se prépare"
RUMOURS, PAD, XIAOMI, APPLE = (
    "la-puce-a-l-oreille/index.html", "appareils/mi-pad/index.html", "marques/xiaomi/index.html",
    "marques/apple/index.html",
)  # fmt: skip


def build_with(home: Path, text: str) -> None:
    """Build the small newsroom with one more article."""
    write_content(home / "content")
    write_content(home / "content", {"articles/2015/bruits.md": text})
    build_at(home)


def told(home: Path, page: str) -> bool:
    """Tell whether a page tells the rumour."""
    return CLAIM in unescape((home / "output" / page).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("about", "tell", "do_not"),
    [
        ("[Mi Pad]", [PAD, XIAOMI], [APPLE]),
        ("[Xiaomi]", [XIAOMI], [PAD, APPLE]),
        ("[iPad pliant, Apple]", [APPLE], [PAD, XIAOMI]),
        ("", [PAD, XIAOMI], [APPLE]),
    ],
)
def test_the_pages_of_its_subjects_tell_a_rumour(
    tmp_path: Path, about: str, tell: list[str], do_not: list[str]
) -> None:
    """Those of its article, when it does not say what it is about."""
    subject = f"about: {about}, " if about else ""
    text = article(
        "Bruits", date="2015-02-01", brands="[Xiaomi]", devices="[Mi Pad]",
        rumour=f"{{{subject}claim: {CLAIM}}}",
    )  # fmt: skip
    build_with(tmp_path, text)

    assert [page for page in (PAD, XIAOMI, APPLE) if told(tmp_path, page)] == tell
    assert not any(told(tmp_path, page) for page in do_not)


def test_the_page_of_rumours_links_to_what_has_a_page(tmp_path: Path) -> None:
    """What has none yet is named."""
    text = article(
        "Bruits", date="2015-02-01", rumour=f"{{about: [mi pad, iPad pliant], claim: {CLAIM}}}"
    )
    build_with(tmp_path, text)

    page = (tmp_path / "output" / RUMOURS).read_text(encoding="utf-8")
    about = re.search(r"<span>À propos\s:\s(.*?)</span>", page)
    assert about is not None
    assert about[1] == '<a href="/blog/appareils/mi-pad/">Mi Pad</a>, iPad pliant'


def test_the_outcome_of_a_rumour_makes_a_banner(tmp_path: Path) -> None:
    """Even when it says no more than that."""
    text = article("Bruits", date="2015-02-01", rumour=f"{{claim: {CLAIM}, outcome: démentie}}")
    build_with(tmp_path, text)

    page = (tmp_path / "output/articles/bruits/index.html").read_text(encoding="utf-8")
    assert ">Depuis cet article\N{NO-BREAK SPACE}: rumeur démentie.<" in page


@pytest.mark.parametrize("page", [RUMOURS, XIAOMI, "articles/bruits/index.html", "index.html"])
def test_a_rumour_bears_the_confidence_that_someone_gave_it(tmp_path: Path, page: str) -> None:
    """Without one it has none, nor an empty line: three of five would be a judgement of nobody."""
    for given, shown in ((", confidence: 4", ["4"]), ("", [])):
        home = tmp_path / str(len(given))
        rumour = f"{{about: [Xiaomi], claim: {CLAIM}{given}}}"
        build_with(home, article("Bruits", date="2015-03-01", rumour=rumour))

        held = (home / "output" / page).read_text(encoding="utf-8")
        part = held[held.index(CLAIM) :].partition("</section>")[0].partition("</li>")[0]
        assert re.findall(r"Indice de confiance\s:\s(\d) sur 5", part) == shown
        assert not re.search(r"<p[^>]*>\s*</p>", part)


@pytest.mark.parametrize("page", [RUMOURS, XIAOMI, "articles/bruits/index.html"])
def test_a_rumour_says_who_told_it_first(tmp_path: Path, page: str) -> None:
    """Wherever it is told, with a link."""
    source = '{title: MyDrivers, url: "https://exemple.fr/a"}'
    text = article(
        "Bruits", date="2015-02-01", brands="[Xiaomi]", sources="[]",
        rumour=f"{{claim: {CLAIM}, source: {source}}}",
    )  # fmt: skip
    build_with(tmp_path, text)

    html = (tmp_path / "output" / page).read_text(encoding="utf-8")
    link = '<a href="https://exemple.fr/a" rel="noopener">MyDrivers</a>'
    assert f"<span>Source\N{NO-BREAK SPACE}: {link}</span>" in html


def test_the_links_to_the_sources_of_outcomes_have_each_their_name(tmp_path: Path) -> None:
    """Whoever hears them one after another knows where each leads, on one day or without any."""
    write_content(tmp_path / "content")
    for number, day in enumerate(("", "", "date: 2015-04-01, ", "date: 2015-04-01, ")):
        outcome = f'{{status: démentie, {day}text: Non., url: "https://exemple.fr/{number}"}}'
        text = article(
            f"Bruit {number}", date="2015-02-01", brands="[Xiaomi]",
            rumour=f"{{claim: Bruit {number}, outcome: {outcome}}}",
        )  # fmt: skip
        write_content(tmp_path / "content", {f"articles/2015/bruit-{number}.md": text})
    build_at(tmp_path)

    for page in (RUMOURS, XIAOMI):
        html = (tmp_path / "output" / page).read_text(encoding="utf-8")
        links = re.findall(r'<a href="https://exemple\.fr/(\d)" rel="noopener">(.+?)</a>', html)
        said = {plain(re.sub("<[^>]+>", "", name)): number for number, name in links}
        assert said == {f"La source du dénouement : Bruit {n}": str(n) for n in range(4)}
