"""
Score the French typography of other tools, and ours, on our public table of cases.

    uv run --group bench python -m bench.peers_typography
"""

from __future__ import annotations

import html
import importlib
import importlib.metadata
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lapuce.typography import narrow_to_no_break, typeset_html
from tests.unit.typography.cases import CASES, Case

Typesetter = Callable[[str], str]

# Entities and characters are the same to a reader: those that mean markup stay.
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt);)(?:[a-z]+|#[0-9]+|#x[0-9a-f]+);", re.IGNORECASE)


@dataclass(frozen=True)
class Score:
    """How a tool does on the table."""

    name: str
    version: str
    exact: int
    """Cases set as the convention says."""
    close: int
    """The same, when the two no-break spaces count as one."""
    kept: int
    """Cases that must not change, and did not."""
    stable: int
    """Cases that a second pass does not change."""


def peers() -> Iterable[tuple[str, str, Typesetter | None]]:
    """Give each tool's name, its distribution and its filter; None when it is not installed."""
    yield "ne rien faire", "", str
    for name, load in (
        ("typogrify", _typogrify),
        ("smartypants", _smartypants),
        ("french-typo", _french_typo),
        ("typographeur", _typographeur),
        ("polytypo", _polytypo),
    ):
        try:
            yield name, name, load()
        except ImportError:
            yield name, name, None
    yield "**La Puce**", "", typeset_html


def _load(module: str, name: str) -> Callable[..., str]:
    found: Callable[..., str] = getattr(importlib.import_module(module), name)
    return found


def _typogrify() -> Typesetter:
    return _load("typogrify.filters", "typogrify")


def _smartypants() -> Typesetter:
    return _load("smartypants", "smartypants")


def _french_typo() -> Typesetter:
    format_text = _load("french_typo", "format_text")
    return lambda source: format_text(source, add_nbsp_enabled=True)


def _typographeur() -> Typesetter:
    return _load("typographeur", "typographeur")


def _polytypo() -> Typesetter:
    transform = _load("polytypo.html", "transform")
    return lambda source: transform(source, locale="fr")


def score(name: str, distribution: str, typeset: Typesetter) -> Score:
    """Run one tool over every case."""
    version = importlib.metadata.version(distribution) if distribution else ""
    outputs = [(case, typeset(case.typed)) for case in CASES]
    return Score(
        name,
        version,
        exact=sum(_read(output) == _read(case.expected) for case, output in outputs),
        close=sum(_read_wide(output) == _read_wide(case.expected) for case, output in outputs),
        kept=sum(
            _read(output) == _read(case.typed) for case, output in outputs if is_to_be_kept(case)
        ),
        stable=sum(typeset(output) == output for _, output in outputs),
    )


def is_to_be_kept(case: Case) -> bool:
    """Tell whether the convention leaves the case as it is typed."""
    return case.expected == case.typed


def _read(source: str) -> str:
    return _ENTITY.sub(lambda found: html.unescape(found[0]), source)


def _read_wide(source: str) -> str:
    return narrow_to_no_break(_read(source))


def table(scores: Iterable[Score], absent: Iterable[str]) -> str:
    """Return the scores as a Markdown table."""
    total, to_keep = len(CASES), sum(map(is_to_be_kept, CASES))
    rows = [
        f"| Outil | À la lettre ({total}) | Largeur des espaces mise à part ({total}) "
        f"| Ce qu’il faut laisser ({to_keep}) | Deux fois comme une ({total}) |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for one in scores:
        counts = ((one.exact, total), (one.close, total), (one.kept, to_keep), (one.stable, total))
        cells = " | ".join(f"{part} ({100 * part // whole} %)" for part, whole in counts)
        rows.append(f"| {one.name} {one.version} | {cells} |".replace("  |", " |"))
    rows += [f"| {name} | absent | | | |" for name in absent]
    return typeset_html("\n".join(rows))


def main() -> None:
    """Print the table."""
    found = [(name, dist, run) for name, dist, run in peers()]
    scores = [score(name, dist, run) for name, dist, run in found if run is not None]
    print(table(scores, [name for name, _, run in found if run is None]))


if __name__ == "__main__":
    main()
