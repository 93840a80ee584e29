"""What the rules are told: the settings, and what the catalogue knows."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from lapuce.checks.lexicon import Lexicon, make_lexicon
from lapuce.problems import Problem
from lapuce.settings import Settings
from lapuce.slugs import slugify


@dataclass(frozen=True, kw_only=True)
class DeviceFacts:
    """What the sheet of a device says, in plain values."""

    name: str
    aliases: tuple[str, ...] = ()
    brand: str = ""
    screen_inches: float | None = None
    memory_gb: tuple[float, ...] = ()
    storage_gb: tuple[float, ...] = ()
    battery_mah: float | None = None
    prices: tuple[tuple[float, str], ...] = ()
    """Amounts, each with the ISO 4217 code of its currency: at launch and since."""
    chip: str = ""
    os: str = ""
    announced: date | None = None
    release: date | None = None


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is passed in to the rules; make one a build, it indexes the catalogue once."""

    settings: Settings = field(default_factory=Settings)
    brands: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Other names of each brand, by its official name."""
    devices: tuple[DeviceFacts, ...] = ()
    tags: Mapping[str, str] = field(default_factory=dict)
    """Usual spelling of each tag, by slug, for `--fix`: builds count the tags themselves."""

    @cached_property
    def lexicon(self) -> Lexicon:
        """The names of the catalogue, ready to be found in a text."""
        return make_lexicon(
            self.brands, {device.name: (device.aliases, device.brand) for device in self.devices}
        )

    @cached_property
    def _official(self) -> Mapping[str, str]:
        rows = [(name, (name, *others)) for name, others in self.brands.items()]
        rows += [(device.name, (device.name, *device.aliases)) for device in self.devices]
        return {slugify(one): name for name, names in reversed(rows) for one in names}

    @cached_property
    def _asked(self) -> dict[str, str]:
        """The official names that were asked for, by what was typed: articles name few things."""
        return {}

    def official(self, name: str) -> str:
        """Return the official name of a brand or of a device, the name itself when unknown."""
        known = self._asked.get(name)
        if known is None:
            known = self._asked[name] = self._official.get(slugify(name), name)
        return known

    def knows(self, name: str) -> bool:
        """Tell whether a brand or a device has that name, official or not."""
        return slugify(name) in self._official

    @cached_property
    def one_word_names(self) -> Mapping[str, str]:
        """Names in one word, and words with a capital inside, by their form without case."""
        known: dict[str, str] = {}
        for name in self.brands:
            if name.isalpha() and len(name) > 1:
                known[name.casefold()] = name
        for device in self.devices:
            for word in device.name.split():
                if word.isalpha() and _is_camel(word):
                    known.setdefault(word.casefold(), word)
        return known

    def miswritten(self, words: Set[str]) -> dict[str, str]:
        """Return those of some words that are a one-word name in another case, and that name."""
        known = self.one_word_names
        if not known:
            return {}
        found: dict[str, str] = {}
        for word in words - self._well_written:
            right = known.get(word.casefold())
            # In small letters it may be a common word: « iris », « galaxy ».
            if right is None or right == word or word.islower():
                self._well_written.add(word)
            else:
                found[word] = right
        return found

    @cached_property
    def _well_written(self) -> set[str]:
        """The words that were asked for and are no miswritten name: texts share most of theirs."""
        return set()

    @cached_property
    def sheets(self) -> Mapping[str, DeviceFacts]:
        """The devices by official name."""
        return {device.name: device for device in self.devices}


def _is_camel(word: str) -> bool:
    return any(letter.isupper() for letter in word[1:]) and not word.isupper()


class NamesReport(NamedTuple):
    """What the rules on names say of one source."""

    problems: list[Problem]
    devices: list[str]
    """The devices that it names, by official name: the answer depends on their sheets."""
