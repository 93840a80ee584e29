"""Which devices a claim may speak of; none when the sentence leaves a doubt."""

from __future__ import annotations

import re

from lapuce.checks.claims.naming import BRAND, DEVICE, STRANGER, Name
from lapuce.checks.claims.phrases import THE, TYPES, any_of, phrases
from lapuce.checks.claims.reading import Claim

_UNIT = re.compile(
    r"(?<=[.!?…])(?:[ \u00a0\u202f]?[)»\"’*_\x00\x01])*\s+(?=[\"«“(*_\[—–\u00a0 ]{0,4}[A-ZÀ-Þ0-9\x02-\x04])"
    r"|\s?;\s|\n(?=\s*(?:[-*+>|]|\d+[.)]|!!!))|\s[—–]\s"
)
_ONE_OF = rf"(?:{THE}|ce(?:tte|t)?\s|s[ao]n?\s|cel(?:ui|le)\sd[ue]\s(?:la\s|l’)?)"
# « 8,9 pouces de diagonale pour le Mi Pad »
_BOUND = re.compile(
    r"(?:(?!\b(?:et|ou|qui|que|un|une|dont|où)\b)[^,;:.()\d\x02-\x04]){0,32}?"
    rf"\b(?:pour|sur|du|de|d’|chez|dans|à(?=\ss[ao])|(?:permet|donne|vaut|assure)\w*\s(?:au|à))\s?(?:{_ONE_OF}|nouve(?:lle|au)\s|petite?\s)*"
    r"(?P<name>\x02+|\x03+|\x04+)"
)
_COMPARING = phrases(
    """
    et, airs?, allure, on, deux, trois, vous, nous, contre, face à, que, qu’, comme, par rapport,
    davantage, à côté, derrière, devant, autant, mêmes?, moins, plus, loin, sans, quand, alors,
    tandis, mais, là où, au lieu, plutôt, concurren\\w+, rival\\w*, reprend, emprunte, hérite,
    succède, remplace, prédécesseur\\w*, successeur, entre, jusque, après, avant
    """,
    r"(?!\w)",
)
_AFTER_COMPARED = rf"\s?(?:{_ONE_OF}|l’(?:ancien|actuel)\s)*$"
_COMPARED = phrases(
    """
    contre, face (?:à|au), comme, par rapport (?:à|au), airs? d[eu’], celui d[eu],
    (?:plus|moins|aussi|autant|mêmes?|mieux|meilleure?|davantage)\\b[^\x2c;]*\\b(?:que|qu’),
    celle d[eu], ceux d[eu], celles d[eu], à côté d[eu], derrière, devant, entre, après, avant
    """,
    _AFTER_COMPARED,
)
_JOINED = phrases("et, ou, avec, pour, sur, ni, chez, dont, sous", _AFTER_COMPARED)
_VERBS = any_of(
    """
    vendu, lancé, doté, équipé, affiché, proposé, facturé, animé, annoncé, présenté, dévoilé,
    commercialisé, sorti
    """
)
# « …, vendue 349 € », « … et son écran de 8,9 pouces », « … (8,9 pouces) »
_ATTACHED = re.compile(
    rf"\s?(?:,\s)?(?:\(|(?:et|avec|dont|malgré|grâce à)\s(?:s[aeo][ns]?|l[ea’])"
    rf"|(?:(?:est|a\sété|fut|sera)\s)?{_VERBS}e?\b|(?:à|de|en|sous)\s|\x01)[^,;:.]{{0,40}}$"
    r"|\s?[,:]?\s?\(?$"
)
_LEADING = phrases(
    """
    avec, dotée?, lancée?, vendue?, à, pour, sous, équipée?, animée?, disponible, facturée?,
    premi(?:er|ère), portée?, limitée?, riche, mue?, dès, depuis, dans, chez, du côté, côté, signée?, arrivée?,
    parue?, mise? en vente, commercialisée?, son, sa, ses, sur, malgré, grâce, annoncée?,
    présentée?, dévoilée?, sortie?, affichée?, proposée?, armée?, forte?, de, du, en, les?, la,
    une?, l’, c’est, comptez, il faut, fabriquée?
    """,
    start=r"[\W_]*",
)
_IT = r"(?:elle|il(?!\s(?:faut|faudra|fallait|s’agit|suffit|reste|manque|existe|arrive|n?’?y\s)))"
_PRONOUN = re.compile(rf"\b{_IT}\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"\W*(?:son|sa|ses)\b", re.IGNORECASE)
_PRONOUN_NEXT = re.compile(r",?\s(?:il|elle)\b")
_ANAPHORA = re.compile(
    rf"\b(?:{_IT}\b|son|sa|ses|(?:l[ea]|ce|cette)\s"
    r"(?:(?:petite?|grande?|nouve(?:au|lle)|belle|beau)\s)?"
    rf"(?:{TYPES}|modèle|nouveau\svenu|nouvelle\svenue|bête|engin)(?!\w)"
    r"|(?:cet\s|l’)(?:appareil|engin|objet|ardoise|ordinateur|écran|afficheur|autonomie)"
    r"|(?:la|sa)\s(?:dalle|batterie|puce|mémoire|diagonale)"
    r"|le\s(?:processeur|prix|tarif|stockage)|(?:ses|les)\s)",
    re.IGNORECASE,
)
_BARE = phrases(
    """
    (?:une? )?(?:\\w+ )?(?:écran|dalle|batterie|puce|processeur), mémoire, prix, stockage, \\d,
    snapdragon, tegra, exynos, lancée?, annoncée?, présentée?, vendue?, dotée?, sous, avec,
    à partir, proposée?
    """,
    "",
    r"[\s\-*+>_\x00\x01]*",
)
_OTHERS = phrases(
    f"""
    prédécesseur\\w*, devanci\\w+, concurren\\w+, riva(?:l|le|les|ux), aînée?, grand frère,
    grande sœur, petite? (?:sœur|frère), cousine?, ancien(?:ne)?s?, précédente?s?, l’autre,
    certaine?s?, les autres, la plupart, beaucoup d[e’], première génération, d’avant, celui,
    celle, ceux, celles, successeur, version (?:mini|plus|4G|pro|précédente), chacun, tous deux,
    (?:le|la) (?:XL|Plus|Pro|Lite|Mini|Max|Edge|Compact), s[ao]n? derni(?:er|ère),
    toutes deux, la concurrence, fabricants, constructeurs, concurrents, marques, opérateurs,
    Chinois, Coréen, Américain, Japonais, Taïwanais, Finlandais, l’une?,
    (?:d’|des |aux |les |d’autres |leurs )(?:\\w+ )?{TYPES.replace("s?", "s")},
    (?:d’|des |aux |les |d’autres |leurs )(?:\\w+ )?(?:modèles|écrans),
    (?:le second|la seconde|le premier|la première)(?=[\\x2c.;]| (?:a|est|offre|coûte|affiche)\\b)
    """
)
_OPENS_CLAUSE = re.compile(
    r"(?:[,:]\s|\b(?:et|quand|mais|tandis que|alors que|lorsque)\s)+"
    rf"(?:quand\s|mais\s|et\s|tandis que\s)?{THE}$",
    re.IGNORECASE,
)
_PLURAL = phrases(r"ont, sont, font, tous, toutes, chacune?, partagent, \w\w\w+ent")
_RELATED = re.compile(
    rf"(?P<apposed>,\s)?{THE}?\b"
    + any_of(
        """
        prédécesseur, successeur, devanci\\w+, riva(?:l|le), concurrente?, aînée?, cadette?, suite,
        hériti(?:er|ère), ancêtre, petite? (?:frère|sœur), grande? (?:frère|sœur), remplaçante?, jumeau,
        jumelle, clone, copie, version \\w+
        """
    )
    + rf"\sd[eu’]\s?{THE}?$",
    re.IGNORECASE,
)
_BY = phrases("sans, de, d’, par, chez, signée?, avec, du, au, pour, en", rf"\s?{THE}?$")
_ITS_OWN = re.compile(rf"\s[^,;.]*\b(?:une?|des)\s(?:\w+\s)?{TYPES}\b")


def units(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Part a paragraph into sentences, lines of lists and halves around a semicolon."""
    parts: list[tuple[int, int]] = []
    at = start
    for match in _UNIT.finditer(text, start, end):
        if match.start() > at:
            parts.append((at, match.start()))
        at = match.end()
    parts.append((at, end))
    return parts


class Paragraph:
    """A paragraph whose names are hidden in the text, and known."""

    def __init__(self, text: str, names: list[Name], default: Name | None = None) -> None:
        self.text = text
        self.names = names
        self.default = default
        """The device that the whole article is about; its place is of no use."""

    def named_at(self, at: int | None) -> tuple[str, ...]:
        """Return the official name of what is named at a place."""
        return tuple(one.name for one in self.names if one.start == at)

    def subjects(self, claim: Claim, unit: tuple[int, int]) -> tuple[str, ...]:
        """
        Return the official names of the devices that a claim may speak of, likeliest first.

        The claim contradicts the sheets only when it is false of each.
        """
        text = self.text
        start, end = unit
        inside = [one for one in self.names if start <= one.start < end]
        if bound := _BOUND.match(text, claim.end, end):
            name = next(one for one in inside if one.start == bound.start("name"))
            if name.kind != BRAND:
                return (name.name,) if name.kind == DEVICE else ()
        before = [one for one in inside if one.end <= claim.start and one.kind != BRAND]
        since = 0
        if before and (related := _RELATED.search(text[start : before[-1].start])):
            # « Le OnePlus X, petit frère du OnePlus 2, coûte… » speaks of the first.
            if len(before) == 1 or not related["apposed"] or text[before[-1].end] != ",":
                return ()
            since = before.pop().end
        if not before:
            return self._unnamed(claim, unit, inside)
        last = before[-1]
        lead, between = text[start : last.start], text[max(since, last.end) : claim.start]
        if (
            last.kind == STRANGER
            or _OTHERS.search(between)
            or _has_floor(text, last, claim, inside)
        ):
            return ()
        devices = tuple(dict.fromkeys(one.name for one in reversed(before) if one.kind == DEVICE))
        compared, attached = _COMPARED.search(lead), _ATTACHED.match(between)
        joined = _JOINED.search(lead)
        if len(before) == 1:
            if attached or not (compared or joined):
                return devices
            more = self._antecedents(start)
            if more or joined:
                return tuple(dict.fromkeys((*more, *devices)))
            return ()  # « Après le Galaxy Note 4, un téléphone de 7 pouces »
        if len(devices) > 1 and not _PLURAL.search(between):
            if attached and not compared and not joined and ":" not in between:
                return devices[:1]
            if _OPENS_CLAUSE.search(lead):
                return devices[:1]
        if any(one.kind == STRANGER for one in before):
            return ()
        return devices[::-1]

    def _unnamed(self, claim: Claim, unit: tuple[int, int], inside: list[Name]) -> tuple[str, ...]:
        """Return the subjects of a claim that no name of its sentence precedes."""
        text = self.text
        start = unit[0]
        lead = text[start : claim.start]
        if _OTHERS.search(lead):
            return ()
        after = next((one for one in inside if one.start >= claim.end and one.kind != BRAND), None)
        if after is not None and after.start - claim.end <= 70 and not _PRONOUN.search(lead):
            gap = text[claim.end : after.start]
            doubtful = any(one.kind == STRANGER for one in self.names if one.start < start)
            named = (after.name,) if after.kind == DEVICE and not doubtful else ()
            if re.search(rf"\s:\s{THE}?$", gap) and _BARE.match(text, start):
                return named
            own = _POSSESSIVE.match(lead) and not re.search(rf",\s{THE}?$", gap)
            if not own and not re.search(r"\d", gap) and not _COMPARING.search(gap):
                return named if _LEADING.match(lead) or not lead.strip() else ()
        anaphora = _ANAPHORA.search(lead)
        brands = {one.name for one in inside if one.kind == BRAND and one.end <= claim.start}
        if brands and not anaphora:
            makers = {one.brand for one in self.names if one.kind == DEVICE and one.start < start}
            if not makers and self.default is not None:
                makers = {self.default.brand}
            return self._antecedents(start) if brands == makers else ()
        if anaphora or _PRONOUN_NEXT.match(text, claim.end) or _BARE.match(text, start):
            return self._antecedents(start)
        return ()

    def _antecedents(self, start: int) -> tuple[str, ...]:
        before = [one for one in self.names if one.start < start and one.kind != BRAND]
        if any(one.kind == STRANGER for one in before):
            return ()
        names = [one.name for one in reversed(before)]
        if self.default is not None:
            names.append(self.default.name)
        return tuple(dict.fromkeys(names))


def _has_floor(text: str, last: Name, claim: Claim, inside: list[Name]) -> bool:
    """Tell whether a brand takes the floor between a device and a claim."""
    for one in inside:
        if one.kind != BRAND or not last.end <= one.start < claim.start - 1:
            continue
        if one.name == last.brand:
            if _ITS_OWN.match(text, one.end, claim.start):
                return True  # « Samsung prépare une tablette de… »
        elif one.end + 1 < claim.start and not _BY.search(text[last.end : one.start]):
            return True
    return False
