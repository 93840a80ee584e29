"""Rules over sources and over finished pages: one rule, one function."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from lapuce.checks.style import mend, style_problems
from lapuce.front_matter import Source
from lapuce.markup import plain_text
from lapuce.problems import Location, Problem, Severity

_HEADING = re.compile(r"<h([2-6])\b[^>]*>(.*?)</h\1>", re.DOTALL)
_LINK = re.compile(r'<a\b[^>]*href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_VAGUE = frozenset(["ici", "cliquez ici", "lien", "ce lien", "cette page", "lire la suite"])


def check_source(
    source: Source, html: str, spellings: Mapping[str, str] | None = None
) -> list[Problem]:
    """
    Return what the rules say of one source.

    Args:
        source: Its front matter and its Markdown.
        html: Its text in HTML.
        spellings: Names of the catalogue in one word, by their form without case.
    """
    return [
        *_skipped_headings(source, html),
        *_links(source, html),
        *style_problems(source, spellings or {}),
    ]


def _line(source: Source, sought: str) -> int:
    at = source.body.find(sought)
    return source.body_line + (source.body.count("\n", 0, at) if at >= 0 else 0)


def _skipped_headings(source: Source, html: str) -> Iterator[Problem]:
    before = 1
    for match in _HEADING.finditer(html):
        level = int(match[1])
        if level > before + 1:
            title = plain_text(match[2])
            yield Problem(
                Location(source.path, _line(source, title[:12])),
                "heading-skipped",
                f"« {title} » est de niveau {level} après un niveau {before} : "
                f"écrivez {'#' * (before + 1)}.",
                Severity.WARNING,
            )
        before = level


def _links(source: Source, html: str) -> Iterator[Problem]:
    for match in _LINK.finditer(html):
        address, text = match[1], plain_text(match[2])
        where = Location(source.path, _line(source, address))
        if address.startswith("http://"):
            yield Problem(
                where,
                "bare-http",
                f"lien non chiffré « {address} » : essayez https://.",
                Severity.WARNING,
            )
        if text.casefold().strip(" .") in _VAGUE:
            yield Problem(
                where,
                "vague-link",
                f"lien intitulé « {text} » : dites où il mène.",
                Severity.WARNING,
            )


def check_site(folder: Path, base: str = "") -> list[Problem]:
    """Return what is wrong in finished pages: dead links and anchors, third parties, doubled ids."""
    pages = {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }
    ids: dict[str, set[str]] = {}
    trees: dict[str, list[tuple[str, bool]]] = {}
    problems: list[Problem] = []
    for name, path in sorted(pages.items()):
        if not name.endswith(".html"):
            continue
        tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
        found = [node.attributes.get("id") or "" for node in tree.css("[id]")]
        for doubled in sorted({one for one in found if found.count(one) > 1}):
            problems.append(
                Problem(Location(name), "duplicate-id", f"id « {doubled} » donné deux fois.")
            )
        ids[name] = set(found)
        trees[name] = [
            (node.attributes.get(key) or "", _is_fetched(node))
            for key in ("href", "src")
            for node in tree.css(f"[{key}]")
        ]
        if len(tree.css("h1")) != 1:
            problems.append(Problem(Location(name), "heading-one", "il faut un h1, et un seul."))
        if tree.css_first("title") is None or tree.css_first("link[rel=canonical]") is None:
            problems.append(Problem(Location(name), "page-head", "il manque title ou canonical."))
    for name, addresses in trees.items():
        for address, fetched in addresses:
            problems += _address(name, address, fetched, pages, ids, base)
    return problems


def _is_fetched(node: LexborNode) -> bool:
    """Tell whether a browser asks by itself for what an element names."""
    if node.tag == "link":
        kinds = (node.attributes.get("rel") or "").split()
        return bool({"stylesheet", "preload", "icon", "modulepreload", "preconnect"} & set(kinds))
    return node.tag not in ("a", "area")


def _address(
    name: str,
    address: str,
    fetched: bool,
    pages: dict[str, Path],
    ids: dict[str, set[str]],
    base: str,
) -> Iterator[Problem]:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        if fetched and parts.scheme != "data":
            yield Problem(
                Location(name), "third-party", f"« {address} » serait demandé à un tiers."
            )
        return
    path = unquote(parts.path)
    if not path:
        target = name
    elif path.startswith(f"{base}/"):
        target = path[len(base) + 1 :]
        if not target or target.endswith("/"):
            target += "index.html"
    else:
        yield Problem(Location(name), "dead-link", f"lien « {address} » hors du site.")
        return
    if target not in pages:
        yield Problem(Location(name), "dead-link", f"lien mort « {address} ».")
    elif parts.fragment and target in ids and unquote(parts.fragment) not in ids[target]:
        yield Problem(Location(name), "dead-anchor", f"ancre absente « {address} ».")


def fix_source(text: str) -> str:
    """Return a source with what is safe to mend mended."""
    return mend(text)


def format_diff(before: str, after: str, name: str) -> str:
    """Return the unified diff of a mended source."""
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), name, name
    )
    return "".join(lines)


def format_problems(problems: Sequence[Problem], form: str) -> str:
    """Return problems as `github` annotations, `json` or `sarif`."""
    rows = [
        {
            "path": one.where.path, "line": one.where.line, "column": one.where.column,
            "rule": one.rule, "severity": one.severity.name.lower(), "message": one.message,
        }
        for one in problems
    ]  # fmt: skip
    if form == "json":
        return json.dumps(rows, ensure_ascii=False, indent=1)
    if form == "github":
        return "\n".join(
            f"::{one.severity.name.lower()} file={one.where.path},line={one.where.line},"
            f"title={one.rule}::{one.message}"
            for one in problems
        )
    results = [
        {
            "ruleId": one.rule,
            "level": one.severity.name.lower(),
            "message": {"text": one.message},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": one.where.path},
                        "region": {"startLine": one.where.line},
                    }
                }
            ],
        }
        for one in problems
    ]
    run = {"tool": {"driver": {"name": "La Puce"}}, "results": results}
    return json.dumps(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [run],
        },
        ensure_ascii=False,
    )
