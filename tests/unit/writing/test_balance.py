"""Tags without their fellow are found; what HTML lets off is let off."""

from __future__ import annotations

import time

import pytest

from lapuce.writing.balance import Loose, holds_raw_html, loose_tags


@pytest.mark.parametrize(
    "html",
    [
        "<p>a <b>b</b><br>c</p>",
        "<ul><li>a<li>b</ul>",
        "<p>a<p>b",
        "<table><tr><th>a<td>b<tr><td>c</table>",
        "<dl><dt>a<dd>b</dl>",
        '<img alt="a > b"> <B>a</b>',
        "<!-- <div> --> a",
        "<svg><path/></svg><i>a<li>b</i>",
    ],
)
def test_sound_html_has_no_loose_tag(html: str) -> None:
    """Void elements, ends that may be left out, comments, drawings."""
    assert list(loose_tags(html)) == []


@pytest.mark.parametrize(
    ("html", "loose"),
    [
        ("<div>a", [Loose("div", False, 1)]),
        ("<b>a</b><b>b", [Loose("b", False, 2)]),
        ("<p>a</div></p>", [Loose("div", True, 1)]),
        ("<i><b>a</i></b>", [Loose("b", False, 1)]),
        ("<div/>a", [Loose("div", False, 1)]),
    ],
)
def test_loose_tags_are_given_with_their_rank(html: str, loose: list[Loose]) -> None:
    """Crossed tags are one fault; a bar closes nothing outside a drawing."""
    assert list(loose_tags(html)) == loose


def test_thousands_of_loose_tags_take_little_time() -> None:
    """The time is in proportion to the text."""
    start = time.process_time()

    assert len(list(loose_tags("<b></i>" * 20_000))) == 40_000
    assert time.process_time() - start < 2


def test_highlighted_code_is_no_raw_html() -> None:
    """Most texts need no look at their tags."""
    assert not holds_raw_html(["<pre><code>a</code></pre>", "&nbsp;"])
    assert holds_raw_html(["<b>"])
