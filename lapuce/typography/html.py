"""The HTML pass: tags become stand-ins, the rules run once over the whole, tags come back."""

from __future__ import annotations

import re
from collections.abc import Callable

from lapuce.typography.signs import NARROW, NO_BREAK, OPAQUE, TAG, WALL
from lapuce.typography.text import _ADDRESS, apply_rules

English = Callable[[str], str]

_SKIPPED = frozenset("pre code kbd samp var tt script style math svg textarea".split())
_RAW = frozenset(["script", "style", "textarea"])
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_BLOCKS = frozenset(
    """
    address article aside blockquote body br caption center col colgroup dd details dialog div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li
    link main menu meta nav ol optgroup option p pre search section select summary table tbody td
    template tfoot th thead title tr ul
    """.split()
)
_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<![^>]*>"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*+)(?P<held>(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>",
    re.DOTALL,
)
_LANG = re.compile(r"""(?:^|\s)(?:xml:)?lang\s*=\s*["']?([A-Za-z-]*)""")
_OFF = re.compile(r"""(?:^|\s)data-typo\s*=\s*["']?off\b""")
_ENTITY = re.compile(
    r"&(?:nbsp|#160|#[xX]0*[aA]0|#8239|#[xX]202[fF]|quot|#34|#[xX]22|#39|#[xX]27|apos|laquo|#171"
    r"|raquo|#187|hellip|#8230|rsquo|#8217|euro|#8364);"
)
_SPELLED = {
    "nbsp": NO_BREAK, "#160": NO_BREAK, "#8239": NARROW, "quot": '"', "#34": '"', "#39": "'",
    "apos": "'", "laquo": "«", "#171": "«", "raquo": "»", "#187": "»", "hellip": "…",
    "#8230": "…", "rsquo": "’", "#8217": "’", "euro": "€", "#8364": "€",
}  # fmt: skip


def typeset_html(html: str, *, english: English | None = None) -> str:
    """
    Set the French of an HTML fragment.

    Args:
        html: A fragment or a page; it need not be well formed.
        english: Sets the text of what is marked `lang="en"`; without it, English is left alone.

    Returns:
        The same tags, attributes and skipped elements, byte for byte, and the text set. Applying
        it twice changes nothing.
    """
    held: list[str] = []
    run: list[str] = []
    position, end = 0, len(html)
    while position < end:
        match = _TOKEN.search(html, position) if html.find("<", position) >= 0 else None
        if match is None:
            _add_text(html[position:], run, held)
            break
        if match.start() > position:
            _add_text(html[position : match.start()], run, held)
        position = match.end()
        name = (match["name"] or "").lower()
        if not name or match["close"]:
            held.append(match[0])
            run.append(WALL if name in _BLOCKS else TAG)
            continue
        inside = match["held"]
        foreign = _foreign_language(inside) if "lang" in inside else ""
        closed = name in _SKIPPED or foreign or ("data-typo" in inside and _OFF.search(inside))
        if not closed or name in _VOID or inside.endswith("/"):
            held.append(match[0])
            run.append(WALL if name in _BLOCKS else TAG)
            continue
        position = _end_of(html, name, match.end())
        chunk = html[match.end() : position]
        if foreign:
            chunk = _set_foreign(chunk, foreign, english)
        held.append(match[0] + chunk)
        run.append(WALL if name in _BLOCKS else OPAQUE)
    return _put_back(apply_rules("".join(run)), held)


def _add_text(text: str, run: list[str], held: list[str]) -> None:
    if "&" in text:
        text = _ENTITY.sub(_decode, text)
    if "//" in text or "@" in text or "www." in text or max(text) >= "\ufdd0":

        def hide(match: re.Match[str]) -> str:
            held.append(match[0])
            return OPAQUE

        text = _ADDRESS.sub(hide, text)
    run.append(text)


def _decode(match: re.Match[str]) -> str:
    name = match[0][1:-1]
    if name in _SPELLED:
        return _SPELLED[name]
    return chr(int(name[2:], 16))


def _foreign_language(attributes: str) -> str:
    found = _LANG.search(attributes)
    language = found[1].lower() if found else ""
    return "" if not language or language.split("-")[0] == "fr" else language


def _end_of(html: str, name: str, start: int) -> int:
    """Return where an element ends, its closing tag included; the end of the text if unclosed."""
    if name in _RAW:
        found = re.compile(rf"</{name}\b[^>]*>", re.IGNORECASE).search(html, start)
        return found.end() if found else len(html)
    depth = 1
    for match in re.compile(rf"<(/?){re.escape(name)}(?![^\s/>])[^>]*>", re.IGNORECASE).finditer(
        html, start
    ):
        depth += -1 if match[1] else 1
        if not depth:
            return match.end()
    return len(html)


def _set_foreign(chunk: str, language: str, english: English | None) -> str:
    setter = english if english and language.split("-")[0] == "en" else None
    if setter is None and "lang" not in chunk:
        return chunk
    pieces: list[str] = []
    position = 0
    while position < len(chunk):
        match = _TOKEN.search(chunk, position)
        text = chunk[position : match.start() if match else len(chunk)]
        pieces.append(setter(text) if setter and text else text)
        if match is None:
            break
        position = match.end()
        pieces.append(match[0])
        name = (match["name"] or "").lower()
        if match["close"] or not name or name in _VOID:
            continue
        held = match["held"]
        found = _LANG.search(held) if "lang" in held else None
        if name in _SKIPPED or (found and found[1]):
            end = _end_of(chunk, name, position)
            inner = chunk[position:end]
            if name not in _SKIPPED and found:
                other = found[1].lower()
                inner = (
                    typeset_html(inner, english=english)
                    if other.split("-")[0] == "fr"
                    else _set_foreign(inner, other, english)
                )
            pieces.append(inner)
            position = end
    return "".join(pieces)


_STAND_IN = re.compile(f"[{TAG}{OPAQUE}{WALL}]")


def _put_back(text: str, held: list[str]) -> str:
    pieces = _STAND_IN.split(text)
    whole = [pieces[0]]
    for original, piece in zip(held, pieces[1:], strict=True):
        whole += [original, piece]
    return "".join(whole)
