"""Articles, devices and pictures as lists show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lapuce.fingerprint import digest
from lapuce.newsroom.records import Card, Device, DeviceCard

Copies = tuple[tuple[str, int], ...]
"""Smaller copies of a picture: site path, and width in pixels, ascending."""


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture with its address and its size in pixels."""

    url: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    copies: Copies

    @property
    def is_photo(self) -> bool:
        """Whether networks can show it: they show no SVG."""
        return not self.url.endswith(".svg")


@dataclass(frozen=True, slots=True)
class Teaser:
    """An article in a list, on this day."""

    digest: str
    card: Card
    picture: ShownPicture | None
    expired: bool
    category_path: str
    """Site path of its category; "" when the category lists nothing now."""


def digest_teaser(
    card_digest: str, picture: ShownPicture | None, expired: bool, category_path: str
) -> str:
    """Return the digest of a teaser."""
    if picture or expired or not category_path:
        return digest(card_digest, repr(picture), repr(expired), category_path)
    return card_digest


@dataclass(frozen=True, slots=True)
class DeviceTeaser:
    """A device in a list."""

    digest: str
    card: DeviceCard


def device_teaser(device: Device) -> DeviceTeaser:
    """Return a device as lists show it."""
    return DeviceTeaser(device.card_digest, device.card)


def device_teasers(devices: Iterable[Device]) -> tuple[DeviceTeaser, ...]:
    """Return devices as lists show them."""
    return tuple(map(device_teaser, devices))
