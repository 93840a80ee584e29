"""
The French guides of docs/, typeset as the site is.

`python -m bench.guides` sets them again after an edit; `./inv golden` does so too.
"""

from __future__ import annotations

import re
from pathlib import Path

from lapuce.checks.masked import CLOSED, HIDDEN
from lapuce.checks.masking import read_markdown
from lapuce.typography import typeset_html

ROOT = Path(__file__).resolve().parents[1]
_ENGLISH = {"incremental.md", "settings.md"}
GUIDES = [page for page in sorted((ROOT / "docs").glob("*.md")) if page.name not in _ENGLISH]

# What is no prose goes aside as a void tag of the kind that the compositor needs to see there.
_ASIDE = re.compile(
    rf"""
      (?P<wbr>{CLOSED}{HIDDEN}*)               # the end of a link: the sentence goes on after it
    | (?P<br>\n[ \t]*\n\s*                     # the edges of paragraphs and cells, the marks that
        | (?:^|(?<=\n)|\n)[ \t]*(?:[-*+]|\d+[.)]|\#+|>)[ \t]+  # open items, headings, quotations
        | [ \t]*\|[ \t]*)
    | (?P<img>{HIDDEN}+|<)                     # code, a tag, an address
    """,
    re.VERBOSE,
)
_PUT_ASIDE = re.compile(r"<(?:wbr|br|img) (\d+)>")


def typeset_guide(text: str) -> str:
    """
    Return a guide in Markdown whose French prose is typeset.

    Code, addresses, tags and comments are the same to the byte. A line may be joined to the next,
    where it ended between a number and its unit. Applying it twice changes nothing.
    """
    aside: list[str] = []

    def put_aside(found: re.Match[str]) -> str:
        aside.append(text[found.start() : found.end()])
        return f"<{found.lastgroup} {len(aside) - 1}>"

    typeset = typeset_html(_ASIDE.sub(put_aside, read_markdown(text).masked))
    return _PUT_ASIDE.sub(lambda found: aside[int(found[1])], typeset)


def main() -> None:
    """Set the guides."""
    for page in GUIDES:
        page.write_text(typeset_guide(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
