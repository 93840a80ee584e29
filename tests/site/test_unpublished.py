"""What has no page yet gives nothing to readers: neither its text nor its pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.newsroom import PICTURE, article, build_at, tree, write_content

_PAGE = "---\ntitle: À venir\nstatus: {status}\n---\n\n![Une puce rose](secret.svg)\n"
_SERIES = (
    "---\nname: À venir\nimage: {src: secret.svg, alt: Une puce rose, credit: La Puce}\n---\n\nA.\n"
)
_ARTICLE = article("À venir", body="![Une puce rose](secret.svg)", status="draft")


@pytest.mark.parametrize(
    ("source", "text", "in_preview"),
    [
        ("pages/a-venir.md", _PAGE.format(status="draft"), True),
        ("dossiers/a-venir.md", _SERIES, False),
        ("articles/2015/a-venir.md", _ARTICLE, True),
    ],
)
def test_a_picture_comes_out_with_its_page(
    source: str, text: str, in_preview: bool, tmp_path: Path
) -> None:
    """A file of the site can be found by whoever guesses its name."""
    content = write_content(tmp_path / "content")
    write_content(content, {source: text, str(Path(source).with_name("secret.svg")): PICTURE})
    build_at(tmp_path)
    found = [path for path in tree(tmp_path / "output") if "secret" in path]
    build_at(tmp_path, preview=True)
    previewed = [path for path in tree(tmp_path / "output") if "secret" in path]

    assert (found, bool(previewed)) == ([], in_preview)


def test_a_picture_of_a_hidden_page_is_published(tmp_path: Path) -> None:
    """It has a page, which no list shows."""
    content = write_content(tmp_path / "content")
    held = {"pages/a-venir.md": _PAGE.format(status="hidden"), "pages/secret.svg": PICTURE}
    write_content(content, held)
    build_at(tmp_path)

    assert "pages/secret.svg" in tree(tmp_path / "output")
