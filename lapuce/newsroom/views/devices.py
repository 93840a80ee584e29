"""View models of devices: a page each, their index, and the card a text asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from lapuce import catalog, discovery
from lapuce.newsroom.arranging.teasers import DeviceTeaser, ShownPicture, Teaser, device_teaser
from lapuce.newsroom.printing.press import Press
from lapuce.newsroom.reading.typed_sheets import sheet_of
from lapuce.newsroom.records import Device, Review
from lapuce.newsroom.views.bodies import BLOCK_VIEWS, Body, body_html
from lapuce.newsroom.views.common import (
    View,
    card_view,
    cards_view,
    day_view,
    device_card_view,
    picture_view,
    set_words,
)
from lapuce.newsroom.views.head import page_view
from lapuce.newsroom.views.prices import (
    best_price,
    change_view,
    launch_elsewhere_view,
    price_rows,
)
from lapuce.newsroom.views.reviews import review_thing, review_view
from lapuce.newsroom.views.rumours import RumourRow, rumour_view
from lapuce.newsroom.views.sheets import (
    general_view,
    group_view,
    groups_of,
    silhouettes_html,
    under_caption,
)
from lapuce.slugs import slugify

MOST_ARTICLES = 200
"""Told by the page of a device: the latest; one more is given when there are others."""
_MOST_CARDS = 6
"""Articles shown with their pictures on the page of a device; older ones have a line each."""

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
    comparisons: tuple[tuple[str, Device, Device], ...],
    siblings: tuple[DeviceTeaser, ...],
    teasers: tuple[Teaser, ...],
    rumours: tuple[RumourRow, ...],
    picture: ShownPicture | None,
    chip_shared: bool,
    os_shared: bool,
) -> View:
    """Return the page of a device; its picture stands for its drawing, when it has one."""
    chrome = press.chrome
    sheet = sheet_of(device)
    groups = groups_of(device)
    points = catalog.price_points(sheet)
    drawn = [device, *([rival] if rival else [])] if sheet.dimensions else []
    verdict = thing = None
    if review:
        judged, teaser = review
        verdict = {**review_view(judged), "card": card_view(chrome, teaser)}
        signed = [(name, None) for name in teaser.card.authors]
        thing = review_thing(chrome, judged, teaser.card, signed)
    shown = {**device_card_view(chrome, device_teaser(device))} | {
        "summary": device.summary,
        "body_html": body_html(press, body),
        "sheet": [
            general_view(sheet),
            *(under_caption(group_view(*group)) for group in groups),
        ],
        "is_out": sheet.is_out,
        "announced": day_view(sheet.announced),
        "release": day_view(sheet.release),
        "checked": day_view(sheet.checked),
        "sources": [{"title": set_words(one.title), "url": one.url} for one in sheet.sources],
        "key_figures": [
            {"label": label, "value": value} for label, value in catalog.key_figures(groups)
        ],
        "launch_price": device.card.price or None,
        "launch_elsewhere": launch_elsewhere_view(sheet, points),
        "best_price": best_price(points),
        "change": change_view(points),
        "image": picture_view(chrome, picture),
        "picture_html": "" if picture else Markup(catalog.device_picture(sheet)),
        "silhouette_html": silhouettes_html(drawn, f"s-{device.slug}"),
        "chart_html": Markup(catalog.price_chart(points, sheet.name)) if len(points) > 1 else None,
        "prices": price_rows(catalog.all_prices(sheet)),
        "review": verdict,
        "predecessor": device_card_view(chrome, predecessor) if predecessor else None,
        "successor": device_card_view(chrome, successor) if successor else None,
        "rivals": [device_card_view(chrome, one) for one in rivals],
        "comparisons": [
            {
                "other": _other(device, left, right).card.name,
                "url": chrome.url(path),
                "difference": _difference(device, _other(device, left, right)),
            }
            for path, left, right in comparisons
        ],
        "brand": {
            "name": device.card.brand,
            "url": chrome.url(brand_path) if brand_path else None,
        },
        "rumours": [rumour_view(press, one) for one in rumours],
        "chip": _entity(press, device.chip, "puces", chip_shared),
        "os": _entity(press, device.os, "systemes", os_shared),
        "data_urls": {
            "json": chrome.url(f"{device.card.url}fiche.json"),
            "csv": chrome.url(f"{device.card.url}fiche.csv"),
        },
    }
    product = discovery.product(
        device.card.name_plain, chrome.full_url(device.card.url), device.card.brand,
        device.summary_plain, chrome.full_url(picture.url) if picture else None, thing,
    )  # fmt: skip
    trail: list[tuple[str, str | None]] = [("Appareils", "/appareils/")]
    if brand_path:
        trail.append((device.card.brand, brand_path))
    head_title = f"{device.card.name}\N{NO-BREAK SPACE}: fiche technique, prix et articles"
    return {
        "page": page_view(
            chrome,
            "device",
            device.card.name,
            device.card.url,
            description=f"{head_title}. {device.summary}".rstrip(),
            head_title=head_title,
            nav_key="devices",
            breadcrumb=[*trail, (device.card.name, None)],
            things=[product],
            image=picture,
        ),
        "device": shown,
        "siblings": [device_card_view(chrome, one) for one in siblings],
        "cards": cards_view(chrome, teasers[:_MOST_CARDS]),
        "older": cards_view(chrome, teasers[_MOST_CARDS:MOST_ARTICLES]),
        "archives_url": chrome.url("/archives/") if len(teasers) > MOST_ARTICLES else None,
    }


def _other(device: Device, left: Device, right: Device) -> Device:
    return right if device.slug == left.slug else left


def _difference(device: Device, other: Device) -> str:
    return set_words(catalog.price_difference(sheet_of(device), sheet_of(other)) or "")


def _entity(press: Press, name: str | None, folder: str, shared: bool) -> View | None:
    if not name or not (slug := slugify(name)):
        return None
    return {
        "name": set_words(name, (name,)),
        "url": press.chrome.url(f"/{folder}/{slug}/"),
        "shared": shared,
    }


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
            "brands": sorted(sorted({card.brand for card in cards}), key=slugify),
            "types": sorted({card.type for card in cards}),
            "years": sorted({card.year for card in cards if card.year}, reverse=True),
        },
    }


def _device_block(press: Press, teaser: DeviceTeaser) -> Sequence[Any]:
    return (device_card_view(press.chrome, teaser),)


BLOCK_VIEWS["device_block"] = _device_block
BLOCK_VIEWS[""] = lambda press: ()
