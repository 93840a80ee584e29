"""Look at a built folder as what will be public."""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal
from urllib.parse import urlsplit

from lapuce.counts import plural, thousands
from lapuce.publishing.faults import FAULTS, fault_of, fault_of_folder, sentence_of
from lapuce.publishing.refusal import (
    PublishError,
    megabytes,
    printable,
)

_TEXTS = frozenset("css csv html js json mjs svg txt webmanifest xml".split())
_HOST_NAME = re.compile(
    r"(?=.{1,253}\Z)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]"
)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How small and how large a site may be."""

    min_pages: int = 5
    """A site with fewer pages was not built from the whole content."""
    max_loss: float = 0.3
    """Share of the published pages that may go at once."""
    max_file_bytes: int = 100 * 1024 * 1024
    """What GitHub accepts for one file."""
    max_site_bytes: int = 1_000_000_000
    """What GitHub Pages accepts for a site."""


LIMITS = Limits()


@dataclass(frozen=True)
class Site:
    """What a built folder holds."""

    folder: Path
    files: dict[str, str]
    """From path (relative, with /) to the hash git gives its content, `.nojekyll` added."""
    size: int
    """In bytes."""
    cname: bytes | None
    """The content of CNAME, if there is one."""
    refusals: tuple[str, ...]
    """Why it must not be published, one French line each."""

    @property
    def pages(self) -> int:
        """How many HTML files there are."""
        return count_pages(self.files)


def count_pages(files: Iterable[str]) -> int:
    """Return how many of the paths are HTML pages."""
    return sum(path.endswith(".html") for path in files)


def inspect_site(
    folder: Path,
    *,
    private: Iterable[Path] = (),
    limits: Limits = LIMITS,
    algorithm: Literal["sha1", "sha256"] = "sha1",
) -> Site:
    """
    Read a built folder and find all that keeps it from being published.

    Args:
        folder: The built site.
        private: Places of this machine that no published file may name.
        limits: Sizes to hold it to.
        algorithm: The hash of the repository's objects.

    Raises:
        PublishError: A folder cannot be read.
    """
    if not folder.is_dir():
        return Site(folder, {}, 0, None, (f"le dossier du site n’existe pas : {folder}",))
    faults: defaultdict[str, list[str]] = defaultdict(list)
    files: dict[str, str] = {}
    cname: bytes | None = None
    size = 0
    needles = _needles(private)
    for path, entry in _walk(folder.resolve()):
        if fault := fault_of(path, entry):
            faults[fault].append(path)
            continue
        try:
            length = entry.stat().st_size
            content = b"" if length > limits.max_file_bytes else Path(entry.path).read_bytes()
        except OSError:
            faults["unreadable"].append(path)
            continue
        size += length
        if length > limits.max_file_bytes:
            faults["large"].append(path)
            continue
        if PurePosixPath(path).suffix[1:].lower() in _TEXTS and any(
            needle in content and pattern.search(content) for needle, pattern in needles
        ):
            faults["machine"].append(path)
        if path == "CNAME":
            cname = content
        files[path] = blob_hash(content, algorithm)
    # Without it GitHub Pages runs Jekyll, which drops folders such as .well-known.
    files[".nojekyll"] = blob_hash(b"", algorithm)
    refusals = [
        sentence_of(fault, faults[fault], limits.max_file_bytes)
        for fault in FAULTS
        if fault in faults
    ]
    refusals += _whole_site_faults(files, size, cname, limits)
    return Site(folder, files, size, cname, tuple(refusals))


def blob_hash(content: bytes, algorithm: str = "sha1") -> str:
    """Return the hash git gives a file of that content."""
    state = hashlib.new(algorithm, b"blob %d\0" % len(content), usedforsecurity=False)
    state.update(content)
    return state.hexdigest()


def _walk(folder: Path, prefix: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Give every entry that is not a plain folder, and folders that must not be there."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        raise PublishError(f"dossier illisible : {printable(str(folder))}.") from error
    for entry in entries:
        path = prefix + entry.name
        if entry.is_dir(follow_symlinks=False) and not fault_of_folder(path):
            yield from _walk(folder / entry.name, f"{path}/")
        else:
            yield path, entry


def _whole_site_faults(
    files: dict[str, str], size: int, cname: bytes | None, limits: Limits
) -> Iterator[str]:
    if "index.html" not in files:
        yield "le site construit n’a pas de page d’accueil (index.html)"
    pages = count_pages(files)
    if pages < limits.min_pages:
        yield (
            f"le site construit est vide ou presque : {plural(pages, 'page', 'pages')}, "
            f"au moins {limits.min_pages} attendues"
        )
    if size > limits.max_site_bytes:
        yield (
            f"le site pèse {megabytes(size)} : "
            f"GitHub Pages n’accepte pas plus de {megabytes(limits.max_site_bytes)}"
        )
    if cname is not None and not is_host_name(cname):
        yield "le fichier CNAME doit tenir en un nom de domaine, et rien d’autre"


def loss_refusal(before: int, after: int, limits: Limits = LIMITS) -> str | None:
    """Return the refusal of a site that lost too many of its pages, if it did."""
    lost = before - after
    if lost <= 0 or lost <= before * limits.max_loss:
        return None
    return (
        f"le site perdrait {plural(lost, 'page', 'pages')} sur {thousands(before)} "
        f"({lost * 100 // before} %) : si c’est voulu, ajoutez --force-shrink"
    )


def is_host_name(cname: bytes) -> bool:
    """Tell whether a CNAME file holds one domain name."""
    text = cname.decode("ascii", "replace").strip().lower()
    return _HOST_NAME.fullmatch(text) is not None


def domain_of(cname: bytes | None) -> str | None:
    """Return the domain a CNAME file gives, to show it."""
    return None if cname is None else printable(cname.decode("ascii", "replace").strip())


def domain_refusal(address: str, built: bytes | None, online: bytes | None) -> str | None:
    """
    Return the refusal of a site whose domain is not in its address, if it is so.

    Args:
        address: That of the site; "" when it has none.
        built: The CNAME of the built folder, which wins.
        online: That of the published site, which is kept without another.
    """
    cname = online if built is None else built
    if not address or cname is None or not is_host_name(cname):
        return None
    parts = urlsplit(address)
    domain = cname.decode("ascii").strip().lower()
    try:
        host = (parts.hostname or "").encode("idna").decode()
    except UnicodeError:
        host = ""  # No domain can be written so.
    if host == domain and parts.path in ("", "/"):
        return None
    other = "le domaine réglé sur GitHub" if built is None else "content/extra/CNAME"
    return (
        f"SITEURL est « {address} », mais le site sera servi à « https://{domain} » : "
        f"écrivez cette adresse dans publishconf.py, ou changez {other}"
    )


def _needles(private: Iterable[Path]) -> list[tuple[bytes, re.Pattern[bytes]]]:
    """
    Return what betrays each place: its text, and a pattern that wants whole folder names.

    A place one folder deep ("/site", "/srv") is left out: it looks like an address of the site,
    or like what an article about Linux says.
    """
    needles = []
    for place in sorted({str(path) for path in private}):
        if len(Path(place).parts) < 3:
            continue
        for text in {place, place.replace("/", "\\/")}:  # the second as JSON may write it
            raw = os.fsencode(text)
            needles.append((raw, re.compile(rb"(?<![\w.~-])" + re.escape(raw) + rb"(?![\w.-])")))
    return needles
