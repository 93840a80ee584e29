"""Names of brands and devices, found in a text in one pass, longest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple


class Named(NamedTuple):
    """A brand or a device, by its official name."""

    kind: Literal["brand", "device"]
    name: str
    brand: str = ""
    """Of a device."""


class Mention(NamedTuple):
    """A place where a text names something of the catalogue."""

    start: int
    end: int
    named: Named | None
    """None for the beginning of a name that the catalogue does not know: « Galaxy S4 »."""


_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ]\w*")
_NEXT = re.compile(r"(?:[ \u00a0\u202f\n(-]{1,2}|[.,](?=\d))(\w+)")
_TOKEN = re.compile(r"\w+")
_DECIMALS = re.compile(r"[.,]\d")


@dataclass
class Lexicon:
    """The names, by their first word."""

    roots: dict[str, tuple[int, dict[str, Named]]] = field(default_factory=dict)
    """By first word: how many words the longest name has, and names with single spaces."""
    tails: set[str] = field(default_factory=set)
    """The same words from their first capital: `Phone` for `iPhone`."""
    brands: frozenset[str] = frozenset()
    """First words that are a brand by themselves."""

    def add(self, name: str, named: Named) -> None:
        """Know a name."""
        words = _TOKEN.findall(name)
        if not words or not any(letter.isupper() for letter in words[0]):
            return
        if tail := _CAPITAL.search(words[0]):
            self.tails.add(tail[0])
        longest, held = self.roots.get(words[0], (0, {}))
        held.setdefault(" ".join(words), named)
        self.roots[words[0]] = (max(longest, len(words)), held)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Give each place where a name stands as words, in order, without overlap."""
        roots, tails = self.roots, self.tails
        if not roots:
            return
        last = 0
        for match in _CAPITAL.finditer(text):
            if match[0] not in tails:
                continue
            start, end = match.span()
            if start < last:
                continue
            word = match[0]
            if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
                before = start - 1  # « iPhone »: its name begins before its capital.
                while before and start - before < 3 and text[before - 1].isalnum():
                    before -= 1
                if before and text[before - 1].isalnum():
                    continue
                start = before
                word = text[start:end]
            known = roots.get(word)
            if known is None:
                continue
            longest, held = known
            found = held.get(word)
            found_end, at = end, end
            for _ in range(longest - 1):
                more = _NEXT.match(text, at)
                if more is None:
                    break
                word = f"{word} {more[1]}"
                at = more.end()
                if word in held:
                    found, found_end = held[word], at
            if found is None or (
                text[found_end - 1].isdigit() and _DECIMALS.match(text, found_end)
            ):
                yield Mention(start, end, None)
                last = end
            else:
                yield Mention(start, found_end, found)
                last = found_end


def make_lexicon(
    brands: Mapping[str, tuple[str, ...]], devices: Mapping[str, tuple[tuple[str, ...], str]]
) -> Lexicon:
    """
    Index names.

    Args:
        brands: Other names, by official name.
        devices: Other names and brand, by official name.
    """
    lexicon = Lexicon()
    for name, (aliases, brand) in devices.items():
        for one in (name, *aliases):
            lexicon.add(one, Named("device", name, brand))
    for name, aliases in brands.items():
        for one in (name, *aliases):
            lexicon.add(one, Named("brand", name))
    lexicon.brands = frozenset(
        word
        for word, (_, held) in lexicon.roots.items()
        if word in held and held[word].kind == "brand"
    )
    return lexicon
