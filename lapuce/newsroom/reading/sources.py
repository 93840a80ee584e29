"""Sources one by one: read and checked, as the store keeps them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lapuce.checks import NamesReport
from lapuce.fingerprint import digest
from lapuce.front_matter import Source
from lapuce.incremental.rows import NamedRow, SourceRow
from lapuce.newsroom.encoding import encode
from lapuce.newsroom.records import KINDS
from lapuce.problems import Location, Problem

if TYPE_CHECKING:
    from lapuce.newsroom.reading.reader import Reader, Reading

LEAST_TO_SHARE = 48
"""Sources below which one process reads them all."""
_NOT_CONTENT = ("readme", "license", "licence", "changelog", "contributing")
_TEXTS = ("", ".md", ".markdown", ".mdown", ".mkd", ".mdx", ".rst", ".html", ".htm", ".docx", ".doc",
          ".odt", ".rtf")  # fmt: skip
"""Suffixes of what someone may have written, and not of what programs leave behind."""

_TYPED_NAMES = re.compile(
    r"^(?:(?:name|title)[ ]*:[ ]+(?P<name>\S.*?)|aliases[ ]*:[ ]+(?P<aliases>\S.*?))\s*(?:[ ]\#.*)?$",
    re.MULTILINE,
)
"""The lines of a sheet that say what it is called."""


class ReadRow(NamedTuple):
    """A source that was read."""

    row: SourceRow
    """What is kept of it."""
    html: str
    named: NamedRow | None = None
    """What it says of the catalogue; None when that is still to be looked at."""
    unjudged: Source | None = None
    """What is to be looked at, then; None when the source has errors."""


def is_source(path: str) -> bool:
    """Tell whether a file of the content is read: Markdown, but for notices to colleagues."""
    return path.endswith(".md") and not _is_notice(path)


def is_unread(path: str) -> bool:
    """Tell whether a file looks like an article, or a sheet, that would be left out."""
    if path.endswith(".md"):
        return False
    kind, _, name = path.partition("/")
    # Windows, which hides suffixes, may add one.
    name = name.lower()
    suffix = posixpath.splitext(name.removesuffix(".txt") if ".md." in name else name)[1]
    written = suffix in _TEXTS and not name.endswith("~")
    return kind in KINDS and written and not _is_notice(path)


def _is_notice(path: str) -> bool:
    folder, _, name = path.rpartition("/")
    if folder:  # Below, a licence or a changelog may be the subject of an article.
        return name.casefold() in ("readme", "readme.md")
    return name.split(".")[0].casefold() in _NOT_CONTENT


def bytes_of(path: Path | str) -> bytes | None:
    """Return what a file holds, None when it cannot be read."""
    try:
        # Unbuffered, and from a plain string, it costs half: a build reads ten thousand of them.
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            return file.read()
    except OSError:
        return None


def read_some(folder: Path, stamps: Sequence[tuple[str, str]], reader: Reader) -> list[ReadRow]:
    """
    Read some sources in step; their records come encoded, which crosses processes fastest.

    Args:
        folder: The content.
        stamps: Path and stamp of each file.
        reader: What reads them.
    """
    held = [bytes_of(f"{folder}/{path}") for path, _ in stamps]
    read = [(data, path) for data, (path, _) in zip(held, stamps, strict=True) if data is not None]
    readings = iter(reader.read_all(read))
    return [
        _unreadable(path, reader) if data is None else _row(stamp, digest(data), next(readings))
        for data, (path, stamp) in zip(held, stamps, strict=True)
    ]


def _unreadable(path: str, reader: Reader) -> ReadRow:
    where = Location(reader.report_prefix + path)
    problem = Problem(where, "unreadable-file", "fichier illisible : vérifiez ses droits.")
    return ReadRow(SourceRow(path, "", "", None, encode((problem,))), "")


def _row(stamp: str, held: str, reading: Reading) -> ReadRow:
    record = encode(reading.record) if reading.record is not None else None
    row = SourceRow(reading.source, stamp, held, record, encode(reading.problems))
    named = named_row(reading.source, reading.named) if reading.named is not None else None
    return ReadRow(row, reading.html, named, reading.unjudged)


def named_row(path: str, report: NamesReport) -> NamedRow:
    """Return what is said of the catalogue, as the store keeps it."""
    problems = encode(tuple(report.problems)) if report.problems else None
    return NamedRow(path, "\n".join(report.devices), problems)


def names_typed(data: bytes, path: str) -> Iterator[str]:
    """
    Give what a sheet that cannot be read seems to be called.

    Args:
        data: What the file holds, in whatever encoding.
        path: Of the sheet: its file often bears its name.
    """
    yield posixpath.basename(path.removesuffix("/index.md")).removesuffix(".md")
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    if "\N{REPLACEMENT CHARACTER}" in text:
        text = data.decode("cp1252", "replace")
    for match in _TYPED_NAMES.finditer(text):
        held = match["aliases"].strip("[]").split(",") if match["aliases"] else [match["name"]]
        yield from filter(None, (one.strip(" \"'") for one in held))
