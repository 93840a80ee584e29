"""A draft tells the paragraph of a letter without parting the whole text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lapuce.checks import Facts
from lapuce.checks.draft import Draft
from lapuce.front_matter import read_source

BODIES = st.lists(
    st.sampled_from(["a", "été b", "", " ", "`x`", "- c", "[d](e)", "\N{NO-BREAK SPACE}", "<br>"]),
    max_size=8,
).map("\n".join)


@given(BODIES, st.sampled_from(["un titre", "'deux mots'"]))
@settings(max_examples=400)
def test_the_paragraph_of_a_letter_is_one_of_the_paragraphs(body: str, title: str) -> None:
    """In the body, or a value of the front matter."""
    source = read_source(f"---\ntitle: {title}\nsummary: chapô\n---\n{body}".encode(), "x.md")
    draft = Draft(source, "", Facts())
    for at, sign in enumerate(draft.masked):
        if sign.isalpha():
            held = [span for span in draft.blocks if span[0] <= at < span[1]]
            assert [draft.block_of(at)] == held
