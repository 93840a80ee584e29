"""The other generators: Hugo, stock Pelican, Eleventy and Nikola, each as it comes."""

from __future__ import annotations

import json
from pathlib import Path

from bench.corpus import Piece
from bench.supplies import AbsentError, answer, eleventy, hugo_binary, node, program
from bench.tools import Tool, body_with, moment, yaml_head


class Hugo(Tool):
    """Hugo's own binary."""

    key = "hugo"
    name = "Hugo"
    caches = ("resources", ".hugo_build.lock")
    template = "layouts/page.html"

    def version(self) -> str:
        """Return its version."""
        return answer([str(hugo_binary()), "version"]).split()[1].removeprefix("v").split("-")[0]

    def command(self) -> list[str]:
        """Build."""
        return [str(hugo_binary()), "build", "--destination", str(self.output), "--quiet"]

    def watch_command(self, port: int) -> list[str]:
        """Serve from memory, with fast render, as its writers do."""
        return [str(hugo_binary()), "server", "--port", str(port), "--bind", "127.0.0.1"]

    def shown_by_watch(self, port: int, slug: str) -> Path | str:
        """Return an address, for the server writes no file."""
        return f"http://127.0.0.1:{port}/articles/{slug}/"

    def source_path(self, piece: Piece) -> Path:
        """Return the file of an article."""
        return self.folder / "content" / "articles" / f"{piece.slug}.md"

    def source_text(self, piece: Piece) -> str:
        """Return an article."""
        head = yaml_head(
            (
                ("title", piece.title),
                ("date", moment(piece.date)),
                ("summary", piece.summary),
                ("rubriques", [piece.category]),
                ("etiquettes", piece.tags),
                ("auteurs", [piece.author]),
            )
        )
        # Plain paths: Hugo's own `ref` would search for each page.
        return f"{head}\n{body_with(piece.body, '/articles/', '/')}\n"


class StockPelican(Tool):
    """Pelican without La Puce, typogrify off as it comes."""

    key = "pelican"
    name = "Pelican"
    caches = ("cache",)
    template = "theme/templates/article.html"

    def version(self) -> str:
        """Return its version."""
        return answer([str(program("pelican")), "--version"])

    def command(self) -> list[str]:
        """Build."""
        return [str(program("pelican")), "content", "-s", "pelicanconf.py", "-o", "output", "-q"]

    def watch_command(self, port: int) -> list[str]:
        """Rebuild at each change."""
        del port
        return [*self.command(), "--autoreload"]

    def source_path(self, piece: Piece) -> Path:
        """Return the file of an article."""
        return self.folder / "content" / "articles" / f"{piece.slug}.md"

    def source_text(self, piece: Piece) -> str:
        """Return an article."""
        lines = (
            f"Title: {piece.title}",
            f"Slug: {piece.slug}",
            f"Date: {piece.date:%Y-%m-%d %H:%M}",
            f"Category: {piece.category}",
            f"Tags: {', '.join(piece.tags)}",
            f"Author: {piece.author}",
            f"Summary: {piece.summary}",
        )
        return "\n".join([*lines, "", body_with(piece.body, "{filename}", ".md"), ""])


class Eleventy(Tool):
    """Eleventy, with Nunjucks."""

    key = "eleventy"
    name = "Eleventy"
    caches = (".cache",)
    template = "_includes/article.njk"

    def version(self) -> str:
        """Return its version."""
        package = eleventy().with_name("package.json")
        held: dict[str, str] = json.loads(package.read_text(encoding="utf-8"))
        return f"{held['version']}, Node {answer([node(), '--version']).removeprefix('v')}"

    def command(self) -> list[str]:
        """Build."""
        return [node(), str(eleventy()), "--quiet"]

    def watch_command(self, port: int) -> list[str]:
        """Rebuild at each change, what changed only."""
        return [*self.command(), "--serve", "--incremental", f"--port={port}"]

    def source_path(self, piece: Piece) -> Path:
        """Return the file of an article."""
        return self.folder / "content" / "articles" / f"{piece.slug}.md"

    def source_text(self, piece: Piece) -> str:
        """Return an article."""
        head = yaml_head(
            (
                ("title", piece.title),
                ("date", moment(piece.date)),
                ("summary", piece.summary),
                ("rubrique", piece.category),
                ("etiquettes", piece.tags),
                ("auteur", piece.author),
            )
        )
        return f"{head}\n{body_with(piece.body, '/articles/', '/')}\n"


class Nikola(Tool):
    """Nikola, with Jinja templates."""

    key = "nikola"
    name = "Nikola"
    caches = ("cache", ".doit.db", ".doit.db.db", ".doit.db.dat", ".doit.db.dir", ".doit.db.bak")
    template = "themes/banc/templates/post.tmpl"

    def version(self) -> str:
        """Return its version."""
        return answer([str(program("nikola")), "version"]).removeprefix("Nikola v")

    def command(self) -> list[str]:
        """Build."""
        return [str(program("nikola")), "build", "-v", "0"]

    def watch_command(self, port: int) -> list[str]:
        """Refuse: `nikola auto` asks for packages that nothing else here needs."""
        raise AbsentError(
            "nikola auto demande aiohttp et watchdog, qui ne sont pas dans le groupe bench"
        )

    def source_path(self, piece: Piece) -> Path:
        """Return the file of an article."""
        return self.folder / "articles" / f"{piece.slug}.md"

    def source_text(self, piece: Piece) -> str:
        """Return an article."""
        lines = (
            "<!--",
            f".. title: {piece.title}",
            f".. slug: {piece.slug}",
            f".. date: {piece.date:%Y-%m-%d %H:%M:%S}",
            f".. category: {piece.category}",
            f".. tags: {', '.join(piece.tags)}",
            f".. author: {piece.author}",
            f".. description: {piece.summary}",
            "-->",
        )
        return "\n".join([*lines, "", body_with(piece.body, "/articles/", "/"), ""])


PEERS: tuple[type[Tool], ...] = (Hugo, StockPelican, Eleventy, Nikola)
