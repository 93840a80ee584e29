"""A claim against a sheet: whether it holds, and what the sheet says."""

from __future__ import annotations

import re
from datetime import date, timedelta

from lapuce.checks.claims.phrases import any_of
from lapuce.checks.claims.reading import Claim
from lapuce.checks.facts import DeviceFacts
from lapuce.counts import thousands
from lapuce.dates import long_date, month_name

LOOSENESS = 0.1
"""How far from the sheet « environ » may be."""
WITHIN = {"screen": 0.051, "battery": 10, "memory": 0.02, "storage": 0.02, "price": 0.999}
"""How far from the sheet a number may be, in its unit: 8 pouces for 7,95; 300 € for 299,99."""
_DAY = timedelta(days=1)
_SIGNS = {"EUR": "€", "USD": "$", "CNY": "yuans", "GBP": "£", "INR": "roupies"}
_ROUGH_BEFORE = re.compile(
    r"\b"
    + any_of(
        """
        environ, près d[e’], autour d[e’]s?, presque, à peu près, quelque, pas loin de, en gros,
        vers, approximativement, grosso modo
        """
    )
    + r"\s?(?:les\s|le\s)?$",
    re.IGNORECASE,
)
_ROUGH_AFTER = re.compile(r"\s(?:environ|et quelques|à peu près|ou presque)\b")
_VARIANT = re.compile(
    r"\b\d+\s?[GT]o\b(?!\s(?:de\s)?(?:RAM|mémoire))"
    r"|\b[Vv]ersions?\b(?!\s(?:la plus|la moins|de base|d’entrée))|\bmodèles?\b(?!\s(?:le|de base))"
)
_FINISH = re.compile(
    r"\b(?:en|avec)\s(?:acier|or|aluminium|argent|titane|cuir|céramique|bois|verre|stylet|clavier)\b"
)
_FAMILY = re.compile(r"(?P<family>[A-Za-z ]*[A-Za-z])\s?(?P<version>\d[\d.]*)?")


def denied_by(
    claim: Claim, sheet: DeviceFacts, before: str, after: str, verb: str = ""
) -> str | None:
    """
    Return what the sheet says, None when the claim holds or the sheet is silent.

    Args:
        claim: Read in a text.
        sheet: Of the device that it speaks of.
        before: The sentence, up to the claim.
        after: Its end.
        verb: What happened at a date: "announced", "release" or "either".
    """
    match claim.kind:
        case "chip":
            return sheet.chip if _is_other_chip(claim.name, sheet.chip) else None
        case "os":
            return sheet.os if _is_other_system(claim.name, sheet.os) else None
        case "date":
            return _date(claim, sheet, verb)
        case "price":
            if _may_be_variant(claim, sheet, before, after):
                return None
            unit = _SIGNS[claim.currency]
        case "screen":
            unit = "pouces"
        case "battery":
            unit = "mAh"
        case _:
            unit = "Go"
    kind = claim.kind
    if kind == "either":
        known = (*sheet.memory_gb, *sheet.storage_gb)
        if not sheet.memory_gb or not sheet.storage_gb or _holds(claim.values, known, 0.02):
            return None
        kind = "memory" if max(claim.values) < 8 else "storage"
    known = _known(kind, claim.currency, sheet)
    if not known or _holds(claim.values, known, WITHIN[kind]):
        return None
    rough = _ROUGH_BEFORE.search(before) or _ROUGH_AFTER.match(after)
    if rough and _holds(claim.values, known, LOOSENESS * max(known)):
        return None
    return _print(known, unit)


def _known(kind: str, currency: str, sheet: DeviceFacts) -> tuple[float, ...]:
    """Return the numbers of the sheet that a claim may repeat."""
    match kind:
        case "screen":
            return () if sheet.screen_inches is None else (sheet.screen_inches,)
        case "battery":
            return () if sheet.battery_mah is None else (sheet.battery_mah,)
        case "memory":
            return sheet.memory_gb
        case "storage":
            return sheet.storage_gb
        case _:
            return tuple(amount for amount, code in sheet.prices if code == currency)


def _holds(values: tuple[float, ...], known: tuple[float, ...], within: float) -> bool:
    # A terabyte is 1,000 Go in a shop and 1,024 in a sheet.
    return all(
        any(abs(one - value) <= within or (one == 1024 and value == 1000) for one in known)
        for value in values
    )


def _may_be_variant(claim: Claim, sheet: DeviceFacts, before: str, after: str) -> bool:
    """Tell whether a price may be that of a variant that the sheet leaves out."""
    if _FINISH.search(after[:40]):
        return True
    if not _VARIANT.search(before[-40:]) and not _VARIANT.search(after[:40]):
        return False
    return len(_known("price", claim.currency, sheet)) < len(sheet.storage_gb)


# ------------------------------------------------------------------------- names


def _is_other_chip(claimed: str, held: str) -> bool:
    words, known = claimed.casefold().split(), held.casefold()
    if not held or all(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", known) for one in words):
        return False
    # « Core i5 », « Atom x5 »: the sheet may only name the family.
    is_family = words[0] in ("core", "atom") and words[0] in known
    return not is_family or re.search(r"\d{3}", claimed) is not None


def _is_other_system(claimed: str, held: str) -> bool:
    told, ours = _FAMILY.match(claimed), _FAMILY.match(held)
    if not told or not ours:
        return False
    family, own = told["family"].casefold(), ours["family"].casefold()
    if not family.startswith(own) and not own.startswith(family):
        return True
    if not told["version"] or not ours["version"]:
        return False
    versions = zip(told["version"].split("."), ours["version"].split("."), strict=False)
    return any(one != other for one, other in versions)


# ------------------------------------------------------------------------- dates


def _date(claim: Claim, sheet: DeviceFacts, verb: str) -> str | None:
    days = {"announced": sheet.announced, "release": sheet.release}
    known = [day for name, day in days.items() if day and verb in ("either", name)]
    if not known or any(_is_same(claim, day) for day in known):
        return None
    if verb == "either" and None in days.values():
        return None  # « Lancé » may speak of the day that the sheet leaves out.
    return " ou ".join(dict.fromkeys(_print_day(day, claim.precision) for day in known))


def _is_same(claim: Claim, day: date) -> bool:
    told = claim.day
    if told is None:
        return True
    if claim.precision == "year":
        return told.year == day.year
    if claim.precision == "month":
        return (told.year, told.month) == (day.year, day.month)
    if not claim.has_year:
        told = told.replace(year=day.year) if (told.month, told.day) != (2, 29) else day
    # Announced at night in Europe is announced the day before in California.
    return abs(told - day) <= _DAY


# ---------------------------------------------------------------------- printing


def _print(known: tuple[float, ...], unit: str) -> str:
    known = tuple(sorted(dict.fromkeys(known)))
    if unit == "pouces" and known[-1] < 2:
        unit = "pouce"
    if unit == "Go" and known[-1] < 1:
        unit, known = "Mo", tuple(one * 1024 for one in known)
    *others, last = map(_print_number, known)
    return f"{', '.join(others)} ou {last} {unit}" if others else f"{last} {unit}"


def _print_number(value: float) -> str:
    whole, _, part = f"{value:.2f}".rstrip("0").rstrip(".").partition(".")
    whole = thousands(int(whole))
    return f"{whole},{part}" if part else whole


def _print_day(day: date, precision: str) -> str:
    """Print a date as precisely as the text did."""
    match precision:
        case "year":
            return str(day.year)
        case "month":
            return f"{month_name(day.month)} {day.year}"
        case _:
            return long_date(day)
