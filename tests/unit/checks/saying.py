"""How the tests of the checks make sources, and read reports."""

from __future__ import annotations

from lapuce.checks import Draft, Facts, check_names, check_text
from lapuce.front_matter import Source, read_source
from lapuce.problems import Problem
from tests.words import plain

NO_BREAK, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
HEAD = "---\ntitle: A\n---\n"


def source_of(body: str, head: str = "title: A") -> Source:
    """Return a source whose body starts on the line after its front matter."""
    return read_source(f"---\n{head}\n---\n{body}".encode(), "x.md")


def check_source(source: Source, html: str = "", facts: Facts | None = None) -> list[Problem]:
    """Return what all the rules say of a source, in no order."""
    draft = Draft(source, html, facts or Facts())
    return [*check_text(draft), *check_names(draft).problems]


def said(
    body: str, head: str = "title: A", facts: Facts | None = None, html: str = ""
) -> list[str]:
    """
    Return the report of a source, with its columns, sorted.

    No-break spaces are printed as plain ones: `test_messages_are_set_in_french` looks at them.
    """
    problems = check_source(source_of(body, head), html, facts)
    return [
        plain(f"{one.where.line}:{one.where.column} {one.message} [{one.rule}]")
        for one in sorted(problems)
    ]
