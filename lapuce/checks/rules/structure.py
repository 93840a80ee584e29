"""How a text is built: headings, tables, blocks, code."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from lapuce.checks.draft import Draft
from lapuce.checks.masked import HIDDEN, blank
from lapuce.checks.rule import Finding, Rule, shorten

_CELL_TEXT = re.compile(r"<th\b[^>]*>\s*[^<\s]|<th\b[^>]*>\s*<(?!/th)")
_SEPARATOR = re.compile(r"\n[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*(?=\n|\Z)")

ASIDES = frozenset(["bref", "note", "attention", "astuce"])
"""The blocks that hold a text."""
BLOCKS = ASIDES | {"appareil", "face-a-face", "prix", "verdict"}
_BLOCK_LINE = re.compile(
    r"^[ ]{0,3}(?P<marks>!{2,}) ?(?P<kind>[\w-]+)(?P<rest>[^\n]*)", re.MULTILINE
)
_BLOCK_TITLE = re.compile(r"""(?:\s+"[^"]*")?\s*""")
_PRINTED_MARKS = re.compile(r"(?:<p>|\n)!!")
_EMPTY_ASIDE = re.compile(
    r'<(aside|section) class="(?:encart encart--\w+|bref)"[^>]*>\s*(?:<(p|h2)\b[^>]*>[^<]*</\2>\s*)?</\1>'
)
_ITEM = r"(?:[-+*]|\d{1,2}\.)[ \t]"
_UNIT = re.compile(
    r"(?:#|!!!)[^\n]*"
    rf"|(?=[> \t]*{_ITEM})\S.*?(?=\n[> \t]*(?:\n|\Z|{_ITEM})|\Z)"
    r"|\S.*?(?=\n[> \t]*(?:\n|\Z)|\Z)",
    re.DOTALL,
)
"""A heading, an item of a list, or a paragraph: what looks like an item in it is its text."""
_BOLD = re.compile(r"\*\*(?=\S)(?:(?!\*\*).)+(?<=\S)\*\*", re.DOTALL)
_CALL = re.compile(r"(?<=[^\s(«*])\*\*(?=[\s,;:.!?)»|]|\Z)")
"""What closes a passage and opens none: the call of a note, « 399 €** »."""
_NOT_INDENTED = re.compile(r"(?:\n[ \t]*(?=\n|\Z))*+(?:\n(?! {4}|\t)|\Z)")


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


def mistyped_block(draft: Draft) -> Iterator[Finding]:
    if "!!" not in draft.source.body:
        return
    has_marks = _PRINTED_MARKS.search(draft.html) is not None  # Else they are those of an example.
    has_empty = _EMPTY_ASIDE.search(draft.html) is not None
    for match in _BLOCK_LINE.finditer(draft.text, draft.body_at):
        kind, typed = match["kind"].casefold(), match[0].strip()
        if kind not in BLOCKS:
            continue
        if len(match["marks"]) != 3:
            in_code = match["marks"] == "!!" and draft.masked[match.start("marks")] == HIDDEN
            if has_marks and not in_code:
                said = f"« {typed} » n’est pas un bloc : écrivez « !!! {kind} »."
                yield Finding(match.start(), said)
        elif not _BLOCK_TITLE.fullmatch(match["rest"]):
            if has_marks or kind in ASIDES:
                title = match["rest"].lstrip().removeprefix(":")
                todo = ["ôtez le deux-points"] if title != match["rest"].lstrip() else []
                if not todo or not _BLOCK_TITLE.fullmatch(title):
                    todo.append('mettez le titre du bloc entre guillemets droits, " "')
                yield Finding(match.start(), f"« {typed} » : {', et '.join(todo)}.")
        elif has_empty and kind in ASIDES and _NOT_INDENTED.match(draft.text, match.end()):
            said = f"bloc « {typed} » vide : mettez son texte en retrait de quatre espaces."
            yield Finding(match.start(), said)


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
        line = draft.line_of(draft.body_at + at).strip()
        fence = line[: len(line) - len(line.lstrip(line[0]))]
        yield Finding(
            draft.body_at + at,
            f"bloc de code jamais fermé : ajoutez une ligne « {fence} » après le code.",
        )


def printed_stars(draft: Draft) -> Iterator[Finding]:
    if "**" not in draft.html:
        return
    for unit in _UNIT.finditer(draft.masked, draft.body_at):
        if "**" not in unit[0] or "***" in unit[0]:
            continue
        text = _BOLD.sub(lambda match: blank(match[0]), unit[0])
        stars = deque(match.start() for match in re.finditer(r"\*\*", text))
        while stars:
            opened = stars.popleft()
            at = unit.start() + opened
            if not stars or _CALL.match(text, opened) or "|" in text[opened : stars[0]]:
                said = "astérisques sans leurs pareils, les lecteurs les verraient : ajoutez « ** »"
                yield Finding(
                    at, f"{said} de l’autre côté, ou écrivez « \\*\\* » s’ils sont voulus."
                )
                continue
            inside = draft.text[at + 2 : unit.start() + stars.popleft()]
            if inside != inside.strip():
                typed, right = _starred(inside)
                said = f"« {typed} » : ôtez les espaces à l’intérieur, « {right} »."
                yield Finding(at, said)


def _starred(inside: str) -> tuple[str, str]:
    """Return what stands between stars as typed, then mended: on one line, and short."""
    shown = shorten(" ".join(inside.split()), 40)
    before, after = (" " if sign.isspace() else "" for sign in (inside[0], inside[-1]))
    return f"**{before}{shown}{after}**", f"**{shown}**"


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
        name="mistyped-block",
        title="un bloc mal écrit, qui serait montré tel quel ou vide",
        why="Un bloc commence par « !!! », son titre est entre guillemets droits et son texte est en "
        "retrait de quatre espaces ; autrement, les lecteurs voient ses signes, ou n’y voient rien.",
        remedy='Écrivez `!!! note`, ou `!!! note "Titre"`, puis le texte en retrait.',
        wrong="!! note\n    Le prix est hors taxes.",
        right="!!! note\n    Le prix est hors taxes.",
        check=mistyped_block,
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
    Rule(
        name="printed-stars",
        title="des astérisques que les lecteurs verraient",
        why="« ** » ne met en gras que s’il touche le mot, devant et derrière.",
        remedy="Écrivez « **mot** », sans espace à l’intérieur, ou `\\*\\*` pour montrer deux "
        "astérisques.",
        wrong="La tablette est ** rose **.",
        right="La tablette est **rose**.",
        check=printed_stars,
    ),
)
