"""Tables and lists that are not read as such: their signs would be printed in the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lapuce.checks.draft import Draft
from lapuce.checks.masked import HIDDEN
from lapuce.checks.rule import Finding, Rule, shorten

_LONG_DASHES = frozenset("–—−")
_DASHES = _LONG_DASHES | {"-"}
_RULER = _DASHES | set("|: ")
_PRINTED_MARKS = ("\n–", "\n- ", "\n* ", "\n+ ", "\n1. ")
"""What a list that is none leaves in the page; a dash of ours is longer once it is typeset."""
_ITEM = re.compile(r"(?P<mark>[-*+]|\d{1,2}\.) +(?P<text>\S[^\n]{0,30})")
_HARD_BREAK = re.compile(r"(?:  |<br ?/?>)\Z")


def mistyped_table(draft: Draft) -> Iterator[Finding]:
    html = draft.html
    printed = "|" in html
    if not printed and "<table" not in html:
        return
    text = draft.masked
    for first, lines in _barred_lines(text, draft.body_at):
        places, rows = [], []
        at = first
        for line in lines:
            places.append(at)
            rows.append(line.lstrip(" >").rstrip())
            at += len(line) + 1
        above = text[text.rfind("\n", 0, first - 1) + 1 : first - 1].lstrip(" >")
        is_glued = first > draft.body_at and _is_prose(above)
        ruler = next((rank for rank, row in enumerate(rows) if _is_ruler(row)), None)
        if ruler == 1 and not is_glued and _is_read(rows):
            yield from _cells_lost(draft, places, rows)
        elif printed:
            yield from _unread(places, rows, ruler, is_glued)


def _barred_lines(text: str, start: int) -> Iterator[tuple[int, list[str]]]:
    """Give the runs of lines that hold a bar, each with its place; from bar to bar, for speed."""
    bar = text.find("|", start)
    while bar >= 0:
        first = at = text.rfind("\n", start, bar) + 1 or start
        lines: list[str] = []
        while True:
            end = text.find("\n", at)
            line = text[at : end if end >= 0 else len(text)]
            if "|" not in line:
                break
            lines.append(line)
            at += len(line) + 1
        yield first, lines
        bar = text.find("|", at)


def _unread(
    places: list[int], rows: list[str], ruler: int | None, is_glued: bool
) -> Iterator[Finding]:
    """Say why these lines are no table, when they were meant for one."""
    if ruler is None:
        barred = [rank for rank, row in enumerate(rows) if row.startswith("|")]
        # An empty second line passes for one of dashes.
        if len(barred) > 1 and not set(rows[barred[1]]) <= _RULER:
            right = _right_ruler(rows[barred[0]])
            said = f"tableau sans ligne de tirets : ajoutez « {right} » sous les noms des colonnes."
            yield Finding(places[barred[0]], said)
    elif ruler == 0:
        if len(rows) > 1 or sum(sign in _DASHES for sign in rows[0]) > 2:
            said = (
                "ligne de tirets sans les noms des colonnes : écrivez-les juste au-dessus, "
                "sans ligne vide entre elles."
            )
            yield Finding(places[0], said)
    elif not _is_read(rows[ruler - 1 :]):
        right, wrong = _right_ruler(rows[ruler - 1]), rows[ruler]
        if _LONG_DASHES & set(wrong):
            said = f"« {wrong} » : ces tirets longs ne font pas un tableau, écrivez « {right} »."
        else:
            named, drawn = len(_cells(rows[ruler - 1])), len(_cells(wrong, rows[ruler - 1]))
            said = (
                f"tableau de {named} colonnes, mais de {drawn} dans la ligne de tirets : "
                f"écrivez « {right} »."
            )
        yield Finding(places[ruler], said)
    elif ruler > 1 or is_glued:
        said = "tableau collé au texte qui le précède : laissez une ligne vide devant lui."
        yield Finding(places[ruler - 1], said)


def _cells_lost(draft: Draft, places: list[int], rows: list[str]) -> Iterator[Finding]:
    """Report the cells that stand under no column: they are dropped."""
    columns = len(_cells(rows[0]))
    for at, row in zip(places[2:], rows[2:], strict=True):
        cells = _cells(row, rows[0])
        lost = "|".join(cells[columns:])
        if not lost.strip(" |"):
            continue
        start = at + draft.masked[at:].find(row) + len(row.rstrip("|")) - len(lost.rstrip("|"))
        shown = draft.text[start : start + len(lost)].strip()
        yield Finding(
            start,
            f"case de trop sous {columns} colonne{'s' if columns > 1 else ''}, « {shown} » serait "
            "perdu : ajoutez une colonne, ôtez une barre, ou écrivez « \\| ».",
        )


def _is_prose(line: str) -> bool:
    return bool(line.replace(HIDDEN, "").strip()) and not line.startswith("#")


def _is_ruler(row: str) -> bool:
    signs = set(row)
    return signs <= _RULER and bool(signs & _DASHES)


def _is_read(rows: list[str]) -> bool:
    """Tell whether two first lines make a table: as many columns, and short dashes."""
    head, ruler = rows[:2]
    return len(_cells(head)) == len(_cells(ruler, head)) and not _LONG_DASHES & set(ruler)


def _cells(row: str, head: str = "") -> list[str]:
    """Part a line as Markdown does: the head says whether bars stand at both ends."""
    head = head or row
    if head.startswith("|") or head.endswith("|"):
        row = row.removeprefix("|").removesuffix("|")
    return row.split("|")


def _right_ruler(head: str) -> str:
    return "|" + "---|" * len(_cells(head))


def glued_list(draft: Draft) -> Iterator[Finding]:
    html = draft.html
    if not any(mark in html for mark in _PRINTED_MARKS):
        return
    for start, end in draft.blocks:
        if start >= draft.body_at:
            yield from _glued_in(draft, start, draft.masked[start:end].split("\n"))


def _glued_in(draft: Draft, at: int, lines: list[str]) -> Iterator[Finding]:
    """Report the first item of a list that a paragraph would swallow."""
    begins, in_list, before = True, False, ""
    for rank, line in enumerate(lines):
        row = line.lstrip(" >")
        item = _ITEM.match(row)
        if not row or row.startswith("#"):
            begins = True
        elif begins:
            begins, in_list = False, item is not None
        elif item and not in_list and _makes_list(item["mark"], lines[rank + 1 :], before):
            in_list = True
            shown = shorten(draft.text[at : at + len(line)].lstrip(" >"), 30)
            yield Finding(
                at + len(line) - len(row),
                f"« {shown} » : une liste collée au texte n’en est pas une, laissez une ligne "
                "vide devant elle.",
            )
        before = draft.text[at : at + len(line)]
        at += len(line) + 1


def _makes_list(mark: str, below: list[str], above: str) -> bool:
    """Tell a list from a dash or a number that a line happens to begin with."""
    if _HARD_BREAK.search(above) or (mark[0].isdigit() and mark != "1."):
        return False
    if mark == "1." and above.rstrip().endswith(":"):
        return True
    fellows = ("1.", "2.") if mark == "1." else (mark,)
    for line in below:
        row = line.lstrip(" >")
        if not row:
            return False
        if (item := _ITEM.match(row)) and item["mark"] in fellows:
            return True
    return False


RULES = (
    Rule(
        name="mistyped-table",
        title="un tableau mal écrit, montré avec ses barres ou privé d’une case",
        why="Un tableau a une ligne vide devant lui, les noms de ses colonnes, puis une ligne de "
        "tirets courts, d’autant de colonnes ; autrement, les lecteurs voient ses barres. Une case "
        "de trop n’est pas montrée.",
        remedy="Écrivez la ligne de tirets, `|---|---|` sous deux colonnes. Une barre dans une "
        "case s’écrit `\\|`.",
        wrong="| | Mi Pad |\n| Écran | 7,9 pouces |",
        right="| | Mi Pad |\n|---|---|\n| Écran | 7,9 pouces |",
        check=mistyped_table,
    ),
    Rule(
        name="glued-list",
        title="une liste collée au texte qui la précède",
        why="Sans ligne vide devant elle, une liste suit la phrase : ses tirets ou ses numéros s’y "
        "lisent à la file.",
        remedy="Laissez une ligne vide devant la liste. Les répliques d’un dialogue s’écrivent avec "
        "« — », chacune dans son paragraphe.",
        wrong="La boîte contient :\n- la tablette\n- un chargeur",
        right="La boîte contient :\n\n- la tablette\n- un chargeur",
        check=glued_list,
    ),
)
