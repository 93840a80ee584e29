"""Whether the words around a number, a chip or a system make it that of a device."""

from __future__ import annotations

import re

from lapuce.checks.claims.phrases import any_of, phrases

_WORDS = r"(?:\s[\w’\x02\x04]+){0,6}"

_NOT_SCREEN_BEFORE = re.compile(
    any_of(
        """
        (?:(?<!grâce )à un|près d’un|sur un|vers un|devant un|d’un autre) (?:grand )?écran,
        téléviseur, télé, moniteur, projecteur, disque, capteur, roues?, clavier, portable,
        ordinateur, dock, vitre, second, externe, deuxième
        """
    )
    + r"\s?(?:de\s|d’|à\s)?$"
    # « Des tablettes de 8 pouces »
    r"|\b(?!pouces|dans|sans|mais|sous|ses|les|trois|puis|pas|plus|moins|dès|vers)\w+s"
    r"\s(?:de|à|en)\s$",
    re.IGNORECASE,
)
_NOT_SCREEN_AFTER = phrases(
    "d’épaisseur, de large, de haut, de long, de côté, de profondeur, par", start=r"\s"
)


def of_screen(before: str, after: str) -> bool:
    """Tell whether inches are those of a device's screen."""
    return not _NOT_SCREEN_BEFORE.search(before[-40:]) and not _NOT_SCREEN_AFTER.match(after)


_PRICE = phrases(
    """
    vend\\w*, coût\\w*, prix, tarifs?, à partir de, affich\\w+, propos\\w+, factur\\w+,
    lancée?s?, commercialis\\w+, étiquettes?, vaut, valent, compt\\w+, débours\\w+, achèt\\w+,
    acheté\\w*, s’offre, demand\\w+, réclam\\w+, pour, à, dès, offre, échang\\w+, pay\\w+,
    annonc\\w+, sorti\\w*, revient, réserv\\w+, fixé\\w*, positionn\\w+, moyennant, contre, même
    """,
    rf"{_WORDS}[\s:(,]*(?:les\s|le\s)?$",
)
# « 5,2 pouces, 2 Go de RAM, 479 € », « le Lumia 950 coûte 599 € et le Lumia 950 XL 699 € »
_PRICE_LISTED = re.compile(
    r"[(]$|^[\s\-*+]*$|(?:€|euros|dollars|yuans)\s[^.;:€$]{0,40}(?:,|\bet|\bou|\bpuis)\s(?:pour\s)?$"
    r"|(?:pouces|[GMT]o|RAM|vive|mAh|mégapixels|Mpx|\x02)\s?[,:]\s$"
    r"|(?:€|euros|dollars|yuans)(?:,|\s)+(?:(?:et|quand|contre|mais)\s)?(?:l[ea]\s|l’)?\x02+,?\s$"
)
_NOT_ITS_PRICE = phrases(
    """
    millions?, milliards?, abonnement, forfaits?, subventionn\\w+, engagement, occasion,
    reconditionn\\w+, frais, port, TVA, douanes?, taxes?, HT, promo\\w*, soldes?, soldé\\w*,
    import\\w*, baiss\\w*, chut\\w*, tomb\\w*, descend\\w*, brad\\w*, remises?, réduction,
    dépréci\\w*, revend\\w*, marchands?, Amazon, Cdiscount, Fnac, négoci\\w+, rembours\\w+,
    répar\\w+, déstock\\w+, supplément, assurance, composants?, 4G, LTE, Cellular, 3G,
    Black Friday, ventes? flash, code
    """
)
_NOT_ITS_PRICE_NEAR = phrases(
    """
    étuis?, coques?, chargeurs?, claviers?, stylets?, dock, socle, accessoires?, désormais, aujourd’hui,
    maintenant, mois, mensuel\\w*, an, actions?, chiffre, bénéfice\\w*, entre-temps, casques?,
    manettes?, housses?, cartes?, bracelets?, soit, encore, moitié, budget, option, garantie, pièces?,
    jeux?, plus que
    """
)
# « Des bracelets à 79 yuans »
_OF_SOMETHING = re.compile(
    r"\b(?:d’|(?:des|une?|l[ea]|les|sa|son|ses)\s)(?!"
    + any_of(
        """
        prix, tarif, montant, somme, version, modèle, tablette, téléphone, smartphone, mobile,
        appareil, machine, montre, liseuse, console, ardoise, boîtier, phablette, France, Chine,
        Europe, moins, entrée, appel, départ, lancement, vente, base
        """
    )
    + r")\w{3,}\s(?:à|vendue?s?|pour)\s$",
    re.IGNORECASE,
)
# « L’écran coûte 85 € »
_OF_A_PART = re.compile(
    r"\b(?:écran|dalle|vitre|batterie|module|capteur|caméra|adaptateur|câble)s?"
    r"(?:\s(?:neu|seul)\w*)?\s(?:se\s|est\s|sont\s)?(?:coût|vend|factur|vaut|valent|revien)\w*[^,;.]*$",
    re.IGNORECASE,
)
_PAUSE = re.compile(r"[,;:.(\x00]")
_RATE = re.compile(r"\s*(?:par\b|/)|\s(?:de\s|d’)(?!l[ea]\s|l’|\x02)\w")


def of_price(before: str, after: str, sentence: str) -> bool:
    """Tell whether an amount is what a device costs new, alone, in a shop."""
    if _RATE.match(after) or _NOT_ITS_PRICE.search(sentence):
        return False
    if _OF_SOMETHING.search(before) or _OF_A_PART.search(before):
        return False
    near = f"{before[-60:]}|{_PAUSE.split(after[:30])[0]}"
    if _NOT_ITS_PRICE_NEAR.search(near):
        return False
    return bool(_PRICE.search(before) or _PRICE_LISTED.search(before))


_CHIP = phrases(
    """
    puces?, processeurs?, dot\\w+, équip\\w+, anim\\w+, embarqu\\w+, motoris\\w+, propuls\\w+,
    s[oa]n?, avec, cœur, confi\\w+, repos\\w+, mû\\w*, tourn\\w+, emport\\w+, abrit\\w+, cach\\w+,
    intègr\\w+, accueill\\w+, architectur\\w+, carbur\\w+, fonctionn\\w+, chois\\w+, fait, a, bat,
    ronronn\\w+, aliment\\w+, pilot\\w+, trouv\\w+, ventre, capot, entrailles, intérieur, moteur,
    log\\w+, appui\\w+, pour, reçoi\\w+, utilis\\w+, hérit\\w+
    """,
    rf"{_WORDS}[\s:(,’]*(?:une?\s|le\s)?$",
)
_CHIP_LISTED = re.compile(r"[(,]\s?$|^[\s\-*]*(?:un\s)?$", re.IGNORECASE)
_CHIP_SPURNED = phrases(
    "abandonn\\w+, délaiss\\w+, évit\\w+, renonc\\w+ au, quitt\\w+, remplac\\w+",
    r"\s(?:l[ea]\s|son\s)?$",
)
_NOT_ITS_CHIP = phrases(
    """
    que, qu’, contre, face, comme, succède, remplace, comparable, rival\\w*, concurrent\\w*,
    devant, derrière, proche, version, variante, selon, lieu, ou, équivalent\\w*, digne, valoir,
    vaut, égal\\w*, niveau, héritier, descendant, successeur, attendant, après, avant, modèles?,
    déclinaison, certains?, pays, marchés?
    """,
    r"(?!\w)[^,]*$",
)
_DRIVES = phrases(
    "anime, équipe, propulse, fait tourner, bat, alimente, pilote, motorise, officie",
    "",
    r"\s(?:qui\s)?(?:l’|la\s|le\s)?",
)


def of_chip(before: str, after: str) -> bool:
    """Tell whether a chip is the one inside a device."""
    if _NOT_ITS_CHIP.search(before[-60:]) or _CHIP_SPURNED.search(before):
        return False
    return bool(_CHIP.search(before) or _CHIP_LISTED.search(before) or _DRIVES.match(after))


_SYSTEM = phrases(
    """
    sous, tourn\\w+ (?:sous|avec|sur), fait tourner, livrée?s? (?:avec|sous),
    fonctionn\\w+ (?:sous|avec|sur), équipée?s? d’, avec, animée?s? par, embarqu\\w+,
    s’appuie sur, système :, logiciel :
    """,
    r"\s?$",
)
_NOT_ITS_SYSTEM = phrases(
    """
    mises? à jour, pass\\w+, désormais, versions?, variantes?, déclinaisons?, bientôt, éditions?,
    évolu\\w+, migr\\w+, install\\w+, reçoi\\w*, reçu\\w*, aujourd’hui, depuis, ensuite, puis,
    premiers?, première, appareils, téléphones, tablettes, essai, programme, modèles?, réplique,
    concurr\\w+, existe, un jour, remplac\\w+
    """
)


def of_system(before: str, sentence: str) -> bool:
    """Tell whether a system is the one that a device is sold with."""
    if re.search(r",\ssous\s$", before):
        return False  # « L’iPad Air, sous iOS 8, … » may have been brought up to date.
    return bool(_SYSTEM.search(before)) and not _NOT_ITS_SYSTEM.search(sentence)
