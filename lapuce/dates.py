"""Dates: read as ISO 8601, printed in French, never through the system's locale."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from lapuce.slugs import fold

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_SHORT_MONTHS = (
    "janv.", "févr.", "mars", "avr.", "mai", "juin",
    "juil.", "août", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip
_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ]+(\d{1,2})(?:[:h](\d{2})(?::(\d{2})(?:\.\d+)?)?|h))?"
    r"\s*(Z|[+-]\d{2}:?\d{2})?\Z",
    re.ASCII,
)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.–-](\d{1,2})[/.–-](\d{4})\b")
_YEAR_FIRST = re.compile(r"\D*\b(\d{4})[/.–-](\d{1,2})[/.–-](\d{1,2})\b")
_WORDS = re.compile(r"\D*\b(\d{1,2})(?:er)?\s+([^\W\d_]{3,})\.?\s+(\d{4})\b")
_TIME = re.compile(r"[\s,]*(?:à\s+)?(\d{1,2})\s*(?:[:.]|h(?:eures?)?)\s*(\d{2})?\Z")
FIRST_YEAR, LAST_YEAR = 1970, 2100
_FIRST_YEAR_OF_A_DAY = 1800
"""Some brands are older than the web."""


def parse_moment(text: str, zone: str) -> datetime:
    """
    Read `2014-10-01`, `2014-10-01 09:00` or `2014-10-01T09:00:00+02:00`.

    Args:
        text: An ISO 8601 date, with or without time and offset.
        zone: Such as `Europe/Paris`: that of a time without offset, and of the answer.

    Raises:
        ValueError: In French, with the wanted form.
    """
    naive, offset = _read(text, FIRST_YEAR)
    if not offset:
        return naive.replace(tzinfo=zone_info(zone))
    try:
        typed = datetime.fromisoformat(f"{naive.isoformat()}{offset}")
    except ValueError:
        raise _impossible(text) from None
    return typed.astimezone(zone_info(zone))


def parse_end(text: str, zone: str) -> datetime:
    """
    Read when something ends, as `parse_moment` does; a day without time lasts until midnight.

    Returns:
        The first moment when it is over.
    """
    moment = parse_moment(text, zone)
    typed = _ISO.match(text.strip())
    # Added to a local time, a day is one of the calendar, be it of 23 hours.
    return moment + timedelta(days=1) if typed and typed[4] is None else moment


@lru_cache(maxsize=4096)
def parse_day(text: str) -> date:
    """Read the day of a date, with or without time and offset; raise ValueError, in French."""
    return _read(text, _FIRST_YEAR_OF_A_DAY)[0].date()


def _read(text: str, first_year: int) -> tuple[datetime, str]:
    """Return a date as typed, and its offset, "" for none; raise ValueError, in French."""
    match = _ISO.match(text.strip())
    if not match:
        raise ValueError(f"date illisible « {text.strip()} » : {_wanted(text.strip())}")
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    if not first_year <= year <= LAST_YEAR:
        raise ValueError(f"année {year} hors de {first_year}–{LAST_YEAR} : corrigez la date.")
    try:
        hour, minute, second = (int(match[at] or 0) for at in (4, 5, 6))
        return datetime(year, month, day, hour, minute, second), match[7] or ""
    except ValueError:
        raise _impossible(text) from None


def _impossible(text: str) -> ValueError:
    return ValueError(f"date impossible « {text.strip()} » : vérifiez le jour, le mois et l’heure.")


def _wanted(text: str) -> str:
    """Say what to write: the very moment where it is told, unless there is no such one."""
    wanted = "écrivez AAAA-MM-JJ, par exemple 2014-10-01 ou 2014-10-01 09:00."
    if match := _DAY_FIRST.match(text):
        day, month, year = map(int, match.groups())
        if iso := _iso(year, month, day):
            typed = _with_time(iso, text[match.end() :])
            return (
                f"ambiguë ; écrivez {typed} pour le {day}/{month} (jour puis mois)."
                if typed
                else wanted
            )
        return f"il n’y a pas de {day}/{month} (jour puis mois) ; {wanted}"
    if match := _YEAR_FIRST.match(text):
        typed = _with_time(_iso(*map(int, match.groups())), text[match.end() :])
        return f"écrivez {typed}." if typed else wanted
    if match := _WORDS.match(text):
        day, year, word = int(match[1]), int(match[3]), fold(match[2])
        for month, name in enumerate(MONTHS, 1):
            if fold(name).startswith(word):
                if iso := _iso(year, month, day):
                    typed = _with_time(iso, text[match.end() :])
                    return f"écrivez {typed}." if typed else wanted
                return f"{name} {year} n’a pas de {day} ; {wanted}"
    return wanted


def _iso(year: int, month: int, day: int) -> str:
    """Return `2014-10-01`; "" when there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _with_time(day: str, rest: str) -> str:
    """Return `2014-10-01 09:00` for the rest « à 9 h »; "" for a rest that may say another time."""
    if not day or not re.search(r"\w", rest):
        return day
    match = _TIME.match(rest)
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        return ""
    return f"{day} {int(match[1]):02d}:{match[2] or '00'}"


@lru_cache(maxsize=16)
def zone_info(name: str) -> ZoneInfo:
    """Return the zone; the data comes from the tzdata package where the system has none."""
    return ZoneInfo(name)


def is_zone(name: str) -> bool:
    """Tell whether a zone has a place in the data: `Europe` is a folder of them."""
    try:
        zone_info(name)
    except (KeyError, OSError, ValueError):
        return False
    return True


def long_date(day: date) -> str:
    """Return `1er octobre 2014`, with plain spaces: the typesetter binds day and month."""
    return f"{_day(day)} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """Return `1er oct. 2014`."""
    return f"{_day(day)} {_SHORT_MONTHS[day.month - 1]} {day.year}"


def clock_time(moment: datetime) -> str:
    """Return `9 h 05`, or `9 h` on the hour."""
    return f"{moment.hour} h {moment.minute:02d}" if moment.minute else f"{moment.hour} h"


def month_name(number: int) -> str:
    """Return the French name of month 1 to 12."""
    return MONTHS[number - 1]


def _day(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)
