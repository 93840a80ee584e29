"""The first mention of an entity is linked, where a reader expects a link."""

from __future__ import annotations

import pytest

from lapuce.writing.autolinks import Mentionable, link_first_mentions
from lapuce.writing.written import link_mark

MI_PAD = Mentionable("device:mi-pad", ("Mi Pad", "MiPad"), ("Mi Pad 2",))
XIAOMI = Mentionable("brand:xiaomi", ("Xiaomi",))
AT_T = Mentionable("brand:att", ("AT&T",))
ADDRESSES = {"device:mi-pad": "/m", "brand:xiaomi": "/x", "brand:att": "/a"}


def linked(fragment: str) -> str:
    """Return the fragment with its links, shortened to `[…]`."""
    html, keys = link_first_mentions(fragment, [MI_PAD, XIAOMI, AT_T], 7)
    for number, key in enumerate(keys, 7):
        html = html.replace(link_mark(number), ADDRESSES[key])
    return html.replace('<a class="entite" href="', "[").replace("</a>", "]")


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("<p>La Mi Pad de Xiaomi, Mi Pad.</p>", '<p>La [/m">Mi Pad] de [/x">Xiaomi], Mi Pad.</p>'),
        ("<h2>Xiaomi</h2><p>Xiaomi</p>", '<h2>Xiaomi</h2><p>[/x">Xiaomi]</p>'),
        ('<p><a href="/y">Xiaomi</a> Xiaomi</p>', '<p><a href="/y">Xiaomi] [/x">Xiaomi]</p>'),
        ("<blockquote><p>Xiaomi</p></blockquote>", "<blockquote><p>Xiaomi</p></blockquote>"),
        ("<p>« Xiaomi » puis Xiaomi</p>", '<p>« Xiaomi » puis [/x">Xiaomi]</p>'),
        ("<p>« <em>Xiaomi</em> » Xiaomi</p>", '<p>« <em>Xiaomi</em> » [/x">Xiaomi]</p>'),
        ("<p><code>Xiaomi</code> <q>Xiaomi</q></p>", "<p><code>Xiaomi</code> <q>Xiaomi</q></p>"),
        ("<p>Mi Pad 2 puis Mi Pad</p>", '<p>Mi Pad 2 puis [/m">Mi Pad]</p>'),
        ("<p>Mi\N{NO-BREAK SPACE}Pad</p>", '<p>[/m">Mi\N{NO-BREAK SPACE}Pad]</p>'),
        ("<p>Xiaomix, miXiaomi, @Xiaomi, xiaomi</p>", "<p>Xiaomix, miXiaomi, @Xiaomi, xiaomi</p>"),
        ("<p>AT&amp;T</p>", '<p>[/a">AT&amp;T]</p>'),
        ("<p>Le <strong>Xiaomi</strong></p>", '<p>Le <strong>[/x">Xiaomi]</strong></p>'),
        ('<p><img alt="Xiaomi"> Xiaomi</p>', '<p><img alt="Xiaomi"> [/x">Xiaomi]</p>'),
    ],
)
def test_first_mentions_are_linked(fragment: str, expected: str) -> None:
    """Exactly one link an entity; never in headings, links, quotations or code."""
    assert linked(fragment) == expected


def test_nothing_to_link_changes_nothing() -> None:
    """Without entities the fragment comes back as it is."""
    assert link_first_mentions("<p>Xiaomi</p>", []) == ("<p>Xiaomi</p>", [])
