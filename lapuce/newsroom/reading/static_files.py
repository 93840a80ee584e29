"""Files of the content folder that are published as they are: measured, as the store keeps them."""

from __future__ import annotations

import posixpath
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from lapuce.fingerprint import digest
from lapuce.images import PICTURE_SUFFIXES, measure
from lapuce.incremental.rows import FileRow
from lapuce.incremental.scan import Scan, is_same
from lapuce.incremental.store import Store
from lapuce.newsroom.encoding import encode
from lapuce.newsroom.reading.sources import bytes_of

PUBLISHED_SUFFIXES = (*PICTURE_SUFFIXES, ".pdf", ".csv", ".txt", ".webmanifest", ".ico", ".xml")


class StaticFile(Struct, frozen=True):
    """A file of the content folder that pages may show or link to."""

    source: str
    digest: str
    """Of its bytes; "" when it cannot be read."""
    width: int = 0
    """In pixels; 0 for what is not a picture."""
    height: int = 0
    has_gps: bool = False
    fault: str = ""
    """Why it cannot be shown, in French; "" when it can."""
    size: int = 0
    """In bytes."""
    can_shrink: bool = False
    """Whether smaller copies of it can be made and weigh less."""


_FILES = msgspec.json.Decoder(StaticFile)


def is_published(path: str) -> bool:
    """Tell whether a file of the content may be published as it is."""
    return path.lower().endswith(PUBLISHED_SUFFIXES) or path.startswith("extra/")


def measure_files(
    folder: Path, found: Scan, store: Store
) -> tuple[dict[str, StaticFile], list[FileRow], list[str]]:
    """Return the files of a content folder by path, what is new to the store, and what is gone."""
    known = store.files()
    files: dict[str, StaticFile] = {}
    changed: list[FileRow] = []
    for path, stamp in found.files.items():
        if not is_published(path):
            continue
        row = known.get(path)
        if row is not None:
            with suppress(msgspec.MsgspecError):  # A damaged store is only a miss.
                held = _FILES.decode(row.held)
                if is_same(row.stamp, stamp):
                    files[path] = held
                    continue
                if is_same_file(folder, row):
                    files[path] = held
                    changed.append(row._replace(stamp=stamp))
                    continue
        files[path] = held = _measure_file(folder, path)
        changed.append(FileRow(path, stamp, encode(held)))
    return files, changed, sorted(set(known) - set(files))


def is_same_file(folder: Path, row: FileRow) -> bool:
    """Tell whether a measured file still holds the same bytes, whatever its stamp says."""
    try:
        held = _FILES.decode(row.held)
    except msgspec.MsgspecError:
        return False
    return held.digest != "" and held.digest == digest(bytes_of(folder / row.path) or b"")


def _measure_file(folder: Path, path: str) -> StaticFile:
    data = bytes_of(folder / path)
    if data is None:
        return StaticFile(path, "", fault="fichier illisible : vérifiez ses droits.")
    suffix = posixpath.splitext(path)[1].lower()
    if suffix not in PICTURE_SUFFIXES:
        return StaticFile(path, digest(data), size=len(data))
    try:
        picture = measure(data, suffix)
    except ValueError as error:
        return StaticFile(path, digest(data), fault=str(error), size=len(data))
    return StaticFile(
        path, digest(data), picture.width, picture.height, picture.has_gps, size=len(data),
        can_shrink=picture.can_shrink,
    )  # fmt: skip
