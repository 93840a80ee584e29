"""Content hashes: equal fingerprints mean equal bytes out."""

from __future__ import annotations

from hashlib import blake2b

import msgspec

_ENCODER = msgspec.json.Encoder(order="sorted")


def digest(*parts: str | bytes) -> str:
    """Return 32 hexadecimal digits for the parts, taken in order, boundaries included."""
    state = blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        state.update(b"%d:" % len(data))
        state.update(data)
    return state.hexdigest()


def digest_value(value: object) -> str:
    """Return the digest of plain data: mappings, sequences, records, scalars."""
    return blake2b(_ENCODER.encode(value), digest_size=16).hexdigest()
