"""Edits of words: only the pages that show the article are made again, with the right bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from lapuce.incremental.scan import scan
from lapuce.incremental.store import Store
from lapuce.newsroom.building import whole
from lapuce.newsroom.building.standing import Memory
from lapuce.newsroom.job import Report, no_progress, records_key
from lapuce.newsroom.planning.packing import Packer, Unpacker
from lapuce.newsroom.planning.plan import make_plan
from lapuce.newsroom.printing.texts import Texts
from lapuce.problems import ContentError
from tests.site.newsroom import DEVICE, SOURCES, build_at, job, settle, tree, write_content

EDITED = "articles/2014/mi-pad-essai/index.md"


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A small newsroom, built once, whose files are old enough to be trusted."""
    content = write_content(tmp_path / "content")
    settle(content, 1_400_000_000)
    build_at(tmp_path)
    return tmp_path


def edit(newsroom: Path, path: str, before: str, after: str) -> None:
    """Replace a text in a source, which must hold it."""
    file = newsroom / "content" / path
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    settle(newsroom / "content", 1_400_000_100)


class WholeBuildError(Exception):
    """A whole build was about to be made."""


def refuse_whole_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make any whole build fail."""

    def refuse(*arguments: object) -> Report:
        raise WholeBuildError

    monkeypatch.setattr(whole.WholeBuild, "run", refuse)


def asks_for_a_whole_build(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Tell whether the next build is not one of words; it is not made then."""
    with monkeypatch.context() as patch:
        refuse_whole_builds(patch)
        try:
            build_at(newsroom)
        except WholeBuildError:
            return True
    return False


def clean_tree(newsroom: Path) -> dict[str, bytes]:
    """Return what a clean build writes."""
    build_at(newsroom, output=newsroom / "fresh", cache=newsroom / "fresh-cache")
    return tree(newsroom / "fresh")


WORDS = {
    "text": ("est là", "est enfin là"),
    "title": ("title: La Mi Pad à l’essai", "title: « La Mi Pad », l’essai !"),
    "summary": ("Le chapô de cet article", "Le long chapô de cet article"),
    "new heading": ("## L’écran", "## La prise\n\nRien.\n\n## L’écran"),
    "longer text": ("est là", "est là. " + "Encore un mot. " * 300),
}
MOVES = {
    "tag": ("[Tablettes, Android]", "[Tablettes, Windows Phone]"),
    "date": ("date: 2014-10-01 09:00", "date: 2014-10-03 09:00"),
    "category": ("category: Essais", "category: Guides"),
    "status": ("title:", "status: draft\ntitle:"),
    "slug": ("title:", "slug: autre-adresse\ntitle:"),
    "brand": ("brands: [Xiaomi]", "brands: [Xiaomi, Apple]"),
    "picture": ('alt: "Une tablette rouge"', 'alt: "Une tablette bordeaux"'),
    "score": ("8,2", "7,1"),
    "link": ("Voir [l’autre](../rumeur.md).", "Voir [la suite](../../2015/suite.md)."),
    "heading": ("## L’écran", "## La dalle"),
    "block": ("!!! verdict", '!!! prix "Mi Pad"'),
    "date of an update": ("title:", "modified: 2014-10-04\ntitle:"),
}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_an_edit_of_words_is_built_without_a_plan(
    newsroom: Path, words: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No other source is read, and the bytes are those of a clean build."""
    edit(newsroom, EDITED, *words)
    with monkeypatch.context() as patch:
        refuse_whole_builds(patch)
        report = build_at(newsroom)

    assert report.written > 0
    assert tree(newsroom / "output") == clean_tree(newsroom)


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_a_process_that_stays_shows_the_edited_page_first(
    newsroom: Path, words: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The writer sees the page before the lists and the feeds are made."""
    shown: list[list[str]] = []
    edit(newsroom, EDITED, *words)
    with monkeypatch.context() as patch:
        refuse_whole_builds(patch)
        report = build_at(
            newsroom, memory=Memory(stays=True, tell=lambda one: shown.append([*one]))
        )

    assert shown == [["articles/mi-pad-essai/index.html"]]
    assert report.changed[0] == shown[0][0]
    assert report.written == len(report.changed) > 1
    assert tree(newsroom / "output") == clean_tree(newsroom)


@pytest.mark.parametrize("words", MOVES.values(), ids=MOVES)
def test_an_edit_that_moves_an_article_makes_a_whole_plan(
    newsroom: Path, words: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Address, date, tags, links: other pages may change in ways only a plan can tell."""
    edit(newsroom, EDITED, *words)
    whole = asks_for_a_whole_build(newsroom, monkeypatch)
    build_at(newsroom)

    assert whole
    assert tree(newsroom / "output") == clean_tree(newsroom)


@pytest.mark.parametrize("path", [path for path in SOURCES if not path.startswith("articles")])
def test_an_edit_of_a_sheet_makes_a_whole_plan(
    newsroom: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names and figures show in places that only a plan can tell."""
    edit(newsroom, path, "---\n\n", "---\n\nUn mot. ")

    assert asks_for_a_whole_build(newsroom, monkeypatch)


MI_PAD, IPAD = "appareils/mi-pad.md", "appareils/ipad-mini.md"
MI_4 = "appareils/mi-4.md"
RIVALS = "rivals: [iPad mini]\n"
HISTORY = "price_history: [{amount: 219 €, date: 2015-01-10, where: en ligne}]\n"
SHEETS = {
    "price": (MI_PAD, "249 €", "239 €", 1),  # The index of comparisons shows no price.
    "weight": (MI_PAD, "360 g", "350 g", 1),  # Its rival draws it, and not its weight.
    "chip": (MI_PAD, "NVIDIA Tegra K1", "Apple A7", 0),
    "name": (MI_PAD, "name: Mi Pad", "name: Mi Pad 1\naliases: [Mi Pad]", 0),
    "text": (IPAD, "Le texte", "Le long texte", 0),
    "summary of a brand": ("marques/apple.md", "Une marque.", "Une marque connue.", 0),
    # Six pages list its devices, which bear its name, and show neither it nor a drawing.
    "name of a brand": ("marques/xiaomi.md", "Xiaomi", "Xiaomi Inc\naliases: [Xiaomi]", 6),
    # Nine pages set it beside another device: the page of that one, their comparison, the data of
    # those that readers compose, an article with a face to face, and the five feeds that hold it.
    # They are made of the whole sheet, and show its figures.
    "price noted later": (MI_PAD, RIVALS, RIVALS + HISTORY, 9),
    "summary": (MI_PAD, "summary: Une tablette.", "summary: Une belle tablette.", 9),
    "new rival": (IPAD, "sources:", "rivals: [Mi Pad]\nsources:", 9),
    "rival that is no more": (MI_PAD, RIVALS, "", 9),
    "alias": (MI_PAD, RIVALS, RIVALS + "aliases: [MiPad]\n", 9),
    "status": (MI_PAD, "status: commercialisé", "status: abandonné", 9),
}


@pytest.mark.parametrize(("path", "before", "after", "idle"), SHEETS.values(), ids=SHEETS)
def test_an_edit_of_a_sheet_makes_again_exactly_the_pages_that_show_it(
    newsroom: Path, path: str, before: str, after: str, idle: int
) -> None:
    """None is forgotten, and no page is rendered for nothing, but for those that are told."""
    old = tree(newsroom / "output")
    edit(newsroom, path, before, after)
    report = build_at(newsroom)
    new = clean_tree(newsroom)
    moved = {name for name in new if new[name] != old.get(name)}

    assert set(report.changed) == moved
    assert report.rendered == len(moved) + idle


def test_a_sheet_that_comes_or_goes_makes_again_exactly_the_pages_that_show_it(
    newsroom: Path,
) -> None:
    """Those that it has, and none for nothing."""
    before = tree(newsroom / "output")
    sheet = DEVICE.format(name="Mi 4", brand="Xiaomi", price="320", more="")
    write_content(newsroom / "content", {MI_4: sheet})
    settle(newsroom / "content", 1_400_000_100)
    coming = build_at(newsroom)
    between = clean_tree(newsroom)
    (newsroom / "content" / MI_4).unlink()
    going = build_at(newsroom)

    moved = {name for name in between if between[name] != before.get(name)}
    gone = between.keys() - before.keys()
    assert tree(newsroom / "output") == before
    assert set(coming.changed) == set(going.changed) == moved
    assert coming.rendered == len(moved)
    assert (going.rendered, going.deleted) == (len(moved - gone), len(gone))


def test_a_lost_output_is_made_again(newsroom: Path) -> None:
    """An edit of words looks whether the other pages are still there."""
    edit(newsroom, EDITED, *WORDS["text"])
    (newsroom / "output/auteurs/index.html").unlink()
    build_at(newsroom)

    assert tree(newsroom / "output") == clean_tree(newsroom)


def test_nothing_stands_after_a_build_that_errors_stopped(newsroom: Path) -> None:
    """What was read then is newer than what is written: the next build plans everything."""
    edit(newsroom, EDITED, *WORDS["title"])
    edit(newsroom, "articles/2015/suite.md", "brands: [Xiaomi]", "brands: [Xaomi]")
    with pytest.raises(ContentError):
        build_at(newsroom)
    edit(newsroom, "articles/2015/suite.md", "brands: [Xaomi]", "brands: [Xiaomi]")
    build_at(newsroom)

    assert tree(newsroom / "output") == clean_tree(newsroom)


def test_packed_pages_come_back_the_same(newsroom: Path) -> None:
    """A page made from what was kept has the fingerprint of the page that was planned."""
    asked = job(newsroom)
    store = Store(asked.cache / f"{asked.store_name}.sqlite", records_key(asked))
    build = whole.WholeBuild(asked, store, no_progress, scan(asked.content))
    shelf, edition, _ = build._read()
    made = make_plan(asked, edition, shelf, Texts(store, shelf.fresh))
    find = shelf.library.by_source
    unpacker = Unpacker(find.__getitem__, shelf.library.articles.__getitem__, made.press.blocks_key)
    pack = Packer().pack
    packed = [(page, held) for page in made.pages if (held := pack(page)) is not None]
    back = [(page, unpacker.unpack(held)) for page, held in packed]
    store.close()

    assert len(packed) > 20
    for page, again in back:
        assert again is not None, page.output
        assert again.fingerprint(made.key(again)) == page.fingerprint(made.key(page)), page.output
