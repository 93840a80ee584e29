"""What a source becomes, from its bytes to its HTML."""

from __future__ import annotations

import re

from lapuce.checks import Facts
from lapuce.newsroom.reading.names import index_names
from lapuce.newsroom.reading.reader import Reader, Reading
from lapuce.settings import Settings
from lapuce.writing.markdown import Writer
from tests.site.newsroom import article

NAMES = index_names(
    [
        ("brand", "samsung", "Samsung", ()),
        ("brand", "xiaomi", "Xiaomi", ()),
        ("device", "galaxy-s6", "Galaxy S6", ()),
    ]
)


def read(source: str, path: str = "articles/2015/a.md") -> Reading:
    """Read one source."""
    settings = Settings()
    facts = Facts(settings=settings)
    reader = Reader(settings, "Europe/Paris", NAMES, "content/", Writer(), facts)
    (only,) = reader.read_all([(source.encode(), path)])
    return only


def text_of(body: str, **more: str) -> str:
    """Return the text of an article on all of these, with `[…]` for its links to their sheets."""
    more = {"brands": "[Samsung, Xiaomi]", "devices": "[Galaxy S6]", **more}
    html = read(article("Un titre", body=body, **more)).html
    return re.sub(r'<a class="entite"[^>]*>(.*?)</a>', r"[\1]", html)


def test_a_longer_name_of_a_device_is_not_linked() -> None:
    """It is that of another; a brand has none."""
    assert text_of("Le Galaxy S6 edge, le Galaxy S6, Samsung Pay.") == (
        "<p>Le Galaxy S6 edge, le [Galaxy S6], [Samsung] Pay.</p>"
    )


def test_a_quotation_is_one_however_it_is_typed() -> None:
    """Typography leaves the marks of other languages as they were typed."""
    assert text_of("“Samsung” se tait. 'Xiaomi' aussi. L'an de \"Samsung\" et Xiaomi.") == (
        "<p>“Samsung” se tait. 'Xiaomi' aussi. L’an de «\xa0Samsung\xa0» et [Xiaomi].</p>"
    )
