"""View models of the catalogue: devices, brands, comparisons, prices, open data."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
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


def _day(day: Any) -> View | None:
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
    shown = device_card_view(chrome, teaser_of(device)) | {
        "summary": device.summary,
        "body_html": body_html(press, body),
        "sheet": _groups(sheet),
        "announced": _day(sheet.announced),
        "release": _day(sheet.release),
        "checked": _day(sheet.checked),
        "sources": [{"title": typeset_text(one.title), "url": one.url} for one in sheet.sources],
        "key_figures": [
            {"label": typeset_text(label), "value": typeset_text(value)}
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
                "date": _day(one.date),
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


def _groups(sheet: catalog.DeviceSheet) -> list[View]:
    return [
        {
            "caption": caption,
            "rows": [
                {"label": typeset_text(label), "value": typeset_text(value)}
                for label, value in rows
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
    groups: dict[str, list[View]] = {}
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


def brand_view(
    press: Press,
    brand: Brand,
    body: Body,
    devices: tuple[DeviceTeaser, ...],
    articles: int,
    number: int,
    total: int,
    teasers: tuple[Teaser, ...],
    rumours: tuple[tuple[Rumour, Teaser], ...],
) -> View:
    """Return a page of a brand."""
    chrome = press.chrome
    shown = [device_card_view(chrome, one) for one in devices]
    years: dict[str, list[View]] = {}
    for one in shown:
        if one["year"]:
            years.setdefault(one["year"], []).append(one)
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
            feed=(f"Marque {brand.name}", f"{brand.url}flux.xml"),
            pagination=pagination_view(chrome, brand.url, number, total),
        ),
        "brand": {
            "name": brand.name,
            "country": brand.country,
            "founded": brand.founded,
            "founders": list(brand.founders),
            "people": [
                {"name": name, "role": role, "url": chrome.url(f"/personnes/{slugify(name)}/")}
                for name, role in brand.people
            ],
            "site": brand.site,
            "summary": brand.summary,
            "body_html": body_html(press, body),
            "sources": [{"title": title, "url": url} for title, url in brand.sources],
            "articles_count": articles,
            "devices_count": len(devices),
        },
        "devices": shown,
        "timeline": [{"year": year, "devices": held} for year, held in years.items()],
        "cards": cards_view(chrome, teasers),
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


def _rows(left: Device, right: Device) -> tuple[list[View], list[str]]:
    compared = catalog.compare(sheet_of(left), sheet_of(right))
    groups = [
        {
            "caption": group.caption,
            "rows": [
                {
                    "label": typeset_text(row.label),
                    "left": typeset_text(row.left),
                    "right": typeset_text(row.right),
                    "leader": row.leader,
                    "difference": typeset_text(row.difference) if row.difference else None,
                }
                for row in group.rows
            ],
        }
        for group in compared
    ]
    names = {"left": left.card.name, "right": right.card.name}
    lines = [
        f"{row.label} : {names[row.leader]} ({row.difference})"
        for group in compared
        for row in group.rows
        if row.leader and row.difference
    ]
    return groups, [typeset_text(line) for line in lines]


def comparison_view(
    press: Press, path: str, left: Device, right: Device, teasers: tuple[Teaser, ...]
) -> View:
    """Return the comparison of two devices."""
    chrome = press.chrome
    groups, lines = _rows(left, right)
    title = f"{left.card.name} face à {right.card.name}"
    return {
        "page": page_view(
            chrome,
            "comparison",
            title,
            path,
            description=typeset_text(
                f"{left.card.name_plain} ou {right.card.name_plain} : fiches alignées, écarts "
                "chiffrés et silhouettes à la même échelle."
            ),
            nav_key="comparisons",
            breadcrumb=[("Face à face", "/comparatifs/"), (title, None)],
        ),
        "left": _compared(press, left),
        "right": _compared(press, right),
        "rows": groups,
        "silhouettes_html": Markup(
            catalog.silhouettes([sheet_of(left), sheet_of(right)], prefix="silhouettes")
        ),
        "cards": cards_view(chrome, teasers),
        "verdict_lines": lines[:6],
    }


def _compared(press: Press, device: Device) -> View:
    return device_card_view(press.chrome, teaser_of(device))


def comparisons_view(
    press: Press, built: tuple[tuple[str, str, DeviceTeaser, DeviceTeaser], ...]
) -> View:
    """Return the index of comparisons."""
    chrome = press.chrome
    return {
        "page": page_view(
            chrome,
            "comparisons",
            "Face à face",
            "/comparatifs/",
            description="Deux appareils, leurs fiches alignées et les écarts chiffrés.",
            nav_key="comparisons",
            breadcrumb=[("Face à face", None)],
        ),
        "comparisons": [
            {
                "title": title,
                "url": chrome.url(path),
                "left": device_card_view(chrome, left),
                "right": device_card_view(chrome, right),
            }
            for title, path, left, right in built
        ],
        "data_url": chrome.url("/comparatifs/appareils.json"),
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


# ------------------------------------------------------------------- open data


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _csv(rows: Sequence[dict[str, Any]]) -> bytes:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def device_data_view(press: Press, device: Device, suffix: str) -> bytes:
    """Return the sheet of a device as JSON or CSV."""
    del press
    sheet = sheet_of(device)
    if suffix == "json":
        return _json({"slug": device.slug, **catalog.to_json(sheet)})
    return _csv([{"slug": device.slug, **catalog.to_row(sheet)}])


def devices_csv_view(press: Press, devices: tuple[Device, ...]) -> bytes:
    """Return all the sheets as CSV."""
    del press
    return _csv([{"slug": one.slug, **catalog.to_row(sheet_of(one))} for one in devices])


def devices_json_view(press: Press, devices: tuple[Device, ...]) -> bytes:
    """Return all the sheets as JSON."""
    del press
    return _json([{"slug": one.slug, **catalog.to_json(sheet_of(one))} for one in devices])


def brands_json_view(press: Press, brands: tuple[Brand, ...]) -> bytes:
    """Return all the brands as JSON."""
    del press
    return _json(
        [
            {
                "slug": one.slug,
                "name": one.name,
                "aliases": list(one.aliases),
                "country": one.country,
                "founders": list(one.founders),
                "people": [{"name": name, "role": role} for name, role in one.people],
                "site": one.site,
                "summary": one.summary_plain,
                "sources": [{"title": title, "url": url} for title, url in one.sources],
            }
            for one in brands
        ]
    )


def comparer_data_view(press: Press, devices: tuple[Device, ...]) -> bytes:
    """Return what the interactive comparison reads."""
    rows = [
        {
            "slug": one.slug,
            "name": one.card.name,
            "url": press.chrome.url(one.card.url),
            "tagline": one.card.tagline,
            "price": one.card.price or None,
            "groups": _groups(sheet_of(one)),
            "data": one.card.data,
        }
        for one in devices
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def open_data_view(press: Press, devices: tuple[Device, ...], brands: tuple[Brand, ...]) -> View:
    """Return the page that documents the open data, with the checksum of each file."""
    from hashlib import sha256

    chrome = press.chrome
    files = (
        ("appareils.csv", "Les fiches des appareils, une ligne chacune (CSV, UTF-8, virgules)",
         devices_csv_view(press, devices)),
        ("appareils.json", "Les mêmes fiches, telles que nous les écrivons (JSON)",
         devices_json_view(press, devices)),
        ("marques.json", "Les marques (JSON)", brands_json_view(press, brands)),
    )  # fmt: skip
    rows = "".join(
        f'<tr><th scope="row"><a href="{chrome.url("/donnees/")}{name}">{name}</a></th>'
        f"<td>{said}</td><td><code>{sha256(data).hexdigest()}</code></td></tr>"
        for name, said, data in files
    )
    columns = "".join(
        f"<li><code>{name}</code></li>" for name in dict.fromkeys(
            key for one in devices[:200] for key in catalog.to_row(sheet_of(one)))
    )  # fmt: skip
    html = (
        "<p>Nos fiches sont libres : reprenez-les sous licence "
        '<a href="https://creativecommons.org/licenses/by/4.0/deed.fr">CC BY 4.0</a>, '
        "en citant La Puce.</p>"
        '<div class="defile" role="region" tabindex="0" aria-label="Fichiers de données"><table>'
        '<thead><tr><th scope="col">Fichier</th><th scope="col">Contenu</th>'
        f'<th scope="col">SHA-256</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )
    if columns:
        html += f'<h2 id="colonnes">Colonnes du fichier CSV</h2><ul>{columns}</ul>'
    return {
        "page": page_view(
            chrome,
            "page",
            "Données ouvertes",
            "/donnees/",
            description="Les fiches de La Puce en CSV et en JSON, sous licence libre.",
            breadcrumb=[("Données ouvertes", None)],
        ),
        "content": {
            "title": "Données ouvertes",
            "summary": "Les fiches de La Puce en CSV et en JSON, sous licence libre.",
            "body_html": Markup(html.replace(" :", "\N{NO-BREAK SPACE}:")),
            "toc": [],
            "modified": None,
        },
    }


# ----------------------------------------------------------- blocks of the text


def _device_block(press: Press, teaser: DeviceTeaser) -> Sequence[Any]:
    return (device_card_view(press.chrome, teaser),)


def _price_block(press: Press, device: Device) -> Sequence[Any]:
    points = catalog.price_points(sheet_of(device))
    prices = [
        {
            "date": _day(one.date),
            "amount": one.text,
            "where": typeset_text(one.where),
            "kind": one.kind,
        }
        for one in points
    ]
    return device_card_view(press.chrome, teaser_of(device)), prices


def _versus_block(press: Press, left: Device, right: Device) -> Sequence[Any]:
    chrome = press.chrome
    groups, _ = _rows(left, right)
    rows = [row for group in groups for row in group["rows"] if row["left"] != row["right"]]
    return (
        device_card_view(chrome, teaser_of(left)),
        device_card_view(chrome, teaser_of(right)),
        rows[:8],
        None,
    )


BLOCK_VIEWS["device_block"] = _device_block
BLOCK_VIEWS["price_block"] = _price_block
BLOCK_VIEWS["versus_block"] = _versus_block
BLOCK_VIEWS[""] = lambda press: ()
