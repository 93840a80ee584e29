"""From the bytes of a source to its front matter, scalar by scalar, and its Markdown text."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from lapuce.plain_head import Places, read_plain_head
from lapuce.problems import Location, Problem

Path = tuple[str | int, ...]

_PLAIN_KEY = re.compile(r"[ ]{0,3}(?P<key>[A-Za-z0-9_-]+):(?P<value>.*)\Z")
_PLAIN_MORE = re.compile(r"[ ]{4,}(?P<value>.*)\Z")
_PLAIN_BYTES = bytes([9, 10, *range(0x20, 0x7F), *range(0x80, 0xC0), 0xC2, 0xC3, 0xC5, 0xE2])
"""Bytes of ASCII, and of the signs of French: `É`, `œ`, `«`, `’`, `…`, `€`."""
_ODD_BYTES = re.compile(rb"\xc2(?=[\x80-\x9f])|\xe2(?!\x80[\x82-\xbf]|\x82)")
"""Among them, what begins a control character, or one that Unicode writes in another way."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_SECOND_HEAD = re.compile(r"\s*---[ ]*\n+(?:[A-Za-z_-]+:[^\n]*\n)+---[ ]*(?:\n|\Z)")
_SEPARATORS = re.compile("[\x85\u2028\u2029]")
"""Ends of lines for YAML, and for nobody else."""
_MAX_DEPTH = 8
_DECIMAL = "\N{ARABIC DECIMAL SEPARATOR}"
"""Stands for the comma of `{score: 8,2}` while YAML, for which it would separate, is read."""
_BRACKETS = re.compile(r"[\[\]{}]|(?<=\d),(?=\d)")
_FRENCH = (
    ("cannot start any token", "un caractère (tabulation, @, `, %…) ne peut pas commencer une "
     "valeur : mettez-la entre guillemets droits"),
    ("mapping values are not allowed", "un deux-points dans la valeur : mettez-la entre "
     "guillemets droits"),
    ("could not find expected ':'", "il manque un deux-points après la clé"),
    ("expected <block end>", "la ligne n’est pas alignée avec les autres, ou un guillemet est "
     "resté ouvert"),
    ("expected ',' or", "une liste ou un bloc entre crochets n’est pas fermé, ou il y manque "
     "une virgule"),
    ("unexpected end of stream", "un guillemet ou un crochet est resté ouvert"),
    ("found unknown escape", "une barre oblique inverse entre guillemets doubles : doublez-la "
     "ou prenez des guillemets simples"),
)  # fmt: skip


@dataclass
class Source:
    """A source parted in two; what could not be read is in `problems`."""

    path: str
    values: dict[str, Any] = field(default_factory=dict)
    """Front matter: text, lists and mappings of text; keys in lower case, `-` as `_`."""
    places: Places = field(default_factory=dict)
    """Where each value stands."""
    head: str = ""
    """Front matter as typed, without the lines that open and close it."""
    head_line: int = 1
    """1-based line of the first line of `head`."""
    body: str = ""
    body_line: int = 1
    """1-based line of the first line of `body`."""
    problems: list[Problem] = field(default_factory=list)

    def report(self, rule: str, message: str, at: Path | int = 1) -> None:
        """Add an error at a line, or where a value of the front matter stands."""
        self.problems.append(Problem(self.locate(at), rule, message))

    def lines(self) -> dict[str, int]:
        """Return the line of each value, by its keys joined by dots: `image.src`, `brands.0`."""
        return {".".join(map(str, at)): place[0] for at, place in self.places.items()}

    def locate(self, at: Path | int) -> Location:
        """Return the place of a value (or of the nearest value around it), or of a line."""
        if isinstance(at, int):
            return Location(self.path, at)
        while at and at not in self.places:
            at = at[:-1]
        return Location(self.path, *self.places.get(at, (1, 0)))


class _UnreadableError(Exception):
    """The YAML cannot be read further; the problem is already recorded."""


def read_source(data: bytes, path: str, max_bytes: int = 1_000_000) -> Source:
    """
    Part a source into front matter and text.

    Args:
        data: The bytes of the file: UTF-8, with or without BOM, any line ends.
        path: How to name the file in a report.
        max_bytes: Larger files are refused.

    Returns:
        What could be read; `problems` says the rest, nothing is raised.
    """
    source = Source(path)
    if len(data) > max_bytes:
        source.report(
            "file-too-large",
            f"fichier de {len(data) // 1000} ko, plus que la limite de {max_bytes // 1000} ko : "
            "coupez l’article en épisodes.",
        )
        return source
    text = _decode(data, source)
    if text is None:
        return source
    if not text or text.isspace():
        source.report("empty-file", "fichier vide : écrivez l’en-tête entre deux lignes « --- ».")
        return source
    if _split_plain_yaml(text, source):
        return source
    lines = text.split("\n")
    start = next(i for i, line in enumerate(lines) if line.strip())
    if lines[start].rstrip() == "---":
        _split_yaml(lines, start, source)
    else:
        _split_plain(lines, start, source)
    return source


def compose(text: str) -> str:
    """Return a text with each accent on its letter: a Mac may type « é » in two signs."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _decode(data: bytes, source: Source) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        source.report("not-utf-8", "fichier en UTF-16 : enregistrez-le en UTF-8.")
        return None
    # Nearly every text holds nothing else, which its bytes tell faster than its characters do.
    if not data.translate(None, _PLAIN_BYTES) and not _ODD_BYTES.search(data):
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        likely = "Windows-1252" if re.search(rb"[\x80-\x9f]", data) else "ISO-8859-1 (Latin-1)"
        source.report(
            "not-utf-8",
            f"octet 0x{data[error.start]:02x} illisible en UTF-8 ; le fichier semble en {likely} : "
            "enregistrez-le en UTF-8.",
            line,
        )
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if match := _CONTROL.search(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        _refuse_control(match[0], Location(source.path, line, column), source)
        return None
    return compose(text)


def _refuse_control(sign: str, where: Location, source: Source) -> None:
    said = f"caractère de contrôle U+{ord(sign):04X} : supprimez-le."
    source.problems.append(Problem(where, "control-character", said))


def _split_plain_yaml(text: str, source: Source) -> bool:
    """Part a text whose front matter is plain lines; False leaves it to who reads any YAML."""
    if not text.startswith("---\n"):
        return False
    end = text.find("\n---\n", 3)
    if end < 0 or "\n..." in text[:end]:
        return False
    head = text[4:end]
    found = read_plain_head(head, 2)
    body = text[end + 5 :]
    if found is None or _SECOND_HEAD.match(body):
        return False
    source.values, source.places = found
    source.head, source.head_line = head, 2
    source.body, source.body_line = body, head.count("\n") + 4
    return True


def _split_yaml(lines: list[str], start: int, source: Source) -> None:
    for end in range(start + 1, len(lines)):
        if lines[end].rstrip() in ("---", "..."):
            break
    else:
        source.report(
            "front-matter-unclosed", "l’en-tête n’est pas fermé : ajoutez « --- ».", start + 1
        )
        return
    source.head = "\n".join(lines[start + 1 : end])
    source.head_line = start + 2
    source.body = "\n".join(lines[end + 1 :])
    source.body_line = end + 2
    if _SECOND_HEAD.match(source.body):
        before = source.body.partition("---")[0].count("\n")
        said = "un second en-tête suit le premier : réunissez-les."
        source.report("bad-yaml", said, source.body_line + before)
    try:
        text = _keep_decimals(_SEPARATORS.sub(" ", source.head))
        events = iter(_LOADER(text).get_event, None)
        _read_document(events, source, start + 2)
    except yaml.MarkedYAMLError as error:
        said = error.problem or ""
        # A quotation mark left open is found missing at the end: say where it was opened.
        opened = error.context_mark if "end of stream" in said else None
        mark = opened or error.problem_mark or error.context_mark
        line = start + 2 + (mark.line if mark else 0)
        why = next((french for english, french in _FRENCH if english in said), "YAML illisible")
        source.report("bad-yaml", f"en-tête illisible : {why}.", min(line, end))
    except yaml.YAMLError:
        source.report("bad-yaml", "en-tête illisible : caractère interdit en YAML.", start + 2)
    except _UnreadableError:
        pass


def _keep_decimals(text: str) -> str:
    """Protect the commas between two digits inside braces: in French they are decimal."""
    if "{" not in text:
        return text
    inside: list[str] = []

    def look(match: re.Match[str]) -> str:
        sign = match[0]
        if sign in "[{":
            inside.append(sign)
        elif sign in "]}":
            if inside:
                inside.pop()
        elif inside and inside[-1] == "{":
            return _DECIMAL
        return sign

    return _BRACKETS.sub(look, text)


_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _read_document(events: Iterator[Any], source: Source, first_line: int) -> None:
    for event in events:
        if isinstance(event, yaml.MappingStartEvent):
            source.values = _read_mapping(events, source, first_line, ())
            return
        if isinstance(event, yaml.ScalarEvent) and not event.value:
            return
        if isinstance(event, yaml.NodeEvent):
            line = first_line + (event.start_mark.line if event.start_mark else 0)
            source.report(
                "bad-yaml", "l’en-tête doit être une suite de lignes « clé: valeur ».", line
            )
            raise _UnreadableError


def _read_mapping(events: Iterator[Any], source: Source, base: int, at: Path) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            return values
        line, column = base + event.start_mark.line, event.start_mark.column + 1
        if not isinstance(event, yaml.ScalarEvent) or event.anchor:
            source.report("bad-yaml", "une clé doit être un mot simple.", line)
            raise _UnreadableError
        # Only our own keys are case-blind; names of criteria and the like stay as typed.
        key = (
            event.value.replace(_DECIMAL, ",")
            if at
            else event.value.strip().lower().replace("-", "_")
        )
        inside = (*at, key)
        if key in values:
            before = source.places[inside][0]
            source.report(
                "duplicate-key",
                f"clé « {event.value} » donnée deux fois (déjà ligne {before}).",
                line,
            )
        value = _read_value(next(events), events, source, base, inside)
        source.places.setdefault(inside, (line, column))
        values.setdefault(key, value)
    return values


def _read_value(event: Any, events: Iterator[Any], source: Source, base: int, at: Path) -> Any:
    line, column = base + event.start_mark.line, event.start_mark.column + 1
    if event.anchor:  # An alias has one too.
        source.report("bad-yaml", "ancre ou alias YAML (& ou *) : refusé, répétez la valeur.", line)
        raise _UnreadableError
    if len(at) > _MAX_DEPTH:
        source.report("bad-yaml", f"plus de {_MAX_DEPTH} niveaux dans l’en-tête.", line)
        raise _UnreadableError
    if at and isinstance(at[-1], int):
        source.places[at] = (line, column)
    if event.tag:
        source.report(
            "bad-yaml",
            "un point d’exclamation en tête de valeur : mettez-la entre guillemets droits.",
            line,
        )
        raise _UnreadableError
    if isinstance(event, yaml.ScalarEvent):
        value = event.value
        if "#" in source.head and event.style not in ("|", ">"):
            _refuse_lost_text(event, source, line)
        # Typed as an escape: "\0".
        if event.style == '"' and (match := _CONTROL.search(value)):
            _refuse_control(match[0], Location(source.path, line, column), source)
        return value.strip().replace(_DECIMAL, ",")
    if isinstance(event, yaml.MappingStartEvent):
        return _read_mapping(events, source, base, at)
    items: list[Any] = []
    for inner in events:
        if isinstance(inner, yaml.SequenceEndEvent):
            break
        items.append(_read_value(inner, events, source, base, (*at, len(items))))
    return items


def _refuse_lost_text(event: Any, source: Source, line: int) -> None:
    """Refuse `title: Le constructeur #1`, of which YAML would only keep the first two words."""
    lines = source.head.split("\n")
    if event.end_mark.line >= len(lines):
        return  # An empty value, which YAML takes to the end.
    typed = lines[event.end_mark.line][event.end_mark.column :]
    if match := re.match(r"\s+(#\S.*)", typed):
        source.report(
            "bad-yaml",
            f"« {match[1].strip()} » serait perdu, comme un commentaire : mettez toute la valeur "
            "entre guillemets droits.",
            line,
        )


def _split_plain(lines: list[str], start: int, source: Source) -> None:
    """Read Pelican's own `Key: value` lines, ended by the first line that is not one."""
    number, key = start, ""
    while number < len(lines) and lines[number].strip():
        if match := _PLAIN_KEY.match(lines[number]):
            key = match["key"].lower().replace("-", "_")
            place = (number + 1, 1)
            if key in source.values:
                source.report(
                    "duplicate-key",
                    f"clé « {match['key']} » donnée deux fois "
                    f"(déjà ligne {source.places[(key,)][0]}).",
                    number + 1,
                )
            source.places.setdefault((key,), place)
            source.values.setdefault(key, match["value"].strip())
        elif key and (match := _PLAIN_MORE.match(lines[number])):
            source.values[key] = f"{source.values[key]} {match['value'].strip()}".strip()
        else:
            break
        number += 1
    source.head = "\n".join(lines[start:number])
    source.head_line = start + 1
    source.body = "\n".join(lines[number:])
    source.body_line = number + 1
    if not source.values:
        source.report(
            "no-front-matter",
            "pas d’en-tête : commencez par « --- », puis title, date et category, puis « --- ».",
            start + 1,
        )
