"""The two ways in: what is put aside, and the order of the rules."""

from __future__ import annotations

from functools import lru_cache

from lapuce.typography.elements import mode_of
from lapuce.typography.entities import decode_entities
from lapuce.typography.foreign import English
from lapuce.typography.marks import NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE, unshield
from lapuce.typography.numbers import (
    bind_centuries,
    bind_names,
    bind_numbers,
    set_products,
)
from lapuce.typography.quotes import curl_apostrophes, pair_quotes, space_guillemets
from lapuce.typography.shields import shield_html, shield_text, shield_words, unshield_words
from lapuce.typography.spaces import bind_opening_dashes, bind_titles, set_ellipses, space_signs

_SHORT_CHARS = 48


def typeset_html(
    html: str, *, lang: str = "fr", english: English | None = None, names: tuple[str, ...] = ()
) -> str:
    """
    Set the French text of an HTML fragment or page, after the house's convention.

    Args:
        html: Any HTML, well formed or not.
        lang: The language of what no element of `html` gives a language.
        english: Sets the text of `lang="en"` elements, one block at a time. A tag in it is one
            noncharacter, to be left in place. Without it, English is left as it is.
        names: Names of things, as typed, whose numbers no line may part from their words: « Mi 4 ».

    Returns:
        The same HTML. Only spaces and marks differ: no letter, no tag, no attribute. What is in
        code, in another language or in a `data-typo="off"` element is the same to the byte.
        Applying it twice changes nothing.
    """
    text, aside = shield_html(html, mode_of(lang), english)
    return unshield(_apply_rules(decode_entities(text), names), aside)


def typeset_text(text: str, names: tuple[str, ...] = ()) -> str:
    """
    Set one French text without markup: a title, a caption, a summary.

    Here "<" and "&" are characters like any other; nothing pairs across a blank line.

    Args:
        text: Plain.
        names: As for `typeset_html`.
    """
    if len(text) <= _SHORT_CHARS:
        return _typeset_short(text, names)
    return _typeset(text, names)


@lru_cache(maxsize=8192)
def _typeset_short(text: str, names: tuple[str, ...]) -> str:
    """Set a text that comes back: a tag, a category, a heading of every page."""
    return _typeset(text, names)


def _typeset(text: str, names: tuple[str, ...]) -> str:
    shielded, aside = shield_text(text)
    return unshield(_apply_rules(shielded, names), aside)


def narrow_to_no_break(text: str) -> str:
    """Turn U+202F into U+00A0, for readers that show the narrow space as a box."""
    return text.replace(NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE)


def _apply_rules(text: str, names: tuple[str, ...]) -> str:
    """
    Apply every rule once. The order makes twice the same as once.

    Guillemets before dashes and signs, because their space wins; products before numbers, because
    `5x1 000` has no thousands while its x is a letter.
    """
    text, words = shield_words(text)
    text = set_ellipses(text)
    text = pair_quotes(text)
    text = curl_apostrophes(text)
    text = space_guillemets(text)
    text = set_products(text)
    text = bind_numbers(text)
    text = bind_centuries(text)
    text = bind_names(text, names)
    text = space_signs(text)
    text = bind_titles(text)
    text = bind_opening_dashes(text)
    return unshield_words(text, words)
