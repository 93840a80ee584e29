"""Planned pages as they are kept: what they show is named, so that an edit finds its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import msgspec

from lapuce.incremental.plan import Page
from lapuce.newsroom.arranging.teasers import (
    DeviceTeaser,
    ShownPicture,
    Teaser,
    device_teaser,
    digest_teaser,
)
from lapuce.newsroom.planning.bodies import digest_body
from lapuce.newsroom.printing import assets
from lapuce.newsroom.reading.typed_sheets import under_brand
from lapuce.newsroom.records import (
    Article,
    Author,
    Brand,
    Card,
    Deal,
    Device,
    Record,
    Review,
    Rumour,
    Series,
    StaticPage,
)
from lapuce.newsroom.views import (
    archives,
    articles,
    catalogue,
    comparing,
    devices,
    feeds,
    lists,
    machine,
    open_data,
    prices,
    rumours,
    sections,
)
from lapuce.newsroom.views.bodies import BlockInput, Body

_RECORDS = (Article, Brand, Author, Series, StaticPage)
_VALUES: dict[str, Any] = {one.__name__: one for one in (ShownPicture, Rumour, Review, Deal)}
_FIELDS = {name: tuple(one.__annotations__) for name, one in _VALUES.items()}
_PLAIN = frozenset([str, int, float, bool, type(None)])
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder()
_VIEWS = {
    module.__name__: module
    for module in (
        archives, articles, assets, catalogue, comparing, devices, feeds, lists, machine, open_data,
        prices, rumours, sections,
    )
}  # fmt: skip
"""Where views are: they may be called by name, and make the blocks of texts."""


class HasCard(Protocol):
    """What lists show of an article."""

    @property
    def card(self) -> Card:
        """The card."""

    @property
    def card_digest(self) -> str:
        """Its digest."""


class _UnknownTypeError(Exception):
    pass


class Packer:
    """Packs the pages of one plan: a teaser, which many of them show, is written once."""

    def __init__(self) -> None:
        self._teasers: dict[str, msgspec.Raw] = {}
        """JSON, by source."""
        self._shows_article = False
        """Whether the page under way does."""

    def pack(self, page: Page) -> bytes | None:
        """
        Return a page as JSON, where each source that it shows is named by its path.

        Returns:
            None for a page that shows no article: an edit of one does not change it.
        """
        self._shows_article = False
        try:
            inputs = self._values(page.inputs)
        except _UnknownTypeError:
            # Kept by name only: an edit of what it shows asks for a whole plan.
            shown = list(_shown(page.inputs))
            return _ENCODER.encode({"shown": shown}) if shown else None
        if not self._shows_article:
            return None
        view = f"{page.view.__module__}:{page.view.__qualname__}"
        return _ENCODER.encode([page.output, page.template, view, page.source, inputs])

    def _values(self, values: Iterable[Any]) -> list[Any]:
        return [one if type(one) in _PLAIN else self._value(one) for one in values]

    def _value(self, value: Any) -> Any:
        kind = type(value)
        if kind is tuple:
            return self._values(value)
        if kind is Teaser:
            self._shows_article = True
            source = value.card.source
            held = self._teasers.get(source)
            if held is None:
                held = self._teasers[source] = self._teaser(value)
            return held
        if kind is Article:
            self._shows_article = True
            return {"record": value.source}
        if kind is Body:
            self._shows_article = True
            blocks = [(one.macro, self._values(one.inputs)) for one in value.blocks]
            return {
                "body": value.source, "addresses": value.addresses, "sizes": value.sizes,
                "blocks": blocks,
            }  # fmt: skip
        if kind is DeviceTeaser:
            return {"device": value.card.source, "brand": value.card.brand}
        if kind is Device:
            return {"sheet": value.source, "brand": value.card.brand}
        if kind in _RECORDS:
            return {"record": value.source}
        if kind.__name__ in _VALUES:
            fields = self._values(getattr(value, name) for name in _FIELDS[kind.__name__])
            return {"value": kind.__name__, "fields": fields}
        raise _UnknownTypeError

    def _teaser(self, teaser: Teaser) -> msgspec.Raw:
        picture = teaser.picture and self._value(teaser.picture)
        held = {
            "teaser": teaser.card.source, "picture": picture, "expired": teaser.expired,
            "path": teaser.category_path,
        }  # fmt: skip
        return msgspec.Raw(_ENCODER.encode(held))


@dataclass(frozen=True)
class Unpacker:
    """Gives back packed pages, with the records as they are now."""

    find: Callable[[str], Record]
    """Gives the record of a source."""
    find_card: Callable[[str], HasCard]
    """Gives what lists show of the article of a source: much less to read."""
    blocks_key: str
    """Digest of the theme's macros that texts may call."""

    def unpack(self, data: bytes) -> Page | None:
        """Return the page that `Packer` was given; None when it could not be packed whole."""
        held = _DECODER.decode(data)
        if not isinstance(held, list):
            return None
        output, template, view, source, inputs = held
        return Page(output, template, _view(view), tuple(map(self._value, inputs)), source)

    def _value(self, value: Any) -> Any:
        if isinstance(value, list):
            return tuple(map(self._value, value))
        if not isinstance(value, dict):
            return value
        if "teaser" in value:
            article = self.find_card(value["teaser"])
            shown = (self._value(value["picture"]), value["expired"], value["path"])
            return Teaser(digest_teaser(article.card_digest, *shown), article.card, *shown)
        if "record" in value:
            return self.find(value["record"])
        if "body" in value:
            return self._body(value)
        if "device" in value:
            return device_teaser(self._device(value["device"], value["brand"]))
        if "sheet" in value:
            return self._device(value["sheet"], value["brand"])
        return _VALUES[value["value"]](*map(self._value, value["fields"]))

    def _device(self, source: str, brand: str) -> Device:
        device = self.find(source)
        assert isinstance(device, Device)
        return under_brand(device, brand)

    def _body(self, value: dict[str, Any]) -> Body:
        record = self.find(value["body"])
        addresses = tuple(value["addresses"])
        sizes = self._value(value["sizes"])
        blocks = tuple(
            BlockInput(macro, tuple(map(self._value, inputs))) for macro, inputs in value["blocks"]
        )
        return Body(
            digest_body(record.text, addresses, sizes, blocks, self.blocks_key), record.source,
            addresses, sizes, blocks,
        )  # fmt: skip


def marks_of(source: str, *, whole: bool) -> list[bytes]:
    """
    Return the pieces of JSON by which packed pages show an article.

    Args:
        source: Its path.
        whole: Lists of it too, and not only its text.
    """
    name = _ENCODER.encode(source)
    kinds = (b"record", b"body", b"teaser") if whole else (b"record", b"body")
    return [b'"' + kind + b'":' + name for kind in kinds]


def _view(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(_VIEWS[module], function)
    return found


def _shown(values: Any) -> Iterator[dict[str, str]]:
    for value in values:
        if isinstance(value, tuple):
            yield from _shown(value)
        elif isinstance(value, Teaser):
            yield {"teaser": value.card.source}
        elif isinstance(value, Article | Body):
            yield {"body": value.source}
