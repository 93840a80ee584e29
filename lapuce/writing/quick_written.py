"""Plain paragraphs, lists and tables, of words, `**strong**`, `*emphasis*` and links: written at once."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence

from markdown.util import STX, AtomicString

WRITTEN = f"{STX}written"
"""Tag of an element whose text is HTML already; no text can hold its first sign."""

_SIGNS = rf"`\\<>&{{\[\]*~{STX}"
"""What is never a mere word."""
_WORDS = rf"(?:[^{_SIGNS}_!]++|!(?!\[))"
_EMPHASIS = rf"\*(?![\s*_]){_WORDS}+(?<!\s)\*(?!\*)"
_STRONG = rf"\*\*(?![\s*_]){_WORDS}+(?<!\s)\*\*(?!\*)"
_LINK = rf"\[(?!\^){_WORDS}+\]\([^{_SIGNS}\s()'\"]*\)"
_PLAIN = re.compile(rf"(?:{_WORDS}|{_STRONG}|{_EMPHASIS}|{_LINK})++")
_LINK_PARTS = re.compile(r"\[([^\]]+)\]\(([^)]*)\)")
_DEFINITION = re.compile(r"\n {0,3}:")
_HEADING = re.compile(r"(#{1,6})([^#\\\n]*)")
_ITEM = re.compile(r"(?:[*+-]|1\.) (?=[^\s!#=_+:>-])(?!\d+\.)(?!\* )")
"""What begins an item that is no other block."""
_MAY_GO_ON = re.compile(r"[ \n\[]|(?:[*+-]|\d+\.) ")
"""What begins a block that may belong to the list before it, or let one after it belong."""
_HEAD_CELLS = re.compile(rf"\|[^{_SIGNS}_!\"]*\|")
_RULE_CELLS = re.compile(r"\|[|:\- ]*\|")
_MARKS = {
    (False, False): "",
    (True, False): "",
    (False, True): ' class="droite"',
    (True, True): ' class="centre"',
}
"""The class of a column, by whether its rule begins, and whether it ends, with a colon."""


def may_write_at_once(typed: str) -> bool:
    """Tell whether no later pass would change plain blocks: a term, an abbreviation, raw HTML."""
    return "<" not in typed and "*[" not in typed and not _DEFINITION.search(typed)


def write_heading(parent: ET.Element, block: str) -> bool:
    """Add a heading of one line, and tell whether it was one; its words are left to the library."""
    found = _HEADING.fullmatch(block)
    if not found:
        return False
    ET.SubElement(parent, f"h{len(found[1])}").text = found[2].strip()
    return True


def paragraph_html(block: str) -> str:
    """Return a paragraph as the library would write it; "" when it is left to the library."""
    if "  \n" in block:
        return ""
    text = _inline(block.lstrip())
    return AtomicString(f"<p>{text}</p>\n") if text else ""


def list_html(parent: ET.Element, blocks: Sequence[str]) -> str:
    """
    Return a list of lines as the library and the newsroom would write it; "" when it is left to them.

    Args:
        parent: What holds it: a list just before would take it.
        blocks: The list, and what follows it: an item more may make paragraphs of its own.
    """
    if len(parent) and parent[-1].tag in ("ul", "ol"):
        return ""
    after = next((block for block in blocks[1:] if block.strip()), "")
    if _MAY_GO_ON.match(after):
        return ""
    name = "ol" if blocks[0][0] == "1" else "ul"
    items = [f"<{name}>"]
    for line in blocks[0].split("\n"):
        found = _ITEM.match(line)
        if not found or (line[0] == "1") != (name == "ol") or line[-1] == " ":
            return ""
        text = _inline(line[found.end() :])
        if not text:
            return ""
        items.append(f"<li>{text}</li>")
    items.append(f"</{name}>\n")
    return AtomicString("\n".join(items))


def table_html(block: str) -> str:
    """Return a table as the library and the newsroom would write it; "" when it is left to them."""
    lines = block.split("\n")
    if len(lines) < 3 or not _HEAD_CELLS.fullmatch(lines[0]) or not _RULE_CELLS.fullmatch(lines[1]):
        return ""
    heads = [cell.strip(" ") for cell in lines[0][1:-1].split("|")]
    rules = [cell.strip(" ") for cell in lines[1][1:-1].split("|")]
    if len(heads) != len(rules):
        return ""
    marks = [_MARKS[one.startswith(":"), one.endswith(":")] for one in rules]
    names = ", ".join(filter(None, map(str.strip, heads)))
    out = [
        f'<div aria-label="Tableau{names and " : " + names}" class="defile" role="region" '
        'tabindex="0"><table>\n<thead>\n<tr>',
        *(f'<th{mark} scope="col">{head}</th>' for mark, head in zip(marks, heads, strict=True)),
        "</tr>\n</thead>\n<tbody>",
    ]
    for line in lines[2:]:
        if line[:1] != "|" or line[-1:] != "|":
            return ""
        cells = [cell.strip(" ") for cell in line[1:-1].split("|")]
        out.append("<tr>")
        for at, mark in enumerate(marks):
            cell = cells[at] if at < len(cells) else ""
            text = _inline(cell)
            if cell and not text:
                return ""
            if at or not text:
                out.append(f"<td{mark}>{text}</td>")
            else:
                out.append(f'<th{mark} scope="row">{text}</th>')
        out.append("</tr>")
    out.append("</tbody>\n</table></div>\n")
    return AtomicString("\n".join(out))


def _inline(text: str) -> str:
    """Return plain text as the library would write it; "" when it is not plain."""
    if not _PLAIN.fullmatch(text):
        return ""
    if "[" in text:
        parts = _LINK_PARTS.split(text)
        parts[1::3] = [
            f'<a href="{address}">{label}</a>'
            for label, address in zip(parts[1::3], parts[2::3], strict=True)
        ]
        del parts[2::3]
        text = "".join(parts)
    if "*" in text:
        text = _wrap(_wrap(text, "**", "strong"), "*", "em")
    return text


def _wrap(text: str, sign: str, name: str) -> str:
    """Put between tags what stands between two signs."""
    parts = text.split(sign)
    parts[1::2] = [f"<{name}>{inside}</{name}>" for inside in parts[1::2]]
    return "".join(parts)
