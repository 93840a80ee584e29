"""The dependency table, rule by rule: without it, some edit would leave a page as it was."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from lapuce.fingerprint import digest_value
from lapuce.incremental.plan import Page, _gather
from lapuce.incremental.scan import scan
from lapuce.incremental.store import Store
from lapuce.newsroom.building.whole import WholeBuild
from lapuce.newsroom.job import Job, no_progress, records_key
from lapuce.newsroom.planning.plan import make_plan
from lapuce.newsroom.printing.texts import Texts
from lapuce.settings import Settings
from tests.site.newsroom import DEVICE, NOW, PICTURE, SOURCES, article, job, write_content

Rule = tuple[str, int]
"""A kind of page, by the name of its view, and the place of one of its inputs."""
Plan = dict[str, tuple[Page, Callable[[Page], bytes]]]
"""By output: a page, and what renders it."""

APPLE = "[la marque](../marques/apple.md)"
MORE = {
    **{f"articles/2012/a{number}.md": article(
            f"Le {number}", date=f"2012-01-{number:02d}", authors="[Lina Ferrand]",
            brands="[Xiaomi]")
       for number in range(10, 24)},
    "marques/xiaomi.md": SOURCES["marques/xiaomi.md"] + f"\nFace à {APPLE}.\n",
    "appareils/mi-pad.md": SOURCES["appareils/mi-pad.md"] + f"\nFace à {APPLE}.\n",
    "pages/a-propos.md": SOURCES["pages/a-propos.md"] + f"\nFace à {APPLE}.\n",
    "dossiers/debuts.md": SOURCES["dossiers/debuts.md"].replace(
        "---\n\n", "image: {src: /images/millet.svg, alt: Un bol de millet}\n---\n\n"
    ) + f"\nFace à {APPLE}.\n",
    "images/millet.svg": PICTURE,
    "articles/2015/offre.md": article(
        "Une offre", date="2015-05-20", category="Bons plans", expires="2015-07-01",
        deal="{device: Mi Pad, price: 199 €, merchant: Un marchand, url: https://exemple.fr/}",
        devices="[Mi Pad]", authors="[Samir Okba]", tags="[Lei Jun]",
        updates="[{date: 2015-05-21, type: correction, text: Le prix a changé.}]",
        body="Voir [la fiche](../../appareils/mi-pad.md).\n\n!!! appareil \"Mi Pad\"\n",
    ),
    "articles/2015/cachee.md": article("Une cachée", date="2015-01-02", status="hidden"),
    "articles/2013/deplace.md": article(
        "Un déplacé", date="2013-01-02", slug="deplace", redirect_from="[/deplace/]"
    ),
    "appareils/mi-4.md": DEVICE.format(
        name="Mi 4", brand="Xiaomi", price="320",
        more="rivals: [Mi Pad]\npredecessor: iPad mini\nsuccessor: Mi Pad\n"
        "price_history: [{amount: 299 €, date: 2015-02-01, where: un marchand}]\n",
    ),
}  # fmt: skip


def plan(newsroom: Path, **changes: object) -> Plan:
    """Plan the pages of a newsroom, with what renders each."""
    asked: Job = job(newsroom, **{"settings": Settings(page_size=2, social_cards=True), **changes})
    shutil.rmtree(asked.cache, ignore_errors=True)
    key = records_key(asked)
    store = Store(asked.cache / "x.sqlite", key)
    build = WholeBuild(asked, store, no_progress, scan(asked.content))
    shelf, edition, _ = build._read()
    texts = cast("Texts", dict(shelf.fresh).__getitem__)  # What it does not hold is a fault.
    made = make_plan(asked, edition, shelf, texts)
    store.close()

    def render(page: Page) -> bytes:
        return made.press.render([page])[0]

    return {page.output: (page, render) for page in made.pages}


def prints(page: Page) -> list[str]:
    """Return the fingerprint of each input of a page, apart."""
    found = []
    for one in page.inputs:
        parts: list[str] = []
        _gather((one,), parts)
        found.append(digest_value(parts))
    return found


def edit(path: str, before: str, after: str) -> Callable[[Path], None]:
    """Return an edit of one source."""

    def do(content: Path) -> None:
        file = content / path
        text = file.read_text(encoding="utf-8")
        assert before in text, (path, before)
        file.write_text(text.replace(before, after, 1), encoding="utf-8")

    return do


def add(path: str, text: str) -> Callable[[Path], None]:
    """Return the coming of one source."""

    def do(content: Path) -> None:
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, encoding="utf-8")

    return do


def add_all(texts: dict[str, str]) -> Callable[[Path], None]:
    """Return the coming of several sources."""

    def do(content: Path) -> None:
        for path, text in texts.items():
            add(path, text)(content)

    return do


def drop(path: str) -> Callable[[Path], None]:
    """Return the going of one source."""
    return lambda content: (content / path).unlink()


def move(path: str, other: str) -> Callable[[Path], None]:
    """Return the move of one source: the address of a sheet is the name of its file."""

    def do(content: Path) -> None:
        (content / path).rename(content / other)

    return do


def only(**changes: object) -> dict[str, object]:
    """Return changes of the order, the sources staying as they are."""
    return changes


ESSAI, RUMEUR, SUITE = (
    "articles/2014/mi-pad-essai/index.md", "articles/2014/rumeur.md", "articles/2015/suite.md"
)  # fmt: skip
MI_PAD, IPAD, MI_4 = "appareils/mi-pad.md", "appareils/ipad-mini.md", "appareils/mi-4.md"
OFFRE = "articles/2015/offre.md"
EDITS: dict[str, Callable[[Path], None] | dict[str, object]] = {
    "text": edit(ESSAI, "est là", "est enfin là"),
    "title": edit(ESSAI, "title: La Mi", "title: La belle Mi"),
    "title of another": edit(RUMEUR, "title: Xiaomi", "title: On dit que Xiaomi"),
    "title of the latest": edit(OFFRE, "title: Une", "title: Encore une"),
    "summary of a neighbour": edit(SUITE, "summary: Le chapô", "summary: Le long chapô"),
    "tag": edit(ESSAI, "[Tablettes, Android]", "[Tablettes]"),
    "tag written in another way": edit(SUITE, "Windows Phone, Tablettes", "Windows Phone"),
    "brand of an article": edit(RUMEUR, "[Xiaomi, Microsoft]", "[Xiaomi]"),
    "device of an article": edit(SUITE, "[Mi Pad, iPad mini]\ncompare", "[Mi Pad]\ncompare"),
    "comparison asked": edit(SUITE, "compare: [[Mi Pad, iPad mini]]\n", ""),
    "slug of what moved": edit("articles/2013/deplace.md", "slug: deplace", "slug: parti"),
    "category": edit(SUITE, "category: Actualités", "category: Guides"),
    "status": edit(SUITE, "title:", "status: draft\ntitle:"),
    "update": edit(OFFRE, "Le prix a changé", "Le prix a encore changé"),
    "modified": edit(ESSAI, "title:", "modified: 2014-12-01\ntitle:"),
    "series of an article": edit(SUITE, "series: Les débuts de Xiaomi\nseries_index: 2\n", ""),
    "score": edit(ESSAI, "8,2", "7,9"),
    "claim": edit(RUMEUR, "Un Mi 4 sous Windows", "Un Mi 5 sous Windows"),
    "what a claim is about": edit(RUMEUR, "{claim:", "{about: [Mi Pad], claim:"),
    "claim's confidence": edit(RUMEUR, "confidence: 3", "confidence: 4"),
    "author's role": edit("auteurs/lina-ferrand.md", "journaliste", "rédactrice"),
    "author's text": edit("auteurs/lina-ferrand.md", "Elle.", "Elle écrit bien."),
    "author's link": edit("auteurs/lina-ferrand.md", "Elle.", "[Elle](../pages/a-propos.md)."),
    "new author": add("auteurs/a.md", "---\nname: A B\nrole: r\nsummary: S.\n---\n\nT.\n"),
    "series' summary": edit("dossiers/debuts.md", "En deux épisodes.", "En quelques épisodes."),
    "series' text": edit("dossiers/debuts.md", "Le début.", "Le tout début."),
    "series' name": edit("dossiers/debuts.md", "name: Les débuts", "slug: debuts\nname: Les débuts"),
    "page's text": edit("pages/a-propos.md", "Nous.", "Nous tous."),
    "page's title": edit("pages/a-propos.md", "title: À propos", "title: Qui nous sommes"),
    "new page": add("pages/charte.md", "---\ntitle: Charte\nsummary: S.\n---\n\nT.\n"),
    "brand's country": edit("marques/xiaomi.md", "Chine", "France"),
    "brand's summary": edit("marques/xiaomi.md", "Une marque.", "Une marque connue."),
    "brand's name": edit(
        "marques/xiaomi.md", "name: Xiaomi", "name: Xiaomi Corp\naliases: [Xiaomi]"
    ),
    "brand's text": edit("marques/xiaomi.md", "Le texte", "Le long texte"),
    "brand's address": move("marques/xiaomi.md", "marques/mi.md"),
    "brand's people": edit("marques/xiaomi.md", "role: fondateur", "role: patron"),
    "brand's person": edit("marques/xiaomi.md", "name: Lei Jun", "name: Lin Bin"),
    "another brand's address": move("marques/apple.md", "marques/pomme.md"),
    "tag's case": edit(ESSAI, "Android]", "ANDROID]"),
    "another device's name": edit(
        IPAD, "name: iPad mini", "name: iPad mini premier\naliases: [iPad mini]"
    ),
    "picture of the series": add("images/millet.svg", PICTURE.replace('"1200"', '"800"', 1)),
    "new brand": add("marques/oppo.md", "---\nname: Oppo\nsummary: S.\n---\n\nT.\n"),
    "device's price": edit(MI_PAD, "249 €", "239 €"),
    "device's price elsewhere": edit(IPAD, "399 €", "389 €"),
    "device's price moves": edit(MI_4, "299 €", "289 €"),
    "device's chip": edit(MI_PAD, "NVIDIA Tegra K1", "Apple A7"),
    "device's system": edit(MI_PAD, "Android 4.4", "Android 5"),
    "device's text": edit(MI_PAD, "Le texte", "Le long texte"),
    "device's rivals": edit(MI_PAD, "rivals: [iPad mini]\n", ""),
    "device's next one": edit(MI_4, "successor: Mi Pad\n", ""),
    "device's former one": edit(MI_4, "predecessor: iPad mini\n", ""),
    "device's brand": edit(MI_PAD, "brand: Xiaomi", "brand: Apple"),
    "device's picture": edit(
        MI_PAD, "colors:", "picture: {src: /images/millet.svg, alt: Une tablette}\ncolors:"
    ),
    "device's date": edit(MI_PAD, "release: 2014-07-01", "release: 2014-09-01"),
    "new device": add(
        "appareils/mi-5.md", DEVICE.format(name="Mi 5", brand="Xiaomi", price="400", more="")
    ),
    "gone device": drop(MI_4),
    "new article": add("articles/2015/neuf.md", article("Du neuf", date="2015-05-31")),
    "two articles": add_all({
        f"articles/2015/neuf-{number}.md": article(
            f"Du neuf {number}", date=f"2015-05-3{number}", authors="[Lina Ferrand]", brands="[Xiaomi]"
        )
        for number in (0, 1)
    }),
    "old article": add("articles/2013/vieux.md", article("Du vieux", date="2013-05-31")),
    "article in a series": add(
        "articles/2015/trois.md",
        article("Trois", date="2015-04-01", series="Les débuts de Xiaomi", series_index="3"),
    ),
    "article with a review": add(
        "articles/2015/deux.md",
        article("Deux essais", date="2015-04-01", category="Essais", devices="[Mi 4]",
                review='{device: Mi 4, score: "6,5", verdict: Bof.}'),
    ),
    "gone article": drop(SUITE),
    "picture": add("articles/2014/mi-pad-essai/mi-pad.svg", PICTURE.replace('"1200"', '"800"', 1)),
    "tomorrow": only(now=NOW + 86400),
    "next month": only(now=NOW + 40 * 86400),
    "no social cards": only(settings=Settings(page_size=2)),
    "size of lists": only(settings=Settings(page_size=1)),
    "size of feeds": only(settings=Settings(page_size=2, feed_size=1)),
    "spaces of feeds": only(settings=Settings(page_size=2, narrow_space_in_feeds=False)),
    "no feed but the site's": only(settings=Settings(page_size=2, feeds=())),
    "preview before": only(preview=True, now=NOW - 20 * 86400),
    "preview": only(preview=True),
}  # fmt: skip

_FIXED_BY_THE_ADDRESS = {
    "comparison_view": (0,), "device_data_view": (1,), "entity_view": (0, 1, 2, 3),
    "entries_view": (0, 1, 2, 3, 4), "feed_view": (1, 2), "list_view": (0, 2, 4, 5),
    "year_view": (0,),
}  # fmt: skip
"""Inputs that cannot change while the output keeps its path: kinds, paths, numbers of pages."""
_READ_BY_THE_VIEW = {"card_view": (1,), "file_view": (1,)}
"""Digests of bytes that the view reads by itself."""
FIXED: set[Rule] = {
    (view, index)
    for table in (_FIXED_BY_THE_ADDRESS, _READ_BY_THE_VIEW)
    for view, indexes in table.items()
    for index in indexes
}


@pytest.fixture(scope="module")
def proven(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[Rule], set[Rule]]:
    """Give all the rules, and those that some edit shows to be needed."""
    home = tmp_path_factory.mktemp("before")
    write_content(home / "content")
    write_content(home / "content", MORE)
    before = plan(home)
    rules = {
        (page.view.__qualname__, index)
        for page, _ in before.values()
        for index in range(len(page.inputs))
    }
    needed: set[Rule] = set()
    for name, change in EDITS.items():
        after_home = tmp_path_factory.mktemp("after")
        shutil.copytree(home / "content", after_home / "content")
        changes: dict[str, object] = {}
        if callable(change):
            change(after_home / "content")
        else:
            changes = change
        for output, (page, render) in plan(after_home, **changes).items():
            if output in before:
                needed |= _rules_needed(before[output], (page, render))
        del name
    return rules, needed


def _rules_needed(
    before: tuple[Page, Callable[[Page], bytes]], after: tuple[Page, Callable[[Page], bytes]]
) -> set[Rule]:
    """
    Return the inputs whose change, alone, changes the bytes of a page.

    A fingerprint without such an input would be the same for both pages: the old bytes would stay.
    """
    (old, _), (new, render) = before, after
    if old.view is not new.view:
        return set()
    found: set[Rule] = set()
    for index, pair in enumerate(zip(prints(old), prints(new), strict=True)):
        if pair[0] != pair[1]:
            inputs = (*new.inputs[:index], old.inputs[index], *new.inputs[index + 1 :])
            if _bytes(replace(new, inputs=inputs), render) != render(new):
                found.add((new.view.__qualname__, index))
    return found


def _bytes(page: Page, render: Callable[[Page], bytes]) -> bytes:
    """Return the bytes of a page of old and new inputs; b"" when they do not fit together."""
    try:
        return render(page)
    except KeyError:
        return b""  # The old addresses of a new text: the page reads both.


def test_each_rule_of_the_dependency_table_is_needed(
    proven: tuple[set[Rule], set[Rule]],
) -> None:
    """Take an input out of a fingerprint, and some edit leaves a page that a clean build changes."""
    rules, needed = proven

    assert sorted(rules - needed - FIXED) == []
    assert needed & FIXED == set()
