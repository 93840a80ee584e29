"""Code that stands in lines of its own, which is no prose."""

from __future__ import annotations

import re

from lapuce.checks.masked import HIDDEN, Markdown

_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)")
_CONTAINER = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]|\[\^[^\]\n]+\]:|:[ \t]|!!!|\?\?\?")


def hide_code(found: Markdown) -> None:
    """Hide fenced and indented code, and the lines that open a block."""
    lines = found.masked.split("\n")
    fence, levels, at, opened = "", 0, 0, 0
    after_blank, in_code = True, False
    for number, line in enumerate(lines):
        if fence:
            stripped = line.strip()
            if stripped.startswith(fence) and not stripped.strip(fence[0]):
                fence = ""
            lines[number] = HIDDEN * len(line)
        elif not line.strip():
            after_blank = True
        else:
            indent = len(line) - len(line.lstrip(" "))
            if line[indent] == "\t":
                indent += 4
            depth = min(indent // 4, levels)
            text = line.lstrip(" \t")
            if match := _FENCE.match(text) if text[0] in "`~" else None:
                if match["fence"][0] == "~" or "`" not in match["info"]:
                    fence, opened = match["fence"], at
                    lines[number] = HIDDEN * len(line)
            elif indent - 4 * depth >= 4 and (after_blank or in_code):
                in_code = True
                lines[number] = HIDDEN * len(line)
                at += len(line) + 1
                continue
            elif _CONTAINER.match(text):
                levels = depth + 1
                if text.startswith(("!!!", "???")):
                    lines[number] = HIDDEN * len(line)
            elif after_blank:
                levels = depth
            after_blank, in_code = False, False
        at += len(line) + 1
    if fence:
        found.unclosed_fence = opened
    found.masked = "\n".join(lines)
