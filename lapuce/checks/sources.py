"""One source against the rules: problems with their line and column, mends with their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lapuce.checks.draft import Draft
from lapuce.checks.facts import NamesReport
from lapuce.checks.rule import Finding, Rule
from lapuce.checks.rules import RULES
from lapuce.checks.rules.names import known_names
from lapuce.problems import Problem

_IN_SOURCE = tuple(rule for rule in RULES if rule.reported and not rule.of_catalogue)
_OF_CATALOGUE = tuple(rule for rule in RULES if rule.reported and rule.of_catalogue)


def check_text(draft: Draft) -> list[Problem]:
    """Return, in no order, what the rules say that the source, settings and clock decide."""
    return list(_problems(draft, _IN_SOURCE))


def check_names(draft: Draft) -> NamesReport:
    """Return what the rules say that the sheets decide; without the catalogue, they keep silent."""
    facts = draft.facts
    named = {one.named.name for one in draft.mentions if one.named is not None}
    named |= known_names(draft, "devices")
    own = draft.values.get("name")
    if isinstance(own, str):
        named.add(facts.official(own))
    return NamesReport(list(_problems(draft, _OF_CATALOGUE)), sorted(named & facts.sheets.keys()))


def findings(draft: Draft, rules: Sequence[Rule]) -> Iterator[tuple[Rule, Finding]]:
    """Give what the rules find in a draft."""
    french = draft.is_french
    for rule in rules:
        if french or not rule.french_only:
            for finding in rule.check(draft):
                yield rule, finding


def _problems(draft: Draft, rules: Sequence[Rule]) -> Iterator[Problem]:
    for rule, finding in findings(draft, rules):
        yield Problem(draft.locate(finding.at), rule.name, finding.message, rule.severity)
