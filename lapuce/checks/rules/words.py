"""Words: abbreviations, accents on capitals, doubled words, names of products."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from operator import eq

from lapuce.checks.draft import Draft
from lapuce.checks.lexicon import places
from lapuce.checks.rule import Finding, Mend, Rule
from lapuce.checks.tables import table

_ETC = re.compile(r"etc(?P<rest>\.? ?(?:\.{2,}|…)|\.{2,})")
_ORDINAL = re.compile(r"[0-9XVI](?=[ieè])(?P<end>i?[èe]mes?|i?[èe]res?|iers?)(?!\w)")
_NUMBER = re.compile(r"(?<!\w)(?:\d+|[XVI]+)\Z")
_A_WORD = re.compile(r"A (?P<word>l(?=['’])|\w+)")
_QUOTED = re.compile(r"\A[ >]+")
_ITEM = re.compile(r"[ >]*(?:[-*+#]+|\d+\.) ")
_AFTER_A_STOP = ' \u00a0\u202f»”")*_\x00\x01'

_CAPITAL_DOUBLED = re.compile(r"[A-Z](\w++) [a-z]\1(?![\w’'-])")
_BETWEEN = (" ", "\n", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "\n> ", "\n    ")


def _is_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 2]
    if before.isalnum() or (before and before in "_@/.\\#"):
        return False
    return not (after[:1].isalnum() or after[:1] in ("_", "@") or after in (".c", ".f", ".n"))


def _places(text: str, word: str) -> Iterator[int]:
    return (at for at in places(text, word) if _is_word(text, at, at + len(word)))


def etc_dots(draft: Draft) -> Iterator[Finding]:
    text = draft.masked
    if "etc" not in text:
        return
    for match in _ETC.finditer(text):
        if text[match.start() - 1 : match.start()].isalnum():
            continue
        yield Finding(
            match.start(),
            f"« {match[0]} » : « etc. » dit déjà la suite, ôtez les points de suspension.",
            Mend(match.start(), match.end(), "etc."),
        )


def ordinal(draft: Draft) -> Iterator[Finding]:
    text = draft.masked
    if not draft.glues_numbers:
        return
    for match in _ORDINAL.finditer(text):
        number = _NUMBER.search(text[max(0, match.start() - 8) : match.start() + 1])
        if number is None or (number[0][0] in "XVI" and match["end"].startswith("ier")):
            continue  # « Vier » is a name.
        start = match.start() + 1 - len(number[0])
        right = _ordinal(number[0], match["end"])
        yield Finding(
            start,
            f"« {text[start : match.end()]} » : écrivez « {right} ».",
            Mend(start, match.end(), right),
        )


def _ordinal(number: str, end: str) -> str:
    plural = "s" if end.endswith("s") else ""
    stem = end.removesuffix("s")
    if stem.endswith("re"):
        return f"{number}re{plural}"
    return f"{number}{'er' if stem == 'ier' else 'e'}{plural}"


def unaccented_capital(draft: Draft) -> Iterator[Finding]:
    accents = table("accents")
    found = draft.vocabulary & accents.keys()
    for wrong in sorted(found):
        right = accents[wrong]
        for at in _places(draft.masked, wrong):
            yield Finding(
                at,
                f"« {wrong} » : une capitale garde son accent, écrivez « {right} ».",
                Mend(at, at + len(wrong), right),
            )


def a_without_accent(draft: Draft) -> Iterator[Finding]:
    text = draft.masked
    if "A " not in text:
        return
    followers = table("a-grave")
    for match in _A_WORD.finditer(text):
        at = match.start()
        word = match["word"]
        if word not in followers or not _opens_sentence(draft, at):
            continue
        yield Finding(
            at,
            f"« A {word} » en tête de phrase : écrivez « À {word} ».",
            Mend(at, at + 1, "À"),
        )


def _opens_sentence(draft: Draft, at: int) -> bool:
    text = draft.masked
    before = text[max(0, at - 8) : at].rstrip(" \u00a0\u202f*_#>-([\x00")
    if not before.endswith("\n"):
        return not before or (before[-1] in ".!?…«:" and not text[at - 1].isalnum())
    start = text.rfind("\n", 0, at) + 1
    above = _QUOTED.sub("", text[text.rfind("\n", 0, start - 1) + 1 : start]).strip("\x00\n ")
    # The next line of a paragraph goes on with the sentence of the one above, unless it is ended.
    return (
        draft.block_of(at)[0] >= start
        or above[:1] in ("", "#")
        or _ITEM.match(text, start) is not None
        or above.rstrip(_AFTER_A_STOP).endswith((".", "!", "?", "…", ":"))
    )


def doubled_word(draft: Draft) -> Iterator[Finding]:
    words = draft.words
    doubled: set[tuple[str, str]] = set()
    if any(map(eq, words, words[1:])):
        doubled = {
            (word, after)
            for word, after in pairwise(words)
            # « Duran Duran » is a name.
            if word == after and word[0].islower() and len(word) > 1
        }
    for match in _CAPITAL_DOUBLED.finditer(draft.masked):
        first, _, second = match[0].partition(" ")
        if first.lower() == second:
            doubled.add((first, second))
    rightly = table("doubled-rightly")
    for first, second in sorted(doubled):
        if second not in rightly:
            for between in _BETWEEN:
                yield from _doubled(draft, first, between, second)


def _doubled(draft: Draft, first: str, between: str, word: str) -> Iterator[Finding]:
    text, sought = draft.masked, f"{first}{between}{word}"
    at = text.find(sought)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(sought) : at + len(sought) + 1]
        whole = not (before.isalnum() or (before and before in "’'-_"))
        whole = whole and not (after.isalnum() or (after and after in "’'-_"))
        if whole and not (between[0] == "\n" and draft.line_of(at).startswith("#")):
            yield Finding(at, f"« {first} {word} » : mot doublé, ôtez-en un.")
        at = text.find(sought, at + len(sought))


def product_casing(draft: Draft) -> Iterator[Finding]:
    spellings = table("casing")
    vocabulary = draft.vocabulary
    wrong = draft.facts.miswritten(vocabulary)
    wrong |= {word: spellings[word] for word in vocabulary & spellings.keys()}
    text = draft.masked
    for word in sorted(wrong):
        right = wrong[word]
        for at in _places(text, word):
            around = text[at - 1 : at] + text[at + len(word) : at + len(word) + 1]
            quoted = text[max(0, at - 4) : at].rstrip().endswith("«") if word.islower() else False
            if "-" in around or quoted or (word.islower() and around in ("**", "__")):
                continue  # Part of another name; or a word spoken of: « *xiaomi*, le millet ».
            yield Finding(
                at,
                f"« {word} » s’écrit « {right} ».",
                Mend(at, at + len(word), right),
            )


RULES = (
    Rule(
        name="etc-dots",
        title="« etc. » suivi de points de suspension",
        why="« etc. » dit déjà que la liste continue.",
        remedy="Ôtez les points de suspension.",
        wrong="Photos, vidéos, etc...",
        right="Photos, vidéos, etc.",
        check=etc_dots,
        mends=True,
        french_only=True,
    ),
    Rule(
        name="ordinal",
        title="un ordinal mal abrégé",
        why="Les abréviations usuelles sont 1er, 1re, 2e, XXe.",
        remedy="Ôtez « èm », « èr » ou « i ».",
        wrong="La 2ème génération, la 1ère place.",
        right="La 2e génération, la 1re place.",
        check=ordinal,
        mends=True,
        french_only=True,
    ),
    Rule(
        name="unaccented-capital",
        title="une capitale sans accent",
        why="En français l’accent fait partie de la lettre, capitale ou non : « Etat » et « État » "
        "ne se lisent pas de même, ni ne se cherchent.",
        remedy="Mettez l’accent. Le titre d’une œuvre qui n’en a pas se dit dans `ignore`.",
        wrong="Etats-Unis. Ecran tactile.",
        right="États-Unis. Écran tactile.",
        check=unaccented_capital,
        mends=True,
        french_only=True,
    ),
    Rule(
        name="a-without-accent",
        title="« A » pour « À » en tête de phrase",
        why="La préposition prend l’accent, capitale ou non ; « A » seul est une lettre ou le "
        "verbe avoir.",
        remedy="Écrivez « À ».",
        wrong="A partir de mardi, il sera en vente.",
        right="À partir de mardi, il sera en vente.",
        check=a_without_accent,
        mends=True,
        french_only=True,
    ),
    Rule(
        name="doubled-word",
        title="un mot écrit deux fois",
        why="L’œil le saute, surtout d’une ligne à l’autre.",
        remedy="Ôtez-en un. « Nous nous », « vous vous » et les noms propres sont admis.",
        wrong="Il arrive dans dans trois jours.",
        right="Il arrive dans trois jours.",
        check=doubled_word,
        french_only=True,
    ),
    Rule(
        name="product-casing",
        title="un nom de marque ou de produit mal écrit",
        why="Un nom est écrit comme le porte sa fiche : sinon ni les liens automatiques, ni la "
        "recherche, ni le lecteur ne le reconnaissent.",
        remedy="Reprenez l’écriture proposée. La table `casing.csv` dit d’où elle vient.",
        wrong="Un Iphone sur Youtube, en Wifi.",
        right="Un iPhone sur YouTube, en Wi-Fi.",
        check=product_casing,
        of_catalogue=True,
        mends=True,
    ),
)
