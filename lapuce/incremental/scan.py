"""The files of a folder, with what tells that one of them changed."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

STAGING = ".lapuce-"
"""Begins the name of the folder, inside the output, where files are written aside."""
_SETTLED_NS = 2_000_000_000
_WELL_KNOWN = "extra/.well-known"
"""The one hidden folder that is looked at: programs ask sites for its files (RFC 8615)."""


class Scan(NamedTuple):
    """What a folder holds."""

    files: dict[str, str]
    """Stamps by path."""
    links: list[str]
    """Symbolic links: never followed."""
    odd: list[str]
    """Neither files, folders nor links; names that are not UTF-8; folders, with a final `/`, that
    may not be read."""


def scan(folder: Path, skip: Callable[[str], bool] = lambda name: name.startswith(".")) -> Scan:
    """
    Walk a folder, in order, without following links.

    Args:
        folder: Where to start; a missing folder is empty.
        skip: Tells which names to leave out, by name; `extra/.well-known` is always kept.
    """
    found = Scan({}, [], [])
    young = time.time_ns() - _SETTLED_NS
    _walk(str(folder), "", found, skip, young)
    return found


def _walk(folder: str, prefix: str, found: Scan, skip: Callable[[str], bool], young: int) -> None:
    held = None
    try:
        held = _open(folder)
        names = sorted(os.listdir(folder if held is None else held))
        start = f"{folder}/" if held is None else ""
        for name in names:
            path = prefix + name
            if skip(name) and path != _WELL_KNOWN:
                continue
            if not (name.isascii() or _is_text(name)):
                found.odd.append(
                    path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
                )
                continue
            try:
                status = os.stat(start + name, dir_fd=held, follow_symlinks=False)
            except FileNotFoundError:
                continue  # Gone since: editors save in a file that they rename.
            kind = stat.S_IFMT(status.st_mode)
            if kind == stat.S_IFREG:
                found.files[path] = stamp(status, young)
            elif kind == stat.S_IFDIR:
                _walk(f"{folder}/{name}", f"{path}/", found, skip, young)
            elif kind == stat.S_IFLNK:
                found.links.append(path)
            else:
                found.odd.append(path)
    except FileNotFoundError:
        return
    except PermissionError:
        found.odd.append(prefix)
    finally:
        if held is not None:
            os.close(held)


def _open(folder: str) -> int | None:
    """Open a folder, where the system can: it has a shorter way from there to each file."""
    return os.open(folder, os.O_RDONLY) if os.stat in os.supports_dir_fd else None


def _is_text(name: str) -> bool:
    """Tell whether a name is UTF-8: those of an old disk may not be."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def stamp(status: os.stat_result, young: int | None = None) -> str:
    """Return the stamp of a file; with `young`, files changed since then are not trusted."""
    mark = "~" if young is not None and status.st_mtime_ns > young else ""
    return f"{mark}{status.st_size}.{status.st_mtime_ns}"


def update(found: Scan, folder: Path, changed: Iterable[Path]) -> set[str] | None:
    """
    Bring a scan up to date with a few files of its folder.

    Args:
        found: As scanned before; changed in place.
        folder: The folder, resolved.
        changed: Files that changed; those of other folders are left out.

    Returns:
        The files looked at; None when a whole scan is needed: a folder, a link, or a file that
        was not there moved.
    """
    young = time.time_ns() - _SETTLED_NS
    looked_at: set[str] = set()
    unsettled = [folder / name for name, held in found.files.items() if held.startswith("~")]
    for path in (*changed, *unsettled):
        if not path.is_relative_to(folder):
            continue
        name = path.relative_to(folder).as_posix()
        if any(part.startswith(".") for part in name.removeprefix(_WELL_KNOWN).split("/")):
            continue
        try:
            status = path.lstat()
        except OSError:
            return None
        if name not in found.files or not stat.S_ISREG(status.st_mode):
            return None
        found.files[name] = stamp(status, young)
        looked_at.add(name)
    return looked_at


def is_same(known: str | None, stamp: str) -> bool:
    """Tell whether a stamp shows that a file did not change; a young one shows nothing."""
    return known == stamp and not stamp.startswith("~")


def stamp_of(path: str) -> str | None:
    """Return the stamp of a regular file, None when there is none."""
    try:
        status = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return stamp(status) if stat.S_ISREG(status.st_mode) else None


def all_stand(folder: str, stamps: Mapping[str, str]) -> bool:
    """Tell whether files are regular, and as their stamps say; paths are from the folder."""
    try:
        held = _open(folder)
    except OSError:
        return not stamps
    look = os.stat
    start = "" if held is not None else f"{folder}/"
    try:
        for path, known in stamps.items():
            status = look(start + path, dir_fd=held, follow_symlinks=False)
            if stamp(status) != known or not stat.S_ISREG(status.st_mode):
                return False
    except OSError:
        return False
    finally:
        if held is not None:
            os.close(held)
    return True
