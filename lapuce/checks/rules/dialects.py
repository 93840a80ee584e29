"""What other tools make something of, and that readers would see here as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lapuce.checks.draft import Draft
from lapuce.checks.masked import HIDDEN
from lapuce.checks.rule import Finding, Rule, shorten

_PLAYERS = "audio|dailymotion|embed|tweet|twitter|video|vimeo|wpvideo|youtube"
_FRAMES = "caption|gallery|playlist"
_FOREIGN = re.compile(
    rf"""
    # One class first, then a look back at what it took: the engine skips to the next such sign.
    [\[\]{{=:^~](?:
      (?<=\[)(?P<player>(?:{_PLAYERS})(?:[ =][^\[\]\n]*|(?=\][^\[\]\n]*\[/)))\]
    | (?<=\[)(?P<frame>(?:{_FRAMES})(?:[ ][^\[\]\n]*)?)\]
    | (?<=\[)!(?P<alert>[A-Z]+)\]
    | (?<=\[)\[(?P<wiki>[^\[\]\n]+)\]\](?!\()
    | (?<=\[)(?P<toc>TOC|toc)\](?=[ ]*(?:\n|\Z))
    | (?<=[-*+][ ]\[)(?P<task>[ xX])\](?=[ ])
    | (?<={{)(?P<shortcode>[{HIDDEN}][^\n{{}}]*)\}}
    | (?<==)(?<!==)=(?P<mark>[^\s=](?:[^=\n]*[^\s=])?)==(?!=)
    | (?<=:)(?<![\w:]:)(?P<emoji>[a-z][a-z0-9_+-]+):(?![\w:])
    | (?<=\n:)::+[ ]*(?P<fence>\w+)
    | (?<=\w\^)(?P<sup>[\w+-]{{1,4}})\^(?!\w*\^)
    | (?<=\w~)(?P<sub>[0-9]{{1,2}})~(?!~)
    | (?<=\^)\[(?P<note>[^\[\]\n]+)\]
    )
    """,
    re.VERBOSE,
)
_TAG = re.compile(r"(?<!\{)\{%.*?%\}")
_PARTED = re.compile(r"^[ ]*\n(\{:[^{}\n]*\})[ ]*$", re.MULTILINE)
_CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL)
_ASIDES = {"TIP": "astuce", "WARNING": "attention", "CAUTION": "attention", "DANGER": "attention"}
_VIDEO = (
    "pour une vidéo, écrivez « [![Ce qu’elle montre](image.jpg)](https://…) », "
    "puis « {: .video} » sur la ligne suivante"
)
_REMEDIES = {
    "player": _VIDEO,
    "frame": "mettez les images dans un paragraphe, « ![Ce qu’elle montre](image.jpg \"La légende\") »",
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
    if "{%" in draft.html and "{%" in _CODE.sub("", draft.html):
        for match in _TAG.finditer(draft.text, draft.body_at):
            yield Finding(match.start(), _said(match[0], _remedy("shortcode", "", match[0])))
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
        case "shortcode":
            return _VIDEO if re.search(_PLAYERS, typed) else "dites-le en Markdown, ou ôtez-le"
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
