"""Laws of the figures of the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapuce.catalog import Money, parse_money
from lapuce.catalog.quantities import Quantity, parse
from lapuce.catalog.shapes import Dimensions, Pixels, parse_dimensions, parse_pixels

UNITS = ("pouce", "g", "mAh", "Wh", "Mo", "Mpx", "Hz")
CURRENCIES = ("EUR", "USD", "CNY", "GBP", "JPY", "INR", "KRW")
PIECES = st.sampled_from(
    "0 1 9 12 499 000 , . , ' ’ - − / × x * ( ) € $ £ ¥ ₹ EUR euros yuans US pouces \" ″ '' cm mm in g kg oz "
    "mAh Ah Wh Go GB To Mo Mpx MP GHz Hz TTC L H É par ou et ² ½ ٣ ７ ⁵ \N{NO-BREAK SPACE} \N{ZERO WIDTH SPACE}".split(
        " "
    )
)
TYPED = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=10).map("".join),
                  st.lists(PIECES, max_size=10).map(" ".join))  # fmt: skip


def hundredths(low: str, high: str) -> st.SearchStrategy[Decimal]:
    """Give numbers of two decimals."""
    return st.decimals(Decimal(low), Decimal(high), places=2)


def read_or_said(read: Callable[[str], object], text: str) -> object:
    """Return what was read, or the words of the documented error; no other is caught."""
    try:
        return read(text)
    except ValueError as error:
        return str(error)


@given(
    st.one_of(
        st.tuples(st.just("pouce"), hundredths("0.5", "150")),
        st.tuples(st.just("g"), hundredths("0.1", "200000")),
        st.tuples(st.just("mAh"), hundredths("1", "200000")),
        st.tuples(st.just("Wh"), hundredths("0.01", "2000")),
        st.tuples(st.just("Mpx"), hundredths("0.01", "1000")),
        st.tuples(st.just("Mo"), st.integers(1, 104_857_600).map(Decimal)),
        st.tuples(st.just("Mo"), st.integers(1, 4096).map(lambda kb: Decimal(kb) / 1024)),
        st.tuples(st.just("Hz"), st.integers(1, 10**11).map(Decimal)),
    )
)
def test_a_printed_quantity_reads_back_the_same(held: tuple[str, Decimal]) -> None:
    """Whatever its size, and whatever the multiple it is printed in."""
    quantity = Quantity(held[1], held[0])

    assert parse(str(quantity), held[0]) == quantity


@given(TYPED, st.sampled_from(UNITS))
def test_what_was_read_is_printed_and_reads_back_the_same(text: str, unit: str) -> None:
    """Reading is idempotent, and anything else is refused in words that quote it."""
    quantity = read_or_said(lambda typed: parse(typed, unit), text)

    if isinstance(quantity, str):
        assert quantity.startswith(f"« {text} » : ")
    else:
        assert parse(str(quantity), unit) == quantity


@given(
    st.integers(0, 6).flatmap(lambda places: st.decimals("0.000001", "9999", places=places)),
    st.sampled_from(("Ko", "Mo", "Go", "To")),
)
def test_a_memory_is_printed_and_reads_back_the_same(count: Decimal, unit: str) -> None:
    """However many decimals were typed."""
    typed = f"{count:f} {unit}"
    memory = read_or_said(lambda one: parse(one, "Mo"), typed)

    if not isinstance(memory, str):
        assert parse(str(memory), "Mo") == memory


@given(st.integers(1, 32_768), st.integers(1, 32_768))
def test_a_printed_definition_reads_back_the_same(width: int, height: int) -> None:
    """With its no-break spaces and its unit."""
    assert parse_pixels(str(Pixels(width, height))) == Pixels(width, height)


@given(hundredths("0.01", "5000"), hundredths("0.01", "5000"), hundredths("0.01", "5000"))
def test_printed_dimensions_read_back_the_same(a: Decimal, b: Decimal, c: Decimal) -> None:
    """In the same order."""
    assert parse_dimensions(str(Dimensions(a, b, c))) == Dimensions(a, b, c)


@given(hundredths("0", "9999999999"), st.sampled_from(CURRENCIES))
def test_a_printed_price_reads_back_the_same(amount: Decimal, currency: str) -> None:
    """In every currency, cents kept."""
    money = Money(amount, currency)

    assert parse_money(str(money)) == money


@pytest.mark.parametrize("read", [parse_money, parse_pixels, parse_dimensions])
@given(text=TYPED)
def test_any_text_is_read_or_refused_in_words(read: Callable[[str], object], text: str) -> None:
    """A sheet never stops a build with a traceback."""
    found = read_or_said(read, text)

    if isinstance(found, str):
        assert found.startswith(f"« {text} » : ")
    else:
        assert read(str(found)) == found
