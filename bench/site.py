"""`./inv bench`: the same site by La Puce and its peers, measured side by side."""

from __future__ import annotations

import argparse
import shlex
import shutil
import sys
import time
from collections.abc import Sequence
from datetime import date

from bench.equality import equality, holdings
from bench.figures import Figures
from bench.houses import LaPuce, RealTheme
from bench.measures import CommandError, measure, measure_memory
from bench.page import compose, machine
from bench.peers import PEERS
from bench.phases import CLEAN, PHASES, edit, undo
from bench.resident import measure_waits
from bench.supplies import HOME, ROOT, AbsentError
from bench.tools import PUT_AWAY, Tool

EQUALITY_ARTICLES = 100
_REST_SECONDS = 2.5
_PAGE = ROOT / "docs" / "performance.md"
_SITES = HOME / "sites"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the page, write it when asked; return the exit status."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    options = _options(given)
    kinds: list[type[Tool]] = [LaPuce, *([] if options.no_theme else [RealTheme])]
    kinds += [peer for peer in PEERS if peer.key in options.peers]
    on = machine()
    versions: dict[str, str] = {}
    absent: dict[str, str] = {}
    for kind in list(kinds):
        tool = kind(_SITES / kind.key, 0)
        if reason := tool.absence():
            absent[kind.name] = reason
            kinds.remove(kind)
            _say(f"{kind.name} : absent ({reason}).")
        elif kind is not RealTheme:
            versions[kind.name] = tool.version()
    equal = _compare(kinds, options.limit)
    command = ".venv/bin/python -m bench.site " + shlex.join(given)
    sizes: list[Figures] = []
    page = ""
    wanted = [*options.articles, *options.alone]
    for done, articles in enumerate(wanted, 1):
        some = [LaPuce] if articles in options.alone else kinds
        sizes.append(_measure_size(some, articles, options))
        page = compose(command, on, versions, absent, equal, EQUALITY_ARTICLES, sizes, date.today(),
                       awaited=wanted[done:])  # fmt: skip
        if options.write:  # After each size: the largest takes long, and may be stopped.
            _PAGE.parent.mkdir(exist_ok=True)
            _PAGE.write_text(page, encoding="utf-8")
    print(page)
    shutil.rmtree(PUT_AWAY, ignore_errors=True)
    if not options.keep:
        shutil.rmtree(_SITES, ignore_errors=True)
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.site", description=__doc__)
    known = [peer.key for peer in PEERS]
    parser.add_argument("--articles", default="1000", help="tailles, séparées par des virgules")
    parser.add_argument("--alone", default="", help="tailles où La Puce est seule : sa croissance")
    parser.add_argument("--peers", default="", help=f"{','.join(known)} (défaut) ou aucun")
    parser.add_argument("--phases", default="", help=f"{','.join(PHASES)} (défaut : toutes)")
    parser.add_argument("--rounds", type=int, default=3, help="tours entrelacés")
    parser.add_argument("--saves", type=int, default=5, help="enregistrements suivis (0 : aucun)")
    parser.add_argument("--limit", type=float, default=900, help="secondes au plus par commande")
    parser.add_argument("--budget", type=float, default=1800,
                        help="secondes au plus par outil et par taille")  # fmt: skip
    parser.add_argument("--no-theme", action="store_true", help="sans la ligne du vrai thème")
    parser.add_argument("--write", action="store_true", help="écrire docs/performance.md")
    parser.add_argument("--keep", action="store_true", help="garder les sites dans .cache/bench")
    options = parser.parse_args(arguments)
    options.articles = _list(parser, options.articles, None)
    options.articles = [int(text) for text in options.articles]
    options.alone = [int(text) for text in _list(parser, options.alone, None)]
    peers = "" if options.peers == "aucun" else options.peers or ",".join(known)
    options.peers = _list(parser, peers, known)
    options.phases = _list(parser, options.phases or ",".join(PHASES), list(PHASES))
    # The first build of a round begins from nothing, or the others would have nothing to go by.
    options.phases = list(dict.fromkeys([CLEAN, *options.phases]))
    return options


def _list(parser: argparse.ArgumentParser, text: str, known: list[str] | None) -> list[str]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if known is None and not (name.isdigit() and int(name) >= 30):
            parser.error(f"« {name} » : il faut un nombre d’articles, 30 au moins")
        if known is not None and name not in known:
            parser.error(f"« {name} » est inconnu : {', '.join(known)}")
    return names


def _compare(kinds: list[type[Tool]], limit: float) -> dict[str, str]:
    """Build small sites and compare them; a tool that fails is taken out, and it is said."""
    peers = [kind for kind in kinds if kind not in (LaPuce, RealTheme)]
    found = {}
    failed: dict[str, str] = {}
    order: list[type[Tool]] = [*peers, LaPuce]
    for kind in order:
        tool = kind(_SITES / f"{kind.key}-egalite", EQUALITY_ARTICLES)
        _say(f"{kind.name} : {EQUALITY_ARTICLES} articles, pour comparer les sites…")
        try:
            tool.prepare()
            measure(tool.command(), tool.folder, tool.environment(), tool.output, limit)
            found[kind.name] = holdings(tool.output)
        except CommandError as error:
            failed[kind.name] = f"a échoué, et n’est pas mesuré ({error})"
            kinds.remove(kind)
            _say(f"{kind.name} : {error}")
    return {**(equality(found) if found else {}), **failed}


def _measure_size(
    kinds: Sequence[type[Tool]], articles: int, options: argparse.Namespace
) -> Figures:
    figures = Figures(articles)
    tools: list[Tool] = []
    spent: dict[str, float] = {}
    for kind in kinds:
        tool = kind(_SITES / kind.key, articles)
        _say(f"{tool.name} : {articles} articles, première construction…")
        tool.prepare()
        started = time.perf_counter()
        try:
            figures.memory[tool.name] = measure_memory(
                tool.command(), tool.folder, tool.environment(), options.limit
            )
        except CommandError as error:
            _drop(figures, tool, error)
            continue
        spent[tool.name] = time.perf_counter() - started
        tools.append(tool)
    for turn in range(options.rounds):
        _one_turn(tools, turn, figures, spent, options)
    for tool in tools if options.saves and articles not in options.alone else ():
        _say(f"{tool.name} : de l’enregistrement à la page…")
        try:
            figures.waits[tool.name] = measure_waits(tool, options.saves, options.limit)
        except AbsentError as error:
            figures.remarks.append(f"{tool.name}, de l’enregistrement à la page : {error}.")
        except CommandError as error:
            figures.remarks.append(f"{tool.name}, de l’enregistrement à la page : {error}")
    return figures


def _one_turn(
    tools: list[Tool],
    turn: int,
    figures: Figures,
    spent: dict[str, float],
    options: argparse.Namespace,
) -> None:
    before = dict(spent)
    playing = [
        tool
        for tool in tools
        if turn == 0 or spent[tool.name] * (turn + 1) / turn <= options.budget
    ]
    for tool in tools:
        if tool not in playing:
            _say(f"{tool.name} : laisse passer le tour {turn + 1}, faute de temps.")
    # La Puce does not trust the stamp of a file changed less than two seconds ago.
    time.sleep(_REST_SECONDS)
    for phase in options.phases:
        for tool in list(playing):
            try:
                edit(tool, phase, turn)
                run = measure(
                    tool.command(), tool.folder, tool.environment(), tool.output, options.limit
                )
            except CommandError as error:
                _drop(figures, tool, error, phase)
                playing.remove(tool)
                tools.remove(tool)
                continue
            spent[tool.name] = spent.get(tool.name, 0.0) + run.wall
            figures.add(tool.name, phase, turn, run)
            _say(
                f"  tour {turn + 1}, {PHASES[phase]}, {tool.name} : {run.wall:.2f} s "
                f"({run.cpu:.2f} s de processeur), {run.written} fichiers"
            )
            if spent[tool.name] - before.get(tool.name, 0.0) > options.budget:
                figures.remarks.append(
                    f"{tool.name} s’arrête après « {PHASES[phase]} » : "
                    f"plus de {options.budget:.0f} s en tout."
                )
                playing.remove(tool)
                tools.remove(tool)
    for tool in playing:
        undo(tool, options.phases, turn)


def _drop(figures: Figures, tool: Tool, error: CommandError, phase: str = CLEAN) -> None:
    remark = f"{tool.name}, {PHASES[phase]} : {error}"
    figures.remarks.append(remark)
    _say(remark)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
