"""Quotation marks: French ones in French, and by pairs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import partial

from lapuce.checks.draft import Draft
from lapuce.checks.lexicon import places
from lapuce.checks.rule import Finding, Mend, Rule, shorten

_ENGLISH = re.compile(r"“[ \u00a0\u202f]?(?P<inside>[^“”«»\n]{1,400}?)[ \u00a0\u202f]?”")
_CHEVRONS = re.compile(r"<<[ \u00a0\u202f]?(?P<inside>[^<>\n]{1,400}?)[ \u00a0\u202f]?>>")
_ACUTE = re.compile(r"(?P<before>[^\W\d_]*[^\W\d_ÃÂ])´(?P<after>[^\W\d_]+)")
"""After Ã or Â, it is what a garbled text makes of « ô »: its own rule says so."""
_GUILLEMETS = re.compile(r"[«»]")


def _short(text: str) -> str:
    text = " ".join(text.replace("\x00", "").replace("\x01", "").split())
    return shorten(text, 40)


def english_quotes(draft: Draft) -> Iterator[Finding]:
    text = draft.masked
    if "“" not in text:
        return
    for match in _ENGLISH.finditer(text):
        start = max(text.rfind("\n", 0, match.start()), 0)
        opened = text.count("«", start, match.start()) - text.count("»", start, match.start())
        if opened > 0:
            continue  # Inside « », a quotation in the quotation is set “so”.
        inside = draft.text[match.start("inside") : match.end("inside")]
        yield Finding(
            match.start(),
            f"guillemets anglais : écrivez « {_short(inside)} ».",
            Mend(match.start(), match.end(), f"« {inside} »"),
        )


def chevron_quotes(draft: Draft) -> Iterator[Finding]:
    text = draft.masked
    if "<" not in text:
        return
    for match in _CHEVRONS.finditer(text):
        inside = draft.text[match.start("inside") : match.end("inside")]
        yield Finding(
            match.start(),
            f"chevrons doublés : écrivez « {_short(inside)} ».",
            Mend(match.start(), match.end(), f"« {inside} »"),
        )


def acute_apostrophe(draft: Draft) -> Iterator[Finding]:
    text = draft.masked
    if "´" not in text:
        return
    for match in _ACUTE.finditer(text):
        yield Finding(
            match.start(),
            f"« {match[0]} » : un accent aigu tient lieu d’apostrophe, écrivez "
            f"« {match['before']}’{match['after']} ».",
            Mend(match.end("before"), match.start("after"), "’"),
        )


def unbalanced_quotes(draft: Draft) -> Iterator[Finding]:
    text = draft.masked
    if "«" not in text and "»" not in text:
        return
    open_since = -1
    for start, end in draft.blocks:
        signs = [match.start() for match in _GUILLEMETS.finditer(text, start, end)]
        first = text[start:end].lstrip(" >*-\x00")[:1]
        # A quotation of several paragraphs opens each of them, or only the first.
        if open_since >= 0 and not (signs and (text[signs[0]] == "»" or first == "«")):
            yield _unclosed(open_since)
            open_since = -1
        depth: list[int] = [open_since] if open_since >= 0 and first != "«" else []
        open_since = -1
        for at in signs:
            if text[at] == "«":
                depth.append(at)
            elif depth:
                depth.pop()
            else:
                yield Finding(
                    at,
                    "guillemet fermant sans ouvrant : ajoutez « avant la citation, ou ôtez-le.",
                )
        if depth:
            open_since = depth[0]
    if open_since >= 0:
        yield _unclosed(open_since)


def _unclosed(at: int) -> Finding:
    return Finding(at, "guillemet ouvrant sans fermant : ajoutez » à la fin de la citation.")


def unbalanced_straight_quotes(draft: Draft) -> Iterator[Finding]:
    text = draft.masked
    # After a digit the sign means inches or seconds.
    every = [at for at in places(text, '"') if not text[at - 1 : at].isdigit()]
    if len(every) % 2 == 0 and not any(map(partial(_parted, text), every[::2], every[1::2])):
        return  # Each one is followed by its fellow on the same line.
    for start, end in draft.blocks:
        signs = every[bisect_left(every, start) : bisect_left(every, end)]
        if len(signs) % 2:
            yield Finding(
                signs[-1],
                "guillemets droits en nombre impair dans ce paragraphe : fermez la citation, ou "
                "écrivez « … ».",
            )


def _parted(text: str, one: int, other: int) -> bool:
    return text.find("\n", one, other) >= 0


RULES = (
    Rule(
        name="english-quotes",
        title="des guillemets anglais en français",
        why="Le français ouvre par `«` et ferme par `»` ; les guillemets anglais y servent à citer "
        "dans une citation.",
        remedy='Écrivez « … ». Un passage en anglais se marque `<span lang="en">…</span>`.',
        wrong="Il parle de “révolution”.",
        right="Il parle de « révolution ».",
        check=english_quotes,
        mends=True,
        french_only=True,
    ),
    Rule(
        name="chevron-quotes",
        title="des guillemets faits de chevrons doublés",
        why="« << » n’est pas un guillemet : il reste tel quel dans la page.",
        remedy="Écrivez « … ».",
        wrong="Il parle de <<révolution>>.",
        right="Il parle de « révolution ».",
        check=chevron_quotes,
        mends=True,
        french_only=True,
    ),
    Rule(
        name="acute-apostrophe",
        title="un accent aigu pour une apostrophe",
        why="C’est un signe à part : la composition n’en fait pas une apostrophe, et la recherche ne "
        "trouve pas le mot.",
        remedy="Tapez une apostrophe, droite ou courbe.",
        wrong="L´écran d´accueil.",
        right="L’écran d’accueil.",
        check=acute_apostrophe,
        mends=True,
    ),
    Rule(
        name="unbalanced-quotes",
        title="un guillemet sans son pendant",
        why="On ne sait plus qui parle.",
        remedy="Ouvrez ou fermez la citation. Une citation de plusieurs paragraphes peut rouvrir à "
        "chacun.",
        wrong="Il dit : « c’est fini.",
        right="Il dit : « c’est fini ».",
        check=unbalanced_quotes,
    ),
    Rule(
        name="unbalanced-straight-quotes",
        title="des guillemets droits en nombre impair",
        why="La composition les apparie pour en faire « … » ; seul, l’un d’eux reste droit.",
        remedy="Fermez la citation. Après un chiffre, le signe vaut pouce ou seconde et ne compte "
        "pas.",
        wrong='Il parle de "révolution.',
        right='Il parle de "révolution".',
        check=unbalanced_straight_quotes,
    ),
)
