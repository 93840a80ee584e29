"""What the system refuses, told in French: a disk that is full, a folder without rights."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from lapuce.problems import LapuceError

_FORBIDDEN = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY)
_REFUSED = (
    errno.EACCES, errno.EDQUOT, errno.EEXIST, errno.EIO, errno.ENOSPC, errno.ENOTDIR, errno.EPERM,
    errno.EROFS,
)  # fmt: skip
"""What is not of our making: for anything else, a traceback says more."""


@contextlib.contextmanager
def refusals_told(cache: Path) -> Iterator[None]:
    """
    Say what the system refuses inside, most often to write in the cache.

    Raises:
        LapuceError: It refused something.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        raise LapuceError(f"écriture impossible dans {cache} : {_why_of_store(error)}.") from None
    except OSError as error:
        if error.errno not in _REFUSED:
            raise
        place = Path(error.filename or cache)
        told = f"écriture impossible dans {cache}" if place.is_relative_to(cache) else str(place)
        raise LapuceError(f"{told} : {why(error)}.") from None


def why(error: OSError) -> str:
    """Return why the system refused, in French when we know."""
    known = {
        errno.ENOSPC: "le disque est plein",
        errno.EROFS: "le disque est en lecture seule",
        errno.EACCES: "droits insuffisants",
        errno.EPERM: "droits insuffisants",
        errno.ENOTDIR: "un fichier porte le nom d’un dossier",
        errno.EEXIST: "un fichier porte ce nom",
        errno.EDQUOT: "le quota est atteint",
        errno.ENAMETOOLONG: "un nom est trop long",
        errno.EFBIG: "un fichier y dépasse la taille permise",
        errno.ENOENT: "le dossier qui le contient manque",
        errno.EIO: "le disque ne répond pas",
    }
    return known.get(error.errno or 0, f"erreur du système ({error.strerror})")


def _why_of_store(error: sqlite3.OperationalError) -> str:
    code = error.sqlite_errorcode & 0xFF  # Without what SQLite adds to say where.
    if code == sqlite3.SQLITE_FULL:
        return "le disque est plein"
    if code in _FORBIDDEN:
        return "droits insuffisants, ou disque en lecture seule"
    return f"le disque est-il plein ? ({error})"
