"""Quotation marks and apostrophes: rules 3, 4 and 5 of the convention."""

from __future__ import annotations

import re

from lapuce.typography.marks import (
    APOSTROPHE,
    NO_BREAK_SPACE,
    OPAQUE,
    SPACES_AND_TAGS,
    TAG,
    WALL,
    WORD,
    S,
    touching,
)

_MARKS = re.compile('["«»]')
_SPACES = re.compile(S)
_OPENS_AFTER = re.compile(rf"[(\[{{«\-\N{{HYPHEN}}-\N{{HORIZONTAL BAR}}'’{WALL}]|{S}")
_NOTHING_MORE = re.compile(rf"{TAG}*+(?:{S}|{WALL}|[.,;:!?…)\]»”])")
"""What follows a mark that closes: no word."""

# The letters that HTML can also write as an entity, which the rules leave as it is.
_LETTER_ENTITY = r"&[A-Za-z]{1,2}(?:acute|grave|circ|uml|cedil|tilde|ring|slash|lig|caron);"
# What an elided letter leads to. Past the tags: a space that stood before one may be set after it.
_NEXT = rf"{TAG}*+(?:[^\W_]|[«“{OPAQUE}{WORD}]|{_LETTER_ENTITY})"
_ELISION = re.compile(rf"'(?<=[^\W\d_]'|[\u0300-\u036f]')(?={_NEXT})")
_AFTER_TAG = re.compile(rf"'(?<={TAG}')(?={_NEXT})")
_AFTER_ENTITY = re.compile(rf"({_LETTER_ENTITY})'(?={_NEXT})")
_LONE = re.compile(r"'")
_LETTER = re.compile(r"[^\W\d_]")


def pair_quotes(text: str) -> str:
    """Turn straight double quotes into « », and into “ ” inside « », block by block."""
    if '"' not in text:
        return text
    blocks = text.split(WALL)
    for index, block in enumerate(blocks):
        if '"' in block:
            blocks[index] = _pair_in_block(f"{WALL}{block}{WALL}")[1:-1]
    return WALL.join(blocks)


def _pair_in_block(block: str) -> str:
    marks = [(found.start(), found[0]) for found in _MARKS.finditer(block)]
    partner = _find_partners(block, marks)
    pieces: list[str] = []
    done = depth = 0
    tight = False  # the piece under way follows a “, which takes no space
    for at, mark in marks:
        piece = block[done:at]
        done = at + 1
        nested = False
        if mark == "«":
            depth += 1
        elif mark == "»":
            depth = max(0, depth - 1)
        elif (other := partner.get(at)) is not None:
            if opening := other > at:
                nested, depth = depth > 0, depth + 1
                mark = "“" if nested else "«"
            else:
                depth -= 1
                nested = depth > 0
                mark = "”" if nested else "»"
            if nested and not opening:
                piece = _trim(piece, piece.rstrip(SPACES_AND_TAGS), at_end=True)
        if tight:
            piece = _trim(piece, piece.lstrip(SPACES_AND_TAGS), at_end=False)
        tight = mark == "“"
        pieces += piece, mark
    last = block[done:]
    if tight:
        last = _trim(last, last.lstrip(SPACES_AND_TAGS), at_end=False)
    pieces.append(last)
    return "".join(pieces)


def _trim(piece: str, body: str, *, at_end: bool) -> str:
    tags = TAG * (piece.count(TAG) - body.count(TAG))
    return body + tags if at_end else tags + body


def _find_partners(block: str, marks: list[tuple[int, str]]) -> dict[int, int]:
    """Return the partner of each straight quote that has one, both ways; indices in `block`."""
    partner: dict[int, int] = {}
    open_marks: list[tuple[int, str]] = []
    guillemets = 0
    for at, mark in marks:
        if mark == "«":
            open_marks.append((at, mark))
            guillemets += 1
        elif mark == "»":
            # A straight quote still open at this point has no partner inside the guillemets.
            while guillemets:
                if open_marks.pop()[1] == "«":
                    guillemets -= 1
                    break
        else:
            before = touching(block, at)
            if before.isdecimal():
                continue  # inches, seconds
            last_open = open_marks[-1][0] if open_marks and open_marks[-1][1] == '"' else None
            if before == '"' and last_open is not None and not block[last_open + 1 : at].strip(TAG):
                opens = not _NOTHING_MORE.match(block, at + 1)
                if not opens:
                    open_marks.pop()  # "" holds nothing and stays
                    continue
            else:
                opens = _OPENS_AFTER.match(before) is not None
            if opens and last_open is not None and _SPACES.match(before):
                opens = not _NOTHING_MORE.match(block, at + 1)
            if opens:
                open_marks.append((at, mark))
            elif last_open is not None:
                open_marks.pop()
                if block[last_open + 1 : at].strip(SPACES_AND_TAGS):
                    partner[last_open], partner[at] = at, last_open
    return partner


def space_guillemets(text: str) -> str:
    """Set exactly one no-break space right inside « and », except in an empty «»."""
    if "«" in text:
        pieces = text.split("«")
        for index in range(1, len(pieces)):
            piece = pieces[index]
            body = piece.lstrip(SPACES_AND_TAGS)
            gap = piece[: len(piece) - len(body)]
            if body[:1] == WALL or (body[:1] == "»" and not _SPACES.search(gap)):
                continue
            pieces[index] = NO_BREAK_SPACE + TAG * gap.count(TAG) + body
        text = "«".join(pieces)
    if "»" in text:
        pieces = text.split("»")
        for index in range(len(pieces) - 1):
            piece = pieces[index]
            body = piece.rstrip(SPACES_AND_TAGS)
            if body[-1:] in (WALL, "«"):
                continue
            tags = TAG * (piece.count(TAG) - body.count(TAG))
            pieces[index] = body + tags + NO_BREAK_SPACE
        text = "»".join(pieces)
    return text


def curl_apostrophes(text: str) -> str:
    """Turn ' into ’ where a letter is elided or a word clipped; primes stay."""
    if "'" not in text:
        return text
    text = _ELISION.sub(APOSTROPHE, text)
    if "'" not in text:
        return text
    if ";'" in text:
        text = _AFTER_ENTITY.sub(rf"\1{APOSTROPHE}", text)
    if TAG + "'" in text:
        text = _AFTER_TAG.sub(_curl_after_tag, text)
    if "'" not in text:
        return text
    blocks = text.split(WALL)
    for index, block in enumerate(blocks):
        if "'" in block:
            blocks[index] = _curl_clipped(f"{WALL}{block}{WALL}")[1:-1]
    return WALL.join(blocks)


def _curl_after_tag(found: re.Match[str]) -> str:
    before = touching(found.string, found.start())
    return APOSTROPHE if _LETTER.match(before) else "'"


def _curl_clipped(block: str) -> str:
    """
    Curl the ' that begins a word (« 'tain »), unless another one closes a quotation ('mot').

    A quotation between single quotes is English or a mistake; which, only its author knows.
    """
    clipped: list[int] = []
    for found in _LONE.finditer(block):
        at = found.start()
        before = touching(block, at)
        if _LETTER.match(block, at + 1) or (
            block[at + 1] == TAG and _LETTER.match(block[at + 1 :].lstrip(TAG))
        ):
            if before in '"“' or (before not in "'’" and _OPENS_AFTER.match(before)):
                clipped.append(at)
        elif clipped and (before.isalpha() or before in "!?…,.»”)"):
            clipped.pop()
    if not clipped:
        return block
    pieces = list(block)
    for at in clipped:
        pieces[at] = APOSTROPHE
    return "".join(pieces)
