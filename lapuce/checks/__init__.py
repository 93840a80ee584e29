"""Rules over sources and over finished pages: one rule, one function."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from lapuce.checks.budgets import Budget, Budgets, read_budgets
from lapuce.checks.facts import DeviceFacts, Facts
from lapuce.checks.rule import Rule
from lapuce.checks.rules import RULES
from lapuce.checks.sources import NamesReport, check_names, check_source, check_text, check_whole

if TYPE_CHECKING:
    from lapuce.checks.fixing import fix_source, format_diff
    from lapuce.checks.formats import FORMATS, format_problems
    from lapuce.checks.pages import check_page
    from lapuce.checks.site import check_site

_LATER = {
    "FORMATS": "formats", "check_page": "pages", "check_site": "site", "fix_source": "fixing",
    "format_diff": "fixing", "format_problems": "formats",
}  # fmt: skip
"""What a build does not call, and the module that holds it, imported when it is asked for."""


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "FORMATS",
    "RULES",
    "Budget",
    "Budgets",
    "DeviceFacts",
    "Facts",
    "NamesReport",
    "Rule",
    "check_names",
    "check_page",
    "check_site",
    "check_source",
    "check_text",
    "check_whole",
    "fix_source",
    "format_diff",
    "format_problems",
    "read_budgets",
]
