"""Markdown read just enough: what is prose, and where its links, pictures and headings stand."""

from __future__ import annotations

import re

from lapuce.checks.code_blocks import hide_code
from lapuce.checks.masked import CLOSED, HIDDEN, Heading, Link, Markdown, blank
from lapuce.markup import TAG, attributes

_HEADING = re.compile(r"\n(?P<level>#{1,6})(?!#)[ \t]*(?P<text>[^\n]*)")
_STOP = r"\s<>\"«»“”\x00\x01"
_AFTER_BRACKET = r"""
    (?P<link>\([ ]*
        (?P<address><[^<>\n]*>|[^\s()<>"]*(?:\([^\s()]*\)[^\s()"]*)*)
        (?:[ \t]+(?P<title>"[^"\n]*"|'[^'\n]*'))?[ ]*\)(?P<attributes>\{[^{}\n]*\})?)
    | (?P<closed>\([^()\n]*\)|\[[^\[\]\n]*\])
"""
PLAYERS = "audio|dailymotion|embed|tweet|twitter|video|vimeo|wpvideo|youtube"
FRAMES = "caption|gallery|playlist"
_WITH_VALUE = r"[ ](?=[^\[\]\n]*(?:=|//))[^\[\]\n]*"
"""« [audio inaudible] » is a remark of who writes down what was said."""
_SHORTCODE = rf"""
    (?:(?P<player>{PLAYERS})
            (?:(?:=[^\[\]\n]*|[ ](?=[\w-]*\d)[\w-]+|{_WITH_VALUE})\](?:[^\[\]\n]*\[/(?P=player)\])?
            | \][^\[\]\n]*\[/(?P=player)\])
        | (?:{FRAMES})(?:{_WITH_VALUE})?\])(?!\(|\[[^\[\]\n]*\])
"""
_INLINE = re.compile(
    rf"""
    # One class first, then a look back at what it took: the engine skips to the next such sign.
    [`<\[\]{{&\\](?:
      (?<=`)(?:``+[^`\n]*``+ | `[^\n]*?`` | [^`\n]*(?:\n[^`\n]+)*`)
    | (?<=<)(?<!<<)/?[A-Za-z](?:(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+>|[^<>]*>)
    | (?<=\])(?:{_AFTER_BRACKET})
    | (?<=\[)\^[^\[\]\s]*\]:?
    | (?P<shortcode>(?<=\[){_SHORTCODE}|(?<=\{{)(?:\{{[^{{}}\n]*\}}\}}|%[^{{}}\n]*%\}}))
    | (?<=\{{)[^{{}}\n]*\}}
    | (?<=&)(?:\#\d+|\#[xX][0-9a-fA-F]+|[A-Za-z]+\d*);
    | (?<=\\).
    )
    """,
    re.VERBOSE,
)
_LINKS = re.compile(rf"\](?:{_AFTER_BRACKET})", re.VERBOSE)
"""The same in a text that holds no other sign: an expression that begins with one sign is fast."""
_HAS_SHORTCODE = re.compile(rf"\[{_SHORTCODE}", re.VERBOSE)
_BRACED = re.compile(r"\{[^{}\n]*\}")
_BARE = re.compile(rf"(?:https?://|www\.)[^{_STOP}\[]*[^{_STOP}.,;:!?)*_\[\]]")
_OPAQUE = re.compile(
    r"<(?:(?P<code>code|kbd|samp|var|pre|script|style|svg|math|tt|textarea)\b[^<>]*"
    r"|(?P<other>[A-Za-z][A-Za-z0-9]*)\s[^<>]*?\b(?:lang\s*=\s*[\"']?(?!fr)|data-typo)[^<>]*)>"
)
_DEFINITION = re.compile(r"\n {0,3}(?P<label>\*?\[[^\]\n]+\]):[ \t]*(?P<rest>[^\n]*)")
_FOREIGN_EMPHASIS = re.compile(
    r"(?P<sign>\*\*?|__?)(?![\s*_])[^*_\n]{1,300}(?P=sign)\{:?[^{}\n]*\blang=(?!\"?fr)[^{}\n]*\}"
)
_FOREIGN_BLOCK = re.compile(r"(?:[^\n]+\n)+\{:[^{}\n]*\blang=(?!\"?fr)[^{}\n]*\}")


def read_markdown(body: str) -> Markdown:
    """Read a text; the time it takes is in proportion to its length."""
    found = Markdown(body)
    # One sign is found ten times faster than several: the rare one of a mark is sought first.
    if (
        ("`" in body and "```" in body)
        or ("~" in body and "~~~" in body)
        or ("\t" in body and "\n\t" in body)
        or "\n    " in body
        or body.startswith(("    ", "\t"))
        or "!!!" in body
    ):
        hide_code(found)
    if "<" in found.masked:
        _hide_elements(found)
    if "=" in found.masked and "lang=" in found.masked:
        for pattern in (_FOREIGN_BLOCK, _FOREIGN_EMPHASIS):
            found.masked = pattern.sub(lambda match: blank(match[0]), found.masked)
    if "]:" in found.masked:
        _hide_definitions(found)
    _hide_inline(found, body)
    masked = found.masked
    if "\n#" in masked or masked.startswith("#"):
        for match in _HEADING.finditer("\n" + masked):
            # One position was added before the text: the `\n` stands at `start`, the sign after.
            text = match["text"].replace(HIDDEN, "").replace(CLOSED, "").strip(" #[]*_\t")
            found.headings.append(Heading(match.start(), len(match["level"]), text))
    return found


def _hide_elements(found: Markdown) -> None:
    """Hide comments, and elements whose text is code or in another language."""
    text = found.masked
    pieces: list[str] = []
    last = 0
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start)
        if end < 0:
            break
        pieces += [text[last:start], blank(text[start : end + 3])]
        last = end + 3
        start = text.find("<!--", last)
    if pieces:
        text = "".join([*pieces, text[last:]])
    pieces, last = [], 0
    never_closed: set[str] = set()
    for match in _OPAQUE.finditer(text):
        name = match["code"] or match["other"]
        if match.start() < last or name in never_closed:
            continue
        end = text.find(f"</{name}>", match.end())
        if end < 0:
            never_closed.add(name)
            continue
        pieces += [text[last : match.start()], blank(text[match.start() : end])]
        last = end
    found.masked = "".join([*pieces, text[last:]]) if pieces else text


def _hide_definitions(found: Markdown) -> None:
    """Hide `[label]: address` and `*[HTML]: …`; the text of a footnote is prose."""

    def hide(match: re.Match[str]) -> str:
        label = match["label"]
        found.labels.add(label.lower())
        if label.startswith("[^"):
            return match[0]
        # One position was added before the text.
        address = match["rest"].split(" ", 1)[0].strip("<>")
        if label.startswith("[") and "://" in address:
            at = match.start("rest") - 1
            found.links.append(Link(at, at + len(address), "", address, at, title="définition"))
        return "\n" + HIDDEN * (len(match[0]) - 1)

    found.masked = _DEFINITION.sub(hide, "\n" + found.masked)[1:]


def _hide_inline(found: Markdown, body: str) -> None:
    links = found.links

    def hide(match: re.Match[str]) -> str:
        kind = match.lastgroup
        whole = match[0]
        if kind == "shortcode":
            if whole.lower() in found.labels:
                return whole  # The text of a link, whose address is there.
            found.shortcodes.append((match.start(), whole))
            return HIDDEN * len(whole)
        if kind is None:
            if whole[0] == "<":
                _raw_link(found, body, whole, match.start())
            return HIDDEN * len(whole) if "\n" not in whole else blank(whole)
        if kind == "closed":
            return CLOSED + HIDDEN * (len(whole) - 2) + CLOSED
        start = match.start()
        opening = body.rfind("[", max(0, start - 1000), start)
        picture = opening > 0 and body[opening - 1] == "!"
        title = match["title"] or ""
        if opening >= 0:
            links.append(
                Link(
                    opening - picture, match.end(), body[opening + 1 : start],
                    match["address"].strip("<>"), match.start("address"), title[1:-1],
                    match["attributes"] or "", picture,
                )
            )  # fmt: skip
        if not title:
            return CLOSED + HIDDEN * (len(whole) - 2) + CLOSED
        if "{" in title:
            title = _BRACED.sub(lambda mark: HIDDEN * len(mark[0]), title)
        before = match.start("title") - start
        return "".join(
            [
                CLOSED, HIDDEN * before, title[1:-1],
                HIDDEN * (len(whole) - before - len(title)), CLOSED,
            ]
        )  # fmt: skip

    def hide_bare(match: re.Match[str]) -> str:
        # The text of a link is told with it, and the address of one that is not closed.
        text, start, end = found.masked, match.start(), match.end()
        if match[0][0] == "h" and text[end : end + 1] != CLOSED and text[start - 2 : start] != "](":
            links.append(Link(match.start(), match.end(), "", match[0], match.start()))
        return HIDDEN * len(match[0])

    mixed = any(sign in found.masked for sign in ("`", "<", "{", "&", "\\", "[^"))
    mixed = mixed or _HAS_SHORTCODE.search(found.masked) is not None
    found.masked = (_INLINE if mixed else _LINKS).sub(hide, found.masked)
    if ("/" in found.masked and "://" in found.masked) or "www." in found.masked:
        found.masked = _BARE.sub(hide_bare, found.masked)
    if len(links) > 1:
        links.sort(key=lambda link: link.start)


_HREF = re.compile(r"""\bhref\s*=\s*["']?(?P<address>[^"'\s>]+)""", re.IGNORECASE)


def _raw_link(found: Markdown, body: str, tag: str, start: int) -> None:
    if tag.startswith(("<http://", "<https://")):
        found.links.append(Link(start, start + len(tag), "", tag[1:-1], start + 1))
    elif tag[1:3] in ("a ", "A ") and (match := _HREF.search(tag)):
        found.links.append(
            Link(start, start + len(tag), "", match["address"], start + match.start("address"),
                 title="balise", attributes=tag)
        )  # fmt: skip
    elif tag[1:4].lower() == "img" and (whole := TAG.match(body, start)):
        held = dict(attributes(whole["attributes"]))  # The first « > » may be within quotes.
        found.links.append(
            Link(start, start + len(tag), held.get("alt") or "", held.get("src") or "", start,
                 title=held.get("title") or "", picture=True)
        )  # fmt: skip
