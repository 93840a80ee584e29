"""From the bytes of a source to its front matter, scalar by scalar, and its Markdown text."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from itertools import takewhile

from lapuce.front_matter.plain import read_plain_head
from lapuce.front_matter.source import CONTROL, Source, refuse_control
from lapuce.problems import Location

_PLAIN_KEY = re.compile(r"[ ]{0,3}(?P<key>[A-Za-z0-9_-]+):(?P<value>.*)\Z")
_PLAIN_MORE = re.compile(r"[ ]{4,}(?P<value>.*)\Z")
_PLAIN_BYTES = bytes([9, 10, *range(0x20, 0x7F), *range(0x80, 0xC0), 0xC2, 0xC3, 0xC5, 0xE2])
"""Bytes of ASCII, and of the signs of French: `É`, `œ`, `«`, `’`, `…`, `€`."""
_ODD_BYTES = re.compile(rb"\xc2(?=[\x80-\x9f])|\xe2(?!\x80[\x82-\xbf]|\x82)")
"""Among them, what begins a control character, or one that Unicode writes in another way."""
_SECOND_HEAD = re.compile(r"\s*---[ ]*\n+(?:[A-Za-z_-]+:[^\n]*\n)+---[ ]*(?:\n|\Z)")

_CONFLICT_OR_FENCE = re.compile(
    r"^(?:(?P<mark><{7} |>{7} )| *(?P<fence>`{3,}|~{3,})(?P<more>[^\n]*))", re.MULTILINE
)


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
    if ("<<<<<<< " in text or ">>>>>>> " in text) and _refuse_conflicts(text, source):
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
        if _is_cut(data, error):
            said = "fichier coupé au milieu d’un caractère : sa fin manque, reprenez l’original."
            source.report("not-utf-8", said, line)
            return None
        likely = "Windows-1252" if re.search(rb"[\x80-\x9f]", data) else "ISO-8859-1 (Latin-1)"
        source.report(
            "not-utf-8",
            f"octet 0x{data[error.start]:02x} illisible en UTF-8 ; le fichier semble en {likely} : "
            "enregistrez-le en UTF-8.",
            line,
        )
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if match := CONTROL.search(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        refuse_control(match[0], Location(source.path, line, column), source)
        return None
    return compose(text)


def _refuse_conflicts(text: str, source: Source) -> bool:
    """Report what git could not merge, and tell whether there is any; code may show some."""
    fence = ""
    line, counted = 1, 0
    is_inside = False
    for match in _CONFLICT_OR_FENCE.finditer(text):
        mark, more = match["mark"], match["more"]
        if is_inside:  # What opens a code block there may be in one version only.
            is_inside = mark != ">>>>>>> "
        elif mark and not fence:
            is_inside = mark == "<<<<<<< "
            line += text.count("\n", counted, match.start())
            counted = match.start()
            said = "gardez une des deux versions, et ôtez les lignes <<<<<<<, ======= et >>>>>>>."
            source.report("merge-conflict", f"conflit de fusion : {said}", line)
        elif fence and match["fence"]:
            if match["fence"].startswith(fence) and not more.strip():
                fence = ""
        elif match["fence"] and "`" not in more:
            fence = match["fence"]
    return bool(source.problems)


def _is_cut(data: bytes, error: UnicodeDecodeError) -> bool:
    """Tell a character cut at the end of a file from a letter of another encoding."""
    if error.reason != "unexpected end of data":
        return False
    left = data[error.start :]
    return len(left) > 1 or left in (b"\xc2", b"\xc3") or not data[: error.start].isascii()


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
    # Most front matter is plain: what reads the rest is not imported before.
    from lapuce.front_matter.yaml_head import read_yaml_head

    read_yaml_head(source)


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
                    f"(déjà ligne {source.places[(key,)][0]}) : n’en gardez qu’une.",
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
            "pas d’en-tête : commencez par « --- », puis title, date et category (name dans une "
            "fiche), puis « --- ».",
            start + 1,
        )
    elif "---" in takewhile(str.strip, lines[number:]):
        source.problems.clear()  # They come of reading YAML as if it were such lines.
        said = "l’en-tête n’est pas ouvert : ajoutez « --- » au-dessus."
        source.report("front-matter-unclosed", said, start + 1)
