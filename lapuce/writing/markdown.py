"""Markdown to HTML: one converter a process, with the newsroom's figures, blocks and marks."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Any, Literal, cast
from urllib.parse import unquote

from markdown import Markdown
from markdown.extensions.toc import TocExtension

from lapuce.markup import TAG, attributes
from lapuce.slugs import slugify
from lapuce.writing.balance import holds_raw_html, loose_tags
from lapuce.writing.pieces import NewsroomExtension, PriceReader
from lapuce.writing.quick import QuickMarkdown

MARK = "\x1a"
"""Stands around what is only known when a page is rendered; sources cannot hold it."""

RefKind = Literal["source", "site", "self", "tag", "category", "author", "index", "entity"]


@dataclass(frozen=True)
class Ref:
    """A link or a picture of the text, resolved when the page is rendered."""

    kind: RefKind
    target: str
    """Path in the content folder, site path, or name, by kind."""
    fragment: str = ""
    picture: bool = False
    line: int = 1


@dataclass(frozen=True)
class Block:
    """A card that the text asks for by an admonition."""

    kind: str
    names: tuple[str, ...]
    line: int = 1


@dataclass(frozen=True)
class Heading:
    """A heading of the text."""

    id: str
    title: str
    level: int


@dataclass(frozen=True)
class Fault:
    """What the text may not hold: a rule, a French sentence, a 1-based line."""

    rule: str
    message: str
    line: int


@dataclass(frozen=True)
class Written:
    """
    A text in HTML.

    `L<n>` between marks stands for the address of `refs[n]`, `D<n>` for the size of its picture,
    and `B<n>` for the block `blocks[n]`.
    """

    html: str
    headings: tuple[Heading, ...]
    refs: tuple[Ref, ...]
    blocks: tuple[Block, ...]
    faults: tuple[Fault, ...]


FRAME_IDS = frozenset(
    """
    apparence avis contenu menu p1 p2 p3 q t-maj t-rumeur t-som t-sources t-suite
    """.split()
)
"""Identifiers that the page around a text uses."""
_RESERVED_IDS = FRAME_IDS | {"t-bref"}
_MAX_LOOSE = 20
"""Loose tags told in one text: one mistake may loosen many."""
_ONCE = ("bref", "verdict")
"""Blocks that bring an identifier with them."""
_ALLOWED_TAGS = frozenset(
    """
    a abbr aside b bdi blockquote br caption cite code col colgroup data dd del details dfn div dl
    dt em figcaption figure footer h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q s
    samp section small source span strong sub summary sup table tbody td tfoot th thead time tr u
    ul var wbr
    """.split()
)
_SAFE_SCHEMES = ("http:", "https:", "mailto:", "tel:")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_PELICAN_LINK = re.compile(
    r"[{|](filename|static|attach|tag|category|author|index)[}|](.*)", re.DOTALL
)
_JUDGED = re.compile(
    r"<(?!/|(?:p|em|strong|ul|ol|li|table|thead|tbody|tr|td|th|code|sup|h2|h3|h4|h5|h6)>)"
    rf"(?:{TAG.pattern.removeprefix('<')}|(?P<comment>!--.*?-->)|(?=[A-Za-z!?]))",
    re.DOTALL,
)
"""Opening tags, but for those that hold nothing to judge; comments; what is only half a tag."""
_HREF = re.compile(r"""\b(href|src)\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'>]++)""", re.IGNORECASE)
_ID = re.compile(r"""(?<![\w-])id\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""", re.IGNORECASE)
_TYPED_CODE = r"^[ ]{0,3}(?P<fence>```|~~~).*?^[ ]{0,3}(?P=fence)|(?P<ticks>`+)[^`\n]+(?P=ticks)"
_TYPED_EMPTY = r"""\][(][ ]*(?:<>)?[ ]*[)]|\b(?:href|src)\s*=\s*(?:""|'')"""
_SHOWN_CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
_OPEN_PRICE = re.compile(r"\{prix\b[^{}<\n]{0,24}")
_IGNORED_IN_ADDRESSES = str.maketrans("", "", "\t\n\r")
"""What a browser drops, and what hides `java\tscript:`."""
_NOTE = re.compile(r'href="#fnref:([^"]*)"')
_BLOCK_MARK = re.compile(r'<hr data-block="(\d+)" />')
_REGION_LABEL = re.compile(r'aria-label="((?:Code|Tableau)[^"]*)"')
_CODE = "<pre><code"
_CODE_REGION = '<pre role="region" tabindex="0" aria-label="Code"><code'


class Writer:
    """Turns Markdown into HTML; keep one a process, it costs to make."""

    def __init__(self, converter: type[Markdown] = QuickMarkdown) -> None:
        self._newsroom = NewsroomExtension()
        self._markdown = converter(
            extensions=[
                "abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes",
                "md_in_html", "sane_lists", "tables", TocExtension(slugify=_heading_id, marker=""),
                self._newsroom,
            ],
            extension_configs={
                "footnotes": {
                    "BACKLINK_TITLE": "Retour à l’appel de note {}",
                    "SUPERSCRIPT_TEXT": "{}",
                }
            },
        )  # fmt: skip

    def write(
        self, text: str, *, source: str, first_line: int, price: PriceReader, unsafe: bool = False
    ) -> Written:
        """
        Turn one text into HTML.

        Args:
            text: Markdown.
            source: Path of the file in the content folder, from which relative links start.
            first_line: 1-based line of the text in its file.
            price: Prints the price of a `{prix: …}` mark.
            unsafe: Let scripts, event attributes and any element pass.
        """
        self._newsroom.start(price)
        self._markdown.reset()
        html = self._markdown.convert(text)
        lines = _Lines(text, first_line)
        links = _Links(posixpath.dirname(source), lines, unsafe)
        html = _JUDGED.sub(links.rewrite, html) if "<" in html else html
        html = _BLOCK_MARK.sub(rf"{MARK}B\1{MARK}", html).replace(_CODE, _CODE_REGION)
        html = _number_regions(html) if html.count('role="region"') > 1 else html
        blocks = tuple(
            Block(kind, names, lines.of(f"!!! {kind}")) for kind, names in self._newsroom.blocks
        )
        faults = [
            Fault(rule, said, lines.of(sought)) for rule, said, sought in self._newsroom.faults
        ]
        for name in _NOTE.findall(html) if "#fnref:" in html else ():
            if f'id="fnref:{name}"' not in html:
                said = f"note « {name} » jamais appelée dans le texte : écrivez [^{name}] où elle sert."
                faults.append(Fault("broken-anchor", said, lines.of(f"[^{name}]:")))
        if not links.malformed and holds_raw_html(self._markdown.htmlStash.rawHtmlBlocks):
            faults += _unbalanced(html, lines, unsafe)
        if "{prix" in html:
            faults += _open_prices(html, lines)
        faults += _said_twice(links.ids, lines, text)
        return Written(
            html, tuple(self._headings()), tuple(links.refs), blocks, (*faults, *links.faults)
        )

    def _headings(self) -> list[Heading]:
        found: list[Heading] = []

        def walk(tokens: list[dict[str, Any]]) -> None:
            for token in tokens:
                found.append(Heading(token["id"], token["html"], token["level"]))
                walk(token["children"])

        walk(getattr(self._markdown, "toc_tokens", []))
        return found


def _number_regions(html: str) -> str:
    """Tell apart the frames that scroll: two landmarks may not have one name."""
    seen: dict[str, int] = {}

    def number(match: re.Match[str]) -> str:
        label = match[1]
        seen[label] = seen.get(label, 0) + 1
        return match[0] if seen[label] == 1 else f'aria-label="{label} ({seen[label]})"'

    return _REGION_LABEL.sub(number, html)


def _unbalanced(html: str, lines: _Lines, unsafe: bool) -> Iterator[Fault]:
    for name, closes, rank in islice(loose_tags(html), _MAX_LOOSE):
        if closes:
            said = f"balise </{name}> de trop : aucun <{name}> n’est ouvert là, retirez-la."
            yield Fault("unbalanced-html", said, lines.of_rank(rf"</{name}\s*>", rank))
        elif unsafe or name in _ALLOWED_TAGS:
            said = f"élément <{name}> jamais fermé : ajoutez </{name}> à sa fin."
            yield Fault("unbalanced-html", said, lines.of_rank(rf"<{name}(?![\w-])", rank))


def _open_prices(html: str, lines: _Lines) -> Iterator[Fault]:
    for found in _OPEN_PRICE.findall(_SHOWN_CODE.sub("", html)):
        shown = unescape(found).strip()
        said = f"« {shown} » sans accolade à la fin : écrivez par exemple {{prix: 1 499 yuans}}."
        yield Fault("bad-price", said, lines.of(shown))


def _said_twice(ids: list[str], lines: _Lines, typed: str) -> Iterator[Fault]:
    """Report an identifier given twice, or that the page around the text uses."""
    blocks = {
        kind: lines.count(rf"^[ ]*!!! {kind}\b") for kind in _ONCE if typed.count(f"!!! {kind}") > 1
    }
    for kind, times in blocks.items():
        if times > 1:
            said = f"second bloc « !!! {kind} » dans le texte : gardez-en un seul."
            yield Fault("bad-block", said, lines.of_rank(rf"^[ ]*!!! {kind}\b", 2))
    if len(set(ids)) == len(ids) and FRAME_IDS.isdisjoint(ids):
        return
    for name, times in Counter(ids).items():
        place = rf"""\bid\s*=\s*["']?{re.escape(name)}(?![\w-])|(?<=[{{ :])#{re.escape(name)}(?=[ }}])"""
        if name in FRAME_IDS:
            said = f"identifiant « {name} » déjà pris par la page : choisissez-en un autre."
            yield Fault("repeated-id", said, lines.of_rank(place, 1))
        elif times > 1 and not (name == "t-bref" and blocks.get("bref", 0) > 1):
            said = f"identifiant « {name} » donné deux fois : changez un des deux."
            yield Fault("repeated-id", said, lines.of_rank(place, 2))


def _heading_id(value: str, separator: str) -> str:
    del separator  # Ours is the hyphen, as in every address.
    slug = slugify(value) or "partie"
    return f"{slug}-1" if slug in _RESERVED_IDS else slug


class _Lines:
    """Finds on which line of the source something was typed."""

    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._first = first_line
        self._from: dict[str, int] = {}

    def holds(self, sought: str) -> bool:
        """Tell whether a text in lower case was typed, in any case."""
        return sought in self._text.lower()

    def count(self, pattern: str) -> int:
        """Tell how many times something was typed, code left aside."""
        return len(self._places(pattern))

    def of_rank(self, pattern: str, rank: int) -> int:
        """Return the line of the n-th match, or of the last one, code left aside."""
        places = self._places(pattern)
        if not places:
            return self._first
        return self._first + self._text.count("\n", 0, places[min(rank, len(places)) - 1])

    def _places(self, pattern: str) -> list[int]:
        flags = re.IGNORECASE | re.MULTILINE | re.DOTALL
        found = re.finditer(rf"{_TYPED_CODE}|(?P<found>{pattern})", self._text, flags)
        return [one.start() for one in found if one["found"]]

    def of(self, sought: str, raw: str = "") -> int:
        """
        Return the line of the next occurrence, the first line of the text if there is none.

        Args:
            sought: What was typed.
            raw: The same as it stands in the HTML, when it was typed with character references.
        """
        at = self._text.find(sought, self._from.get(sought, 0))
        if at < 0 and raw and raw != sought:
            at = self._text.find(raw)
        if at < 0:
            at = self._text.find(sought)
        if at < 0:
            at = self._text.lower().find(sought.lower())
        if at < 0:
            return self._first
        self._from[sought] = at + len(sought)
        return self._first + self._text.count("\n", 0, at)


class _Links:
    """Replaces each address of the text by a mark, and reports what a page may not carry."""

    def __init__(self, folder: str, lines: _Lines, unsafe: bool) -> None:
        self.refs: list[Ref] = []
        self.faults: list[Fault] = []
        self.ids: list[str] = []
        self.malformed = False
        self._empty = 0
        self._folder = folder
        self._lines = lines
        self._unsafe = unsafe

    def rewrite(self, match: re.Match[str]) -> str:
        if match["name"] is None:
            return self._odd(match)
        tag, name = match[0], match["name"].lower()
        held = match["attributes"]
        lower = held.lower()
        if "id" in lower and (found := _ID.search(held)):
            self.ids.append(found[1] or found[2] or found[3] or "")
        if not self._unsafe:
            self._refuse(name, held, lower)
        if "=" not in held or name not in ("a", "img", "source", "area"):
            return tag
        return _HREF.sub(lambda found: self._address(found, name), tag)

    def _odd(self, match: re.Match[str]) -> str:
        """Drop a comment, which readers would find in the page; refuse what is half a tag."""
        if match["comment"]:
            return ""
        if not self._unsafe:
            self.malformed = True
            shown = match.string[match.start() : match.start() + 30].split("\n")[0]
            self._report(
                "unsafe-html",
                f"balise « {shown} » mal formée : fermez-la et ses guillemets, ou écrivez &lt;.",
                shown,
            )
        return match[0]

    def _refuse(self, name: str, held: str, lower: str) -> None:
        if name == "h1" and not self._lines.holds("<h1"):
            return  # Typed as « # »: that has its own rule.
        if name not in _ALLOWED_TAGS:
            rule = "raw-script" if name == "script" else "unsafe-html"
            extra = " (le réglage allow_raw_scripts l’autoriserait)" if name == "script" else ""
            self._report(
                rule, f"élément <{name}> refusé dans un article{extra} : retirez-le.", f"<{name}"
            )
        if "style" in lower and any(each == "style" for each, _ in attributes(held)):
            said = "attribut style=… refusé : la feuille de style du site s’en charge, retirez-le."
            self._report("unsafe-html", said, "style")
        if "srcset" in lower and name in ("img", "source"):
            said = "attribut srcset=… refusé : une adresse dans src suffit."
            self._report("unsafe-html", said, "srcset")
        if "on" in lower:
            for attribute, _ in attributes(held):
                if attribute.startswith("on"):
                    self._report(
                        "event-attribute", f"attribut {attribute}=… refusé : retirez-le.", attribute
                    )

    def _report(self, rule: str, message: str, sought: str) -> None:
        self.faults.append(Fault(rule, message, self._lines.of(sought)))

    def _address(self, match: re.Match[str], tag: str) -> str:
        attribute, quoted = match[1], match[2]
        typed = next(value or "" for _, value in attributes(match[0]))
        picture = tag in ("img", "source")
        typed = typed.translate(_IGNORED_IN_ADDRESSES).strip()
        if not typed:
            self._report_empty(picture)
            return match[0]
        ref = self._ref(typed, picture, self._lines.of(typed, quoted.strip("\"'")))
        if ref is None:
            return f"{attribute}={quoted}"
        self.refs.append(ref)
        number = len(self.refs) - 1
        size = f"{MARK}D{number}{MARK}" if tag == "img" else ""
        return f'{attribute}="{MARK}L{number}{MARK}"{size}'

    def _report_empty(self, picture: bool) -> None:
        self._empty += 1
        line = self._lines.of_rank(_TYPED_EMPTY, self._empty)
        if picture:
            rule, said = "missing-picture", "image sans adresse : donnez celle du fichier."
        else:
            rule, said = "empty-link", "lien vide : donnez son adresse entre les parenthèses."
        self.faults.append(Fault(rule, said, line))

    def _ref(self, typed: str, picture: bool, line: int) -> Ref | None:
        if typed.startswith("#"):
            return None if typed.startswith("#fn") else Ref("self", "", typed[1:], line=line)
        if found := _PELICAN_LINK.match(typed):
            kind, rest = found[1], found[2]
            if kind in ("tag", "category", "author"):
                return Ref(cast(RefKind, kind), unquote(rest), line=line)
            if kind == "index":
                return Ref("index", "", line=line)
            return self._source(rest, picture, line)
        if _SCHEME.match(typed) or typed.startswith("//"):
            scheme = re.sub(r"[\s\x00-\x20]", "", typed).lower()
            if not scheme.startswith(_SAFE_SCHEMES):
                said = f"lien « {typed[:60]} » refusé : écrivez une adresse en https://."
                self.faults.append(Fault("unsafe-link", said, line))
            elif picture:
                said = f"image d’un autre site « {typed[:60]} » : copiez-la près de l’article."
                self.faults.append(Fault("third-party", said, line))
            return None
        if typed.startswith("/") and not picture:
            path, _, fragment = typed.partition("#")
            return Ref("site", path, fragment, line=line)
        return self._source(typed, picture, line)

    def _source(self, typed: str, picture: bool, line: int) -> Ref:
        path, _, fragment = typed.partition("#")
        path = unquote(path)
        joined = path.lstrip("/") if path.startswith("/") else posixpath.join(self._folder, path)
        return Ref("source", posixpath.normpath(joined), fragment, picture, line)


def fill(html: str, values: Mapping[str, str]) -> str:
    """Replace each mark, `L0`, `D0`, `B0`…, by its value; values are escaped by the caller."""
    parts = html.split(MARK)
    for index in range(1, len(parts), 2):
        parts[index] = values[parts[index]]
    return "".join(parts)


def link_mark(number: int) -> str:
    """Return the mark that stands for the address of reference `number`."""
    return f"{MARK}L{number}{MARK}"
