"""How a text is built: headings, tables, code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lapuce.checks.draft import Draft
from lapuce.checks.rule import Finding, Rule

_CELL_TEXT = re.compile(r"<th\b[^>]*>\s*[^<\s]|<th\b[^>]*>\s*<(?!/th)")
_SEPARATOR = re.compile(r"\n[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*(?=\n|\Z)")


def heading_skipped(draft: Draft) -> Iterator[Finding]:
    before = 1
    for heading in draft.headings:
        if heading.level > before + 1:
            yield Finding(
                draft.body_at + heading.start,
                f"« {heading.text} » est de niveau {heading.level} après un niveau {before} : "
                f"écrivez {'#' * (before + 1)}.",
            )
        before = max(heading.level, 1)


def table_without_header(draft: Draft) -> Iterator[Finding]:
    html = draft.html
    if "<table" not in html:
        return
    rows: list[int] = []
    for number, (start, end) in enumerate(_tables(html)):
        head = html.find("<thead>", start, end)
        head_end = html.find("</thead>", head, end) if head >= 0 else -1
        if head_end < 0:
            head, head_end = start, end
        if _CELL_TEXT.search(html, head, head_end):
            continue
        rows = rows or [
            match.start()
            for match in _SEPARATOR.finditer(draft.masked, draft.body_at - 1)
            if "|" in match[0]
        ]
        at = draft.text.find("<table", draft.body_at)
        if number < len(rows):
            at = draft.text.rfind("\n", 0, rows[number]) + 1
        yield Finding(
            max(at, draft.body_at),
            "tableau sans en-tête : nommez ses colonnes dans la première ligne.",
        )


def _tables(html: str) -> Iterator[tuple[int, int]]:
    """Give where each table begins and ends."""
    start = html.find("<table")
    while start >= 0:
        end = html.find("</table>", start)
        if end < 0:
            return
        yield start, end
        start = html.find("<table", end)


def unclosed_fence(draft: Draft) -> Iterator[Finding]:
    at = draft.markdown.unclosed_fence
    if at is not None:
        yield Finding(
            draft.body_at + at,
            "bloc de code jamais fermé : ajoutez une ligne « ``` » après le code.",
        )


RULES = (
    Rule(
        name="heading-skipped",
        title="un niveau de titre sauté",
        why="Le sommaire et les lecteurs d’écran suivent les niveaux ; un trou fait chercher une "
        "partie qui n’existe pas.",
        remedy="Descendez d’un niveau à la fois : « ## », puis « ### ».",
        wrong="## Écran\n\n#### Luminosité",
        right="## Écran\n\n### Luminosité",
        check=heading_skipped,
    ),
    Rule(
        name="table-without-header",
        title="un tableau sans en-tête",
        why="Sans le nom des colonnes, un tableau lu à voix haute n’est qu’une suite de nombres.",
        remedy="Nommez les colonnes dans la première ligne ; la première case peut rester vide.",
        wrong="| | |\n|---|---|\n| Écran | 7,9 pouces |",
        right="| | Mi Pad |\n|---|---|\n| Écran | 7,9 pouces |",
        check=table_without_header,
    ),
    Rule(
        name="unclosed-fence",
        title="un bloc de code jamais fermé",
        why="Tout ce qui suit devient du code.",
        remedy="Fermez le bloc par une ligne « ``` ».",
        wrong="```\nadb devices\n\nLa suite.",
        right="```\nadb devices\n```\n\nLa suite.",
        check=unclosed_fence,
    ),
)
