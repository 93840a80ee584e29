"""What is shown of the sheet of a device, on its page and beside another: rows, drawings at one scale."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from lapuce import catalog
from lapuce.markup import escape_text
from lapuce.newsroom.reading.typed_sheets import sheet_of
from lapuce.newsroom.records import Device
from lapuce.newsroom.views.common import View, set_words

_GROUPS = msgspec.json.Decoder(list[tuple[str, list[tuple[str, str]]]])


def silhouettes_html(devices: Sequence[Device], prefix: str) -> Markup | None:
    """
    Return devices at one scale, then their names in order, which the theme shows where those of the
    drawing are too small; None when the dimensions of none are known.
    """
    measured = [device for device in devices if sheet_of(device).dimensions]
    if not measured:
        return None
    names = ", ".join([*(device.card.name for device in measured), "carte bancaire"])
    legend = f"De gauche à droite\N{NO-BREAK SPACE}: {escape_text(names)}"
    drawn = catalog.silhouettes([sheet_of(device) for device in measured], prefix=prefix)
    return Markup(f'{drawn}<p class="legende">{legend}</p>')


def groups_of(device: Device) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the rows of a sheet, label and value, by theme."""
    return _GROUPS.decode(device.groups)


def group_view(caption: str, rows: list[tuple[str, str]]) -> View:
    """Return the rows of a sheet on one theme."""
    return {
        "caption": caption,
        "rows": [{"label": label, "value": value} for label, value in rows],
    }


def under_caption(group: View) -> View:
    """Return a group whose caption is printed above its rows: none of them repeats it."""
    rows = [{**row, "label": catalog.label_under_caption(row["label"])} for row in group["rows"]]
    return {**group, "rows": rows}


def general_view(sheet: catalog.DeviceSheet) -> View:
    """Return the rows of a sheet that are on no theme."""
    caption, rows = catalog.general_group(sheet)
    return group_view(caption, [(label, set_words(value, sheet.aliases)) for label, value in rows])
