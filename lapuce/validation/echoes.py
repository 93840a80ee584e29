"""One mistake that several values are found wrong for: it is told once."""

from __future__ import annotations

from itertools import dropwhile, islice, pairwise, takewhile

from pydantic_core import ErrorDetails

from lapuce.front_matter import Path, Source
from lapuce.problems import suggestion
from lapuce.schema import FrontMatter
from lapuce.validation.keys import has_free_keys, key_meant, model_at

Details = list[ErrorDetails]


def is_echo(
    detail: ErrorDetails, details: Details, model: type[FrontMatter], source: Source
) -> bool:
    """Tell whether a problem is another one, seen from elsewhere: that one is told."""
    at = detail["loc"]
    if detail["type"] == "too_short":  # For want of the very values found wrong in it.
        return any(
            len(other["loc"]) > len(at) and other["loc"][: len(at)] == at for other in details
        )
    if detail["type"] == "missing":  # It was typed under another name.
        meant = suggestion(str(at[-1]))
        return any(
            other["loc"][:-1] == at[:-1]
            and key_meant(str(other["loc"][-1]), model, at[:-1]) == meant
            for other in details
            if other["type"] == "extra_forbidden"
        )
    return any(at in left_out(other, details, model, source) for other in details)


def left_out(
    empty: ErrorDetails, details: Details, model: type[FrontMatter], source: Source
) -> list[Path]:
    """Return the keys typed under a block that they leave empty, for want of indentation."""
    at = empty["loc"]
    if empty["input"] != "" or not at:
        return []
    held = model_at(model, at)
    free = [at[-1]] if has_free_keys(model, at) else []
    beside = source.value(at[:-1])
    if not (held or free) or not isinstance(beside, dict):
        return []
    unknown = {
        other["loc"][-1] for other in details
        if other["type"] == "extra_forbidden" and other["loc"][:-1] == at[:-1]
    }  # fmt: skip
    own = [key for key in beside if key in unknown and held and key in held.model_fields]
    # What any key may follow: the empty one, or one that it should hold.
    free += [key for key in own if held and has_free_keys(held, (key,))]
    after = islice(dropwhile(lambda key: key not in free, beside), 1, None)
    return [
        (*at[:-1], key) for key in (*own, *takewhile(unknown.difference(own).__contains__, after))
    ]


def parted_keys(details: Details, source: Source) -> dict[Path, Path]:
    """Return, by list, the first key that a dash parts from the entry above: both lack some."""
    lacking = dict.fromkeys(
        at[:-1] for one in details
        if one["type"] == "missing" and len(at := one["loc"]) > 2 and isinstance(at[-2], int)
    )  # fmt: skip
    found: dict[Path, Path] = {}
    for one, other in pairwise(lacking):
        above, held = source.value(one), source.value(other)
        if one[:-1] != other[:-1] or not isinstance(above, dict) or not isinstance(held, dict):
            continue
        first = (*other, next(iter(held), ""))
        # An entry in braces begins before its first key.
        if not above.keys() & held.keys() and source.places.get(first) == source.places[other]:
            found.setdefault(other[:-1], first)
    return found
