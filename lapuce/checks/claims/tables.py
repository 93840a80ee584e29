"""The claims of a table whose columns, or lines, are devices."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lapuce.checks.claims.naming import DEVICE, Name
from lapuce.checks.claims.reading import Claim, find_claims

MOST_LABEL_CHARS = 60
MOST_LINES = 200
_LINE = re.compile(r"\|[^\n]*")


class Cell(NamedTuple):
    """A cell of a table, and what is between its bars."""

    start: int
    end: int


class Said(NamedTuple):
    """A claim of a cell, as a short sentence says it."""

    claim: Claim
    """Its places are those of `sentence`."""
    sentence: str
    """« Batterie : 3 100 mAh »"""
    at: int
    """Of the claim, in the text."""
    device: str


def is_table(text: str, start: int) -> bool:
    """Tell whether a paragraph is a table."""
    return text.startswith("|", start)


def table_claims(text: str, start: int, end: int, names: list[Name]) -> Iterator[Said]:
    """Give the claims of a table, with the device that heads their column or their line."""
    lines = [_cells(text, *match.span()) for match in _LINE.finditer(text, start, end)]
    if len(lines) < 3:
        return
    head, lines = lines[0], lines[2 : 2 + MOST_LINES]
    heads = [_device(cell, names) for cell in head]
    firsts = [_device(line[0], names) if line else "" for line in lines]
    counted = Counter([*heads, *firsts])
    for line, first in zip(lines, firsts, strict=True):
        for cell, above, title in zip(line[1:], heads[1:], head[1:], strict=False):
            device, label = (above, line[0]) if above else (first, title)
            # Two lines of one device are two editions of it.
            if not device or (above and first) or counted[device] > 1:
                continue
            opening = f"{text[label.start : label.end].strip(' *_')[:MOST_LABEL_CHARS]} : "
            content = text[cell.start : cell.end]
            shift = cell.start + len(content) - len(content.lstrip()) - len(opening)
            sentence = opening + content.strip()
            for claim in find_claims(sentence):
                if claim.start >= len(opening):
                    yield Said(claim, sentence, claim.start + shift, device)


def _cells(text: str, start: int, end: int) -> list[Cell]:
    cells: list[Cell] = []
    at = start + 1
    while at < end:
        bar = text.find("|", at, end)
        bar = bar if bar >= 0 else end
        cells.append(Cell(at, bar))
        at = bar + 1
    return cells


def _device(cell: Cell, names: list[Name]) -> str:
    """Return the one device that a cell names."""
    inside = [one for one in names if cell.start <= one.start < cell.end]
    devices = [one.name for one in inside if one.kind == DEVICE]
    return devices[0] if len(devices) == 1 and len(inside) == 1 else ""
