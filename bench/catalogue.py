"""`./inv bench catalogue`: what brands and devices add to a clean build, side by side."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from statistics import median

from bench.corpus import Shape
from bench.houses import RealTheme
from bench.measures import measure
from bench.supplies import HOME
from bench.tools import PUT_AWAY

_SITES = HOME / "catalogue"


class WithCatalogue(RealTheme):
    """The real theme, with 100 brands and 1,000 devices."""

    key = "with"
    name = "avec le catalogue"

    def shape_of(self, articles: int) -> Shape:
        """Return a corpus with its sheets."""
        return Shape(articles, brands=100, devices=1000)


class WithoutCatalogue(RealTheme):
    """The same articles, theme and settings, and no sheet."""

    key = "without"
    name = "sans catalogue"

    def shape_of(self, articles: int) -> Shape:
        """Return a corpus without sheets."""
        return Shape(articles)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure interleaved clean builds, print a table; return the exit status."""
    parser = argparse.ArgumentParser(prog="bench.catalogue", description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args(arguments)
    tools = [
        kind(_SITES / kind.key, options.articles) for kind in (WithoutCatalogue, WithCatalogue)
    ]
    for tool in tools:
        tool.prepare()
    walls: dict[str, list[float]] = {tool.name: [] for tool in tools}
    print("| tour | sans catalogue, s (fichiers) | avec | rapport |\n| --- | ---: | ---: | ---: |")
    for number in range(1, options.rounds + 1):
        cells = []
        for tool in tools:
            tool.clean()
            run = measure(tool.command(), tool.folder, tool.environment(), tool.output, 600.0)
            walls[tool.name].append(run.wall)
            cells.append(f"{run.wall:.2f} ({run.written})")
        ratio = walls[tools[1].name][-1] / walls[tools[0].name][-1]
        print(f"| {number} | {' | '.join(cells)} | {ratio:.3f} |", flush=True)
    ratios = [b / a for a, b in zip(*walls.values(), strict=True)]
    print(f"\nMédiane des rapports : {median(ratios):.3f}")
    for folder in (_SITES, PUT_AWAY):
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
