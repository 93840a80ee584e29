"""Numbers: read as typed anywhere, printed the French way."""

from __future__ import annotations

import re
from decimal import Decimal

from lapuce.counts import thousands

NB = "\N{NO-BREAK SPACE}"
NUMBER = (
    r"[0-9]{1,3}(?:[ '’][0-9]{3}){1,3}(?:[.,][0-9]{1,6})?"  # 1 499,90, and 1’499.90 of the Swiss
    r"|[0-9]{1,3}(?:\.[0-9]{3}){1,3},[0-9]{1,6}"  # 1.499,90
    r"|[0-9]{1,3}(?:,[0-9]{3}){1,3}\.[0-9]{1,6}"  # 1,499.90
    r"|[0-9]{1,3}(?:,[0-9]{3}){2,3}|[0-9]{1,3}(?:\.[0-9]{3}){2,3}"  # 1,499,000
    r"|[0-9]{1,12}(?:[.,][0-9]{1,6})?"
)
"""What `tidy` leaves of a number. Twelve digits and six decimals: more is no figure of a device."""
_INVISIBLE = dict.fromkeys(
    map(ord, "\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}")
)
_THOUSANDS_OR_DECIMALS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")


def tidy(text: str) -> str:
    """Return a text with plain single spaces, whatever was typed or pasted."""
    if not text.isascii():
        text = text.translate(_INVISIBLE)
    return " ".join(text.split())


def is_ambiguous(text: str) -> bool:
    """Tell whether `6,700` may be six thousand seven hundred for some, and 6,7 for others."""
    return _THOUSANDS_OR_DECIMALS.fullmatch(text) is not None


def thousands_or_decimals(typed: str, unit: str) -> str:
    """Return what to say of a number that is ambiguous: see `is_ambiguous`."""
    thousands = re.sub("[.,]", " ", typed)
    return f"milliers ou décimales ? Écrivez {thousands} {unit}, avec une espace."


def read_number(text: str) -> Decimal:
    """Read a number that has the form of `NUMBER`; the last of two marks is the decimal one."""
    if text.isascii() and text.isdigit():
        return Decimal(text)
    digits = re.sub(r"[ '’]", "", tidy(text))
    marks = re.sub(r"[0-9]", "", digits)
    if len(marks) > 1:
        # 1.499,90 and 1,499.90; 1,499,000 repeats its mark and has no decimals.
        thousands = marks[0]
        digits = digits.replace(thousands, "")
    return Decimal(digits.replace(",", "."))


def read_whole(text: str) -> int:
    """Read a whole number, `2 048` or `2,048`; ValueError when it has decimals."""
    if is_ambiguous(text):
        return int(re.sub(r"[.,]", "", text))
    value = read_number(text)
    if value != value.to_integral_value():
        raise ValueError(text)
    return int(value)


def number(value: Decimal) -> str:
    """Print a number: decimal comma, narrow no-break spaces between thousands."""
    whole, _, part = f"{value:f}".partition(".")
    part = part.rstrip("0")
    whole = thousands(int(whole))
    return f"{whole},{part}" if part else whole
