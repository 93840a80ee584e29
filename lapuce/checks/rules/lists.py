"""Lists that Markdown would show flat, or does not take for lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lapuce.checks.draft import Draft
from lapuce.checks.masked import HIDDEN
from lapuce.checks.rule import Finding, Rule, shorten

_QUOTED = re.compile(r"(?: {0,3}> ?)+")
_ITEM = re.compile(r"(?P<indent> *)(?:[-*+]|(?P<number>\d{1,2})\.) +(?=\S)")
_TYPED = re.compile(r" *(?P<sign>[•◦▪‣·●○■])\s*(?=[\w«(*\[])")
"""What word processors put before an item."""
_HINT = re.compile(r"\n[ >]*(?:  (?:[-*+]|\d{1,2}\.) |[•◦▪‣·●○■])")
"""What texts that have such a list hold, and few others."""
_RUN_TOGETHER = re.compile(
    r"\n[> ]*(?:"
    + "|".join(
        rf"(?P<{name}>{sign})[^\n]*(?:(?<!  )\n[> ]*{sign}[^\n]*)+"
        for name, sign in (
            ("dash", r"–(?=\s)"),
            ("number", r"\d{1,2}\)(?=\s)"),
            ("glued", r"-(?=[^\W\d_])"),
        )
    )
    + ")"
)
"""Lines of one paragraph that all begin as items of a list would."""
_POINTS = {
    "dash": "« - » ; s’il s’agit d’un dialogue, laissez une ligne vide entre les répliques",
    "number": "« 1. »",
    "glued": "« - » et une espace",
}
_STEP = 4
"""How many spaces part a list from the one that holds it, for Python-Markdown."""


def mistyped_list(draft: Draft) -> Iterator[Finding]:
    """Report each list once, where it begins to go wrong."""
    for run in _RUN_TOGETHER.finditer(draft.masked, draft.body_at - 1):
        kind = run.lastgroup or ""
        yield Finding(
            run.start(kind),
            f"« {_shown(draft, run.start(kind))} » : « {run[kind]} » ne fait pas une liste ; laissez une "
            f"ligne vide, puis commencez chaque point par {_POINTS[kind]}.",
        )
    if not _HINT.search(draft.masked, draft.body_at - 1):
        return
    around: int | None = None
    depth = 0  # Of the quotation.
    told = in_signs = after_blank = False
    at = draft.body_at
    for line in draft.masked[at:].split("\n"):
        quoted = _QUOTED.match(line)
        start = quoted.end() if quoted else 0
        row = line[start:]
        if row.strip() and depth != line.count(">", 0, start):
            around, depth = None, line.count(">", 0, start)
        if item := _ITEM.match(row):
            indent = len(item["indent"])
            if around is None or (after_blank and not indent):
                told = False
            elif not told and _is_flat(around, indent, item["number"]):
                told = True
                wanted = (around // _STEP + 1) * _STEP
                yield Finding(
                    at + start + indent,
                    f"« {_shown(draft, at)} » : retrait trop court, cette liste serait mise au niveau "
                    f"de celle qui la contient ; mettez {wanted} espaces devant.",
                )
            around = indent
        elif row.startswith("#") or (row.strip() and after_blank and not row.startswith(" ")):
            around, told = None, False
        if (typed := _TYPED.match(row)) and HIDDEN not in row[: typed.end()]:
            if not in_signs:
                yield Finding(
                    at + start + typed.start("sign"),
                    f"« {_shown(draft, at)} » : « {typed['sign']} » ne fait pas une liste ; laissez une "
                    "ligne vide, puis commencez chaque point par « - ».",
                )
            in_signs = True
        elif row.strip():
            in_signs = False
        after_blank = not row.strip()
        at += len(line) + 1


def _is_flat(around: int, indent: int, number: str | None) -> bool:
    """Tell a list meant to be inside another; numbers that follow one another are one list."""
    return indent - around > 1 and indent // _STEP == around // _STEP and number in (None, "1")


def _shown(draft: Draft, at: int) -> str:
    return shorten(draft.line_of(at).lstrip(" >").rstrip(), 30)


RULES = (
    Rule(
        name="mistyped-list",
        title="une liste mal écrite, mise à plat ou montrée à la file",
        why="Les points d’une liste dans une liste ont quatre espaces devant eux ; avec moins, ils se "
        "mêlent à ceux du dessus. Les puces d’un traitement de texte, « • » ou « – », n’en font pas une.",
        remedy="Mettez quatre espaces devant les points de la seconde liste ; commencez chaque point "
        "par un tiret, `-`.",
        wrong="- la boîte :\n  - la tablette\n  - un chargeur\n- la garantie",
        right="- la boîte :\n    - la tablette\n    - un chargeur\n- la garantie",
        check=mistyped_list,
    ),
)
