"""What the front matter of an article promises: chapô, dates, tags, rules that are silenced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from lapuce.checks.draft import Draft, head_prose
from lapuce.checks.rule import Finding, Mend, Rule
from lapuce.counts import plural
from lapuce.dates import parse_moment
from lapuce.front_matter import Path
from lapuce.problems import did_you_mean
from lapuce.slugs import slugify

LEAST_SUMMARY_CHARS = 60
MOST_TAGS = 8
ZONE = "Europe/Paris"
_LINK = re.compile(r"\[[^\[\]\n]*\]\([^()\n]*\)?")


def _summary(draft: Draft) -> tuple[Path, str]:
    for key in ("summary", "description"):
        value = draft.values.get(key)
        if isinstance(value, str):
            return (key,), value.strip()
    return ("summary",), ""


def missing_summary(draft: Draft) -> Iterator[Finding]:
    at, text = _summary(draft)
    if draft.is_article and not text:
        yield Finding(
            at if at in draft.source.places else ("title",),
            "pas de chapô : ajoutez « summary: » en une à trois phrases.",
        )


def summary_length(draft: Draft) -> Iterator[Finding]:
    at, text = _summary(draft)
    most = draft.facts.settings.max_summary_chars
    if not draft.is_article or not text:
        return
    size = plural(len(text), "caractère", "caractères")
    if len(text) > most:
        yield Finding(at, f"chapô de {size}, plus que {most} : resserrez-le.")
    elif len(text) < LEAST_SUMMARY_CHARS:
        yield Finding(
            at,
            f"chapô de {size}, moins que {LEAST_SUMMARY_CHARS} : "
            "dites l’essentiel en une phrase entière.",
        )


def _moment(draft: Draft, key: str) -> datetime | None:
    value = draft.values.get(key)
    if not isinstance(value, str):
        return None
    try:
        return parse_moment(value, ZONE)
    except ValueError:
        return None  # Reading the front matter says it.


def modified_before_date(draft: Draft) -> Iterator[Finding]:
    if "modified" not in draft.values:
        return
    modified, date = _moment(draft, "modified"), _moment(draft, "date")
    if modified and date and modified < date:
        yield Finding(
            ("modified",),
            f"modifié le {draft.values['modified']}, avant sa parution le "
            f"{draft.values['date']} : corrigez l’une des deux dates.",
        )


def deal_without_end(draft: Draft) -> Iterator[Finding]:
    if "deal" in draft.values and "expires" not in draft.values:
        yield Finding(
            ("deal",), "offre sans fin : ajoutez « expires: » avec son dernier jour, ou celui où "
            "vous la vérifierez.",
        )  # fmt: skip


def too_many_tags(draft: Draft) -> Iterator[Finding]:
    if "tags" not in draft.values:
        return
    tags = draft.names("tags")
    if len(tags) > MOST_TAGS:
        yield Finding(
            ("tags",),
            f"{len(tags)} étiquettes, plus que {MOST_TAGS} : gardez celles que l’on chercherait.",
        )


def tag_spelling(draft: Draft) -> Iterator[Finding]:
    usual = draft.facts.tags
    if not usual or "tags" not in draft.values:
        return
    for index, tag in enumerate(draft.names("tags")):
        right = usual.get(slugify(tag), tag)
        if tag == right:
            continue
        path: Path = ("tags", index)
        yield Finding(
            path if path in draft.source.places else ("tags",),
            f"étiquette « {tag} » déjà écrite « {right} » ailleurs : reprenez-la.",
            _tag_mend(draft, path, tag, right),
        )


def _tag_mend(draft: Draft, path: Path, tag: str, right: str) -> Mend | None:
    line, column = draft.source.places.get(path, draft.source.places.get(("tags",), (0, 0)))
    head = draft.source.head
    start = 0
    for _ in range(line - draft.source.head_line):
        start = head.find("\n", start) + 1
        if not start:
            return None
    start += column - 1
    end = head.find("\n", start)
    match = re.compile(rf"(?<![\w-]){re.escape(tag)}(?![\w-])").search(
        head, start, end if end >= 0 else len(head)
    )
    return Mend(match.start(), match.end(), right) if match else None


def link_in_head(draft: Draft) -> Iterator[Finding]:
    if "](" not in draft.source.head:
        return
    for path, value in head_prose(draft.values):
        if match := _LINK.search(value):
            yield Finding(
                path,
                f"« {match[0]} » reste tel quel : l’en-tête n’est pas du Markdown, mettez le lien "
                "dans le texte.",
            )


def unknown_rule(draft: Draft) -> Iterator[Finding]:
    if "ignore" not in draft.values:
        return
    from lapuce.checks.catalogue import error_rules, summaries  # They list this very rule.

    known = summaries()
    errors = error_rules()
    held = draft.values["ignore"]
    for entry in held if isinstance(held, list) else [held]:
        for rule in entry if isinstance(entry, dict) else ():
            if rule in errors:
                said = f"« {rule} » est une erreur : elle ne se tait pas, corrigez-la."
                yield Finding(("ignore",), said)
            elif rule not in known:
                yield Finding(
                    ("ignore",),
                    f"« {rule} » n’est pas une règle : il n’y a rien à taire."
                    f"{did_you_mean(rule, known)}",
                )


RULES = (
    Rule(
        name="unknown-rule",
        title="une règle tue qui n’existe pas, ou qui est une erreur",
        why="Une faute de frappe, et la règle que l’on croyait taire parle toujours.",
        remedy="Recopiez le nom de la règle, entre crochets au bout de la ligne. Une erreur ne se "
        "tait pas : corrigez-la.",
        wrong="title: A\nignore: [{unacented-capital: titre de l’œuvre}]",
        right="title: A\nignore: [{unaccented-capital: titre de l’œuvre}]",
        check=unknown_rule,
    ),
    Rule(
        name="missing-summary",
        title="un article sans chapô",
        why="Les listes, les flux et les moteurs montrent le chapô ; sans lui ils prennent le "
        "début du texte.",
        remedy="Écrivez une à trois phrases dans `summary`.",
        wrong="title: Xiaomi à Paris\ncategory: Actualités",
        right="title: Xiaomi à Paris\ncategory: Actualités\nsummary: La marque chinoise ouvre sa "
        "première boutique parisienne, avec trois ans de retard.",
        check=missing_summary,
    ),
    Rule(
        name="summary-length",
        title="un chapô trop long ou trop court",
        why="Trop long, il est coupé dans les listes et les moteurs ; trop court, il ne dit rien.",
        remedy=f"Visez {LEAST_SUMMARY_CHARS} à 300 caractères ; le réglage `max_summary_chars` "
        "fixe la limite.",
        wrong="title: Xiaomi à Paris\ncategory: Actualités\nsummary: Une boutique.",
        right="title: Xiaomi à Paris\ncategory: Actualités\nsummary: La marque chinoise ouvre sa "
        "première boutique parisienne, avec trois ans de retard.",
        check=summary_length,
    ),
    Rule(
        name="modified-before-date",
        title="une modification plus ancienne que la parution",
        why="La page et les moteurs annonceraient une mise à jour impossible.",
        remedy="Corrigez `date` ou `modified`.",
        wrong="date: 2014-10-01\nmodified: 2014-09-01",
        right="date: 2014-10-01\nmodified: 2014-10-03",
        check=modified_before_date,
    ),
    Rule(
        name="deal-without-end",
        title="une offre sans date de fin",
        why="Passé son dernier jour, une offre quitte les listes et sa page le dit ; sans lui, elle "
        "tromperait encore dans cinq ans.",
        remedy="Ajoutez `expires` : le dernier jour de l’offre, ou celui où vous la vérifierez.",
        wrong="title: A\ndeal: {device: Mi 4, price: 199 €, merchant: Boutique}",
        right="title: A\nexpires: 2015-03-31\n"
        "deal: {device: Mi 4, price: 199 €, merchant: Boutique}",
        check=deal_without_end,
    ),
    Rule(
        name="link-in-head",
        title="un lien Markdown dans l’en-tête",
        why="Un chapô, une légende, un verdict ou une mise à jour se montrent comme ils sont tapés, "
        "crochets compris : seul le texte est du Markdown.",
        remedy="Mettez le lien dans le texte.",
        wrong='title: A\nupdates: [{date: 2015-01-01, text: "Voir [la fiche](x.md)."}]',
        right="title: A\nupdates: [{date: 2015-01-01, text: Voir la fiche.}]",
        check=link_in_head,
    ),
    Rule(
        name="too-many-tags",
        title=f"plus de {MOST_TAGS} étiquettes",
        why="Chaque étiquette a sa page : au-delà, elles ne trient plus rien.",
        remedy="Gardez celles que l’on chercherait, de une à six.",
        wrong="title: A\ntags: [a, b, c, d, e, f, g, h, i]",
        right="title: A\ntags: [a, b, c]",
        check=too_many_tags,
    ),
    Rule(
        name="tag-spelling",
        title="une étiquette écrite autrement ailleurs",
        why="Deux écritures d’un même mot se disputent une page.",
        remedy="Reprenez l’écriture la plus courante.",
        wrong="title: A\ntags: [ANDROID]",
        right="title: A\ntags: [Android]",
        check=tag_spelling,
        mends=True,
        of_catalogue=True,
    ),
)
