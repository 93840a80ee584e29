"""Whatever bytes an article holds, it is published whole or refused in words: never lost."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from lapuce.checks import DeviceFacts, Facts, check_site
from lapuce.newsroom.reading.names import index_names
from lapuce.newsroom.reading.reader import Reader
from lapuce.newsroom.records import Article
from lapuce.problems import ContentError, Problem, has_errors
from lapuce.settings import Settings
from lapuce.writing.heads import ARTICLE_ALIASES, ArticleHead
from lapuce.writing.markdown import Writer
from tests.site.newsroom import NOW, article, build_at, write_content

SOUND = (
    article(
        "Une tablette",
        category="Essais",
        brands="[Xiaomi]",
        devices="[Mi Pad]",
        tags="[Tablettes, Android]",
        image="{src: ../2014/mi-pad-essai/mi-pad.svg, alt: Une tablette, credit: La Puce}",
        review="{device: Mi Pad, score: 8,2, criteria: {Écran: 9}, pros: [Écran], verdict: Bonne.}",
        sources="[{title: Une source, url: https://exemple.fr/}]",
        updates="[{date: 2014-11-02, type: correction, text: Une date corrigée.}]",
        ignore="[{double-space: parce que}]",
        body="## Un titre\n\nUn [lien](../2014/rumeur.md#x), **gras**, `code` et {prix: 249 €}.\n\n"
        '![Une image](../2014/mi-pad-essai/mi-pad.svg "Légende | Crédit")\n\n'
        '!!! appareil "Mi Pad"\n\n!!! verdict\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n'
        '> « Nous. »\n> — Quelqu’un[^1]\n\n[^1]: Une note.\n\n<b onclick="x">gras</b>\n',
    )
    .replace("\n", "\r\n", 3)
    .encode()
)
KEYS = sorted({*ArticleHead.model_fields, *ARTICLE_ALIASES, "titel", "Date", "<<", "é"})
READER = Reader(
    Settings(),
    "Europe/Paris",
    index_names([("brand", "xiaomi", "Xiaomi", ()), ("device", "mi-pad", "Mi Pad", ("MiPad",))]),
    "content/",
    Writer(),
    Facts(
        brands={"Xiaomi": ()},
        devices=(DeviceFacts(name="Mi Pad", brand="Xiaomi", screen_inches=7.9),),
    ),
    judges_names=True,
)
STORY = "articles/2015/story.md"
volume = settings(max_examples=1000, database=None)

texts = st.text(max_size=30) | st.sampled_from(
    """
    2014-10-01|2014-02-30|2014-10-01 09:00+99:99|1er octobre 2014|-1|1e400|nan|8,2|249 €|~|draft
    hidden|../../x|{static}/../x|javascript:alert(1)|<script>|{prix: 1}|!!! verdict|[[a]]|«|»|"|'
    """.replace("\n", "|").split("|")
)
scalars = (
    texts
    | st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.dates()
    | st.datetimes(timezones=st.none() | st.just(datetime.UTC))
    | st.binary(max_size=5)
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS) | texts, inner, max_size=4)
    ),
    max_leaves=8,
)
heads = st.dictionaries(st.sampled_from(KEYS) | texts, values, max_size=6)


@st.composite
def random_yaml(draw: st.DrawFn) -> bytes:
    """Give an article whose front matter is valid YAML, of any shape, with anchors or without."""
    needed = {"title": "Un titre", "date": "2014-10-01", "category": "Guides"}
    held: dict[Any, Any] = {**draw(st.sampled_from([{}, needed])), **draw(heads)}
    twice: bool = draw(st.booleans())
    if held and twice:
        again = draw(st.sampled_from(sorted(held, key=repr)))
        held["sources"] = held[again]  # The same value twice: YAML writes an anchor.
    flow: bool = draw(st.booleans())
    head = yaml.safe_dump(held, allow_unicode=not flow, default_flow_style=flow)
    body = draw(st.text(max_size=60))
    return f"---\n{head}---\n\n{body}\n".encode("utf-8", "surrogatepass")


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Give a sound article, some pieces of which were deleted, doubled, or put in another place."""
    data = SOUND
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 60)))
        piece = data[start:end]
        match draw(st.sampled_from(["delete", "double", "move", "insert"])):
            case "delete":
                data = data[:start] + data[end:]
            case "double":
                data = data[:end] + piece + data[end:]
            case "move":
                rest = data[:start] + data[end:]
                at = draw(st.integers(0, len(rest)))
                data = rest[:at] + piece + rest[at:]
            case _:
                new = draw(
                    st.binary(max_size=4) | texts.map(lambda one: one.encode("utf-8", "replace"))
                )
                data = data[:start] + new + data[start:]
    return data


typed = st.characters(exclude_categories=["Cc", "Cn", "Cs"])
"""What a keyboard, or a careless paste, puts in a text."""
pieces = st.text(typed, max_size=12) | st.sampled_from(
    ["\n\n", "\n", " ", "## ", "- ", "> ", "**", "`", "```\n", "| a | b |\n|---|---|\n", "<b>", "</b>",
     "[lien](../2014/rumeur.md)", "[^1]", "[^1]: ", "!!! note\n    ", "{#", "{: ", "&#26;", "&amp;", "<",
     '!!! appareil "Mi Pad"\n', "{prix: 249 $}", "Xiaomi", "Mi Pad", "249 €", "\\ ", "'", '"', " !"]
)  # fmt: skip


sources = (
    st.binary(max_size=300)
    | st.text(max_size=300).map(lambda one: one.encode("utf-8", "surrogatepass"))
    | random_yaml()
    | mutated()
)


@st.composite
def publishable(draw: st.DrawFn) -> bytes:
    """Give an article that may well be right, whatever it says."""
    lines = {
        "title": json.dumps(draw(st.text(typed, min_size=1, max_size=20)), ensure_ascii=False),
        "date": draw(st.dates(datetime.date(2012, 1, 1), datetime.date(2016, 1, 1))).isoformat(),
        "category": draw(st.sampled_from(["Guides", "Essais", "Rumeurs", "Zythologie"])),
    }
    more = {
        "status": ["draft", "hidden", "Published"],
        "tags": ["[C, C++]", "Android; Été", '["<b>", "&amp;"]'],
        "slug": ["index", "a", "2014", "con", "page"],
        "embargo": ["2014-01-01", "2015-06-01 11:59", "2015-06-01 12:01"],
        "expires": ["2016-01-01", "2016-01-01 10:00"],
        "summary": ['"<b> & ]]> \\u2028"', "Un chapô."],
        "lang": ["en", "FR"],
    }
    for key in draw(st.sets(st.sampled_from(sorted(more)), max_size=3)):
        lines[key] = draw(st.sampled_from(more[key]))
    head = "".join(f"{key}: {value}\n" for key, value in lines.items())
    body = draw(st.lists(pieces, max_size=10).map("".join))
    first = draw(st.sampled_from(["", "Texte.\n\n", "Texte "]))
    return f"---\n{head}---\n\n{first}{body}\n".encode("utf-8", "replace")


def well_said(problem: Problem, data: bytes) -> bool:
    """Tell whether a report fits one line, and names a line that the file has."""
    lines = read_lines(data)
    return len(str(problem).splitlines()) == 1 and 1 <= problem.where.line <= lines


def read_lines(data: bytes) -> int:
    """Return how many lines an editor shows."""
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1


@volume
@given(sources)
def test_a_source_is_read_or_refused(data: bytes) -> None:
    """No traceback; without a record, at least one error; each on a line of the file."""
    (reading,) = READER.read_all([(data, STORY)])

    assert reading.record is not None or has_errors(reading.problems)
    problems = [*reading.problems, *(reading.named.problems if reading.named else ())]
    assert [str(one) for one in problems if not well_said(one, data)] == []


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a small newsroom, already built once."""
    folder = tmp_path_factory.mktemp("desk")
    write_content(folder / "content")
    build_at(folder)
    return folder


def page_of(record: Article) -> str | None:
    """Return the output that a record promises, None for a draft and for what is to come."""
    shown = record.card.status != "draft" and record.visible_from <= NOW
    return f"{record.card.url[1:]}index.html" if shown else None


@settings(max_examples=60, database=None)
@given(st.lists(publishable(), min_size=1, max_size=3))
def test_no_article_is_lost_without_a_word(desk: Path, stories: list[bytes]) -> None:
    """A build names each article it refuses, and has the page of each of the others."""
    paths = [f"articles/2015/story-{number}.md" for number in range(len(stories))]
    for path, data in zip(paths, stories, strict=True):
        (desk / "content" / path).write_bytes(data)
    try:
        build_at(desk)
        refused: set[str] = set()
    except ContentError as error:
        refused = {one.where.path.removeprefix("content/") for one in error.problems}
        assert refused & set(paths)
    finally:
        for path in paths:
            (desk / "content" / path).unlink()
    if refused:
        return
    for path, data in zip(paths, stories, strict=True):
        record = READER.read_all([(data, path)])[0].record
        assert isinstance(record, Article)
        page = page_of(record)
        assert page is None or (desk / "output" / page).is_file()
    assert [str(one) for one in check_site(desk / "output", "/blog") if has_errors([one])] == []


@settings(max_examples=60, database=None)
@given(
    st.binary(max_size=120) | st.text(max_size=120).map(str.encode),
    st.sampled_from(
        ["appareils/x.md", "marques/x.md", "auteurs/x.md", "dossiers/x.md", "pages/x.md"]
    ),
)
def test_sheets_are_read_or_refused_too(data: bytes, path: str) -> None:
    """Whatever is in the folders beside the articles."""
    for head in (b"", b"---\nname: X\nbrand: Xiaomi\ntype: tablette\n"):
        (reading,) = READER.read_all([(head + data, path)])
        assert reading.record is not None or has_errors(reading.problems)
