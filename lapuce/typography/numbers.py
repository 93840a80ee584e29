"""Numbers and what stands beside them: rules 7, 8, 9, 10 and 14 of the convention, and names."""

from __future__ import annotations

import re
from functools import lru_cache

from lapuce.typography.marks import (
    GAP,
    NARROW_NO_BREAK_SPACE,
    NO_BREAK_SPACE,
    SPACES_AND_TAGS,
    TAG,
    TIMES,
    S,
    respace,
    touching,
)

# A number begins where no letter, digit, comma or dot touches it. The digit comes before the
# look-behind because a pattern that begins with a class of characters is searched much faster.
_START = r"(?<![\w.,][0-9])"
_DIGITS = r"[0-9]*+(?:[.,][0-9]++)*+"
_NUMBER = rf"[0-9]{_START}{_DIGITS}"

UNIT = (
    "(?:"
    r"(?:[kKMGTP]i?)?(?:o|bit|b|B)(?:/s)?"
    r"|[kMG]?Hz|[kmM]?Wh?|m?Ah?|[mk]?V|[nµμmcdk]?m[²³]?|[mk]?g|ms|m/s|min|km/h|[st]|i/s"
    r"|h|dB|px|Mpx|Mpix|pp[pi]|dpi|fps|°[CF]?|[%‰]|(?:k|M|Md)?€|[$£¥]|[Ω\u2126K]|k?J|N|[mc]?[lL]"
    r"|lm|lux|nits?|pouces?|(?:méga)?pixels?|bits?|millions?|milliards?"
    r"|euros?|dollars?|yuans?|roupies?|livres?|roubles?|yens?"
    r"|(?:kilo)?grammes?|(?:milli|centi|kilo)?mètres?|(?:giga|méga|kilo)?octets?"
    r"|heures?|minutes?|secondes?"
    ")"
)
_MONTH = (
    r"(?i:janvier|février|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|décembre"
    r"|(?:janv|févr|avr|juil|sept|oct|nov|déc)\.)"
)

_THOUSANDS = re.compile(rf"[1-9]{_START}[0-9]{{0,2}}+(?:{GAP}[0-9]{{3}}(?![0-9]))++")
_BOUND = (
    rf"{_DIGITS}(?P<gap>{GAP})"
    rf"(?:h(?P<second_gap>{GAP})(?=[0-9]{{1,2}}+(?!\w|[.,][0-9]|{S}[0-9]{{3}}))"
    rf"|{UNIT}(?!\w|{TAG}*+['’]))"
    rf"|(?P<units>[0-9]?)(?P<ordinal>(?:{TAG}*+(?:er|ᵉʳ)(?!\w))?+)(?P<day_gap>{GAP}){_MONTH}(?!\w)"
)
_MEASURE_OR_DAY = re.compile(rf"[0-9]{_START}(?:{_BOUND})")
_ANY_NUMBER = re.compile(
    rf"[0-9]{_START}(?:(?P<grouped>{_DIGITS}{GAP}[0-9]{{3}}(?![0-9]))|{_BOUND})"
)
"""The same, or what may be thousands: these come first."""
_LINK = rf"(?:{TAG}*+x{TAG}*+|{GAP}[x×]{GAP})"
_PRODUCT = re.compile(
    rf"({_NUMBER})(?:{_LINK}[0-9]{_DIGITS})++"
    rf"(?:(?!\w)(?!\.[A-Za-z]|[/\\][A-Za-z])|(?=(?:{UNIT}|[pi])(?!\w)))"
)
_LINKS = re.compile(rf"({TAG}*+)x({TAG}*+)|({GAP})[x×]({GAP})")
_BEFORE_X = frozenset("0123456789" + SPACES_AND_TAGS)
"""What stands before an x that may multiply: not the letter before that of « deux »."""
_SPACED_LINK = re.compile(GAP + "[x×]")
_GAPS = re.compile(GAP)
_BEFORE_NUMBER = re.compile(" (?=[0-9])")
_CENTURY = re.compile(r"siècles?(?!\w)", re.IGNORECASE)
# L and C would make centuries of « Le siècle » and « Ce siècle ».
_CENTURY_NUMBER = re.compile(r"(?<!\w)(?:[IVX]++|[0-9]{1,2})(?:er|re|è?me|e|ᵉʳ|ᵉ)\Z")


def _glued(text: str, start: int) -> bool:
    """Tell whether a tag hides a letter or a digit that touches the number at `start`."""
    if text[start - 1] != TAG:
        return False
    before = touching(text, start)
    return before.isalnum() or before in "_.,"


def set_products(text: str) -> str:
    """Turn an x between two numbers into ×; spaces typed around it become no-break."""
    if TIMES in text or any(before[-1:] in _BEFORE_X for before in text.split("x")[:-1]):
        return _PRODUCT.sub(_set_product, text)
    return text


def _set_product(found: re.Match[str]) -> str:
    text, start = found.string, found.start()
    if _glued(text, start):
        return found[0]
    # Without a space it may also be part of a path, a colour, an option or 0x10.
    tight = not _SPACED_LINK.match(text, found.end(1))
    if tight and (found[1] == "0" or touching(text, start) in r"/\#-=&?%@"):
        return found[0]
    return _LINKS.sub(_set_link, found[0])


def _set_link(found: re.Match[str]) -> str:
    if found[3] is None:
        return f"{found[1]}{TIMES}{found[2]}"
    return respace(found[3], NO_BREAK_SPACE) + TIMES + respace(found[4], NO_BREAK_SPACE)


def bind_numbers(text: str) -> str:
    """
    Bind digits grouped by spaces already, a number to its unit, the hour to the minutes, and the
    day to the month.

    Thousands come first, because `20 h 30 000` is no time of the day.
    """
    found = list(_ANY_NUMBER.finditer(text))
    if any(one["grouped"] for one in found):
        text = _THOUSANDS.sub(_group, text)
        found = list(_MEASURE_OR_DAY.finditer(text))
    pieces: list[str] = []
    done = 0
    for one in found:
        if _glued(text, one.start()):
            continue
        gaps = ["gap", "second_gap"] if one["second_gap"] else ["gap"]
        if one["gap"] is None:
            if not _is_day(one):
                continue
            gaps = ["day_gap"]
        for gap in gaps:
            start, end = one.span(gap)
            pieces += text[done:start], respace(text[start:end], NO_BREAK_SPACE)
            done = end
    return "".join([*pieces, text[done:]]) if pieces else text


def _group(found: re.Match[str]) -> str:
    if _glued(found.string, found.start()):
        return found[0]
    return _GAPS.sub(lambda gap: respace(gap[0], NARROW_NO_BREAK_SPACE), found[0])


def _is_day(found: re.Match[str]) -> bool:
    day = found.string[found.start()] + found["units"]
    return 1 <= int(day) <= 31 and not (found["ordinal"] and day != "1")


def bind_centuries(text: str) -> str:
    """Bind a century's number to its noun."""
    if "iècle" not in text and ("È" not in text or "IÈCLE" not in text):
        return text
    # Led by the rare word and read backwards: the number before it begins with common letters.
    pieces: list[str] = []
    done = 0
    for found in _CENTURY.finditer(text):
        start = end = found.start()
        while text[start - 1] in SPACES_AND_TAGS:
            start -= 1
        gap = text[start:end]
        if not gap.strip(TAG):
            continue
        number = text[max(0, start - 24) : start].replace(TAG, "")
        if _CENTURY_NUMBER.search(number):
            pieces += text[done:start], respace(gap, NO_BREAK_SPACE)
            done = end
    pieces.append(text[done:])
    return "".join(pieces)


def bind_names(text: str, names: tuple[str, ...]) -> str:
    """Bind the numbers of names to the words before them: « Mi 4 », « Galaxy Tab S 8.4 »."""
    for typed, bound in _spellings(names):
        if typed in text:
            text = text.replace(typed, bound)
    return text


@lru_cache(maxsize=1024)
def _spellings(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """
    Return how names that hold a number may be typed, a line cut before it or not, and set.

    The longest come first: « Galaxy Tab 4 » is the beginning of « Galaxy Tab 4 10.1 ».
    """
    found = []
    for name in sorted(names, key=len, reverse=True):
        parts = _BEFORE_NUMBER.split(name)
        if len(parts) > 1:
            bound = NO_BREAK_SPACE.join(parts)
            found += [(gap.join(parts), bound) for gap in (" ", "\n")]
    return tuple(found)
