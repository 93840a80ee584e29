"""Tables as the theme wants them: in a frame that scrolls, with scopes and classes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE

_ALIGNED = {"right": "droite", "center": "centre"}
"""The theme's classes, for the styles that Python-Markdown gives to cells."""


def scrolling(table: ET.Element, md: Markdown) -> ET.Element:
    """
    Return a table in its frame, which is named after its columns.

    Args:
        table: As Python-Markdown makes it; changed in place.
        md: What converts its text.
    """
    heads = list(table.iter("th"))
    for cell in heads:
        cell.set("scope", "col")
    for row in table.iterfind("tbody/tr"):
        if len(row) and heads and (row[0].text or len(row[0])):
            row[0].tag = "th"
            row[0].set("scope", "row")
    for cell in (*table.iter("td"), *table.iter("th")):
        style = cell.attrib.pop("style", "")
        for side, name in _ALIGNED.items():
            if side in style:
                cell.set("class", name)
    names = [_words_of(cell, md) for cell in heads]
    label = "Tableau : " + ", ".join(name for name in names if name) if any(names) else "Tableau"
    frame = ET.Element(
        "div", {"class": "defile", "role": "region", "tabindex": "0", "aria-label": label}
    )
    frame.tail, table.tail = table.tail, None
    frame.append(table)
    return frame


def _words_of(cell: ET.Element, md: Markdown) -> str:
    """Return the text of a cell; what Python-Markdown put aside in it is a tag, or a reference."""

    def put_back(match: re.Match[str]) -> str:
        held = str(md.htmlStash.rawHtmlBlocks[int(match[1])])
        return held if held[0] == "&" else " " if held[:3].lower() == "<br" else ""

    return HTML_PLACEHOLDER_RE.sub(put_back, "".join(cell.itertext())).strip()
