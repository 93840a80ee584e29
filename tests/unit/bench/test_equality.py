"""What two sites have in common, counted in their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.equality import differences, equality, holdings, kind_of


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("articles/a/index.html", "articles"),
        ("index.html", "accueil"),
        ("page/2/index.html", "accueil"),
        ("rubriques/essais/page/2/index.html", "rubriques"),
        ("etiquettes/sujet-1/index.html", "étiquettes"),
        ("etiquettes/index.html", "en plus"),
        ("etiquettes/sujet-1/flux.xml", "en plus"),
        ("flux.xml", "flux du site et des rubriques"),
        ("rubriques/essais.xml", "flux du site et des rubriques"),
        ("sitemap.xml", "plan XML"),
    ],
)
def test_the_kind_of_a_file_is_read_in_its_path(path: str, kind: str) -> None:
    """What the peers need not make is counted apart."""
    assert kind_of(path) == kind


def site(folder: Path, cards: int, more: str = "") -> Path:
    """Write a site of one article and one list."""
    pages = {
        "articles/a/index.html": '<main>Deux mots<a rel="prev" href="/"></a></main>',
        "index.html": '<main><li class="carte">' * cards,
        "flux.xml": "<feed><entry><id/></entry></feed>",
        "sitemap.xml": "<urlset><loc>/</loc></urlset>",
    }
    if more:
        pages[more] = ""
    for path, text in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def test_equal_sites_have_no_difference(tmp_path: Path) -> None:
    """The same pages, lists, feeds and links."""
    one, other = (holdings(site(tmp_path / name, 3)) for name in "ab")

    assert differences(one, other) == []
    assert equality({"A": one, "B": other}) == {
        "A": "les mêmes fichiers",
        "B": "les mêmes fichiers",
    }


def test_differences_are_counted(tmp_path: Path) -> None:
    """Lists that hold more, and files that the other has not."""
    reference = holdings(site(tmp_path / "a", 3))
    one = holdings(site(tmp_path / "b", 4, more="archives/index.html"))

    assert differences(one, reference) == [
        "articles listés (accueil) : 4 au lieu de 3",
        "fichiers en plus : 1",
    ]
