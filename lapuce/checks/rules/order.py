"""The keys of front matter in their usual order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lapuce.checks.draft import Draft
from lapuce.checks.rule import Finding, Mend, Rule

ORDER = (
    ("title",), ("date",), ("modified",), ("category",), ("kicker",), ("summary", "description"),
    ("authors", "author"), ("tags", "tag", "keywords"), ("brands", "brand"),
    ("devices", "device"), ("series",), ("series_index",), ("image",),
)  # fmt: skip
"""The keys of an article in the order of the writers' guide; the others follow, in any order."""
_RANKS = {key: rank for rank, keys in enumerate(ORDER) for key in keys}
_TOP_KEY = re.compile(r"(?P<key>[A-Za-z0-9_-]+)[ ]*:(?:\s|\Z)")


def _parts(head: str) -> list[tuple[str, int, int]]:
    """Part a front matter by key of the top level: key, start and end of its lines."""
    parts: list[tuple[str, int, int]] = []
    at = 0
    begun = 0
    for line in head.split("\n"):
        match = _TOP_KEY.match(line)
        if match:
            if parts:
                parts[-1] = (parts[-1][0], parts[-1][1], begun)
            parts.append((match["key"].lower().replace("-", "_"), begun, len(head)))
        at += len(line) + 1
        if not line.startswith("#"):
            begun = at  # A comment goes with the key below it.
    return parts


def front_matter_order(draft: Draft) -> Iterator[Finding]:
    if not draft.is_article:
        return
    ranks = [_RANKS.get(key, len(ORDER)) for key in draft.values]
    if ranks != sorted(ranks):
        yield Finding(0, "", _order_mend(draft))


def _order_mend(draft: Draft) -> Mend | None:
    head = draft.source.head
    parts = _parts(head)
    if [key for key, _, _ in parts] != list(draft.values) or parts[0][1] != 0:
        return None  # Not one key a line: YAML typed in another way.
    # Only lines move: each keeps the end of line it had, the last one may have none.
    lines = f"{head}\n"
    pieces = [(_RANKS.get(key, len(ORDER)), lines[start:end]) for key, start, end in parts]
    pieces[-1] = (pieces[-1][0], lines[parts[-1][1] :])
    pieces.sort(key=lambda piece: piece[0])
    return Mend(0, len(head), "".join(text for _, text in pieces)[:-1])


RULES = (
    Rule(
        name="front-matter-order",
        title="des clés dans un ordre inhabituel",
        why="Un en-tête se relit plus vite quand chaque chose y est toujours à la même place.",
        remedy="Suivez l’ordre du guide de rédaction ; `--fix` déplace les lignes.",
        wrong="category: Actualités\ntitle: Xiaomi à Paris",
        right="title: Xiaomi à Paris\ncategory: Actualités",
        check=front_matter_order,
        mends=True,
        reported=False,
    ),
)
