"""Pictures: what they measure, what they may not carry, their smaller copies, and social cards."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from lapuce.images.cards import CARD_SIZE, SocialCards
from lapuce.images.derivatives import DerivativeCache, derivative_widths
from lapuce.images.picture import Picture

__all__ = [
    "CARD_SIZE", "PICTURE_SUFFIXES", "DerivativeCache", "Picture", "SocialCards", "derivative_widths", "measure",
]  # fmt: skip

PICTURE_SUFFIXES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
_SVG_ROOT = re.compile(r"<svg\b([^>]*)>", re.DOTALL)
_SVG_DANGER = re.compile(
    r"<\s*(script|foreignObject|iframe|image)\b|\son[a-z]+\s*=|javascript:|<!ENTITY"
    r"|(?:href|src)\s*=\s*[\"'](?!#|data:image/)",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\s*([\d.]+)(?:px)?\s*\Z")


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
    root = _SVG_ROOT.search(text)
    if not root:
        raise ValueError("image SVG illisible : il manque l’élément <svg>.")
    if danger := _SVG_DANGER.search(text):
        found = re.sub(r"\s+", " ", danger[0]).strip()
        raise ValueError(f"image SVG refusée : « {found} » peut exécuter ou charger autre chose.")
    try:
        ET.fromstring(data)
    except ET.ParseError as error:
        raise ValueError(
            f"image SVG mal formée à la ligne {error.position[0]} : exportez-la de nouveau."
        ) from None
    held = dict(re.findall(r'([\w:-]+)\s*=\s*"([^"]*)"', root[1]))
    sizes = [_LENGTH.match(held.get(name, "")) for name in ("width", "height")]
    if all(sizes):
        width, height = (round(float(size[1])) for size in sizes if size)
        return Picture(width, height)
    box = held.get("viewBox", "").replace(",", " ").split()
    if len(box) == 4:
        return Picture(round(float(box[2])), round(float(box[3])))
    raise ValueError("image SVG sans dimensions : ajoutez width et height, ou viewBox.")
