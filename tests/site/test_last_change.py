"""When an article last changed is told once, and alike: on its page, in feeds, in the sitemap."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.site.newsroom import article, build_at
from tests.site.test_catalogue import built, page_of, text_of
from tests.words import plain


@pytest.mark.parametrize(
    ("typed", "day", "said"),
    [
        ({"updates": "[{date: 2015-02-10, text: Un fait.}]"}, "2015-02-10T00:00:00+01:00",
         "10 février 2015"),
        (
            {"modified": "2015-03-01", "updates": "[{date: 2015-02-10, text: Un fait.}]"},
            "2015-03-01T00:00:00+01:00", "1er mars 2015",
        ),
        (
            {"modified": "2015-02-01", "updates": "[{date: 2015-02-10, text: Un fait.}]"},
            "2015-02-10T00:00:00+01:00", "10 février 2015",
        ),
        # A day without an hour begins at midnight: that is not before the article came out.
        ({"updates": "[{date: 2015-01-15, text: Un fait.}]"}, "", ""),
        ({}, "", ""),
    ],
)  # fmt: skip
def test_an_article_says_everywhere_when_it_last_changed(
    typed: dict[str, str], day: str, said: str, tmp_path: Path
) -> None:
    """An update is a change, for who reads the page as for the machines."""
    published = "2015-01-15T09:00:00+01:00"
    told = article("Un fait", date="2015-01-15 09:00", **typed)
    built(tmp_path, **{"articles/2015/fait.md": told})

    page = page_of(tmp_path, "articles/fait")
    byline = text_of(page.css(".signature")[0])
    assert re.findall(r"Mis à jour le (.+?) Lecture", byline) == ([said] if said else [])
    times = page.css('meta[property="article:modified_time"]')
    assert [one.attributes["content"] for one in times] == ([day] if day else [])
    data = page.css_first('script[type="application/ld+json"]')
    assert data is not None
    assert json.loads(data.text())["@graph"][0]["dateModified"] == (day or published)
    output = tmp_path / "output"
    feed = (output / "flux.xml").read_text(encoding="utf-8")
    (entry,) = (one for one in feed.split("<entry>") if "/articles/fait/" in one)
    assert f"<updated>{day or published}</updated>" in entry
    sitemap = (output / "sitemap.xml").read_text(encoding="utf-8")
    (lastmod,) = re.findall(r"/articles/fait/</loc>\s*<lastmod>(.+?)</lastmod>", sitemap)
    assert lastmod == (day or published)
    (of_list,) = re.findall(r"/rubriques/actualites/</loc>\s*<lastmod>(.+?)</lastmod>", sitemap)
    assert of_list == max(day or published, "2015-03-18T10:00:00+01:00")


@pytest.mark.parametrize(
    ("update", "modified"),
    [
        ("2014-10-02T05:00:00+02:00", "2014-10-02T06:30:00+02:00"),  # An hour and a half before.
        ("2014-10-01T23:45:00-06:00", "2014-10-02T07:45:00+02:00"),
        ("2014-10-02T07:00:00+02:00", "2014-10-02T07:00:00+02:00"),
    ],
)
def test_changes_are_compared_as_moments(update: str, modified: str, tmp_path: Path) -> None:
    """Whichever offset each was typed with: an article does not change before it comes out."""
    told = article(
        "Un fait", date="2014-10-01T23:30:00-05:00",
        updates=f"[{{date: '{update}', text: Un fait.}}]",
    )  # fmt: skip
    built(tmp_path, **{"articles/2014/fait.md": told})

    data = page_of(tmp_path, "articles/fait").css_first('script[type="application/ld+json"]')
    assert data is not None
    assert json.loads(data.text())["@graph"][0]["dateModified"] == modified


def test_the_latest_of_a_list_is_the_latest_moment(tmp_path: Path) -> None:
    """In the feed of a section and in the sitemap, whichever offset each article was typed with."""
    days = ("2014-10-01T23:30:00-05:00", "2014-10-02T05:00:00+02:00")
    told = {
        f"articles/2014/guide-{rank}.md": article(f"Guide {rank}", date=day, category="Guides")
        for rank, day in enumerate(days)
    }
    built(tmp_path, **told)

    output = tmp_path / "output"
    sitemap = (output / "sitemap.xml").read_text(encoding="utf-8")
    latest = "2014-10-02T06:30:00+02:00"
    assert re.findall(r"/rubriques/guides/</loc>\s*<lastmod>(.+?)</lastmod>", sitemap) == [latest]
    feed = (output / "rubriques/guides/flux.xml").read_text(encoding="utf-8")
    assert re.findall("<updated>(.+?)</updated>", feed)[0] == latest


def test_readers_are_told_the_hour_of_the_house(tmp_path: Path) -> None:
    """A moment typed with another offset is on the day, and in the month, that it was in Paris."""
    told = article(
        "Un fait", date="2014-09-30T20:30:00-05:00",
        updates="[{date: '2014-09-30T22:30:00-05:00', text: Dit le premier.}, "
        "{date: '2014-10-01 05:00', text: Dit avant.}]",
    )  # fmt: skip
    built(tmp_path, **{"articles/2014/fait.md": told})

    assert "1er octobre 2014" in text_of(page_of(tmp_path, "articles/fait").css(".signature")[0])
    assert "Un fait" in text_of(page_of(tmp_path, "archives/2014/10").css("main")[0])
    said = text_of(page_of(tmp_path, "corrections").css("main")[0])
    assert said.index("Dit le premier") < said.index("Dit avant")


def test_a_preview_says_at_what_hour_of_the_house_an_article_comes_out(tmp_path: Path) -> None:
    """Be it at the end of an embargo that was typed with another offset."""
    told = article("Un fait", date="2015-06-02 08:00", embargo="2015-06-02T18:30:00+00:00")
    built(tmp_path, **{"articles/2015/fait.md": told})
    build_at(tmp_path, preview=True)

    banner = text_of(page_of(tmp_path, "articles/fait").css(".bandeau")[0])
    assert banner == (
        "À paraître le 2 juin 2015 à 20 h 30 : cette page n’existe que dans l’aperçu."
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_feeds_say_what_changed(lang: str, tmp_path: Path) -> None:
    """An entry that comes back, for it changed, tells how; the house speaks French."""
    told = article(
        "Un fait", date="2015-01-15 09:00", lang=lang, body="Le texte.",
        updates="[{date: 2015-02-01, type: correction, text: 'A < B.'}, {date: 2015-02-03, text: C.}]",
    )  # fmt: skip
    built(tmp_path, **{"articles/2015/fait.md": told})

    feed = ElementTree.fromstring((tmp_path / "output" / "flux.xml").read_bytes())
    (entry,) = (one for one in feed.iterfind("{*}entry") if one.findtext("{*}title") == "Un fait")
    french = "" if lang == "fr" else ' lang="fr"'
    assert plain(entry.findtext("{*}content") or "") == (
        f"<p>Le texte.</p>\n<h2{french}>Depuis la parution</h2>\n<ul>"
        f"<li><span{french}>1er février 2015, correction :</span> A &lt; B.</li>"
        f"<li><span{french}>3 février 2015, ajout :</span> C.</li></ul>"
    )
