"""
Put aside all that is not French text, and put it back.

A document becomes one string in which each tag is one stand-in character, so that a rule is one
regular expression over the whole of it, and not a call for each run of text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lapuce.typography.elements import Mode, french_stand_in
from lapuce.typography.foreign import English, Foreign
from lapuce.typography.marks import STAND_IN_SIGNS, STAND_INS, STRANGER, WALL, WORD


class Shielded(NamedTuple):
    """A text ready for the rules; it begins and ends with a `WALL`."""

    text: str
    aside: list[str]
    """What each `TAG`, `OPAQUE`, `WALL` and `STRANGER` stands for, in order."""


# A tag may hold a ">" inside a quoted value. Whatever is left open at the end of the document
# (a comment, a script, a tag) takes the rest with it, as in a browser: so each part of the text
# is looked at once, and 100,000 "<a" cost no more than 100,000 letters.
_REST = r"""(?:[^=>]++|=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])))*+>"""
_RAW = "|".join(
    rf"<(?i:{name})(?=[\s/>]){_REST}[\s\S]*?</(?i:{name})(?=[\s/>])[^>]*+(?:>|\Z)"
    for name in ("script", "style", "textarea")
)
_TOKEN = (
    rf"<!--(?:-?>|[\s\S]*?--!?>)|{_RAW}|<(?i:script|style|textarea)(?=[\s/>])[\s\S]*+"
    rf"|</?[A-Za-z]{_REST}|<(?:[!?](?!--)|/(?![A-Za-z]))[^>]*+>|<[A-Za-z!?/][\s\S]*+"
)
_TOKENS = re.compile(f"({_TOKEN})")
_TOKENS_AND_STRANGERS = re.compile(f"({_TOKEN}|[{STAND_INS}])")
_PARAGRAPHS = re.compile(rf"(\n[ \t\r]*+\n[ \t\r\n]*+|[{STAND_INS}])")

# Only words that a rule could enter: an apostrophe, an "x" or three dots in a URL or an address.
_WORDS = re.compile(
    rf"""(?<![A-Za-z])(?:(?:https?|ftps?|file|git|ssh)://|mailto:|www\.)
         [^\s"<>«»“”{STAND_INS}]*[^\s"<>«»“”{STAND_INS}.,;:!?…)\]'’]
       | (?<![\w.+'-])[\w.+'-]++@[\w-]++(?:\.[\w-]++)++""",
    re.VERBOSE,
)


def split_tags(html: str) -> list[str]:
    """Return text and tags by turns, text first and last; comments and scripts are tags."""
    strange = any(sign in html for sign in STAND_IN_SIGNS)
    pattern = _TOKENS_AND_STRANGERS if strange else _TOKENS
    return pattern.split(html)


def shield_html(html: str, mode: Mode, english: English | None) -> Shielded:
    """Put aside the tags of a fragment whose own mode is `mode`, and all that is not French."""
    parts = split_tags(html)
    out = [WALL]
    aside: list[str] = []
    if mode is not Mode.FRENCH:
        Foreign(parts, out, aside, english).pass_document(mode)
        return Shielded("".join([*out, WALL]), ["", *aside, ""])
    tags = parts[1::2]
    stand_ins = [*map(french_stand_in, tags)]
    if all(stand_ins):
        parts[1::2] = stand_ins
        return Shielded(f"{WALL}{''.join(parts)}{WALL}", ["", *tags, ""])
    index, last = 1, len(parts)
    while index < last:
        stand_in = stand_ins[index // 2]
        out.append(parts[index - 1])
        if stand_in:
            out.append(stand_in)
            aside.append(parts[index])
            index += 2
        else:
            index = Foreign(parts, out, aside, english).pass_over(index)
    if index == last:
        out.append(parts[-1])
    out.append(WALL)
    return Shielded("".join(out), ["", *aside, ""])


def shield_text(text: str) -> Shielded:
    """Make plain text ready for the rules: a blank line is the only wall it can hold."""
    parts = _PARAGRAPHS.split(text)
    aside = parts[1::2]
    parts[1::2] = [WALL if part[0] == "\n" else STRANGER for part in aside]
    return Shielded(f"{WALL}{''.join(parts)}{WALL}", ["", *aside, ""])


def shield_words(text: str) -> tuple[str, list[str]]:
    """Put a `WORD` for each URL and address, and return them in order."""
    # The slash of "://" is sought alone first: one sign is found ten times faster than several.
    addressed = "@" in text or ("/" in text and "://" in text)
    if not addressed and "www." not in text and "mailto:" not in text:
        return text, []
    return _WORDS.sub(WORD, text), _WORDS.findall(text)


def unshield_words(text: str, words: list[str]) -> str:
    """Put back the URLs and addresses."""
    if not words:
        return text
    out = [""] * (2 * len(words) + 1)
    out[0::2] = text.split(WORD)
    out[1::2] = words
    return "".join(out)
