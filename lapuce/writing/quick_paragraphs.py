"""Paragraphs of words, `**strong**`, `*emphasis*` and `[links](address)`: written at once."""

from __future__ import annotations

import re

from markdown.util import STX, AtomicString

WRITTEN = f"{STX}written"
"""Tag of an element whose text is HTML already; no text can hold its first sign."""

_SIGNS = rf"`\\<>&{{\[\]*{STX}"
"""What is never a mere word."""
_WORDS = rf"(?:[^{_SIGNS}_!]++|!(?!\[))"
_EMPHASIS = rf"\*(?![\s*_]){_WORDS}+(?<!\s)\*(?!\*)"
_STRONG = rf"\*\*(?![\s*_]){_WORDS}+(?<!\s)\*\*(?!\*)"
_LINK = rf"\[(?!\^){_WORDS}+\]\([^{_SIGNS}\s()'\"]*\)"
_PLAIN = re.compile(rf"(?:{_WORDS}|{_STRONG}|{_EMPHASIS}|{_LINK})++")
_LINK_PARTS = re.compile(r"\[([^\]]+)\]\(([^)]*)\)")
_DEFINITION = re.compile(r"\n {0,3}:")


def may_write_at_once(typed: str) -> bool:
    """Tell whether no later pass would change plain paragraphs: a term, an abbreviation, raw HTML."""
    return "<" not in typed and "*[" not in typed and not _DEFINITION.search(typed)


def paragraph_html(block: str) -> str:
    """Return a paragraph as the library would write it; "" when it is left to the library."""
    if not _PLAIN.fullmatch(block) or "  \n" in block:
        return ""
    text = block.lstrip()
    if not text:
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
    return AtomicString(f"<p>{text}</p>\n")


def _wrap(text: str, sign: str, name: str) -> str:
    """Put between tags what stands between two signs."""
    parts = text.split(sign)
    parts[1::2] = [f"<{name}>{inside}</{name}>" for inside in parts[1::2]]
    return "".join(parts)
