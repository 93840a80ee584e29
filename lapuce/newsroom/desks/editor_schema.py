"""JSON Schemas of the front matter, for completion in editors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from lapuce.catalog import BrandSheet, DeviceSheet
from lapuce.front_matter import read_source
from lapuce.newsroom.reading.sheets import DEVICE_ALIASES
from lapuce.schema import FrontMatter, one_or_many
from lapuce.settings import Settings
from lapuce.writing import heads

_HEADS: dict[str, tuple[type[FrontMatter], Mapping[str, str]]] = {
    "articles": (heads.ArticleHead, heads.ARTICLE_ALIASES),
    "appareils": (DeviceSheet, DEVICE_ALIASES),
    "marques": (BrandSheet, heads.SHEET_ALIASES),
    "auteurs": (heads.AuthorHead, heads.SHEET_ALIASES),
    "dossiers": (heads.SeriesHead, heads.SHEET_ALIASES),
    "pages": (heads.PageHead, heads.PAGE_ALIASES),
}
"""Models, and other names of their keys."""
KINDS = tuple(_HEADS)
"""Folders of the content."""
_DAY = r"^\d{4}-\d{1,2}-\d{1,2}(\D|$)"
_LOST_DECIMAL = {"^[0-9]": {"type": "null"}}
"""`{score: 8,2}` is for an editor a score of 8, and a key `2` without a value."""


class _AsTyped(GenerateJsonSchema):
    """Tells what an editor, which reads YAML 1.2, makes of what we read as text."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """`founded: 1958` is a number to them."""
        return {**super().str_schema(schema), "type": ["string", "number"]}

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:
        """`2014-5-15` is a day to us."""
        del schema
        return {"type": "string", "pattern": _DAY}

    def datetime_schema(self, schema: core_schema.DatetimeSchema) -> JsonSchemaValue:
        """`2014-10-01 09:00` is not the `date-time` of JSON Schema, and a day alone will do."""
        del schema
        return {"type": "string", "pattern": _DAY}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Between braces, a decimal comma cuts a value in two."""
        return {**super().model_schema(schema), "patternProperties": _LOST_DECIMAL}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """As above."""
        return {**super().dict_schema(schema), "patternProperties": _LOST_DECIMAL}


def write_schemas(root: Path) -> list[Path]:
    """Write a schema for each folder of the content into `.vscode/`; return their paths."""
    folder = root / ".vscode" / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    known = names_in(root / "content")
    written = []
    for kind in KINDS:
        path = folder / f"{kind}.json"
        text = json.dumps(schema_of(kind, known), ensure_ascii=False, indent=2)
        path.write_text(text + "\n", encoding="utf-8")
        written.append(path)
    return written


def schema_of(kind: str, known: Mapping[str, list[str]]) -> dict[str, Any]:
    """Return the schema of a folder's sources, its names completed from the content."""
    model, aliases = _HEADS[kind]
    schema = model.model_json_schema(mode="validation", schema_generator=_AsTyped)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    held = schema["properties"]
    for key, names in known.items():
        if key in held and names:
            # Proposed, not imposed: a sheet that was just written is no fault, nor is another name.
            _item_of(held[key])["examples"] = names
    for other, key in aliases.items():
        said = f"Autre nom de « {key} »"
        held[other] = {"$ref": f"#/properties/{key}", "description": said, "deprecated": True}
        if key in schema.get("required", ()):
            schema["required"].remove(key)
            schema["anyOf"] = [{"required": [key]}, {"required": [other]}]
    return schema


def _item_of(held: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a text, or of those of a list."""
    first = held.get("anyOf", [held])[0]
    item: dict[str, Any] = first.get("items", first)
    return item


def names_in(content: Path) -> dict[str, list[str]]:
    """Return the names an editor may complete, by key of the front matter."""
    found: dict[str, set[str]] = {"tags": set(), "category": set(Settings().categories)}
    for folder, keys in (
        ("marques", ("brands", "brand")),
        ("appareils", ("devices", "rivals")),
        ("auteurs", ("authors",)),
        ("dossiers", ("series",)),
    ):
        names = {
            str(read_source(path.read_bytes(), path.name).values.get("name", ""))
            for path in (content / folder).rglob("*.md")
        }
        for key in keys:
            found[key] = names - {""}
    for path in (content / "articles").rglob("*.md"):
        tags = one_or_many(read_source(path.read_bytes(), path.name).values.get("tags"))
        found["tags"].update(tags if isinstance(tags, list) else [])
    return {key: sorted(names) for key, names in found.items()}
