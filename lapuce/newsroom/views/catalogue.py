"""View models of the catalogue: devices, brands, comparisons, prices, open data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from lapuce import catalog, discovery
from lapuce.newsroom.edition import DeviceTeaser, Teaser
from lapuce.newsroom.records import Brand, Device, Review, Rumour
from lapuce.newsroom.sheets import sheet_of, teaser_of
from lapuce.newsroom.views.articles import review_view
from lapuce.newsroom.views.common import (
    BLOCK_VIEWS,
    Body,
    Press,
    View,
    body_html,
    card_view,
    cards_view,
    date_view,
    device_card_view,
    page_view,
    pagination_view,
    set_words,
)
from lapuce.newsroom.views.lists import rumour_view
from lapuce.slugs import slugify
from lapuce.typography import typeset_text

Move = tuple[str, str, str, str, str, str]
"""A name, a site path, a price, a change, `down`, `up` or `flat`, the path of a curve."""

TYPE_NAMES = {
    "téléphone": "Téléphones",
    "tablette": "Tablettes",
    "ordinateur": "Ordinateurs",
    "montre": "Montres",
    "liseuse": "Liseuses",
    "console": "Consoles",
    "boîtier": "Boîtiers",
    "casque": "Casques",
}


def day_view(day: Any) -> View | None:
    return date_view(f"{day.isoformat()}T00:00:00+00:00") if day else None


def move_of(device: Device, points: Sequence[catalog.PricePoint]) -> Move:
    """Return the last move of a price, ready to print."""
    last, before = points[-1], points[-2]
    change = catalog.price_change(before, last)
    return (
        device.card.name,
        device.card.url,
        last.text,
        change.text if change else "",
        change.direction if change else "flat",
        catalog.sparkline(points),
    )


def device_view(
    press: Press,
    device: Device,
    body: Body,
    brand_path: str,
    rivals: tuple[DeviceTeaser, ...],
    rival: Device | None,
    predecessor: DeviceTeaser | None,
    successor: DeviceTeaser | None,
    review: tuple[Review, Teaser] | None,
    comparisons: tuple[tuple[str, str, Device, Device], ...],
    siblings: tuple[DeviceTeaser, ...],
    teasers: tuple[Teaser, ...],
) -> View:
    """Return the page of a device."""
    chrome = press.chrome
    sheet = sheet_of(device)
    points = catalog.price_points(sheet)
    drawn = [sheet, *([sheet_of(rival)] if rival else [])]
    verdict = None
    if review:
        verdict = {**review_view(review[0]), "card": card_view(chrome, review[1])}
    shown = {**device_card_view(chrome, teaser_of(device))} | {
        "summary": device.summary,
        "body_html": body_html(press, body),
        "sheet": groups_view(sheet),
        "announced": day_view(sheet.announced),
        "release": day_view(sheet.release),
        "checked": day_view(sheet.checked),
        "sources": [{"title": typeset_text(one.title), "url": one.url} for one in sheet.sources],
        "key_figures": [
            {"label": set_words(label), "value": set_words(value)}
            for label, value in catalog.key_figures(sheet)
        ],
        "launch_price": points[0].text if points else None,
        "best_price": catalog.best_price(points).text if points else None,
        "change": _change(points),
        "picture_html": Markup(catalog.device_picture(sheet)),
        "silhouette_html": Markup(catalog.silhouettes(drawn, prefix=f"s-{device.slug}")),
        "chart_html": Markup(catalog.price_chart(points, sheet.name)) if len(points) > 1 else None,
        "prices": [
            {
                "date": day_view(one.date),
                "amount": one.text,
                "where": typeset_text(one.where),
                "kind": one.kind,
            }
            for one in points
        ],
        "review": verdict,
        "predecessor": device_card_view(chrome, predecessor) if predecessor else None,
        "successor": device_card_view(chrome, successor) if successor else None,
        "rivals": [device_card_view(chrome, one) for one in rivals],
        "comparisons": [
            {
                "title": title,
                "url": chrome.url(path),
                "difference": _difference(device, left, right),
            }
            for title, path, left, right in comparisons
        ],
        "brand": {
            "name": device.card.brand,
            "url": chrome.url(brand_path) if brand_path else None,
        },
        "chip": _entity(press, device.chip, "puces"),
        "os": _entity(press, device.os, "systemes"),
        "data_urls": {
            "json": chrome.url(f"{device.card.url}fiche.json"),
            "csv": chrome.url(f"{device.card.url}fiche.csv"),
        },
    }
    kind = TYPE_NAMES.get(device.card.type, "Appareils")
    product = discovery.product(
        device.card.name_plain, chrome.full_url(device.card.url), device.card.brand,
        device.summary_plain,
    )  # fmt: skip
    trail: list[tuple[str, str | None]] = [("Appareils", "/appareils/")]
    if brand_path:
        trail.append((device.card.brand, brand_path))
    description = typeset_text(
        f"{device.card.name_plain} : fiche technique, prix et articles. {device.summary_plain}"
    )
    return {
        "page": page_view(
            chrome,
            "device",
            device.card.name,
            device.card.url,
            description=description,
            head_title=typeset_text(
                f"{device.card.name_plain} : fiche technique, prix et articles"
            ),
            nav_key="devices",
            breadcrumb=[*trail, (device.card.name, None)],
            things=[product],
        ),
        "device": shown,
        "kind": kind,
        "siblings": [device_card_view(chrome, one) for one in siblings],
        "cards": cards_view(chrome, teasers),
    }


def groups_view(sheet: catalog.DeviceSheet) -> list[View]:
    return [
        {
            "caption": caption,
            "rows": [
                {"label": set_words(label), "value": set_words(value)} for label, value in rows
            ],
        }
        for caption, rows in catalog.sheet_groups(sheet)
    ]


def _change(points: Sequence[catalog.PricePoint]) -> View | None:
    change = catalog.price_change(points[0], points[-1]) if len(points) > 1 else None
    return {"text": change.text, "direction": change.direction} if change else None


def _difference(device: Device, left: Device, right: Device) -> str:
    other = right if device.slug == left.slug else left
    return catalog.price_difference(sheet_of(device), sheet_of(other)) or ""


def _entity(press: Press, name: str | None, folder: str) -> View | None:
    if not name:
        return None
    return {"name": typeset_text(name), "url": press.chrome.url(f"/{folder}/{slugify(name)}/")}


def devices_view(press: Press, devices: tuple[DeviceTeaser, ...]) -> View:
    """Return the index of devices, by kind, and what it may be filtered by."""
    chrome = press.chrome
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for one in devices:
        name = TYPE_NAMES.get(one.card.type, one.card.type)
        groups.setdefault(name, []).append(device_card_view(chrome, one))
    cards = [one.card for one in devices]
    return {
        "page": page_view(
            chrome,
            "devices",
            "Appareils",
            "/appareils/",
            description="Toutes les fiches techniques, par type, marque, système et année.",
            nav_key="devices",
            breadcrumb=[("Appareils", None)],
        ),
        "groups": [
            {"name": name, "devices": held}
            for name, held in sorted(groups.items(), key=lambda pair: -len(pair[1]))
        ],
        "facets": {
            "brands": sorted({card.brand for card in cards}),
            "types": sorted({card.type for card in cards}),
            "oses": sorted({str(card.data["os"]) for card in cards if card.data.get("os")}),
            "years": sorted({card.year for card in cards if card.year}, reverse=True),
        },
    }


BrandAbout = tuple[Body, tuple[DeviceTeaser, ...], int, tuple[tuple[Rumour, Teaser], ...]]
"""What only the first page of a brand tells: text, devices, number of articles, rumours."""


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
    articles: int,
    rumours: tuple[tuple[Rumour, Teaser], ...],
) -> View:
    chrome = press.chrome
    years: dict[str, list[Mapping[str, Any]]] = {}
    for one in (device_card_view(chrome, each) for each in devices):
        if one["year"]:
            years.setdefault(one["year"], []).append(one)
    return {
        "country": brand.country,
        "founded": brand.founded,
        "founders": list(brand.founders),
        "people": [
            {"name": name, "role": role, "url": chrome.url(f"/personnes/{slugify(name)}/")}
            for name, role in brand.people
        ],
        "site": brand.site,
        "body_html": body_html(press, body),
        "sources": [{"title": title, "url": url} for title, url in brand.sources],
        "articles_count": articles,
        "devices_count": len(devices),
        "timeline": [{"year": year, "devices": held} for year, held in years.items()],
        "rumours": [rumour_view(press, rumour, teaser) for rumour, teaser in rumours],
    }


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


def entity_view(
    press: Press,
    kind: str,
    name: str,
    path: str,
    above: tuple[str, str],
    summary: str,
    devices: tuple[DeviceTeaser, ...],
    teasers: tuple[Teaser, ...],
) -> View:
    """Return the page of a chip, a system or a person."""
    chrome = press.chrome
    shown = typeset_text(name)
    said = {
        "chip": f"Tous les appareils à {name} : fiches et articles.",
        "os": f"Tous les appareils sous {name} : fiches et articles.",
        "person": f"{name} : {summary}.",
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
        "entity": {"name": shown, "summary": typeset_text(summary) or typeset_text(said)},
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


def prices_view(press: Press, moves: tuple[Move, ...]) -> View:
    """Return the standing section « Marché aux puces »."""
    chrome = press.chrome
    return {
        "page": page_view(
            chrome,
            "prices",
            "Marché aux puces",
            "/marche-aux-puces/",
            description="Les derniers prix relevés, et ce qu’ils ont perdu ou gagné.",
            breadcrumb=[("Marché aux puces", None)],
        ),
        "moves": [
            {
                "name": name,
                "url": chrome.url(path),
                "price": price,
                "change": change or None,
                "direction": direction,
                "points": points,
            }
            for name, path, price, change, direction, points in moves
        ],
    }


def _device_block(press: Press, teaser: DeviceTeaser) -> Sequence[Any]:
    return (device_card_view(press.chrome, teaser),)


def _price_block(press: Press, device: Device) -> Sequence[Any]:
    points = catalog.price_points(sheet_of(device))
    prices = [
        {
            "date": day_view(one.date),
            "amount": one.text,
            "where": typeset_text(one.where),
            "kind": one.kind,
        }
        for one in points
    ]
    return device_card_view(press.chrome, teaser_of(device)), prices


BLOCK_VIEWS["device_block"] = _device_block
BLOCK_VIEWS["price_block"] = _price_block
BLOCK_VIEWS[""] = lambda press: ()
