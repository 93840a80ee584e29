"""Asterisks that would be printed are told where they stand; those that are right never are."""

from __future__ import annotations

import pytest

from lapuce.writing.markdown import Writer
from tests.unit.checks.saying import said

ALONE = (
    "astérisques sans leurs pareils, les lecteurs les verraient : ajoutez « ** » de l’autre côté, ou "
    "écrivez « \\*\\* » s’ils sont voulus. [printed-stars]"
)


def report(body: str) -> list[str]:
    """Return the report of a text that begins on line 4, and has asterisks in code."""
    body += "\n`a ** b`\n"
    html = Writer().write(body, source="x.md", first_line=4, price=str).html
    return [one for one in said(body, html=html) if one.endswith("[printed-stars]")]


@pytest.mark.parametrize(
    "body",
    [
        "Un **gras sur\ndeux lignes**, « **mot** », (**mot**) et **mot**.\n",
        "En **2014\n12. mois** plus tard.\n",
        "Voici **la liste :\n- un\n- deux**\n",
        "**[lien](https://a.fr/**)**, **`code`**, ***gras italique***, *un **deux*** et \\*\\*.\n",
        "## Titre **gras**\n**Texte** collé.\n\n* * *\n\n!!! note\n    **Un\n    encart**\n",
        "| **a** | b |\n|---|---|\n| **c** | d |\n",
        "1. **a\n   b**\n2. **c**\n\n> **d\n> e**\n\nTerme\n:   **définition**\n",
    ],
)
def test_asterisks_that_make_bold_are_not_told(body: str) -> None:
    """Wherever they stand, whatever else the page prints."""
    assert report(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("À 399 €** hors taxes, **gras**.\n", [f"4:8 {ALONE}"]),
        ("À 399 €** ou 5**.\n", [f"4:8 {ALONE}", f"4:15 {ALONE}"]),
        ("| a | b |\n|---|---|\n| c ** | ** d |\n", [f"6:5 {ALONE}", f"6:10 {ALONE}"]),
        ("## Titre **gras\nTexte **gras\n", [f"4:10 {ALONE}", f"5:7 {ALONE}"]),
        (
            "Un ** passage en gras qui\npasse à la ligne, et qui dure ** ici.\n",
            [
                "4:4 « ** passage en gras qui passe à la ligne, e… ** » : ôtez les espaces à "
                "l’intérieur, « **passage en gras qui passe à la ligne, e…** ». [printed-stars]"
            ],
        ),
    ],
)
def test_asterisks_that_would_be_printed_are_told(body: str, expected: list[str]) -> None:
    """Each at its place, on one line, with a way out; what is right beside them is left alone."""
    assert report(body) == expected
