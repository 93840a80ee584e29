"""The rules on the catalogue: a corpus of contradictions, and of sound sentences to leave alone."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

from lapuce.catalog import DeviceSheet
from lapuce.checks import DeviceFacts, Facts
from lapuce.checks.claims import find_claims
from lapuce.checks.draft import Draft
from lapuce.checks.lexicon import make_lexicon
from lapuce.checks.rule import Finding
from lapuce.checks.rules import names
from lapuce.checks.rules.claims import RULES
from lapuce.front_matter import read_source
from lapuce.newsroom.reading.knowledge import device_facts
from tests.unit.checks.saying import said, source_of

CORPUS = Path(__file__).with_name("contradictions")
ROOT = Path(__file__).resolve().parents[3]
MISSED = [
    "13,3 pouces", "32 Go", "2 Go de mémoire vive", "5,7 pouces", "749 €", "Snapdragon 805",
]  # fmt: skip
"""What is planted and not found: only who understands the text knows which device is meant."""


def _numbers(text: str) -> tuple[float, ...]:
    return tuple(float(one) for one in text.split(";") if one)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@lru_cache
def facts() -> Facts:
    """Return the sheets of the corpus, which stay as they are when those of the site change."""
    with (CORPUS / "sheets.csv").open(encoding="utf-8", newline="") as lines:
        devices = tuple(
            DeviceFacts(
                name=row["name"],
                aliases=tuple(one for one in row["aliases"].split(";") if one),
                brand=row["brand"],
                screen_inches=float(row["screen_inches"]) if row["screen_inches"] else None,
                memory_gb=_numbers(row["memory_gb"]),
                storage_gb=_numbers(row["storage_gb"]),
                battery_mah=float(row["battery_mah"]) if row["battery_mah"] else None,
                prices=tuple(
                    (float(one.split()[0]), one.split()[1])
                    for one in row["prices"].split(";")
                    if one
                ),
                chip=row["chip"],
                os=row["os"],
                announced=_day(row["announced"]),
                release=_day(row["release"]),
            )
            for row in csv.DictReader(lines)
        )
    return Facts(
        brands=dict.fromkeys({one.brand for one in devices} | {"NVIDIA", "Meizu"}, ()),
        devices=devices,
    )


class Case(NamedTuple):
    """A paragraph of the corpus."""

    line: int
    text: str
    wrong: tuple[tuple[int, int], ...] = ()
    """Where it contradicts a sheet."""
    device: str = ""


def cases(name: str) -> Iterator[Case]:
    """Give the paragraphs of a file; bold marks what is wrong."""
    lines = (CORPUS / name).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if not line.startswith("- "):
            continue
        text, _, device = line[2:].partition(" => ")
        pieces = text.split("**")
        places: list[tuple[int, int]] = []
        at = 0
        for index, piece in enumerate(pieces):
            if index % 2:
                places.append((at, at + len(piece)))
            at += len(piece)
        yield Case(number, "".join(pieces), tuple(places), device)


def found(text: str, head: str = "title: A\ncategory: Essais\ndate: 2015-05-04") -> list[Finding]:
    """Return what the rule finds in a body."""
    return list(RULES[0].check(Draft(source_of(text, head), "", facts())))


def test_planted_contradictions_are_found() -> None:
    """All but a few that are known, each at its place and against the sheet of its device."""
    planted = list(cases("planted.md"))
    missed: list[str] = []
    for case in planted:
        draft = Draft(source_of(case.text, "title: A\ncategory: Essais"), "", facts())
        reports = list(RULES[0].check(draft))
        for start, end in case.wrong:
            if not any(
                isinstance(one.at, int)
                and one.at - draft.body_at < end
                and case.text[start:end] in one.message.replace("\n", " ")
                and case.device in one.message
                for one in reports
            ):
                missed.append(case.text[start:end])

    assert sum(len(case.wrong) for case in planted) >= 250
    assert missed == MISSED


def test_planted_paragraphs_have_no_other_contradiction() -> None:
    """What is right in a paragraph with a mistake is left alone."""
    false = [
        f"planted.md:{case.line}: {one.message}"
        for case in cases("planted.md")
        for one in found(case.text)
        if not any(case.text[start:end] in one.message for start, end in case.wrong)
    ]

    assert false == []


def test_sound_paragraphs_are_left_alone() -> None:
    """No false alarm: a rule that cries wolf is silenced."""
    sound = list(cases("sound.md"))
    false = [
        f"sound.md:{case.line}: {case.text} -> {one.message}"
        for case in sound
        for one in found(case.text)
    ]

    assert len(sound) >= 350
    assert false == []


def test_a_report_quotes_the_text_and_the_sheet() -> None:
    """The author reads both figures, at the line and column of the first."""
    assert said("La Mi Pad et son écran de 8,9 pouces.", facts=facts()) == [
        "4:18 « écran de 8,9 pouces », alors que la fiche de la Mi Pad dit 7,9 pouces : "
        "corrigez l’un ou l’autre. [contradicts-sheet]"
    ]


@pytest.mark.parametrize(
    ("body", "end"),
    [
        ("Le Mi Pad coûte {prix: 2 000 yuans}.", "du Mi Pad dit 1 499 ou 1 699 yuans"),
        ("L’iPad Air 2 a 3 Go de RAM.", "de l’iPad Air 2 dit 2 Go"),
        ("Le OnePlus One a 2 Go de RAM.", "du OnePlus One dit 3 Go"),
        ("Vendu 199 €, Lumia 520 en tête.", "« Lumia 520 » dit 139 €"),
        ("Le Lumia 520 a 1 Go de RAM.", "du Lumia 520 dit 512 Mo"),
        ("La Moto 360 mesure 2 pouces.", "de la Moto 360 dit 1,56 pouce"),
        ("L’iPhone 6 a été annoncé le 1er septembre 2014.", "de l’iPhone 6 dit 9 septembre 2014"),
        ("L’iPhone 6 a été annoncé en mai 2014.", "de l’iPhone 6 dit septembre 2014"),
        ("L’iPhone 6 est sorti en 2013.", "de l’iPhone 6 dit 2014"),
        ("Le Nexus 5 tourne sous Lollipop.", "du Nexus 5 dit Android 4.4"),
    ],
)
def test_reports_are_printed_in_french(body: str, end: str) -> None:
    """Articles, units and dates are those that a reader expects."""
    (finding,) = found(body)

    assert end in finding.message.replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_tables_are_read_by_column_and_by_line() -> None:
    """A comparison says most of its figures there."""
    by_column = (
        "| Point | OnePlus One | Nexus 5 |\n|---|---|---|\n"
        "| Écran | 5,5 pouces | 5,2 pouces |\n"
        "| Mémoire vive | 2 Go | 2 Go |\n"
        "| Batterie | 3 100 mAh | 2 300 mAh |\n"
        "| Place libre | 3 Go | 4 Go |\n"
        "| Points par pouce | 401 | 445 |\n"
    )
    by_line = (
        "| Tablette | Diagonale | Prix |\n|---|---|---|\n"
        "| Nexus 9 | 8,9 pouces | 499 $ |\n"
        "| iPad mini | 7,9 pouces | 329 $ |\n"
    )
    editions = (
        "| Tablette | Diagonale | Prix |\n|---|---|---|\n"
        "| Nexus 7 | 7 pouces | 199 $ |\n"
        "| Nexus 7 (2013) | 7 pouces | 229 $ |\n"
    )

    assert [one.partition(", alors")[0] for one in said(by_column, facts=facts())] == [
        "6:24 « 5,2 pouces »", "7:18 « 2 Go »",
    ]  # fmt: skip
    assert said(by_line, facts=facts()) == [
        "6:26 « 499 $ », alors que la fiche « Nexus 9 » dit 399 ou 479 $ : corrigez l’un ou l’autre. "
        "[contradicts-sheet]"
    ]
    assert found(editions) == []


REVIEW = "title: Essai\ncategory: Essais\nreview: {device: Mi Pad}"


@pytest.mark.parametrize(
    ("head", "body", "number"),
    [
        (REVIEW, "- 8,9 pouces, 2 Go de mémoire vive.", 1),
        (REVIEW, "L’écran de 8,9 pouces ne fatigue pas.", 1),
        (REVIEW, "La batterie de 7 000 mAh dure.", 1),
        (REVIEW, "Xiaomi y loge 7 000 mAh.", 1),
        (REVIEW, "Son aînée a 3 Go de mémoire vive.", 0),
        (REVIEW, "Il faut un écran de 10 pouces pour travailler.", 0),
        ("title: La Mi Pad au banc\ncategory: Essais", "L’écran de 8,9 pouces séduit.", 1),
        ("title: Mi Pad ou Nexus 9 ?\ncategory: Essais", "L’écran de 8,4 pouces séduit.", 0),
        ("title: Mi Pad\nrumour: {claim: x}", "La Mi Pad a un écran de 8,9 pouces.", 0),
        ("title: Mi Pad\ndeal: {device: Mi Pad}", "La Mi Pad coûte 199 €.", 0),
        ("title: Mi Pad\ndeal: {device: Mi Pad}", "La Mi Pad a 3 Go de RAM.", 1),
        ("name: Mi Pad\nbrand: Xiaomi", "Son écran de 8,9 pouces vient d’un iPad.", 1),
        ("title: A\ndate: 2015-05-04", "L’iPhone 6 a été annoncé le 9 septembre.", 0),
        ("title: A\ndate: 2015-05-04", "L’iPhone 6 a été annoncé le 1er septembre.", 1),
        ("title: Mi Pad\nlang: en", "The Mi Pad has 3 Go de RAM.", 0),
        ("title: Mi Pad", "« La Mi Pad a un écran de 8,9 pouces », dit-il.", 0),
        ("title: Mi Pad", "> La Mi Pad a un écran de 8,9 pouces.", 0),
        ("title: Mi Pad", "`La Mi Pad a un écran de 8,9 pouces.`", 0),
    ],
)
def test_the_front_matter_says_who_is_spoken_of(head: str, body: str, number: int) -> None:
    """A review needs not name its device in each sentence; rumours and quotes are let be."""
    assert len([one for one in said(body, head, facts()) if "contradicts-sheet" in one]) == number


def test_our_articles_agree_with_our_sheets(example: Path) -> None:
    """At most one report for fifty articles: the rest would be noise."""
    sheets, brands = (
        [read_source(path.read_bytes(), path.name).values for path in (example / kind).glob("*.md")]
        for kind in ("appareils", "marques")
    )
    known = Facts(
        brands={one["name"]: () for one in brands},
        devices=tuple(device_facts(DeviceSheet.model_validate(one)) for one in sheets),
    )
    articles = sorted((example / "articles").rglob("*.md"))
    reported = [
        f"{path.relative_to(example)}: {one.message}"
        for path in articles
        for one in RULES[0].check(Draft(read_source(path.read_bytes(), path.name), "", known))
    ]

    assert len(articles) > 40
    assert reported == []


def test_names_that_begin_with_a_small_letter_are_found() -> None:
    """« iPad » is sought by its first capital; « MyPad » has the same end and is another word."""
    known = make_lexicon({}, {"iPad mini": ((), "Apple")})

    assert [one[:2] for one in known.mentions("Un iPad mini, un MyPad mini.")] == [(3, 12)]


def test_claims_are_sought_up_to_a_place() -> None:
    """What begins before it is read whole, what follows is not read."""
    text = "Un Snapdragon 801, 2 Go de RAM et 5 pouces, puis 3000 mAh."

    claims = find_claims(text, before=text.index("puis"))

    assert claims == find_claims(text)[:3]
    assert [one.kind for one in claims] == ["chip", "memory", "screen"]


@pytest.mark.parametrize("after", ["", " La Mi Pad aussi."], ids=["no device", "device"])
def test_texts_without_figures_are_not_read_for_claims(
    monkeypatch: pytest.MonkeyPatch, after: str
) -> None:
    """Thousands of articles are checked at each build."""
    monkeypatch.setattr("lapuce.checks.rules.claims.find_claims", None)  # A call would fail.
    body = f"Il fait beau ce matin et la rédaction est au complet.{after}\n"
    draft = Draft(source_of(body, "title: Essai"), "", facts())
    assert bool(draft.mentions) == bool(after)

    assert list(RULES[0].check(draft)) == []


@pytest.mark.parametrize(
    "body",
    [
        "La Mi Pad a 3 Go de RAM " * 4000,
        "La Mi Pad a 3 Go de RAM. " * 4000,
        "La Mi Pad " + "9" * 50000 + " Go",
        "La Mi Pad a 3 Go de RAM " + "1, " * 30000,
        "La Mi Pad a 3 Go de RAM. " + " " * 50000 + "x",
        "| a | Mi Pad |\n|---|---|\n" + "| RAM | 3 Go | Nexus 5 |\n" * 3000,
    ],
    ids=["sentence", "paragraph", "digits", "list", "spaces", "table"],
)
def test_time_grows_as_the_text_does(body: str) -> None:
    """No text is long to check, even one made for it."""
    draft = Draft(source_of(body), "", facts())
    assert draft.mentions
    started = time.process_time()
    list(RULES[0].check(draft))

    assert time.process_time() - started < 1


# ------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Le Mi 4, puis le Mi 4i.", ["devices: [Mi 4]"]),
        ("Le Nexus 5 et le Moto G.", ["devices: [Nexus 5, Moto G (2013)]"] * 2),
        ("Apple, Apple encore, et Sony.", ["brands: [Apple, Sony]"] * 2),
        ("Le Moto X de 2014 a du cuir.", ["devices: [Moto X (2014)]"]),
        ("Le Redmi Note 2 et le Redmi Note.", ["devices: [Redmi Note]"]),
        ("Le Redmi Note 2 arrive.", []),
        ("Le Galaxy S6 edge arrive.", []),
        ("L’Apple Watch Edition coûte 11 000 €.", []),
        ("Le Moto G 4G arrive.", []),
        ("La première Nexus 7 coûtait 199 $.", []),
        ("La Nexus 7 de 2012 coûtait 199 $.", []),
        ("L’iPad mini arrive.", []),
        ("Un fruit, `Nexus 5` et https://xiaomi.example/Apple.", []),
    ],
)
def test_names_that_the_front_matter_forgets(text: str, lines: list[str]) -> None:
    """The line to copy is whole; another model of the same name is no device of the catalogue."""
    reports = said(text, "title: A\ncategory: Essais", facts())

    assert [
        one.partition("écrivez « ")[2].partition(" »")[0]
        for one in reports
        if "forgotten-name" in one
    ] == lines


def test_names_that_the_front_matter_lists_are_let_be() -> None:
    """By any of their names, in `devices`, `review` or `deal`; a page is no article."""
    text = "Le Moto G, le Nexus 5 et la Mi Pad de Xiaomi."
    head = (
        "title: A\ncategory: Essais\nbrands: xiaomi\ndevices: [Motorola Moto G]\n"
        "review: {device: MiPad}\ndeal: {device: Nexus 5}"
    )

    assert list(names.RULES[0].check(Draft(source_of(text, head), "", facts()))) == []
    assert list(names.RULES[0].check(Draft(source_of(text, "title: A"), "", facts()))) == []


def test_the_line_to_copy_holds_names_that_have_a_sheet_once() -> None:
    """A slip is told as unknown; of two sheets whose names differ in case, articles list one."""
    twins = Facts(devices=(DeviceFacts(name="MI PAD"), DeviceFacts(name="Mi Pad")))
    slip = said("Le Mi Pad.", "title: A\ncategory: Essais\ndevices: [Mi Pda, Nexus 5]", facts())
    listed = said("Le Mi Pad.", "title: A\ncategory: Essais\ndevices: [Mi Pad]", twins)

    assert [one.partition("écrivez « ")[2] for one in slip if "l’appareil" in one] == [
        "devices: [Nexus 5, Mi Pad] ». [forgotten-name]"
    ]
    assert [one for one in listed if "forgotten-name" in one] == []


def test_a_name_that_is_a_word_is_not_said_forgotten() -> None:
    """« Orange » may be a fruit; what is listed already stays in the line to copy."""
    draft = Draft(
        source_of("Orange amère, dit Nokia.", "title: A\ncategory: Essais\nbrands: [Sony]"),
        "",
        Facts(brands={"Orange": (), "Sony": (), "Nokia": ()}),
    )
    (finding,) = names.RULES[0].check(draft)

    assert "écrivez « brands: [Sony, Nokia] »" in finding.message
