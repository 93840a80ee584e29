"""Whether a build would change nothing, found without reading a source or importing Pelican."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from lapuce.fingerprint import digest, digest_value
from lapuce.incremental.scan import Scan, all_stand, scan, stamp_of


class Inputs(Struct, frozen=True):
    """All that a build may read, as it was looked at."""

    content: Scan
    digest: str
    """Of the stamps of all files."""
    young: dict[str, str]
    """Digests of the bytes of files too young for their stamp to be trusted, by path."""
    theme: str


class Memo(Struct, frozen=True):
    """What the last build of an output folder was made of."""

    order: str
    """Digest of what was asked: folders, address, version."""
    inputs: str
    young: dict[str, str]
    """As in `Inputs`: these files are read again as long as the memo names them."""
    theme: str
    outputs: dict[str, str]
    """Stamps of all outputs, by path."""
    zone: str
    """That of the site, such as `Europe/Paris`."""
    built_at: float
    """The build's clock, in seconds since the epoch."""
    valid_until: float | None
    """When something is to appear or expire."""
    summary: str
    """The build's closing line."""
    warnings: str

    def settled(self) -> Memo:
        """Return the memo, trusting the stamps of all files from now on."""
        return replace(self, young={})


def look_at(content: Path, theme: Path, others: Iterable[Path]) -> Inputs:
    """Look at the content, the theme, and other files and folders; nothing old is read."""
    found = scan(content)
    young = {str(content / path): "" for path, held in found.files.items() if held[0] == "~"}
    held: list[object] = [str(content), _settle(found.files), found.links, found.odd]
    for path in (theme, *others):
        if path.is_dir():
            inner = scan(path, lambda name: name[0] == "." or name == "__pycache__")
            young |= {str(path / name): "" for name, held in inner.files.items() if held[0] == "~"}
            held += [str(path), _settle(inner.files), inner.links, inner.odd]
        else:
            held += [str(path), stamp_of(str(path))]
    return Inputs(found, digest_value(held), {path: _digest_of(path) for path in young}, str(theme))


def _settle(stamps: dict[str, str]) -> dict[str, str]:
    return {path: stamp.lstrip("~") for path, stamp in stamps.items()}


def _digest_of(path: str) -> str:
    try:
        return digest(Path(path).read_bytes())
    except OSError:
        return ""


def still_holds(memo: Memo, output: Path, order: str, inputs: Inputs, now: float) -> bool:
    """Tell whether building again would change nothing."""
    if memo.order != order or memo.inputs != inputs.digest or now < memo.built_at:
        return False
    if memo.valid_until is not None and now >= memo.valid_until:
        return False
    if any(_digest_of(path) != held for path, held in memo.young.items()):
        return False
    return all_stand(str(output), memo.outputs)


def load(memo_file: Path) -> Memo | None:
    """Return the memo of the last build; None when there is none, or when it is damaged."""
    try:
        return msgspec.json.decode(memo_file.read_bytes(), type=Memo)
    except (OSError, msgspec.MsgspecError):
        return None


def save(memo_file: Path, memo: Memo) -> None:
    """Keep a memo; on a full disk, the next build does without."""
    aside = memo_file.with_suffix(".new")
    with contextlib.suppress(OSError):
        memo_file.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(msgspec.json.encode(memo))
        aside.replace(memo_file)
