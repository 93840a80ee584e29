"""What a rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from lapuce.front_matter import Path
from lapuce.problems import Severity

if TYPE_CHECKING:
    from lapuce.checks.draft import Draft


class Mend(NamedTuple):
    """The exact replacement of a piece of text."""

    start: int
    end: int
    text: str


class Finding(NamedTuple):
    """What a rule found."""

    at: int | Path
    """A position in the draft's text, or the keys of a value of the front matter."""
    message: str
    """French: what was found, then what to do."""
    mend: Mend | None = None


def shorten(text: str, most: int) -> str:
    """Return a text as a message repeats it: whole, or its beginning, in so many characters."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One thing that a source may not do; its words make `docs/regles.md`."""

    name: str
    """Kebab-case, what stands between brackets in a report."""
    title: str
    """French: what the rule reports, in a few words."""
    why: str
    """French: what harm it does."""
    remedy: str
    """French: how to mend it."""
    wrong: str
    """An example that the rule reports: Markdown, or lines of front matter."""
    right: str
    """The same, mended."""
    check: Callable[[Draft], Iterable[Finding]]
    severity: Severity = Severity.WARNING
    mends: bool = False
    """Whether `--fix` mends it."""
    reported: bool = True
    """False for what `--fix` puts right without a word to say of it."""
    french_only: bool = False
    """Whether it only reads texts in French."""
    of_catalogue: bool = False
    """Whether its answer depends on the sheets of brands and devices."""
