"""What the keys of front matter may be called by who thinks in French, or of another generator."""

from __future__ import annotations

from lapuce.slugs import fold

_WORDS = {
    "titre": "title name", "nom": "name title", "auteur auteurs signature": "authors",
    "rubrique categorie": "category", "resume chapo chapeau": "summary", "surtitre": "kicker",
    "etiquette etiquettes mots_cles": "tags", "marque marques": "brand brands",
    "appareil appareils": "device devices", "dossier serie": "series", "rang": "series_index",
    "photo": "image picture", "legende": "caption", "langue": "lang", "statut": "status",
    "gabarit": "template", "modifie": "modified", "mise_a_jour mises_a_jour": "updates",
    "fin expire expiration": "expires", "offre bon_plan": "deal", "rumeur": "rumour",
    "essai test": "review", "note": "score review", "criteres": "criteria",
    "points_forts": "pros", "points_faibles": "cons", "marchand boutique": "merchant where",
    "lien": "url", "texte": "text", "poids masse": "weight", "taille diagonale": "size screen",
    "ecran": "screen", "resolution": "definition", "dalle": "technology", "batterie": "battery",
    "puce processeur": "chip", "memoire ram": "memory", "stockage": "storage",
    "camera photos": "cameras", "systeme": "os", "reseau reseaux": "network",
    "couleur couleurs": "colors", "prix": "price prices amount", "montant": "amount",
    "annonce": "announced", "sortie": "release", "predecesseur": "predecessor",
    "successeur": "successor", "concurrents rivaux": "rivals", "pays": "country",
    "fondee fondation": "founded", "fondateur fondateurs": "founders",
    "autres_noms": "aliases", "genre": "type",
    # Those of Hugo, Jekyll and Ghost.
    "draft published": "status", "lastmod updated_at": "modified", "published_at": "date",
    "aliases permalink": "redirect_from", "categories": "category",
    "excerpt custom_excerpt": "summary", "feature_image": "image", "layout": "template",
}  # fmt: skip
_KEYS = {word: tuple(keys.split()) for words, keys in _WORDS.items() for word in words.split()}


def keys_for(word: str) -> tuple[str, ...]:
    """Return the keys that another word may stand for, the likeliest first."""
    return _KEYS.get(fold(word).replace(" ", "_"), ())
