"""What a text claims of a device: sizes, capacities, prices, dates, chips and systems."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lapuce.checks.claims.capacities import kind_of_capacity
from lapuce.checks.masked import HIDDEN
from lapuce.dates import MONTHS

Kind = Literal["screen", "battery", "memory", "storage", "either", "price", "date", "chip", "os"]

_S = r"[ \u00a0\u202f\n]"
_NUMBER = r"\d{1,3}(?:[ .\u00a0\u202f]\d{3}){1,4}(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?"
_MONTHS = {name: number for number, name in enumerate(MONTHS, 1)}
_CURRENCIES = {
    "€": "EUR", "e": "EUR", "$": "USD", "d": "USD", "y": "CNY", "£": "GBP", "l": "GBP", "r": "INR",
}  # fmt: skip
_CHIPS = (
    r"Snapdragon|Exynos|Kirin|Tegra|Atom|Helio|OMAP|MediaTek|Core|A(?=\d)|S(?=[1-9]\b)|MT(?=\d)"
)
_SYSTEMS = (
    r"Android(?: TV| Wear)?|OS|Windows Phone|Windows RT|Windows|Fire OS|BlackBerry OS"
    r"|Tizen|Firefox OS"
)
_NICKNAMES = {
    "Jelly Bean": "Android 4", "KitKat": "Android 4.4", "Lollipop": "Android 5",
    "Marshmallow": "Android 6", "Nougat": "Android 7",
}  # fmt: skip

_MONTH = "|".join(MONTHS)
# Each begins with a class of characters, not with a look back: the engine skips to the next one.
_NUMERIC = re.compile(
    rf"""
    [0-9](?<![\w.,/×].)
    (?:
      (?:\d{{0,2}}(?:[ .\u00a0\u202f]\d{{3}}){{1,4}}(?!\d)(?:,\d+)?|\d*(?:[.,]\d+)?)
      (?:(?:,{_S}(?:{_NUMBER})){{0,5}}(?P<link>,?{_S}(?:ou|et|à){_S}|[/-])(?:{_NUMBER}))?
      [\ \u00a0\u202f\n-]?
      (?P<unit>pouces?\b|″|’’|"(?=[\s,.;)])|mAh\b|Go\b|Mo\b|To\b|gigaoctets?\b|gigas?\b
        |€|euros?\b|\$|dollars?\b|yuans?\b|£|livres\b|roupies\b)
    | \d?(?:er)?{_S}(?P<month>{_MONTH})\b(?:{_S}(?P<year>\d{{4}})\b)?
    | (?:(?<=1)9|(?<=2)0)\d\d(?![\w×]|[.,]\d|{_S}?[€$×])
    )
    """,
    re.VERBOSE,
)
_BEFORE_YEAR = re.compile(rf"(?:(?P<month>{_MONTH})|\b[eE]n){_S}$")
_PROPER = re.compile(
    rf"(?P<chip>{_CHIPS}){_S}?(?P<model>S\d{_S}(?:Plus|Pro|Play)|[A-Zx]?\d[\w-]*|[KX]\d)"
    rf"|(?P<os>{_SYSTEMS.replace(' ', _S)}){_S}?(?P<version>\d+(?:\.\d+)*)?(?!\w)"
    rf"|(?P<nickname>{'|'.join(_NICKNAMES).replace(' ', _S)})(?!\w)"
)
# Each phrase begins with a letter: the engine skips to the next such one.
_PROPER_OPENING = re.compile(f"{_CHIPS}|{_SYSTEMS}|{'|'.join(_NICKNAMES)}".replace(" ", _S))
_MOST_OPENING_CHARS = 20
OPENING_WORDS = frozenset(
    word
    for opening in f"{_CHIPS}|{_SYSTEMS}|{'|'.join(_NICKNAMES)}|iOS|watchOS".split("|")
    for word in re.findall(r"^[A-Za-z]+", opening)
)
"""The runs of letters that the name of a chip or of a system begins by."""
_SPACES = re.compile(rf"{_S}+")
_NUMBERS = re.compile(_NUMBER)
_PRICED = re.compile(r"\{prix:(?P<amount>[^{}\n]*)\}")


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that a text says, and where."""

    start: int
    end: int
    kind: Kind
    values: tuple[float, ...] = ()
    """Inches, mAh, Go, or units of a currency."""
    currency: str = ""
    name: str = ""
    """Of a chip or of a system."""
    day: date | None = None
    precision: Literal["day", "month", "year"] = "day"
    has_year: bool = True


def readable(text: str, masked: str) -> str:
    """
    Return the prose, each character at its place.

    Amounts of `{prix: …}`, which are masked as marks, are there; apostrophes are curved.
    """
    masked = masked.replace("'", "’")
    if "{" not in text:
        return masked
    pieces: list[str] = []
    last = 0
    for match in _PRICED.finditer(text):
        opening = match.start()
        start, end = match.span("amount")
        if opening and masked[opening - 1] == HIDDEN:
            continue  # In code.
        pieces += [masked[last:opening], " " * (start - opening), text[start:end], " "]
        last = end + 1
    return "".join([*pieces, masked[last:]])


def read_number(text: str) -> float:
    """Read a number typed the French way: « 1 499 », « 7,9 », « 1.499 »."""
    text = re.sub(r"[ \u00a0\u202f]", "", text)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text):
        text = text.replace(".", "")
    return float(text.replace(",", "."))


def find_claims(
    text: str,
    year: int | None = None,
    *,
    start: int = 0,
    before: int | None = None,
    words: Set[str] = OPENING_WORDS,
) -> list[Claim]:
    """
    Return what may be claims, in order; whether they speak of a device is not asked here.

    Args:
        text: Prose.
        year: The one of dates that have none.
        start: Where to begin.
        before: Where to stop; claims that begin farther are of no use.
        words: The runs of letters of the text, when they are known: most texts name no chip.
    """
    if before is None:
        before = len(text)
    proper = [] if OPENING_WORDS.isdisjoint(words) else list(_find_proper(text, start, before))
    found = [_proper(match, text) for match in proper]
    # « Snapdragon 801, 2 ou 3 Go »: the number of a chip begins no list.
    numeric = _hide(text, proper) if proper else text
    for match in _NUMERIC.finditer(numeric, start):
        if match.start() >= before:
            break
        found.append(_quantity(match, text) if match["unit"] else _date(match, text, year))
    return sorted((one for one in found if one), key=lambda one: one.start)


def _find_proper(text: str, start: int, before: int) -> Iterator[re.Match[str]]:
    limit = before + _MOST_OPENING_CHARS
    opening = _PROPER_OPENING.search(text, start, limit)
    while opening and opening.start() < before:
        match = _PROPER.match(text, opening.start())
        if match:
            yield match
        at = match.end() if match else opening.start() + 1
        opening = _PROPER_OPENING.search(text, at, limit)


def _hide(text: str, proper: list[re.Match[str]]) -> str:
    pieces: list[str] = []
    last = 0
    for match in proper:
        start, end = match.span()
        pieces += [text[last:start], "\x05" * (end - start)]
        last = end
    return "".join([*pieces, text[last:]])


def _date(match: re.Match[str], text: str, year: int | None) -> Claim | None:
    start, end = match.span()
    if match["month"] is None:
        before = _BEFORE_YEAR.search(text, max(0, start - 12), start)
        if before is None:
            return None
        month = before["month"]
        day = date(int(match[0]), _MONTHS.get(month, 1), 1)
        return Claim(
            before.start() if month else start, end, "date", day=day,
            precision="month" if month else "year",
        )  # fmt: skip
    written = match["year"]
    if not written and year is None:
        return None
    number = int(match[0][:2] if match[0][1].isdigit() else match[0][0])
    try:
        day = date(int(written or year or 0), _MONTHS[match["month"]], number)
    except ValueError:
        return None
    return Claim(start, end, "date", day=day, has_year=bool(written))


def _proper(match: re.Match[str], text: str) -> Claim | None:
    start, end = match.span()
    if start and text[start - 1].isalnum() and match["os"] != "OS":
        return None
    if match["chip"]:
        name = f"{match['chip']}{'' if match['chip'] in 'AMTS' else ' '}{match['model']}"
        return Claim(start, end, "chip", name=_SPACES.sub(" ", name))
    if match["os"] == "OS":
        family = next((one for one in ("iOS", "watchOS") if text.endswith(one, 0, start + 2)), "")
        if not family:
            return None
        start -= len(family) - 2
    else:
        family = match["os"]
    if family:
        name = f"{family} {match['version'] or ''}".strip()
    else:
        name = _NICKNAMES[_SPACES.sub(" ", match["nickname"])]
    return Claim(start, end, "os", name=_SPACES.sub(" ", name))


def _quantity(match: re.Match[str], text: str) -> Claim | None:
    start, end = match.span()
    unit = match["unit"]
    before, after = text[max(0, start - 60) : start], text[end : end + 60]
    link = (match["link"] or "").strip()
    if link in ("à", "-") or before.endswith(("entre ", "entre les ")):
        return None  # A range.
    numbers = text[start : match.start("unit")]
    values = tuple(map(read_number, _NUMBERS.findall(numbers)))
    if unit[0] in 'p″’"':
        return Claim(start, end, "screen", values)
    if unit == "mAh":
        return Claim(start, end, "battery", values)
    if unit[0] in "GMTg":
        factor = {"M": 1 / 1024, "T": 1024}.get(unit[0], 1)
        kind = kind_of_capacity(before, after)
        return Claim(start, end, kind, tuple(one * factor for one in values)) if kind else None
    return Claim(start, end, "price", values, currency=_CURRENCIES[unit[0]])
