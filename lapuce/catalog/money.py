"""Prices, and their value in euros at a date."""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from importlib.resources import files

from lapuce.catalog.quantities import NB, number, read_number

_CURRENCIES = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "$": "USD", "usd": "USD", "dollar": "USD",
    "dollars": "USD", "yuan": "CNY", "yuans": "CNY", "cny": "CNY", "rmb": "CNY", "£": "GBP",
    "gbp": "GBP", "livre": "GBP", "livres": "GBP", "livres sterling": "GBP", "jpy": "JPY", "yen": "JPY",
    "yens": "JPY", "inr": "INR", "roupie": "INR", "roupies": "INR", "krw": "KRW", "won": "KRW",
    "wons": "KRW",
}  # fmt: skip
_NAMES = {"EUR": "€", "USD": "dollars", "CNY": "yuans", "GBP": "£", "JPY": "yens", "INR": "roupies",
          "KRW": "wons"}  # fmt: skip


@dataclass(frozen=True)
class Money:
    """An amount, and the ISO 4217 code of its currency."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        amount = self.amount
        if amount != amount.to_integral_value():
            whole, _, cents = f"{amount:.2f}".partition(".")
            return f"{number(Decimal(whole))},{cents}{NB}{_NAMES[self.currency]}"
        return f"{number(amount)}{NB}{_NAMES[self.currency]}"


def parse_money(text: str) -> Money:
    """Read `249 €`, `1 499 yuans` or `$399`; ValueError, in French, otherwise."""
    match = re.fullmatch(
        r"\s*(?:([€$£])\s*)?([\d \u00a0\u202f]*\d(?:[.,]\d{1,2})?)\s*(\D*?)\s*", text
    )
    name = (match[1] or match[3]).casefold() if match else ""
    if "¥" in text:
        raise ValueError(f"« {text} » : ¥ dit le yuan comme le yen ; écrivez le nom de la monnaie.")
    if not match or name not in _CURRENCIES:
        raise ValueError(f"« {text} » : écrivez un montant et sa monnaie, par exemple 1 499 yuans.")
    return Money(read_number(match[2]), _CURRENCIES[name])


@lru_cache(maxsize=1)
def _rates() -> dict[str, tuple[list[date], list[Decimal]]]:
    held: dict[str, tuple[list[date], list[Decimal]]] = {}
    lines = (files(__package__) / "rates.csv").read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        days, rates = held.setdefault(row["currency"], ([], []))
        days.append(date.fromisoformat(row["date"]))
        rates.append(Decimal(row["rate"]))
    return held


def in_euros(money: Money, day: date) -> Money:
    """Return the value in euros, at the last reference rate before a day; ValueError if none."""
    if money.currency == "EUR":
        return money
    days, rates = _rates().get(money.currency, ([], []))
    at = bisect_right(days, day)
    if not at:
        raise ValueError(f"pas de cours connu pour {money} au {day.isoformat()}.")
    return Money(money.amount / rates[at - 1], "EUR")


def format_with_euros(money: Money, day: date) -> str:
    """Return « 1 499 yuans (environ 182 €) »."""
    if money.currency == "EUR":
        return str(money)
    euros = in_euros(money, day).amount
    step = Decimal(1) if euros >= 10 else Decimal("0.01")
    return f"{money} (environ {Money(euros.quantize(step, ROUND_HALF_UP), 'EUR')})"
