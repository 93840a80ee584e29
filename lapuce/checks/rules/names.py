"""Brands and devices that the text names and the front matter forgets."""

from __future__ import annotations

from collections.abc import Iterator

from lapuce.checks.claims import STRANGER
from lapuce.checks.draft import Draft
from lapuce.checks.rule import Finding, Rule
from lapuce.checks.tables import table

_KEYS = {"brand": "brands", "device": "devices"}


def forgotten_name(draft: Draft) -> Iterator[Finding]:
    if not draft.is_article or not draft.facts.lexicon.roots:
        return
    held = {key: known_names(draft, key) for key in ("brands", "devices")}
    ambiguous = table("ambiguous-names")
    missing: dict[str, dict[str, int]] = {"brands": {}, "devices": {}}
    others: frozenset[int] | None = None
    for start, end, named in draft.mentions:
        if named is None:
            continue
        key = _KEYS[named.kind]
        if draft.facts.official(named.name) in held[key] or named.name in missing[key]:
            continue
        if draft.masked[start:end] in ambiguous:
            continue
        if others is None:
            others = _other_devices(draft)
        if start not in others:
            missing[key][named.name] = start
    for key, found in missing.items():
        if not found:
            continue
        listed = filter(draft.facts.knows, draft.names(key))
        line = f"{key}: [{', '.join([*listed, *found])}]"
        what = "la marque" if key == "brands" else "l’appareil"
        for name, at in found.items():
            yield Finding(
                at,
                f"le texte nomme {what} « {name} », absent{'e' if key == 'brands' else ''} de "
                f"l’en-tête : écrivez « {line} ».",
            )


def _other_devices(draft: Draft) -> frozenset[int]:
    """Return where a name goes on, or is that of an older model: « Redmi Note 2 »."""
    return frozenset(one.start for one in draft.named if one.kind == STRANGER)


def known_names(draft: Draft, key: str) -> set[str]:
    """Return the official names of what the front matter lists."""
    facts = draft.facts
    typed = draft.names(key) + draft.names(key.removesuffix("s"))
    if key == "devices":
        for block in ("review", "deal"):
            inner = draft.values.get(block)
            if isinstance(inner, dict) and isinstance(inner.get("device"), str):
                typed.append(inner["device"])
    return {facts.official(name) for name in typed}


RULES = (
    Rule(
        name="forgotten-name",
        title="une marque ou un appareil nommé, mais absent de l’en-tête",
        why="Les pages des marques et des appareils listent les articles par leur en-tête : "
        "celui-ci n’y serait pas, et le nom ne mènerait à rien.",
        remedy="Recopiez la ligne proposée.",
        wrong="title: A\ncategory: Essais\ndevices: [Mi Pad]\n---\nLe Mi Pad face au Mi 4.",
        right="title: A\ncategory: Essais\ndevices: [Mi Pad, Mi 4]\n---\nLe Mi Pad face au Mi 4.",
        check=forgotten_name,
        of_catalogue=True,
    ),
)
