"""Quotations: each with the author that its last line names."""

from __future__ import annotations

import xml.etree.ElementTree as ET


def part_after_author(quote: ET.Element) -> ET.Element | None:
    """Take out of a quotation the one that Markdown joined to it, be there an author between them."""
    for index, child in enumerate(quote[:-1], 1):
        text = (child[-1].tail if len(child) else child.text) or ""
        ends_with_name = "\n" not in text.rpartition("\n— ")[2] and "\n— " in text
        if child.tag == "p" and ends_with_name and not (child.text or "").startswith("— "):
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
    holder = last[-1] if len(last) else last
    text = (holder.tail if len(last) else holder.text) or ""
    said, dash, name = text.rpartition("\n— ")
    if not dash and text.startswith("— ") and not len(last):
        said, dash, name = "", "— ", text[2:]
    if not dash:
        return
    if len(last):
        holder.tail = said
    else:
        holder.text = said
        if not said:
            quote.remove(last)
    ET.SubElement(quote, "footer").text = name.strip()
