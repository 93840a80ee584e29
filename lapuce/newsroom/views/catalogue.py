"""View models of what gathers devices: brands, chips, systems, people, the best by kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lapuce.newsroom.arranging.teasers import DeviceTeaser, Teaser
from lapuce.newsroom.printing.chrome import Chrome
from lapuce.newsroom.printing.press import Press
from lapuce.newsroom.records import Brand
from lapuce.newsroom.views.bodies import Body, body_html
from lapuce.newsroom.views.common import (
    View,
    card_view,
    cards_view,
    device_card_view,
    pagination_view,
)
from lapuce.newsroom.views.devices import TYPE_NAMES
from lapuce.newsroom.views.head import page_view
from lapuce.newsroom.views.rumours import RumourRow, rumour_view
from lapuce.slugs import slugify
from lapuce.typography import typeset_text

Role = tuple[str, str, str]
"""What someone does or did, as it stands before the brand (« PDG, », « a fondé »), the brand, its site path."""
BrandAbout = tuple[Body, tuple[DeviceTeaser, ...], bool, int, tuple[RumourRow, ...]]
"""
What only the first page of a brand tells: text, devices, whether those of no year are to come,
number of articles, rumours.
"""


def brand_view(
    press: Press,
    brand: Brand,
    feed: str,
    number: int,
    newer: int,
    teasers: tuple[Teaser, ...],
    about: BrandAbout | None,
) -> View:
    """Return a page of a brand; `about` is None but for the first."""
    chrome = press.chrome
    return {
        "page": page_view(
            chrome,
            "brand",
            brand.name,
            brand.url,
            description=brand.summary,
            head_title=f"{brand.name} : appareils, articles et rumeurs".replace(
                " :", "\N{NO-BREAK SPACE}:"
            ),
            nav_key="brands",
            breadcrumb=[("Marques", "/marques/"), (brand.name, None)],
            feed=(feed, f"{brand.url}flux.xml") if feed else None,
            pagination=pagination_view(chrome, brand.url, number, newer),
        ),
        "brand": {"name": brand.name, "summary": brand.summary},
        "cards": cards_view(chrome, teasers),
        "about": _about_view(press, brand, *about) if about else None,
    }


def _about_view(
    press: Press,
    brand: Brand,
    body: Body,
    devices: tuple[DeviceTeaser, ...],
    to_come: bool,
    articles: int,
    rumours: tuple[RumourRow, ...],
) -> View:
    chrome = press.chrome

    def person(name: str) -> str | None:
        slug = slugify(name)
        return chrome.url(f"/personnes/{slug}/") if slug else None

    return {
        "country": brand.country,
        "founded": brand.founded,
        "founders": [{"name": name, "url": person(name)} for name in brand.founders],
        "people": [
            {"name": name, "role": role, "url": person(name)} for name, role in brand.people
        ],
        "site": brand.site,
        "body_html": body_html(press, body),
        "sources": [{"title": title, "url": url} for title, url in brand.sources],
        "articles_count": articles,
        "devices_count": len(devices),
        "timeline": _timeline(chrome, devices, to_come),
        "rumours": [rumour_view(press, one) for one in rumours],
    }


def _timeline(chrome: Chrome, devices: Iterable[DeviceTeaser], to_come: bool) -> list[View]:
    """Return devices year by year, the latest first; those of no year come last, or are to come."""
    years: dict[str, list[Mapping[str, Any]]] = {}
    for one in (device_card_view(chrome, each) for each in devices):
        years.setdefault(one["year"], []).append(one)
    undated = years.pop("", [])
    steps = list(years.items())
    if undated:
        steps.append(("À venir" if to_come else "Sans date", undated))
    return [{"year": year, "devices": held} for year, held in steps]


def brands_view(press: Press, brands: tuple[tuple[Brand, int, int], ...]) -> View:
    """Return the index of brands."""
    chrome = press.chrome
    return {
        "page": page_view(
            chrome,
            "brands",
            "Marques",
            "/marques/",
            description="Les marques que nous suivons, leurs appareils et nos articles.",
            nav_key="brands",
            breadcrumb=[("Marques", None)],
        ),
        "brands": [
            {
                "name": brand.name,
                "url": chrome.url(brand.url),
                "country": brand.country,
                "articles_count": articles,
                "devices_count": devices,
                "summary": brand.summary,
            }
            for brand, articles, devices in brands
        ],
    }


def roles_in_words(roles: Iterable[Role]) -> str:
    """Return « Fondateur et PDG, Xiaomi »."""
    said = _roles(roles)
    return said[:1].upper() + said[1:]


def _roles(roles: Iterable[Role]) -> str:
    return " ; ".join(" ".join(filter(None, (role, brand))) for role, brand, _ in roles)


def entity_view(
    press: Press,
    kind: str,
    name: str,
    path: str,
    above: tuple[str, str],
    roles: tuple[Role, ...],
    devices: tuple[DeviceTeaser, ...],
    teasers: tuple[Teaser, ...],
) -> View:
    """Return the page of a chip, a system or a person; only a person has roles."""
    chrome = press.chrome
    shown = typeset_text(name, (name,))
    several = len(devices) > 1
    gathered = "Les appareils équipés" if several else "Un appareil équipé"
    told = "leurs fiches et nos articles" if several else "sa fiche et nos articles"
    said = {
        "chip": f"{gathered} de la puce {shown} : {told}.",
        "os": f"{'Les appareils' if several else 'Un appareil'} sous {shown} : {told}.",
        "person": f"{name} : {_roles(roles)}.",
    }[kind]
    return {
        "page": page_view(
            chrome,
            kind,
            shown,
            path,
            description=typeset_text(said),
            breadcrumb=[above, (shown, None)],
        ),
        "entity": {
            "name": shown,
            "summary": typeset_text(said) if not roles else "",
            "roles": [
                {
                    "role": role[:1].upper() + role[1:] if rank == 0 else role,
                    "brand": brand,
                    "url": chrome.url(at),
                }
                for rank, (role, brand, at) in enumerate(roles)
            ],
        },
        "devices": [device_card_view(chrome, one) for one in devices],
        "cards": cards_view(chrome, teasers),
    }


def best_view(press: Press, groups: tuple[tuple[str, tuple[Any, ...]], ...]) -> View:
    """Return the devices we tested, by kind, the best noted first."""
    chrome = press.chrome
    return {
        "page": page_view(
            chrome,
            "best",
            "Essais classés",
            "/essais-classes/",
            description="Les appareils que nous avons essayés, classés par note.",
            breadcrumb=[("Essais classés", None)],
        ),
        "groups": [
            {
                "name": TYPE_NAMES.get(kind, kind),
                "rows": [
                    {
                        "rank": rank,
                        "score": score,
                        "device": device_card_view(chrome, device),
                        "card": card_view(chrome, teaser),
                    }
                    for rank, (score, device, teaser) in enumerate(rows, 1)
                ],
            }
            for kind, rows in groups
        ],
    }
