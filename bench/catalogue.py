"""`./inv bench catalogue`: what brands and devices add to a clean build, side by side."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from bench.corpus import Shape
from bench.houses import RealTheme
from bench.measures import Run, measure
from bench.supplies import HOME
from bench.tools import PUT_AWAY

_SITES = HOME / "catalogue"


class WithCatalogue(RealTheme):
    """The real theme, with 100 brands and 1,000 devices."""

    key = "with"
    name = "avec le catalogue"
    public = False
    """Whether the site is built as it is published, with a social card drawn for each article."""

    @property
    def output(self) -> Path:
        """Where the site is written."""
        return self.folder / "public" if self.public else super().output

    def command(self) -> list[str]:
        """Build, for writers or for the public."""
        return self._invoke("preview") if self.public else super().command()

    def shape_of(self, articles: int) -> Shape:
        """Return a corpus with its sheets."""
        return Shape(articles, brands=100, devices=1000)


class WithoutCatalogue(WithCatalogue):
    """The same articles word for word, which list no brand and no device; no sheet."""

    key = "without"
    name = "sans catalogue"

    def shape_of(self, articles: int) -> Shape:
        """Return the same corpus without sheets."""
        return replace(super().shape_of(articles), catalogue=False)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure interleaved clean builds, print a table; return the exit status."""
    parser = argparse.ArgumentParser(prog="bench.catalogue", description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--public", action="store_true", help="the site as it is published")
    options = parser.parse_args(arguments)
    tools = [
        kind(_SITES / kind.key, options.articles) for kind in (WithoutCatalogue, WithCatalogue)
    ]
    for tool in tools:
        tool.public = options.public
        tool.prepare()
    print(
        "| tour | sans catalogue, s (fichiers) | avec | rapport | des processeurs |\n"
        "| --- | ---: | ---: | ---: | ---: |"
    )
    ratios: list[float] = []
    for number in range(1, options.rounds + 1):
        without, with_it = map(_build, tools)
        ratios.append(with_it.wall / without.wall)
        print(
            f"| {number} | {without.wall:.2f} ({without.written}) "
            f"| {with_it.wall:.2f} ({with_it.written}) | {ratios[-1]:.3f} "
            f"| {with_it.cpu / without.cpu:.3f} |",
            flush=True,
        )
    print(f"\nMédiane des rapports : {median(ratios):.3f}")
    for folder in (_SITES, PUT_AWAY):
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _build(tool: RealTheme) -> Run:
    tool.clean()
    return measure(tool.command(), tool.folder, tool.environment(), tool.output, 600.0)


if __name__ == "__main__":
    raise SystemExit(main())
