"""View models of comparisons: built pages, the interactive one, and the block of a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from lapuce import catalog
from lapuce.newsroom.arranging.teasers import DeviceTeaser, Teaser, device_teaser
from lapuce.newsroom.printing.press import Press
from lapuce.newsroom.reading.typed_sheets import sheet_of
from lapuce.newsroom.records import Device
from lapuce.newsroom.views.bodies import BLOCK_VIEWS
from lapuce.newsroom.views.common import View, cards_view, device_card_view, set_words
from lapuce.newsroom.views.head import page_view
from lapuce.newsroom.views.sheets import group_view, groups_of, silhouettes_html, under_caption


def _rows(left: Device, right: Device) -> tuple[list[View], list[str]]:
    found = catalog.leads(sheet_of(left), sheet_of(right))
    groups: list[View] = [
        {
            "caption": group.caption,
            "rows": [
                {
                    "label": row.label,
                    "left": row.left,
                    "right": row.right,
                    "leader": row.leader,
                    "difference": set_words(row.difference) if row.difference else None,
                }
                for row in group.rows
            ],
        }
        for group in catalog.compare(groups_of(left), groups_of(right), found)
    ]
    names = {"left": left.card.name, "right": right.card.name}
    lines = [
        f"{row['label']}\N{NO-BREAK SPACE}: {names[row['leader']]} ({row['difference']})"
        for group in groups
        for row in group["rows"]
        if row["difference"]
    ]
    return groups, lines


def comparison_view(
    press: Press, path: str, left: Device, right: Device, teasers: tuple[Teaser, ...]
) -> View:
    """Return the comparison of two devices."""
    chrome = press.chrome
    groups, lines = _rows(left, right)
    title = f"{left.card.name} face à {right.card.name}"
    both = [left, right]
    measured = all(sheet_of(one).dimensions for one in both)
    told = (
        ", écarts chiffrés et silhouettes à la même échelle" if measured else " et écarts chiffrés"
    )
    return {
        "page": page_view(
            chrome,
            "comparison",
            title,
            path,
            description=f"{left.card.name} ou {right.card.name} : fiches alignées{told}.",
            nav_key="comparisons",
            breadcrumb=[("Face à face", "/comparatifs/"), (title, None)],
        ),
        "left": _compared(press, left),
        "right": _compared(press, right),
        "rows": [*map(under_caption, groups)],
        "silhouettes_html": silhouettes_html(both, "silhouettes") if measured else None,
        "cards": cards_view(chrome, teasers),
        "verdict_lines": lines[:6],
    }


def _compared(press: Press, device: Device) -> Mapping[str, Any]:
    return device_card_view(press.chrome, device_teaser(device))


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


def comparer_data_view(press: Press, devices: tuple[Device, ...]) -> bytes:
    """Return what the interactive comparison reads."""
    rows = [
        {
            "slug": one.slug,
            "name": one.card.name,
            "url": press.chrome.url(one.card.url),
            "price": one.card.price or None,
            "groups": _measured_groups(one),
        }
        for one in devices
    ]
    return msgspec.json.encode(rows)


def _measured_groups(device: Device) -> list[View]:
    """Return the rows of a sheet, and on which of them it may lead: see `standings`."""
    stands = catalog.standings(sheet_of(device))
    groups = [group_view(*group) for group in groups_of(device)]
    for row in (row for group in groups for row in group["rows"]):
        if row["label"] in stands:
            row["ways"] = stands[row["label"]]
    return groups


def _versus_block(press: Press, left: Device, right: Device, path: str) -> Sequence[Any]:
    chrome = press.chrome
    groups, _ = _rows(left, right)
    rows = [row for group in groups for row in group["rows"] if row["left"] != row["right"]]
    return (
        device_card_view(chrome, device_teaser(left)),
        device_card_view(chrome, device_teaser(right)),
        rows[:8],
        chrome.url(path) if path else None,
    )


BLOCK_VIEWS["versus_block"] = _versus_block
