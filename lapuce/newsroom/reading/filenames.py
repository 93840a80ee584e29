"""What the names of files and folders of the content may not be."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator

from lapuce.incremental.scan import Scan
from lapuce.newsroom.reading.sources import is_source, is_unread
from lapuce.newsroom.reading.static_files import is_published
from lapuce.newsroom.records import KINDS
from lapuce.problems import Location, Problem, Severity, did_you_mean

_OF_FILES = ("images", "extra")
"""Folders of the content that hold no source."""
_NOT_IN_ADDRESSES = re.compile(r"[#%?\\]")
_COPY = re.compile(
    r"(?:copie|copy)(?: \(?\d+\)?)? (?:de|of) (?P<after>.+)"
    r"|(?P<before>.+?)(?:(?: -)? (?:copie|copy)(?: \(?\d+\)?)?"
    r"| \((?:[^()]+ )?(?:copie|copy)(?: \d+)?\)| ?\(\d+\))",
    re.IGNORECASE,
)
"""What systems call the copy of a file."""
_PLAIN = re.compile(r"[a-z0-9/_-]+\.md")
"""Most sources: nothing to say of their names."""


def odd_files(found: Scan, prefix: str) -> Iterator[Problem]:
    """
    Give what is wrong with files before they are read.

    Args:
        found: The content, as scanned.
        prefix: Put before paths in reports.
    """
    for path in found.links:
        said = "lien symbolique : remplacez-le par le fichier lui-même."
        yield Problem(Location(prefix + path), "symbolic-link", said)
    for path in found.odd:
        rule, said = "odd-file", "ni fichier ni dossier : retirez-le."
        if path.endswith("/"):
            rule, said = "unreadable-file", "dossier illisible : vérifiez ses droits."
        elif "\\x" in path:
            rule, said = "bad-file-name", "nom de fichier qui n’est pas en UTF-8 : renommez-le."
        yield Problem(Location(prefix + path), rule, said)
    told: set[str] = set()
    for path in found.files:
        if not _PLAIN.fullmatch(path):
            yield from _name(path, prefix)
            if is_source(path):
                yield from _copy(path, found, prefix)
        folder = path.partition("/")[0]
        if folder not in KINDS and folder not in told and is_source(path):
            told.add(folder)
            yield from _folder(path, prefix)


def _name(path: str, prefix: str) -> Iterator[Problem]:
    if not path.isprintable():
        where = Location(prefix + repr(path)[1:-1])
        said = "nom de fichier avec un caractère invisible : renommez-le."
        yield Problem(where, "bad-file-name", said)
        return
    where = Location(prefix + path)
    if not unicodedata.is_normalized("NFC", path):
        said = "nom de fichier dont les accents sont à part de leurs lettres : renommez-le sans accent."
        yield Problem(where, "bad-file-name", said)
    elif is_published(path) and (sign := _NOT_IN_ADDRESSES.search(path)):
        said = (
            f"nom de fichier avec « {sign[0]} », qu’une adresse ne peut pas porter : renommez-le."
        )
        yield Problem(where, "bad-file-name", said)
    elif is_unread(path):
        said = "fichier jamais lu : donnez-lui un nom qui finit par « .md », ou ôtez-le d’ici."
        yield Problem(where, "unread-file", said)
    name = posixpath.basename(path)
    if name != "index.md" and name.casefold() == "index.md":
        yield Problem(where, "bad-file-name", f"« {name} » : renommez-le « index.md ».")


def _copy(path: str, found: Scan, prefix: str) -> Iterator[Problem]:
    """Tell a copy that was left beside its original, be they files or folders."""
    end = "/index.md" if path.endswith("/index.md") else ".md"
    folder, slash, name = path.removesuffix(end).rpartition("/")
    match = _COPY.fullmatch(name)
    if match is None:
        return
    original = f"{match['after'] or match['before']}{end}"
    if f"{folder}{slash}{original}" in found.files:
        said = (
            f"copie de « {original} », qui serait publiée à part : supprimez-la, ou renommez-la "
            "si c’est un autre texte."
        )
        yield Problem(Location(prefix + path), "copied-file", said, Severity.WARNING)


def _folder(path: str, prefix: str) -> Iterator[Problem]:
    """Tell a folder that is nearly one of ours; elsewhere, sources are articles, as for Pelican."""
    folder, below, _ = path.partition("/")
    hint = did_you_mean(folder, KINDS) if below else ""
    if folder in _OF_FILES or hint:
        said = f"dossier « {folder} » : ce qu’il contient est lu comme un article.{hint}"
        yield Problem(Location(prefix + path), "unknown-folder", said, Severity.WARNING)
