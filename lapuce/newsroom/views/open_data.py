"""Open data: the sheets as CSV and JSON, and the page that documents them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec
from markupsafe import Markup

from lapuce import catalog
from lapuce.markup import escape
from lapuce.newsroom.printing.press import Press
from lapuce.newsroom.reading.typed_sheets import brand_sheet_of
from lapuce.newsroom.records import Brand, Device
from lapuce.newsroom.views.columns import BRAND_KEYS, COLUMNS, FORM
from lapuce.newsroom.views.common import View
from lapuce.newsroom.views.head import page_view
from lapuce.typography import typeset_text

OpenSheet = tuple[Device, str]
"""A device, and the site path of its picture; "" without one."""


def _json(value: object) -> bytes:
    return _pretty(msgspec.json.encode(value))


def _pretty(data: bytes | msgspec.Raw) -> bytes:
    return msgspec.json.format(bytes(data), indent=1) + b"\n"


def _csv(rows: Sequence[Mapping[str, str]], always: Iterable[str] = ()) -> bytes:
    """Return rows as CSV, with the columns that they fill, and those that are always there."""
    held = set(always).union(*rows)
    columns = [*(key for key in COLUMNS if key in held), *sorted(held - COLUMNS.keys())]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(map(row.get, columns) for row in rows)  # None is an empty cell.
    return text.getvalue().encode()


def _sheet(press: Press, device: Device, picture: str) -> bytes:
    """Return a sheet as JSON, with the address of its picture."""
    if not picture:
        return bytes(device.open_data)
    held = msgspec.json.decode(device.open_data)
    return msgspec.json.encode({**held, "picture_url": press.chrome.full_url(picture)})


def _rows(press: Press, devices: Iterable[OpenSheet]) -> list[Mapping[str, str]]:
    return [_row(_sheet(press, *one)) for one in devices]


@lru_cache(maxsize=4096)
def _row(sheet: bytes) -> Mapping[str, str]:
    """Return a sheet in JSON as a line of CSV: its own file, the one of all and its checksum."""
    return catalog.to_row(msgspec.json.decode(sheet))


def device_data_view(press: Press, device: OpenSheet, suffix: str) -> bytes:
    """Return the sheet of a device as JSON or CSV."""
    return _pretty(_sheet(press, *device)) if suffix == "json" else _csv(_rows(press, [device]))


def devices_csv_view(press: Press, devices: tuple[OpenSheet, ...]) -> bytes:
    """Return all the sheets as CSV, with the columns of the schema."""
    return _csv(_rows(press, devices), COLUMNS)


def devices_json_view(press: Press, devices: tuple[OpenSheet, ...]) -> bytes:
    """Return all the sheets as JSON."""
    return _pretty(b"[%b]" % b",".join(_sheet(press, *one) for one in devices))


def brands_json_view(press: Press, brands: tuple[Brand, ...]) -> bytes:
    """Return all the brands as JSON."""
    del press
    return _json(
        [{"slug": one.slug, **catalog.brand_to_json(brand_sheet_of(one))} for one in brands]
    )


_NUMBERS = (
    "screen_inches", "refresh_hz", "battery_mah", "battery_wh", "front_camera_mpx", "height_mm",
    "width_mm", "depth_mm", "weight_g",
)  # fmt: skip


def schema_view(press: Press) -> bytes:
    """Return the schema of `appareils.csv`, as the Table Schema standard writes it."""
    dates = ("announced", "release", "checked")
    kinds = dict.fromkeys(dates, "date") | {f"figures.{name}": "number" for name in _NUMBERS}
    return _schema(
        "appareils", f"{press.chrome.site['name']}, fiches d’appareils", COLUMNS, kinds, FORM
    )


def brands_schema_view(press: Press) -> bytes:
    """Return the schema of `marques.json`, written alike."""
    lists = ("aliases", "founders", "people", "colors", "sources")
    title = f"{press.chrome.site['name']}, marques"
    return _schema("marques", title, BRAND_KEYS, dict.fromkeys(lists, "array"))


def _schema(
    name: str, title: str, said: dict[str, str], kinds: dict[str, str], form: str = ""
) -> bytes:
    return _json(
        {
            "name": name,
            "title": title,
            **({"description": typeset_text(form)} if form else {}),
            "primaryKey": "slug",
            "fields": [
                {"name": key, "type": kinds.get(key, "string"), "description": text}
                for key, text in said.items()
            ],
        }
    )


def _told(anchor: str, title: str, head: str, said: dict[str, str], form: str = "") -> str:
    """Return what each column or key says, in a table; nothing without any."""
    if not said:
        return ""
    rows = "".join(
        f'<tr><th scope="row"><code>{name}</code></th><td>{escape(typeset_text(text))}</td></tr>'
        for name, text in said.items()
    )
    return (
        f'<h2 id="{anchor}">{title}</h2>'
        + (f"<p>{escape(typeset_text(form))}</p>" if form else "")
        + f'<div class="defile" role="region" tabindex="0" '
        f'aria-label="{title}"><table><thead><tr><th scope="col">{head}</th>'
        f'<th scope="col">Ce qu’elle dit</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )


def open_data_view(press: Press, devices: tuple[OpenSheet, ...], brands: tuple[Brand, ...]) -> View:
    """Return the page that documents the open data, with the checksum of each file."""
    from hashlib import sha256

    chrome = press.chrome
    files = (
        ("appareils.csv", "Les fiches des appareils, une ligne chacune (CSV, UTF-8, virgules)",
         devices_csv_view(press, devices)),
        ("appareils.json", "Les mêmes fiches, telles que nous les écrivons (JSON)",
         devices_json_view(press, devices)),
        ("marques.json", "Les marques (JSON)", brands_json_view(press, brands)),
        ("appareils.schema.json", "Ce que dit chaque colonne (Table Schema)", schema_view(press)),
        ("marques.schema.json", "Ce que dit chaque clé des marques (Table Schema)",
         brands_schema_view(press)),
    )  # fmt: skip
    listed = "".join(
        f'<tr><th scope="row"><a href="{chrome.url("/donnees/")}{file}">{file}</a></th>'
        f"<td>{held}</td><td><code>{sha256(data).hexdigest()}</code></td></tr>"
        for file, held, data in files
    )
    html = (
        "<p>Nos fiches sont libres : reprenez-les sous licence "
        '<a href="https://creativecommons.org/licenses/by/4.0/deed.fr">CC BY 4.0</a>, '
        f"en citant {escape(chrome.site['name'])}.</p>"
        '<div class="defile" role="region" tabindex="0" aria-label="Fichiers de données"><table>'
        '<thead><tr><th scope="col">Fichier</th><th scope="col">Contenu</th>'
        f'<th scope="col">SHA-256</th></tr></thead><tbody>{listed}</tbody></table></div>'
    )
    html += _told(
        "colonnes",
        "Colonnes du fichier CSV",
        "Colonne",
        COLUMNS if devices else {},
        FORM,
    )
    html += _told("cles", "Clés de marques.json", "Clé", BRAND_KEYS if brands else {})
    summary = "Nos fiches en CSV et en JSON, sous licence libre."
    return {
        "page": page_view(
            chrome,
            "page",
            "Données ouvertes",
            "/donnees/",
            description=summary,
            breadcrumb=[("Données ouvertes", None)],
        ),
        "content": {
            "title": "Données ouvertes",
            "summary": summary,
            "body_html": Markup(html.replace(" :", "\N{NO-BREAK SPACE}:")),
            "toc": [],
            "modified": None,
        },
    }
