"""From the sheets of brands and devices to their records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from lapuce import catalog
from lapuce.dates import long_date, parse_day
from lapuce.fingerprint import digest_value
from lapuce.front_matter import Source
from lapuce.newsroom.encoding import encode
from lapuce.newsroom.reading.knowledge import device_facts
from lapuce.newsroom.reading.parts import NAME_STOPGAP
from lapuce.newsroom.reading.steps import Steps
from lapuce.newsroom.reading.typeset import FRENCH, Typesetter
from lapuce.newsroom.records import NO_BRAND, Brand, Device, DeviceCard, Record, Text
from lapuce.schema import FrontMatter
from lapuce.slugs import slugify
from lapuce.validation import validate
from lapuce.writing.heads import SHEET_ALIASES

if TYPE_CHECKING:
    from lapuce.newsroom.reading.reader import Reader

DEVICE_ALIASES = {**SHEET_ALIASES, "image": "picture"}
"""An article calls `image` what it shows first."""
_STOPGAP = {
    **NAME_STOPGAP,
    "brand": NO_BRAND,
    # No size is too large or too small for it.
    "type": "boîtier",
    "sources": ({"title": "Sans source", "url": "https://lapuce.example/"},),
}
"""What a sheet with errors is read with, so that the rest of it is checked too."""


def read_device(reader: Reader, source: Source, path: str) -> Steps[tuple[Record | None, str]]:
    """Read the sheet of a device."""
    sheet = validate(
        catalog.DeviceSheet, source, aliases=DEVICE_ALIASES, zone=reader.zone, instead=_STOPGAP
    )
    if sheet is None:
        return None, ""
    yield
    values = _typed_values(sheet, source, DEVICE_ALIASES)
    for key in ("predecessor", "successor", "rivals"):
        held = getattr(sheet, key) or ()
        if slugify(sheet.name) in map(slugify, (held,) if isinstance(held, str) else held):
            said = f"{key} : « {sheet.name} » ne peut pas être le sien : ôtez-le."
            source.report("unknown-value", said, (key,))
    if sheet.announced and sheet.release and sheet.release < sheet.announced:
        said = "release : en vente avant d’être annoncé : corrigez l’une des deux dates."
        source.report("bad-date", said, ("release",))
    if sheet.announced:
        for key, index, day in _days_of_prices(source):
            if day < sheet.announced:
                said = f"{key} : prix plus ancien que l’annonce : corrigez l’une des deux dates."
                source.report("bad-date", said, (key, index, "date"))
    slug = reader.slug(source, path, sheet.name)
    if "-vs-" in slug:
        said = f"« {slug} » : « -vs- » sépare les appareils d’une comparaison, renommez le fichier."
        source.report("bad-slug", said, ("name",))
    others = (sheet.predecessor, sheet.successor, *sheet.rivals)
    named = (sheet.name, *sheet.aliases, sheet.chip, sheet.os, *others)
    typo = Typesetter("fr", filter(None, named))
    text, html = yield from reader.text(source, path, typo, None)
    yield
    picture = catalog.device_thumbnail(sheet)
    yield
    groups = msgspec.Raw(encode(_groups(sheet)))
    yield
    open_data = msgspec.Raw(encode({"slug": slug, **catalog.to_json(sheet)}))
    yield
    release = sheet.release or sheet.announced
    card = DeviceCard(
        source=path,
        slug=slug,
        url=f"/appareils/{slug}/",
        name=typo.text(sheet.name),
        name_plain=sheet.name,
        brand=sheet.brand,
        type=sheet.type,
        tagline=typo.text(catalog.tagline(sheet)),
        price=catalog.shown_price(sheet),
        year=str(release.year) if release else "",
        picture=picture,
        data=catalog.raw_data(sheet),
    )
    device = Device(
        source=path,
        slug=slug,
        card=card,
        card_digest=digest_value(card),
        digest="",
        aliases=sheet.aliases,
        facts=device_facts(sheet),
        values=values,
        groups=groups,
        open_data=open_data,
        summary=typo.text(sheet.summary),
        summary_plain=sheet.summary,
        picture=reader.picture(sheet.picture, path, source, "picture", typo),
        chip=sheet.chip,
        os=sheet.system,
        predecessor=sheet.predecessor,
        successor=sheet.successor,
        rivals=sheet.rivals,
        text=text,
        lines=source.lines(),
        ignore=tuple(sheet.ignore),
        redirect_from=sheet.redirect_from,
    )
    return replace(device, digest=_digest(device)), html


def _days_of_prices(source: Source) -> Iterator[tuple[str, int, date]]:
    """Give the dates of prices with their key and position, as typed: another may be wrong."""
    typed = _named(source, DEVICE_ALIASES)
    for key in ("prices", "price_history"):
        held = typed.get(key)
        for index, price in enumerate(held if isinstance(held, list) else ()):
            day = price.get("date") if isinstance(price, dict) else None
            if isinstance(day, str):
                with suppress(ValueError):  # Told already.
                    yield key, index, parse_day(day)


def _groups(sheet: catalog.DeviceSheet) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the rows of a sheet, typeset; their cells are too narrow for names to be kept whole."""
    return [
        (caption, [(FRENCH.text(label), FRENCH.text(value)) for label, value in rows])
        for caption, rows in catalog.sheet_groups(sheet)
    ]


def read_brand(reader: Reader, source: Source, path: str) -> Steps[tuple[Record | None, str]]:
    """Read the sheet of a brand."""
    sheet = validate(
        catalog.BrandSheet, source, aliases=SHEET_ALIASES, zone=reader.zone,
        instead=NAME_STOPGAP,
    )  # fmt: skip
    if sheet is None:
        return None, ""
    values = _typed_values(sheet, source, SHEET_ALIASES)
    slug = reader.slug(source, path, sheet.name)
    text, html = yield from reader.text(source, path, FRENCH, None)
    brand = Brand(
        source=path,
        slug=slug,
        url=f"/marques/{slug}/",
        name=sheet.name,
        aliases=sheet.aliases,
        digest="",
        country=sheet.country or "",
        founded=FRENCH.text(_founded(sheet)),
        founders=sheet.founders,
        people=tuple((one.name, FRENCH.text(one.role)) for one in sheet.people),
        site=sheet.site,
        summary=FRENCH.text(sheet.summary),
        summary_plain=sheet.summary,
        sources=tuple((FRENCH.text(one.title), one.url) for one in sheet.sources),
        values=values,
        text=text,
        lines=source.lines(),
        ignore=tuple(sheet.ignore),
        redirect_from=sheet.redirect_from,
    )
    return replace(brand, digest=_digest(brand)), html


def _typed_values(sheet: FrontMatter, source: Source, aliases: Mapping[str, str]) -> dict[str, Any]:
    """Return the front matter as typed, but for what is faulty."""
    if source.problems:
        return sheet.model_dump(mode="json", exclude_unset=True)
    return _named(source, aliases)


def _named(source: Source, aliases: Mapping[str, str]) -> dict[str, Any]:
    """Return the front matter as typed, each key under its own name."""
    return {aliases.get(key, key): value for key, value in source.values.items()}


def _digest(sheet: Device | Brand) -> str:
    """Return the digest of what pages show of a sheet besides its text, which has its own."""
    if isinstance(sheet, Device) and sheet.picture:
        sheet = replace(sheet, picture=replace(sheet.picture, line=0))
    return digest_value(replace(sheet, lines={}, ignore=(), redirect_from=(), text=Text("")))


def _founded(sheet: catalog.BrandSheet) -> str:
    """Return « 2010 », or « 6 avril 2010 » when the day is known."""
    founded = sheet.founded
    if not founded or founded.isdigit():
        return founded or ""
    return long_date(parse_day(founded))
