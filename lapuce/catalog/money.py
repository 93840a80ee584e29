"""Prices, and their value in euros at a date."""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from pathlib import Path

from lapuce.catalog.numbers import NB, NUMBER, is_ambiguous, number, read_number, read_whole, tidy
from lapuce.dates import MONTHS, long_date

_CURRENCIES = {
    name: code
    for code, names in {
        "EUR": "€|eur|euro|euros",
        "USD": "$|$us|$ us|us$|us $|usd|dollar|dollars|dollar us|dollars us|dollar américain"
               "|dollars américains",
        "CNY": "cny|cn¥|元|rmb|renminbi|renminbis|yuan|yuans|yuan chinois|yuans chinois",
        "GBP": "£|gbp|livre|livres|livre sterling|livres sterling",
        "JPY": "jpy|jp¥|円|yen|yens|yen japonais|yens japonais",
        "INR": "₹|inr|roupie|roupies|roupie indienne|roupies indiennes",
        "KRW": "₩|krw|won|wons|won sud-coréen|wons sud-coréens",
    }.items()
    for name in names.split("|")
}  # fmt: skip
_NAMES = {"EUR": "€", "USD": "dollars", "CNY": "yuans", "GBP": "£", "JPY": "yens", "INR": "roupies",
          "KRW": "wons"}  # fmt: skip
_PRICE = re.compile(rf"([^0-9]*?) ?({NUMBER})(?:,-)? ?([^0-9]*?)(?: ttc)?", re.I)
_CENTS_LAST = re.compile(r"([0-9]{1,6}) ?(€|euros?) ?([0-9]{2})", re.I)
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Money:
    """An amount, and the ISO 4217 code of its currency."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        amount = self.amount.quantize(_CENT, ROUND_HALF_UP)
        whole, _, cents = f"{amount:f}".partition(".")
        name = _NAMES[self.currency]
        if amount < 2:
            name = name.removesuffix("s")
        shown = number(Decimal(whole))
        return f"{shown}{NB}{name}" if cents == "00" else f"{shown},{cents}{NB}{name}"


@lru_cache(maxsize=4096)
def parse_money(text: str) -> Money:
    """
    Read `249 €`, `1 499 yuans`, `$1,499.90` or `19 € 90`.

    Args:
        text: An amount of two decimals at most, so `1,499 $` is 1 499; and a currency, by sign, name
            or ISO 4217 code, before or after it.

    Raises:
        ValueError: In French, with an example.
    """
    typed = tidy(text)
    if cents := _CENTS_LAST.fullmatch(typed):
        return Money(Decimal(f"{cents[1]}.{cents[3]}"), "EUR")
    match = _PRICE.fullmatch(typed)
    before, after = (match[1].casefold(), match[3].casefold()) if match else ("", "")
    codes = {_CURRENCIES.get(name) for name in (before, after) if name}
    if "¥" in before + after and None in codes:
        raise ValueError(f"« {text} » : ¥ dit le yuan comme le yen ; écrivez le nom de la monnaie.")
    code = codes.pop() if len(codes) == 1 else None
    amount = _read_amount(match[2]) if match else None
    if code is None or amount is None:
        raise ValueError(f"« {text} » : écrivez un montant et sa monnaie, par exemple 1 499 yuans.")
    return Money(amount, code)


def _read_amount(text: str) -> Decimal | None:
    """Read an amount; None when it has more than two decimals."""
    if is_ambiguous(text):
        return Decimal(read_whole(text))
    amount = read_number(text)
    return amount if amount == round(amount, 2) else None


@lru_cache(maxsize=1)
def _rates() -> tuple[list[date], list[dict[str, Decimal]]]:
    """Return the first days of months, and the rates of each by currency: see `rates.csv`."""
    lines = (Path(__file__).parent / "rates.csv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    months = [date.fromisoformat(f"{row.pop('month')}-01") for row in rows]
    return months, [{code: Decimal(rate) for code, rate in row.items()} for row in rows]


def in_euros(money: Money, day: date) -> Money:
    """
    Return the value in euros, at the mean reference rate of a day's month.

    After the last month of the table, its rate holds.

    Raises:
        ValueError: In French, before the first month: a text can give the price as it is.
    """
    if money.currency == "EUR":
        return money
    months, rates = _rates()
    at = bisect_right(months, day)
    if not at:
        since = f"{MONTHS[months[0].month - 1]} {months[0].year}"
        raise ValueError(
            f"pas de cours connu pour {money} au {long_date(day)}, avant {since} : écrivez le prix "
            "en clair."
        )
    return Money(money.amount / rates[at - 1][money.currency], "EUR")


def format_with_euros(money: Money, day: date) -> str:
    """Return « 1 499 yuans (environ 182 €) »."""
    if money.currency == "EUR":
        return str(money)
    euros = in_euros(money, day).amount
    step = Decimal(1) if euros >= 10 else Decimal("0.01")
    return f"{money} (environ {Money(euros.quantize(step, ROUND_HALF_UP), 'EUR')})"
