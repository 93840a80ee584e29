"""What each HTML element is to a compositor, and what its tag says of its language."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from lapuce.typography.marks import OPAQUE, STAND_INS, STRANGER, TAG, WALL


class Mode(Enum):
    """How the text of an element is set."""

    FRENCH = auto()
    ENGLISH = auto()
    FOREIGN = auto()
    OFF = auto()
    """Nothing inside is ever set, whatever its language: code, or `data-typo="off"`."""


class Mark(NamedTuple):
    """One tag, read."""

    stand_in: str
    name: str = ""
    closing: bool = False
    empty: bool = False
    mode: Mode | None = None
    """The mode the element asks for; None when it keeps its parent's."""


_BLOCKS = frozenset(
    """address article aside audio base blockquote body br button canvas caption center col colgroup
    datalist dd details dialog dir div dl dt fieldset figcaption figure footer form frame frameset
    h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li link main menu meta nav noscript
    object ol optgroup option p pre search section select summary table tbody td template tfoot th
    thead title tr ul video""".split()
)
_REPLACED = frozenset("img input embed textarea".split())
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr frame".split()
)
_SKIPPED = frozenset("pre code kbd samp var tt math svg".split())
_RAW = frozenset("script style textarea".split())

# Elements that a browser opens again in the next block when they are left unclosed.
FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())

_CLOSES_P = frozenset(
    """address article aside blockquote center details dialog dir div dl fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section table
    ul""".split()
)
_CLOSES = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    "dd": (frozenset({"dd", "dt"}), frozenset({"dl"})),
    "dt": (frozenset({"dd", "dt"}), frozenset({"dl"})),
    "td": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "th": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
}

_NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")
_ATTRIBUTE = re.compile(
    r"""([^\s=>"'/]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"']++)))?+""",
)
_MAY_SPEAK = re.compile(r"lang|data-typo", re.IGNORECASE)


def closed_by(name: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """
    Return what a start tag `name` closes without saying so, and what shields it from that.

    So the `<p>` that follows an unclosed `<p lang="en">` is French again.
    """
    if name in _CLOSES_P:
        return frozenset({"p"}), frozenset({"button", "td", "th", "caption", "object"})
    return _CLOSES.get(name)


@lru_cache(maxsize=4096)
def read_tag(tag: str) -> Mark:
    """Read one tag, comment, declaration, raw element taken whole, or stray stand-in."""
    if re.match(f"[{STAND_INS}]", tag):
        return Mark(STRANGER, empty=True)
    found = _NAME.match(tag)
    if found is None:
        return Mark(WALL if tag[:9].lower() == "<!doctype" else TAG, empty=True)
    name = found[1].lower()
    if name in _RAW:
        return Mark(OPAQUE if name == "textarea" else TAG, empty=True)
    stand_in = WALL if name in _BLOCKS else OPAQUE if name in _REPLACED else TAG
    if tag[1] == "/":
        return Mark(stand_in, name, closing=True)
    if name in _VOID:
        return Mark(stand_in, name, empty=True)
    if tag.endswith("/>"):
        return Mark(OPAQUE if name in _SKIPPED else stand_in, name, empty=True)
    if name in _SKIPPED:
        return Mark(stand_in, name, mode=Mode.OFF)
    return Mark(stand_in, name, mode=_asked_mode(tag[found.end() :]))


@lru_cache(maxsize=4096)
def french_stand_in(tag: str) -> str:
    """Return what stands for a tag in French text; "" for one that opens what is not French."""
    mark = read_tag(tag)
    return mark.stand_in if mark.mode in (None, Mode.FRENCH) else ""


def _asked_mode(attributes: str) -> Mode | None:
    if not _MAY_SPEAK.search(attributes):
        return None
    values: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(attributes):
        values.setdefault(name.lower(), (double or single or bare).lower().strip())
    if values.get("data-typo") == "off":
        return Mode.OFF
    language = values.get("lang")
    return None if language is None else mode_of(language)


def mode_of(language: str) -> Mode:
    """Return how a text in `language` (a BCP 47 tag such as "fr-CA") is set."""
    primary = re.split("[-_]", language.strip().lower())[0]
    return {"fr": Mode.FRENCH, "en": Mode.ENGLISH}.get(primary, Mode.FOREIGN)
