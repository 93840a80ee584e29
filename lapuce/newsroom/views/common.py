"""What most pages show: the head, cards, dates, breadcrumbs and pagination."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar

from markupsafe import Markup

from lapuce import dates, discovery
from lapuce.images import CARD_SIZE
from lapuce.newsroom.chrome import Chrome
from lapuce.newsroom.edition import moment_of
from lapuce.newsroom.numbering import NEWER_SHOWN
from lapuce.newsroom.teasers import Copies, DeviceTeaser, ShownPicture, Teaser
from lapuce.typography import narrow_to_no_break, typeset_text

View = dict[str, Any]
Shown = TypeVar("Shown", Teaser, DeviceTeaser)
set_words = lru_cache(maxsize=8192)(typeset_text)
"""`typeset_text`, for what is printed on many pages: labels, names of categories."""


@dataclass(frozen=True, slots=True)
class StructuredData:
    """The JSON-LD of a page, made only when the theme prints it."""

    things: Sequence[discovery.Thing]

    def __html__(self) -> str:
        """Return the element, as templates print it; "" when there is nothing to say."""
        if not self.things:
            return ""
        return f'<script type="application/ld+json">{discovery.graph(self.things)}</script>'


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


def page_view(
    chrome: Chrome,
    kind: str,
    title: str,
    path: str,
    *,
    description: str = "",
    head_title: str = "",
    nav_key: str | None = None,
    breadcrumb: Sequence[tuple[str, str | None]] = (),
    feed: tuple[str, str] | None = None,
    things: Sequence[discovery.Thing] = (),
    og_type: str = "website",
    image: ShownPicture | None = None,
    card: str = "",
    robots: str | None = None,
    pagination: View | None = None,
    lang: str = "fr",
) -> View:
    """
    Return the head of a page.

    Args:
        chrome: The site.
        kind: As listed in the theme's documentation.
        title: The `h1`, typeset.
        path: Site path.
        description: For search engines; narrow no-break spaces become ordinary no-break ones.
        head_title: `<title>`, the site's name apart; the title when empty.
        breadcrumb: Names and site paths; the last one may have none.
        feed: Title and site path.
        things: JSON-LD.
        image: What networks are shown, if they can.
        card: Site path of what they are shown otherwise; "" for the house's card.
        robots: Content of the robots meta.
        pagination: See `pagination_view`.
        lang: Of what the page is about; what stands around it is in French.
    """
    site = chrome.site
    numbered = ""
    if pagination and not pagination["latest"]:
        numbered = f", page {pagination['number']}"
        path = f"{path}page/{pagination['number']}/"
    described = narrow_to_no_break(set_words(description or site["description"]))
    trail = [("Accueil", "/"), *breadcrumb]
    held = list(things)
    if breadcrumb:
        # A step without a page of its own, such as a category that is empty, is no step.
        *above, (last, at) = trail
        steps = [(narrow_to_no_break(name), chrome.full_url(url)) for name, url in above if url]
        steps.append((narrow_to_no_break(last), chrome.full_url(at or path)))
        held.append(discovery.breadcrumb(steps))
    if kind == "home":
        whole = f"{title}{numbered}"  # Its title begins with the name of the site.
    else:
        whole = f"{head_title or title}{numbered} | {site['name']}"
    canonical = chrome.full_url(path)
    return {
        "kind": kind,
        "title": title,
        "head_title": whole,
        "description": described,
        "canonical": canonical,
        "robots": robots,
        "nav_key": nav_key,
        "nav_current": _nav_current(site["nav"], nav_key, canonical),
        "breadcrumb": [{"title": name, "url": chrome.url(at) if at else None} for name, at in trail]
        if breadcrumb
        else [],
        "feed": {"title": feed[0], "url": chrome.url(feed[1])} if feed else None,
        "og": {
            "type": og_type,
            "locale": discovery.locale_of(lang),
            **_shared_image(chrome, image, card, title),
        },
        "jsonld_html": StructuredData(held),
        "pagination": pagination,
    }


def _shared_image(chrome: Chrome, image: ShownPicture | None, card: str, title: str) -> View:
    """Return what networks show of a page: its picture, else its card, else the house's."""
    if image and image.is_photo:
        return {
            "image": chrome.full_url(image.url),
            "image_alt": image.alt,
            "image_size": (image.width, image.height),
        }
    if card:
        said = narrow_to_no_break(title)
        return {"image": chrome.full_url(card), "image_alt": said, "image_size": CARD_SIZE}
    house: View = chrome.site["card"]
    return house


def _nav_current(nav: Iterable[View], nav_key: str | None, canonical: str) -> str | None:
    """Return the `aria-current` of the menu: the page itself, a page of its section, or none."""
    for item in nav:
        if nav_key and item["key"] == nav_key:
            return "page" if canonical.endswith(item["url"]) else "true"
    return None


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


def output_of(path: str) -> str:
    """Return the file of a site path: `/a/` is `a/index.html`."""
    return posixpath.join(path.lstrip("/"), "index.html") if path.endswith("/") else path[1:]
