"""What one file of a built folder may not be: only an allow list of kinds goes out."""

from __future__ import annotations

import os
from pathlib import PurePosixPath

from lapuce.counts import plural
from lapuce.publishing.refusal import first_names, megabytes

KINDS = frozenset(
    "avif css csv gif html ico jpeg jpg js json mjs pdf png svg txt "
    "webmanifest webp woff2 xml".split()
)
"""The file kinds a site may hold, by suffix."""

_SOURCES = frozenset("ipynb j2 jinja jinja2 map md py pyc rst scss sh toml ts yaml yml".split())
_WELL_KNOWN = ".well-known"


def fault_of_folder(path: str) -> str | None:
    """Return what is wrong with a folder, or with any entry for its name alone."""
    name = PurePosixPath(path).name
    if _is_odd(name):
        return "odd"
    if name.startswith(".") and path != _WELL_KNOWN:
        return "dotfile"
    return None


def _fault_of_name(path: str) -> str | None:
    if path in (".nojekyll", "CNAME"):
        return None
    if fault := fault_of_folder(path):
        return fault
    suffix = PurePosixPath(path).suffix[1:].lower()
    if suffix in KINDS or (not suffix and path.startswith(f"{_WELL_KNOWN}/")):
        return None
    return "source" if suffix in _SOURCES else "kind"


def _is_odd(name: str) -> bool:
    """
    Tell whether a name would be hurt on its way: by ghp-import, by git or by a web server.

    `git fast-import`, which ghp-import feeds, reads a leading quotation mark as a quoted name
    and a newline as the end of the command; stray bytes are not text at all.
    """
    unsafe = any(not char.isprintable() and char != " " for char in name)
    return unsafe or name[0] in '"- ' or name[-1] in " ." or "\\" in name


def fault_of(path: str, entry: os.DirEntry[str]) -> str | None:
    """Return what is wrong with an entry, a key of `FAULTS`; None when it may go out."""
    if entry.is_symlink():
        return "link"
    if fault := _fault_of_name(path):
        return fault
    return None if entry.is_file(follow_symlinks=False) else "special"


FAULTS = {
    "link": ("lien", "liens", "un site publié ne contient aucun lien symbolique"),
    "dotfile": ("fichier caché", "fichiers cachés", "aucun n’est publié"),
    "source": ("fichier source", "fichiers sources", "les sources ne sont pas publiées"),
    "kind": (
        "fichier d’un genre non prévu",
        "fichiers d’un genre non prévu",
        "voir la liste dans docs/publication.md",
    ),
    "odd": ("nom impossible", "noms impossibles", "renommez le fichier ou le dossier"),
    "special": ("fichier spécial", "fichiers spéciaux", "un site ne contient que des fichiers"),
    "unreadable": ("fichier illisible", "fichiers illisibles", "à rendre lisible"),
    "machine": (
        "fichier nomme un dossier de cette machine",
        "fichiers nomment un dossier de cette machine",
        "corrigez ce qui l’écrit",
    ),
    "large": (
        "fichier trop lourd",
        "fichiers trop lourds",
        "GitHub refuse plus de {limit} par fichier",
    ),
}


def sentence_of(fault: str, paths: list[str], max_file_bytes: int) -> str:
    """Return what is said of the files that have a fault."""
    one, many, advice = FAULTS[fault]
    advice = advice.format(limit=megabytes(max_file_bytes))
    return f"{plural(len(paths), one, many)} ({advice}) : {first_names(paths)}"
