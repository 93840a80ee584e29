"""How much a finished page may weigh, by its type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, kw_only=True)
class Budget:
    """Bytes on disk, not compressed, of all that one page asks for by itself."""

    html: int = 120_000
    css: int = 60_000
    scripts: int = 40_000
    fonts: int = 120_000
    images: int = 1_500_000


@dataclass(frozen=True, kw_only=True)
class Budgets:
    """The budget of each type of page; a type is the first folder of an address."""

    usual: Budget = field(default_factory=Budget)
    by_type: Mapping[str, Budget] = field(
        default_factory=lambda: {
            "appareils": Budget(html=600_000),
            "comparatif": Budget(html=250_000),
            "comparatifs": Budget(html=600_000),
            "plan": Budget(html=2_000_000),
            "archives": Budget(html=600_000),
            "etiquettes": Budget(html=600_000),
            "essais-classes": Budget(html=600_000),
            "la-puce-a-l-oreille": Budget(html=600_000),
            "donnees": Budget(html=250_000),
        }
    )

    def of(self, page: str) -> Budget:
        """Return the budget of a page, from its path in the output folder."""
        return self.by_type.get(page.split("/", 1)[0], self.usual)


def read_budgets(changes: Mapping[str, Mapping[str, int]]) -> Budgets:
    """Return the budgets with what the setting `page_budgets` changes."""
    usual = replace(Budget(), **changes.get("", {}))
    by_type = dict(Budgets().by_type)
    for name, held in changes.items():
        if name:
            by_type[name] = replace(by_type.get(name, usual), **held)
    return Budgets(usual=usual, by_type=by_type)
