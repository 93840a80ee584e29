"""Finished pages are read as a browser would: what leads elsewhere is no page of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from lapuce.checks import check_site
from tests.words import plain

_PAGE = """<!doctype html><html lang="fr"><head><title>A</title>
<meta name="description" content="B"><link rel="canonical" href="https://lapuce.fr/blog/"></head>
<body><h1>A</h1><a href="{address}">B</a></body></html>"""


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://lapuce.fr/blog/", ""),
        ("https://lapuce.fr/blog/x/", "lien mort « /blog/x/ » : corrigez-le, ou publiez la page visée."),
        ("https://lapuce.fr", "lien « / » hors du site, qui est sous /blog/ : corrigez le gabarit."),
        ("https://lapuce.fr.example/x/", ""),
        ("https://lapuce.france.example", ""),
    ],
)  # fmt: skip
def test_another_site_may_have_a_name_that_begins_as_ours(
    address: str, said: str, tmp_path: Path
) -> None:
    """A link to it is a link elsewhere, not a dead one."""
    (tmp_path / "index.html").write_text(_PAGE.format(address=address), encoding="utf-8")

    assert [plain(one.message) for one in check_site(tmp_path, "/blog")] == [said] * bool(said)
