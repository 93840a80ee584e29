"""What most pages show: cards, pictures, dates and pagination."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar

from markupsafe import Markup

from lapuce import dates
from lapuce.newsroom.arranging.edition import moment_of
from lapuce.newsroom.arranging.numbering import NEWER_SHOWN
from lapuce.newsroom.arranging.teasers import Copies, DeviceTeaser, ShownPicture, Teaser
from lapuce.newsroom.printing.chrome import Chrome
from lapuce.typography import typeset_text

View = dict[str, Any]
Shown = TypeVar("Shown", Teaser, DeviceTeaser)
set_words = lru_cache(maxsize=8192)(typeset_text)
"""`typeset_text`, for what is printed on many pages: labels, names of categories."""


def srcset(chrome: Chrome, copies: Copies) -> str:
    """Return the `srcset` of the smaller copies of a picture; "" when it has none."""
    return ", ".join(f"{chrome.url(path)} {width}w" for path, width in copies)


@lru_cache(maxsize=65536)
def date_view(text: str) -> View:
    """Return a date as templates print it."""
    moment = moment_of(text)
    return {
        "iso": text,
        "long": _set_date(dates.long_date(moment)),
        "short": _set_date(dates.short_date(moment)),
        "time": set_words(dates.clock_time(moment)),
    }


def day_view(day: date | None) -> View | None:
    """Return a day as templates print it; None when it is not known."""
    return date_view(f"{day.isoformat()}T00:00:00+00:00") if day else None


def _set_date(text: str) -> str:
    """Set a date: day and month, of which there are few, are bound; the year goes on its own."""
    day_and_month, _, year = text.rpartition(" ")
    return f"{set_words(day_and_month)} {year}"


def picture_view(chrome: Chrome, picture: ShownPicture | None) -> View | None:
    """Return a picture as templates print it."""
    if picture is None:
        return None
    return {
        "url": chrome.url(picture.url),
        "alt": picture.alt,
        "width": picture.width,
        "height": picture.height,
        "caption": picture.caption,
        "credit": picture.credit,
        "srcset": srcset(chrome, picture.copies),
    }


def card_view(chrome: Chrome, teaser: Teaser) -> Mapping[str, Any]:
    """Return an article in a list, made once a build."""
    return _made_once(chrome, teaser, _card_view)


def _made_once(
    chrome: Chrome, teaser: Shown, make: Callable[[Chrome, Shown], View]
) -> Mapping[str, Any]:
    made = chrome.cards.get(teaser.digest)
    if made is None:
        made = chrome.cards[teaser.digest] = MappingProxyType(make(chrome, teaser))
    return made


def _card_view(chrome: Chrome, teaser: Teaser) -> View:
    card = teaser.card
    return {
        "url": chrome.url(card.url),
        "title": card.title,
        "summary": card.summary,
        "kicker": card.kicker or card.category,
        "kicker_lang": card.lang if card.kicker else "fr",
        "category": {
            "name": set_words(card.category),
            "url": chrome.url(teaser.category_path) if teaser.category_path else None,
        },
        "date": date_view(card.date),
        "authors": join_names(card.authors),
        "image": picture_view(chrome, teaser.picture),
        "minutes": card.minutes,
        "score": card.score or None,
        "expired": teaser.expired,
        "draft": card.status == "draft",
        "rumour": card.rumour or None,
        "lang": card.lang,
    }


def cards_view(chrome: Chrome, teasers: Iterable[Teaser]) -> list[Mapping[str, Any]]:
    """Return articles in a list."""
    return [card_view(chrome, teaser) for teaser in teasers]


def device_card_view(chrome: Chrome, teaser: DeviceTeaser) -> Mapping[str, Any]:
    """Return a device in a list, made once a build."""
    return _made_once(chrome, teaser, _device_card_view)


def _device_card_view(chrome: Chrome, teaser: DeviceTeaser) -> View:
    card = teaser.card
    return {
        "name": card.name,
        "url": chrome.url(card.url),
        "brand": card.brand,
        "type": card.type,
        "tagline": card.tagline,
        "price": card.price or None,
        "year": card.year,
        "picture_html": Markup(card.picture),
        "data": card.data,
    }


def join_names(names: Sequence[str]) -> str:
    """Return « A, B et C »."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} et {names[-1]}"


def initials(name: str) -> str:
    """Return the initials of a name."""
    return "".join(part[0] for part in name.replace("-", " ").split() if part)[:2].upper()


def pagination_view(chrome: Chrome, path: str, number: int, newer: int) -> View | None:
    """
    Return the links of a list in several pages; None when there is only one.

    Args:
        chrome: The site.
        path: Site path of the list, where its latest articles are.
        number: Of this page; page 1 holds the oldest articles.
        newer: How many pages are newer, 3 standing for all above. How many there are in all is
            not known here: a page does not change when the list grows.
    """
    if number == 1 and not newer:
        return None

    def at(page: int) -> str:
        latest = newer < NEWER_SHOWN and page == number + newer
        return chrome.url(path if latest else f"{path}page/{page}/")

    shown = sorted({1, *range(max(1, number - 2), number + min(newer, 2) + 1)}, reverse=True)
    pages: list[View] = []
    above = shown[0]
    for page in shown:
        if page < above - 1:
            pages.append({"number": None, "url": None, "current": False, "gap": True})
        pages.append({"number": page, "url": at(page), "current": page == number, "gap": False})
        above = page
    return {
        "number": number,
        "latest": not newer,
        "latest_url": chrome.url(path) if newer else None,
        "previous_url": at(number + 1) if newer else None,
        "next_url": at(number - 1) if number > 1 else None,
        "pages": pages,
    }
