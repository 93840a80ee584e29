"""Front matter in YAML, scalar by scalar: values as typed, and the place of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from lapuce.front_matter.source import CONTROL, Path, Source, refuse_control
from lapuce.front_matter.yaml_faults import explain, explain_line
from lapuce.problems import Location

_SEPARATORS = re.compile("[\x85\u2028\u2029]")
"""Ends of lines for YAML, and for nobody else."""
_MAX_DEPTH = 8
_DECIMAL = "\N{ARABIC DECIMAL SEPARATOR}"
"""Stands for the comma of `{score: 8,2}` or `[512 Mo, 1,5 Go]` while YAML, for which it would separate, is read."""
_LISTS = frozenset(
    """
    aliases author authors brands colors devices founders keywords network rivals tag tags
    """.split()
)
"""Keys that hold lists of names."""
_BRACKETS = re.compile(r"[\[\]{}]|(?<=\d),(?=\d)")
_LIST = re.compile(r"\[[^\[\]{}]*\]")
_TENTHS = re.compile(r"([\[,]\s*[\"']?\d+),(?=\d ?[^\W\d_])")
_GLUED_COMMA = re.compile(r",(?!\s)")
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
        fault = explain(error, source.head.split("\n"))
        line = min(source.head_line + fault.line, source.body_line - 2)
        source.report("bad-yaml", f"en-tête illisible : {fault.said}.", line)
    except yaml.YAMLError:
        source.report(
            "bad-yaml", "en-tête illisible : caractère interdit en YAML.", source.head_line
        )
    except _UnreadableError:
        pass


def _keep_decimals(text: str) -> str:
    """Protect the commas that are decimal: of tenths in lists, between digits in braces."""
    text = _LIST.sub(_keep_tenths, text)
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


def _keep_tenths(match: re.Match[str]) -> str:
    """Protect the comma of `[512 Mo, 1,5 Go]`; those of `[1,5 Go]` and `[1,2,5 Go]` may separate."""
    kept = _TENTHS.sub(rf"\1{_DECIMAL}", match[0])
    return kept if "," in kept and not _GLUED_COMMA.search(kept) else match[0]


def _read_document(events: Iterator[Any], source: Source, first_line: int) -> None:
    for event in events:
        if isinstance(event, yaml.MappingStartEvent):
            source.values = _read_mapping(events, source, first_line, ())
            return
        if isinstance(event, yaml.ScalarEvent) and not event.value:
            return
        if isinstance(event, yaml.NodeEvent):
            at = event.start_mark.line if event.start_mark else 0
            said = explain_line(_typed(source, at)) or (
                "l’en-tête doit être une suite de lignes « clé: valeur »"
            )
            source.report("bad-yaml", f"{said}.", first_line + at)
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
                f"clé « {event.value} » donnée deux fois (déjà ligne {before}) : n’en gardez qu’une.",
                line,
            )
        held = next(events)
        if at and isinstance(held, yaml.ScalarEvent) and not held.value:
            _refuse_glued_key(event, source, line)
            if values:
                _refuse_cut_value(event, source, line)
        value = _read_value(held, events, source, base, inside)
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
        if value[:1] == "-" and not event.style:
            _refuse_glued_item(event, source, line)
        if not event.style and at[0] in _LISTS:
            _refuse_folded_items(event, source, line, at)
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


def _refuse_glued_key(key: Any, source: Source, line: int) -> None:
    """Refuse `{title:Le Monde}`, of which YAML would make a key alone."""
    if not key.style and (said := explain_line(key.value)):
        source.report("bad-yaml", f"{said}.", line)
        raise _UnreadableError


def _refuse_cut_value(key: Any, source: Source, line: int) -> None:
    """Refuse `{alt: Ouvert, posé à plat}`, whose comma would begin another key."""
    after = _typed(source, key.end_mark.line)[key.end_mark.column :]
    if not key.style and after.lstrip()[:1] in (",", "}"):
        source.report(
            "bad-yaml",
            f"« {key.value.replace(_DECIMAL, ',')} » serait pris pour une clé, à cause de la virgule : mettez toute la "
            "valeur entre guillemets droits.",
            line,
        )
        raise _UnreadableError


def _refuse_glued_item(event: Any, source: Source, line: int) -> None:
    """Refuse `-Android` alone on its line, which YAML takes for a text."""
    typed = _typed(source, event.start_mark.line)
    if not typed[: event.start_mark.column].strip() and (said := explain_line(typed)):
        source.report("bad-yaml", f"{said}.", line)
        raise _UnreadableError


def _refuse_folded_items(event: Any, source: Source, line: int, at: Path) -> None:
    """Refuse names on lines without dashes, of which YAML would make one name."""
    if event.start_mark.line == event.end_mark.line or len(at) > 2:
        return
    if "," in event.value or ";" in event.value:
        return
    typed = _typed(source, event.start_mark.line)
    column = event.start_mark.column
    if len(at) == 1 or typed[:column].strip() == "-":
        source.report(
            "bad-yaml",
            f"« {event.value} » ne ferait qu’un seul nom : mettez un tiret devant chacun, "
            f"« - {typed[column:].strip()} ».",
            line,
        )


def _refuse_lost_text(event: Any, source: Source, line: int) -> None:
    """Refuse `title: Le constructeur #1`, of which YAML would only keep the first two words."""
    typed = _typed(source, event.end_mark.line)[event.end_mark.column :]
    if match := re.match(r"\s+(#\S.*)", typed):
        source.report(
            "bad-yaml",
            f"« {match[1].strip()} » serait perdu, comme un commentaire : mettez toute la valeur "
            "entre guillemets droits.",
            line,
        )


def _typed(source: Source, at: int) -> str:
    """Return a line of the front matter; an empty value ends past the last one."""
    lines = source.head.split("\n")
    return lines[at] if at < len(lines) else ""
