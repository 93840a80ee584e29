"""A generator of sites on the bench: what it reads, how it is called, where it writes."""

from __future__ import annotations

import json
import os
import shutil
import time
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from bench.corpus import Piece, Shape, pieces
from bench.supplies import HOME, ROOT, AbsentError

SITES = ROOT / "bench" / "sites"
PUT_AWAY = HOME / "put-away"
"""What is to be deleted once all is measured."""


def _put_away(path: Path) -> None:
    """Move what may be there to where it is deleted at the end."""
    if path.exists():
        PUT_AWAY.mkdir(parents=True, exist_ok=True)
        path.rename(PUT_AWAY / f"{time.time_ns()}")


class Tool(ABC):
    """One generator, with its own folder, its own copy of the corpus, and equal templates."""

    key: str
    """Its name on the command line."""
    name: str
    """Its name in the tables."""
    caches: Sequence[str] = ()
    """What a clean build must not find, from the folder of the site."""
    template: str
    """The template of articles, from the folder of the site."""
    output_name = "output"

    def __init__(self, folder: Path, articles: int) -> None:
        """
        Set up; nothing is written yet.

        Args:
            folder: Of the site, which this tool owns.
            articles: How many.
        """
        self.folder = folder
        self.shape = self.shape_of(articles)
        self.pieces: list[Piece] = []

    @property
    def output(self) -> Path:
        """Where the site is written."""
        return self.folder / self.output_name

    def shape_of(self, articles: int) -> Shape:
        """Return the corpus that it is given."""
        return Shape(articles)

    @abstractmethod
    def version(self) -> str:
        """Return its version; AbsentError when it cannot be had."""

    @abstractmethod
    def command(self) -> list[str]:
        """Return the command that builds the site."""

    @abstractmethod
    def watch_command(self, port: int) -> list[str]:
        """Return the command that builds at each change; AbsentError when there is none."""

    def shown_by_watch(self, port: int, slug: str) -> Path | str:
        """Return where the watching command shows an article: a file, or an address."""
        del port
        return self.output / "articles" / slug / "index.html"

    @abstractmethod
    def source_path(self, piece: Piece) -> Path:
        """Return the file of an article."""

    @abstractmethod
    def source_text(self, piece: Piece) -> str:
        """Return what the file of an article holds."""

    def environment(self) -> dict[str, str]:
        """Return the variables of its commands."""
        kept = ("PATH", "HOME", "TMPDIR")
        held = {name: os.environ[name] for name in kept if name in os.environ}
        return {**held, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}

    def prepare(self) -> None:
        """Write the site: its settings, its templates and the corpus."""
        _put_away(self.folder)
        self.copy_site()
        self.pieces = list(pieces(self.shape))
        for folder in {self.source_path(piece).parent for piece in self.pieces}:
            folder.mkdir(parents=True, exist_ok=True)
        for piece in self.pieces:
            self.write(piece)

    def copy_site(self) -> None:
        """Write settings and templates."""
        shutil.copytree(
            SITES / self.key, self.folder, ignore=shutil.ignore_patterns("__pycache__", "package*")
        )

    def write(self, piece: Piece) -> None:
        """Write an article."""
        self.source_path(piece).write_text(self.source_text(piece), encoding="utf-8")

    def remove(self, piece: Piece) -> None:
        """Delete an article."""
        self.source_path(piece).unlink()

    def clean(self) -> None:
        """
        Put away the site and all that a build keeps for the next one.

        They are deleted when all is measured: ext4 does not give a number just freed to a new
        file, and looks for another one by one. Whoever is measured after a deletion pays for it.
        """
        for path in (self.output, *(self.folder / name for name in self.caches)):
            _put_away(path)

    def absence(self) -> str:
        """Return why it cannot be had, or ""."""
        try:
            self.version()
            self.command()
        except AbsentError as error:
            return str(error)
        return ""


def yaml_head(fields: Iterable[tuple[str, object]]) -> str:
    """Return a YAML front matter: JSON values are YAML."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields]
    return "\n".join(["---", *lines, "---", ""])


def body_with(body: str, start: str, end: str) -> str:
    """Return a text whose links go to `start` + slug + `end`."""
    return body.replace("(@@", f"({start}").replace("@@)", f"{end})")


def moment(date: datetime) -> str:
    """Return a date as most tools read it."""
    return f"{date:%Y-%m-%dT%H:%M:%S}"
