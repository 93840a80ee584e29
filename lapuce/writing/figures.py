"""A picture alone in its paragraph is a figure; with `{: .video}`, it leads to a video elsewhere."""

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


def make_figure(
    paragraph: ET.Element, write_caption: Callable[[ET.Element, str], None], lang: str
) -> tuple[str, str, str] | None:
    """
    Make a figure of a paragraph, if it holds nothing but a picture, which may be a link.

    Args:
        paragraph: Changed in place.
        write_caption: Gives an element the text of a caption.
        lang: Language of the text.

    Returns:
        What is wrong: a rule, a sentence, the text to find it by.
    """
    is_video = paragraph.get("class") == "video"
    if is_video:
        del paragraph.attrib["class"]
    link = held = _only_child(paragraph)
    image = _only_child(held) if held is not None and held.tag == "a" else held
    if link is None or image is None or image.tag != "img":
        return _VIDEO if is_video else None
    paragraph.tag = "figure"
    title = image.attrib.pop("title", "").replace(_TABLE_BAR, "|")
    caption, _, credit = title.partition("|")
    if text := ". ".join(part.strip().rstrip(".") for part in (caption, credit) if part.strip()):
        write_caption(ET.SubElement(paragraph, "figcaption"), text)
    if not is_video:
        return None
    place = _ELSEWHERE.match(link.get("href", ""))
    if place is None:
        return _VIDEO
    paragraph.set("class", "video")
    label = ET.SubElement(link, "span", {} if lang == "fr" else {"lang": "fr"})
    label.text = f"Voir la vidéo sur {place[1].lower()}"
    return None


def _only_child(element: ET.Element) -> ET.Element | None:
    """Return the child of an element that holds nothing else; None when it does."""
    if len(element) != 1 or (element.text or "").strip() or (element[0].tail or "").strip():
        return None
    return element[0]
