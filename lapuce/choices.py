"""Values taken from a short list: read in any case, and refused with the one that was meant."""

from __future__ import annotations

from pydantic import BeforeValidator

from lapuce.problems import did_you_mean, suggestion
from lapuce.schema import fault
from lapuce.slugs import fold

_WORDS = {
    "brouillon": "draft", "publie": "published", "cache masque": "hidden",
    "smartphone mobile phablette": "téléphone", "pc": "ordinateur",
    "sorti disponible": "commercialisé",
}  # fmt: skip
_MEANT = {word: value for words, value in _WORDS.items() for word in words.split()}
_ALIKE = 0.7
"""Of values: « telephone » is meant for « téléphone »."""


def choice(rule: str, values: tuple[str, ...]) -> BeforeValidator:
    """Return what reads one of some values, all in small letters; `rule` refuses any other."""

    def check(value: object) -> object:
        if not isinstance(value, str):
            return value
        if value.casefold() in values:
            return value.casefold()
        meant = _MEANT.get(fold(value), "")
        hint = suggestion(meant) if meant in values else did_you_mean(value, values, _ALIKE)
        raise fault(
            rule,
            f"« {value} » n’est pas prévu ; valeurs possibles : {', '.join(values)}.{hint}",
        )

    return BeforeValidator(check)
