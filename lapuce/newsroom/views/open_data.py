"""Open data: the sheets as CSV and JSON, and the page that documents them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from lapuce import catalog
from lapuce.newsroom.records import Brand, Device
from lapuce.newsroom.sheets import sheet_of
from lapuce.newsroom.views.common import (
    Press,
    View,
    page_view,
)


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
