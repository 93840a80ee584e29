"""Typed front matter: one model says what is valid, what editors complete and what docs list."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ValidationInfo,
)
from pydantic_core import CoreSchema, PydanticCustomError

from lapuce.dates import parse_day, parse_end, parse_moment
from lapuce.site_paths import parse_site_path
from lapuce.slugs import MAX_SLUG_LENGTH, VALID_SLUG


class FrontMatter(BaseModel):
    """What every model of front matter obeys: no unknown key, no change after reading."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        arbitrary_types_allowed=True,
        str_strip_whitespace=True,
        defer_build=True,
    )


_BOUNDS = {"ge": "minimum", "le": "maximum", "maxLength": "maxItems"}
"""JSON Schema's words, by those of pydantic for bounds that a validator comes before."""


class AlsoTyped:
    """Tells editors what a validator reads besides the type itself."""

    def __init__(self, schema: dict[str, Any]) -> None:
        """Set up; `schema` is a JSON Schema."""
        self._schema = schema

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return the schema of either."""
        held = {_BOUNDS.get(word, word): value for word, value in handler(core).items()}
        return {"anyOf": [held, {**self._schema}]}


ONE_TEXT = AlsoTyped({"type": ["string", "number"], "minLength": 1})
"""A text alone, where a list or a block of keys is awaited."""


def fault(rule: str, message: str) -> PydanticCustomError:
    """Return the error a validator raises: its rule, and its French text, final stop included."""
    return PydanticCustomError(rule, "{text}", {"text": message})


def _ignored(value: object) -> object:
    """Read `[{rule: why}, …]` or `{rule: why}` as a mapping; a rule without reason is refused."""
    entries = value if isinstance(value, list) else [value]
    rules: dict[str, str] = {}
    for entry in entries:
        if not isinstance(entry, dict):
            raise fault(
                "ignore-without-reason",
                f"« {entry} » : écrivez la règle et la raison, « - {entry}: pourquoi ».",
            )
        for rule, why in entry.items():
            if not isinstance(why, str) or not why:
                raise fault("ignore-without-reason", f"« {rule} » : donnez la raison.")
            rules[rule] = why
    return rules


_RULES = AlsoTyped(
    {"type": "array", "items": {"type": "object", "additionalProperties": {"type": "string"}}}
)


def one_or_many(value: object) -> object:
    """Read `a, b` or `a; b`, as Pelican does, where a list is awaited."""
    if isinstance(value, str):
        separator = ";" if ";" in value else ","
        return [part.strip() for part in value.split(separator) if part.strip()]
    return value


_FLAGS = {"true": True, "yes": True, "oui": True, "false": False, "no": False, "non": False}


def _flag(value: object) -> object:
    if isinstance(value, str):
        if value.casefold() not in _FLAGS:
            raise fault("wrong-type", f"« {value} » : écrivez true ou false.")
        return _FLAGS[value.casefold()]
    return value


def _number(value: object) -> object:
    if isinstance(value, str):
        try:
            return float(value.replace(",", ".").replace("\N{NO-BREAK SPACE}", ""))
        except ValueError:
            raise fault("wrong-type", f"« {value} » : écrivez un nombre.") from None
    return value


def _whole(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"\d{1,9}", value):
            raise fault("wrong-type", f"« {value} » : écrivez un nombre entier.")
        return int(value)
    return value


def _read_by(parse: Callable[[str, str], object], rule: str) -> BeforeValidator:
    """Return what reads a text, given the zone of a time without offset; `rule` tells what is wrong."""

    def read(value: object, info: ValidationInfo) -> object:
        if isinstance(value, str):
            try:
                return parse(value, (info.context or {}).get("zone", "Europe/Paris"))
            except ValueError as error:
                raise fault(rule, f"{error}") from None
        return value

    return BeforeValidator(read)


def _slug(value: object) -> object:
    if isinstance(value, str) and not VALID_SLUG.match(value):
        raise fault(
            "bad-slug",
            f"slug « {value} » refusé : lettres sans accent, chiffres et traits d’union seulement.",
        )
    if isinstance(value, str) and len(value) > MAX_SLUG_LENGTH:
        said = f"slug de {len(value)} caractères, plus que {MAX_SLUG_LENGTH} : raccourcissez-le."
        raise fault("bad-slug", said)
    return value


_WEB_ADDRESS = re.compile(r"https?://(?:[\w-]+\.)+[\w-]+\.?(?::\d{1,5})?(?:[/?#][^\s\"<>\\]*)?")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of a text: what is read is no longer what is written."""


def _is_seen(sign: str) -> bool:
    return sign.isprintable() and not sign.isspace()


def _visible(value: object) -> object:
    if isinstance(value, str):
        if turn := _TURNS.search(value):
            said = f"signe invisible U+{ord(turn[0]):04X} qui retourne le texte : supprimez-le."
            raise fault("control-character", said)
        if value and not value[0].isalnum() and not any(map(_is_seen, value)):
            raise fault("empty-value", "rien que des signes invisibles : écrivez une valeur.")
    return value


def _web_address(value: object) -> object:
    if isinstance(value, str) and not _WEB_ADDRESS.fullmatch(value):
        todo = CURVED_QUOTES_TODO if value[:1] in "“”" else "écrivez-la en entier, avec https://"
        raise fault("bad-url", f"adresse « {value} » : {todo}.")
    return value


CURVED_QUOTES_TODO = "tapez des guillemets droits, et non “ ”"
"""What to do with the quotation marks of a word processor, where a computer reads."""


Text = Annotated[str, Field(min_length=1), BeforeValidator(_visible)]
Names = Annotated[tuple[Text, ...], BeforeValidator(one_or_many), ONE_TEXT]
Flag = Annotated[bool, BeforeValidator(_flag), AlsoTyped({"enum": [*_FLAGS]})]
Number = Annotated[
    float, BeforeValidator(_number), AlsoTyped({"type": "string", "pattern": r"^\d+([.,]\d+)?$"})
]
Whole = Annotated[
    int, BeforeValidator(_whole), AlsoTyped({"type": "string", "pattern": r"^\d{1,9}$"})
]
Day = Annotated[date, _read_by(lambda text, _: parse_day(text), "bad-date")]
Moment = Annotated[datetime, _read_by(parse_moment, "bad-date")]
End = Annotated[datetime, _read_by(parse_end, "bad-date")]
"""A moment; a day alone is the last one, whole."""
Slug = Annotated[str, BeforeValidator(_slug)]
WebAddress = Annotated[str, BeforeValidator(_web_address)]
SitePath = Annotated[str, _read_by(lambda text, _: parse_site_path(text), "bad-url")]


class SourceHead(FrontMatter):
    """What the front matter of any source may say."""

    ignore: Annotated[dict[str, str], BeforeValidator(_ignored), _RULES] = Field(
        default_factory=dict, description="Règles à taire, avec la raison"
    )
    redirect_from: Annotated[tuple[SitePath, ...], BeforeValidator(one_or_many), ONE_TEXT] = Field(
        default=(), description="Anciennes adresses, depuis la racine : elles mènent ici"
    )


class Cited(FrontMatter):
    """Where a fact comes from."""

    title: Text
    url: WebAddress


class ImageHead(FrontMatter):
    """A picture, what it shows, and who made it."""

    src: Text = Field(description="Fichier, par rapport à la source, ou /images/…")
    alt: str = Field(default="", description="Ce que l’image montre, pour qui ne la voit pas")
    caption: str = Field(default="", description="Légende")
    credit: str = Field(default="", description="Auteur ou source de l’image")


def _short_image(value: object) -> object:
    return {"src": value} if isinstance(value, str) and value else value


Image = Annotated[ImageHead, BeforeValidator(_short_image), ONE_TEXT]
"""`{src: …, alt: …}`, or the file alone."""
