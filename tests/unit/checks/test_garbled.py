"""Text that went through a wrong encoding is told, once; letters that look like it are not."""

from __future__ import annotations

import pytest

from tests.unit.checks.saying import said

ASKED = "reprenez le texte d’origine, et enregistrez-le en UTF-8. [garbled-text]"
IS = "est un texte abîmé par un changement d’encodage"


def garbled(text: str) -> str:
    """Return what a program that reads UTF-8 as Windows-1252 makes of a text."""
    return text.encode().decode("cp1252")


@pytest.mark.parametrize(
    "typed", ["Été", "c’est", "l’écran", "où", "«", "œuvre", "n°", "€", "…", "–", "cœur", "“oui"]
)
def test_garbled_words_are_told_with_what_they_were(typed: str) -> None:
    """Each letter of French, and its signs."""
    wrong = garbled(typed)

    assert f"4:4 « {wrong} » {IS}, sans doute pour « {typed} »" in said(f"Un {wrong} net.\n")[0]
    assert said("Bon.\n", head=f"title: Un {wrong} net")[0].startswith(f"2:11 « {wrong} » {IS}")


def test_a_garbled_text_is_told_once() -> None:
    """Hundreds of lines would hide the rest of the report."""
    text = garbled("Été : c’est l’écran d’à côté.\n")

    assert said(text) == [
        f"4:1 « {garbled('Été')} » {IS}, sans doute pour « Été » (9 passages comme lui) : {ASKED}"
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "SÃO PAULO et SÃo Paulo, São.",
        "Un château, « LE CHÂ », à 5 € l’âne.",
        "Ångström, 1 Å, « Å ».",
        "Âge : 4 ans. La lettre Â, puis â, €.",
        "En code, `Ã©` et `â€™`.",
    ],
)
def test_letters_with_accents_are_let_off(typed: str) -> None:
    """Portuguese, Swedish, capitals, and examples in code."""
    assert said(f"{typed}\n") == []
