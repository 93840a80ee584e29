"""What happens between two builds: the edits of a writer, the same for every tool."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from bench.corpus import Piece

CLEAN, NOOP, TEMPLATE = "clean", "no-op", "template"
BODY, TITLE, NEW, DELETED = "body", "title", "new", "deleted"
PHASES: dict[str, str] = {
    CLEAN: "construction complète",
    NOOP: "rien n’a changé",
    BODY: "texte d’un article",
    TITLE: "titre d’un article",
    NEW: "nouvel article",
    DELETED: "article supprimé",
    TEMPLATE: "gabarit des articles",
}
"""The phases, in the order of a round, and their names in the tables."""

_LINK = re.compile(r"@@(article-\d+)@@")
_AMONG_LATEST = 5


class Site(Protocol):
    """What edits need of a tool."""

    pieces: list[Piece]
    folder: Path
    template: str

    def write(self, piece: Piece) -> None:
        """Write an article."""

    def remove(self, piece: Piece) -> None:
        """Delete an article."""

    def clean(self) -> None:
        """Delete the site and all that a build keeps for the next one."""


def edited_piece(pieces: Sequence[Piece], turn: int) -> Piece:
    """Return the article to edit: one of the latest, on the home page and in the feeds."""
    return pieces[-1 - (turn + _AMONG_LATEST) % min(len(pieces), 20)]


def new_piece(pieces: Sequence[Piece]) -> Piece:
    """Return an article an hour newer than the newest."""
    last = pieces[-1]
    return replace(
        last,
        slug=f"article-{len(pieces):06d}",
        title=f"Un article de plus, épisode {len(pieces)}",
        date=last.date + timedelta(hours=1),
    )


def deletable_piece(pieces: Sequence[Piece], turn: int) -> Piece:
    """Return an article of the middle that no other links to, or the last of all."""
    linked = {slug for piece in pieces for slug in _LINK.findall(piece.body)}
    middle = len(pieces) // 2
    free = [piece for piece in pieces[middle:] if piece.slug not in linked]
    return free[turn % len(free)] if free else pieces[-1]


def edit(site: Site, phase: str, turn: int) -> None:
    """Do what comes before the build of a phase; each turn edits something else."""
    piece = edited_piece(site.pieces, turn)
    if phase == CLEAN:
        site.clean()
    elif phase == BODY:
        site.write(_with_body(piece, turn))
    elif phase == TITLE:
        site.write(replace(_with_body(piece, turn), title=f"{piece.title}, révision {turn}"))
    elif phase == NEW:
        site.write(new_piece(site.pieces))
    elif phase == DELETED:
        site.remove(deletable_piece(site.pieces, turn))
    elif phase == TEMPLATE:
        path = site.folder / site.template
        before, mark, after = path.read_text(encoding="utf-8").rpartition("</article>")
        path.write_text(f"{before}<p>Révision {turn}</p>\n{mark}{after}", encoding="utf-8")


def undo(site: Site, phases: Sequence[str], turn: int) -> None:
    """Put the sources back as they were before a round."""
    if BODY in phases or TITLE in phases:
        site.write(edited_piece(site.pieces, turn))
    if NEW in phases:
        site.remove(new_piece(site.pieces))
    if DELETED in phases:
        site.write(deletable_piece(site.pieces, turn))
    if TEMPLATE in phases:
        path = site.folder / site.template
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(f"<p>Révision {turn}</p>\n", ""), encoding="utf-8")


def _with_body(piece: Piece, turn: int) -> Piece:
    return replace(piece, body=f"{piece.body}\n\nUne phrase ajoutée à la révision {turn}.")
