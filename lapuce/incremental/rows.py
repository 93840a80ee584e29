"""What is kept of sources, of what they name, of files and of outputs, from one build to the next."""

from __future__ import annotations

from typing import NamedTuple


class SourceRow(NamedTuple):
    """A source as it was read."""

    path: str
    stamp: str
    """Size and time of change of the file; "" when it must be read again."""
    digest: str
    """Of the bytes of the file."""
    record: bytes | None
    problems: bytes | None


class NamedRow(NamedTuple):
    """What a source says of the catalogue, as it was checked."""

    path: str
    names: str
    """What it names, one a line."""
    problems: bytes | None


class FileRow(NamedTuple):
    """A picture or another file as it was measured."""

    path: str
    stamp: str
    held: bytes


class OutputRow(NamedTuple):
    """An output as it was written."""

    path: str
    fingerprint: str
    stamp: str
