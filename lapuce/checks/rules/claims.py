"""What a text says of a device, and its sheet denies."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from lapuce.checks.claims import (
    BRAND,
    DEVICE,
    OPENING_WORDS,
    Claim,
    Name,
    Paragraph,
    denied_by,
    event_of,
    find_claims,
    find_strangers,
    hide_names,
    is_asserted,
    is_table,
    table_claims,
    units,
)
from lapuce.checks.draft import Draft
from lapuce.checks.rule import Finding, Rule

MOST_CLAIMS = 100
"""In a paragraph; one with more is no prose, and would take long."""
MOST_SENTENCE_CHARS = 2000
_LEAD_CHARS = 80
_NOUN = re.compile(
    r"(?:écran|dalle|diagonale|afficheur|batterie|accumulateur|mémoire vive|RAM|mémoire|stockage"
    r"|prix|puce|processeur)(?:\s[\w’\x04-]+){0,3}\s$",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s(?:de\s)?(?:RAM|mémoire(?:\svive|\sinterne)?|stockage)\b")
_DETERMINER = re.compile(r"\b(?:(?P<la>la|cette|sa|une)|le|du|au|ce|son|un)\s$", re.IGNORECASE)

_DIGIT = re.compile("[0-9]")
_ELIDED = re.compile(r"(?!One)[AEIOUaeiou]")
_ALONE = frozenset(["screen", "battery"])
"""What a device has one of."""


def contradicted_claim(draft: Draft) -> Iterator[Finding]:
    sheets = draft.facts.sheets
    if not sheets or "rumour" in draft.values:
        return
    default = _subject(draft)
    devices = [one.start for one in draft.mentions if one.named and one.named.kind == "device"]
    if not default and devices and devices[0] < draft.body_at:
        default = _title_subject(draft)
    paragraphs = draft.blocks if default else _blocks_of(draft, devices)
    if not paragraphs or not _may_claim(draft, paragraphs[0][0], paragraphs[-1][1]):
        return
    text = draft.readable
    # What precedes a paragraph may tell of its first number.
    first, last = max(0, paragraphs[0][0] - _LEAD_CHARS), paragraphs[-1][1]
    names = sorted([*draft.named, *find_strangers(text, draft.named, first, last)])
    hidden = hide_names(text, names)
    claims = find_claims(
        hidden, _year(draft), start=first, before=last, words=draft.vocabulary
    )  # fmt: skip
    starts = [one.start for one in claims]
    name_starts = [one.start for one in names]
    for start, end in paragraphs:
        own = claims[bisect_left(starts, start) : bisect_left(starts, end)]
        if not own:
            continue
        held = names[bisect_left(name_starts, start) : bisect_left(name_starts, end)]
        if is_table(hidden, start):
            yield from _in_table(draft, text, hidden, (start, end), held)
        elif len(own) <= MOST_CLAIMS and len(held) <= MOST_CLAIMS:
            paragraph = Paragraph(hidden, held, default)
            parts = units(hidden, start, end)
            for claim in own:
                yield from _in_prose(draft, text, paragraph, parts, claim)


def _may_claim(draft: Draft, first: int, last: int) -> bool:
    """Tell whether a part of the text has a number beside those of names, or the text a chip."""
    if not OPENING_WORDS.isdisjoint(draft.vocabulary):
        return True
    for start, end, _ in draft.mentions:
        if first < start:
            if _DIGIT.search(draft.text, first, min(start, last)):
                return True
            first = end
    return _DIGIT.search(draft.text, first, last) is not None


def _blocks_of(draft: Draft, places: list[int]) -> list[tuple[int, int]]:
    """Return the paragraphs that hold some places, in order."""
    found: list[tuple[int, int]] = []
    for at in places:
        if not found or at >= found[-1][1]:
            found.append(draft.block_of(at))
    return found


def _in_prose(
    draft: Draft, text: str, paragraph: Paragraph, parts: list[tuple[int, int]], claim: Claim
) -> Iterator[Finding]:
    hidden = paragraph.text
    unit = next((one for one in parts if one[0] <= claim.start < one[1]), None)
    if unit is None or unit[1] - unit[0] > MOST_SENTENCE_CHARS:
        return
    if claim.kind == "price" and "deal" in draft.values:
        return  # The price of a shop and of a week.
    verb = ""
    subjects: tuple[str, ...] = ()
    if claim.kind == "date":
        event = event_of(claim, hidden, unit)
        if event is None:
            return
        verb, subjects = event.verb, paragraph.named_at(event.device_at)
    subjects = subjects or paragraph.subjects(claim, unit)
    before, after = hidden[unit[0] : claim.start], hidden[claim.end : unit[1]]
    sheets = [draft.facts.sheets[name] for name in subjects]
    said: str | None = None
    apart = _each(claim)
    is_alone = claim.kind in _ALONE and len(sheets) == 1
    if is_alone and None in [denied_by(one, sheets[0], before, after, verb) for one in apart]:
        return  # Two screens are those of two devices, and one is this one's.
    for one in apart if len(sheets) > 1 else (claim,):
        denials = [denied_by(one, sheet, before, after, verb) for sheet in sheets]
        if denials and None not in denials:
            said = denials[0]
    # Asked last: few claims are denied, and the words of a whole sentence take long to weigh.
    if said is None or not is_asserted(claim, hidden, unit):
        return
    noun = _NOUN.search(before)
    tail = _TAIL.match(after)
    start = unit[0] + noun.start() if noun else claim.start
    quoted = text[start : claim.end + (tail.end() if tail else 0)]
    yield _finding(start, quoted, _of(text, paragraph.names, subjects[0]), said)


def _each(claim: Claim) -> tuple[Claim, ...]:
    """Part « mesurent 4,7 et 5,5 pouces »: each number may be that of one device."""
    if len(claim.values) < 2:
        return (claim,)
    return tuple(replace(claim, values=(value,)) for value in claim.values)


def _in_table(
    draft: Draft, text: str, hidden: str, span: tuple[int, int], names: list[Name]
) -> Iterator[Finding]:
    for claim, sentence, at, device in table_claims(hidden, *span, names):
        if claim.kind == "date":
            continue
        before, after = sentence[: claim.start], sentence[claim.end :]
        said = denied_by(claim, draft.facts.sheets[device], before, after)
        if said is not None and is_asserted(claim, sentence, (0, len(sentence))):
            quoted = sentence[claim.start : claim.end]
            yield _finding(at, quoted, _of(text, names, device), said)


def _finding(at: int, quoted: str, whose: str, said: str) -> Finding:
    quoted = re.sub(r"[\s\x00\x01*_]+", " ", quoted).strip()
    return Finding(
        at,
        f"« {quoted} », alors que la fiche {whose} dit {said} : corrigez l’un ou l’autre.",
    )


def _of(text: str, names: list[Name], name: str) -> str:
    """Return « de la Mi Pad » or « du Mi Pad », as the text does."""
    for one in names:
        if one.name == name:
            match = _DETERMINER.search(text, max(0, one.start - 10), one.start)
            if match:
                return f"de la {name}" if match["la"] else f"du {name}"
    return f"de l’{name}" if _ELIDED.match(name) else f"« {name} »"


def _subject(draft: Draft) -> Name | None:
    """Return the one device that a whole text is about."""
    values = draft.values
    names: list[object] = [values.get("name") if "brand" in values else None]
    for block in ("review", "deal"):
        inner = values.get(block)
        names.append(inner.get("device") if isinstance(inner, dict) else None)
    for name in names:
        if isinstance(name, str) and (sheet := draft.facts.sheets.get(draft.facts.official(name))):
            return Name(0, 0, DEVICE, sheet.name, sheet.brand)
    return None


def _title_subject(draft: Draft) -> Name | None:
    """Return the device that the title names, when it names no other."""
    title = draft.values.get("title")
    start = draft.text.find(title) if isinstance(title, str) else -1
    if not isinstance(title, str) or start < 0:
        return None
    end = start + len(title)
    held = [one for one in draft.named if start <= one.start < end and one.kind != BRAND]
    if len(held) != 1 or held[0].kind != DEVICE:
        return None
    return None if find_strangers(draft.readable, draft.named, start, end) else held[0]


def _year(draft: Draft) -> int | None:
    match = re.match(r"\d{4}", str(draft.values.get("date", "")))
    return int(match[0]) if match else None


RULES = (
    Rule(
        name="contradicts-sheet",
        title="un chiffre que la fiche de l’appareil dément",
        why="L’article et la fiche s’affichent l’un près de l’autre : le lecteur voit qu’un des "
        "deux se trompe, et ne sait pas lequel.",
        remedy="Vérifiez à la source, puis corrigez l’article ou la fiche.",
        wrong="Le Mi Pad et son écran de 8,9 pouces.",
        right="Le Mi Pad et son écran de 7,9 pouces.",
        check=contradicted_claim,
        of_catalogue=True,
        french_only=True,
    ),
)
