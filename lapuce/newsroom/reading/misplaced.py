"""Sheets in a folder that is not one of ours: it is told once, not each of their keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from lapuce.newsroom.records import KINDS
from lapuce.problems import Location, Problem, suggestion

_MEANT = {
    **{folder: folder for folder in KINDS},
    "devices": "appareils",
    "brands": "marques",
    "authors": "auteurs",
    "series": "dossiers",
}
"""Our folders, by their names, and by those of their keys."""
_NO_CATEGORY = "missing-category"
_NO_ARTICLE = {_NO_CATEGORY, "missing-title", "missing-date"}
"""What is said of a sheet that is read as an article."""
_OTHERS = [f"« {folder} »" for folder in KINDS if folder != "articles"]


class Misplaced(NamedTuple):
    """Sheets that were read as articles."""

    kinds: dict[str, str]
    """The folder that each is meant for, by its path; "" when nothing tells."""
    problems: list[Problem]
    """One for each folder."""


def misplaced_sheets(sources: Iterable[str], problems: Sequence[Problem], prefix: str) -> Misplaced:
    """
    Find sheets in folders that are not ours.

    Args:
        sources: Paths of all that was read.
        problems: What was said of them.
        prefix: Put before paths in reports.
    """
    found = Misplaced({}, [])
    odd = [path for path in sources if path.partition("/")[0] not in KINDS and "/" in path]
    if not odd:
        return found
    rules: dict[str, set[str]] = defaultdict(set)
    for one in problems:
        rules[one.where.path].add(one.rule)
    told: set[str] = set()
    for path in sorted(odd):
        folder = path.partition("/")[0]
        meant, said = _meant(folder), rules[prefix + path]
        if meant == "articles" or not (said >= _NO_ARTICLE or (meant and _NO_CATEGORY in said)):
            continue
        found.kinds[path] = meant
        if folder not in told:
            told.add(folder)
            found.problems.append(_told(folder, meant, Location(prefix + path)))
    return found


def _meant(folder: str) -> str:
    near = get_close_matches(folder.casefold(), _MEANT, n=1)
    return _MEANT[near[0]] if near else ""


def _told(folder: str, meant: str, where: Location) -> Problem:
    said = f"dossier « {folder} » inconnu : ce qu’il contient n’est pas lu comme des fiches."
    hint = suggestion(meant) or f" Rangez-le dans {', '.join(_OTHERS[:-1])} ou {_OTHERS[-1]}."
    return Problem(where, "misplaced-sheet", f"{said}{hint}")
