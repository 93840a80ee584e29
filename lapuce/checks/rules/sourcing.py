"""Where facts, prices and words come from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lapuce.checks.draft import Draft
from lapuce.checks.rule import Finding, Rule

_QUOTATION = re.compile(r"(?:^[ ]{0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_FACTS = ("country", "founded", "founders", "people")
"""What only the sheet of a brand says."""
_FIRST_PERSON = re.compile(
    r"\b(?:je|moi|nous|notre|nos|mon|ma|mes)\b|\b(?:j|m)['’](?=\w)", re.IGNORECASE
)


def _needs_sources(draft: Draft) -> bool:
    return draft.values.get("category") in draft.facts.settings.sources_required


def _has_sources(draft: Draft) -> bool:
    rumour = draft.values.get("rumour")
    return bool(
        draft.values.get("source")
        or draft.values.get("sources")
        or (isinstance(rumour, dict) and rumour.get("source"))
    )


def missing_sources(draft: Draft) -> Iterator[Finding]:
    if fact := _unsourced_fact(draft):
        yield Finding(
            (fact,),
            f"la fiche dit « {fact} » sans dire d’où cela vient : ajoutez « sources: », avec un "
            "titre et une adresse.",
        )
    if _needs_sources(draft) and not _has_sources(draft):
        yield Finding(
            ("category",),
            f"la rubrique {draft.values['category']} cite ses sources : ajoutez « sources: »,"
            " avec un titre et une adresse.",
        )


def _unsourced_fact(draft: Draft) -> str:
    """Return the first fact of a brand whose sheet has no sources; a device is never without."""
    values = draft.values
    if "/marques/" not in f"/{draft.source.path}" or values.get("sources"):
        return ""
    return next((key for key, value in values.items() if key in _FACTS and value), "")


def unsourced_price(draft: Draft) -> Iterator[Finding]:
    held = draft.values.get("price_history")
    for index, price in enumerate(held if isinstance(held, list) else ()):
        if isinstance(price, dict) and not price.get("source") and not price.get("where"):
            yield Finding(
                ("price_history", index),
                f"« {price.get('amount', '')} » relevé sans marchand ni source : ajoutez "
                "« where: », ou « source: » avec une adresse.",
            )


def unattributed_quote(draft: Draft) -> Iterator[Finding]:
    if not _needs_sources(draft) or "\n>" not in draft.text:
        return
    for match in _QUOTATION.finditer(draft.text, draft.body_at):
        text = match[0]
        if "«" not in text or not _FIRST_PERSON.search(text) or "— " in text:
            continue
        if "exergue" in draft.text[match.end() : match.end() + 20]:
            continue  # A pull quote repeats the text.
        yield Finding(
            match.start(),
            "citation à la première personne sans auteur : terminez-la par « > — Nom, fonction ».",
        )


RULES = (
    Rule(
        name="missing-sources",
        title="un article sans sources là où la rubrique en veut, ou une marque sans sources",
        why="Une rumeur sans source est un bruit, et une fiche où rien ne dit d’où vient une date ne "
        "se vérifie pas. Le réglage `sources_required` dit les rubriques.",
        remedy="Ajoutez `sources`, avec un titre et une adresse chacune.",
        wrong="title: Xiaomi à Paris\ncategory: Rumeurs",
        right="title: Xiaomi à Paris\ncategory: Rumeurs\n"
        "sources: [{title: Le Monde, url: https://www.lemonde.fr/x}]",
        check=missing_sources,
    ),
    Rule(
        name="unsourced-price",
        title="un prix relevé sans marchand ni source",
        why="Les sources d’une fiche parlent de sa sortie : un prix d’après vient d’ailleurs, et rien "
        "ne dirait d’où.",
        remedy="Dites le marchand dans `where`, ou l’adresse où le prix se lit dans `source`.",
        wrong="name: A\nprice_history: [{amount: 199 €, date: 2015-01-10}]",
        right="name: A\nprice_history: [{amount: 199 €, date: 2015-01-10, where: Apple Store}]",
        check=unsourced_price,
    ),
    Rule(
        name="unattributed-quote",
        title="une citation à la première personne sans auteur",
        why="« Je » doit être quelqu’un, surtout dans une rubrique qui cite ses sources.",
        remedy="Terminez la citation par une ligne « > — Nom, fonction ».",
        wrong="> « Nous arriverons en France en mars. »",
        right="> « Nous arriverons en France en mars. »\n> — Hugo Barra, vice-président de Xiaomi",
        check=unattributed_quote,
    ),
)
