"""Front matter read at once gives what a YAML reader gives."""

from __future__ import annotations

from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapuce.front_matter import Source, parting, read_source
from lapuce.front_matter.plain import read_plain_head

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "content").rglob("*.md"))
KEYS = st.sampled_from("title date tags Category SERIES-INDEX a_b é x-y _z 1a".split())
PIECES = st.text(alphabet="aé1 -:,'\"[]{}#&*!|>%@`?.…«»\N{NO-BREAK SPACE}\t\\~=<", max_size=10)
VALUES = (
    PIECES
    | PIECES.map("[{}]".format)
    | PIECES.map("'{}'".format)
    | PIECES.map('"{}"'.format)
    | st.lists(
        st.sampled_from(
            ["a", "b c", "é", " d ", "", "'e'", "-f", "g:h", "1,2", "1,5 Go", " 12,3o", "4"]
        )
    ).map(lambda items: f"[{','.join(items)}]")
)
LINES = st.builds(
    "{}:{}{}".format, KEYS, st.sampled_from([" ", "  ", "", "\n  "]), VALUES
) | st.sampled_from(["", "  suite", "- a", "# note", "...", "---", "\N{LINE SEPARATOR}"])
HEADS = st.lists(LINES, max_size=5).map("\n".join)


def by_yaml(data: bytes) -> Source:
    """Read a source as if it held something that is not plain."""
    with mock.patch.object(parting, "_split_plain_yaml", return_value=False):
        return read_source(data, "x.md")


def parts(source: Source) -> tuple[object, ...]:
    """Return all that a source says, the order of its places included."""
    return source, list(source.places.items()), list(source.values.items())


@given(HEADS, st.sampled_from(["", "Texte\n", "\n---\na: b\n---\n", "---\n"]))
@settings(max_examples=1500)
def test_plain_front_matter_is_read_as_yaml_is(head: str, body: str) -> None:
    """Values, places and faults are the same, whatever is typed."""
    data = f"---\n{head}\n---\n{body}".encode()

    assert parts(read_source(data, "x.md")) == parts(by_yaml(data))


@given(st.text(max_size=40))
@settings(max_examples=800)
def test_any_signs_are_decoded_alike(text: str) -> None:
    """A sign that is refused, or that Unicode writes in another way, is so in any text."""
    data = f"---\ntitle: x\n---\n{text}".encode("utf-8", "surrogatepass")
    quick = read_source(data, "x.md")
    with mock.patch.object(parting, "_PLAIN_BYTES", b""):
        slow = read_source(data, "x.md")

    assert parts(quick) == parts(slow)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_source_is_read_as_yaml_is(path: Path) -> None:
    """The site's own."""
    data = path.read_bytes()

    assert parts(read_source(data, "x.md")) == parts(by_yaml(data))


def test_usual_front_matter_is_plain() -> None:
    """Or nothing would be spared."""
    head = "title: L’écran : 7,9 pouces\ndate: 2014-11-20 09:00\ntags: [Android, Mi Pad]"
    quoted = "title: \"L'écran : 7,9 pouces\"\nsummary: 'Une tablette à 249 €.'"

    assert read_plain_head(head, 2) is None
    assert read_plain_head(head.replace(" : ", ", "), 2) is not None
    assert read_plain_head(quoted, 2) == (
        {"title": "L'écran : 7,9 pouces", "summary": "Une tablette à 249 €."},
        {("title",): (2, 1), ("summary",): (3, 1)},
    )
