"""Records and problems as the store keeps them: in JSON, and back."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from lapuce.incremental.rows import SourceRow
from lapuce.newsroom.records import KINDS, Card, Record, kind_of
from lapuce.problems import Problem


class CardOnly(Struct, frozen=True, array_like=True):
    """The first fields of an article's record: what lists show of it."""

    source: str
    slug: str
    card: Card
    card_digest: str


_ENCODER = msgspec.json.Encoder()
_CARDS = msgspec.json.Decoder(CardOnly)
_DECODERS = {kind: msgspec.json.Decoder(record) for kind, record in KINDS.items()}
_PROBLEMS = msgspec.json.Decoder(tuple[Problem, ...])


def encode(value: object) -> bytes:
    """Return a record, or problems, as JSON."""
    return _ENCODER.encode(value)


def decode_row(row: SourceRow) -> tuple[Record | None, tuple[Problem, ...]]:
    """Return the record and the problems of a source; raise msgspec.MsgspecError when damaged."""
    record = _DECODERS[kind_of(row.path)].decode(row.record) if row.record is not None else None
    return record, decode_problems(row.problems)


def decode_row_or_none(row: SourceRow) -> tuple[Record | None, tuple[Problem, ...]] | None:
    """Do as `decode_row`; None when the row is damaged."""
    try:
        return decode_row(row)
    except msgspec.MsgspecError:
        return None


def decode_card(record: bytes) -> CardOnly:
    """Read back only what lists show of an article, which is much faster than all of it."""
    return _CARDS.decode(record)


def decode_problems(data: bytes | None) -> tuple[Problem, ...]:
    """Read back problems; raise msgspec.MsgspecError on anything else."""
    return _PROBLEMS.decode(data) if data else ()
