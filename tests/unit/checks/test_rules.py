"""Rules over sources: what each one says, and what it mends."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapuce.checks import check_source, fix_source
from lapuce.checks.catalogue import ERRORS, WARNINGS, rules_page
from lapuce.checks.style import RULES, Rule
from lapuce.front_matter import read_source

ROOT = Path(__file__).resolve().parents[3]
HEAD = "---\ntitle: A\n---\n\n"


def said(body: str, html: str = "") -> list[str]:
    """Return the report of a body."""
    return [str(one) for one in check_source(read_source((HEAD + body).encode(), "x.md"), html)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_finds_its_example_and_nothing_in_the_mended_one(rule: Rule) -> None:
    """The examples of the documentation are true."""
    assert any(f"[{rule.name}]" in line for line in said(rule.wrong + "\n"))
    assert not any(f"[{rule.name}]" in line for line in said(rule.right + "\n"))


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.mend], ids=lambda rule: rule.name)
def test_each_mend_gives_its_example(rule: Rule) -> None:
    """`--fix` writes what the documentation says."""
    assert fix_source(f"{HEAD}{rule.wrong}\n") == f"{HEAD}{rule.right}\n"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("Bravo! Oui.", ["x.md:5: avertissement: « Bravo! » : mettez une espace devant « ! ». [missing-space]"]),
        ("Chez Yahoo! on rit.", []),
        ("`Bravo!` et https://a.fr/?q=64Go ou [a](x!.md)", []),
        ("```\nBravo!  64Go\n```\n", []),
        ("nous nous voyons, vous vous taisez", []),
        ("il est\nest parti", ["x.md:5: avertissement: « est est » : mot doublé ? [doubled-word]"]),
        ("Un iPhone 5s, 10:30, 16:9, S5, 3G et 4K.", []),
        ("Le nom <span lang=\"en\">Edition: yes!</span> reste.", []),
        ("« Un mot", ["x.md:5: avertissement: guillemets mal appariés dans ce paragraphe : il manque « ou ». [unbalanced-quotes]"]),
        ('Un écran de 15" et "un mot".', []),
        ('Il dit "un mot.', ["x.md:5: avertissement: guillemet droit sans son pareil dans ce paragraphe : fermez-le ou ôtez-le. [unbalanced-quotes]"]),
        ("Un\n\ndeux dans dans trois", ["x.md:7: avertissement: « dans dans » : mot doublé ? [doubled-word]"]),
    ],
)  # fmt: skip
def test_what_is_said(body: str, lines: list[str]) -> None:
    """The whole line, and nothing more."""
    assert said(body) == lines


def test_names_are_spelt_as_in_the_catalogue() -> None:
    """Lower case alone may be a common word."""
    source = read_source(f"{HEAD}Oneplux, OnePlux, oneplux et `ONEPLUX`.\n".encode(), "x.md")

    assert [str(one) for one in check_source(source, "", {"oneplux": "OnePlux"})] == [
        "x.md:5: avertissement: « Oneplux » s’écrit « OnePlux ». [product-casing]"
    ]


def test_rules_over_html() -> None:
    """Headings, links."""
    body = "## A\n\n#### B\n\n[ici](http://a.fr)\n"
    html = '<h2>A</h2><h4>B</h4><p><a href="http://a.fr">ici</a></p>'

    assert said(body, html) == [
        "x.md:7: avertissement: « B » est de niveau 4 après un niveau 2 : écrivez ###. [heading-skipped]",
        "x.md:9: avertissement: lien non chiffré « http://a.fr » : essayez https://. [bare-http]",
        "x.md:9: avertissement: lien intitulé « ici » : dites où il mène. [vague-link]",
    ]


@given(st.lists(st.sampled_from(
    ["Bravo!", "64Go", "n°1", "etc...", "2ème", "`x!`", "\n\n", "  ", " ", "<b>a!</b>", "“a”", "<<a>>", "Iphone",
     "https://a.fr/x!", "```\n", "«", "»", "le le", "prix: 3", "A Paris", "[a](b!)"]), max_size=20))  # fmt: skip
def test_mending_twice_is_mending_once(words: list[str]) -> None:
    """Whatever the text; and the front matter is never touched."""
    once = fix_source(HEAD + "".join(words))

    assert fix_source(once) == once
    assert once.startswith(HEAD)


def test_the_page_of_rules_is_made_of_the_rules() -> None:
    """`docs/regles.md` is not written by hand."""
    assert (ROOT / "docs" / "regles.md").read_text(encoding="utf-8") == rules_page()


def test_every_rule_has_its_line_in_the_documentation() -> None:
    """A name between brackets can be looked up."""
    known = {*WARNINGS, *(rule.name for rule in RULES)} | {
        n for rules in ERRORS.values() for n in rules
    }
    code = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "lapuce").rglob("*.py"))
    used = set(
        re.findall(
            r'(?:report|fault|Fault|_report|_choice|_one_of)\(\s*"([a-z]+(?:-[a-z0-9]+)+)"', code
        )
    )
    used |= set(re.findall(r'Location\([^\n]*\),\s*"([a-z]+(?:-[a-z0-9]+)+)"', code))

    assert used - known == set()
