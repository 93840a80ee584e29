"""Photos: pages offer smaller copies of them, which are made once and published with their page."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from lapuce.checks.pages import read_page
from lapuce.checks.site import check_site
from lapuce.images import DerivativeCache
from tests.site.newsroom import article, build_at, tree, write_content
from tests.site.test_catalogue import page_of

IMAGE = 'image: {src: rue.jpg, alt: "Une rue de Pékin", credit: "Photo : La Puce"}'
BODY = 'Un texte.\n\n![Une tablette > une autre](pad.png "La Mi Pad | La Puce")\n'
AT = "articles/photos"


def write_photos(content: Path, colour: str = "red", **more: str) -> None:
    """Write an article with a photo at its head and a picture in its text."""
    key, _, value = IMAGE.partition(": ")
    text = article("Photos", **{"body": BODY, key: value, **more})
    write_content(content, {"articles/2014/photos/index.md": text})
    folder = content / "articles/2014/photos"
    Image.new("RGB", (1600, 1000), colour).save(folder / "rue.jpg")
    Image.new("RGB", (700, 500), colour).save(folder / "pad.png")


def copies_in(folder: Path) -> dict[str, tuple[int, int]]:
    """Return the copies in a site and their size."""
    found = {}
    for path, data in tree(folder).items():
        if path.startswith("declinaisons/"):
            found[path] = Image.open(BytesIO(data)).size
    return found


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """Return a folder with an article that has photos."""
    write_content(tmp_path / "content")
    write_photos(tmp_path / "content")
    return tmp_path


def test_a_page_offers_copies_of_its_photos(newsroom: Path) -> None:
    """By width, with the photo itself for browsers that do not know their format."""
    build_at(newsroom)
    page = page_of(newsroom, AT)
    copies = copies_in(newsroom / "output")

    head, text = page.css("picture")[:2]
    for picture, source, widths in (
        (head, f"/blog/{AT}/rue.jpg", [480, 960, 1440]),
        (text, f"/blog/{AT}/pad.png", [480, 700]),
    ):
        offered = picture.css("source")[0].attributes
        assert offered["type"] == "image/webp"
        assert offered["sizes"]
        shown = [one.split() for one in (offered["srcset"] or "").split(", ")]
        assert [width for _, width in shown] == [f"{width}w" for width in widths]
        sizes = [copies[path.removeprefix("/blog/")][0] for path, _ in shown]
        assert sizes == widths
        (image,) = picture.css("img")
        assert image.attributes["src"] == source
        assert set(image.attributes) >= {"alt", "width", "height"}
    assert text.css("img")[0].attributes["alt"] == "Une tablette > une autre"
    assert len(copies) == 5
    assert 'srcset="/blog/declinaisons/rue-' in (page_of(newsroom, "").html or "")


def test_a_picture_element_of_the_author_is_kept(newsroom: Path) -> None:
    """It offers the copies itself: one within another is not HTML."""
    raw = '<picture class="large">\n<source src="pad.png" media="print">\n<img src="pad.png" alt="Un > pad">\n</picture>'
    write_photos(
        newsroom / "content",
        body=f"Un texte.\n\n{raw}\n\n<picture><img src=pad.png alt=Pad></picture>",
    )
    build_at(newsroom)
    page = page_of(newsroom, AT)

    assert page.css("picture picture") == []
    assert len(page.css("picture > source[srcset] + img[src$='/pad.png']")) == 2
    assert len(page.css("picture.large > source[media='print']")) == 1


def test_nothing_is_told_of_what_is_to_come(newsroom: Path) -> None:
    """An embargoed article has no copy of its photos anywhere."""
    write_photos(newsroom / "content", date="2016-01-01 09:00")
    build_at(newsroom)

    assert copies_in(newsroom / "output") == {}


def test_the_preview_waits_for_no_copy(newsroom: Path) -> None:
    """It shows the photos themselves."""
    build_at(newsroom, live_reload=True)

    assert copies_in(newsroom / "output") == {}
    assert page_of(newsroom, AT).css("picture") == []
    assert not (newsroom / "cache/images").exists()


def test_a_copy_is_made_once(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site built elsewhere takes those that are there; another photo has others."""
    build_at(newsroom, jobs=1)
    first = tree(newsroom / "output")
    made: list[int] = []
    get = DerivativeCache.get

    def watched(self: DerivativeCache, picture: Path, digest: str, width: int) -> bytes:
        if not self.has(digest, width):
            made.append(width)
        return get(self, picture, digest, width)

    monkeypatch.setattr(DerivativeCache, "get", watched)
    build_at(newsroom, output=newsroom / "other", jobs=1)
    assert (tree(newsroom / "other"), made) == (first, [])

    write_photos(newsroom / "content", "blue")
    report = build_at(newsroom, jobs=1)
    assert sorted(made) == [480, 480, 700, 960, 1440]
    after = copies_in(newsroom / "output")
    assert len(after) == 5
    assert not after.keys() & first.keys()
    assert report.deleted == 5
    kept = {path.name.partition("-")[0] for path in (newsroom / "cache/images").rglob("*.webp")}
    assert len(kept) == 2


def test_copies_are_made_several_at_a_time(newsroom: Path) -> None:
    """With the same bytes."""
    build_at(newsroom, jobs=1)
    build_at(newsroom, output=newsroom / "other", jobs=2, cache=newsroom / "cache2")

    assert tree(newsroom / "other") == tree(newsroom / "output")


def test_a_finished_page_weighs_one_copy(newsroom: Path) -> None:
    """The widest of those that a browser may ask for at once; all of them have to be there."""
    build_at(newsroom)
    output = newsroom / "output"
    page, _ = read_page(f"{AT}/index.html", (output / AT / "index.html").read_text("utf-8"))
    asked = {one for kind, one in page.fetched if kind == "images"} - page.spared

    assert [one.rpartition("-")[2] for one in asked] == ["1440.webp"]
    assert check_site(output, "/blog") == []
    (output / next(iter(copies_in(output)))).unlink()
    assert {one.rule for one in check_site(output, "/blog")} == {"dead-link"}
