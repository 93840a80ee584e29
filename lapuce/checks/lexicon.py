"""Names of brands and devices, found in a text in one pass, longest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Literal, NamedTuple


def places(text: str, sought: str) -> Iterator[int]:
    """Give each place of what is sought: one sign is found much faster than one of several."""
    at = text.find(sought)
    while at >= 0:
        yield at
        at = text.find(sought, at + len(sought))


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


LETTERS = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœ]+")
"""A run of letters of French."""
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
    letters: dict[str, int] = field(default_factory=dict)
    """The first run of letters of the first words, and where it has its capital."""
    others: dict[str, int] = field(default_factory=dict)
    """The first words that have it elsewhere, such as `3DS`, and where."""

    def add(self, name: str, named: Named) -> None:
        """Know a name."""
        words = _TOKEN.findall(name)
        if not words or not any(letter.isupper() for letter in words[0]):
            return
        if tail := _CAPITAL.search(words[0]):
            self.tails.add(tail[0])
            first = LETTERS.match(words[0])
            if first and first.end() > tail.start():
                self.letters[first[0]] = tail.start()
            else:
                self.others[words[0]] = tail.start()
        longest, held = self.roots.get(words[0], (0, {}))
        held.setdefault(" ".join(words), named)
        self.roots[words[0]] = (max(longest, len(words)), held)

    def mentions(self, text: str, words: Set[str] | None = None) -> Iterator[Mention]:
        """
        Give each place where a name stands as words, in order, without overlap.

        Args:
            text: Prose.
            words: Its runs of letters, when they are known: most texts name little, and where a
                name may begin is then sought by its letters.
        """
        if not self.roots:
            return
        capitals = None if words is None else self._capitals_by_letters(text, words)
        last = 0
        for match in _CAPITAL.finditer(text) if capitals is None else capitals:
            if match[0] not in self.tails or match.start() < last:
                continue
            found = self._mention(text, match)
            if found is not None:
                yield found
                last = found.end

    def _capitals_by_letters(self, text: str, words: Set[str]) -> list[re.Match[str]] | None:
        """Return the words with a capital that a name may begin by; None when it is not so told."""
        starts: set[int] = set()
        sought = {letters: self.letters[letters] for letters in self.letters.keys() & words}
        for beginning, to_capital in (*sought.items(), *self.others.items()):
            for at in places(text, beginning):
                before = text[at - 1 : at]
                if before.isalpha():
                    continue  # Within another word.
                if before.isalnum() or before == "_":
                    return None  # « 3DS », « a_B »: the word begins before its letters.
                starts.add(at + to_capital)
        found = (_CAPITAL.match(text, at) for at in sorted(starts))
        return [match for match in found if match is not None]

    def _mention(self, text: str, match: re.Match[str]) -> Mention | None:
        """Return what a word with a capital begins."""
        start, end = match.span()
        word = match[0]
        if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            before = start - 1  # « iPhone »: its name begins before its capital.
            while before and start - before < 3 and text[before - 1].isalnum():
                before -= 1
            if before and text[before - 1].isalnum():
                return None
            start = before
            word = text[start:end]
        known = self.roots.get(word)
        if known is None:
            return None
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
        if found is None or (text[found_end - 1].isdigit() and _DECIMALS.match(text, found_end)):
            return Mention(start, end, None)
        return Mention(start, found_end, found)


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
