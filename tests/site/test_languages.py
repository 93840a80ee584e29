"""An article in English in a site in French: each word is told in its own language (WCAG 3.1.2)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.site.newsroom import article, build_at, write_content

STORY = "articles/2015/english.md"
TEXT = """English words on Xiaomi: {prix: 3 dollars}, English.

!!! bref
    - English point.

## English heading

English again[^1].

!!! attention
    English warning.

!!! appareil "Mi Pad"

!!! face-a-face "Mi Pad | iPad mini"

!!! prix "Mi Pad"

!!! verdict

| English | English too |
|---|---|
| English | English |

## English end

English.

[^1]: English note.
"""
ENGLISH = article(
    "English title", date="2015-05-01 09:00", category="Essais", lang="en", kicker="English kicker",
    summary="English summary, long enough to say in one sentence what all of this is about.",
    brands="[Xiaomi]", devices="[Mi Pad, iPad mini]", authors="[Lina Ferrand]",
    series="Les débuts de Xiaomi", series_index="3",
    image="{src: ../2014/mi-pad-essai/mi-pad.svg, alt: English picture, caption: English caption, credit: Lei}",
    review="{device: Mi Pad, score: 8, criteria: {English: 8}, pros: [English], cons: [English], verdict: English.}",
    rumour="{claim: English claim, expected: English spring, confidence: 3, "
    "outcome: {status: confirmée, date: 2015-05-02, text: English outcome.}}",
    updates="[{date: 2015-05-03, type: correction, text: English update.}]", body=TEXT,
)  # fmt: skip


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small newsroom with an article, and a page, in English."""
    folder = tmp_path_factory.mktemp("languages")
    write_content(folder / "content")
    page = (
        "---\ntitle: English page\nsummary: English summary.\nlang: en\n---\n\n## English one\n\n"
        "!!! note\n    English.\n\n## English two\n\n!!! note\n    English.\n"
    )
    write_content(folder / "content", {STORY: ENGLISH, "pages/english.md": page})
    build_at(folder)
    return folder / "output"


def said(page: Path) -> Iterator[tuple[str, str]]:
    """Give the texts of a page, and those of its attributes, each with its language."""
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    body = tree.body
    assert body is not None
    for node in body.traverse(include_text=True):
        if node.tag == "-text":
            if node.text(deep=False).strip() and node.parent is not None:
                yield language_of(node.parent), node.text(deep=False).strip()
            continue
        for name in ("alt", "title", "aria-label"):
            if text := (node.attributes or {}).get(name):
                yield language_of(node), text


def language_of(node: LexborNode | None) -> str:
    """Return the language that an element is in."""
    while node is not None:
        if lang := (node.attributes or {}).get("lang"):
            return lang
        node = node.parent
    return ""


def test_english_words_are_told_to_be_english_on_every_page(output: Path) -> None:
    """Of its own page, of lists, of rumours, of corrections, of its neighbours."""
    wrong = {
        (page.relative_to(output).as_posix(), lang, text)
        for page in output.rglob("*.html")
        for lang, text in said(page)
        if "English" in text and lang != "en"
    }

    assert wrong == set()


def test_the_words_of_the_site_stay_french_around_them(output: Path) -> None:
    """In an English part, nothing but English, names and figures."""
    neutral = re.compile(
        r"[\W\d]*(Code|Page|Lei|Xiaomi|Mi Pad|iPad mini|8)?[\W\d]*|Table: English, English too"
    )
    wrong = {
        (page.relative_to(output).as_posix(), text)
        for page in output.rglob("*.html")
        for lang, text in said(page)
        if lang == "en" and "English" not in text and not neutral.fullmatch(text)
    }

    assert wrong == set()


def test_the_page_is_in_french_and_says_that_its_article_is_english(output: Path) -> None:
    """To browsers, to search engines, to networks, to readers of feeds and to the search."""
    page = (output / "articles/english/index.html").read_text(encoding="utf-8")
    tree = LexborHTMLParser(page)
    node = tree.css_first('script[type="application/ld+json"]')
    assert node is not None
    told = next(one for one in json.loads(node.text())["@graph"] if one["@type"] == "NewsArticle")
    feed = (output / "flux.xml").read_text(encoding="utf-8")
    rows = json.loads((output / "recherche/index.json").read_text(encoding="utf-8"))

    assert '<html lang="fr">' in page
    assert told["inLanguage"] == "en"
    assert '<meta property="og:locale" content="en_US">' in page
    assert '<entry xml:lang="en">' in feed
    assert {row["u"]: row["l"] for row in rows if "l" in row} == {
        "/blog/articles/english/": "en",
        "/blog/english/": "en",
    }
    assert "\x1a" not in page + feed


def test_an_article_in_english_links_to_the_sheets_and_has_french_prices(output: Path) -> None:
    """On its page and in feeds."""
    page = (output / "articles/english/index.html").read_text(encoding="utf-8")
    feed = unescape((output / "flux.xml").read_text(encoding="utf-8"))
    price = '<span lang="fr">3\N{NO-BREAK SPACE}dollars (environ 2,69\N{NO-BREAK SPACE}€)</span>'

    assert '<a class="entite" href="/blog/marques/xiaomi/">Xiaomi</a>' in page
    assert price in page
    assert price in feed


def test_an_article_in_french_says_nothing_of_it(output: Path) -> None:
    """It is in the language of the page."""
    page = (output / "articles/mi-pad-essai/index.html").read_text(encoding="utf-8")

    assert page.count(' lang="fr"') == 1
    assert '<meta property="og:locale" content="fr_FR">' in page


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_review_ends_with_its_verdict(lang: str, tmp_path: Path) -> None:
    """Wherever its text is read, though no block asks for it; « Notre avis » is French."""
    story = article(
        "Un essai", date="2015-05-01 09:00", category="Essais", lang=lang, devices="[Mi Pad]",
        review="{device: Mi Pad, score: 8, verdict: Xiaomi.}", body="Un texte.",
    )  # fmt: skip
    write_content(tmp_path / "content")
    write_content(tmp_path / "content", {"articles/2015/essai.md": story})
    build_at(tmp_path)
    output = tmp_path / "output"
    page = LexborHTMLParser((output / "articles/essai/index.html").read_text(encoding="utf-8"))
    feed = (output / "flux.xml").read_text(encoding="utf-8")
    entry = unescape(feed[feed.index("Un essai") : feed.index("</entry>")])

    assert [language_of(one) for one in page.css(".prose .verdict h2")] == ["fr"]
    assert entry.count("Notre avis") == 1
