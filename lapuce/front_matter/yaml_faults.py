"""What is wrong in front matter that YAML cannot read, and what to type instead."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

_GLUED_KEY = re.compile(r"\s*(?:- )?(?P<key>[A-Za-z_][\w-]*):(?P<value>[^\s/][^\n]*)")
_GLUED_ITEM = re.compile(r"\s*-(?P<item>[^\s-][^\n]*)")
_KEY = re.compile(r"[a-z_]+:(?=\s)")
_LAST_KEY = re.compile(r"\s[a-z_]+\Z")
_INDENTED_KEY = re.compile(r"\s+[\w-]+\Z")
_VALUE = re.compile(r"\s*(?:- )?(?:[\w-]+:\s+)?(?P<opens>[\"'\[{])")
_QUOTED = {
    '"': "un guillemet droit ferme la valeur avant sa fin : dans le texte, écrivez « … »",
    "'": "une apostrophe droite ferme la valeur avant sa fin : écrivez ’, ou mettez la valeur entre "
    'guillemets droits, "…"',
    "[": "du texte suit une liste entre crochets : ôtez-le, ou mettez toute la valeur entre "
    "guillemets droits",
    "{": "du texte suit un bloc entre accolades : ôtez-le, ou mettez toute la valeur entre "
    "guillemets droits",
}
"""What a text after the end of a value means, by what opened the value."""
_QUOTE_IT = "mettez toute la valeur entre guillemets droits"
_ALIGN = "la ligne n’est pas alignée avec celles de son bloc : donnez-leur le même retrait"


class Fault(NamedTuple):
    """What is wrong, and where."""

    line: int
    """0-based, from the first line of the front matter."""
    said: str
    """French, without its final point."""


def explain(error: yaml.MarkedYAMLError, lines: list[str]) -> Fault:
    """Return what is wrong in the lines of a front matter, from what the reader stumbled on."""
    said = error.problem or ""
    mark = error.problem_mark or error.context_mark
    at, column = (mark.line, mark.column) if mark else (0, 0)
    start = error.context_mark.line if error.context_mark else at
    typed = lines[at] if at < len(lines) else ""
    indent = typed[: len(typed) - len(typed.lstrip())]
    if "\t" in indent and ("cannot start any token" in said or "tab character" in said):
        return Fault(at, "une tabulation en tête de ligne : remplacez-la par des espaces")
    if "could not find expected ':'" in said:
        typed = lines[start] if start < len(lines) else ""
        return Fault(start, explain_line(typed) or _no_colon(typed))
    if "expected ',' or" in said:
        return _in_brackets(error, lines, start, at, column)
    if "mapping values are not allowed" in said:
        if at and _INDENTED_KEY.match(typed[:column]):
            return Fault(at, _ALIGN)
        return Fault(at, "un deux-points dans la valeur : mettez-la entre guillemets droits")
    if "expected key" in said or "<block end>" in said or "expected '-'" in said:
        opened = _VALUE.match(typed[:column]) if column > len(indent) else None
        return Fault(at, _QUOTED[opened["opens"]] if opened else _ALIGN)
    if "end of stream" in said:
        # Found missing at the end: say where it was opened.
        return Fault(start, "un guillemet ou un crochet est resté ouvert : fermez-le")
    if "node content" in said and typed[column : column + 1] == ",":
        return Fault(at, "une virgule de trop : ôtez-la")
    if "cannot start any token" in said:
        sign = typed[column : column + 1]
        shown = "une tabulation" if sign == "\t" else f"« {sign} »"
        return Fault(at, f"{shown} ne peut pas commencer une valeur : {_QUOTE_IT}")
    if "sequence entries are not allowed" in said:
        return Fault(
            at, f"un tiret en tête de valeur : {_QUOTE_IT}, ou passez à la ligne pour une liste"
        )
    if "unknown escape" in said:
        return Fault(
            at,
            "une barre oblique inverse entre guillemets doubles : doublez-la ou prenez des "
            "guillemets simples",
        )
    return Fault(at, "mettez les valeurs de cette ligne entre guillemets droits")


def explain_line(line: str) -> str:
    """Say what is wrong in a line that is neither a key with its value nor an item; "" if unknown."""
    if found := _GLUED_KEY.match(line):
        right = f"{found['key']}: {found['value'].strip()}"
        return f"il manque une espace après le deux-points : écrivez « {right} »"
    if found := _GLUED_ITEM.match(line):
        return f"il manque une espace après le tiret : écrivez « - {found['item'].strip()} »"
    return ""


def _no_colon(line: str) -> str:
    return (
        f"« {line.strip()} » n’a pas de deux-points : écrivez « clé: valeur », ou mettez la ligne en "
        "retrait si elle continue la valeur du dessus"
    )


def _in_brackets(
    error: yaml.MarkedYAMLError, lines: list[str], start: int, at: int, column: int
) -> Fault:
    typed = lines[at] if at < len(lines) else ""
    before = typed[:column].rstrip()
    if at == start or typed[:1].isspace():
        if typed[column : column + 1] == ":":
            said = "un deux-points dans une valeur entre crochets ou accolades"
            key = _LAST_KEY.search(typed[:column])  # « Le Monde : … » is no forgotten comma.
            comma = f"ajoutez une virgule devant «{key[0]}: », ou " if key else ""
            return Fault(at, f"{said} : {comma}mettez cette valeur entre guillemets droits")
        if next_key := _KEY.match(typed, column):
            return Fault(at, f"il manque une virgule devant « {next_key[0]} »")
        if before.endswith(('"', "'")):
            return Fault(at, _QUOTED[before[-1]])
    if "mapping" in (error.context or ""):
        return Fault(
            start, "une accolade est restée ouverte : fermez-la, ou ajoutez la virgule qui manque"
        )
    return Fault(start, "un crochet est resté ouvert : fermez-le, ou ajoutez la virgule qui manque")
