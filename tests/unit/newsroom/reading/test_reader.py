"""What a source becomes, from its bytes to its HTML."""

from __future__ import annotations

import re

import pytest

from lapuce.checks import Facts
from lapuce.newsroom.reading.names import index_names
from lapuce.newsroom.reading.reader import Reader, Reading
from lapuce.newsroom.records import Article
from lapuce.settings import Settings
from lapuce.writing.markdown import Writer
from tests.site.newsroom import article
from tests.words import shown

NAMES = index_names(
    [
        ("brand", "samsung", "Samsung", ()),
        ("brand", "xiaomi", "Xiaomi", ()),
        ("device", "galaxy-s6", "Galaxy S6", ()),
    ]
)


def read(source: str, path: str = "articles/2015/a.md") -> Reading:
    """Read one source."""
    settings = Settings()
    facts = Facts(settings=settings)
    reader = Reader(settings, "Europe/Paris", NAMES, "content/", Writer(), facts)
    (only,) = reader.read_all([(source.encode(), path)])
    return only


def text_of(body: str, **more: str) -> str:
    """Return the text of an article on all of these, with `[…]` for its links to their sheets."""
    more = {"brands": "[Samsung, Xiaomi]", "devices": "[Galaxy S6]", **more}
    html = read(article("Un titre", body=body, **more)).html
    return re.sub(r'<a class="entite"[^>]*>(.*?)</a>', r"[\1]", html)


def test_a_longer_name_of_a_device_is_not_linked() -> None:
    """It is that of another; a brand has none."""
    assert text_of("Le Galaxy S6 edge, le Galaxy S6, Samsung Pay.") == (
        "<p>Le Galaxy S6 edge, le [Galaxy S6], [Samsung] Pay.</p>"
    )


def test_a_quotation_is_one_however_it_is_typed() -> None:
    """Typography leaves the marks of other languages as they were typed."""
    assert text_of("“Samsung” se tait. 'Xiaomi' aussi. L'an de \"Samsung\" et Xiaomi.") == (
        "<p>“Samsung” se tait. 'Xiaomi' aussi. L’an de «\xa0Samsung\xa0» et [Xiaomi].</p>"
    )


@pytest.mark.parametrize(
    "body",
    [
        "[la marque](../../marques/xiaomi.md) vend. Xiaomi vend encore.",
        "[la marque](../../marques/xiaomi) vend. Xiaomi vend encore.",
        "Xiaomi vend. [la marque](/marques/xiaomi/) vend encore.",
        "Xiaomi vend. [son histoire](/marques/xiaomi#histoire) aussi.",
        "Xiaomi vend. [la marque](/marques/xiaomi/?a=b) aussi.",
        "Xiaomi vend. [la marque](/marques/xiaomi?a=b/c#histoire) aussi.",
        "Xiaomi vend. [la marque](/marques/xiaomi/index.html) aussi.",
        "Xiaomi vend. [la marque](/marques/xiaomi/index.html?a=b) aussi.",
        "[la marque]({filename}/marques/xiaomi.md) vend. Xiaomi vend encore.",
    ],
)
def test_what_the_author_links_already_gets_no_second_link(body: str) -> None:
    """Before or after, by its file or by its address; others get theirs."""
    assert "[Xiaomi]" not in text_of(body)
    assert "[Samsung]" in text_of(f"{body} Samsung.")


@pytest.mark.parametrize(
    "body",
    [
        "[un article](xiaomi.md), [une marque](/marques/), [une page](/xiaomi/) : Xiaomi.",
        "[une marque](/marques/?xiaomi), [une page](/page/?a=/marques/xiaomi/) : Xiaomi.",
        "[l’appareil](../../appareils/xiaomi.md), [tout](/appareils/xiaomi/prix/) : Xiaomi.",
    ],
)
def test_a_link_to_something_else_is_no_link_to_the_sheet(body: str) -> None:
    """Though it has the same name."""
    assert "[Xiaomi]" in text_of(body)


def test_a_maker_that_the_author_links_is_still_known() -> None:
    """It follows its device, and is no part of its name."""
    text = text_of("[Samsung](/marques/samsung/) vend le Galaxy S6 Samsung.")

    assert "le [Galaxy S6] Samsung" in text


def test_an_english_article_is_linked_too() -> None:
    """A possessive ends a name; a quotation is one, with the marks that typography sets."""
    body = "\"Samsung\" and 'Xiaomi'. Samsung's Galaxy S6 edge, the Galaxy S6's screen and Xiaomis."

    assert text_of(body, lang="en-GB") == (
        "<p>“Samsung” and ‘Xiaomi’. [Samsung]’s Galaxy S6 edge, the [Galaxy S6]’s screen and"
        " Xiaomis.</p>"
    )
    assert "[" not in text_of(body, lang="en", autolink="false")


def test_other_languages_are_not_linked() -> None:
    """Nothing sets their quotation marks, and ours would not all be told."""
    assert "[" not in text_of('Samsung, "Xiaomi".', lang="de")


def test_a_price_is_french_in_an_english_text() -> None:
    """The amount, its currency and what it is in euros; in a heading and under a picture too."""
    body = (
        "It costs {prix: 1 499 yuans}.\n\n## At {prix: 3 dollars}\n\n| {prix: 4 £} |\n|---|\n| a |\n\n"
        '![A phone on a table](a.svg "At {prix: 5 £}, or {prix: 6 £} | Us")\n'
    )
    told = read(article("T", body=body, lang="en", date="2015-04-02")).html
    french = re.findall(r'<span lang="fr">([^<]*)</span>', told)

    assert [shown(one) for one in french] == [
        "1⎵499⍽yuans (environ 224⍽€)",
        "3⍽dollars (environ 2,78⍽€)",
        "4⍽£ (environ 5,55⍽€)",
        "5⍽£ (environ 6,93⍽€)",
        "6⍽£ (environ 8,32⍽€)",
    ]
    bare = re.sub(r"<span [^>]*>[^<]*</span>", "…", told)
    assert "<p>It costs ….</p>" in bare
    assert '<h2 id="at-3-dollars-environ-2-78-euro">At …</h2>' in bare
    assert '<th scope="col">…</th>' in bare
    assert "<figcaption>At …, or …. Us</figcaption>" in bare


def test_a_price_is_as_the_rest_in_a_french_text() -> None:
    """And where it stays as typed, nothing tells its language."""
    french = read(article("T", body="Il coûte {prix: 3 dollars}.", date="2015-04-02")).html
    faulty = read(article("T", body="It costs {prix: much}.", lang="en"))

    assert french == "<p>Il coûte 3\xa0dollars (environ 2,78\xa0€).</p>"
    assert faulty.html == "<p>It costs much.</p>"
    assert [one.rule for one in faulty.problems] == ["bad-price"]


def test_plain_text_has_no_mark_of_a_price() -> None:
    """The beginning of a text stands for its chapô, in lists and for search engines."""
    source = article(
        "T", body="It costs {prix: 3 dollars}.", lang="en", date="2015-04-02", summary="''"
    )
    record = read(source).record

    assert isinstance(record, Article)
    assert record.card.summary_plain == "It costs 3\xa0dollars (environ 2,78\xa0€)."
