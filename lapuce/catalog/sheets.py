"""The sheets of devices and brands: what their front matter may say."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from lapuce.catalog.money import Money, parse_money
from lapuce.catalog.numbers import NUMBER, tidy
from lapuce.catalog.quantities import parse
from lapuce.catalog.shapes import parse_dimensions, parse_pixels
from lapuce.catalog.usual import check_usual
from lapuce.choices import choice
from lapuce.dates import parse_day
from lapuce.schema import (
    ONE_TEXT,
    Cited,
    Day,
    FrontMatter,
    Image,
    Names,
    SourceHead,
    Text,
    WebAddress,
    fault,
)

TYPES = ("téléphone", "tablette", "ordinateur", "montre", "liseuse", "console", "boîtier", "casque")
_FLAT = ("téléphone", "tablette", "liseuse")
_MEASURE = re.compile(rf"(?:[0-9]+ ?[x×] ?(?=[0-9]))?({NUMBER}(?: ?[^\W\d]+)?)")
"""What begins a text and is measured: « 13 Mpx, f/2 », « 2 × 8 Mpx »."""
_LAYER = re.compile(r"\s*\([^()]*\)$")
STATUSES = ("annoncé", "commercialisé", "abandonné")


def _read(reader: Callable[[str], object]) -> BeforeValidator:
    def check(value: object) -> object:
        if isinstance(value, str):
            try:
                reader(value)
            except ValueError as error:
                raise fault("bad-quantity", f"{error}") from None
        return value

    return BeforeValidator(check)


def _many(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _perhaps(unit: str) -> BeforeValidator:
    """Read free words, but for what begins with a number: it is to have the unit that fits."""

    def check(text: str) -> None:
        if measure := _MEASURE.match(tidy(text)):
            parse(measure[1], unit)

    return _read(check)


Inches = Annotated[Text, _read(lambda text: parse(text, "pouce"))]
Definition = Annotated[Text, _read(parse_pixels)]
Memory = Annotated[Text, _read(lambda text: parse(text, "Mo"))]
Amount = Annotated[Text, _read(parse_money)]
Camera = Annotated[Text, _perhaps("Mpx")]


@lru_cache(maxsize=1024)
def _density(size: str, definition: str) -> int:
    pixels = parse_pixels(definition)
    diagonal = (Decimal(pixels.width) ** 2 + Decimal(pixels.height) ** 2).sqrt()
    return round(diagonal / parse(size, "pouce").value)


class ScreenSheet(FrontMatter):
    """`screen:`"""

    size: Inches | None = None
    definition: Definition | None = None
    technology: str = ""
    refresh: Annotated[str, _perhaps("Hz")] = ""

    @property
    def density(self) -> int | None:
        """Return the pixels per inch; None unless size and definition are known."""
        if not self.size or not self.definition:
            return None
        return _density(self.size, self.definition)


class PriceSheet(FrontMatter):
    """A price at a date."""

    amount: Amount
    date: Day
    variant: str = ""
    country: str = ""
    where: str = ""
    source: WebAddress | None = None

    @property
    def money(self) -> Money:
        """Return the amount, typed."""
        return parse_money(self.amount)


class CamerasSheet(FrontMatter):
    """`cameras:`"""

    back: Annotated[tuple[Camera, ...], BeforeValidator(_many), ONE_TEXT] = ()
    front: Annotated[str, _perhaps("Mpx")] = ""


class DeviceSheet(SourceHead):
    """A device."""

    name: Text = Field(description="Nom de l’appareil")
    brand: Text = Field(description="Marque, telle que dans content/marques")
    aliases: Names = Field(default=(), description="Autres noms")
    type: Annotated[str, choice("unknown-value", TYPES)] = Field(description=", ".join(TYPES))
    status: Annotated[str, choice("unknown-value", STATUSES)] = Field(
        default="commercialisé", description=", ".join(STATUSES)
    )
    announced: Day | None = None
    release: Day | None = None
    prices: tuple[PriceSheet, ...] = Field(default=(), description="Prix de lancement")
    price_history: tuple[PriceSheet, ...] = Field(default=(), description="Prix relevés ensuite")
    screen: ScreenSheet | None = None
    chip: str | None = None
    memory: Annotated[tuple[Memory, ...], BeforeValidator(_many), ONE_TEXT] = ()
    storage: Annotated[tuple[Memory, ...], BeforeValidator(_many), ONE_TEXT] = ()
    expandable: str = ""
    battery: Annotated[Text, _read(lambda text: parse(text, "mAh", "Wh"))] | None = None
    cameras: CamerasSheet | None = None
    os: str | None = None
    network: Names = ()
    dimensions: Annotated[Text, _read(parse_dimensions)] | None = None
    weight: Annotated[Text, _read(lambda text: parse(text, "g"))] | None = None
    colors: Names = ()
    picture: Image | None = Field(default=None, description="Sa photo, au lieu du dessin")
    predecessor: str | None = None
    successor: str | None = None
    rivals: Names = ()
    sources: tuple[Cited, ...] = Field(min_length=1, description="D’où viennent les chiffres")
    summary: str = ""
    checked: Day | None = None

    @property
    def is_out(self) -> bool:
        """Tell whether the device is not merely announced; if it is, its release is only planned."""
        return self.status != "annoncé"

    @property
    def system(self) -> str | None:
        """Return the system without what its maker laid over it: « Android 4.4 (MIUI) » is one."""
        return _LAYER.sub("", self.os) or self.os if self.os else None

    def __hash__(self) -> int:
        """Hash the name alone: `ignore`, a mapping, cannot be; two sheets seldom share one."""
        return hash(self.name)

    @field_validator("dimensions")
    @classmethod
    def _depth_comes_last(cls, typed: str | None, info: ValidationInfo) -> str | None:
        if typed and info.data.get("type") in _FLAT:
            size = parse_dimensions(typed)
            if size.depth > min(size.height, size.width):
                raise fault(
                    "bad-quantity",
                    f"« {typed} » : plus épais que haut ou que large ; écrivez hauteur × largeur × "
                    "épaisseur.",
                )
        return typed

    @field_validator("screen", "memory", "storage", "battery", "weight")
    @classmethod
    def _fits_the_kind(
        cls, held: ScreenSheet | tuple[str, ...] | str | None, info: ValidationInfo
    ) -> ScreenSheet | tuple[str, ...] | str | None:
        typed = held.size if isinstance(held, ScreenSheet) else held
        for one in (typed,) if isinstance(typed, str) else typed or ():
            check_usual(one, info.field_name or "", info.data.get("type"))
        return held


class PersonSheet(FrontMatter):
    """Someone, and what they do for the brand."""

    name: Text
    role: str = ""


def _founded(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}", value):
        try:
            parse_day(value)
        except ValueError as error:
            raise fault("bad-date", f"{error} L’année seule convient aussi.") from None
    return value


class BrandSheet(SourceHead):
    """A brand."""

    name: Text = Field(description="Nom de la marque")
    aliases: Names = ()
    country: str | None = None
    founded: Annotated[str, BeforeValidator(_founded)] | None = Field(
        default=None, description="2010 ou 2010-04-06"
    )
    founders: Names = ()
    people: tuple[PersonSheet, ...] = ()
    site: WebAddress | None = None
    colors: Names = ()
    summary: str = ""
    sources: tuple[Cited, ...] = ()
