"""Where the name of a device goes on, and is another's: « Galaxy S6 edge », « Mi 4i »."""

from __future__ import annotations

import re

_UNITS = r"[ \u00a0\u202f]?(?:pouces?|″|\"|[’']{2}|mAh|Go|Mo|€|euros|\$|dollars|yuans)"
_EDITIONS = (
    "Pro|Plus|Lite|[Mm]ini|Max|Ultra|XL|Air|Prime|[Ee]dge|Active|Duos|LTE|4G|3G|Compact|Zoom|Neo"
    "|Dual|[sciXZ]"
)
_MORE = re.compile(
    rf"[ \u00a0-](?:\d{{1,6}}(?![\d.,]*{_UNITS})\w*|(?!Android|Wi-Fi|Windows|Go\b)[A-Z][a-zé]+"
    rf"|(?:{_EDITIONS})\b(?![’']))|\+|[a-z]\b| \((?:19|20)\d\d\)|s? de 20\d\d"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def end_of_longer(text: str, end: int, own: str = "") -> int:
    """
    Return where the longer name ends that the name of a device begins; 0 when it is whole.

    Args:
        text: Prose.
        end: Of the name, in the text.
        own: The names of that device, if it is known: their years tell no other, « Moto X de 2014 »
            is the « Moto X (2014) ».
    """
    more = _MORE.match(text, end)
    if more is None or ((year := _YEAR.search(more[0])) and year[0] in own):
        return 0
    return more.end()
