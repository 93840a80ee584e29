"""Structured data: who signs a review, and what it praises and blames."""

from __future__ import annotations

from typing import Any

import pytest

from lapuce import discovery

LINA = ("Lina Ferrand", "https://lapuce.example/auteurs/lina-ferrand/")


@pytest.mark.parametrize(
    ("authors", "said"),
    [
        (
            [LINA, ("Samir Okba", None)],
            [
                {"@type": "Person", "name": LINA[0], "url": LINA[1]},
                {"@type": "Person", "name": "Samir Okba"},
            ],
        ),
        ([], discovery.publisher("La Puce", "https://lapuce.example/")),
    ],
)
def test_a_review_is_signed(authors: list[tuple[str, str | None]], said: Any) -> None:
    """By each of its authors, by the newsroom without any."""
    review = discovery.review(
        item={}, score=8, body="", authors=authors, publisher_name="La Puce",
        publisher_url="https://lapuce.example/", url="", published="",
    )  # fmt: skip

    assert review["author"] == said


def test_a_review_tells_its_strong_and_weak_points() -> None:
    """As ItemLists, in their order; a list of nothing is not there."""
    review = discovery.review(
        item={}, score=8, body="", authors=[], publisher_name="La Puce", publisher_url="", url="",
        published="", pros=["L’écran", "Le prix"],
    )  # fmt: skip

    assert review["positiveNotes"] == {
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "L’écran"},
            {"@type": "ListItem", "position": 2, "name": "Le prix"},
        ],
    }
    assert "negativeNotes" not in review
