"""All the finished pages: links between them, weights, feeds, what they ask of others."""

from __future__ import annotations

import json
import os
import posixpath
import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from lapuce.checks.budgets import Budget, Budgets
from lapuce.checks.page_links import Page, css_addresses, is_elsewhere, script_addresses
from lapuce.checks.pages import canonical_of, read_page
from lapuce.problems import Location, Problem, Severity, did_you_mean

_USUAL = Budgets()
_WEIGHTS = {
    "html": "HTML", "css": "feuilles de style", "scripts": "scripts", "fonts": "polices",
    "images": "images",
}  # fmt: skip
_NOT_SITE = ("http:", "https:", "//")
_OF_TEMPLATES = ("page-canonical", "page-description", "page-heading-one", "page-title")


def base_of(folder: Path, address: str) -> str:
    """
    Return the path of the address that a finished site was built for, without a final `/`.

    Args:
        folder: Of the site.
        address: What its address should be, for want of a home that says it.
    """
    home = LexborHTMLParser((folder / "index.html").read_bytes())
    return urlsplit(canonical_of(home) or address).path.rstrip("/")


def check_site(
    folder: Path, base: str = "", budgets: Budgets = _USUAL, given: Collection[str] = ()
) -> list[Problem]:
    """
    Return what is wrong in a finished site; each file is read once.

    Args:
        folder: The output folder.
        base: The path of the site's address, without a final `/`: `/lapuce`, or "".
        budgets: What pages may weigh.
        given: Files published as they were given, which need not say what templates do.
    """
    site = _Site(base, dict(_files(str(folder), "")))
    problems: list[Problem] = []
    for name in sorted(site.sizes):
        spared = _OF_TEMPLATES if name in given else ()
        suffix = posixpath.splitext(name)[1]
        if suffix in (".html", ".css", ".js", ".mjs", ".xml", ".json", ".webmanifest"):
            read = _read(site, name, (folder / name).read_bytes(), suffix)
            problems += [one for one in read if one.rule not in spared]
    for page in site.pages:
        problems += _links(site, page)
        problems += _weights(site, page, budgets.of(page.path))
    return problems


@dataclass
class _Site:
    base: str
    sizes: dict[str, int]
    """Bytes by path."""
    pages: list[Page] = field(default_factory=list)
    ids: dict[str, set[str]] = field(default_factory=dict)
    needed: dict[str, list[str]] = field(default_factory=dict)
    """What each style sheet asks for: paths in the output folder."""
    verdicts: dict[str, str | None] = field(default_factory=dict)
    """From an absolute path to the file it leads to, None when there is none."""


def _files(folder: str, prefix: str) -> Iterator[tuple[str, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{name}/")
            elif entry.is_file():
                yield name, entry.stat().st_size


def _read(site: _Site, name: str, data: bytes, suffix: str) -> Iterator[Problem]:
    where = Location(name)
    if suffix == ".xml":
        yield from _xml(where, data)
        return
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        yield Problem(where, "not-utf-8", "fichier qui n’est pas en UTF-8 : corrigez sa source.")
        return
    match suffix:
        case ".html":
            page, problems = read_page(name, text)
            yield from problems
            site.pages.append(page)
            site.ids[name] = page.ids
        case ".css":
            site.needed[name] = []
            yield from _style_sheet(site, name, text)
        case ".json" | ".webmanifest":
            try:
                json.loads(text)
            except json.JSONDecodeError as error:
                yield Problem(
                    Location(name, error.lineno), "bad-json",
                    "JSON illisible à partir de cette ligne : corrigez sa source.",
                )  # fmt: skip
        case _:
            for address in script_addresses(text):
                yield _third_party(where, address)


def _third_party(where: Location, address: str) -> Problem:
    return Problem(
        where, "third-party",
        f"« {address[:120]} » serait demandé à un tiers : copiez-le dans le site.",
    )  # fmt: skip


def _xml(where: Location, data: bytes) -> Iterator[Problem]:
    if b"<!ENTITY" in data:
        yield Problem(where, "bad-xml", "entités déclarées : retirez-les.")
        return
    try:
        ET.fromstring(data)
    except ET.ParseError as error:
        line, column = error.position
        yield Problem(
            Location(where.path, line, column + 1), "bad-xml",
            f"XML mal formé à partir de la colonne {column + 1} : corrigez la source de ce flux.",
        )  # fmt: skip


def _style_sheet(site: _Site, name: str, text: str) -> Iterator[Problem]:
    for address in css_addresses(text):
        if is_elsewhere(address, ""):
            yield _third_party(Location(name), address)
            continue
        target = _target(site, name, address.split("#")[0].split("?")[0])
        if target is None:
            yield Problem(
                Location(name), "dead-link",
                f"« {address} » n’existe pas : corrigez la feuille de style.",
            )  # fmt: skip
        else:
            site.needed[name].append(target)


# ------------------------------------------------------------------------- links


def _target(site: _Site, page: str, path: str) -> str | None:
    """Return the file that a path leads to from a page, None when there is none."""
    if not path:
        return page
    if not path.startswith("/"):
        path = f"{site.base}/{posixpath.dirname(page)}/{path}".replace("//", "/")
    known = site.verdicts
    if path not in known:
        known[path] = _resolve(site, path)
    return known[path]


def _resolve(site: _Site, path: str) -> str | None:
    clean = posixpath.normpath(unquote(path))
    if path.endswith("/"):
        clean = clean.rstrip("/") + "/"
    if site.base and not clean.startswith(f"{site.base}/"):
        return None
    name = clean[len(site.base) :].lstrip("/")
    if not name or name.endswith("/"):
        name += "index.html"
    return name if name in site.sizes else None


def _links(site: _Site, page: Page) -> Iterator[Problem]:
    addresses = [*page.links, *(address for _, address in page.fetched)]
    for address in dict.fromkeys(addresses):
        if problem := _link(site, page, address):
            yield problem


def _link(site: _Site, page: Page, address: str) -> Problem | None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return Problem(Location(page.path), "dead-link", f"adresse illisible « {address} ».")
    if parts.netloc and f"{parts.scheme}://{parts.netloc}" == page.origin:
        parts = parts._replace(scheme="", netloc="", path=parts.path or "/")
        address = parts.geturl()
    if parts.scheme or parts.netloc:
        return None
    target = _target(site, page.path, parts.path)
    if target is None:
        return Problem(Location(page.path), "dead-link", _dead(site, address, parts.path))
    if not parts.fragment or target not in site.ids:
        return None
    anchor = unquote(parts.fragment)
    if anchor in site.ids[target] or anchor == "top" or anchor.startswith(":~:"):
        return None
    return Problem(
        Location(page.path), "dead-anchor",
        f"ancre absente « {address} » : corrigez le lien ou le titre visé."
        f"{did_you_mean(anchor, site.ids[target])}",
    )  # fmt: skip


def _dead(site: _Site, address: str, path: str) -> str:
    if site.base and path.startswith("/") and not path.startswith(f"{site.base}/"):
        return f"lien « {address} » hors du site, qui est sous {site.base}/ : corrigez le gabarit."
    if _target(site, "index.html", f"{path}/") is not None:
        return f"lien « {address} » vers un dossier : ajoutez la barre finale."
    return f"lien mort « {address} » : corrigez-le, ou publiez la page visée."


# ----------------------------------------------------------------------- weights


def _weights(site: _Site, page: Page, budget: Budget) -> Iterator[Problem]:
    held: dict[str, set[str]] = {kind: set() for kind in _WEIGHTS if kind != "html"}
    for kind, address in page.fetched:
        if kind not in held or address in page.spared or address.startswith(_NOT_SITE):
            continue
        target = _target(site, page.path, address.split("#")[0].split("?")[0])
        if target is not None:
            held[kind].add(target)
            held["fonts"].update(
                one for one in site.needed.get(target, ()) if one.endswith((".woff2", ".woff"))
            )
    weights = {kind: sum(site.sizes[one] for one in found) for kind, found in held.items()}
    weights["html"] = page.bytes
    for kind, name in _WEIGHTS.items():
        most = getattr(budget, kind)
        if weights[kind] > most:
            yield Problem(
                Location(page.path), "page-weight",
                f"{name} : {weights[kind] // 1000} ko, plus que {most // 1000} ko : allégez la "
                "page.",
                Severity.WARNING,
            )  # fmt: skip
