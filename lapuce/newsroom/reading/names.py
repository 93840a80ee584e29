"""Names to pages: what a text calls a brand or a device, and where it is told of."""

from __future__ import annotations

import posixpath
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from lapuce.fingerprint import digest, digest_value
from lapuce.slugs import fold, slugify
from lapuce.writing.autolinks import Mentionable
from lapuce.writing.written import Ref

NAMED = {"marques": "brand", "appareils": "device", "auteurs": "author", "dossiers": "series"}
"""Kinds of what has a name, by the folder of their sheets, which is that of their addresses too."""


@lru_cache(maxsize=65536)
def spell(name: str) -> str:
    """Return a name as compared: without case, accents or doubled spaces."""
    return " ".join(fold(name).replace("’", "'").split())


@dataclass
class Names:
    """All the names of the catalogue, and those of authors and series."""

    found: dict[str, dict[str, str]] = field(default_factory=dict)
    """By kind, from a name as `spell` gives it to a slug."""
    official: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By kind, the official names, for suggestions."""
    mentionables: dict[str, Mentionable] = field(default_factory=dict)
    """Brands and devices by their key: `brand:xiaomi`, `device:mi-pad`."""
    digests: dict[str, str] = field(default_factory=dict)
    """Of the mentionables, by key."""
    unread: dict[str, set[str]] = field(default_factory=dict)
    """By kind, names as `spell` gives them, and as slugs, of sheets that have errors."""

    def vouch(self, kind: str, name: str) -> None:
        """Take a name for known, though its sheet could not be read."""
        self.unread.setdefault(kind, set()).update((spell(name), slugify(name)))

    def is_known(self, kind: str, name: str) -> bool:
        """Tell whether a name may be used."""
        if self.slug(kind, name) is not None:
            return True
        unread = self.unread.get(kind)
        return unread is not None and not unread.isdisjoint((spell(name), slugify(name)))

    def slug(self, kind: str, name: str) -> str | None:
        """Return the slug of what is so named, None when nothing is."""
        return self.found.get(kind, {}).get(spell(name))

    def official_name(self, kind: str, name: str) -> str:
        """Return the own name of a brand or a device; as given, when nothing is so named."""
        slug = self.slug(kind, name)
        return self.mentionables[f"{kind}:{slug}"].names[0] if slug else name

    def mentionable(self, brands: Iterable[str], devices: Iterable[str]) -> list[Mentionable]:
        """Return what a text with these entities may link to."""
        found: dict[str, Mentionable] = {}
        for kind, names in (("device", devices), ("brand", brands)):
            for name in names:
                slug = self.slug(kind, name)
                if slug is not None:
                    key = f"{kind}:{slug}"
                    found[key] = self.mentionables[key]
        return list(found.values())

    def digest(self, entities: Iterable[Mentionable]) -> str:
        """Return the digest of what `mentionable` gave."""
        return digest(*(self.digests[one.key] for one in entities))


def index_names(entities: Iterable[tuple[str, str, str, tuple[str, ...]]]) -> Names:
    """
    Index names.

    Args:
        entities: Kind (`brand`, `device`, `author`, `series`), slug, name, other names.
    """
    names = Names()
    official: dict[str, list[str]] = {}
    spelled: list[tuple[str, str, str]] = []
    rows = list(entities)
    for kind, slug, name, aliases in rows:
        table = names.found.setdefault(kind, {})
        official.setdefault(kind, []).append(name)
        for one in (name, *aliases, slug):
            table.setdefault(spell(one), slug)
        if kind in ("brand", "device"):
            spelled += [(spell(one), one, f"{kind}:{slug}") for one in (name, *aliases)]
    spelled.sort()
    starts = [row[0] for row in spelled]
    for kind, slug, name, aliases in rows:
        if kind in ("brand", "device"):
            key = f"{kind}:{slug}"
            own = tuple(dict.fromkeys((name, *aliases)))
            longer = tuple(_longer(own, key, spelled, starts))
            names.mentionables[key] = Mentionable(key, own, longer, model=kind == "device")
            names.digests[key] = digest_value([key, own, longer])
    names.official = {kind: tuple(sorted(found)) for kind, found in official.items()}
    return names


def _longer(
    own: tuple[str, ...], key: str, spelled: list[tuple[str, str, str]], starts: list[str]
) -> list[str]:
    found: set[str] = set()
    for name in own:
        prefix = spell(name)
        at = bisect_left(starts, prefix)
        while at < len(spelled) and spelled[at][0].startswith(prefix):
            if spelled[at][2] != key:
                found.add(spelled[at][1])
            at += 1
    return sorted(found)


def led_to(refs: Iterable[Ref]) -> set[str]:
    """Return the keys of the brands and devices that links lead to, by a sheet or by its address."""
    keys: set[str] = set()
    for ref in refs:
        target = ref.target
        if ref.kind in ("source", "site") and ("marques/" in target or "appareils/" in target):
            if ref.kind == "site":
                target = target.split("?")[0].removesuffix("/index.html")
            folder, _, rest = target.removesuffix("/index.md").strip("/").partition("/")
            if ref.kind == "source":
                rest = slugify(posixpath.basename(rest).removesuffix(".md"))
            if folder in NAMED:
                keys.add(f"{NAMED[folder]}:{rest}")
    return keys
