"""Spaces that the typesetter will not invent, and those typed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lapuce.checks.draft import Draft
from lapuce.checks.lexicon import places
from lapuce.checks.rule import Finding, Mend, Rule
from lapuce.checks.tables import table
from lapuce.marks import OPEN_PRICE

_SIGN = re.compile(
    r"(?P<sign>[!?;:](?<=[\w€%$°)»”\"*\x01][!?;:])[!?]*)(?=(?P<after>[\s»”\"*\x01]|\)|\Z))"
)
_PRICE_MARK = re.compile(rf"{OPEN_PRICE}\Z", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"[\w’'.-]+\Z")
_UNIT = re.compile(
    r"[0-9](?=[A-Za-zé%‰$£€°])(?P<unit>(?:[KMGT]i?o(?:/s)?|[KMG]bit/s|[kMGT]?Hz|[km]Ah|m?Wh|[km]W|mm|cm|km|kg|mg|Mpx|Mpix"
    r"|ppp|dpi|i/s|fps|pouces?|mégapixels?|euros?|dollars?|yuans?|millions?|milliards?|min)(?![\w-])"
    r"|k?€|[%‰$£]|°C(?!\w))"
)
_CENTS = re.compile(r"\d{2}(?!\w)")
_NUMBER_BEFORE = re.compile(r"(?<![\w.,/-])\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?\Z")
_NUMERO = re.compile(r"[nN][°º]s?(?=\d)")
_DOUBLED = re.compile(r"(?<! )  +(?=[^\s|])")
_MARKER = re.compile(r"\s*(?:[-*+>:|]|#+|\d+[.)])*\s*\Z")


def _window(text: str, at: int, size: int = 40) -> str:
    return text[max(0, at - size) : at]


def _is_tight(before: str) -> bool:
    """Tell whether what stands before a sign asks for a space; see `_SIGN`."""
    return before.isalnum() or before in '_€%$°)»”"*\x01'


def missing_space(draft: Draft) -> Iterator[Finding]:
    text = draft.masked
    # Four signs sought one by one are found faster than by an expression, and most follow a space.
    if not any(_is_tight(text[at - 1]) for sign in "!?;:" for at in places(text, sign) if at):
        return
    for match in _SIGN.finditer(text):
        sign, after = match["sign"], match["after"]
        at = match.start()
        before = text[at - 1]
        if after == ")" and sign[0] in ":;":
            continue  # A face: « :) ».
        if before in "*_" and text[at - 2 : at - 1] in ("", " ", "\n"):
            continue
        found = _WORD_BEFORE.search(_window(text, at))
        word = found[0] if found else draft.text[at - 1]
        if word + sign in table("names-with-signs"):
            continue
        if before == "_" and not (found and found[0].strip("_")):
            continue
        if after == "*" and text[at + len(sign) : at + len(sign) + 3] == "***":
            continue
        if before == "°" and sign == ":":
            continue
        if sign[0] == ":" and _window(text, at - len(word), 2).endswith((":", ":+")):
            continue  # « :tada: », which `foreign-markup` tells of.
        if sign == ":" and _PRICE_MARK.search(_window(text, at)):
            continue  # A mark that was not read: its own error says so.
        yield Finding(
            at,
            f"« {word}{sign} » : mettez une espace devant « {sign} ».",
            Mend(at, at, " "),
        )


def unit_space(draft: Draft) -> Iterator[Finding]:
    text = draft.masked
    if not draft.glues_numbers:
        return
    for match in _UNIT.finditer(text):
        at = match.start("unit")
        number = _NUMBER_BEFORE.search(_window(text, at, 24))
        if number is None or text[at - 1 - len(number[0]) : at - len(number[0])] in ("$", "£"):
            continue
        after = text[match.end() : match.end() + 1]
        if after.isdigit():
            yield from _price_in_two(text, number[0], at, match["unit"])
            continue
        yield Finding(
            at - len(number[0]),
            f"« {number[0]}{match['unit']} » : mettez une espace, « {number[0]} {match['unit']} ».",
            Mend(at, at, " "),
        )


def _price_in_two(text: str, number: str, at: int, unit: str) -> Iterator[Finding]:
    """Report `19€90`: a space after the number would part the price from its cents."""
    cents = _CENTS.match(text, at + len(unit))
    if cents is None or unit not in "€$£" or "," in number or "." in number:
        return
    start = at - len(number)
    right = f"{number},{cents[0]} {unit}"
    said = f"« {number}{unit}{cents[0]} » : écrivez « {right} »."
    yield Finding(start, said, Mend(start, cents.end(), right))


def numero_space(draft: Draft) -> Iterator[Finding]:
    if "°" not in draft.masked and "º" not in draft.masked:
        return
    for match in _NUMERO.finditer(draft.masked):
        digit = draft.masked[match.end()]
        yield Finding(
            match.start(),
            f"« {match[0]}{digit} » : mettez une espace, « {match[0]} {digit} ».",
            Mend(match.end(), match.end(), " "),
        )


def double_space(draft: Draft) -> Iterator[Finding]:
    text = draft.masked
    if "  " not in text:
        return
    for match in _DOUBLED.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        line = text[start : match.start()]
        if _MARKER.match(line) or "|" in line:
            continue  # Indents, list markers and tables are aligned on purpose.
        yield Finding(
            match.start(),
            "espaces doublées : n’en laissez qu’une.",
            Mend(match.start(), match.end(), " "),
        )


RULES = (
    Rule(
        name="missing-space",
        title="un signe double collé au mot",
        why="En français, « ; », « : », « ! » et « ? » sont précédés d’une espace. La composition "
        "rend insécable celle que vous tapez, mais n’en invente pas : « Yahoo! » et « 10:30 » "
        "n’en veulent pas.",
        remedy="Tapez une espace ordinaire devant le signe. Un nom qui porte le signe s’ajoute à "
        "la table `names-with-signs.csv`.",
        wrong="Bravo! Le prix: 249 €.",
        right="Bravo ! Le prix : 249 €.",
        check=missing_space,
        mends=True,
        french_only=True,
    ),
    Rule(
        name="unit-space",
        title="un nombre collé à son unité",
        why="Une espace sépare le nombre de l’unité, du symbole de monnaie et du signe %.",
        remedy="Tapez une espace ordinaire : elle sera rendue insécable. Les centimes se mettent "
        "avant le signe.",
        wrong="64Go de mémoire, 20% de remise, 249€ ou 19€90.",
        right="64 Go de mémoire, 20 % de remise, 249 € ou 19,90 €.",
        check=unit_space,
        mends=True,
        french_only=True,
    ),
    Rule(
        name="numero-space",
        title="« n° » collé au nombre",
        why="« n° » abrège un mot : une espace le sépare du nombre.",
        remedy="Tapez une espace ordinaire après « n° ».",
        wrong="Le n°1 chinois.",
        right="Le n° 1 chinois.",
        check=numero_space,
        mends=True,
        french_only=True,
    ),
    Rule(
        name="double-space",
        title="deux espaces de suite",
        why="Une espace de trop ne se voit pas à l’écran, mais reste dans les recherches et les "
        "copies.",
        remedy="N’en laissez qu’une. Les colonnes d’un tableau et les retraits sont laissés.",
        wrong="Un  mot de trop.",
        right="Un mot de trop.",
        check=double_space,
        mends=True,
    ),
)
