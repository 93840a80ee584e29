"""Whether a sentence asserts what it says: no negation, no rumour, nobody else's words."""

from __future__ import annotations

import re

from lapuce.checks.claims.contexts import of_chip, of_price, of_screen, of_system
from lapuce.checks.claims.phrases import any_of, phrases
from lapuce.checks.claims.reading import Claim

_DOUBT = re.compile(
    r"\b(?:(?!(?:croirait|dirait|extrait|portrait|retrait|attrait|trait|distrait|parait)\b)"
    r"\w{2,}(?:rait|raient)|"
    + any_of(
        """
        rumeurs?, prétend\\w*, supposé\\w*, hypothès\\w+, imagin\\w+, fuites?, espér\\w+,
        attendue?s?(?! depuis), promettai\\w*, prévoyai\\w*, croyai\\w*, croire, si l’on, si vous, disait,
        annonçait, parlait, soi-disant, devine\\w*, promise?s?, idéal, rêv\\w+, souhait\\w+, voul\\w+, voudr\\w+,
        faudra, peut-être, sans doute, probablement, et si,
        (?:an|année|mois|semaine) prochaine?, prochainement, bientôt, prototype\\w*, à l’origine,
        initialement, visée?s?, erreur, erron\\w+, à tort, se trompe\\w*, faux, fausse
        """
    )
    + r")\b",
    re.IGNORECASE,
)
_NEGATION = phrases(
    """
    ne, n’, non, pas, ni, jamais, aucune?, sans, plutôt que, au lieu, loin d[eu’], manque,
    faute d[e’], au contraire, rien, que(?= $)
    """,
    r"(?!\w)",
)
# « Il n’a que 2 Go » asserts.
_ONLY = re.compile(r"\b(?:ne|n’)\s?\w+(?:\s\w+){0,2}\s(?:que|qu’)\s?", re.IGNORECASE)
_BOUND = phrases(
    """
    plus d[e’]s?, moins d[e’]s?, au-delà d[e’]s?, au-dessus d[e’]s?, en dessous d[e’]s?, sous les,
    sous la barre des, jusqu’à, jusqu’aux, au moins, au plus, au minimum, au maximum,
    soit, soit environ, inférieure? à, supérieure? à, dépass\\w+, excéd\\w+, limite d[e’]s?, seuil d[e’]s?, entre,
    double des?, deux fois, trois fois, moitié d[e’]s?, tiers d[e’]s?
    """,
    r"\s?(?:les\s|le\s|la\s|l’)?$",
)
_DIFFERENCE_BEFORE = phrases(
    """
    écarts?, différence, gagn\\w+, perd\\w*, ajout\\w+, économi\\w+, supplément, baiss\\w+, hausse,
    augment\\w+, remises?, rabais, réduction, ristourne, rabote, rembours\\w+, surcoût, de plus,
    de moins, s’allège, grandi\\w*, rogne, maigri\\w*
    """,
    r"\b[^.]{0,30}$",
)
_DIFFERENCE_AFTER = phrases(
    """
    de plus, de moins, d’écart, de différence, supplémentaires?, en plus, en moins, plus ch(?:er|ère)s?,
    moins ch(?:er|ère)s?, d’économies?, de remise, de réduction, de rabais, de mieux, plus tôt, plus tard,
    de trop, près
    """,
    # « 1 Go de RAM de plus »
    start=r"(?:\s(?:de\s)?(?:RAM|mémoire(?:\svive|\sinterne)?|stockage|diagonale|batterie))?[\s\x00\x01]*",
)
_SPACES = re.compile(r"\s+")
_CLAUSE = re.compile(r"[,:(]\s|\s(?:mais|car|et|puis)\s")
_NOT_ITS_BATTERY = phrases("batteries, externe, chargeur, coque, étui, socle, dock")


def is_asserted(claim: Claim, text: str, unit: tuple[int, int]) -> bool:
    """Tell whether a sentence says a claim in earnest, whole, and of a device."""
    start, end = unit
    before, after = _SPACES.sub(" ", text[start : claim.start]), text[claim.end : end]
    sentence = text[start:end]
    if before.lstrip().startswith((">", "|")) or sentence.rstrip().endswith("?"):
        return False
    if before.count("«") > before.count("»") or _DOUBT.search(sentence):
        return False
    clause = _CLAUSE.split(before)[-1]
    if _NEGATION.search(_ONLY.sub(" ", clause)):
        return False
    if _BOUND.search(before) or _DIFFERENCE_AFTER.match(after) or _DIFFERENCE_BEFORE.search(clause):
        return False
    match claim.kind:
        case "screen":
            return of_screen(before, after)
        case "battery":
            return not _NOT_ITS_BATTERY.search(sentence)
        case "price":
            return of_price(before, after, sentence)
        case "chip":
            return of_chip(before, after)
        case "os":
            return of_system(before, sentence)
        case _:
            return True
