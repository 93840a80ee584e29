"""Pictures alone in their paragraph: figures, galleries, and those that lead to a video."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

from markdown.util import ETX, STX

_TABLE_BAR = f"{STX}{ord('|')}{ETX}"
"""What Python-Markdown makes of `\\|`: a bar as the cells of tables want it, the guide's for one."""
_ELSEWHERE = re.compile(r"https?://(?:www\.)?([^/?#:]+\.[a-z]+)", re.IGNORECASE)
_VIDEO = (
    "bad-block",
    "une vidéo est une image seule, qui mène à elle : "
    "écrivez « [![Ce qu’elle montre](image.jpg)](https://…) » au-dessus.",
    ".video}",
)


def make_figures(
    paragraph: ET.Element, write_caption: Callable[[ET.Element, str], None], lang: str
) -> tuple[str, str, str] | None:
    """
    Make a figure of a paragraph that holds nothing but a picture, a gallery if it holds several.

    A picture may be a link.

    Args:
        paragraph: Changed in place.
        write_caption: Gives an element the text of a caption.
        lang: Language of the text.

    Returns:
        What is wrong: a rule, a sentence, the text to find it by.
    """
    # The mark is the link's own where it is glued to it.
    marked = [one for one in (paragraph, *paragraph) if one.get("class") == "video"]
    is_video = bool(marked)
    for one in marked:
        del one.attrib["class"]
    held = _pictures(paragraph)
    if is_video and len(held) != 1:
        return _VIDEO
    if len(held) == 1:
        paragraph.tag = "figure"
        _write_caption(paragraph, held[0], write_caption)
        return _lead_to_video(paragraph, held[0], lang) if is_video else None
    if held:
        paragraph.tag = "div"
        paragraph.set("class", "galerie")
        paragraph[:] = [ET.Element("figure") for _ in held]
        for figure, one in zip(paragraph, held, strict=True):
            one.tail = None
            figure.append(one)
            _write_caption(figure, one, write_caption)
    return None


def _pictures(paragraph: ET.Element) -> list[ET.Element]:
    """Return the pictures, or the links round them, of what holds nothing else; [] when it does."""
    held = [one for one in paragraph if one.tag != "br"]
    if "".join((paragraph.text or "", *(one.tail or "" for one in paragraph))).strip():
        return []
    return held if all(_image_of(one) is not None for one in held) else []


def _image_of(one: ET.Element) -> ET.Element | None:
    """Return a picture, be it within a link; None for anything else."""
    if one.tag == "a" and len(one) == 1 and not f"{one.text or ''}{one[0].tail or ''}".strip():
        one = one[0]
    return one if one.tag == "img" else None


def _write_caption(
    figure: ET.Element, held: ET.Element, write_caption: Callable[[ET.Element, str], None]
) -> None:
    image = _image_of(held)
    title = image.attrib.pop("title", "") if image is not None else ""
    caption, _, credit = title.replace(_TABLE_BAR, "|").partition("|")
    if text := ". ".join(part.strip().rstrip(".") for part in (caption, credit) if part.strip()):
        write_caption(ET.SubElement(figure, "figcaption"), text)


def _lead_to_video(figure: ET.Element, link: ET.Element, lang: str) -> tuple[str, str, str] | None:
    place = _ELSEWHERE.match(link.get("href", ""))
    if place is None:
        return _VIDEO
    figure.set("class", "video")
    label = ET.SubElement(link, "span", {} if lang == "fr" else {"lang": "fr"})
    label.text = f"Voir la vidéo sur {place[1].lower()}"
    return None
