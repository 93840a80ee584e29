"""JSON Schemas of the front matter, for completion in editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lapuce.catalog import BrandSheet, DeviceSheet
from lapuce.front_matter import read_source
from lapuce.schema import FrontMatter
from lapuce.settings import Settings
from lapuce.writing import heads

MODELS: dict[str, type[FrontMatter]] = {
    "articles": heads.ArticleHead,
    "appareils": DeviceSheet,
    "marques": BrandSheet,
    "auteurs": heads.AuthorHead,
    "dossiers": heads.SeriesHead,
    "pages": heads.PageHead,
}


def write_schemas(root: Path) -> list[Path]:
    """Write a schema for each folder of the content into `.vscode/`; return their paths."""
    folder = root / ".vscode" / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    known = names_in(root / "content")
    written = []
    for kind, model in MODELS.items():
        path = folder / f"{kind}.json"
        text = json.dumps(schema_of(model, known), ensure_ascii=False, indent=2)
        path.write_text(text + "\n", encoding="utf-8")
        written.append(path)
    return written


def schema_of(model: type[FrontMatter], known: dict[str, list[str]]) -> dict[str, Any]:
    """Return the schema of a model, its names completed from the content."""
    schema = model.model_json_schema(mode="validation")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    for key, names in known.items():
        held = schema.get("properties", {}).get(key)
        if held is None or not names:
            continue
        if held.get("type") == "array":
            held["items"] = {**held.get("items", {}), "examples": names, "enum": names}
            if key == "tags":
                del held["items"]["enum"]
        elif key in ("category", "brand", "series"):
            held["examples"] = names
    return schema


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
            for path in (content / folder).glob("*.md")
        }
        for key in keys:
            found[key] = names - {""}
    for path in (content / "articles").rglob("*.md"):
        tags = read_source(path.read_bytes(), path.name).values.get("tags", [])
        found["tags"].update(tags if isinstance(tags, list) else [])
    return {key: sorted(names) for key, names in found.items()}
