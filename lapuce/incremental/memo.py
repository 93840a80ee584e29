"""Whether a build would change nothing, found without reading a source or importing Pelican."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from lapuce.fingerprint import digest_value
from lapuce.incremental.scan import scan, stamp_of


class Memo(Struct, frozen=True):
    """What the last build of an output folder was made of."""

    order: str
    """Digest of what was asked: folders, address, version."""
    inputs: str
    """Digest of the stamps of all inputs."""
    outputs: dict[str, str]
    """Stamps of all outputs, by path."""
    built_at: float
    """The build's clock, in seconds since the epoch."""
    valid_until: float | None
    """When something is to appear or expire."""
    summary: str
    """The build's closing line."""
    warnings: str


def stamp_inputs(paths: Iterable[Path]) -> str:
    """Return the digest of the stamps of files and of all files in folders."""
    held: list[object] = []
    for path in paths:
        if path.is_dir():
            found = scan(path, lambda name: name.startswith(".") or name == "__pycache__")
            held.append((str(path), sorted(found.files.items()), found.links, found.odd))
        else:
            held.append((str(path), stamp_of(str(path))))
    return digest_value(held)


def still_holds(memo_file: Path, output: Path, order: str, inputs: str, now: float) -> Memo | None:
    """Return the memo when building again would change nothing, None otherwise."""
    try:
        memo = msgspec.json.decode(memo_file.read_bytes(), type=Memo)
    except (OSError, msgspec.MsgspecError):
        return None
    if memo.order != order or memo.inputs != inputs or now < memo.built_at:
        return None
    if memo.valid_until is not None and now >= memo.valid_until:
        return None
    folder = str(output)
    if all(stamp_of(f"{folder}/{path}") == stamp for path, stamp in memo.outputs.items()):
        return memo
    return None


def save(memo_file: Path, memo: Memo) -> None:
    """Keep a memo."""
    memo_file.parent.mkdir(parents=True, exist_ok=True)
    aside = memo_file.with_suffix(".new")
    aside.write_bytes(msgspec.json.encode(memo))
    aside.replace(memo_file)
