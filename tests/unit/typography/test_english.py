"""English passages, by typogrify, inside French ones and the other way round."""

from __future__ import annotations

import pytest

from lapuce.typography import typeset_html
from lapuce.typography.english import typeset_english_html, typeset_english_text
from tests.words import shown


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('"Yes"', "“Yes”"),
        ("It's 'fine'", "It’s ‘fine’"),
        ("Yes -- no", "Yes — no"),
        ("Yes...", "Yes…"),
        ('a < b & "c"', "a < b & “c”"),
        ('AT&amp;T "x"', "AT&amp;T “x”"),
        (r'C:\"x"', "C:\\”x”"),
        ("see https://a.fr/b--c", "see https://a.fr/b--c"),
        ("&#8220;", "&#8220;"),
        ('7.9" wide', '7.9" wide'),
        ('24" x 30", 5\'10" tall', '24" x 30", 5\'10" tall'),
        ('"in 2014" and "24"', "“in 2014” and “24”"),
        ('"the 7.9" screen", 8" wide', '“the 7.9" screen”, 8" wide'),
        ("the 1980's \"one\"", "the 1980’s “one”"),
        ("Yes !", "Yes !"),
        ("", ""),
        ("\ufdd3 \"x\"", "\ufdd3 \"x\""),
    ],
)  # fmt: skip
def test_english_text_gets_its_own_marks(typed: str, expected: str) -> None:
    """Quotes, dashes and ellipses as characters, no space; twice is once."""
    assert typeset_english_text(typed) == expected
    assert typeset_english_text(expected) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('<p>"Yes"</p>', "<p>“Yes”</p>"),
        ('"<em>Yes</em>"...', "“<em>Yes</em>”…"),
        ('<b>7.9</b>" wide, "<b>in</b> <i>2014</i>"', '<b>7.9</b>" wide, “<b>in</b> <i>2014</i>”'),
        ('<em>"Yes"</em>', "<em>“Yes”</em>"),
        ('<p>No.</p><p>"<em>Yes</em>"</p>', "<p>No.</p><p>“<em>Yes</em>”</p>"),
        ('<a title=\'"a" > "b"\'>"c"</a>', '<a title=\'"a" > "b"\'>“c”</a>'),
        ('"<code>"a"</code>"', '“<code>"a"</code>”'),
        ('<!-- "a" -- "b" -->"c"', '<!-- "a" -- "b" -->“c”'),
        ("&quot;a&quot; &lt; b", "“a” &lt; b"),
        ("a-<b>-c</b>", "a—<b>c</b>"),
        ("a.<b>.</b>.", "a…<b></b>"),
        ('"a" <i lang="fr">"b" !</i> "c"', '“a” <i lang="fr">«⍽b⍽»⎵!</i> “c”'),
        ('"a" <i lang="de">"b"</i>', '“a” <i lang="de">"b"</i>'),
        ('"a" <i data-typo="off">"b"</i>', '“a” <i data-typo="off">"b"</i>'),
        ("<pre>--a</pre>", "<pre>--a</pre>"),
    ],
)
def test_english_html_keeps_its_tags(typed: str, expected: str) -> None:
    """What is not English text is the same to the byte."""
    once = typeset_english_html(typed)

    assert shown(once) == expected
    assert typeset_english_html(once) == once


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('"a" <i lang="en">"b"</i> !', '«⍽a⍽» <i lang="en">“b”</i>⎵!'),
        ('<p lang="en-US">It\'s "a"</p>"b"', '<p lang="en-US">It’s “a”</p>«⍽b⍽»'),
        ('<p lang="en">"a"<p>"b"', '<p lang="en">“a”<p>«⍽b⍽»'),
        ('<div lang="en"><p>"a</p><p>"b"</p></div>', '<div lang="en"><p>“a</p><p>“b”</p></div>'),
        ('<i lang="de">"a"</i>', '<i lang="de">"a"</i>'),
        ('<code lang="en">"a"</code>', '<code lang="en">"a"</code>'),
        ('<i lang="en">"a <b lang="fr">"b"</b> c"</i>', '<i lang="en">“a <b lang="fr">«⍽b⍽»</b> c”</i>'),
    ],
)  # fmt: skip
def test_french_html_may_have_its_english_set(typed: str, expected: str) -> None:
    """The caller gives the setter, so that the two functions need the standard library only."""
    once = typeset_html(typed, english=typeset_english_text)

    assert shown(once) == expected
    assert typeset_html(once, english=typeset_english_text) == once


def test_a_setter_that_loses_a_tag_sets_nothing() -> None:
    """A tag that could not be put back would be worse than a straight quote."""
    html = '<i lang="en">"a" <b>b</b></i>'

    assert typeset_html(html, english=lambda text: text.replace("\ufdd0", "")) == html
