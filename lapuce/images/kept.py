"""Pictures that were made, kept by name from one build to the next: none is made twice."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path


class Kept:
    """A folder of the cache, whose files are written whole."""

    def __init__(self, folder: Path, recipe: str) -> None:
        """
        Open a folder.

        Args:
            folder: Need not exist.
            recipe: How its files are made: those of another are of no use.
        """
        self._all = folder
        self._folder = folder / recipe

    def has(self, name: str) -> bool:
        """Tell whether a file was made."""
        return (self._folder / name).exists()

    def get(self, name: str, is_whole: Callable[[bytes], bool], make: Callable[[], bytes]) -> bytes:
        """
        Return what a file holds; made and kept when it was not yet, or when it was cut.

        Raises:
            OSError: When the cache cannot be written.
        """
        file = self._folder / name
        try:
            held = file.read_bytes()
        except FileNotFoundError:
            held = b""
        if is_whole(held):
            return held
        data = make()
        self._folder.mkdir(parents=True, exist_ok=True)
        aside = file.with_suffix(f".{os.getpid()}")
        aside.write_bytes(data)
        aside.replace(file)
        return data

    def keep_only(self, wanted: Callable[[str], bool]) -> None:
        """Forget the files whose name is not wanted, and those of another recipe."""
        if not self._all.is_dir():
            return
        for file in self._all.rglob("*"):
            if file.is_file() and not (file.parent == self._folder and wanted(file.name)):
                file.unlink(missing_ok=True)
