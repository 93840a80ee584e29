"""Quotations: each with the author that its last line names."""

from __future__ import annotations

import xml.etree.ElementTree as ET


def part_after_author(quote: ET.Element) -> ET.Element | None:
    """Take out of a quotation the one that Markdown joined to it, be there an author between them."""
    for index, child in enumerate(quote[:-1], 1):
        if child.tag == "p" and not (child.text or "").startswith("— ") and _author_of(child):
            after = ET.Element("blockquote")
            after.text, after.tail, quote.tail = quote.text, quote.tail, "\n"
            after.extend(quote[index:])
            del quote[index:]
            return after
    return None


def attribute(quote: ET.Element) -> None:
    """Put in a footer the author that a quotation names; a pull quote bears its own class."""
    paragraphs = quote.findall("p")
    if not paragraphs:
        return
    last = paragraphs[-1]
    if "exergue" in last.get("class", ""):
        del last.attrib["class"]
        quote.set("class", "exergue")
    found = _author_of(last)
    if found is None:
        return
    place, said, name = found
    footer = ET.SubElement(quote, "footer")
    footer.text = name
    footer.extend(last[place:])
    del last[place:]
    if len(footer):
        footer[-1].tail = (footer[-1].tail or "").rstrip()
    else:
        footer.text = name.strip()
    if place:
        last[place - 1].tail = said
    elif said:
        last.text = said
    else:
        quote.remove(last)


def _author_of(paragraph: ET.Element) -> tuple[int, str, str] | None:
    """
    Find the line that names an author, the last one of a paragraph, after « — ».

    Returns:
        How many elements stand before it, the text just before it, and the one it begins with.
    """
    texts = [paragraph.text or "", *(one.tail or "" for one in paragraph)]
    for place in range(len(texts) - 1, -1, -1):
        said, ends, line = texts[place].rpartition("\n")
        if ends or not place:
            return (place, said, line[2:]) if line.startswith("— ") else None
    return None
