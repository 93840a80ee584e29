"""Laws of the Markdown room."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lapuce.markup import plain_text
from lapuce.writing import markdown
from lapuce.writing.markdown import Writer


def stock_writer() -> Writer:
    """Return a writer with Python-Markdown's own passes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "quicken", lambda md, typed: None)
        return Writer()


QUICK, STOCK = Writer(), stock_writer()

WORDS = st.sampled_from(
    [
        "mot", "*", "**", "_", "`", "\\", "\\ ", "[", "](x.md)", "![", "](p.svg)", "<b>", "</b>", "<!--",
        "&amp;", "&", "{prix: 3 €}", "{", "}", "[^1]", "\n\n[^1]: note", "\n", "  \n", "\n\n", "# ", "> ",
        "- ", "1. ", "| a | b |\n|---|---|\n", "```\n", "!!! note\n    ", "<https://a.fr>", "«", " !", "'",
        '"', "[a]: /x\n", "\n\n*[HTML]: x\n\n", "HTML", "HTML", "\N{NO-BREAK SPACE}", ": ",
        "\n===\n", "\n---\n", "\n:   sens", "\n    retrait", "\n\n        code", "~~~\n", "{: #un .deux }",
        '<div markdown="1">\n', "</div>\n", "\t", "* ", "+ ", "12. ", "\\*", "&#42;", "<script>", "</script>",
        "## Titre", "![a](b.svg)", "\x0c", "***", "- - -", "~", "@", "a_b_c", "<!-- x -->", "\r\n",
    ]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=24).map(" ".join) | st.lists(WORDS, max_size=24).map("".join)


def write(writer: Writer, text: str) -> object:
    """Write a text with a writer."""
    return writer.write(text, source="articles/2014/x.md", first_line=1, price=str)


@given(TEXTS)
@example("Le HTML est là.\n\n*[HTML]: un langage\n")
@settings(deadline=None, max_examples=300)
def test_the_quick_pass_gives_what_the_stock_one_gives(text: str) -> None:
    """Skipping patterns that cannot match changes nothing."""
    assert write(QUICK, text) == write(STOCK, text)


SOURCES = sorted(Path("content").rglob("*.md")) + sorted(Path("tests").rglob("*.md"))


def test_our_own_articles_are_written_the_same() -> None:
    """As with the passes that Python-Markdown brings."""
    assert len(SOURCES) > 200
    for path in SOURCES:
        text = path.read_bytes().decode("utf-8", "replace").rpartition("\n---\n")[2]
        assert write(QUICK, text) == write(STOCK, text), path


@given(st.text(max_size=200))
@settings(deadline=None, max_examples=200)
def test_any_text_is_written(text: str) -> None:
    """Never a crash, whatever is typed; what cannot be shown is a fault."""
    clean = "".join(c for c in text if c >= " " or c in "\n\t")
    write(QUICK, clean)
    plain_text(clean)
