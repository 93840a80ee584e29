"""Front matter in YAML, scalar by scalar: values as typed, and the place of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from lapuce.front_matter.source import CONTROL, Path, Source, refuse_control
from lapuce.problems import Location

_SEPARATORS = re.compile("[\x85\u2028\u2029]")
"""Ends of lines for YAML, and for nobody else."""
_MAX_DEPTH = 8
_DECIMAL = "\N{ARABIC DECIMAL SEPARATOR}"
"""Stands for the comma of `{score: 8,2}` while YAML, for which it would separate, is read."""
_BRACKETS = re.compile(r"[\[\]{}]|(?<=\d),(?=\d)")
_FRENCH = (
    ("cannot start any token", "un caractère (tabulation, @, `, %…) ne peut pas commencer une "
     "valeur : mettez-la entre guillemets droits"),
    ("mapping values are not allowed", "un deux-points dans la valeur : mettez-la entre "
     "guillemets droits"),
    ("could not find expected ':'", "il manque un deux-points après la clé"),
    ("expected <block end>", "la ligne n’est pas alignée avec les autres, ou un guillemet est "
     "resté ouvert"),
    ("expected ',' or", "une liste ou un bloc entre crochets n’est pas fermé, ou il y manque "
     "une virgule"),
    ("unexpected end of stream", "un guillemet ou un crochet est resté ouvert"),
    ("found unknown escape", "une barre oblique inverse entre guillemets doubles : doublez-la "
     "ou prenez des guillemets simples"),
)  # fmt: skip
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The reader in C, where PyYAML has it."""


class _UnreadableError(Exception):
    """The YAML cannot be read further; the problem is already recorded."""


def read_yaml_head(source: Source) -> None:
    """Read the head of a source, which is given its values, their places and what is wrong."""
    try:
        text = _keep_decimals(_SEPARATORS.sub(" ", source.head))
        events = iter(_LOADER(text).get_event, None)
        _read_document(events, source, source.head_line)
    except yaml.MarkedYAMLError as error:
        said = error.problem or ""
        # A quotation mark left open is found missing at the end: say where it was opened.
        opened = error.context_mark if "end of stream" in said else None
        mark = opened or error.problem_mark or error.context_mark
        line = source.head_line + (mark.line if mark else 0)
        why = next((french for english, french in _FRENCH if english in said), "YAML illisible")
        source.report("bad-yaml", f"en-tête illisible : {why}.", min(line, source.body_line - 2))
    except yaml.YAMLError:
        source.report(
            "bad-yaml", "en-tête illisible : caractère interdit en YAML.", source.head_line
        )
    except _UnreadableError:
        pass


def _keep_decimals(text: str) -> str:
    """Protect the commas between two digits inside braces: in French they are decimal."""
    if "{" not in text:
        return text
    inside: list[str] = []

    def look(match: re.Match[str]) -> str:
        sign = match[0]
        if sign in "[{":
            inside.append(sign)
        elif sign in "]}":
            if inside:
                inside.pop()
        elif inside and inside[-1] == "{":
            return _DECIMAL
        return sign

    return _BRACKETS.sub(look, text)


def _read_document(events: Iterator[Any], source: Source, first_line: int) -> None:
    for event in events:
        if isinstance(event, yaml.MappingStartEvent):
            source.values = _read_mapping(events, source, first_line, ())
            return
        if isinstance(event, yaml.ScalarEvent) and not event.value:
            return
        if isinstance(event, yaml.NodeEvent):
            line = first_line + (event.start_mark.line if event.start_mark else 0)
            source.report(
                "bad-yaml", "l’en-tête doit être une suite de lignes « clé: valeur ».", line
            )
            raise _UnreadableError


def _read_mapping(events: Iterator[Any], source: Source, base: int, at: Path) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            return values
        line, column = base + event.start_mark.line, event.start_mark.column + 1
        if not isinstance(event, yaml.ScalarEvent) or event.anchor:
            source.report("bad-yaml", "une clé doit être un mot simple.", line)
            raise _UnreadableError
        # Only our own keys are case-blind; names of criteria and the like stay as typed.
        key = (
            event.value.replace(_DECIMAL, ",")
            if at
            else event.value.strip().lower().replace("-", "_")
        )
        inside = (*at, key)
        if key in values:
            before = source.places[inside][0]
            source.report(
                "duplicate-key",
                f"clé « {event.value} » donnée deux fois (déjà ligne {before}).",
                line,
            )
        value = _read_value(next(events), events, source, base, inside)
        source.places.setdefault(inside, (line, column))
        values.setdefault(key, value)
    return values


def _read_value(event: Any, events: Iterator[Any], source: Source, base: int, at: Path) -> Any:
    line, column = base + event.start_mark.line, event.start_mark.column + 1
    if event.anchor:  # An alias has one too.
        source.report("bad-yaml", "ancre ou alias YAML (& ou *) : refusé, répétez la valeur.", line)
        raise _UnreadableError
    if len(at) > _MAX_DEPTH:
        source.report("bad-yaml", f"plus de {_MAX_DEPTH} niveaux dans l’en-tête.", line)
        raise _UnreadableError
    if at and isinstance(at[-1], int):
        source.places[at] = (line, column)
    if event.tag:
        source.report(
            "bad-yaml",
            "un point d’exclamation en tête de valeur : mettez-la entre guillemets droits.",
            line,
        )
        raise _UnreadableError
    if isinstance(event, yaml.ScalarEvent):
        value = event.value
        if "#" in source.head and event.style not in ("|", ">"):
            _refuse_lost_text(event, source, line)
        # Typed as an escape: "\0".
        if event.style == '"' and (match := CONTROL.search(value)):
            refuse_control(match[0], Location(source.path, line, column), source)
        return value.strip().replace(_DECIMAL, ",")
    if isinstance(event, yaml.MappingStartEvent):
        return _read_mapping(events, source, base, at)
    items: list[Any] = []
    for inner in events:
        if isinstance(inner, yaml.SequenceEndEvent):
            break
        items.append(_read_value(inner, events, source, base, (*at, len(items))))
    return items


def _refuse_lost_text(event: Any, source: Source, line: int) -> None:
    """Refuse `title: Le constructeur #1`, of which YAML would only keep the first two words."""
    lines = source.head.split("\n")
    if event.end_mark.line >= len(lines):
        return  # An empty value, which YAML takes to the end.
    typed = lines[event.end_mark.line][event.end_mark.column :]
    if match := re.match(r"\s+(#\S.*)", typed):
        source.report(
            "bad-yaml",
            f"« {match[1].strip()} » serait perdu, comme un commentaire : mettez toute la valeur "
            "entre guillemets droits.",
            line,
        )
