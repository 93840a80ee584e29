"""Links, pictures and raw HTML of a text: what each leads to, and what a page may not carry."""

from __future__ import annotations

import posixpath
import re
from typing import cast
from urllib.parse import unquote

from lapuce.marks import VIDEO_TODO
from lapuce.markup import TAG, attributes
from lapuce.schema import CURVED_QUOTES_TODO
from lapuce.writing.lines import Lines
from lapuce.writing.written import MARK, Fault, Ref, RefKind

ALLOWED_TAGS = frozenset(
    """
    a abbr aside b bdi blockquote br caption cite code col colgroup data dd del details dfn div dl
    dt em figcaption figure footer h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q s
    samp section small source span strong sub summary sup table tbody td tfoot th thead time tr u
    ul var wbr
    """.split()
)
_SAFE_SCHEMES = ("http:", "https:", "mailto:", "tel:")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_OWN_DISK = re.compile(r"file:|[a-z]:[/\\]")
_PREVIEW = re.compile(r"https?://(?:localhost|127\.0\.0\.1)(?::\d+)?(?=/|\Z)", re.IGNORECASE)
_ONE_SLASH = re.compile(r"(https?:)/?(?!/)", re.IGNORECASE)
_PELICAN_LINK = re.compile(
    r"[{|](filename|static|attach|tag|category|author|index)[}|](.*)", re.DOTALL
)
_JUDGED = re.compile(
    r"<(?!/|(?:p|em|strong|ul|ol|li|table|thead|tbody|tr|t[dh](?: class=\"(?:droite|centre)\")?+(?: scope=\"(?:col|row)\")?+"
    r"|code|sup|h[2-6])>)"
    r"(?:a href=\"(?P<plain>[^\"&<>]*+)\">|h[2-6] id=\"(?P<id>[^\"&<>]*+)\">"
    rf"|{TAG.pattern.removeprefix('<')}|(?P<comment>!--.*?-->)|(?=[A-Za-z!?]))",
    re.DOTALL,
)
"""Opening tags, but for those that hold nothing to judge; comments; what is only half a tag.

Most of them are links and headings as Markdown writes them: an address, an identifier.
"""
_HREF = re.compile(r"""\b(href|src)\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'>]++)""", re.IGNORECASE)
_SIZE = re.compile(
    r"""
      "[^"]*+" | '[^']*+'
    | \s++(?:width|height|loading|decoding)\s*+=\s*+(?P<size>"[^"]*+"|'[^']*+'|[^\s"'>]++)
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What our mark of a picture says too; other values, to be left as they are."""
_ID = re.compile(r"""(?<![\w-])id\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""", re.IGNORECASE)
_NOTE = re.compile(r"#fn(?:ref\d*)?:")
"""What leads to a note, and back: Python-Markdown writes both ends."""
_TYPED_EMPTY = r"""\][(][ ]*(?:<>)?[ ]*[)]|\b(?:href|src)\s*=\s*(?:""|'')"""
_IGNORED_IN_ADDRESSES = str.maketrans("", "", "\t\n\r")
"""What a browser drops, and what hides `java\tscript:`."""
_PLAYERS = frozenset(["embed", "iframe", "object", "video"])


def _leads_out(address: str) -> bool:
    """Tell an address that leads out of the content, `https://…` or `//…`, from a path."""
    return address.startswith("//") or _SCHEME.match(address) is not None


def refusal(address: str, picture: bool) -> tuple[str, str] | None:
    """Return the rule and the French text that refuse an address; None for a path, or if it is fit."""
    if not _leads_out(address):
        return None
    scheme = re.sub(r"[\s\x00-\x20]", "", address).lower()
    if _OWN_DISK.match(scheme):
        said = f"« {address[:60]} » n’est que sur votre ordinateur : copiez le fichier près de "
        return "unsafe-link", f"{said}l’article, et écrivez son nom."
    if preview := _PREVIEW.match(address):
        said = f"« {address[:60]} » est l’adresse de l’aperçu : écrivez"
        return "broken-link", f"{said} « {address[preview.end() :] or '/'} »."
    if not scheme.startswith(_SAFE_SCHEMES):
        said = "copiez-la près de l’article" if picture else "écrivez une adresse en https://"
        kind = "image" if picture else "lien"
        return "unsafe-link", f"{kind} « {address[:60]} » refusé{'e' * picture} : {said}."
    if slip := _ONE_SLASH.match(address):
        right = f"{slip[1]}//{address[slip.end() :]}"
        said = f"adresse « {address[:60]} » : deux barres obliques suivent le deux-points, écrivez"
        return "broken-link", f"{said} « {right[:60]} »."
    if "“" in address or "”" in address:
        return "broken-link", f"adresse « {address[:60]} » : {CURVED_QUOTES_TODO}."
    if picture:
        said = f"image d’un autre site « {address[:60]} » : copiez-la près de l’article."
        return "third-party", said
    return None


class Links:
    """Replaces each address of the text by a mark, and reports what a page may not carry."""

    def __init__(self, folder: str, lines: Lines, unsafe: bool) -> None:
        self.refs: list[Ref] = []
        self.faults: list[Fault] = []
        self.ids: list[str] = []
        self.malformed = False
        self._empty = 0
        self._folder = folder
        self._lines = lines
        self._unsafe = unsafe

    def judge(self, html: str) -> str:
        """Return a text in HTML with its marks, without comments."""
        return _JUDGED.sub(self._rewrite, html) if "<" in html else html

    def _rewrite(self, match: re.Match[str]) -> str:
        plain = match["plain"]
        if plain is not None:
            quoted = f'"{plain}"'
            return f"<a {self._mark('href', quoted, plain, 'a')}>"
        if match["id"] is not None:
            self.ids.append(match["id"])
            return match[0]
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
        marked = _HREF.sub(lambda found: self._address(found, name), tag)
        if f"{MARK}D" not in marked:
            return marked
        return _SIZE.sub(lambda found: "" if found["size"] else found[0], marked)

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
        if name not in ALLOWED_TAGS:
            rule = "raw-script" if name == "script" else "unsafe-html"
            extra = " (le réglage allow_raw_scripts l’autoriserait)" if name == "script" else ""
            hint = f" Pour une vidéo, {VIDEO_TODO}." if name in _PLAYERS else ""
            self._report(
                rule,
                f"élément <{name}> refusé dans un article{extra} : retirez-le.{hint}",
                f"<{name}",
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
        typed = next(value or "" for _, value in attributes(match[0]))
        return self._mark(match[1], match[2], typed, tag)

    def _mark(self, attribute: str, quoted: str, typed: str, tag: str) -> str:
        """Return an attribute with a mark for its address, or as it was."""
        picture = tag in ("img", "source")
        typed = typed.translate(_IGNORED_IN_ADDRESSES).strip()
        if not typed:
            self._report_empty(picture)
            return f"{attribute}={quoted}"
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
            return None if _NOTE.match(typed) else Ref("self", "", typed[1:], line=line)
        if found := _PELICAN_LINK.match(typed):
            kind, rest = found[1], found[2]
            if kind in ("tag", "category", "author"):
                return Ref(cast(RefKind, kind), unquote(rest), line=line)
            if kind == "index":
                return Ref("index", "", line=line)
            return self._source(rest, picture, line)
        if _leads_out(typed):
            if told := refusal(typed, picture):
                self.faults.append(Fault(*told, line))
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
