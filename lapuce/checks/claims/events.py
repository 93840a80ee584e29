"""What is said to have happened to a device at a date."""

from __future__ import annotations

import re
from typing import NamedTuple

from lapuce.checks.claims.phrases import THE, any_of, phrases
from lapuce.checks.claims.reading import Claim

_VERBS = {
    "announced": any_of(
        """
        annonc\\w+, présent(?:é|e|ée|ait|a|ation), dévoil\\w+, officialis\\w+,
        montr(?:é|e|ée|ait), révél(?:é|e|ée|ait), lev\\w+ le voile sur
        """
    ),
    "release": any_of(
        """
        sort(?:|i|ie|ait), commercialis\\w+, en vente, disponible, en rayon, vendue?,
        arriv(?:e|é|ée|ait), débarqu(?:e|é|ée|ait)
        """
    ),
    "either": any_of("lanc(?:é|e|ée|ait|ement), par(?:u|ue|aît)"),
}
_VERB = "|".join(f"(?P<{name}>{words})" for name, words in _VERBS.items())
_BEFORE_DATE = re.compile(r"\b(?:le|en|du|au|ce)\s(?:\w+di\s)?$", re.IGNORECASE)
_SAID_BEFORE = re.compile(rf"\b(?:{_VERB})\b(?P<gap>[^.;]{{0,45}})$", re.IGNORECASE)
# « Le 3 septembre 2014, à Berlin, Sony dévoile le Xperia Z3 »
_SAID_AFTER = re.compile(
    rf"[,\s][^.;:()\d\x02\x03]{{0,45}}\b(?:{_VERB})\s"
    rf"(?:(?:enfin|officiellement)\s)?(?:{THE}|s[ao]n?\s|\x04+\s)*(?P<device>\x02+)",
    re.IGNORECASE,
)
# « C’est le 1er mars 2015 que le Galaxy S6 a été dévoilé »
_SAID_LAST = re.compile(
    rf"[,\s]{{1,2}}que\s{THE}?(?P<device>\x02+)\s(?:a\sété|est|fut)\s(?:{_VERB})\b", re.IGNORECASE
)
_FAR = re.compile(r"[,(:]|\bet\b|\d")
_ON_DEVICE = phrases(
    "(?<!voile )sur, pour, avec, contre, dans, chez, aux?, à", rf"\s{THE}?\x02+[^,]*$"
)
_OTHER_EVENT = phrases(
    """
    France, Chine, Europe, Japon, Inde, États-Unis, Allemagne, Royaume-Uni, chez nous, pays,
    versions?, modèles?, éditions?, coloris, mise à jour, jusqu’, avant, après, fin, début, sera,
    seront, va, doit, devait, prochain\\w*, nouve(?:lle|au)s? (?:version|modèle|couleur)\\w*,
    essai, 4G, programme, rappel\\w*, retir\\w*, arrêt\\w*, précommand\\w*, opérateurs?,
    accessoires?, baiss\\w*, \\w\\w+era
    """
)


class Event(NamedTuple):
    """What happened at a date."""

    verb: str
    """"announced", "release" or "either"."""
    device_at: int | None = None
    """Where the name of the device stands, when the verb points at it."""


def event_of(claim: Claim, text: str, unit: tuple[int, int]) -> Event | None:
    """Return what a date is said to be, None when it is neither of those of a sheet."""
    start, end = unit
    before = text[start : claim.start]
    if not _BEFORE_DATE.search(before) or _OTHER_EVENT.search(text[start:end]):
        return None
    match = _SAID_BEFORE.search(before)
    if match is not None:
        if _ON_DEVICE.search(before):
            return None  # « Android 5.0 est arrivé sur le Moto G en janvier. »
        if not _FAR.search(re.sub("\x02+, ", "", match["gap"])):
            return Event(_verb(match))
    match = _SAID_AFTER.match(text, claim.end, end) or _SAID_LAST.match(text, claim.end, end)
    return Event(_verb(match), match.start("device")) if match else None


def _verb(match: re.Match[str]) -> str:
    return next(name for name in _VERBS if match[name])
