"""The entities that count as the character they stand for."""

from __future__ import annotations

import re

from lapuce.typography.marks import NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE

_ENTITIES = {
    NO_BREAK_SPACE: ("nbsp", 160),
    NARROW_NO_BREAK_SPACE: ("", 8239),
    '"': ("quot", 34),
    "'": ("apos", 39),
    "«": ("laquo", 171),
    "»": ("raquo", 187),
    "…": ("hellip", 8230),
    "’": ("rsquo", 8217),
    "€": ("euro", 8364),
}
_BY_NAME = {name: char for char, (name, _) in _ENTITIES.items() if name}
_BY_NUMBER = {number: char for char, (_, number) in _ENTITIES.items()}
_ENTITY = re.compile(
    r"&(?:({})|#0*({})|#[xX]0*({}));".format(
        "|".join(_BY_NAME),
        "|".join(map(str, _BY_NUMBER)),
        "|".join(f"(?i:{number:x})" for number in _BY_NUMBER),
    )
)


def decode_entities(text: str) -> str:
    """Turn the entities that the rules speak of into characters, and leave all others."""
    return _ENTITY.sub(_decode, text) if "&" in text else text


def _decode(found: re.Match[str]) -> str:
    name, decimal, hexadecimal = found.groups()
    if name:
        return _BY_NAME[name]
    return _BY_NUMBER[int(decimal) if decimal else int(hexadecimal, 16)]
