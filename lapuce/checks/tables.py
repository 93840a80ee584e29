"""The tables beside the rules: exceptions and spellings, each with its reason."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=32)
def table(name: str) -> dict[str, str]:
    """
    Return the first two columns of a table of `data/`.

    The header is left out, and so are lines that begin with `#`; the last column of each table,
    which no rule reads, says why the line is there.
    """
    text = (Path(__file__).parent / "data" / f"{name}.csv").read_text(encoding="utf-8")
    rows = csv.reader(line for line in text.splitlines() if line and not line.startswith("#"))
    next(rows)
    return {row[0]: row[1] for row in rows}
