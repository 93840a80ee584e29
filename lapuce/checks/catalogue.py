"""All the rules by name, for `docs/regles.md`: what each one reports, and what to do."""

from __future__ import annotations

from lapuce.checks.style import RULES

ERRORS = {
    "En-tête": {
        "bad-yaml": "L’en-tête ne se lit pas : un deux-points sans guillemets, un crochet ouvert, une ancre YAML.",
        "front-matter-unclosed": "La seconde ligne « --- » manque.",
        "no-front-matter": "Le fichier commence par du texte.",
        "duplicate-key": "Une clé est donnée deux fois.",
        "unknown-key": "Une clé n’existe pas ; la plus proche est proposée.",
        "missing-title": "Il manque le titre.",
        "missing-date": "Il manque la date.",
        "missing-category": "Il manque la rubrique.",
        "missing-key": "Il manque une clé dans un bloc (image, review, rumour…).",
        "wrong-type": "La valeur n’est pas du bon genre : un nombre, une liste, un texte.",
        "bad-date": "La date ne se lit pas ou n’existe pas : AAAA-MM-JJ HH:MM.",
        "bad-slug": "L’adresse contient autre chose que des lettres sans accent, des chiffres et des traits d’union.",
        "bad-lang": "La langue n’est pas un code comme fr ou en.",
        "bad-url": "L’adresse n’est pas entière.",
        "bad-quantity": "La grandeur ne se lit pas : un nombre et son unité.",
        "unknown-value": "La valeur n’est pas dans la liste prévue.",
        "unknown-status": "Le statut n’est ni published, ni draft, ni hidden.",
        "unknown-outcome": "L’issue d’une rumeur n’est ni ouverte, ni confirmée, ni démentie.",
        "unknown-update": "Une mise à jour n’est ni un ajout, ni une correction.",
        "no-save-as": "save_as et url sont refusés : l’adresse vient de slug.",
        "ignore-without-reason": "Une règle est tue sans raison.",
    },
    "Fichiers": {
        "empty-file": "Le fichier est vide.",
        "file-too-large": "Le fichier dépasse la limite.",
        "not-utf-8": "Le fichier n’est pas en UTF-8 ; l’encodage trouvé est dit.",
        "control-character": "Un caractère de contrôle est resté.",
        "unreadable-file": "Le fichier ne peut pas être lu.",
        "symbolic-link": "Un lien symbolique est dans le contenu.",
        "odd-file": "Ni fichier ni dossier.",
        "bad-file-name": "Le nom du fichier contient un caractère invisible.",
    },
    "Noms et adresses": {
        "unknown-brand": "La marque n’a pas de fiche.",
        "unknown-device": "L’appareil n’a pas de fiche.",
        "unknown-author": "L’auteur n’a pas de fiche.",
        "unknown-series": "Le dossier n’a pas de fiche.",
        "unknown-category": "La rubrique ressemble à une autre, sans l’être.",
        "unknown-template": "Le gabarit n’existe pas.",
        "duplicate-slug": "Deux sources veulent la même adresse.",
        "reserved-slug": "L’adresse est celle d’une page du site.",
        "case-collision": "Deux adresses ne diffèrent que par la casse.",
        "bad-tag": "Il ne reste ni lettre ni chiffre d’une étiquette.",
        "broken-link": "Le lien mène à un fichier ou à une page qui n’existe pas.",
        "broken-anchor": "L’ancre n’existe pas dans la page visée.",
        "link-to-unpublished": "Le lien mène à un brouillon ou à un article sous embargo.",
        "outside-content": "Le chemin sort du dossier du contenu.",
    },
    "Texte et images": {
        "hostile-text": "Le texte coûterait trop cher : ligne démesurée, crochets jamais fermés, listes trop profondes.",
        "heading-one": "Un titre de niveau 1 est dans le texte.",
        "unknown-block": "Le bloc « !!! » n’existe pas.",
        "bad-block": "Il manque un nom à un bloc.",
        "missing-review": "« !!! verdict » sans review dans l’en-tête.",
        "bad-price": "Le prix marqué ne se lit pas, ou sa monnaie n’a pas de cours.",
        "raw-script": "Un script est dans l’article.",
        "unsafe-html": "Un élément HTML n’est pas admis.",
        "event-attribute": "Un attribut exécute du code.",
        "unsafe-link": "Le lien n’est ni http(s), ni mailto, ni tel.",
        "image-without-alt": "L’image n’a pas de texte de remplacement.",
        "missing-picture": "L’image n’existe pas.",
        "bad-picture": "L’image ne se lit pas, ou un SVG peut exécuter du code.",
        "picture-with-gps": "L’image dit où elle a été prise.",
    },
    "Pages finies": {
        "dead-link": "Un lien ne mène nulle part.",
        "dead-anchor": "Une ancre n’existe pas.",
        "duplicate-id": "Un identifiant est donné deux fois.",
        "page-head": "Il manque le titre de la page ou son adresse canonique.",
        "third-party": "La page demanderait quelque chose à un tiers.",
    },
}  # fmt: skip
WARNINGS = {
    "heading-skipped": "Un niveau de titre est sauté.",
    "bare-http": "Un lien n’est pas chiffré.",
    "vague-link": "Un lien intitulé « ici » ne dit pas où il mène.",
    "alt-repeats-caption": "Le texte de remplacement répète la légende.",
    "missing-credit": "L’image n’a pas de crédit.",
    "heavy-picture": "L’image pèse plus de 2 Mo.",
    "tag-spelling": "L’étiquette est écrite autrement ailleurs.",
    "unbalanced-quotes": "Un guillemet manque dans le paragraphe.",
}


def rules_page() -> str:
    """Return `docs/regles.md`."""
    lines = [
        "# Les règles",
        "",
        "Cette page est faite des règles elles-mêmes. Une **erreur** arrête la construction ; un",
        "**avertissement** la laisse finir (`--strict` en fait une erreur).",
        "",
        "Pour taire une règle dans un article, dites pourquoi dans son en-tête :",
        "",
        "```yaml",
        "ignore: [{unaccented-capital: titre de l’œuvre}]",
        "```",
    ]
    for title, rules in ERRORS.items():
        lines += ["", f"## {title} (erreurs)", "", "| Règle | Ce qu’elle dit |", "| --- | --- |"]
        lines += [f"| `{name}` | {said} |" for name, said in rules.items()]
    lines += ["", "## Avertissements", "", "| Règle | Ce qu’elle dit |", "| --- | --- |"]
    lines += [f"| `{name}` | {said} |" for name, said in WARNINGS.items()]
    lines += [
        "",
        "## Style (avertissements)",
        "",
        "`./inv check --fix` corrige celles qui ont une correction sûre, et montre la différence.",
        "",
        "| Règle | Ce qu’elle dit | Au lieu de | On écrit | Corrigée |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| `{rule.name}` | {rule.title} | {rule.wrong} | {rule.right} | {'oui' if rule.mend else 'non'} |"
        for rule in RULES
    ]
    return "\n".join(lines) + "\n"
