"""The keys of a model: those that hold others, and those that someone meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_origin

from pydantic import BaseModel

from lapuce.front_matter import Path
from lapuce.front_matter.french import keys_for
from lapuce.problems import did_you_mean, suggestion

_ALIKE = 0.7
"""Of keys: « titel » is meant for `title`, « outil » is another word."""


def key_meant(typed: str, model: type[BaseModel], at: Iterable[str | int]) -> str:
    """Return which key someone meant: by another name of it, or by one that is near."""
    held = model_at(model, at)
    known = list(held.model_fields) if held else []
    meant = keys_for(typed)
    for key in meant:
        if key in known:
            return suggestion(key)
    for key in meant:
        for around in known:
            inner = model_at(held, (around,)) if held else None
            if inner and key in inner.model_fields:
                return f" Vouliez-vous dire « {key} », dans « {around} » ?"
    if meant:
        return f" La clé « {meant[-1]} » n’est pas prévue ici."
    return did_you_mean(typed, known, cutoff=_ALIKE)


def entry(model: type[BaseModel], at: Iterable[str | int]) -> str:
    """Return what an entry has to say, `{title: …, url: …}`; "" for a plain value."""
    held = model_at(model, at)
    fields = held.model_fields.items() if held else ()
    wanted = [key for key, field in fields if field.is_required()]
    return f"{{{', '.join(f'{key}: …' for key in wanted)}}}" if wanted else ""


def has_free_keys(model: type[BaseModel], at: Path) -> bool:
    """Tell whether a key holds any other, as `criteria` does."""
    held = model_at(model, at[:-1])
    field = held.model_fields.get(str(at[-1])) if held else None
    return field is not None and get_origin(field.annotation) is dict


def model_at(model: type[BaseModel], at: Iterable[str | int]) -> type[BaseModel] | None:
    """Return the model of what stands at a key, or of its entries; None for a plain value."""
    for step in at:
        if isinstance(step, int):
            continue
        field = model.model_fields.get(step)
        inner = next(iter(_models_in(field.annotation)), None) if field else None
        if inner is None:
            return None
        model = inner
    return model


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in getattr(annotation, "__args__", ()) for found in _models_in(part)]
