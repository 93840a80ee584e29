"""English passages, set by typogrify: curly quotes, dashes, ellipses."""

from __future__ import annotations

import re

from typogrify.filters import smartypants

from lapuce.typography.marks import TAG, WORD
from lapuce.typography.shields import shield_words, unshield_words
from lapuce.typography.typesetting import typeset_html

# What smartypants would take for a tag, for an escape or for an entity of its own.
_HIDDEN = str.maketrans({"<": "\ufdd5", "\\": "\ufdd6", "&": "\ufdd7"})
_INCHES, _FEET = "\ufdd8", "\ufdd9"
"""The marks that may be those of a measure, which smartypants would curl."""
_SHOWN = str.maketrans({"\ufdd5": "<", "\ufdd6": "\\", "\ufdd7": "&", _INCHES: '"', _FEET: "'"})
_AFTER_DIGIT = re.compile(r"(?<=\d)\"")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)'(?=\d)")
_QUOTES = re.compile(f"[“”{_INCHES}]")
_MADE = re.compile("&#(8211|8212|8216|8217|8220|8221|8230);")
_SPELLINGS = {
    "—": ("--",),
    "…": ("...", ". . ."),
    "“": ('"', "``"),
    "”": ('"', "''", _INCHES),
    "‘": ("'",),
    "’": ("'",),
}


def typeset_english_html(html: str) -> str:
    """
    Set an English fragment: its quotes, dashes and ellipses, as real characters.

    What it holds in French (`lang="fr"`) is set as French; code, other languages and
    `data-typo="off"` are left alone. Applying it twice changes nothing.
    """
    return typeset_html(html, lang="en", english=typeset_english_text)


def typeset_english_text(text: str) -> str:
    """
    Set one English text without markup; "<" and "&" are characters like any other.

    A mark after a digit stays as typed, unless it closes a quotation.
    """
    if WORD in text or text.translate(_SHOWN) != text:
        return text  # noncharacters that no English text holds
    hidden, words = shield_words(text.translate(_HIDDEN))
    bare = hidden.replace(TAG, "")
    if '"' in bare:
        bare = _AFTER_DIGIT.sub(_INCHES, bare)
    if "'" in bare:
        bare = _BETWEEN_DIGITS.sub(_FEET, bare)
    made: str = smartypants(bare)
    typeset = _MADE.sub(lambda found: chr(int(found[1])), made)
    if _INCHES in typeset:
        typeset = _close_quotations(typeset)
    if bare != hidden:
        typeset = _put_tags_back(hidden, bare, typeset)
    return unshield_words(typeset, words).translate(_SHOWN)


def _close_quotations(text: str) -> str:
    """Curl the marks after a digit that close a quotation: “in 2014”, and not 7.9" wide."""
    marks = [(found.start(), found[0]) for found in _QUOTES.finditer(text)]
    signs = list(text)
    opened = False
    for rank, (at, mark) in enumerate(marks):
        if mark != _INCHES:
            opened = mark == "“"
        elif opened and (rank + 1 == len(marks) or marks[rank + 1][1] != "”"):
            signs[at] = "”"
            opened = False
    return "".join(signs)


def _put_tags_back(source: str, bare: str, typeset: str) -> str:
    """Follow the three texts together, and put the tags of `source` in `typeset`."""
    out: list[str] = []
    at = bare_at = 0
    for made in typeset:
        while source[at] == TAG:
            out.append(TAG)
            at += 1
        out.append(made)
        length = 1
        if bare[bare_at] != made:
            spellings = _SPELLINGS[made]
            length = next(len(plain) for plain in spellings if bare.startswith(plain, bare_at))
        bare_at += length
        while length:
            # A mark may stand for characters that tags part: their tags follow it.
            if source[at] == TAG:
                out.append(TAG)
            else:
                length -= 1
            at += 1
    return "".join(out) + source[at:]
