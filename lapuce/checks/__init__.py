"""Rules over sources and over finished pages: one rule, one function."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from lapuce.checks.budgets import Budget, Budgets, read_budgets
from lapuce.checks.facts import DeviceFacts, Facts, NamesReport

if TYPE_CHECKING:
    from lapuce.checks.fixing import fix_source, format_diff
    from lapuce.checks.formats import FORMATS, format_problems
    from lapuce.checks.pages import check_page
    from lapuce.checks.rule import Rule
    from lapuce.checks.rules import RULES
    from lapuce.checks.site import check_site
    from lapuce.checks.sources import check_names, check_source, check_text, check_whole

_LATER = {
    "fixing": ("fix_source", "format_diff"),
    "formats": ("FORMATS", "format_problems"),
    "pages": ("check_page",),
    "rule": ("Rule",),
    "rules": ("RULES",),
    "site": ("check_site",),
    "sources": ("check_names", "check_source", "check_text", "check_whole"),
}
"""What each module gives, imported when it is asked for: rules take long to compile."""
_MODULES = {name: module for module, names in _LATER.items() for name in names}


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        held = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        globals()[name] = held  # Asked for once.
        return held
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
