"""English passages, set by typogrify: curly quotes, dashes, ellipses."""

from __future__ import annotations

import re

from typogrify.filters import smartypants

from .elements import read_tag
from .entities import decode_entities
from .marks import STAND_INS, WALL
from .shields import split_tags
from .typesetting import typeset_html

_STAND_INS = re.compile(f"[{STAND_INS}]")
_TAG = "<i>"
# What smartypants would take for a tag, for an escape or for an entity of its own.
_HIDDEN = str.maketrans({"<": "\ufdd0", "\\": "\ufdd1", "&": "\ufdd2"})
_SHOWN = str.maketrans({"\ufdd0": "<", "\ufdd1": "\\", "\ufdd2": "&"})
_MADE = re.compile("&#(8211|8212|8216|8217|8220|8221|8230);")


def typeset_english_html(html: str) -> str:
    """
    Set an English fragment: its quotes, dashes and ellipses, as real characters.

    What it holds in French (`lang="fr"`) is set as French; code, other languages and
    `data-typo="off"` are left alone. Applying it twice changes nothing.
    """
    return typeset_html(html, lang="en", english=_set_passage)


def typeset_english_text(text: str) -> str:
    """Set one English text without markup; "<" and "&" are characters like any other."""
    return _set_run([text])


def _set_passage(html: str) -> str:
    """Set English HTML that holds no other language, block by block."""
    out: list[str] = []
    run: list[str] = []
    for index, part in enumerate(split_tags(html)):
        if index % 2 == 0:
            run.append(decode_entities(part))
        elif read_tag(part).stand_in == WALL:
            out += _set_run(run), part
            run = []
        else:
            run.append(part)
    out.append(_set_run(run))
    return "".join(out)


def _set_run(parts: list[str]) -> str:
    """Set the text of one block, given as text and tags by turns."""
    texts, tags = parts[0::2], parts[1::2]
    if _STAND_INS.search("".join(texts)):
        return "".join(parts)
    hidden = _TAG.join(text.translate(_HIDDEN) for text in texts)
    made: str = smartypants(hidden)
    shown = _MADE.sub(lambda found: chr(int(found[1])), made).split(_TAG)
    out = [""] * len(parts)
    out[0::2] = [text.translate(_SHOWN) for text in shown]
    out[1::2] = tags
    return "".join(out)
