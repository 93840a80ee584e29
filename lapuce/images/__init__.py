"""Pictures: what they measure, what they may not carry, their smaller copies, and social cards."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence

from lapuce.images.cards import CARD_SIZE, SocialCards
from lapuce.images.derivatives import DerivativeCache, derivative_widths
from lapuce.images.picture import Picture

__all__ = [
    "CARD_SIZE", "PICTURE_SUFFIXES", "DerivativeCache", "Picture", "SocialCards", "derivative_widths", "measure",
]  # fmt: skip

PICTURE_SUFFIXES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
_SVG_DANGER = re.compile(
    r"<\s*(script|foreignObject|iframe|image)\b|\son[a-z]+\s*=|javascript:|<!ENTITY"
    r"|(?:href|src)\s*=\s*[\"'](?!#|data:image/)",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\s*([\d.]+)(?:px)?\s*\Z")
_MAX_SVG_PX = 10_000_000
"""Some programs count in hundredths of a millimetre; beyond, a number is no size."""


def measure(data: bytes, suffix: str) -> Picture:
    """
    Return the size of a picture and whether it tells where it was taken.

    Args:
        data: The bytes of the file.
        suffix: Its extension, dot included, in lower case.

    Raises:
        ValueError: In French: not a picture, cut, too large, or an SVG that runs code.
    """
    if suffix == ".svg":
        return _measure_svg(data)
    # Pillow takes as long to load as a page to make, and most builds measure nothing anew.
    from lapuce.images.raster import measure_raster

    return measure_raster(data)


def _measure_svg(data: bytes) -> Picture:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("image SVG illisible : enregistrez-la en UTF-8.") from None
    if danger := _SVG_DANGER.search(text):
        found = re.sub(r"\s+", " ", danger[0]).strip()
        raise ValueError(f"image SVG refusée : « {found} » peut exécuter ou charger autre chose.")
    try:
        # Text, not bytes: an encoding that is declared wrong, or that nobody knows, changes nothing.
        root = ET.fromstring(text)
    except ET.ParseError as error:
        raise ValueError(
            f"image SVG mal formée à la ligne {error.position[0]} : exportez-la de nouveau."
        ) from None
    if root.tag.rpartition("}")[2] != "svg":
        raise ValueError("image SVG illisible : il manque l’élément <svg>.")
    sizes = [_LENGTH.match(root.get(name, "")) for name in ("width", "height")]
    if all(sizes):
        return _sized([size[1] for size in sizes if size])
    if box := root.get("viewBox", "").replace(",", " ").split():
        return _sized(box[2:], box)
    raise ValueError("image SVG sans dimensions : ajoutez width et height, ou viewBox.")


def _sized(typed: Sequence[str], told: Sequence[str] = ()) -> Picture:
    """Return a picture as wide and high as was typed; `told` is all that was, when it is more."""
    try:
        width, height = (round(float(one)) for one in typed)
    except (ValueError, OverflowError):  # Not two numbers; `inf`.
        width = height = 0
    if not (1 <= width <= _MAX_SVG_PX and 1 <= height <= _MAX_SVG_PX):
        raise ValueError(
            f"image SVG aux dimensions impossibles « {' '.join(told or typed)} » : "
            'écrivez des nombres, comme viewBox="0 0 1200 750".'
        )
    return Picture(width, height)
