"""The rules, over text in which tags are stand-ins."""

from __future__ import annotations

import re
from collections.abc import Callable

from lapuce.typography.signs import (
    LETTER,
    MARKS,
    MONTHS,
    NARROW,
    NO_BREAK,
    OPAQUE,
    SPACE,
    TAG,
    UNITS,
    WALL,
)

S, T = SPACE, TAG
_GAP = f"((?:{S}|{T})*{S}(?:{S}|{T})*)"
_EDGE = f"(?:^|(?<={WALL}))"

_ELLIPSIS = re.compile(r"\.{3,}(?!/)")
_APOSTROPHE = re.compile(f"({LETTER}{T}*)'(?=[\\w«\"“{T}{OPAQUE}])")
_CLIPPED = re.compile(f"(^|[{WALL}\\s«(\\[–—-]{T}*)'(?={LETTER}+(?!['’]))")
_OPENING = re.compile(f"«((?:{S}|{T})*)(?=[^\\s»{T}{WALL}])")
_CLOSING = re.compile(f"(?<=[^\\s«{T}{WALL}])((?:{S}|{T})*)»")
_STRAY = re.compile(f"(?<=[^\\s{WALL}]){_GAP}(?=[,.](?:{S}|$|[{T}{OPAQUE}{WALL}»]))")
_OPEN_BRACKET = re.compile(f"(?<![:;=8'-])\\({S}+(?=\\S)")
_CLOSE_BRACKET = re.compile(f"(?<=[^\\s({WALL}]){S}+\\)")
_TIMES = re.compile(f"(?<![\\w.,])(\\d+(?:[.,]\\d+)*)({S}*)[x×]({S}*)(?=\\d)")
_THOUSANDS = re.compile(f"(?<![\\w,.])[1-9]\\d{{0,2}}(?:{T}*{S}+{T}*\\d{{3}})+(?!\\d)")
_LED = re.compile(
    f"{_GAP}(?:"
    f"(?P<high>[;!?]+)(?=(?P<after>{S}|$|[{T}{OPAQUE}{WALL}»”)\\].,…]))"
    f"|(?P<colon>:)(?={S}|$|[{T}{OPAQUE}{WALL}»”\\]])"
    f"|(?P<dash>--?)(?={T}*{S})"
    f"|(?P<unit>(?:{UNITS})(?![\\w’'])|[{MARKS}](?!\\w))"
    f"|(?P<month>(?:{MONTHS})(?!\\w))"
    f"|(?P<century>siècles?(?!\\w))"
    f"|(?P<minutes>[0-5]?\\d(?![\\d,.]\\d|\\d))"
    ")"
)  # fmt: skip
_NUMBER_BEFORE = re.compile(f"(?<![\\w]){T}*\\d+(?:[.,{NARROW}{NO_BREAK} {T}]*\\d+)*{T}*\\Z")
_DAY_BEFORE = re.compile(f"(?<![\\w.,])(?:\\d{{1,2}}|1{T}*er){T}*\\Z")
_CENTURY_BEFORE = re.compile(f"(?<!\\w)[IVXLC]+{T}*(?:e|er|ème){T}*\\Z")
_HOUR_BEFORE = re.compile(f"(?<!\\w)\\d{{1,2}}{S}*h{T}*\\Z")
_CIVILITY = re.compile(
    f"(?<![\\w])(M\\.|MM\\.|Mme|Mmes|Mlle|Mlles|Dr|Pr){S}+(?={T}*(?:[A-ZÀ-ÖØ-ÞŒ]|(?<={T}))|{T})"
)
_NUMERO = re.compile(f"(?<!\\w)(n°|nº|N°|Nº|§)({T}*){S}+(?={T}*\\d)")
_DIALOGUE = re.compile(f"{_EDGE}({T}*[–—]){S}+(?=\\S)")
_ADDRESS = re.compile(
    r"(?:https?|ftp|file)://[^\s<>«»\"" + NO_BREAK + NARROW + r"]+|www\.[^\s<>«»\"]+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[" + TAG + OPAQUE + WALL + "]"
)


def typeset_text(text: str) -> str:
    """
    Set plain French text.

    Args:
        text: Text without markup; `<` is a character.

    Returns:
        The same letters, with French spaces, quotation marks, apostrophes and dashes. Applying it
        twice changes nothing.
    """
    return set_run(text)


def set_run(text: str, kept: Callable[[str], str] | None = None) -> str:
    """Apply all rules to a run; `kept` is used by the HTML pass, whose stand-ins are its own."""
    stash: list[str] = []
    if kept is None and _ADDRESS.search(text):

        def hide(match: re.Match[str]) -> str:
            stash.append(match[0])
            return OPAQUE

        text = _ADDRESS.sub(hide, text)
    text = apply_rules(text)
    if stash:
        pieces = text.split(OPAQUE)
        text = "".join(a + b for a, b in zip(pieces, [*stash, ""], strict=True))
    return text


def apply_rules(text: str) -> str:
    """Apply the rules, in the order that makes them stable."""
    if "..." in text:
        text = _ELLIPSIS.sub("…", text)
    if "'" in text:
        text = _APOSTROPHE.sub(r"\1’", text)
        if "'" in text:
            text = _CLIPPED.sub(r"\1’", text)
    if '"' in text:
        text = _pair_quotes(text)
    if "«" in text:
        text = _OPENING.sub(_beside_opening, text)
    if "»" in text:
        text = _CLOSING.sub(_beside_closing, text)
    text = _STRAY.sub(_drop_spaces, text)
    if "(" in text:
        text = _OPEN_BRACKET.sub("(", text)
    if ")" in text:
        text = _CLOSE_BRACKET.sub(")", text)
    if "x" in text or "×" in text:
        text = _TIMES.sub(_times, text)
    text = _THOUSANDS.sub(_group, text)
    text = _LED.sub(_led, text)
    text = _CIVILITY.sub(rf"\1{NO_BREAK}", text)
    if "°" in text or "º" in text or "§" in text:
        text = _NUMERO.sub(rf"\1\2{NO_BREAK}", text)
    if "–" in text or "—" in text:
        text = _DIALOGUE.sub(rf"\1{NO_BREAK}", text)
    return text


def _drop_spaces(match: re.Match[str]) -> str:
    return "".join(c for c in match[1] if c == TAG)


def _beside_opening(match: re.Match[str]) -> str:
    return "«" + NO_BREAK + TAG * match[1].count(TAG)


def _beside_closing(match: re.Match[str]) -> str:
    return TAG * match[1].count(TAG) + NO_BREAK + "»"


def _times(match: re.Match[str]) -> str:
    left, before, after = match[1], match[2], match[3]
    if left == "0" and not before:
        return match[0]
    return f"{left}{NO_BREAK if before else ''}×{NO_BREAK if after else ''}"


_SPACES = re.compile(f"{S}+")


def _group(match: re.Match[str]) -> str:
    return _SPACES.sub(NARROW, match[0])


def _in_place(gap: str, space: str) -> str:
    """Put one space where the last one of a gap stands; its tags keep their order."""
    last = max(i for i, c in enumerate(gap) if c != TAG)
    return TAG * gap[:last].count(TAG) + space + TAG * gap[last:].count(TAG)


def _led(match: re.Match[str]) -> str:
    gap, start, whole = match[1], match.start(), match.string
    kind = match.lastgroup
    if match["high"] or kind == "after":
        kind = "high"
    sign = match[0][len(gap) :]
    before = whole[:start][-1:]
    if before in ("", WALL):
        return match[0]
    if kind == "high":
        if before == "«" or (sign[0] == ";" and match["after"] == ")"):
            return match[0]
        return _in_place(gap, NARROW) + sign
    if kind == "colon":
        return match[0] if before == "«" else _in_place(gap, NO_BREAK) + sign
    if kind == "dash":
        after = whole[match.end() :].lstrip(" \t\n\r" + TAG)[:1]
        if before.isdigit() and after.isdigit():
            return match[0]
        return gap + ("–" if sign == "-" else "—")
    head = whole[max(0, start - 40) : start]
    pattern = {
        "unit": _NUMBER_BEFORE, "month": _DAY_BEFORE, "century": _CENTURY_BEFORE,
        "minutes": _HOUR_BEFORE,
    }[kind or ""]  # fmt: skip
    return _in_place(gap, NO_BREAK) + sign if pattern.search(head) else match[0]


_QUOTE = re.compile(f'["«»{WALL}]')


def _pair_quotes(text: str) -> str:
    changes: dict[int, str] = {}
    depth, opened = 0, -1
    for match in _QUOTE.finditer(text):
        at, sign = match.start(), match[0]
        if sign == WALL:
            depth, opened = 0, -1
        elif sign == "«":
            depth += 1
        elif sign == "»":
            depth = max(0, depth - 1)
        else:
            before = _visible_before(text, at)
            if before.isdigit():
                continue
            opens = before == "" or before in "([{«–—-'’" or before.isspace()
            if opened < 0:
                if opens:
                    opened = at
            elif opens and text[at + 1 : at + 2].isalpha() and before.isspace():
                opened = at
            else:
                inner = depth > 0
                changes[opened] = "“" if inner else "«"
                changes[at] = "”" if inner else "»"
                opened = -1
    if not changes:
        return text
    pieces, last = [], 0
    for at in sorted(changes):
        pieces += [text[last:at], changes[at]]
        last = at + 1
    return "".join([*pieces, text[last:]])


def _visible_before(text: str, at: int) -> str:
    while at and text[at - 1] == TAG:
        at -= 1
    found = text[at - 1] if at else ""
    return "" if found == WALL else found
