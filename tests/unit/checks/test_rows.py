"""Tables and lists: what would be printed with its signs is told, what only looks like it is not."""

from __future__ import annotations

import pytest

from lapuce.writing.markdown import Writer
from tests.unit.checks.saying import said

LOST = "serait perdu : ajoutez une colonne, ôtez une barre, ou écrivez « \\| ». [mistyped-table]"
GLUED = (
    "une liste collée au texte n’en est pas une, laissez une ligne vide devant elle. [glued-list]"
)
NO_RULER = "tableau sans ligne de tirets : ajoutez « |---|---| » sous les noms des colonnes. [mistyped-table]"
NO_NAMES = (
    "ligne de tirets sans les noms des colonnes : écrivez-les juste au-dessus, sans ligne vide "
    "entre elles. [mistyped-table]"
)
STUCK = (
    "tableau collé au texte qui le précède : laissez une ligne vide devant lui. [mistyped-table]"
)


def report(body: str) -> list[str]:
    """Return the report of a text that begins on line 4."""
    return said(body, html=Writer().write(body, source="x.md", first_line=4, price=str).html)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("| A | B |\n| 1 | 2 |\n", f"4:1 {NO_RULER}"),
        ("> | A | B |\n> | 1 | 2 |\n", f"4:1 {NO_RULER}"),
        ("Oui | non.\n\n| A | B |\n| 1 | 2 |\n", f"6:1 {NO_RULER}"),
        (
            "| A | B | C |\n|---|---|\n| 1 | 2 | 3 |\n",
            "5:1 tableau de 3 colonnes, mais de 2 dans la ligne de tirets : écrivez "
            "« |---|---|---| ». [mistyped-table]",
        ),
        (
            "A | B\n---|---|---\n1 | 2\n",
            "5:1 tableau de 2 colonnes, mais de 3 dans la ligne de tirets : écrivez "
            "« |---|---| ». [mistyped-table]",
        ),
        (
            "| A | B |\n|–––|—|\n| 1 | 2 |\n",
            "5:1 « |–––|—| » : ces tirets longs ne font pas un tableau, écrivez « |---|---| ». "
            "[mistyped-table]",
        ),
        ("Voici :\n| A | B |\n|---|---|\n| 1 | 2 |\n", f"5:1 {STUCK}"),
        ("Oui | non :\n| A | B |\n|---|---|\n| 1 | 2 |\n", f"5:1 {STUCK}"),
        ("| A | B |\n\n|---|---|\n| 1 | 2 |\n", f"6:1 {NO_NAMES}"),
        (
            "| A | B |\n|---|---|\n| 1 | 2 | 3 |\n",
            f"6:10 case de trop sous 2 colonnes, « 3 » {LOST}",
        ),
        (
            "A | B\n--|--\n1 | `b` | `c|d` | [e](f)\n",
            f"6:10 case de trop sous 2 colonnes, « `c|d` | [e](f) » {LOST}",
        ),
    ],
)  # fmt: skip
def test_a_table_that_is_not_read_is_told(body: str, expected: str) -> None:
    """With its line, and what to type."""
    assert expected in report(body)


@pytest.mark.parametrize(
    "body",
    [
        "## Titre\n| A | B |\n|---|---|\n| 1 | 2 |\n",
        "| A | B |\n|:--|--:|\n| 1 | `a|b` |\n| 2 | c \\| d |\n| 3 |\n",
        "| A | B |\n| | |\n| 1 | 2 |\n",
        "| | B |\n|---|---|\n| 1 | 2 | |\n",
        "> | A | B |\n> |---|---|\n> | 1 | 2 |\n",
        "!!! note\n    | A | B |\n    |---|---|\n    | 1 | 2 |\n",
        "- Un\n\n    | A | B |\n    |---|---|\n    | 1 | 2 |\n",
        "Le Mi 4 | le Mi 3 | le reste\nou bien ceci | cela\n",
        "Le signe | seul.\n",
        "| A \\| B\n",
        "`| A | B |`\n\n```\n| A | B |\n| 1 | 2 |\n```\n",
        '![Une tablette posée](a.svg "Une légende | La Puce")\n\n| A | B |\n|---|---|\n| 1 | 2 |\n',
    ],
)  # fmt: skip
def test_a_table_that_is_read_and_a_bar_in_prose_are_let_off(body: str) -> None:
    """So are empty cells too many, which nobody misses."""
    assert [line for line in report(body) if "mistyped-table" in line] == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Voici la liste :\n- un\n- deux\n", f"5:1 « - un » : {GLUED}"),
        ("Voici la liste :\n* un\n  et demi\n* deux\n", f"5:1 « * un » : {GLUED}"),
        ("Voici la liste :\n1. un\n", f"5:1 « 1. un » : {GLUED}"),
        ("Dans l’ordre\n1. un\n2. deux\n", f"5:1 « 1. un » : {GLUED}"),
        ("> Oui :\n> - a\n> - b\n", f"5:3 « - a » : {GLUED}"),
        ("- un\n\n    Voici :\n    - a\n    - b\n", f"7:5 « - a » : {GLUED}"),
        (
            "Texte.\n- [un lien dont le texte est long](x.md)\n- b\n",
            f"5:1 « - [un lien dont le texte est… » : {GLUED}",
        ),
    ],
)
def test_a_list_that_a_paragraph_swallows_is_told(body: str, expected: str) -> None:
    """Once, at its first item."""
    assert [line for line in report(body) if "glued-list" in line] == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "Il hésite :\n— Oui.\n— Non.\n",
        "Il hésite :\n- Oui.\n",
        "Il hésite :  \n- Oui.  \n- Non.\n",
        "Il hésite :<br>\n- Oui.<br>\n- Non.\n",
        "- Oui.\n- Non.\n",
        "La tablette\n- et c’est rare - arrive en\n2014. Elle est là.\n",
        "Le prix était, en\n12. On l’a dit.\n",
        "## Titre\n- un\n- deux\n",
        "1. un\nsuite\n2. deux\n",
        "Voici :\n\n- un\n    - a\n    - b\n",
        "> Oui :\n>\n> - a\n> - b\n",
        "```\nliste :\n- un\n- deux\n```\n",
    ],
)
def test_a_dash_in_prose_and_a_list_that_is_read_are_let_off(body: str) -> None:
    """A dialogue, an aside between dashes, a year at the head of a line."""
    assert [line for line in report(body) if "glued-list" in line] == []


@pytest.mark.parametrize(
    "body",
    [
        "> - un\n> - deux\n\n  - trois\n  - quatre\n",
        "- un\n\n>   - deux\n>   - trois\n",
        "- un\n## Titre\n  - deux\n",
        "- un\n\nTexte.\n\n  - deux\n",
        "3. un\n4. deux\n    - a\n\t- b\n",
        "!!! note\n    - un\n        - deux\n\n  - trois\n",
    ],
)
def test_a_list_in_none_other_may_have_any_indent(body: str) -> None:
    """The one above ended with its quotation, or at a heading."""
    assert [line for line in report(body) if "mistyped-list" in line] == []
