"""What each column and each key of the open data says, and how their cells are written."""

from __future__ import annotations

_PRICE = "amount (montant), date, variant (version), country (pays), where (lieu), source (adresse)"
FORM = (
    "Dans le CSV, les valeurs d’une liste sont séparées par un point-virgule entre deux espaces ; "
    "celles d’un prix ou d’une source s’écrivent clé=valeur, séparées par une virgule et une espace : "
    "amount=249 €, date=2014-07-01. Un point-virgule ou une virgule doublés n’en font qu’un, qui ne "
    "sépare rien. Dans le JSON, le point d’un nom de colonne est un niveau, une liste est une "
    "liste, un prix ou une source est un objet."
)
"""How the cells of `appareils.csv` hold several values."""

COLUMNS = {
    "slug": "Fin de l’adresse de la fiche : /appareils/slug/",
    "name": "Nom",
    "brand": "Marque",
    "aliases": "Autres noms, séparés par « ; »",
    "type": "téléphone, tablette, ordinateur, montre, liseuse, console, boîtier ou casque",
    "status": "annoncé, commercialisé ou abandonné",
    "announced": "Date d’annonce (AAAA-MM-JJ)",
    "release": "Date de mise en vente (AAAA-MM-JJ)",
    "prices": f"Prix de lancement : {_PRICE}",
    "price_history": f"Prix relevés ensuite : {_PRICE}",
    "screen.size": "Diagonale de l’écran",
    "screen.definition": "Définition de l’écran, largeur × hauteur ou l’inverse, comme l’écrit le fabricant",
    "screen.technology": "Technologie de l’écran",
    "screen.refresh": "Fréquence de l’écran",
    "chip": "Puce",
    "memory": "Mémoire vive, une valeur par version",
    "storage": "Stockage, une valeur par version",
    "expandable": "Extension du stockage",
    "battery": "Batterie",
    "cameras.back": "Appareils photo du dos",
    "cameras.front": "Appareil photo de face",
    "os": "Système à la sortie",
    "network": "Réseaux et liaisons",
    "dimensions": "Hauteur × largeur × épaisseur",
    "weight": "Masse",
    "colors": "Couleurs",
    "picture.src": "Image : son fichier dans nos sources",
    "picture.alt": "Image : ce qu’elle montre",
    "picture.caption": "Image : sa légende",
    "picture.credit": "Image : son auteur, ou sa source, qui en garde les droits",
    "picture_url": "Image : son adresse",
    "predecessor": "Appareil qui le précède",
    "successor": "Appareil qui le suit",
    "rivals": "Concurrents que nous lui comparons",
    "sources": "D’où viennent les chiffres : title (titre) et url (adresse)",
    "summary": "La fiche en une phrase",
    "checked": "Date de notre dernière relecture (AAAA-MM-JJ)",
    "figures.screen_inches": "Diagonale, en pouces",
    "figures.screen_pixels": "Définition, en pixels",
    "figures.refresh_hz": "Fréquence, en hertz",
    "figures.memory_gb": "Mémoire vive, en gigaoctets de 1 024 mégaoctets",
    "figures.storage_gb": "Stockage, dans la même unité",
    "figures.battery_mah": "Batterie, en milliampères-heures",
    "figures.battery_wh": "Batterie, en wattheures, quand le fabricant ne dit que cela",
    "figures.back_cameras_mpx": "Appareils photo du dos, en mégapixels",
    "figures.front_camera_mpx": "Appareil photo de face, en mégapixels",
    "figures.height_mm": "Hauteur, en millimètres",
    "figures.width_mm": "Largeur, en millimètres",
    "figures.depth_mm": "Épaisseur, en millimètres",
    "figures.weight_g": "Masse, en grammes",
    "figures.prices": "Prix de lancement : amount (montant) et currency (monnaie, code ISO 4217)",
    "figures.price_history": "Prix relevés ensuite, de même",
}
"""The columns of `appareils.csv`; a dot stands for a level of `appareils.json`."""
BRAND_KEYS = {
    "slug": "Fin de l’adresse de la marque : /marques/slug/",
    "name": "Nom",
    "aliases": "Autres noms",
    "country": "Pays",
    "founded": "Fondation : une année, ou un jour (AAAA-MM-JJ)",
    "founders": "Qui l’a fondée",
    "people": "Qui la dirige ou l’a dirigée : name (nom) et role (fonction)",
    "site": "Adresse de son site",
    "colors": "Couleurs",
    "summary": "La marque en une phrase",
    "sources": "D’où viennent les faits : title (titre) et url (adresse)",
}
"""The keys of `marques.json`."""
