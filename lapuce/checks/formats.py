"""Problems as a text, as GitHub annotations, as JSON, as SARIF."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from lapuce.problems import Problem, Severity, format_report

FORMATS = ("text", "github", "json", "sarif")
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def format_problems(problems: Sequence[Problem], form: str) -> str:
    """
    Return problems, sorted by place.

    Args:
        problems: Any number of them, even none.
        form: `text`, `github` (workflow commands), `json` (a list of objects) or `sarif` (2.1.0).
    """
    ordered = sorted(problems)
    match form:
        case "text":
            return format_report(ordered).rstrip("\n")
        case "github":
            return "\n".join(map(_annotation, ordered))
        case "json":
            return json.dumps([_row(one) for one in ordered], ensure_ascii=False, indent=1)
        case "sarif":
            return json.dumps(_sarif(ordered), ensure_ascii=False, indent=1)
        case _:
            raise ValueError(f"format {form!r} inconnu : {', '.join(FORMATS)}")


def _annotation(problem: Problem) -> str:
    where = problem.where
    properties = {"file": where.path, "line": str(where.line)}
    if where.column:
        properties["col"] = str(where.column)
    properties["title"] = problem.rule
    held = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_LEVELS[problem.severity]} {held}::{_data(problem.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _row(problem: Problem) -> dict[str, Any]:
    return {
        "path": problem.where.path,
        "line": problem.where.line,
        "column": problem.where.column or None,
        "rule": problem.rule,
        "severity": _LEVELS[problem.severity],
        "message": problem.message,
    }


def _sarif(problems: Sequence[Problem]) -> dict[str, Any]:
    from lapuce.checks.catalogue import summaries

    said = summaries()
    names = sorted({one.rule for one in problems})
    index = {name: number for number, name in enumerate(names)}
    rules = [
        {
            "id": name,
            "shortDescription": {"text": said.get(name, name)},
        }
        for name in names
    ]
    results = []
    for one in problems:
        region: dict[str, int] = {"startLine": one.where.line}
        if one.where.column:
            region["startColumn"] = one.where.column
        results.append(
            {
                "ruleId": one.rule,
                "ruleIndex": index[one.rule],
                "level": _LEVELS[one.severity],
                "message": {"text": one.message},
                "locations": [
                    {
                        "physicalLocation": {
                            "artifactLocation": {"uri": _uri(one.where.path)},
                            "region": region,
                        }
                    }
                ],
            }
        )
    driver = {"name": "La Puce", "rules": rules}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path)
