"""La Puce on the bench: a copy of the house, with the minimal theme or the real one."""

from __future__ import annotations

import platform
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import lapuce
from bench.corpus import Piece, Shape, lapuce_source, write_sheets
from bench.supplies import ROOT
from bench.tools import Tool


class LaPuce(Tool):
    """
    The house with the minimal theme, built as `./inv build` does.

    A copy, for three reasons: the front door reads `theme/` and `pelicanconf.py` of its own house;
    a template can be edited; and a change in the checkout meanwhile changes no figure.
    """

    key = "lapuce"
    name = "La Puce"
    caches = (".cache",)
    template = "theme/templates/article.html"
    theme = ROOT / "bench" / "themes" / "lapuce"
    settings = ROOT / "bench" / "lapuceconf.py"

    def version(self) -> str:
        """Return its version, with the commit."""
        return f"{lapuce.__version__}{_commit()}, Python {platform.python_version()}"

    def command(self) -> list[str]:
        """Build."""
        return self._invoke("build", "--content", "content", "--output", "output")

    def watch_command(self, port: int) -> list[str]:
        """Serve."""
        return self._invoke("serve", "--content", "content", "--port", str(port))

    def shown_by_watch(self, port: int, slug: str) -> Path | str:
        """Return the page of an article in the preview's folder."""
        del port
        return self.folder / ".cache" / "lapuce" / "apercu" / "articles" / slug / "index.html"

    def _invoke(self, *arguments: str) -> list[str]:
        root = str(self.folder)
        return [sys.executable, "-m", "lapuce.program", "--search-root", root, *arguments]

    def environment(self) -> dict[str, str]:
        """Return the variables of its commands."""
        return {**super().environment(), "PYTHONPATH": str(self.folder)}

    def source_path(self, piece: Piece) -> Path:
        """Return the file of an article."""
        return self.folder / "content" / "articles" / "2014" / f"{piece.slug}.md"

    def source_text(self, piece: Piece) -> str:
        """Return an article."""
        return lapuce_source(piece)

    def copy_site(self) -> None:
        """Copy the house and its theme, and write the sheets."""
        unwanted = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "lapuce", self.folder / "lapuce", ignore=unwanted)
        shutil.copytree(self.theme, self.folder / "theme", ignore=unwanted)
        for name in ("tasks.py", "publishconf.py", "uv.lock"):
            shutil.copyfile(ROOT / name, self.folder / name)
        shutil.copyfile(self.settings, self.folder / "pelicanconf.py")
        write_sheets(self.shape, self.folder / "content")


class RealTheme(LaPuce):
    """The house with its own theme and settings, brands and devices: all the pages of the site."""

    key = "lapuce-theme"
    name = "La Puce, vrai thème"
    theme = ROOT / "theme"
    settings = ROOT / "pelicanconf.py"

    def shape_of(self, articles: int) -> Shape:
        """Return a corpus with a brand for 80 articles and a device for 48, more or less."""
        brands = max(5, min(125, articles // 80))
        return Shape(articles, brands=brands, devices=max(10, min(210, articles // 48)))


def free_port() -> int:
    """Return a port that nothing listens to."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


def _commit() -> str:
    command = ["git", "-C", str(ROOT), "describe", "--always", "--dirty"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return f" ({done.stdout.strip()})" if done.stdout.strip() else ""
