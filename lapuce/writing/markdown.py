"""Markdown to HTML: one converter a process, with the newsroom's figures, blocks and marks."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import Any

from markdown import Markdown
from markdown.extensions.toc import TocExtension

from lapuce.marks import OPEN_PRICE
from lapuce.slugs import slugify
from lapuce.writing.balance import holds_raw_html, loose_tags
from lapuce.writing.lines import Lines
from lapuce.writing.links import ALLOWED_TAGS, Links
from lapuce.writing.pieces import NewsroomExtension, PriceReader
from lapuce.writing.quick import QuickMarkdown
from lapuce.writing.written import FRAME_IDS, MARK, Block, Fault, Heading, Written

_MAX_LOOSE = 20
"""Loose tags told in one text: one mistake may loosen many."""
_ONCE = ("bref", "verdict")
"""Blocks that bring an identifier with them."""
_SHOWN_CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
_OPEN_PRICE = re.compile(
    rf"{OPEN_PRICE}\b[^{{}}<\n]{{0,24}}(?:[^{{}}<\n]{{0,36}}\}})?", re.IGNORECASE
)
_PRICE_MARK = re.compile(r"\{prix\s*:[^{}]+\}")
_OPEN_COMMENT = re.compile(r"&lt;!--[^\n<]*")
_NOTE = re.compile(r'href="#fnref:([^"]*)"')
_TYPED_NOTE = re.compile(r"^[ ]{0,3}\[\^([^\]\n]*)\]:", re.MULTILINE)
_BLOCK_MARK = re.compile(rf'<hr data-block="{MARK}(\d+)" />')
_REGION_LABEL = re.compile(r'aria-label="((?:Code|Tableau)[^"]*)"')
_CODE = "<pre><code"
_CODE_REGION = '<pre role="region" tabindex="0" aria-label="Code"><code'


class Writer:
    """Turns Markdown into HTML; keep one a process, it costs to make."""

    def __init__(self, converter: type[Markdown] = QuickMarkdown) -> None:
        self._newsroom = NewsroomExtension()
        self._taken = FRAME_IDS
        self._markdown = converter(
            extensions=[
                "abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes",
                "md_in_html", "sane_lists", "tables",
                TocExtension(slugify=self._heading_id, marker=""), self._newsroom,
            ],
            extension_configs={
                "footnotes": {
                    "BACKLINK_TITLE": "Retour à l’appel de note {}",
                    "SUPERSCRIPT_TEXT": "{}",
                }
            },
        )  # fmt: skip

    def write(
        self,
        text: str,
        *,
        source: str,
        first_line: int,
        price: PriceReader,
        lang: str = "fr",
        unsafe: bool = False,
        taken: frozenset[str] = frozenset(),
    ) -> Written:
        """
        Turn one text into HTML.

        Args:
            text: Markdown.
            source: Path of the file in the content folder, from which relative links start.
            first_line: 1-based line of the text in its file.
            price: Prints the price of a `{prix: …}` mark, in French.
            lang: Language of the text, without country.
            unsafe: Let scripts, event attributes and any element pass.
            taken: Identifiers that the page of this text has, besides those that all pages have.
        """
        self._taken = FRAME_IDS | taken
        self._newsroom.start(price, lang)
        self._markdown.reset()
        html = self._markdown.convert(text)
        lines = Lines(text, first_line)
        links = Links(posixpath.dirname(source), lines, unsafe)
        html = links.judge(html)
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
        if "#fnref:" in html:
            faults += _notes_typed_twice(text, lines)
        if not links.malformed and holds_raw_html(self._markdown.htmlStash.rawHtmlBlocks):
            faults += _unbalanced(html, lines, unsafe)
        if "<!--" in text and "&lt;!--" in html:
            faults += _shown_comments(html, text, lines)
        if "{" in html:
            faults += _open_prices(html, lines)
        faults += _said_twice(links.ids, self._taken, lines, text)
        return Written(
            html, tuple(self._headings()), tuple(links.refs), blocks, (*faults, *links.faults)
        )

    def _heading_id(self, value: str, separator: str) -> str:
        del separator  # Ours is the hyphen, as in every address.
        slug = slugify(value) or "partie"
        return f"{slug}-1" if slug in self._taken or slug == "t-bref" else slug

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


def _notes_typed_twice(text: str, lines: Lines) -> Iterator[Fault]:
    typed = Counter(_TYPED_NOTE.findall(text))
    for name in [name for name, times in typed.items() if times > 1]:
        place = rf"^[ ]{{0,3}}\[\^{re.escape(name)}\]:"
        if lines.count(place) > 1:
            said = (
                f"note « {name} » écrite deux fois, la première serait perdue : donnez à l’une un "
                "autre nom, ici et à son appel."
            )
            yield Fault("repeated-id", said, lines.of_rank(place, 2))


def _unbalanced(html: str, lines: Lines, unsafe: bool) -> Iterator[Fault]:
    for name, closes, rank in islice(loose_tags(html), _MAX_LOOSE):
        if closes:
            said = f"balise </{name}> de trop : aucun <{name}> n’est ouvert là, retirez-la."
            yield Fault("unbalanced-html", said, lines.of_rank(rf"</{name}\s*>", rank))
        elif unsafe or name in ALLOWED_TAGS:
            said = f"élément <{name}> jamais fermé : ajoutez </{name}> à sa fin."
            yield Fault("unbalanced-html", said, lines.of_rank(rf"<{name}(?![\w-])", rank))


def _shown_comments(html: str, text: str, lines: Lines) -> Iterator[Fault]:
    """Report the comments that Markdown does not take for some: readers would read them."""
    prose = _SHOWN_CODE.sub("", html)
    for match in _OPEN_COMMENT.finditer(prose):
        shown = unescape(match[0]).strip()
        if shown not in text and "&lt;!--" in text:
            continue  # Typed as the signs to show.
        if prose.find("--&gt;", match.start()) < 0:
            said = (
                "commentaire <!-- jamais fermé, les lecteurs le verraient : ajoutez --> à sa fin."
            )
        else:
            said = (
                "commentaire <!-- coupé par une ligne vide ou une liste, les lecteurs le verraient : "
                "commencez-le en tête de ligne, après une ligne vide."
            )
        yield Fault("unbalanced-html", said, lines.of(shown if shown in text else "<!--"))


def _open_prices(html: str, lines: Lines) -> Iterator[Fault]:
    for found in _OPEN_PRICE.findall(_SHOWN_CODE.sub("", html)):
        shown = unescape(found).strip()
        if _PRICE_MARK.fullmatch(shown):
            said = (
                f"« {shown} » n’est pas converti ici (le titre d’un lien, une balise) : écrivez le "
                "prix en clair."
            )
        else:
            is_open = shown.startswith("{prix") and not shown.endswith("}")
            while is_open and " " in shown and not lines.holds(shown.lower()):
                shown = shown.rpartition(" ")[0]  # What follows is another price, printed.
            wrong = "sans accolade à la fin" if is_open else "mal écrit"
            said = f"« {shown} » {wrong} : écrivez par exemple {{prix: 1 499 yuans}}."
        yield Fault("bad-price", said, lines.of(shown))


def _said_twice(ids: list[str], taken: frozenset[str], lines: Lines, typed: str) -> Iterator[Fault]:
    """Report an identifier given twice, or that the page around the text uses."""
    blocks = {
        kind: lines.count(rf"^[ ]*!!! {kind}\b") for kind in _ONCE if typed.count(f"!!! {kind}") > 1
    }
    for kind, times in blocks.items():
        if times > 1:
            said = f"second bloc « !!! {kind} » dans le texte : gardez-en un seul."
            yield Fault("bad-block", said, lines.of_rank(rf"^[ ]*!!! {kind}\b", 2))
    if len(set(ids)) == len(ids) and taken.isdisjoint(ids):
        return
    for name, times in Counter(ids).items():
        place = rf"""\bid\s*=\s*["']?{re.escape(name)}(?![\w-])|(?<=[{{ :])#{re.escape(name)}(?=[ }}])"""
        if name in taken:
            said = f"identifiant « {name} » déjà pris par la page : choisissez-en un autre."
            yield Fault("repeated-id", said, lines.of_rank(place, 1))
        elif times > 1 and not (name == "t-bref" and blocks.get("bref", 0) > 1):
            said = f"identifiant « {name} » donné deux fois : changez un des deux."
            yield Fault("repeated-id", said, lines.of_rank(place, 2))
