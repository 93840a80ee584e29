"""What is wrong in the content, and where: the report every check speaks through."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import PurePosixPath

_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
"""What would break a line, or speak to the terminal."""


_FRENCH = (
    ("« ", "«\N{NO-BREAK SPACE}"), (" »", "\N{NO-BREAK SPACE}»"), (" :", "\N{NO-BREAK SPACE}:"),
    (" ;", "\N{NARROW NO-BREAK SPACE};"), (" ?", "\N{NARROW NO-BREAK SPACE}?"),
    (" !", "\N{NARROW NO-BREAK SPACE}!"),
)  # fmt: skip


class LapuceError(Exception):
    """A failure we foresaw; its text is French and ready to show."""

    def __str__(self) -> str:
        return _french(super().__str__())


class Severity(StrEnum):
    """How a problem weighs: an error stops the build, a warning does not."""

    ERROR = "erreur"
    WARNING = "avertissement"


@dataclass(frozen=True, order=True)
class Location:
    """A place in a source: path from the repository root, 1-based line and column."""

    path: str
    line: int = 1
    column: int = 0
    """1-based, 0 when it says nothing."""


@dataclass(frozen=True, order=True)
class Problem:
    """Something the author can mend."""

    where: Location
    rule: str
    """Kebab-case: the name an author can look up or silence."""
    message: str
    """French: what was found, then what to do; its spaces are made no-break where they should be."""
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", _french(self.message))

    def __str__(self) -> str:
        where = f"{self.where.path}:{self.where.line}"
        return f"{where}: {self.severity}: {_BREAKS.sub(' ', self.message)} [{self.rule}]"


class ContentError(LapuceError):
    """The content has errors; nothing was written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__(format_report(self.problems))

    __str__ = Exception.__str__
    """Its messages are typeset already, and the paths beside them stay as they are."""


def suggestion(name: str) -> str:
    """Return " Vouliez-vous dire « X » ?"; "" for no name."""
    return f" Vouliez-vous dire « {name} » ?" if name else ""


def did_you_mean(name: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """
    Return the suggestion of the name that is nearest; "" when nothing is close.

    Args:
        name: What was typed.
        known: What could be meant.
        cutoff: How alike they must be, from 0 to 1: more for short words, which resemble by chance.
    """
    by_folded = {candidate.casefold(): candidate for candidate in known}
    close = get_close_matches(name.casefold(), list(by_folded), n=1, cutoff=cutoff)
    return suggestion(by_folded[close[0]] if close else "")


def path_meant(path: str, known: Iterable[str]) -> str:
    """
    Return the path that someone meant, "" when none is near.

    Its name tells it, `x` in `2014/x.md`, `x/index.md` or `/articles/x/`, more than its folder
    does: most dead links lead to a file that was moved.
    """
    by_name: dict[str, list[str]] = {}
    for one in known:
        by_name.setdefault(name_of(one), []).append(one)
    close = get_close_matches(name_of(path), by_name, n=1, cutoff=0.75)
    return get_close_matches(path, by_name[close[0]], n=1, cutoff=0)[0] if close else ""


def name_of(path: str) -> str:
    """Return what a file or an address is called, without case: `x` for `2014/x.md` or `x/index.md`."""
    whole = PurePosixPath(path)
    if whole.stem == "index":
        whole = whole.parent
    return whole.name.removesuffix(whole.suffix).casefold()


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether one of the problems stops a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def format_report(problems: Iterable[Problem]) -> str:
    """Return one line per problem, sorted by place, each ended by a newline."""
    return "".join(f"{problem}\n" for problem in sorted(problems))


def tell_error(said: object) -> None:
    """Print on stderr, in French, what keeps a command from going on."""
    print(f"erreur: {_french(str(said))}", file=sys.stderr)


def _french(message: str) -> str:
    """Return a message with the no-break spaces of French."""
    for typed, printed in _FRENCH:
        message = message.replace(typed, printed)
    return message
