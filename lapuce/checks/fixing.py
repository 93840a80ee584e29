"""`--fix`: the mends of the rules, applied to the bytes of a source."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from lapuce.checks.draft import Draft
from lapuce.checks.facts import Facts
from lapuce.checks.rule import Mend
from lapuce.checks.rules import RULES
from lapuce.checks.sources import findings
from lapuce.front_matter import Source, compose, read_source

_MENDING = tuple(rule for rule in RULES if rule.mends)
_MOST_ROUNDS = 4
_NO_FACTS = Facts()


def fix_source(text: str, facts: Facts = _NO_FACTS) -> str:
    """
    Return a source with what is safe to mend mended.

    Code, addresses, tags and front-matter keys stay as they are; so do the rules that the front
    matter silences, the ends of lines and the byte order mark. A source that cannot be read is
    returned as it is. Doing it twice changes nothing more.

    Args:
        text: The whole file, decoded.
        facts: What the rules are told.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    typed = compose(text.removeprefix(mark))
    ends = re.findall(r"\r\n|\r|\n", typed) if "\r" in typed else []
    plain = typed.replace("\r\n", "\n").replace("\r", "\n") if ends else typed
    mended = plain
    for _ in range(_MOST_ROUNDS):  # A mend may uncover another.
        before, mended = mended, _mend_once(mended, facts)
        if before == mended:
            break
    else:
        return text  # Two rules undo each other: better not to touch it.
    if mended == plain:
        return text
    if ends:
        # No mend adds or takes away a line.
        lines = mended.split("\n")
        mended = "".join(part for pair in zip(lines, [*ends, ""], strict=True) for part in pair)
    return mark + mended


@dataclass(frozen=True)
class _File:
    """Where the two parts of a draft stand in its file."""

    head: int
    body: int
    body_at: int

    def place(self, at: int) -> int:
        return at + self.head if at < self.body_at else at - self.body_at + self.body


def _mend_once(text: str, facts: Facts) -> str:
    source = read_source(text.encode("utf-8", "surrogatepass"), "", max_bytes=len(text) * 4 + 1)
    if source.problems:
        return text
    draft = Draft(source, "", facts)
    silent = silenced(source)
    rules = [rule for rule in _MENDING if rule.name not in silent]
    mends = sorted(
        {finding.mend for _, finding in findings(draft, rules) if finding.mend is not None},
        key=lambda mend: (mend.start, mend.end),
    )
    file = _File(_offset(text, source.head_line), _offset(text, source.body_line), draft.body_at)
    pieces: list[str] = []
    last = 0
    for mend in _apart(mends):
        start, end = file.place(mend.start), file.place(mend.end)
        pieces += [text[last:start], mend.text]
        last = end
    return "".join([*pieces, text[last:]])


def _apart(mends: list[Mend]) -> list[Mend]:
    """Leave out the mends that overlap another: the next round makes them."""
    kept: list[Mend] = []
    for mend in mends:
        if not kept or (mend.start >= kept[-1].end and mend.start > kept[-1].start):
            kept.append(mend)
    return kept


def _offset(text: str, line: int) -> int:
    at = 0
    for _ in range(line - 1):
        at = text.find("\n", at) + 1
        if not at:
            return len(text)
    return at


def silenced(source: Source) -> set[str]:
    """Return the rules that a front matter silences."""
    held = source.values.get("ignore", [])
    entries = held if isinstance(held, list) else [held]
    return {rule for entry in entries if isinstance(entry, dict) for rule in entry}


def format_diff(before: str, after: str, name: str) -> str:
    """Return the unified diff of a mended source."""
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), name, name
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
