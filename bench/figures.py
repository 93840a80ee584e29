"""The figures of a bench, and the tables made of them. No clock, no file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from bench.measures import Run
from bench.phases import BODY, CLEAN, NEW, NOOP, PHASES, TITLE
from bench.resident import Waits

OURS, REAL, MEASURE = "La Puce", "La Puce, vrai thème", "Hugo"
GOALS_ARTICLES = 10_000
"""The size that the goals are for."""


@dataclass
class Figures:
    """All that was measured with one number of articles."""

    articles: int
    runs: dict[str, dict[str, dict[int, Run]]] = field(default_factory=dict)
    """By name of tool, phase and turn; a tool may miss a turn."""
    memory: dict[str, float] = field(default_factory=dict)
    """Peak of a clean build in MiB, by name of tool."""
    waits: dict[str, Waits] = field(default_factory=dict)
    """From save to page in seconds, by name of tool."""
    remarks: list[str] = field(default_factory=list)
    """What did not go as meant, in French."""

    def add(self, tool: str, phase: str, turn: int, run: Run) -> None:
        """Keep a run."""
        self.runs.setdefault(tool, {}).setdefault(phase, {})[turn] = run

    def turns(self, tool: str) -> int:
        """Return how many turns a tool has run, at least in part."""
        return max((len(held) for held in self.runs.get(tool, {}).values()), default=0)

    def middle(self, tool: str, phase: str, what: str) -> float | None:
        """Return the median of a figure of `Run`, None when there is none."""
        held = self.runs.get(tool, {}).get(phase, {})
        return median(getattr(run, what) for run in held.values()) if held else None

    def ratio(self, tool: str, other: str, phase: str, what: str) -> float | None:
        """Return the median, over the turns that both ran, of a figure divided by the other's."""
        mine = self.runs.get(tool, {}).get(phase, {})
        theirs = self.runs.get(other, {}).get(phase, {})
        ratios = [
            getattr(mine[turn], what) / getattr(theirs[turn], what)
            for turn in mine.keys() & theirs.keys()
            if getattr(theirs[turn], what)
        ]
        return median(ratios) if ratios else None


def number(value: float | None, digits: int = 2) -> str:
    """Return a number in French, a dash for none."""
    if value is None:
        return "–"
    text = f"{value:,.{digits}f}"
    return text.replace(",", "\N{NARROW NO-BREAK SPACE}").replace(".", ",")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; the first column is text, the others are numbers."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def times_table(figures: Figures) -> str:
    """Return wall seconds, with processor seconds in parentheses."""
    tools = list(figures.runs)

    def cell(tool: str, phase: str) -> str:
        wall = figures.middle(tool, phase, "wall")
        cpu = figures.middle(tool, phase, "cpu")
        return number(None) if wall is None else f"{number(wall)} ({number(cpu)})"

    rows = [[name, *(cell(tool, phase) for tool in tools)] for phase, name in _shown(figures)]
    turns = ["tours", *(str(figures.turns(tool)) for tool in tools)]
    peak = ["mémoire, Mio", *(number(figures.memory.get(tool), 0) for tool in tools)]
    return table(["secondes (processeur)", *tools], [*rows, peak, turns])


def files_table(figures: Figures) -> str:
    """Return files written and deleted."""
    tools = list(figures.runs)

    def cell(tool: str, phase: str) -> str:
        written = figures.middle(tool, phase, "written")
        deleted = figures.middle(tool, phase, "deleted")
        return number(written, 0) + (f" (−{number(deleted, 0)})" if deleted else "")

    rows = [[name, *(cell(tool, phase) for tool in tools)] for phase, name in _shown(figures)]
    return table(["fichiers écrits (supprimés)", *tools], rows)


def ratios_table(figures: Figures) -> str:
    """Return La Puce's wall time divided by each peer's in the same turn; the same of processor."""
    peers = [tool for tool in figures.runs if tool not in (OURS, REAL)]

    def cell(peer: str, phase: str) -> str:
        wall = figures.ratio(OURS, peer, phase, "wall")
        cpu = figures.ratio(OURS, peer, phase, "cpu")
        return number(None) if wall is None else f"{number(wall, 3)} ({number(cpu, 3)})"

    rows = [[name, *(cell(peer, phase) for peer in peers)] for phase, name in _shown(figures)]
    rows.append(
        ["mémoire", *(number(_memory_ratio(figures, OURS, peer)) for peer in peers)]
    )  # fmt: skip
    return table([f"{OURS} ÷ l’autre", *peers], rows)


def waits_table(figures: Figures) -> str:
    """Return milliseconds from save to page: median and worst."""

    def cell(waits: Waits, phase: str) -> str:
        held = waits[phase]
        return f"{number(median(held) * 1000, 0)} ({number(max(held) * 1000, 0)})"

    rows = [
        [tool, cell(waits, "body"), cell(waits, "title")] for tool, waits in figures.waits.items()
    ]
    return table(["millisecondes (au pire)", PHASES[BODY], PHASES[TITLE]], rows)


@dataclass(frozen=True)
class Goal:
    """What the project wants of a figure."""

    what: str
    most: float
    found: float | None
    digits: int = 3

    def row(self) -> list[str]:
        """Return its row: what, at most, found, and whether it holds."""
        holds = "–" if self.found is None else "oui" if self.found <= self.most else "**non**"
        return [self.what, number(self.most, 2), number(self.found, self.digits), holds]


def goals(figures: Figures) -> list[Goal]:
    """Return the goals that one size can tell; they are meant for 10 000 articles."""

    def against(phase: str) -> float | None:
        return figures.ratio(OURS, MEASURE, phase, "wall")

    def wait(phase: str) -> float | None:
        waits = figures.waits.get(OURS)
        return median(waits[phase]) * 1000 if waits else None

    return [
        Goal("construction complète ÷ Hugo", 1.5, against(CLEAN)),
        Goal("rien n’a changé ÷ Hugo", 0.03, against(NOOP)),
        *(Goal(f"{PHASES[phase]} ÷ Hugo", 0.10, against(phase)) for phase in (BODY, TITLE, NEW)),
        Goal("mémoire ÷ Hugo", 0.5, _memory_ratio(figures, OURS, MEASURE)),
        Goal("vrai thème ÷ thème minimal, complète", 1.6, figures.ratio(REAL, OURS, CLEAN, "wall")),
        Goal("page après l’enregistrement, texte, ms", 100, wait("body"), 0),
        Goal("page après l’enregistrement, titre, ms", 150, wait("title"), 0),
    ]


def growth_goals(sizes: Sequence[Figures]) -> list[Goal]:
    """Return the goals of growth, for ten thousand articles and ten times as many."""
    by_size = {figures.articles: figures for figures in sizes}
    small, large = by_size.get(GOALS_ARTICLES), by_size.get(10 * GOALS_ARTICLES)
    if not small or not large:
        return []
    found = {phase: _growth(small, large, phase) for phase in (CLEAN, BODY, TITLE, NEW)}
    return [
        Goal(f"{PHASES[phase]}, 10 fois plus d’articles", 11 if phase == CLEAN else 10, times, 2)
        for phase, times in found.items()
    ]


def goals_table(wanted: Iterable[Goal]) -> str:
    """Return goals and what was found."""
    return table(["but", "au plus", "mesuré", "tenu"], [goal.row() for goal in wanted])


def growth_table(sizes: Sequence[Figures]) -> str:
    """Return how La Puce's times grow from each size to the next."""
    rows = []
    for small, large in pairwise(sizes):
        step = f"{number(small.articles, 0)} → {number(large.articles, 0)} articles"
        cells = [number(_growth(small, large, phase)) for phase in PHASES]
        rows.append([step, *cells])
    return table([f"{OURS}, temps multiplié par", *PHASES.values()], rows)


def _growth(small: Figures, large: Figures, phase: str) -> float | None:
    before, after = small.middle(OURS, phase, "wall"), large.middle(OURS, phase, "wall")
    return after / before if before and after else None


def _memory_ratio(figures: Figures, tool: str, other: str) -> float | None:
    mine, theirs = figures.memory.get(tool), figures.memory.get(other)
    return mine / theirs if mine and theirs else None


def _shown(figures: Figures) -> list[tuple[str, str]]:
    held: Mapping[str, object] = {
        phase: None for by_phase in figures.runs.values() for phase in by_phase
    }
    return [(phase, name) for phase, name in PHASES.items() if phase in held]
