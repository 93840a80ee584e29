"""The prices of a sheet: what tells one from another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lapuce.checks.draft import Draft
from lapuce.checks.rule import Finding, Rule

_KEYS = ("prices", "price_history")
_APART = ("date", "country", "where", "variant")
"""What a page prints of a price besides its amount."""
_FIGURES = re.compile(r"[\d\s.,]+")


def twin_prices(draft: Draft) -> Iterator[Finding]:
    for key in _KEYS:
        held = draft.values.get(key)
        if not isinstance(held, list):
            continue
        first: dict[tuple[str, ...], str] = {}
        for index, price in enumerate(held):
            if not isinstance(price, dict):
                continue  # Reading the front matter says it.
            amount = str(price.get("amount", ""))
            told = (_FIGURES.sub("", amount), *(str(price.get(one, "")) for one in _APART))
            if told not in first:
                first[told] = amount
            else:
                yield Finding(
                    (key, index),
                    f"« {amount} » après « {first[told]} », sans rien qui les distingue : ajoutez "
                    "« variant: », ou ôtez-en un.",
                )


RULES = (
    Rule(
        name="twin-prices",
        title="deux prix que rien ne distingue",
        why="La fiche montrerait deux lignes du même jour et du même endroit, sans dire laquelle croire.",
        remedy="Dites la version dans `variant`, le pays ou le lieu ; ou ôtez un des deux.",
        wrong="name: A\nprices:\n  - {amount: 525 €, country: France, date: 2014-07-01}\n"
        "  - {amount: 529 €, country: France, date: 2014-07-01}",
        right="name: A\nprices:\n"
        "  - {amount: 525 €, variant: 16 Go, country: France, date: 2014-07-01}\n"
        "  - {amount: 529 €, variant: 32 Go, country: France, date: 2014-07-01}",
        check=twin_prices,
    ),
)
