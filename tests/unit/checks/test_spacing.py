"""Spaces that are asked for, and the prices that one would spoil."""

from __future__ import annotations

import pytest

from lapuce.checks import fix_source
from tests.unit.checks.saying import HEAD, said


@pytest.mark.parametrize(
    ("typed", "mended"),
    [("19€90", "19,90 €"), ("249€99", "249,99 €"), ("1 049$00", "1 049,00 $"), ("5£50", "5,50 £")],
)
def test_cents_come_before_the_sign(typed: str, mended: str) -> None:
    """A space after the number would make two numbers of one price."""
    assert said(f"À {typed}.\n") == [f"4:3 « {typed} » : écrivez « {mended} ». [unit-space]"]
    assert fix_source(f"{HEAD}À {typed} ou {typed}.\n") == f"{HEAD}À {mended} ou {mended}.\n"


@pytest.mark.parametrize("typed", ["12€345", "19€9", "1,5€90", "19€90cts"])
def test_a_sign_inside_what_is_no_price_is_left_alone(typed: str) -> None:
    """Nobody can tell what was meant."""
    assert said(f"Le {typed}.\n") == []
    assert fix_source(f"{HEAD}Le {typed}.\n") == f"{HEAD}Le {typed}.\n"


def test_a_marked_price_in_a_caption_asks_for_no_space() -> None:
    """Its colon is part of the mark, as in the text."""
    body = '![Une tablette posée](a.svg "À {prix: 1 499 yuans} | La Puce")\n'

    assert said(body) == []
    assert fix_source(HEAD + body) == HEAD + body


@pytest.mark.parametrize(("lang", "is_french"), [("FR", True), ("fr-CA", True), ("fro", False)])
def test_spaces_are_asked_for_in_what_is_french(lang: str, is_french: bool) -> None:
    """As the typesetter tells it, whatever the case: « fro » is the French of long ago."""
    problems = said("Bravo!\n", f"title: A\nlang: {lang}")

    assert (
        problems == ["5:6 « Bravo! » : mettez une espace devant « ! ». [missing-space]"] * is_french
    )


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("Quoi?!", "Quoi ?!"),
        ("Un **mot**: deux", "Un **mot** : deux"),
        ("_Mot_; deux", "_Mot_ ; deux"),
        ("- **Note:** deux", "- **Note :** deux"),
        ("(Quoi!)", "(Quoi !)"),
        ("« Un mot»?", "« Un mot» ?"),
        ("20 °C: froid", "20 °C : froid"),
        ("[Quoi?](https://a.fr/)", "[Quoi ?](https://a.fr/)"),
        ("[Un lien](https://a.fr/)!", "[Un lien](https://a.fr/) !"),
        ('[Un lien](https://a.fr/ "Ici"): deux', '[Un lien](https://a.fr/ "Ici") : deux'),
        ("[Un lien][a]; deux\n\n[a]: https://a.fr/", "[Un lien][a] ; deux\n\n[a]: https://a.fr/"),
    ],
)
def test_high_signs_get_a_space(typed: str, mended: str) -> None:
    """After a word, what emphasises it, a bracket or a link."""
    assert fix_source(f"{HEAD}{typed}\n") == f"{HEAD}{mended}\n"


@pytest.mark.parametrize(
    "typed",
    ["Bien:)", "Bien ;)", "Yahoo! arrive", "Il est 12:30", "Un ** ! ** deux", "Un N°: deux",
     "`code`: un", "https://a.fr/?a=b:c", "Mot[^1].\n\n[^1]: Une note.", "Mot:*** un"],
)  # fmt: skip
def test_signs_that_are_no_punctuation_get_none(typed: str) -> None:
    """Faces, names, hours, marks and code."""
    assert fix_source(f"{HEAD}{typed}\n") == f"{HEAD}{typed}\n"
