"""Text that was read in the wrong encoding, then saved so: `Ã©` for « é »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lapuce.checks.draft import Draft
from lapuce.checks.rule import Finding, Rule

_HINTS = ("Ã", "Â", "â€", "â‚", "Å“")
_SECOND = "\N{NO-BREAK SPACE}-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What Windows-1252 shows for the second byte of an accented letter."""
_GARBLED = re.compile(
    # A capital before Â makes it a letter of « CHÂ… »; no other pair is ever typed in earnest.
    rf"Ã[{_SECOND}]|(?<![A-ZÀ-Þ])Â[\N{{NO-BREAK SPACE}}-¿]|â€[^\s\w.,]|â€œ|â‚¬|Å“"
)
_WORD_AROUND = r"[^ \n\x00\x01]{0,30}"
_BEFORE = re.compile(rf"{_WORD_AROUND}\Z")
_AFTER = re.compile(_WORD_AROUND)


def garbled_text(draft: Draft) -> Iterator[Finding]:
    text = draft.masked
    if not any(hint in text for hint in _HINTS):
        return
    found = list(_GARBLED.finditer(text))
    if not found:
        return
    # The whole of a text is often so: it is told once.
    at, end = found[0].span()
    before, after = _BEFORE.search(text, max(0, at - 30), at), _AFTER.match(text, end)
    shown = f"{before[0] if before else ''}{found[0][0]}{after[0] if after else ''}"
    right = _repaired(shown)
    meant = f", sans doute pour « {right} »" if right else ""
    more = f" ({len(found)} passages comme lui)" if len(found) > 1 else ""
    yield Finding(
        at - (len(before[0]) if before else 0),
        f"« {shown} » est un texte abîmé par un changement d’encodage{meant}{more} : reprenez le "
        "texte d’origine, et enregistrez-le en UTF-8.",
    )


def _repaired(text: str) -> str:
    """Return what was meant; "" when it cannot be told."""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""


RULES = (
    Rule(
        name="garbled-text",
        title="un texte abîmé par un changement d’encodage",
        why="Un texte en UTF-8 qu’un logiciel a lu comme du Windows-1252, puis enregistré, garde "
        "deux ou trois signes pour chaque lettre accentuée : « Ã© » pour « é », « â€™ » pour « ’ ».",
        remedy="Reprenez le texte d’origine, et enregistrez-le en UTF-8 ; un exemple va entre "
        "accents graves.",
        wrong="Câ€™est lâ€™Ã©cran.",
        right="C’est l’écran.",
        check=garbled_text,
    ),
)
