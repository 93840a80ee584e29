"""Smaller copies of a picture: which ones it needs, and where they are kept once made."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from lapuce.images.kept import Kept

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
    """Copies that were made, by the digest of their picture and their width."""

    def __init__(self, folder: Path) -> None:
        """
        Open a cache.

        Args:
            folder: Where copies are kept; need not exist.
        """
        self._kept = Kept(folder, RECIPE)

    def has(self, digest: str, width: int) -> bool:
        """Tell whether a copy was made."""
        return self._kept.has(_name(digest, width))

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

        def make() -> bytes:
            from lapuce.images.raster import encode

            return encode(picture.read_bytes(), width)

        return self._kept.get(_name(digest, width), _is_whole, make)

    def keep_only(self, digests: Collection[str]) -> None:
        """Forget the copies of other pictures, and those of another recipe."""
        self._kept.keep_only(lambda name: name.partition("-")[0] in digests)


def _name(digest: str, width: int) -> str:
    return f"{digest}-{width}{SUFFIX}"
