"""What other tools make something of, and that readers would see here as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lapuce.checks.draft import Draft
from lapuce.checks.masked import HIDDEN
from lapuce.checks.masking import FRAMES, PLAYERS
from lapuce.checks.rule import Finding, Rule, shorten
from lapuce.marks import VIDEO_TODO

_FOREIGN = re.compile(
    r"""
    # One class first, then a look back at what it took: the engine skips to the next such sign.
    [\[\]=:^~](?:
      (?<=\[)!(?P<alert>[A-Z]+)\]
    | (?<=\[)\[(?P<wiki>[^\[\]\n]+)\]\](?!\()
    | (?<=\[)(?P<toc>TOC|toc)\](?=[ ]*(?:\n|\Z))
    | (?<=[-*+][ ]\[)(?P<task>[ xX])\](?=[ ])
    | (?<==)(?<!==)=(?P<mark>[^\s=](?:[^=\n]*[^\s=])?)==(?!=)
    | (?<=:)(?<![\w:]:)(?P<emoji>[a-z][a-z0-9_+-]+|[+-]1|100):(?![\w:])
    | (?<=\n:)::+[ ]*(?P<fence>\w+)
    | (?<=\w\^)(?P<sup>[\w+-]{1,4})\^(?!\w*\^)
    | (?<=\w~)(?P<sub>[0-9]{1,2})~(?!~)
    | (?<=\^)\[(?P<note>[^\[\]\n]+)\]
    )
    """,
    re.VERBOSE,
)
_FRAME, _PLAYER = re.compile(rf"\[(?:{FRAMES})"), re.compile(PLAYERS)
_ESCAPED = re.compile(
    rf"\\\[(?:(?P<player>(?:{PLAYERS})(?:[ =][^\[\]\n]*|(?=\\\][^\[\]\n]*\[/)))"
    rf"|(?P<frame>(?:{FRAMES})(?:[ ][^\[\]\n]*)?))\\\]"
)
"""As an import writes them."""
_PARTED = re.compile(r"^[ ]*\n(\{:[^{}\n]*\})[ ]*$", re.MULTILINE)
_ASIDES = {"TIP": "astuce", "WARNING": "attention", "CAUTION": "attention", "DANGER": "attention"}
_REMEDIES = {
    "player": f"pour une vidéo, {VIDEO_TODO}",
    "frame": "mettez les images dans un paragraphe, « ![Ce qu’elle montre](image.jpg \"La légende\") »",
    "tag": "dites-le en Markdown, ou ôtez-le",
    "wiki": "écrivez « [ce que l’on y trouve](chemin.md) »",
    "toc": "le sommaire d’un article se fait tout seul, ôtez cette ligne",
    "task": "ôtez la case",
    "emoji": "mettez le signe lui-même, ou ôtez-le",
    "note": "écrivez « [^1] », puis « [^1]: La note. » sur une ligne à part",
}  # fmt: skip


def foreign_markup(draft: Draft) -> Iterator[Finding]:
    for match in _FOREIGN.finditer(draft.masked, draft.body_at - 1):
        kind = match.lastgroup or ""
        start = match.start() - (kind == "task") * 2 - (kind in ("sup", "sub"))
        typed = draft.text[start : match.end()]
        yield Finding(start, _said(typed, _remedy(kind, match[kind], typed)))
    for at, typed in draft.markdown.shortcodes:
        kind = "frame" if _FRAME.match(typed) else "player" if _PLAYER.search(typed) else "tag"
        yield Finding(draft.body_at + at, _said(typed, _REMEDIES[kind]))
    if "\\[" in draft.text:
        for match in _ESCAPED.finditer(draft.text, draft.body_at):
            if draft.masked[match.start() + 2] != HIDDEN:  # Else it is in code.
                yield Finding(match.start(), _said(match[0], _REMEDIES[match.lastgroup or ""]))
    if "<p>{:" in draft.html:
        for match in _PARTED.finditer(draft.text, draft.body_at):
            yield Finding(match.start(1), _said(match[1], "ôtez la ligne vide qui le précède"))


def _said(typed: str, remedy: str) -> str:
    return f"« {shorten(typed.strip(), 40)} » serait montré tel quel : {remedy}."


def _remedy(kind: str, held: str, typed: str) -> str:
    match kind:
        case "alert" | "fence":
            aside = _ASIDES.get(held.upper(), "note")
            return f"écrivez « !!! {aside} », puis le texte en retrait de quatre espaces"
        case "mark" | "sup" | "sub":
            around = typed[0] if kind != "mark" else ""
            return f"écrivez « {around}<{kind}>{shorten(held, 30)}</{kind}> »"
    return _REMEDIES[kind]


RULES = (
    Rule(
        name="foreign-markup",
        title="une marque d’un autre outil, ou mal placée, que les lecteurs verraient",
        why="WordPress, Hugo, GitHub ou un wiki font quelque chose de « [youtube …] », « {{< … >}} », "
        "« [!NOTE] » ou « [[page]] » ; ici, ces signes restent dans le texte. « {: .exergue} » y reste "
        "aussi, s’il n’est pas collé à son paragraphe.",
        remedy="Écrivez ce que la ligne propose.",
        wrong="> [!NOTE]\n> Le prix est hors taxes.",
        right="!!! note\n    Le prix est hors taxes.",
        check=foreign_markup,
    ),
)
