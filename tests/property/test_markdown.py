"""Laws of the Markdown room."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from lapuce.markup import plain_text
from lapuce.writing.markdown import Writer

QUICK = Writer()
STOCK = Writer(Markdown)

WORDS = st.sampled_from(
    [
        "mot", "*", "**", "_", "`", "\\", "\\ ", "[", "](x.md)", "![", "](p.svg)", "<b>", "</b>", "<!--",
        "&amp;", "&", "{prix: 3 €}", "{", "}", "[^1]", "\n\n[^1]: note", "\n", "  \n", "\n\n", "# ", "> ",
        "- ", "1. ", "| a | b |\n|---|---|\n", "```\n", "!!! note\n    ", "<https://a.fr>", "«", " !", "'",
        '"', "[a]: /x\n", "*[HTML]: x\n", "HTML", "\N{NO-BREAK SPACE}", ": ",
    ]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=24).map(" ".join) | st.lists(WORDS, max_size=24).map("".join)


def write(writer: Writer, text: str) -> object:
    """Write a text with a writer."""
    return writer.write(text, source="articles/2014/x.md", first_line=1, price=str)


@given(TEXTS)
@settings(max_examples=300)
def test_the_quick_passes_give_what_the_stock_ones_give(text: str) -> None:
    """Skipping what cannot match changes nothing."""
    assert write(QUICK, text) == write(STOCK, text)


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_any_text_is_written(text: str) -> None:
    """Never a crash, whatever is typed; what cannot be shown is a fault."""
    clean = "".join(c for c in text if c >= " " or c in "\n\t")
    write(QUICK, clean)
    plain_text(clean)
