"""Smaller copies of a picture: which ones it needs, and where they are kept once made."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from pathlib import Path

RECIPE = "webp-2"
"""Names how copies are made: change it with `encode`, and all of them are made again."""
SUFFIX = ".webp"
MAX_SIDE = 16_383
"""Of a WebP picture, in pixels."""


def derivative_widths(width: int, height: int, wanted: Sequence[int]) -> tuple[int, ...]:
    """
    Return the widths, ascending, of the copies that a picture needs.

    Args:
        width: Of the picture, in pixels.
        height: Of the picture, in pixels.
        wanted: The widths that pages may ask for, in pixels, ascending.

    Returns:
        Those below its own, then its own, the largest wanted or the largest that WebP can hold;
        none for a picture that is no wider than the smallest.
    """
    most = min(width, MAX_SIDE, MAX_SIDE * width // height)
    if not wanted or most <= wanted[0]:
        return ()
    smaller = [one for one in wanted if one < most]
    last = min(most, wanted[-1])
    return tuple(smaller if smaller[-1] == last else [*smaller, last])


def _is_whole(data: bytes) -> bool:
    """Tell whether a WebP file is as long as it says: a machine that stops may cut one."""
    return data[:4] == b"RIFF" and int.from_bytes(data[4:8], "little") == len(data) - 8


class DerivativeCache:
    """Copies that were made, by the digest of their picture and their width: none is made twice."""

    def __init__(self, folder: Path) -> None:
        """
        Open a cache.

        Args:
            folder: Where copies are kept; need not exist.
        """
        self._folder = folder / RECIPE

    def _file(self, digest: str, width: int) -> Path:
        return self._folder / f"{digest}-{width}{SUFFIX}"

    def has(self, digest: str, width: int) -> bool:
        """Tell whether a copy was made."""
        return self._file(digest, width).exists()

    def get(self, picture: Path, digest: str, width: int) -> bytes:
        """
        Return a copy, as WebP; made and kept when it was not yet.

        Args:
            picture: The file, made of pixels.
            digest: Of its bytes.
            width: In pixels, at most that of the picture.

        Raises:
            OSError: When the file cannot be read, or the cache cannot be written.
        """
        file = self._file(digest, width)
        try:
            kept = file.read_bytes()
        except FileNotFoundError:
            kept = b""
        if _is_whole(kept):
            return kept
        from lapuce.images.raster import encode

        data = encode(picture.read_bytes(), width)
        self._folder.mkdir(parents=True, exist_ok=True)
        aside = file.with_suffix(f".{os.getpid()}")
        aside.write_bytes(data)
        aside.replace(file)
        return data

    def keep_only(self, digests: Collection[str]) -> None:
        """Forget the copies of other pictures, and those of another recipe."""
        if not self._folder.parent.is_dir():
            return
        for file in self._folder.parent.rglob("*"):
            if file.is_file() and not (
                file.parent == self._folder and file.name.partition("-")[0] in digests
            ):
                file.unlink(missing_ok=True)
