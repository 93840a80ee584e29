"""Whether gigabytes are those of memory, of storage, or of something else than a device."""

from __future__ import annotations

import re
from typing import Literal

from lapuce.checks.claims.phrases import phrases

_WORDS = r"(?:\s?:|\s(?!RAM|vive|ou\b|et\b)(?:[ld]’)?[\w\x02\x04]+){0,5}\s$"
_MEMORY_AFTER = re.compile(r"\s(?:de\s)?\(?(?:RAM|mémoire\svive|LPDDR|DDR)")
_MEMORY_BEFORE = re.compile(rf"(?:RAM|[Mm]émoire\svive)\)?{_WORDS}")
_STORAGE_AFTER = phrases(
    """
    stockage(?! en ligne), espace, capacité, flash, SSD, eMMC, internes?, mémoire interne,
    mémoire flash, mémoire de (?:stockage|masse)
    """,
    start=r"\s(?:de\s|d’)?",
)
_STORAGE_BEFORE = phrases("stockage, mémoire interne, capacité, espace", _WORDS)
_EITHER_AFTER = re.compile(r"\sde\smémoire\b")
# « La version de 16 Go », « le Nexus 5 en 32 Go »
_EITHER_BEFORE = re.compile(
    r"(?:\b(?:versions?|modèles?|déclinaisons?|variantes?|exist\w+|déclin\w+|disponible|propos\w+"
    r"|vend\w+|démarr\w+)|\x02)(?:\s(?:d[eu’]|en|à|avec)|\s\()?\s?$|(?:RAM|vive),\s$"
)
# « Les 16 Go du Mi Pad »
_OF_DEVICE = re.compile(r"\s(?:du|de\sla|de\sl’|d’une?)\s?\x02")
_DETERMINED = re.compile(r"\b(?:[Ll]es|[Ss]es|[Aa]ux|[Dd]es)\s$")
_ELSEWHERE = phrases(
    """
    micro-?SD, SD, cartes?, cloud, nuage, forfait, données, occup\\w+, rest\\w+, libres?, pèse\\w*,
    fichiers?, télécharge\\w*, mise à jour, jeux?, vidéos?, OneDrive, Drive, iCloud, Dropbox,
    utilis\\w+, photos?, en ligne, par mois, gratuits?, offerts?, clé USB, clef, films?, musique
    """
)


def kind_of_capacity(before: str, after: str) -> Literal["memory", "storage", "either"] | None:
    """Return what a number of gigabytes measures, from the text on both sides."""
    if _ELSEWHERE.search(before[-45:]) or _ELSEWHERE.match(after.lstrip()):
        return None
    if _MEMORY_AFTER.match(after):
        return "memory"
    if _STORAGE_AFTER.match(after):
        return "storage"
    if _EITHER_AFTER.match(after):
        return "either"
    if _MEMORY_BEFORE.search(before):
        return "memory"
    if _STORAGE_BEFORE.search(before):
        return "storage"
    if _EITHER_BEFORE.search(before) or (_OF_DEVICE.match(after) and _DETERMINED.search(before)):
        return "either"
    return None
