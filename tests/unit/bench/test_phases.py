"""The edits of the bench: the same for every tool, and undone after each round."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.corpus import Piece, Shape, pieces
from bench.phases import (
    BODY,
    CLEAN,
    DELETED,
    NEW,
    NOOP,
    PHASES,
    TEMPLATE,
    TITLE,
    deletable_piece,
    edit,
    edited_piece,
    undo,
)

CORPUS = list(pieces(Shape(60)))


class Paper:
    """A site that keeps articles in a dictionary."""

    def __init__(self, folder: Path) -> None:
        self.pieces = list(CORPUS)
        self.folder = folder
        self.template = "article.html"
        self.held = {piece.slug: piece for piece in self.pieces}
        self.cleaned = 0
        (folder / self.template).write_text("<article>texte</article><nav></nav>")

    def write(self, piece: Piece) -> None:
        """Keep an article."""
        self.held[piece.slug] = piece

    def remove(self, piece: Piece) -> None:
        """Forget an article."""
        del self.held[piece.slug]

    def clean(self) -> None:
        """Count."""
        self.cleaned += 1


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    """Return a site."""
    return Paper(tmp_path)


def changed(paper: Paper) -> set[str]:
    """Return the slugs of the articles that are not as in the corpus."""
    plain = {piece.slug: piece for piece in CORPUS}
    slugs = plain.keys() | paper.held.keys()
    return {slug for slug in slugs if plain.get(slug) != paper.held.get(slug)}


def test_a_body_edit_changes_the_text_of_one_article(paper: Paper) -> None:
    """Nothing that lists show moves."""
    edit(paper, BODY, 0)

    piece = edited_piece(CORPUS, 0)
    assert changed(paper) == {piece.slug}
    assert paper.held[piece.slug].title == piece.title
    assert paper.held[piece.slug].body != piece.body


def test_a_title_edit_changes_the_title_of_one_article(paper: Paper) -> None:
    """The article is the one whose text was edited."""
    edit(paper, TITLE, 3)

    piece = edited_piece(CORPUS, 3)
    assert changed(paper) == {piece.slug}
    assert paper.held[piece.slug].title == f"{piece.title}, révision 3"


def test_the_new_article_is_the_newest(paper: Paper) -> None:
    """It comes first in lists and feeds."""
    edit(paper, NEW, 0)

    (slug,) = changed(paper)
    assert slug == "article-000060"
    assert paper.held[slug].date > max(piece.date for piece in CORPUS)


def test_the_deleted_article_is_linked_by_no_other(paper: Paper) -> None:
    """A broken link would stop La Puce, and it alone."""
    edit(paper, DELETED, 1)

    (slug,) = changed(paper)
    assert slug == deletable_piece(CORPUS, 1).slug
    assert not any(f"@@{slug}@@" in piece.body for piece in CORPUS)


def test_a_template_edit_adds_to_the_article(paper: Paper) -> None:
    """It stands inside the article, where every template language prints it."""
    edit(paper, TEMPLATE, 2)

    text = (paper.folder / paper.template).read_text(encoding="utf-8")
    assert text == "<article>texte<p>Révision 2</p>\n</article><nav></nav>"


def test_clean_and_no_op_leave_the_sources_alone(paper: Paper) -> None:
    """Only what a build made is deleted, and only before a clean one."""
    edit(paper, NOOP, 0)
    edit(paper, CLEAN, 0)

    assert changed(paper) == set()
    assert paper.cleaned == 1


@pytest.mark.parametrize("turn", range(4))
def test_a_round_is_undone(paper: Paper, turn: int) -> None:
    """Every round begins from the same corpus and the same template."""
    for phase in PHASES:
        edit(paper, phase, turn)
    undo(paper, list(PHASES), turn)

    assert changed(paper) == set()
    text = (paper.folder / paper.template).read_text(encoding="utf-8")
    assert text == "<article>texte</article><nav></nav>"
