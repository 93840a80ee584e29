"""The first mention of an entity is linked, where a reader expects a link."""

from __future__ import annotations

import re
import time

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


S6 = Mentionable("device:galaxy-s6", ("Galaxy S6",), model=True)
IPHONE = Mentionable("device:iphone-6s", ("iPhone 6s",), ("iPhone 6s Plus",), model=True)
MINI = Mentionable("device:ipad-mini", ("iPad mini",), ("iPad mini Retina",), model=True)
RETINA = Mentionable("device:ipad-mini-retina", ("iPad mini Retina",), model=True)
MOTO_X = Mentionable("device:moto-x", ("Moto X (2014)", "Moto X"), model=True)
SAMSUNG = Mentionable("brand:samsung", ("Samsung",))
PHONES = [S6, IPHONE, MINI, RETINA, MOTO_X, SAMSUNG]


def named(fragment: str) -> str:
    """Return the fragment with its links shortened to `[…]`."""
    html, _ = link_first_mentions(fragment, PHONES)
    return re.sub(r'<a class="entite"[^>]*>(.*?)</a>', r"[\1]", html, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        (
            "Le Galaxy S6 edge et l’iPhone 6s Plus sont là. Puis vient le Galaxy S6.",
            "Le Galaxy S6 edge et l’iPhone 6s Plus sont là. Puis vient le [Galaxy S6].",
        ),
        ("Le Galaxy S6\nedge, le Galaxy\nS6.", "Le Galaxy S6\nedge, le [Galaxy\nS6]."),
        ("Le Galaxy S6\u202fActive, le Galaxy S6+", "Le Galaxy S6\u202fActive, le Galaxy S6+"),
        ("<b>Galaxy S6</b> edge, Galaxy S6 <em>edge</em>", None),
        ("<td>Galaxy S6</td><td>Active</td>", "<td>[Galaxy S6]</td><td>Active</td>"),
        ("Galaxy S6 <sup>2</sup>, note", "[Galaxy S6] <sup>2</sup>, note"),
        ("Le <em>Galaxy S6</em> Samsung", "Le <em>[Galaxy S6]</em> [Samsung]"),
        ("Le Galaxy S6 Samsung est là.", "Le [Galaxy S6] [Samsung] est là."),
        ("Le Galaxy S6 s’est vendu.", "Le [Galaxy S6] s’est vendu."),
        ("Galaxy S6 Wi-Fi, Android", "[Galaxy S6] Wi-Fi, Android"),
        ("Le Galaxy S6 32\u202fGo à 5,1 pouces", "Le [Galaxy S6] 32\u202fGo à 5,1 pouces"),
        ("Le Galaxy S6 plus cher", "Le [Galaxy S6] plus cher"),
        ("iPad mini Retina, iPad mini", "[iPad mini Retina], [iPad mini]"),
        ("Le Moto X (2013), le Moto X de 2013", None),
        ("Le Moto X (2014)", "Le [Moto X (2014)]"),
        ("Le Moto X de 2014", "Le [Moto X] de 2014"),
        ("Samsung Électronique, Samsung Pay", "[Samsung] Électronique, Samsung Pay"),
    ],
)
def test_a_longer_name_is_another_device(fragment: str, expected: str | None) -> None:
    """None where nothing is linked; what follows a brand, or a maker after its device, is no name."""
    assert named(fragment) == (fragment if expected is None else expected)


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("<p>“Samsung” se tait, Samsung.</p>", "<p>“Samsung” se tait, [Samsung].</p>"),
        ("<p>“<em>Samsung</em>” Samsung</p>", "<p>“<em>Samsung</em>” [Samsung]</p>"),
        ("<p>« a “b” Samsung » Samsung</p>", "<p>« a “b” Samsung » [Samsung]</p>"),
        ("<p>'Samsung' se tait, Samsung.</p>", "<p>'Samsung' se tait, [Samsung].</p>"),
        ("<p>‘Samsung’ se tait, Samsung.</p>", "<p>‘Samsung’ se tait, [Samsung].</p>"),
        ("<p>'l’an de Samsung.' Samsung</p>", "<p>'l’an de Samsung.' [Samsung]</p>"),
        ("<p>'<em>Samsung</em>' Samsung</p>", "<p>'<em>Samsung</em>' [Samsung]</p>"),
        ("<p>‘a’, Samsung, ‘b’</p>", "<p>‘a’, [Samsung], ‘b’</p>"),
        ("<p>L’an d’‘a’ l’autre, Samsung</p>", "<p>L’an d’‘a’ l’autre, [Samsung]</p>"),
        ("<p>’tain, Samsung, c’est vrai’</p>", "<p>’tain, [Samsung], c’est vrai’</p>"),
        ("<p>the ‘90s, Samsung’s</p>", "<p>the ‘90s, [Samsung]’s</p>"),
        ("<p>l’an 'a</p><p>Samsung' b</p>", "<p>l’an 'a</p><p>[Samsung]' b</p>"),
        ("<p>5,1” et Samsung</p>", "<p>5,1” et [Samsung]</p>"),
        ("<p>5,1” et “Samsung” Samsung</p>", "<p>5,1” et “Samsung” [Samsung]</p>"),
        ("<p>« a « b » Samsung » Samsung</p>", "<p>« a « b » Samsung » [Samsung]</p>"),
        ("<p>« a “b » Samsung” Samsung</p>", "<p>« a “b » Samsung” [Samsung]</p>"),
        ("<p>« Samsung,</p><p>Samsung »</p>", "<p>« Samsung,</p><p>[Samsung] »</p>"),
        ('<p><img alt="« a"> Samsung</p>', '<p><img alt="« a"> [Samsung]</p>'),
        ("<p><img alt=\"'a\"> Samsung, b'</p>", "<p><img alt=\"'a\"> [Samsung], b'</p>"),
    ],
)
def test_nothing_is_linked_in_a_quotation_whatever_its_marks(fragment: str, expected: str) -> None:
    """Apostrophes, measures and marks without a partner open none."""
    assert named(fragment) == expected


@pytest.mark.parametrize("mark", ["«", "“"])
def test_a_quotation_that_is_never_closed_costs_no_more_than_its_length(mark: str) -> None:
    """Four times longer must not take ten times longer; a quadratic search takes fourteen."""

    def cost(times: int) -> float:
        fragment = f"<p>{mark} {'Samsung se tait. ' * times}</p>"
        lasted = []
        for _ in range(3):
            start = time.process_time()
            assert named(fragment) == fragment
            lasted.append(time.process_time() - start)
        return min(lasted)

    assert cost(16_000) < 10 * max(cost(4_000), 0.002)
