"""How many there are, and how much, in French."""

from __future__ import annotations


def plural(count: int, one: str, many: str) -> str:
    """Return "1 fichier", "2 fichiers": zero and one are singular in French."""
    return f"{thousands(count)} {one if count < 2 else many}"


def thousands(count: int) -> str:
    """Return the number with a narrow no-break space between thousands."""
    return f"{count:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def decimal(value: float) -> str:
    """Return a number with its decimal comma, if it has decimals: "8,5", "8"."""
    return f"{value:g}".replace(".", ",")


def seconds(spent: float) -> str:
    """Return a time with its decimal comma, "0,25 s"."""
    return f"{spent:.2f} s".replace(".", ",")
