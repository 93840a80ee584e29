"""The rules over sources, in the order of `docs/regles.md`."""

from lapuce.checks.rule import Rule
from lapuce.checks.rules import (
    claims,
    dialects,
    front,
    garbled,
    links,
    lists,
    names,
    order,
    pictures,
    prices,
    quotes,
    rows,
    sourcing,
    spacing,
    structure,
    words,
)

FAMILIES: dict[str, tuple[Rule, ...]] = {
    "En-tête": (*front.RULES, *sourcing.RULES, *prices.RULES, *order.RULES),
    "Structure": (*structure.RULES, *rows.RULES, *lists.RULES, *dialects.RULES),
    "Liens": links.RULES,
    "Images": pictures.RULES,
    "Espaces": spacing.RULES,
    "Mots": (*words.RULES, *garbled.RULES),
    "Guillemets": quotes.RULES,
    "Catalogue": (*names.RULES, *claims.RULES),
}
RULES = tuple(rule for family in FAMILIES.values() for rule in family)
