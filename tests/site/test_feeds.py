"""What an entry of a feed holds: all that the page of its article shows, in its order."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.site.newsroom import PICTURE, article, build_at, write_content
from tests.words import plain

ATOM = "{http://www.w3.org/2005/Atom}"


def content_of(home: Path, path: str) -> str:
    """Return the HTML of an article in the feed of the site, with plain spaces."""
    feed = ElementTree.parse(home / "output/flux.xml")
    for entry in feed.iter(f"{ATOM}entry"):
        link = entry.find(f"{ATOM}link")
        if link is not None and link.get("href", "").endswith(path):
            return plain(entry.findtext(f"{ATOM}content") or "")
    raise AssertionError(path)


def test_an_entry_begins_with_the_opening_picture(tmp_path: Path) -> None:
    """With its size, its text for the blind and its legend: readers show it first."""
    image = '{src: vue.svg, alt: "Un carré « rouge »", caption: "Le carré", credit: La Puce}'
    story = article("Une vue", date="2015-04-01 09:00", image=image)
    write_content(tmp_path / "content")
    write_content(
        tmp_path / "content",
        {"articles/2015/vue/index.md": story, "articles/2015/vue/vue.svg": PICTURE},
    )
    build_at(tmp_path)

    assert content_of(tmp_path, "/articles/vue/").startswith(
        '<figure><img src="https://lapuce.example/blog/articles/vue/vue.svg" '
        'alt="Un carré « rouge »" width="1200" height="750">'
        "<figcaption>Le carré. La Puce</figcaption></figure>\n<p>Un paragraphe"
    )


def test_an_entry_tells_a_deal(tmp_path: Path) -> None:
    """Its price, its device, its merchant, and where it is."""
    deal = (
        '{device: Mi Pad, price: 349 €, merchant: Google Play, url: "https://exemple.fr/?a=1&b=2"}'
    )
    story = article("Une offre", date="2015-04-01 09:00", deal=deal, expires="2015-07-01")
    write_content(tmp_path / "content")
    write_content(tmp_path / "content", {"articles/2015/offre.md": story})
    build_at(tmp_path)

    assert content_of(tmp_path, "/articles/offre/").startswith(
        "<p><b>349 €</b><br>Mi Pad chez Google Play<br>"
        '<a href="https://exemple.fr/?a=1&amp;b=2" rel="nofollow noopener">Voir l’offre</a></p>\n'
        "<p>Un paragraphe"
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_an_entry_tells_a_rumour_and_what_became_of_it(lang: str, tmp_path: Path) -> None:
    """Above the text and after it, as the page; each in its language, then its sources."""
    rumour = (
        "{claim: Un Mi 4 sous Windows, expected: fin 2014, confidence: 3, "
        'source: {title: Le Journal, url: "https://exemple.fr/b"}, '
        'outcome: {status: confirmée, date: 2015-05-02, text: Il sort., url: "https://exemple.fr/c"}}'
    )
    story = article(
        "Un bruit", date="2015-04-01 09:00", category="Rumeurs", lang=lang, rumour=rumour,
        sources='[{title: Un « autre », url: "https://exemple.fr/d"}]',
    )  # fmt: skip
    write_content(tmp_path / "content")
    write_content(tmp_path / "content", {"articles/2015/bruit.md": story})
    build_at(tmp_path)
    held = content_of(tmp_path, "/articles/bruit/")
    if lang != "fr":
        assert '<p lang="fr"><strong>Depuis cet article' in held
        assert '<h2 lang="fr">La puce à l’oreille</h2>' in held
        held = re.sub(r'<span lang="en">(.+?)</span>', r"\1", held).replace(' lang="fr"', "")

    assert held == (
        "<p><strong>Depuis cet article : rumeur confirmée. Il sort.</strong></p>\n"
        "<p>Un paragraphe qui dit l’essentiel.</p>\n"
        "<h2>La puce à l’oreille</h2>\n<p>Un Mi 4 sous Windows</p>\n"
        "<p>2 mai 2015 : Il sort. "
        '<a href="https://exemple.fr/c" rel="noopener">La source de ce dénouement</a></p>\n'
        "<p>Confirmée. Indice de confiance : 3 sur 5. Attendu : fin 2014. "
        'Source : <a href="https://exemple.fr/b" rel="noopener">Le Journal</a></p>\n'
        "<h2>Sources</h2>\n"
        '<ul><li><a href="https://exemple.fr/d" rel="noopener">Un « autre »</a></li></ul>'
    )
