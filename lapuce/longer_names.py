"""Where the name of a device goes on, and is another's: « Galaxy S6 edge », « Mi 4i »."""

from __future__ import annotations

import re

from lapuce.dates import MONTHS

_SPACE = r"[ \u00a0\u202f]"
_UNITS = (
    "(?:pouces?|mAh|Wh|[KMGT]o|euros?|dollars?|yuans?|Mpx|mégapixels?|fois|[cm]m|k?g|[kMG]?Hz)"
    r"(?!\w)|[″\"€$%]|[’']{2}"
)
_MEASURED = rf"[\d.,]*(?:{_SPACE}\d{{3}})*(?:[.,]\d+)?{_SPACE}?(?:{_UNITS})"
"""What goes on after the first digits of a figure: « 1 499,90 € »."""
_NO_MODEL = "|".join(
    """
    Android Wi-Fi Windows Go Noire? Blanche? Grise? Argent Argentée? Or Dorée? Rouge Rose Orange Jaune
    Verte? Bleue? Violet Violette Brune? Bronze
    Lundi Mardi Mercredi Jeudi Vendredi Samedi Dimanche
    """.split()
    + [month.capitalize() for month in MONTHS]
)
"""What runs a device, colours and dates."""
_EDITIONS = "mini|edge|XL|LTE|[sciXZ]"
"""What is no figure, nor a word with a capital, which any edition may be."""
_MORE = re.compile(
    rf"[ \u00a0-](?:\d{{1,6}}(?!{_MEASURED})\w*|(?!(?:{_NO_MODEL})\b)[A-Z][a-zé]+"
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
