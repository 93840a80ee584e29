"""Every rule: its documentation is true, its messages are French, `--fix` does what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench.guides import typeset_guide
from lapuce.checks import RULES, DeviceFacts, Facts, Rule, fix_source
from lapuce.checks.catalogue import rules_page, summaries
from lapuce.checks.rules import structure
from lapuce.front_matter import Source, read_source
from lapuce.writing import pieces
from lapuce.writing.markdown import Writer
from tests.unit.checks.saying import HEAD, NARROW, NO_BREAK, check_source, said

ROOT = Path(__file__).resolve().parents[3]
FACTS = Facts(
    brands={"Xiaomi": ()},
    devices=(
        DeviceFacts(name="Mi Pad", brand="Xiaomi", screen_inches=7.9),
        DeviceFacts(name="Mi 4", brand="Xiaomi", screen_inches=5),
    ),
    tags={"android": "Android"},
)
_BEGINS_WITH_KEY = re.compile(r"[a-z_]+: ")


def file_of(example: str) -> str:
    """Return the source that an example stands for: front matter, body, or both."""
    if not _BEGINS_WITH_KEY.match(example):
        return f"---\ntitle: Un titre\ncategory: Rumeurs\n---\n{example}\n"
    head, _, body = example.partition("\n---\n")
    return f"---\n{head}\n---\n{body}\n"


def problems_of(example: str) -> set[str]:
    """Return the names of the rules that report an example."""
    source = read_source(file_of(example).encode(), "x.md")
    html = Writer().write(source.body, source="x.md", first_line=source.body_line, price=str).html
    return {one.rule for one in check_source(source, html, FACTS)}


REPORTED = [rule for rule in RULES if rule.reported]


@pytest.mark.parametrize("rule", REPORTED, ids=lambda rule: rule.name)
def test_each_rule_finds_its_example_and_nothing_in_the_mended_one(rule: Rule) -> None:
    """The examples of the documentation are true."""
    assert rule.name in problems_of(rule.wrong)
    assert rule.name not in problems_of(rule.right)


RUMOUR = "title: A\ncategory: Rumeurs\n"
PRICE = "name: A\nbrand: B\nprice_history:\n  - {{amount: 99 €, date: 2015-01-02{}}}"
QUOTED = RUMOUR + "---\nIl dit :\n\n> « {} »\n{}"


@pytest.mark.parametrize(
    ("rule", "example", "told"),
    [
        ("alt-is-file-name", "![Mi_Pad (1)](../photos/mi-pad-1.jpg)", True),
        ("alt-is-file-name", "![La Mi Pad, de face](../photos/mi-pad-1.jpg)", False),
        ("missing-sources", f"{RUMOUR}rumour: {{claim: B}}", True),
        ("missing-sources", f"{RUMOUR}rumour: {{claim: B, source: {{title: C}}}}", False),
        ("missing-sources", f"{RUMOUR}source: {{title: C}}", False),
        ("unsourced-price", PRICE.format(""), True),
        ("unsourced-price", PRICE.format(", where: C"), False),
        ("unsourced-price", PRICE.format(", source: 'https://c.fr/'"), False),
        ("unmarked-merchant", "[La Mi Pad](https://www.amazon.fr/mi-pad)", True),
        ("unmarked-merchant", "[La Mi Pad](https://www.amazon.co.uk/mi-pad)", True),
        (
            "unmarked-merchant",
            '[La Mi Pad](https://www.amazon.fr/mi-pad){: rel="sponsored"}',
            False,
        ),
        ("unmarked-merchant", "[La Mi Pad](https://amazon.exemple.fr/mi-pad)", False),
        ("unmarked-merchant", "[La Mi Pad](/appareils/amazon/)", False),
        ("unattributed-quote", QUOTED.format("J’y crois", ""), True),
        ("unattributed-quote", QUOTED.format("On y croit", ""), False),
        ("unattributed-quote", QUOTED.format("J’y crois", "> — Lei Jun, PDG\n"), False),
        ("unattributed-quote", QUOTED.format("J’y crois", "{: .exergue}\n"), False),
    ],
)
def test_rules_tell_what_they_should(rule: str, example: str, told: bool) -> None:
    """What is beside the examples of the documentation."""
    assert (rule in problems_of(example)) is told


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.mends], ids=lambda rule: rule.name)
def test_each_mend_gives_its_example(rule: Rule) -> None:
    """`--fix` writes what the documentation says."""
    assert fix_source(file_of(rule.wrong), FACTS) == file_of(rule.right)


@pytest.mark.parametrize(
    ("head", "mended"),
    [
        ("category: A\n# Du jour\ndate: 2015-01-02\nTitle: B", "Title: B\n# Du jour\ndate: 2015-01-02\ncategory: A"),
        ("category: A\ntags:\n  - a\n  - b\ntitle: B", "title: B\ncategory: A\ntags:\n  - a\n  - b"),
        ("category: A\nsummary: >\n  Un\n\n  mot.\ntitle: B", "title: B\ncategory: A\nsummary: >\n  Un\n\n  mot."),
        ("Series-Index: 2\nseries: A\ncategory: B\nx: c", "category: B\nseries: A\nSeries-Index: 2\nx: c"),
        ("{category: A, title: B}", "{category: A, title: B}"),
    ],
)  # fmt: skip
def test_the_keys_of_an_article_are_moved_with_their_lines(head: str, mended: str) -> None:
    """And with the comment above them; what does not hold one key a line stays."""
    assert fix_source(f"---\n{head}\n---\nTexte\n", FACTS) == f"---\n{mended}\n---\nTexte\n"


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("La 1ère, les 1ères, le 1ier", "La 1re, les 1res, le 1er"),
        ("Le 2ème, les 3èmes, la 1 000ème", "Le 2e, les 3es, la 1 000e"),
        ("Au XXème siècle", "Au XXe siècle"),
        ("etc..., etc…, etc. … ou etc.…", "etc., etc., etc. ou etc."),
        ("A la fin. A la suite ? « A la une »", "À la fin. À la suite ? « À la une »"),
        ("Il arrive.\nA la fin", "Il arrive.\nÀ la fin"),
        ("« Fini. »\nA la fin", "« Fini. »\nÀ la fin"),
        ("**Fini !**\n**A la fin**", "**Fini !**\n**À la fin**"),
        ("Voir [x](x.md).\nA la fin", "Voir [x](x.md).\nÀ la fin"),
        ("## Un titre\nA la fin", "## Un titre\nÀ la fin"),
        ("- Un point\n- A la fin", "- Un point\n- À la fin"),
        ("> Dit-il.\n> A la fin", "> Dit-il.\n> À la fin"),
        ("> Un\n>\n> A la fin", "> Un\n>\n> À la fin"),
        ("!!! note\n    A la fin", "!!! note\n    À la fin"),
        ("Un Etat, (Etat) ou **Etat**.", "Un État, (État) ou **État**."),
        ("Le xiaomi, ou xiaomi.", "Le Xiaomi, ou Xiaomi."),
    ],
)
def test_words_are_mended(typed: str, mended: str) -> None:
    """Beside the examples of the documentation."""
    assert fix_source(file_of(typed), FACTS) == file_of(mended)


@pytest.mark.parametrize(
    "typed",
    [
        "Vier gewinnt, le B2ème.",
        "La 2e, le 1er, la 1re, le 6s.",
        "Les setc...",
        "Le plan A la tente, la vitamine A la suit.",
        "Le plan B et la vitamine\nA la suivent.",
        "> La vitamine\n> A la suit.",
        "- La vitamine\n  A la suit.",
        "La vitamine de « X »\n**A la suit.**",
        "@Etat, #Etat, /Etat, Etat_x, Etat.fr et x.Etat.",
        "« xiaomi », *xiaomi*, xiaomi.com, mi-xiaomi et xiaomi-mi.",
    ],
)
def test_words_that_only_look_wrong_are_left_alone(typed: str) -> None:
    """Names, addresses, and words that are spoken of."""
    assert fix_source(file_of(typed), FACTS) == file_of(typed)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_words_of_a_rule_are_whole_sentences(rule: Rule) -> None:
    """They are printed as they are."""
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.title[0].islower() or rule.title[0] == "«"
    assert rule.title[-1] not in ".!"
    assert rule.why[0].isupper() or rule.why[0] == "«"
    assert rule.why[-1] == "."
    assert rule.remedy[-1] == "."


@pytest.mark.parametrize("rule", REPORTED, ids=lambda rule: rule.name)
def test_messages_are_set_in_french(rule: Rule) -> None:
    """No-break spaces before high signs and inside guillemets, and a way out after the fact."""
    source = read_source(file_of(rule.wrong).encode(), "x.md")
    html = Writer().write(source.body, source="x.md", first_line=1, price=str).html
    said = [one.message for one in check_source(source, html, FACTS) if one.rule == rule.name]

    assert said
    for message in said:
        assert not re.search(r" [;:!?»]|« ", message)
        assert not re.search(rf"[^{NARROW}\W];(?=\s)|«(?!{NO_BREAK})", message)
        assert message.endswith((".", f"»{NO_BREAK}.", "»", "?"))


def test_mistyped_blocks_are_those_that_texts_may_hold() -> None:
    """Two rooms name them, and neither imports the other."""
    assert set(pieces.ASIDES) == structure.ASIDES
    assert {*pieces.ASIDES, *pieces._CARDS} == structure.BLOCKS


def test_the_page_of_rules_is_made_of_the_rules() -> None:
    """`docs/regles.md` is not written by hand; `./inv golden` makes and typesets it."""
    page = (ROOT / "docs" / "regles.md").read_text(encoding="utf-8")

    assert page == typeset_guide(rules_page())


def test_names_of_rules_are_given_once() -> None:
    """A silenced name silences one rule."""
    names = [rule.name for rule in RULES]

    assert len(set(names)) == len(names)


def test_every_rule_has_its_line_in_the_documentation() -> None:
    """A name between brackets can be looked up."""
    known = set(summaries())
    code = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "lapuce").rglob("*.py"))
    used = set(
        re.findall(
            r'(?:report|fault|Fault|_report|_choice|_one_of)\(\s*"([a-z]+(?:-[a-z0-9]+)+)"', code
        )
    )
    used |= set(re.findall(r'(?:Location\([^\n]*\)|where),\s*"([a-z]+(?:-[a-z0-9]+)+)",\n', code))

    assert used - known == set()


def test_names_are_spelt_as_in_the_catalogue() -> None:
    """Lower case alone may be a common word."""
    source = read_source(f"{HEAD}Oneplux, OnePlux, oneplux et `ONEPLUX`.\n".encode(), "x.md")

    facts = Facts(brands={"OnePlux": ()})

    assert [one.message for one in check_source(source, facts=facts)] == [
        "«\N{NO-BREAK SPACE}Oneplux\N{NO-BREAK SPACE}» s’écrit «\N{NO-BREAK SPACE}OnePlux\N{NO-BREAK SPACE}»."
    ]


def test_source_is_not_changed_by_checking() -> None:
    """Reading goes on with it afterwards."""
    source: Source = read_source(f"{HEAD}Bravo!\n".encode(), "x.md")
    check_source(source)

    assert source.problems == []


@pytest.mark.parametrize(
    ("path", "head", "told"),
    [
        ("content/marques/x.md", "name: X\nfounded: 2010", ["founded"]),
        ("marques/x.md", "name: X\npeople: [{name: Y}]", ["people"]),
        # The reading says that they are empty; what comes after them is told.
        ("content/marques/x.md", "name: X\nfounded:\nfounders: []\npeople:", []),
        ("content/marques/x.md", "name: X\nfounded:\ncountry: Chine", ["country"]),
        ("content/marques/x.md", "name: X\nfounded: 2010\nsources: [{title: Y}]", []),
        # Keys that no other sheet has: the reading says so.
        ("content/auteurs/x.md", "name: X\npeople: [{name: Y}]", []),
        ("content/articles/2014/x.md", "name: X\ntitle: T\ncountry: Chine", []),
        ("content/appareils/x.md", "name: X\nfounders: [Y]", []),
    ],
)
def test_only_what_the_sheet_of_a_brand_says_wants_sources(
    path: str, head: str, told: list[str]
) -> None:
    """It is told once, of the first of these facts."""
    source = read_source(f"---\n{head}\n---\nUn mot.\n".encode(), path)

    messages = [one.message for one in check_source(source) if one.rule == "missing-sources"]
    assert [re.findall(r"«\s(\w+)\s»", message)[0] for message in messages] == told


def test_a_summary_of_one_sign_is_counted_in_the_singular() -> None:
    """« 1 caractères » is no French."""
    source = read_source(b"---\ntitle: T\ncategory: Essais\nsummary: A\n---\nUn mot.\n", "x.md")

    said = [one.message for one in check_source(source, "", FACTS) if one.rule == "summary-length"]
    assert [message.split(",")[0] for message in said] == ["chapô de 1 caractère"]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (
            "[http://a.fr](http://a.fr)",
            [
                "4:1 adresse donnée comme texte « http://a.fr » : écrivez « [ce que l’on y trouve](adresse) ». [address-as-text]",
                "4:15 lien non chiffré « http://a.fr » : essayez https://. [bare-http]",
            ],
        ),
        ("![Une tablette rose](http://a.fr/x.png)", []),  # Refused, as it comes from another site.
        (
            "Un mot[^1].\n\n[^1] La note.",
            [
                "6:1 note « [^1] » sans deux-points : écrivez « [^1]: », puis la note. [undefined-note]"
            ],
        ),
        (
            "Un mot [1], `[2]`.\n\n[1]: La note.\n[x]: La fiche.\n[3]: https://x.fr\n",
            [
                "6:1 « [1]: » n’est pas une note : écrivez « [^1]: », et « [^1] » à son appel. [undefined-note]"
            ],
        ),
        ("Un mot [1], `[1]: La note.`\n\n    [1]: La note.", []),
        ("La [fiche](http://localhost:8000/appareils/mi-pad/).", []),  # Refused with the links.
        (
            "Voyez [la fiche](../../appareils/mi-pad.md ici.",
            [
                "4:7 lien « [la fiche](../../appareils/mi-pad.md » sans parenthèse à la fin : fermez-la. [unclosed-link]"
            ],
        ),
        ("Un [rang](n + 1 et la suite", []),
    ],
)
def test_a_link_mistyped_is_told_once_with_what_to_type(body: str, lines: list[str]) -> None:
    """Its text, its address and its end are one thing for who wrote it."""
    html = Writer().write(f"{body}\n", source="x.md", first_line=4, price=str).html

    assert said(f"{body}\n", html=html) == lines


@pytest.mark.parametrize(
    ("tag", "rules"),
    [
        ('<img src="x.svg">', ["image-without-alt"]),
        ("<IMG src=x.svg alt='' />", ["image-without-alt"]),
        ('<img alt="Photo" src="x.svg">', ["alt-too-short"]),
        ('<img src="mi-pad.svg" alt="Une tablette rose sur une table">', []),
        ('<img src="mi-pad.svg" alt="Deux tablettes, 7 > 5 pouces">', []),
        ('`<img src="x.svg">`', []),
    ],
)
def test_a_picture_typed_in_html_is_judged_as_another(tag: str, rules: list[str]) -> None:
    """It would be published without a word for those who cannot see it."""
    assert [line.split(" [")[1].rstrip("]") for line in said(f"Voici {tag} la chose.\n")] == rules
