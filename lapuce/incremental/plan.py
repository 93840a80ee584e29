"""Pages as they are planned: an output, what it shows, and the fingerprint of it all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from lapuce.fingerprint import digest_value

Inputs = tuple[Any, ...]
"""Text, numbers, None, records, values that carry a `digest`, and tuples of these."""


@dataclass(frozen=True, slots=True)
class Page:
    """
    An output, planned.

    The view is a plain function of the inputs alone, so a page cannot show what its fingerprint
    lacks.
    """

    output: str
    """Path from the output folder."""
    template: str
    """Name of a template; "" when the view gives the bytes themselves."""
    view: Callable[..., Any]
    inputs: Inputs
    source: str = ""
    """The source to name when rendering fails."""

    def fingerprint(self, key: str) -> str:
        """Return the fingerprint, given that of what all pages show."""
        parts = [key, self.template, self.view.__qualname__]
        _gather(self.inputs, parts)
        return blake2b("\x00".join(parts).encode(), digest_size=16).hexdigest()


def _gather(values: Iterable[Any], parts: list[str]) -> None:
    for value in values:
        kind = type(value)
        if kind is str:
            parts.append(value)
        elif kind is tuple:
            parts.append("(")
            _gather(value, parts)
            parts.append(")")
        elif value is None or kind is int or kind is bool or kind is float:
            parts.append(repr(value))
        else:
            parts.append(getattr(value, "digest", "") or digest_value(value))
