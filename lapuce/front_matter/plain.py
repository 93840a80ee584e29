"""Front matter of plain lines, `key: value` and `key: [one, two]`, read at once."""

from __future__ import annotations

import re

from lapuce.front_matter.source import Places

_INDICATORS = r"\s,\[\]{}#&*!|>'\"%@`"
"""What YAML gives a sense to, at the head of a value at least."""
_LINE = re.compile(
    rf"""
    (?P<key>[A-Za-z][A-Za-z0-9_-]*):[ ]+
    (?: (?P<plain>[^{_INDICATORS}?:-](?:[^:\n]|:(?![ \n]))*)
    | '(?P<single>[^'\n]+)'[ ]*
    | "(?P<double>[^"\\\n]+)"[ ]*
    | \[(?P<list>[^{_INDICATORS}?:-][^\[\]{{}}:?'"\n]*)\][ ]*
    )\n
    """,
    re.VERBOSE,
)
_ITEM = re.compile(rf"[ ]*(?P<item>[^{_INDICATORS}?:-][^,]*)")
_DECIMAL = re.compile(r"\d,\d")
"""What is one value, or two: told by who reads it slowly."""
_ODD = re.compile("[#{\t\x85\u066b\u2028\u2029\ufeff]")
"""What only a YAML reader can tell the sense of."""


def read_plain_head(head: str, first_line: int) -> tuple[dict[str, str | list[str]], Places] | None:
    """
    Read front matter whose lines all say one thing plainly; None when one of them does not.

    Args:
        head: Lines of YAML, without those that open and close them.
        first_line: The line of the first one in its file, 1-based.

    Returns:
        The values by key, keys in lower case with `-` as `_`, and their places; what a YAML
        reader would give.
    """
    if _ODD.search(head):
        return None
    values: dict[str, str | list[str]] = {}
    places: Places = {}
    text = head + "\n"
    at, line, end = 0, first_line, len(text)
    while at < end:
        found = _LINE.match(text, at)
        if found is None:
            return None
        key = found["key"].lower().replace("-", "_")
        if key in values:
            return None  # Told by who reads it slowly.
        if found.lastgroup == "list":
            items: list[str] = []
            start, stop = found.span("list")
            if _DECIMAL.search(text, start, stop):
                return None
            while start <= stop:
                item = _ITEM.match(text, start, stop)
                if item is None:
                    return None
                places[key, len(items)] = line, item.start("item") - at + 1
                items.append(item["item"].strip())
                start = item.end() + 1
            values[key] = items
        else:
            values[key] = found[found.lastgroup or "plain"].strip()
        places[key,] = line, 1
        at, line = found.end(), line + 1
    return values, places
