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
from lapuce.catalog.quantities import Quantity, parse
from lapuce.catalog.shapes import parse_dimensions, parse_pixels
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
_GB = 1024
_USUAL: dict[str, dict[str, tuple[Decimal | int, int]]] = {
    "pouce": {
        "téléphone": (1, 8), "tablette": (5, 25), "ordinateur": (5, 60),
        "montre": (Decimal("0.5"), 3), "liseuse": (4, 14), "console": (2, 15),
    },
    "g": {
        "téléphone": (40, 700), "tablette": (100, 3000), "ordinateur": (200, 25_000),
        "montre": (10, 250), "liseuse": (70, 800), "console": (80, 8000), "casque": (2, 1200),
    },
    "mAh": {
        "téléphone": (300, 20_000), "tablette": (1000, 25_000), "montre": (40, 2000),
        "liseuse": (300, 8000),
    },
    "memory": {
        "téléphone": (4, 64 * _GB), "tablette": (64, 64 * _GB), "ordinateur": (1, 4096 * _GB),
        "montre": (Decimal("0.0625"), 8 * _GB), "liseuse": (16, 16 * _GB),
    },
    "storage": {
        "téléphone": (4, 4096 * _GB), "tablette": (128, 4096 * _GB),
        "ordinateur": (128, 102_400 * _GB), "montre": (Decimal("0.0625"), 256 * _GB),
        "liseuse": (16, 512 * _GB),
    },
}  # fmt: skip
"""
By unit, or by key, the least and the most of each kind of device: beyond, a comma or a digit was
lost, or Mo were typed for Go. Memories are in megabytes.
"""
_NAMED = {
    "battery": "une batterie", "weight": "une masse", "memory": "une mémoire",
    "storage": "un stockage",
}  # fmt: skip
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


def _one_of(values: tuple[str, ...]) -> BeforeValidator:
    def check(value: object) -> object:
        if isinstance(value, str) and value not in values:
            raise fault(
                "unknown-value",
                f"« {value} » n’est pas prévu ; valeurs possibles : {', '.join(values)}.",
            )
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
    type: Annotated[str, _one_of(TYPES)] = Field(description=", ".join(TYPES))
    status: Annotated[str, _one_of(STATUSES)] = Field(
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

    @field_validator("screen")
    @classmethod
    def _screen_fits_the_kind(
        cls, screen: ScreenSheet | None, info: ValidationInfo
    ) -> ScreenSheet | None:
        if screen and screen.size:
            _check_usual(screen.size, "un écran", info)
        return screen

    @field_validator("memory", "storage")
    @classmethod
    def _memories_fit_the_kind(
        cls, typed: tuple[str, ...], info: ValidationInfo
    ) -> tuple[str, ...]:
        for one in typed:
            _check_usual(one, _NAMED[info.field_name or ""], info)
        return typed

    @field_validator("battery", "weight")
    @classmethod
    def _battery_and_weight_fit_the_kind(
        cls, typed: str | None, info: ValidationInfo
    ) -> str | None:
        if typed:
            _check_usual(typed, _NAMED[info.field_name or ""], info)
        return typed


def _check_usual(typed: str, what: str, info: ValidationInfo) -> None:
    """Refuse what no device of the kind has."""
    kind = info.data.get("type")
    value = parse(typed, "pouce", "g", "mAh", "Wh", "Mo")
    usual = _USUAL.get(info.field_name or "") or _USUAL.get(value.unit, {})
    bounds = usual.get(kind or "")
    if bounds and not bounds[0] <= value.value <= bounds[1]:
        low, high = (Quantity(Decimal(one), value.unit) for one in bounds)
        of = "d’" if kind == "ordinateur" else "de "
        raise fault(
            "bad-quantity",
            f"« {typed} » : ce n’est pas {what} {of}{kind} (de {low} à {high}) ; "
            "vérifiez le nombre et l’unité.",
        )


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
