"""Outputs reach their folder whole and all together: written aside, then renamed."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from lapuce.incremental.refusals import why
from lapuce.incremental.scan import STAGING, stamp, stamp_of
from lapuce.problems import LapuceError

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


class Staged(NamedTuple):
    """An output that was rendered."""

    path: str
    stamp: str
    is_new: bool
    """False when the bytes on disk are already right."""


class Staging:
    """A folder inside the output where files stand as they will, and are not to be seen yet."""

    def __init__(self, output: Path) -> None:
        self._output = str(output)
        self._real = f"{os.path.realpath(output)}/"
        self._is_empty = not os.listdir(output)
        self._made = {""}
        """Folders of the staging folder that this process knows to be there."""
        self.folder = f"{self._output}/{STAGING}{os.getpid()}"
        self.is_moving = False
        """Whether the output folder may be half old and half new."""

    def stage(self, path: str, data: bytes) -> Staged:
        """
        Write an output aside, unless the same bytes are already in place.

        Args:
            path: From the output folder.
            data: Its bytes.
        """
        target = f"{self._output}/{path}"
        in_place = None if self._is_empty else stamp_of(target)
        if in_place is not None and in_place.startswith(f"{len(data)}."):
            with open(target, "rb") as file:
                if file.read() == data:
                    return Staged(path, in_place, is_new=False)
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            self._make(folder)
        return Staged(path, _write(f"{self.folder}/{path}", data), is_new=True)

    def _make(self, folder: str) -> None:
        """Make a folder of the staging folder, after those that hold it."""
        above = folder.rpartition("/")[0]
        if above not in self._made:
            self._make(above)
        with contextlib.suppress(FileExistsError):  # Another process was first.
            os.mkdir(f"{self.folder}/{folder}")
        self._made.add(folder)

    def put_in_place(self) -> None:
        """
        Move all that was written aside to its place.

        Raises:
            LapuceError: Something stands in the way; nothing was moved.
            OSError: Likewise, unless `is_moving`.
        """
        if os.path.isdir(self.folder):
            self._look_into(self.folder, self._output)
            self.is_moving = True
            self._move_into(self.folder, self._output)

    def _look_into(self, aside: str, target: str) -> None:
        """Find what would stop a move, before the first one."""
        if not os.access(target, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), target)
        with os.scandir(aside) as entries:
            for entry in entries:
                place = f"{target}/{entry.name}"
                if not os.path.isdir(place):
                    continue
                linked = os.path.islink(place)
                if not entry.is_dir():
                    if not linked:
                        _refuse_full(place)
                elif linked and not f"{os.path.realpath(place)}/".startswith(self._real):
                    raise LapuceError(f"{place} mène hors du dossier du site : ôtez ce lien.")
                else:
                    self._look_into(entry.path, place)

    def _move_into(self, aside: str, target: str) -> None:
        """Move what a folder holds; a folder whose place is free goes at once, with all it holds."""
        with os.scandir(aside) as entries:
            held = list(entries)
        for entry in held:
            place = f"{target}/{entry.name}"
            if not entry.is_dir():
                if os.path.isdir(place) and not os.path.islink(place):
                    for inner, _, _ in os.walk(place, topdown=False):
                        os.rmdir(inner)
                os.replace(entry.path, place)
            elif not os.path.lexists(place):
                os.rename(entry.path, place)
            else:
                _make_folder(place, self._output)
                self._move_into(entry.path, place)
                os.rmdir(entry.path)


def _write(path: str, data: bytes) -> str:
    """Write a new file and return its stamp; plain calls, which cost half of a file object's."""
    held = os.open(path, _NEW_FILE, 0o666)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(held, view) :]
        return stamp(os.fstat(held))
    finally:
        os.close(held)


def _make_folder(folder: str, output: str) -> None:
    try:
        os.makedirs(folder, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        # A file of an earlier site stands where a folder is wanted now.
        at = output
        for part in os.path.relpath(folder, output).split(os.sep):
            at = f"{at}/{part}"
            if os.path.isfile(at) or os.path.islink(at):
                os.unlink(at)
        os.makedirs(folder, exist_ok=True)


def _refuse_full(folder: str) -> None:
    if any(files for _, _, files in os.walk(folder)):
        raise LapuceError(f"{folder} est un dossier qui n’est pas à nous : déplacez-le.")


@contextlib.contextmanager
def staging(output: Path) -> Iterator[Staging]:
    """
    Make the folder aside, and remove it whatever happens; remains of killed builds go too.

    Raises:
        LapuceError: When the output folder cannot be written.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        for left in output.glob(f"{STAGING}*"):
            shutil.rmtree(left)
        held = Staging(output)
        os.mkdir(held.folder)
    except OSError as error:
        raise LapuceError(f"{output} ne peut pas être écrit : {why(error)}.") from None
    try:
        yield held
    except OSError as error:
        state = (
            "Le site est à moitié remplacé : réparez, puis reconstruisez."
            if held.is_moving
            else "L’ancien site est intact."
        )
        raise LapuceError(f"écriture impossible dans {output} : {why(error)}. {state}") from None
    finally:
        shutil.rmtree(held.folder, ignore_errors=True)


def remove_outputs(output: Path, paths: Iterable[str]) -> int:
    """
    Delete outputs that should be gone, then the folders they leave empty; return how many.

    What a link leads to, out of the output folder, is not ours.
    """
    count = 0
    real = f"{os.path.realpath(output)}/"
    ours: dict[str, bool] = {}
    for path in paths:
        target = f"{output}/{path}"
        folder = os.path.dirname(target)
        if folder not in ours:
            ours[folder] = f"{os.path.realpath(folder)}/".startswith(real)
        if ours[folder] and (os.path.isfile(target) or os.path.islink(target)):
            os.unlink(target)
            count += 1
    left = [folder for folder, is_ours in ours.items() if is_ours]
    for folder in sorted(left, key=len, reverse=True):
        at = folder
        while len(at) > len(str(output)):
            try:
                os.rmdir(at)
            except OSError:
                break  # Not empty, or already gone: it stays.
            at = os.path.dirname(at)
    return count
