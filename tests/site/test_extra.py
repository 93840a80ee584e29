"""The files of `content/extra`: published at the root of the site, as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from lapuce.incremental.scan import scan, update
from tests.site.newsroom import article, build_at, settle, tree, write_content

FILES = {
    "extra/robots-humains.txt": "Bonjour.\n",
    "extra/.well-known/security.txt": "Contact: mailto:puce@exemple.fr\n",
    "extra/.well-known/acme/jeton": "abc\n",
}
NOT_OURS = {
    "extra/.DS_Store": "Bud1\n",
    "extra/.well-known/.jeton.swp": "abc\n",
    ".well-known/a.txt": "abc\n",
    "articles/.well-known/a.md": "Un texte.\n",
}
SECURITY = ".well-known/security.txt"


def test_extra_files_go_to_the_root(tmp_path: Path) -> None:
    """With those of `.well-known`, which have no other address; what else is hidden stays here."""
    content = write_content(tmp_path / "content")
    write_content(content, {**FILES, **NOT_OURS})
    assert build_at(tmp_path).warnings == []
    built = tree(tmp_path / "output")

    for path, text in FILES.items():
        assert built[path.removeprefix("extra/")] == text.encode()
    assert [
        path for path in built if "/." in f"/{path}" and not path.startswith(".well-known/")
    ] == []
    assert sum(path.startswith(".well-known/") for path in built) == 2


@pytest.mark.parametrize(
    "typed", ["</Dossier de presse été.pdf>", "/Dossier%20de%20presse%20%C3%A9t%C3%A9.pdf"]
)
def test_a_link_to_an_extra_file_may_be_written_as_addresses_are(
    typed: str, tmp_path: Path
) -> None:
    """As a browser shows it, where what is no plain letter is a number; or as the file is called."""
    content = write_content(tmp_path / "content")
    told = article("Un fait", date="2015-01-15", body=f"Voir [le dossier]({typed}).")
    files = {"extra/Dossier de presse été.pdf": "abc", "articles/2015/fait.md": told}
    write_content(content, files)
    build_at(tmp_path)

    page = (tmp_path / "output/articles/fait/index.html").read_text(encoding="utf-8")
    assert 'href="/blog/Dossier%20de%20presse%20%C3%A9t%C3%A9.pdf"' in page


def test_a_well_known_file_is_built_again_and_goes(tmp_path: Path) -> None:
    """As any other file."""
    content = write_content(tmp_path / "content")
    write_content(content, FILES)
    build_at(tmp_path)
    settle(content, 1_400_000_000)
    write_content(content, {f"extra/{SECURITY}": "Contact: mailto:autre@exemple.fr\n"})
    assert build_at(tmp_path).changed == [SECURITY]
    (content / "extra" / SECURITY).unlink()
    build_at(tmp_path)

    assert not (tmp_path / "output" / SECURITY).exists()


def test_the_preview_sees_a_well_known_file(tmp_path: Path) -> None:
    """Changed alone, and not when it is hidden there."""
    write_content(tmp_path, {**FILES, **NOT_OURS})
    found = scan(tmp_path)
    settle(tmp_path, 1_400_000_000)
    changed = [tmp_path / "extra" / SECURITY, *(tmp_path / path for path in NOT_OURS)]

    assert update(found, tmp_path, changed) == FILES.keys()  # All were young when scanned.
    assert update(found, tmp_path, changed) == {f"extra/{SECURITY}"}
