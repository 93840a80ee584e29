"""Rules over sources and over finished pages: one rule, one function."""

from typing import TYPE_CHECKING

from lapuce.checks.budgets import Budget, Budgets, read_budgets
from lapuce.checks.facts import DeviceFacts, Facts, NamesReport
from lapuce.later import give_later

if TYPE_CHECKING:
    from lapuce.checks.draft import Draft
    from lapuce.checks.fixing import fix_source, format_diff
    from lapuce.checks.formats import FORMATS, format_problems
    from lapuce.checks.rule import Rule
    from lapuce.checks.rules import RULES
    from lapuce.checks.site import base_of, check_site
    from lapuce.checks.sources import check_names, check_text

__getattr__ = give_later(
    __name__,
    {
        "draft": ("Draft",),
        "fixing": ("fix_source", "format_diff"),
        "formats": ("FORMATS", "format_problems"),
        "rule": ("Rule",),
        "rules": ("RULES",),
        "site": ("base_of", "check_site"),
        "sources": ("check_names", "check_text"),
    },
)

__all__ = [
    "FORMATS",
    "RULES",
    "Budget",
    "Budgets",
    "DeviceFacts",
    "Draft",
    "Facts",
    "NamesReport",
    "Rule",
    "base_of",
    "check_names",
    "check_site",
    "check_text",
    "fix_source",
    "format_diff",
    "format_problems",
    "read_budgets",
]
