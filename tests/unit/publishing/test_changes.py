"""What a publication would change, and how it is told."""

from __future__ import annotations

from lapuce.publishing.changes import Changes, find_changes


def test_changes_are_sorted_by_kind_then_by_name() -> None:
    """A reader finds a path at the same place each time."""
    before = {"index.html": "1", "b.html": "1", "a.html": "1", "same.css": "1"}
    after = {"index.html": "2", "z.html": "1", "c.html": "1", "same.css": "1"}

    assert find_changes(before, after) == Changes(
        added=("c.html", "z.html"), changed=("index.html",), removed=("a.html", "b.html")
    )


def test_equal_sites_are_no_change() -> None:
    """An empty comparison is false, so that nothing is published."""
    assert not find_changes({"index.html": "1"}, {"index.html": "1"})


def test_only_the_first_names_are_told() -> None:
    """A thousand changed pages take one line."""
    pages = {f"articles/{number:04}/index.html": "1" for number in range(1003)}

    assert find_changes({"x.html": "1"}, pages).lines() == [
        "1\N{NARROW NO-BREAK SPACE}003 fichiers ajoutés : articles/0000/index.html, "
        "articles/0001/index.html, articles/0002/index.html "
        "et 1\N{NARROW NO-BREAK SPACE}000 autres",
        "1 fichier supprimé : x.html",
    ]
