"""A source's front matter read as a model: what is wrong is told in French, at its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from lapuce.front_matter import Source
from lapuce.schema import FrontMatter
from lapuce.validation.echoes import Details, is_echo, left_out, parted_keys
from lapuce.validation.keys import entry, key_meant

Model = TypeVar("Model", bound=FrontMatter)

_ALWAYS = ("title", "date", "category")
"""What an article cannot do without: each has its own rule."""


def validate(
    model: type[Model],
    source: Source,
    *,
    aliases: Mapping[str, str],
    zone: str,
    instead: Mapping[str, object] | None = None,
) -> Model | None:
    """
    Read a source's front matter as a model; what is wrong goes to `source.problems`.

    Args:
        model: The model of this kind of source.
        source: The source; its problems grow, the rest stays.
        aliases: Other names of keys, such as `author` for `authors`.
        zone: The zone of a time without offset.
        instead: What to take for a key that must be there, when it is not or is wrong; wrong keys
            besides these are left out.

    Returns:
        The typed values; None when there is a problem, unless `instead` mends it.
    """
    context = {"zone": zone}
    values = {aliases.get(key, key): value for key, value in source.values.items()}
    for old, new in aliases.items():
        if (old,) not in source.places:
            continue
        if known := source.places.get((new,)):
            said = f"clé « {old} » : un autre nom de « {new} », donné ligne {known[0]} ; n’en gardez qu’un."
            source.report("duplicate-key", said, (old,))
        for at in [at for at in source.places if at[0] == old]:
            source.places.setdefault((new, *at[1:]), source.places[at])
    try:
        return model.model_validate(values, context=context)
    except ValidationError as error:
        details = error.errors(include_url=False)
        others = _tell_parted(details, source)
        for detail in others:
            if not is_echo(detail, others, model, source):
                _record(detail, others, model, source)
    if instead is None:
        return None
    wrong = {str(detail["loc"][0]) for detail in details if detail["loc"]}
    kept = {key: value for key, value in values.items() if key not in wrong}
    stopgap = {key: value for key, value in instead.items() if key in wrong}
    # A screen is not judged as a whole while one of its keys is wrong: it is, without that key.
    rest = {key: left for key in wrong if (left := _without(values.get(key), key, details))}
    try:
        return model.model_validate({**kept, **rest, **stopgap}, context=context)
    except ValidationError as error:
        told = {(detail["loc"], detail["type"]) for detail in details}
        details = error.errors(include_url=False)
        for detail in details:
            if detail["type"] != "missing" and (detail["loc"], detail["type"]) not in told:
                _record(detail, details, model, source)
    with suppress(ValidationError):  # What is wrong was told.
        return model.model_validate({**kept, **stopgap}, context=context)
    return None


def _without(value: object, key: str, details: Iterable[ErrorDetails]) -> dict[str, Any]:
    """Return a block of keys without those that are wrong in it; nothing for any other value."""
    wrong = {detail["loc"][1:2] for detail in details if detail["loc"][0] == key}
    if not isinstance(value, dict) or () in wrong:
        return {}
    return {inner: held for inner, held in value.items() if (inner,) not in wrong}


def _tell_parted(details: Details, source: Source) -> Details:
    """Report the entries that a dash before each key parts; return the other problems."""
    parted = parted_keys(details, source)
    for around, key in parted.items():
        source.report(
            "missing-key",
            f"{around[-1]} : un tiret devant « {key[-1]}: » en fait une autre entrée : mettez deux "
            "espaces à sa place, ici et devant les autres clés de l’entrée.",
            key,
        )
    return [one for one in details if one["type"] != "missing" or one["loc"][:-2] not in parted]


def _record(
    detail: ErrorDetails, details: Details, model: type[FrontMatter], source: Source
) -> None:
    at: tuple[str | int, ...] = tuple(detail["loc"])
    key = ".".join(str(part) for part in at if isinstance(part, str))
    kind = detail["type"]
    if kind == "missing":
        rule = f"missing-{at[-1]}" if at[-1] in _ALWAYS and len(at) == 1 else "missing-key"
        where = f" dans « {at[0]} »" if len(at) > 1 else ""
        source.report(rule, f"il manque « {at[-1]} »{where} : ajoutez « {at[-1]}: … ».", at)
        return
    if kind == "extra_forbidden":
        said = f"clé inconnue « {at[-1]} ».{key_meant(str(at[-1]), model, at[:-1])}"
        source.report("unknown-key", said, at)
        return
    if detail["input"] in ("", [], {}):
        todo = "écrivez une valeur"
        if out := left_out(detail, details, model, source):
            todo = f"mettez deux espaces devant « {out[0][-1]}: » et devant les autres lignes de ce bloc"
        source.report("empty-value", f"« {key} » est vide : {todo}.", at)
        return
    if "text" in detail.get("ctx", {}):
        said = detail["ctx"]["text"] + _cut_at_its_comma(source, at)
        source.report(kind, f"{key} : {said}" if key else said, at)
        return
    source.report("wrong-type", f"{key} : {_expected(detail, entry(model, at))}", at)


def _cut_at_its_comma(source: Source, at: tuple[str | int, ...]) -> str:
    """Return what to type where a list cut « 1,5 Go » in two; "" anywhere else."""
    if not at or not isinstance(at[-1], int):
        return ""
    after = (*at[:-1], at[-1] + 1)
    one, other = source.value(at), source.value(after)
    if not isinstance(one, str) or not isinstance(other, str):
        return ""
    line, column = source.places[at]
    is_glued = source.places[after] == (line, column + len(one) + 1)
    if not is_glued or not one.isdigit() or not other[:1].isdigit():
        return ""
    return (
        f' Dans une liste la virgule sépare : si elle est décimale, tapez "{one},{other}", entre '
        "guillemets droits."
    )


def _expected(detail: ErrorDetails, entry: str) -> str:
    """Return what to write; `entry` is the form of an entry where there are some."""
    context = detail.get("ctx", {})
    match detail["type"]:
        case "literal_error" | "enum":
            values = context["expected"].replace(" or ", ", ").replace("'", "")
            return f"« {detail['input']} » n’est pas prévu ; valeurs possibles : {values}."
        case "tuple_type" | "list_type":
            return f"écrivez une liste, par exemple [{entry or 'un, deux'}]."
        case "model_type" | "dict_type" | "model_attributes_type":
            shown = entry or "{ clé: valeur }"
            return f"écrivez des lignes « clé: valeur » en retrait, ou {shown}."
        case "string_type" if isinstance(detail["input"], dict) and len(detail["input"]) == 1:
            return "un deux-points en fait une clé : mettez la valeur entre guillemets droits."
        case "string_type":
            return "écrivez un texte simple, pas une liste ni un bloc."
        case "greater_than_equal" | "less_than_equal":
            bound = context.get("ge", context.get("le"))
            word = "au moins" if "ge" in context else "au plus"
            return f"{detail['input']} : il faut {word} {bound}."
        case "too_long" | "string_too_long":
            return f"{context['max_length']} au plus."
        case "too_short" | "string_too_short":
            return f"il en faut au moins {context['min_length']}."
        case _ if isinstance(detail["input"], list | dict):
            return "écrivez une seule valeur, sans crochets."
        case _:
            return f"valeur refusée « {detail['input']} »."
