"""When a few articles come, go or change, what is not planned again could not have changed."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from itertools import product
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapuce.checks import Facts
from lapuce.incremental.plan import Page
from lapuce.newsroom.arranging.edition import Edition
from lapuce.newsroom.arranging.sorting import make_edition
from lapuce.newsroom.building.build import build
from lapuce.newsroom.planning.narrow import Scope, narrow
from lapuce.newsroom.planning.pages import Planner
from lapuce.newsroom.reading.library import name_entities, shelve
from lapuce.newsroom.reading.names import Names
from lapuce.newsroom.reading.reader import Reader
from lapuce.newsroom.records import Article, Record
from lapuce.settings import Settings
from lapuce.writing.markdown import Writer
from tests.site.newsroom import NOW, ROOT, SOURCES, article, job, settle, write_content

OURS = Settings(page_size=2, feed_size=3)
TEMPLATES = frozenset(path.name for path in (ROOT / "theme" / "templates").glob("*.html"))
COUNT, VARIANTS = 60, 5
TAGS = ["Android", "Lei Jun", "Prix", "Tablettes", "Vu", *(f"Sujet {one}" for one in range(8))]


def read_all() -> tuple[list[Record], list[list[Article]]]:
    """Return the sheets, and articles in several variants: other dates, subjects and links."""
    sheets = {path: text for path, text in SOURCES.items() if not path.startswith("articles")}
    reader = Reader(OURS, "Europe/Paris", Names(), "content/", Writer(), Facts(settings=OURS))
    read_sheets = reader.read_all((text.encode(), path) for path, text in sheets.items())
    known = [one.record for one in read_sheets if one.record is not None]
    reader.names = name_entities(known)
    dice = random.Random(7)
    articles = []
    for number in range(COUNT):
        variants = []
        for variant in range(VARIANTS):
            tags = dice.sample(TAGS, 2)
            tags += ["VU"] if dice.random() < 0.02 else []
            more = {
                "tags": f"[{', '.join(tags)}]",
                "brands": f"[{dice.choice(['Xiaomi', 'Apple', 'Microsoft'])}]",
                "devices": f"[{dice.choice(['Mi Pad', 'iPad mini'])}]",
                "authors": f"[{dice.choice(['Lina Ferrand', 'Samir Okba'])}]",
                "status": dice.choice(["published"] * 4 + ["hidden", "hidden", "draft"]),
                "slug": f"a-{number}" if variant else f"autre-{number}",
            }
            if dice.random() < 0.6:
                more |= {"series": "Les débuts de Xiaomi", "series_index": f"{number}"}
            text = article(
                f"Article {number}, variante {variant}",
                date=f"2014-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d} 10:00",
                category=dice.choice(["Actualités", "Guides"]),
                body=f"Voir [un autre](a{dice.randrange(COUNT):02d}.md).",
                **more,
            )
            path = f"articles/a{number:02d}.md"
            read = reader.read_all([(text.encode(), path)])[0].record
            assert isinstance(read, Article), text
            variants.append(read)
        articles.append(variants)
    return known, articles


SHEETS, ARTICLES = read_all()


def edition_of(chosen: list[int | None]) -> Edition:
    """Return an edition of some variants; None leaves the article out."""
    records: list[Record] = [*SHEETS]
    records += [ARTICLES[at][one] for at, one in enumerate(chosen) if one is not None]
    library = shelve(records, name_entities(records), {})
    return make_edition(library, NOW, preview=False, categories=OURS.categories)


def plan(edition: Edition, scope: Scope | None = None) -> tuple[dict[str, Page], set[str]]:
    """Return the pages by output, and the outputs of lists that are left alone."""
    planner = Planner(edition, OURS, "", TEMPLATES, scope)
    return {page.output: page for page in planner.pages()}, planner.left


def menu(edition: Edition) -> list[str]:
    """Return what the menu of every page names."""
    return [term.name for term in edition.categories.values()]


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_what_is_left_alone_has_not_changed(data: st.DataObject) -> None:
    """Its fingerprint is what it was, and it is planned by a whole plan too."""
    choices = st.sampled_from([*[None] * data.draw(st.integers(0, 20)), *range(VARIANTS)])
    before = [data.draw(choices) for _ in range(COUNT)]
    after = list(before)
    for _ in range(data.draw(st.integers(1, 3))):
        after[data.draw(st.integers(0, COUNT - 1))] = data.draw(choices)
    changed = [at for at in range(COUNT) if before[at] != after[at]]
    edition = edition_of(after)

    scope = narrow(
        edition,
        [ARTICLES[at][was] for at in changed if (was := before[at]) is not None],
        [ARTICLES[at][now] for at in changed if (now := after[at]) is not None],
    )

    former = edition_of(before)
    if scope is None or menu(former) != menu(edition):
        return  # All is planned.
    (old, _), (new, _), (planned, lists) = plan(former), plan(edition), plan(edition, scope)
    assert planned.keys().isdisjoint(lists)
    left = {
        output
        for output in old
        if output not in planned and (output in lists or scope.leaves(output))
    }
    assert scope.expected | lists <= left
    assert planned.keys() | left == new.keys()
    for output in left:
        assert new[output].fingerprint("") == old[output].fingerprint(""), output
    for output, page in planned.items():
        assert page.fingerprint("") == new[output].fingerprint(""), output


def test_all_the_episodes_of_a_series_tell_how_many_they_are() -> None:
    """However far in time the new one is."""
    chosen = [next((v for v, one in enumerate(held) if one.series), None) for held in ARTICLES]
    edition = edition_of(chosen)
    episodes = {one.source for one in edition.by_series["debuts"]}
    assert len(episodes) > 10

    one = ARTICLES[0][chosen[0] or 0]
    scope = narrow(edition, [], [one])

    assert one.source in episodes
    assert scope is not None
    assert episodes <= scope.articles


def test_the_articles_on_both_sides_of_one_are_near_it() -> None:
    """They show it as the previous or the next, whatever it is about."""
    edition = edition_of([0] * COUNT)
    at = len(edition.listed) // 2
    gone = edition.listed[at]
    beside = {edition.listed[at - 1].source, edition.listed[at + 1].source}

    alone = replace_subjects(gone)
    assert beside <= edition.near(alone)
    assert len(edition.near(alone)) == 3


def replace_subjects(one: Article) -> Article:
    """Return an article that shares no subject with any other."""
    card = msgspec.structs.replace(one.card, category="Ailleurs")
    return msgspec.structs.replace(one, card=card, tags=(), brands=(), devices=(), series=None)


@pytest.mark.parametrize(("coming", "preview"), [*product((True, False), (False, True))])
def test_an_article_that_comes_or_goes_leaves_most_pages_unplanned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, coming: bool, preview: bool
) -> None:
    """And the site is that of a clean build."""
    write_content(tmp_path / "content")
    for number in range(40):
        path = tmp_path / "content" / "articles" / "2013" / f"vieux-{number}.md"
        path.parent.mkdir(exist_ok=True)
        text = article(f"Vieux {number}", date=f"2013-0{number % 9 + 1}-{number % 27 + 1:02d}")
        path.write_text(text, encoding="utf-8")
    new = tmp_path / "content" / "articles" / "2013" / "neuf.md"
    text = article("Neuf", date="2013-05-05 09:00", tags="[Inouï]")
    if not coming:
        new.write_text(text, encoding="utf-8")
    settle(tmp_path / "content", 1_400_000_000)
    asked = job(tmp_path, preview=preview)
    build(asked)
    new.write_text(text, encoding="utf-8") if coming else new.unlink()
    settle(tmp_path / "content", 1_400_000_000)
    planned: list[int] = []
    fingerprint = Page.fingerprint

    def counted(page: Page, key: str) -> str:
        planned.append(1)
        return fingerprint(page, key)

    with monkeypatch.context() as patch:
        patch.setattr(Page, "fingerprint", counted)
        report = build(asked)

    assert 0 < report.written < len(planned) < len(report.outputs) - 30
    clean = replace(asked, output=tmp_path / "clean", cache=tmp_path / "clean-cache")
    whole = build(clean)
    assert (report.pages, report.outputs.keys()) == (whole.pages, whole.outputs.keys())
    for output in whole.outputs:
        assert (asked.output / output).read_bytes() == (clean.output / output).read_bytes(), output
    shutil.rmtree(clean.output)
