"""Dates that sources tell of, and that have not come yet; or have, when they were to come."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from lapuce.catalog.sheets import STATUSES
from lapuce.dates import long_date, parse_end, parse_moment
from lapuce.newsroom.arranging.edition import moment_of
from lapuce.newsroom.crosschecks.concord import locate
from lapuce.newsroom.records import Article, Device, Record
from lapuce.problems import Problem, Severity

_ZONE = "Europe/Paris"
"""Of the days that sheets tell."""


def dates_to_come(article: Article, now: float, prefix: str) -> Iterator[Problem]:
    """
    Give the dates of an article that cannot be true yet.

    Args:
        article: One that readers see already, or not.
        now: The clock of the build, in seconds since the epoch.
        prefix: Put before paths in reports.
    """
    if article.visible_from > now:
        return
    held = [("modified", article.modified, "modifié")] if article.modified else []
    held += [
        (f"updates.{number}.date", one.date, "mis à jour")
        for number, one in enumerate(article.updates)
    ]
    if article.rumour and article.rumour.date:
        held.append(("rumour.outcome.date", article.rumour.date, "issue connue"))
    for key, date, said in held:
        yield from _to_come(article, key, moment_of(date), said, now, prefix)


def days_to_come(device: Device, now: float, prefix: str) -> Iterator[Problem]:
    """Give the days of what a sheet could not have noted yet; `now` and `prefix` as above."""
    held = [("checked", device.values.get("checked"), "fiche relue")]
    prices = device.values.get("price_history")
    for number, one in enumerate(prices if isinstance(prices, list) else ()):
        if isinstance(one, dict):
            held.append((f"price_history.{number}.date", one.get("date"), "prix relevé"))
    for key, typed, said in held:
        if isinstance(typed, str):
            with suppress(ValueError):  # Reading the sheet says it.
                yield from _to_come(device, key, parse_moment(typed, _ZONE), said, now, prefix)


def untimely_status(device: Device, now: float, prefix: str) -> Iterator[Problem]:
    """Give the status that says sold what is to be, or to be sold what is; arguments as above."""
    typed = device.values.get("release")
    status = str(device.values.get("status", "commercialisé")).casefold()
    if not isinstance(typed, str) or status not in STATUSES:
        return  # Reading the sheet says it.
    try:
        day, end = parse_moment(typed, _ZONE), parse_end(typed, _ZONE)
    except ValueError:
        return
    # On the very day, it is sold to some and not yet to others: both are true.
    if status == "annoncé" and end.timestamp() <= now:
        key, said = "status", "est passé : écrivez « status: commercialisé »,"
    elif status != "annoncé" and day.timestamp() > now:
        key = "release"
        mend = "ôtez" if status == "abandonné" else "écrivez « status: annoncé »,"
        said = f"n’est pas encore venu : {mend}"
    else:
        return
    yield Problem(
        locate(device, prefix, key),
        "status-against-release",
        f"sortie le {long_date(day)}, qui {said} ou corrigez la date.",
        Severity.WARNING,
    )


def _to_come(
    record: Record, key: str, moment: datetime, said: str, now: float, prefix: str
) -> Iterator[Problem]:
    if moment.timestamp() > now:
        yield Problem(
            locate(record, prefix, key),
            "modified-in-future",
            f"{said} le {long_date(moment)}, qui n’est pas encore venu : corrigez la date.",
            Severity.WARNING,
        )
