"""Which devices are compared: the pairs that sheets and articles name, each with one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lapuce.newsroom.arranging.edition import Edition
from lapuce.newsroom.records import Article, Device

Pair = tuple[str, str]
"""The slugs of two devices, in the order of their names in the address."""


@dataclass
class Comparisons:
    """The pairs that sheets name as rivals or that articles ask for."""

    pairs: dict[Pair, tuple[Device, Device]] = field(default_factory=dict)
    asked: dict[str, tuple[Pair, ...]] = field(default_factory=dict)
    """By the source of the article that asks."""
    askers: dict[Pair, list[Article]] = field(default_factory=dict)
    """The articles that ask for each, among those that lists show, the earliest first."""
    of_device: dict[str, list[Pair]] = field(default_factory=dict)

    def path(self, pair: Pair) -> str:
        """Return the site path of a comparison."""
        return f"/comparatif/{pair[0]}-vs-{pair[1]}/"

    def other_path(self, pair: Pair) -> str:
        """Return the site path that a comparison would have, were its other device named first."""
        return self.path((pair[1], pair[0]))

    def path_of(self, one: Device, other: Device) -> str:
        """Return the site path of the comparison of two devices; "" when they have none."""
        for pair in ((one.slug, other.slug), (other.slug, one.slug)):
            if pair in self.pairs:
                return self.path(pair)
        return ""

    def title(self, pair: Pair) -> str:
        """Return « A face à B »."""
        left, right = self.pairs[pair]
        return f"{left.card.name} face à {right.card.name}"

    def among(self, slugs: Iterable[str]) -> Iterator[Pair]:
        """Give the pairs whose two devices are among these."""
        held = set(slugs)
        for slug in sorted(held):
            for pair in self.of_device.get(slug, ()):
                if pair[0] == slug and pair[1] in held:
                    yield pair


def comparisons_of(edition: Edition) -> Comparisons:
    """
    Find the comparisons of an edition; a pair has one page, whoever names the other.

    The earliest article that asks for it chooses which device is named first. For want of one,
    their slugs do, and not their sheets: each may come to name the other, at any time.
    """
    found = Comparisons()

    def add(left: Device | None, right: Device | None) -> Pair | None:
        if left is None or right is None or left is right:
            return None
        if (right.slug, left.slug) in found.pairs:
            return right.slug, left.slug
        pair = (left.slug, right.slug)
        if pair not in found.pairs:
            found.pairs[pair] = (left, right)
            for slug in pair:
                found.of_device.setdefault(slug, []).append(pair)
        return pair

    for article in reversed(edition.articles):
        if not article.compare:
            continue
        asked = [add(edition.device(a), edition.device(b)) for a, b in article.compare]
        pairs = tuple(dict.fromkeys(filter(None, asked)))
        if pairs:
            found.asked[article.source] = pairs
        if article.source in edition.interests:
            for pair in pairs:
                found.askers.setdefault(pair, []).append(article)
    for slug, device in sorted(edition.library.devices.items()):
        for rival in map(edition.device, device.rivals):
            if rival is not None:
                add(*((device, rival) if slug < rival.slug else (rival, device)))
    return found
