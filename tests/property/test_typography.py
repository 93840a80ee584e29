"""Laws of the typography room."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from lapuce.typography import NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE, typeset_html, typeset_text
from lapuce.typography.english import typeset_english_html, typeset_english_text
from lapuce.typography.shields import split_tags

WORDS = (
    "mot Été l' d' aujourd'hui 'tain Go h mAh % € mars 1er XXe siècle M. Mme Dupont n° § Yahoo! "
    "https://a.fr/l'x?q=1 o'c@a.fr 5 12 000 500 3x4 x × 0x1F S5 .docx --opt etc... :) ;) :( ( ) [ ] , . … ... "
    "! ? ; : ?! « » \" ' ’ “ ” - -- – — /"
).split()
SPACES = [" ", " ", " ", "", "", "\n", "  ", NO_BREAK_SPACE, NARROW_NO_BREAK_SPACE]
ENTITIES = [
    "&nbsp;",
    "&#8239;",
    "&quot;",
    "&laquo;",
    "&raquo;",
    "&hellip;",
    "&amp;",
    "&eacute;",
    "&lt;",
]
TAGS = (
    "<b>|</b>|<em>|</em>|<p>|</p>|<li>|</li>|<ul>|</ul>|<br>|<!-- ! -->|<a title='a > \"b\" !'>|</a>|<sup>|</sup>|"
    '<i lang="en">|</i>|<p lang="de">|<i lang="fr">|<span data-typo="off">|</span>|<code>|</code>|<pre>|'
    "</pre>|<td>|<img alt='!'>|<|>|<a href=\"|<!--|<script>|</script>"
).split("|")
SKIPPED = (
    '<code>"a" ! l\'b</code>|<pre>« c » : 1 000</pre>|<script>"d" ! <b></script>|<kbd>e ...</kbd>|'
    '<i lang="en">"f" ! <b>g</b> ;</i>|<b data-typo="off">h - i ?</b>|<textarea>j !</textarea>|<!-- k ! -->'
).split("|")

french = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(SPACES)).map("".join), max_size=14
).map("".join)
pieces = st.one_of(french, st.sampled_from(TAGS), st.sampled_from(ENTITIES))
html = st.lists(pieces, max_size=14).map("".join)
tidy = st.lists(st.tuples(french, st.sampled_from(SKIPPED)), max_size=6)

MARKS = re.compile(r"[\s\"'«»“”‘’.…×x\-–—]")
NO_BREAK = NO_BREAK_SPACE + NARROW_NO_BREAK_SPACE


@settings(max_examples=300)
@given(html)
@example("l' <b>&raquo;")
def test_setting_html_twice_is_setting_it_once(source: str) -> None:
    """A page already set is left alone, so a rebuild changes nothing."""
    once = typeset_html(source, english=typeset_english_text)

    assert typeset_html(once, english=typeset_english_text) == once


@settings(max_examples=300)
@given(french)
def test_setting_text_twice_is_setting_it_once(source: str) -> None:
    """A title passes through more than one hand."""
    once = typeset_text(source)

    assert typeset_text(once) == once


@settings(max_examples=200)
@given(html)
def test_setting_english_twice_is_setting_it_once(source: str) -> None:
    """typogrify's smartypants makes entities; ours are characters, which it leaves alone."""
    once = typeset_english_html(source)

    assert typeset_english_html(once) == once
    assert typeset_english_text(typeset_english_text(source)) == typeset_english_text(source)


@settings(max_examples=300)
@given(french)
def test_letters_never_change(source: str) -> None:
    """Only spaces, quotation marks, apostrophes, dots, dashes and the x of products do."""
    assert MARKS.sub("", typeset_text(source)) == MARKS.sub("", source)


@settings(max_examples=300)
@given(html)
def test_tags_come_out_byte_for_byte(source: str) -> None:
    """Attributes, comments and scripts included, and in the same order."""
    assert split_tags(typeset_html(source))[1::2] == split_tags(source)[1::2]


@settings(max_examples=200)
@given(tidy)
def test_skipped_elements_come_out_byte_for_byte(source: list[tuple[str, str]]) -> None:
    """What stands around code or a foreign phrase never changes what is inside."""
    typeset = typeset_html("".join(text + skipped for text, skipped in source))

    at = 0
    for _, skipped in source:
        at = typeset.index(skipped, at) + len(skipped)
    assert at == len(typeset)


@settings(max_examples=300)
@given(st.lists(french, min_size=1, max_size=6))
def test_no_break_spaces_never_appear_at_the_edge_of_a_block(blocks: list[str]) -> None:
    """They would be seen: a browser drops a plain space there, and draws these."""
    typeset = typeset_html("".join(f"<p>{block}</p>" for block in blocks))

    for before, after in zip(blocks, re.findall(r"<p>(.*?)</p>", typeset, re.DOTALL), strict=True):
        assert after[:1] not in NO_BREAK or before[:1].isspace() or not after
        assert after[-1:] not in NO_BREAK or before[-1:].isspace() or not after


@settings(max_examples=300)
@given(french, french)
def test_blocks_are_set_one_by_one(first: str, second: str) -> None:
    """Nothing pairs or binds across a wall, so a page is the sum of its paragraphs."""
    one, two = f"<p>{first}</p>", f"<li>{second}</li>"

    assert typeset_html(one + two) == typeset_html(one) + typeset_html(two)


@settings(max_examples=300)
@given(french)
def test_a_paragraph_and_a_title_are_set_alike(source: str) -> None:
    """The two functions are one set of rules."""
    assert typeset_html(f"<p>{source}</p>") == f"<p>{typeset_text(source)}</p>"


@settings(max_examples=400)
@given(
    st.one_of(st.text(), st.text(alphabet="<>&;\"'=/!-? «»\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4abx15\n"))
)
def test_no_input_is_refused(source: str) -> None:
    """Half a tag, half a surrogate pair, a noncharacter: all come out, and are stable."""
    for typeset in (typeset_html, typeset_text, typeset_english_html, typeset_english_text):
        once = typeset(source)

        assert typeset(once) == once
