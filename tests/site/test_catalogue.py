"""What the pages of the catalogue tell of the sheets, whatever the sheets say."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from lapuce.front_matter import Source, read_source
from lapuce.newsroom.reading import reader as reading
from lapuce.newsroom.views import devices
from lapuce.problems import ContentError
from tests.site.newsroom import DEVICE, SOURCES, article, build_at, write_content
from tests.words import plain

PAD = "appareils/mi-pad"


def page_of(home: Path, address: str) -> LexborHTMLParser:
    """Return a page that was built."""
    return LexborHTMLParser((home / "output" / address / "index.html").read_text(encoding="utf-8"))


def text_of(node: LexborNode) -> str:
    """Return what is read, with plain spaces."""
    return (
        re.sub(r"\s+", " ", unescape(node.text(deep=True, separator=" ")))
        .replace(" ,", ",")
        .strip()
    )


def device(name: str = "Mi Pad", brand: str = "Xiaomi", price: str = "249", more: str = "") -> str:
    """Return a sheet; `more` are lines of its front matter."""
    return DEVICE.format(name=name, brand=brand, price=price, more=more)


def built(home: Path, **sources: str) -> None:
    """Build the small newsroom with other sources."""
    write_content(home / "content")
    write_content(home / "content", sources)
    build_at(home)


HISTORY = (
    "price_history:\n"
    '  - {amount: 219 €, date: 2014-06-01, where: en ligne, source: "https://exemple.fr/a"}\n'
    '  - {amount: 199 €, date: 2015-01-10, where: en boutique, source: "https://exemple.fr/b"}\n'
    "  - {amount: 229 dollars, date: 2014-12-01}\n"
)


@pytest.mark.parametrize("source", ["appareils/mi-pad.md", "marques/xiaomi.md"])
def test_no_heading_of_a_text_takes_an_identifier_of_its_page(source: str, tmp_path: Path) -> None:
    """The menu of the page leads to its parts, whatever the text calls its own."""
    sheet = SOURCES[source]
    if source == "appareils/mi-pad.md":
        sheet = device(more=f"{HISTORY}rivals: [iPad mini]\n")
    rumour = article(
        "A", brands="[Xiaomi]", devices="[Mi Pad]",
        rumour="{claim: Une autre, about: [Mi Pad, Xiaomi], confidence: 2}",
    )  # fmt: skip
    built(tmp_path, **{"articles/2015/a.md": rumour, source: sheet})
    address = source.removesuffix(".md")

    def ids() -> list[str]:
        found = (node.attributes.get("id") for node in page_of(tmp_path, address).css("[id]"))
        # The drawing at scale bears the address of the device: no one writes such a heading.
        return [one for one in found if one and not one.startswith("s-")]

    own = ids()
    titles = "".join(f"## {one.replace('-', ' ').title()}\n\nUn texte.\n\n" for one in own)
    built(tmp_path, **{source: f"{sheet}\n{titles}"})
    held = ids()

    assert len(held) == len(set(held)) == 2 * len(own)
    assert set(own) < set(held)


def test_an_identifier_of_the_page_is_refused_in_its_text(tmp_path: Path) -> None:
    """It is told where it is typed."""
    with pytest.raises(ContentError) as caught:
        built(tmp_path, **{"appareils/mi-pad.md": device() + "\n## Son prix {#prix}\n"})

    assert [plain(str(one)) for one in caught.value.problems] == [
        "content/appareils/mi-pad.md:25: erreur: identifiant « prix » déjà pris par la page : choisissez-en un autre. [repeated-id]"
    ]


def test_a_device_tells_all_its_prices_and_where_they_were_read(tmp_path: Path) -> None:
    """The launch is that of the sheet, though a shop sold before it."""
    built(tmp_path, **{f"{PAD}.md": device(more=HISTORY)})

    page = page_of(tmp_path, PAD)
    rows = [text_of(row) for row in page.css("#prix tbody tr")]
    assert rows == [
        "1er juin 2014 en ligne 219 €",
        "1er juillet 2014 France 249 €",
        "1er décembre 2014 non précisé 229 dollars",
        "10 janvier 2015 en boutique 199 €",
    ]
    links = [one.attributes["href"] for one in page.css("#prix tbody a")]
    assert links == ["https://exemple.fr/a", "https://exemple.fr/b"]
    assert [text_of(one) for one in page.css(".achat p")][:3] == [
        "Prix de lancement 249 €",
        "Meilleur prix relevé 199 €",
        "Depuis la sortie −50 €, soit −20 %",
    ]


def test_the_market_tells_the_day_and_the_place_of_a_price(tmp_path: Path) -> None:
    """No price without its day."""
    built(tmp_path, **{f"{PAD}.md": device(more=HISTORY)})

    (row,) = page_of(tmp_path, "marche-aux-puces").css(".cote tbody tr")
    assert "199 € 10 janvier 2015, en boutique" in text_of(row)


def test_someone_has_a_page_that_leads_to_the_brand_and_to_their_articles(tmp_path: Path) -> None:
    """An article is about someone when one of its tags bears their name."""
    told = article("Le vent sous le cochon", tags="[Lei Jun]")
    built(tmp_path, **{"articles/2014/lei-jun.md": told})

    page = page_of(tmp_path, "personnes/lei-jun")
    (chapo,) = page.css(".tete .chapo")
    assert text_of(chapo) == "Fondateur, Apple ; fondateur, Microsoft ; fondateur, Xiaomi"
    assert [one.attributes["href"] for one in chapo.css("a")] == [
        "/blog/marques/apple/", "/blog/marques/microsoft/", "/blog/marques/xiaomi/",
    ]  # fmt: skip
    assert [text_of(one) for one in page.css(".papier-titre")] == ["Le vent sous le cochon"]


def test_a_system_gathers_the_devices_whatever_lies_over_it(tmp_path: Path) -> None:
    """« Les appareils sous Android 4.4 » has the one with MIUI too."""
    layered = device().replace("os: Android 4.4", "os: Android 4.4 (MIUI)")
    built(tmp_path, **{f"{PAD}.md": layered})

    names = [text_of(one) for one in page_of(tmp_path, "systemes/android-4-4").css(".nom")]
    assert names == ["Mi Pad", "iPad mini"]
    assert not (tmp_path / "output/systemes/android-4-4-miui").exists()
    (link,) = page_of(tmp_path, PAD).css('.fiche-suite a[href*="systemes"]')
    assert text_of(link) == "Les appareils sous Android 4.4"


def test_several_devices_are_promised_only_where_there_are(tmp_path: Path) -> None:
    """By the page of a chip or of a system, and by the links that lead there."""
    alone = (
        device("Mi Pad 2").replace("NVIDIA Tegra K1", "Intel Atom").replace("Android 4.4", "MIUI 7")
    )
    built(tmp_path, **{"appareils/mi-pad-2.md": alone})

    def told(path: str, css: str) -> list[str]:
        return [text_of(one) for one in page_of(tmp_path, path).css(css)]

    assert told("puces/nvidia-tegra-k1", ".tete .chapo") == [
        "Les appareils équipés de la puce NVIDIA Tegra K1 : leurs fiches et nos articles."
    ]
    assert told("puces/intel-atom", ".tete .chapo") == [
        "Un appareil équipé de la puce Intel Atom : sa fiche et nos articles."
    ]
    assert told(PAD, ".fiche-suite a")[:2] == [
        "Les appareils équipés de la puce NVIDIA Tegra K1", "Les appareils sous Android 4.4",
    ]  # fmt: skip
    assert told("appareils/mi-pad-2", ".fiche-suite a")[:2] == [
        "La puce Intel Atom", "Le système MIUI 7",
    ]  # fmt: skip


def test_a_chip_has_the_name_that_most_sheets_give_it(tmp_path: Path) -> None:
    """One sheet typed without capitals, the latest, renamed the page for all."""
    odd = device("Mi Pad 2").replace("NVIDIA", "nvidia").replace("2014-07-01", "2014-09-01")
    built(tmp_path, **{"appareils/mi-pad-2.md": odd})

    assert text_of(page_of(tmp_path, "puces/nvidia-tegra-k1").css("h1")[0]) == "NVIDIA Tegra K1"


def test_what_is_named_twice_is_shown_once(tmp_path: Path) -> None:
    """By its name and by another: rivals, brands, devices, comparisons."""
    twice = article(
        "Deux fois", brands="[Xiaomi, xiaomi]", devices="[Mi Pad, mi pad, iPad mini]",
        compare="[[Mi Pad, iPad mini], [iPad mini, mi pad]]",
    )  # fmt: skip
    rivals = device(more="aliases: [MiPad]\nrivals: [iPad mini, ipad mini]\n")
    built(tmp_path, **{"articles/2015/deux.md": twice, f"{PAD}.md": rivals})

    shown = page_of(tmp_path, "articles/deux")
    assert [text_of(one) for one in shown.css(".marge .nom")] == ["Mi Pad", "iPad mini"]
    assert [text_of(one) for one in shown.css(".marge .face a")] == ["Mi Pad face à iPad mini"]
    assert [text_of(one) for one in shown.css(".etiquettes a")] == ["Xiaomi"]
    section = page_of(tmp_path, PAD).css_first('[aria-labelledby="t-r"]')
    assert section is not None
    assert [text_of(one) for one in section.css(".nom")] == ["iPad mini"]


BARE = """---
name: Mi Pad
brand: Xiaomi
type: tablette
rivals: [iPad mini]
sources: [{title: Site, url: https://www.mi.com/}]
---
"""


def test_nothing_is_drawn_to_scale_without_dimensions(tmp_path: Path) -> None:
    """Those of a device that only rumours know are not guessed; its page says so."""
    built(tmp_path, **{f"{PAD}.md": BARE})

    page = page_of(tmp_path, PAD)
    assert page.css("#echelle, a[href='#echelle']") == []
    assert rows_of(page) == ["Type tablette"]
    assert "Rien d’autre n’en est connu." in text_of(page.css("#fiche")[0])


def test_a_device_alone_is_no_comparison_of_sizes(tmp_path: Path) -> None:
    """« À la même échelle » takes two devices: with the dimensions of one there is no such part."""

    def told() -> tuple[int, int, str]:
        page = page_of(tmp_path, "comparatif/mi-pad-vs-ipad-mini")
        description = page.css_first('meta[name="description"]')
        assert description is not None
        said = plain(description.attributes["content"] or "")
        return len(page.css("#t-echelle")), len(page.css("svg.silhouettes")), said

    built(tmp_path)
    both = told()
    built(tmp_path, **{f"{PAD}.md": BARE})

    begins = "Mi Pad ou iPad mini : fiches alignées"
    assert both == (1, 1, f"{begins}, écarts chiffrés et silhouettes à la même échelle.")
    assert told() == (0, 0, f"{begins} et écarts chiffrés.")


def rows_of(page: LexborHTMLParser) -> list[str]:
    """Return the rows of the first table of a sheet."""
    return [text_of(row) for row in page.css("#fiche table")[0].css("tr")]


def dates_of(page: LexborHTMLParser) -> str:
    """Return what the head of a sheet says of its days."""
    return text_of(page.css(".appareil-textes .signature")[0])


def test_a_device_tells_its_kind_its_days_and_its_other_names(tmp_path: Path) -> None:
    """Above what it is made of: that it is sold no more was told nowhere."""
    named = device(more="aliases: [MiPad, Xiaomi Mi Pad]\nchecked: 2015-03-01\n")
    built(tmp_path, **{f"{PAD}.md": named.replace("commercialisé", "abandonné")})

    page = page_of(tmp_path, PAD)
    assert text_of(page.css("#fiche caption")[0]) == "Généralités"
    assert rows_of(page) == [
        "Type tablette", "Statut abandonné", "Annonce 15 mai 2014", "Sortie 1er juillet 2014",
        "Autres noms MiPad, Xiaomi Mi Pad",
    ]  # fmt: skip
    assert dates_of(page) == "Sortie le 1er juillet 2014 Fiche vérifiée le 1er mars 2015"
    assert "Rien d’autre" not in text_of(page.css("#fiche")[0])


@pytest.mark.parametrize(
    ("typed", "said", "rows"),
    [
        ("", "", ["Type tablette", "Statut annoncé"]),
        (
            "announced: 2015-05-15\nrelease: 2015-07-01\naliases: [MiPad]\n",
            "Annoncé le 15 mai 2015",
            ["Type tablette", "Statut annoncé", "Annonce 15 mai 2015",
             "Sortie prévue 1er juillet 2015", "Autre nom MiPad"],
        ),
        (
            "release: 2015-07-01\n",
            "Sortie prévue le 1er juillet 2015",
            ["Type tablette", "Statut annoncé", "Sortie prévue 1er juillet 2015"],
        ),
    ],
)  # fmt: skip
def test_a_device_that_is_only_announced_is_not_said_to_be_out(
    typed: str, said: str, rows: list[str], tmp_path: Path
) -> None:
    """The day it is to be sold is no day it was; without any day, at least what it is."""
    sheet = BARE.replace("rivals: [iPad mini]\n", f"status: annoncé\n{typed}")
    built(tmp_path, **{f"{PAD}.md": sheet})

    page = page_of(tmp_path, PAD)
    assert dates_of(page) == said
    assert rows_of(page) == rows


UNDATED = BARE.replace("rivals: [iPad mini]\n", "")


@pytest.mark.parametrize(
    ("statuses", "last"),
    [
        (("annoncé", "annoncé"), "À venir"),
        (("annoncé", "abandonné"), "Sans date"),
        ((None, None), "Sans date"),
    ],
)
def test_a_brand_shows_its_devices_without_a_date_too(
    statuses: tuple[str | None, ...], last: str, tmp_path: Path
) -> None:
    """After the others: they were counted, and nothing led to them."""
    sheets = {}
    for name, status in zip(("Mi 8", "Mi 9"), statuses, strict=True):
        said = f"status: {status}\n" if status else ""
        sheet = UNDATED.replace("name: Mi Pad\n", f"name: {name}\n{said}")
        sheets[f"appareils/{name.lower().replace(' ', '-')}.md"] = sheet
    built(tmp_path, **sheets)

    page = page_of(tmp_path, "marques/xiaomi")
    steps = {
        text_of(step.css("h3")[0]): [text_of(one) for one in step.css(".nom")]
        for step in page.css(".frise > div")
    }
    assert list(steps.items()) == [("2014", ["Mi Pad"]), (last, ["Mi 9", "Mi 8"])]
    (count,) = (one for one in page.css(".cles div") if "Appareils" in text_of(one))
    assert text_of(count) == "Appareils 3"


def test_a_comparison_has_no_row_for_what_is_not_compared(tmp_path: Path) -> None:
    """Two tablets are two tablets."""
    built(tmp_path)

    page = page_of(tmp_path, "comparatif/mi-pad-vs-ipad-mini")
    assert "Généralités" not in [text_of(one) for one in page.css("caption")]
    data = json.loads((tmp_path / "output/comparatifs/appareils.json").read_bytes())
    assert {group["caption"] for one in data for group in one["groups"]}.isdisjoint({"Généralités"})


def test_a_sheet_may_give_its_name_as_a_title(tmp_path: Path) -> None:
    """As Pelican calls it: the build stopped with a traceback."""
    titled = device(price="249").replace("name: Mi Pad", "title: Mi Pad")
    brand = SOURCES["marques/xiaomi.md"].replace("name: Xiaomi", "title: Xiaomi")
    built(tmp_path, **{f"{PAD}.md": titled, "marques/xiaomi.md": brand})

    for address, name in ((PAD, "Mi Pad"), ("marques/xiaomi", "Xiaomi")):
        assert [text_of(one) for one in page_of(tmp_path, address).css("h1")] == [name]


def test_a_category_without_a_page_is_no_step_to_an_article(tmp_path: Path) -> None:
    """Its only offer is over: search engines were told that the article was the category."""
    over = article("Une offre", category="Bons plans", expires="2014-10-10")
    built(tmp_path, **{"articles/2014/offre.md": over})

    data = page_of(tmp_path, "articles/offre").css_first('script[type="application/ld+json"]')
    assert data is not None
    (trail,) = (
        one for one in json.loads(data.text())["@graph"] if one["@type"] == "BreadcrumbList"
    )
    assert [one["name"] for one in trail["itemListElement"]] == ["Accueil", "Une offre"]


def test_a_face_to_face_in_a_text_leads_to_the_whole_comparison(tmp_path: Path) -> None:
    """Whichever device is named first; without a page of their own, two devices are only named."""
    shown = '!!! face-a-face "{} | {}"\n'
    told = {
        f"articles/2015/{name}.md": article("Un duel", body=f"Un duel.\n\n{shown.format(*pair)}")
        for name, pair in {
            "duel": ("MiPad", "iPad mini"), "autre": ("iPad mini", "Mi Pad"),
            "seul": ("Mi 4", "iPad mini"),
        }.items()
    }  # fmt: skip
    sheets = {f"{PAD}.md": device(more="aliases: [MiPad]\nrivals: [iPad mini]\n"),
              "appareils/mi-4.md": device("Mi 4")}  # fmt: skip
    suite = {"articles/2015/suite.md": article("La suite")}
    built(tmp_path, **told, **sheets, **suite)

    def links(name: str) -> list[str | None]:
        page = page_of(tmp_path, f"articles/{name}")
        return [one.attributes["href"] for one in page.css("table.duel caption a")]

    path = "/blog/comparatif/ipad-mini-vs-mi-pad/"
    assert [links(name) for name in ("duel", "autre", "seul")] == [[path], [path], []]


def test_a_camera_is_named_whole_where_no_caption_does(tmp_path: Path) -> None:
    """« Arrière » alone says nothing in a text; under « Photo » the word is not said twice."""
    other = device("iPad mini", "Apple").replace("back: 8 Mpx", "back: 5 Mpx")
    duel = article("Un duel", body='Un duel.\n\n!!! face-a-face "Mi Pad | iPad mini"\n')
    built(tmp_path, **{f"{PAD}.md": device(more="rivals: [iPad mini]\n"),
                       "appareils/ipad-mini.md": other, "articles/2015/duel.md": duel})  # fmt: skip

    def labels(address: str, table: str) -> list[str]:
        return [text_of(one) for one in page_of(tmp_path, address).css(f"{table} tbody th")]

    held = json.loads((tmp_path / "output/comparatifs/appareils.json").read_text(encoding="utf-8"))
    measured = [row["label"] for group in held[0]["groups"] for row in group["rows"]]
    for found in (labels("articles/duel", "table.duel"), measured):
        assert [one for one in found if "rrière" in one or "vant" in one][:1] == ["Photo arrière"]
    for address in (PAD, "comparatif/mi-pad-vs-ipad-mini"):
        assert {"Arrière", "Avant"} <= set(labels(address, "table.fiche-tech"))


def test_the_link_of_a_face_to_face_goes_with_its_page(tmp_path: Path) -> None:
    """Sheets that are rivals no more: the article is made again, though none of its words changed."""
    duel = article("Un duel", body='Un duel.\n\n!!! face-a-face "Mi Pad | iPad mini"\n')
    suite = article("La suite")
    built(tmp_path, **{"articles/2015/duel.md": duel, "articles/2015/suite.md": suite})
    assert page_of(tmp_path, "articles/duel").css("table.duel caption a") != []
    write_content(tmp_path / "content", {f"{PAD}.md": device()})
    build_at(tmp_path)

    assert page_of(tmp_path, "articles/duel").css("table.duel caption a") == []


def test_a_review_under_another_name_is_that_of_the_device(tmp_path: Path) -> None:
    """Search engines are told its address and its brand; the page of the device counts it."""
    told = article(
        "Essai", category="Essais", review="{device: MiPad, score: 7, verdict: Bonne.}"
    )  # fmt: skip
    built(tmp_path, **{"articles/2014/mi-pad-essai/index.md": told,
                       f"{PAD}.md": device(more="aliases: [MiPad]\n")})  # fmt: skip

    shown = page_of(tmp_path, "articles/mi-pad-essai")
    data = shown.css_first('script[type="application/ld+json"]')
    assert data is not None
    (review,) = (one for one in json.loads(data.text())["@graph"] if one["@type"] == "Review")
    assert review["itemReviewed"] == {
        "@type": "Product", "name": "Mi Pad", "description": "Tablette, 7,9\N{NO-BREAK SPACE}pouces",
        "url": "https://lapuce.example/blog/appareils/mi-pad/",
        "brand": {"@type": "Brand", "name": "Xiaomi"},
    }  # fmt: skip
    assert [text_of(one) for one in shown.css(".marge .nom")] == ["Mi Pad"]
    page = page_of(tmp_path, PAD)
    assert [text_of(one) for one in page.css(".verdict > p")] == ["Bonne. Lire l’essai"]
    assert "Essai" in [text_of(one) for one in page.css("#articles .papier-titre")]
    best = page_of(tmp_path, "essais-classes")
    assert "Mi Pad" in text_of(best.css("main")[0])


def test_search_engines_are_told_the_review_of_a_device(tmp_path: Path) -> None:
    """The one that its page shows; a device without any has none."""
    built(tmp_path)

    def product(address: str) -> dict[str, object]:
        data = page_of(tmp_path, address).css_first('script[type="application/ld+json"]')
        assert data is not None
        (found,) = (one for one in json.loads(data.text())["@graph"] if one["@type"] == "Product")
        return dict(found)

    assert product(PAD)["review"] == {
        "@type": "Review", "url": "https://lapuce.example/blog/articles/mi-pad-essai/",
        "reviewRating": {
            "@type": "Rating", "ratingValue": 8.2, "bestRating": 10, "worstRating": 0
        },
        "reviewBody": "Bonne.", "author": [{"@type": "Person", "name": "Lina Ferrand"}],
        "datePublished": "2014-10-01T09:00:00+02:00",
        "positiveNotes": {
            "@type": "ItemList",
            "itemListElement": [{"@type": "ListItem", "position": 1, "name": "Écran"}],
        },
        "negativeNotes": {
            "@type": "ItemList",
            "itemListElement": [{"@type": "ListItem", "position": 1, "name": "Son"}],
        },
    }  # fmt: skip
    assert "review" not in product("appareils/ipad-mini")


def test_a_device_without_summary_is_described_by_its_name(tmp_path: Path) -> None:
    """And nothing hangs after the sentence."""
    built(tmp_path, **{f"{PAD}.md": device().replace("summary: Une tablette.\n", "")})

    said = page_of(tmp_path, PAD).css_first('meta[name="description"]')
    assert said is not None
    assert plain(said.attributes["content"] or "") == "Mi Pad : fiche technique, prix et articles."


def test_a_first_build_reads_each_source_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a sheet says of others is judged once all names are known, from what was read."""
    read: list[str] = []

    def counted(data: bytes, path: str, limit: int) -> Source:
        read.append(path)
        return read_source(data, path, limit)

    monkeypatch.setattr(reading, "read_source", counted)
    wrong = device().replace("Le texte de la fiche", "Son écran de 8,9 pouces est celui de la")
    write_content(tmp_path / "content")
    write_content(tmp_path / "content", {f"{PAD}.md": wrong})
    report = build_at(tmp_path)

    assert len(read) == len(set(read)) == len(list((tmp_path / "content").rglob("*.md")))
    assert [one.rule for one in report.warnings] == ["contradicts-sheet"]


def test_the_prices_of_a_device_are_told_in_one_currency_and_from_its_launch(
    tmp_path: Path,
) -> None:
    """On its page as in the market: a drop in dollars is from a launch in dollars, beside the usual one."""
    history = (
        "price_history:\n"
        "  - {amount: 399 dollars, date: 2014-09-01, where: en ligne}\n"
        "  - {amount: 299 dollars, date: 2014-12-01, where: en ligne}\n"
    )
    both = device(more=history).replace(
        "prices: [{", "prices: [{amount: 499 dollars, country: États-Unis, date: 2014-07-01}, {"
    )
    built(tmp_path, **{f"{PAD}.md": both})

    assert [text_of(one) for one in page_of(tmp_path, PAD).css(".achat p")][:4] == [
        "Prix de lancement 249 €",
        "Prix de lancement (États-Unis) 499 dollars",
        "Meilleur prix relevé 299 dollars",
        "Depuis la sortie −200 dollars, soit −40 %",
    ]
    (row,) = page_of(tmp_path, "marche-aux-puces").css(".cote tbody tr")
    assert "−200 dollars, soit −40 %" in text_of(row)


@pytest.mark.parametrize(
    ("prices", "history", "said"),
    [
        # What a price leaves out is said in its header too, as in lists.
        (
            "{amount: 249 €, variant: hors taxes, date: 2014-07-01}",
            "{amount: 249 €, date: 2014-12-01}",
            ["Prix de lancement 249 € hors taxes", "Depuis la sortie stable"],
        ),
        # No place: the other price is at least not this one.
        (
            "{amount: 249 €, date: 2014-07-01}, {amount: 299 $, date: 2014-07-01}",
            "{amount: 199 $, date: 2014-12-01}",
            ["Prix de lancement 249 €", "Autre prix de lancement 299 dollars",
             "Meilleur prix relevé 199 dollars", "Depuis la sortie −100 dollars, soit −33 %"],
        ),
        # A price that was noted is not one of launch.
        (
            "{amount: 249 €, date: 2014-07-01}",
            "{amount: 299 $, date: 2014-11-01}, {amount: 199 $, date: 2014-12-01}",
            ["Prix de lancement 249 €", "Meilleur prix relevé 199 dollars",
             "Depuis le premier relevé −100 dollars, soit −33 %"],
        ),
        ("", "{amount: 199 €, date: 2014-12-01}", ["Meilleur prix relevé 199 €"]),
    ],
)  # fmt: skip
def test_the_price_of_launch_is_the_same_all_over_the_page(
    prices: str, history: str, said: list[str], tmp_path: Path
) -> None:
    """In its head as in its sheet and in lists, whatever the currency of what was noted later."""
    typed = "prices: [{amount: 249 €, country: France, date: 2014-07-01}]"
    sheet = device(more=f"price_history: [{history}]\n").replace(typed, f"prices: [{prices}]")
    built(tmp_path, **{f"{PAD}.md": sheet})

    shown = [text_of(one) for one in page_of(tmp_path, PAD).css(".achat p")]
    assert [one for one in shown if "note" not in one] == said


def test_a_device_keeps_its_number(tmp_path: Path) -> None:
    """« Mi 4 » never has its figure at the start of a line: on its page, and in what names it."""
    named = article("Le Mi 4 arrive", devices="[Mi 4]", summary="Un Mi 4 à 249 €.").replace(
        "\n---\n\n", "\nautolink: false\n---\n\nOn tient le Mi\n4, et `Mi 4`.\n\n", 1
    )
    built(
        tmp_path,
        **{
            "appareils/mi-4.md": device("Mi 4", more="rivals: [Mi Pad]\n"),
            "articles/2015/a.md": named,
        },
    )

    for address in ("appareils/mi-4", "articles/a", "appareils", "plan"):
        page = page_of(tmp_path, address)
        for one in page.css("head, code, svg, script"):
            one.decompose()
        text = page.body.text() if page.body else ""
        assert "Mi\N{NO-BREAK SPACE}4" in text, address
        assert "Mi 4" not in text, address


def test_a_new_name_is_kept_together_in_what_was_built_before(tmp_path: Path) -> None:
    """Another name of a device is set in the articles that list it, links or none."""
    source = article("On l’attend", devices="[Mi Pad]").replace(
        "\n---\n\n", "\nautolink: false\n---\n\nLa Mi 2014 est là.\n\n", 1
    )
    built(tmp_path, **{"articles/2015/a.md": source})
    page = tmp_path / "output" / "articles" / "a" / "index.html"
    assert "La Mi 2014" in page.read_text(encoding="utf-8")
    built(tmp_path, **{"appareils/mi-pad.md": device(more="aliases: [Mi 2014]\n")})

    assert "La Mi\N{NO-BREAK SPACE}2014" in page.read_text(encoding="utf-8")


def test_a_device_leads_to_all_the_articles_in_which_it_appears(tmp_path: Path) -> None:
    """The latest with their pictures, the older ones a line each."""
    named = {
        f"articles/2014/essai-{day}.md": article(
            f"Le jour {day}", date=f"2014-11-{day:02} 10:00", devices="[iPad mini]"
        )
        for day in range(1, 10)
    }
    built(tmp_path, **named)
    page = page_of(tmp_path, "appareils/ipad-mini")

    section = page.css_first("#articles")
    assert section is not None
    shown = [node.attributes["href"] for node in section.css("article a")]
    lines = [node.attributes["href"] for node in section.css("li a")]
    assert shown == ["/blog/articles/suite/"] + [
        f"/blog/articles/essai-{day}/" for day in (9, 8, 7, 6, 5)
    ]
    assert lines == [f"/blog/articles/essai-{day}/" for day in (4, 3, 2, 1)]


def test_the_articles_of_a_device_that_are_too_many_are_in_the_archives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its page grows no more; who reads it to its end is told where the others are."""
    monkeypatch.setattr(devices, "MOST_ARTICLES", 7)
    named = {
        f"articles/2014/essai-{day}.md": article(
            f"Le jour {day}", date=f"2014-11-{day:02} 10:00", devices="[iPad mini]"
        )
        for day in range(1, 10)
    }
    built(tmp_path, **named)
    section = page_of(tmp_path, "appareils/ipad-mini").css_first("#articles")

    assert section is not None
    last = [node.attributes["href"] for node in section.css("li a, p.meta > a")]
    assert last == ["/blog/articles/essai-4/", "/blog/archives/"]


def test_a_chip_or_a_system_without_an_address_has_no_page(tmp_path: Path) -> None:
    """Nothing is left of its name for one: its page would be written over the index."""
    sheet = device().replace("NVIDIA Tegra K1", "麒麟").replace("os: Android 4.4", "os: 鸿蒙")
    built(tmp_path, **{f"{PAD}.md": sheet})

    page = page_of(tmp_path, PAD)
    assert "麒麟" in text_of(page.css("#fiche")[0])
    assert text_of(page.css(".fiche-suite")[0]) == "La fiche en JSON La fiche en CSV"
    for folder, title in (("puces", "Puces"), ("systemes", "Systèmes")):
        assert text_of(page_of(tmp_path, folder).css("h1")[0]) == title
    sitemap = (tmp_path / "output/sitemap.xml").read_text(encoding="utf-8")
    assert not re.search(r"[a-z]//<", sitemap)
