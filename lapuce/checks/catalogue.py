"""All the rules by name, for `docs/regles.md`: ours, and what reading and rendering report."""

from __future__ import annotations

from lapuce.checks.rule import Rule
from lapuce.checks.rules import FAMILIES, RULES
from lapuce.problems import Severity

REPORTED_ELSEWHERE = {
    "En-tête": {
        "bad-yaml": "L’en-tête ne se lit pas : un deux-points sans guillemets, un crochet ouvert, une ancre YAML.",
        "front-matter-unclosed": "Une des deux lignes « --- » manque.",
        "no-front-matter": "Le fichier commence par du texte.",
        "duplicate-key": "Une clé est donnée deux fois.",
        "unknown-key": "Une clé n’existe pas ; la plus proche est proposée.",
        "missing-title": "Il manque le titre.",
        "missing-date": "Il manque la date.",
        "missing-category": "Il manque la rubrique.",
        "missing-key": "Il manque une clé dans une fiche, ou dans un bloc (image, review, rumour…).",
        "empty-value": "Une clé est là, mais rien ne la suit.",
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
        "not-utf-8": "Le fichier n’est pas en UTF-8, et l’encodage trouvé est dit ; ou sa fin a été coupée.",
        "merge-conflict": "Une fusion de git est restée en suspens dans le fichier.",
        "control-character": "Un caractère de contrôle est resté.",
        "unreadable-file": "Le fichier ne peut pas être lu.",
        "symbolic-link": "Un lien symbolique est dans le contenu.",
        "odd-file": "Ni fichier ni dossier.",
        "bad-file-name": "Le nom du fichier contient un caractère invisible, ou n’est pas en UTF-8.",
        "misplaced-sheet": "Une fiche est dans un dossier qui n’est pas l’un des nôtres ; le plus proche est proposé.",
        "unread-file": "Un texte ne serait pas lu, à cause de son nom : `article.MD`, `article.docx`.",
    },
    "Noms et adresses": {
        "unknown-brand": "La marque n’a pas de fiche.",
        "unknown-device": "L’appareil n’a pas de fiche.",
        "unknown-author": "L’auteur n’a pas de fiche.",
        "unknown-series": "Le dossier n’a pas de fiche.",
        "unknown-category": "La rubrique ressemble à une autre, sans l’être.",
        "unknown-template": "Le gabarit n’existe pas, ou n’est pas fait pour cette source.",
        "duplicate-name": "Deux fiches portent le même nom.",
        "generation-order": "Un appareil suivrait un plus récent que lui, ou lui-même par une boucle.",
        "duplicate-slug": "Deux sources veulent la même adresse.",
        "reserved-slug": "L’adresse est celle d’une page du site.",
        "case-collision": "Deux adresses ne diffèrent que par la casse.",
        "bad-tag": "Il ne reste ni lettre ni chiffre d’une étiquette.",
        "broken-link": "Le lien mène à un fichier ou à une page qui n’existe pas.",
        "empty-link": "Le lien n’a pas d’adresse.",
        "broken-anchor": "L’ancre n’existe pas dans la page visée.",
        "link-to-unpublished": "Le lien mène à un brouillon ou à un article sous embargo.",
        "outside-content": "Le chemin sort du dossier du contenu.",
    },
    "Texte et images": {
        "hostile-text": "Le texte coûterait trop cher : ligne démesurée, crochets jamais fermés, listes trop profondes.",
        "heading-one": "Un titre de niveau 1 est dans le texte.",
        "unknown-block": "Le bloc « !!! » n’existe pas.",
        "bad-block": "Il manque un nom à un bloc, deux fois le même, il est là deux fois, ou il cache un texte.",
        "missing-review": "« !!! verdict » sans review dans l’en-tête.",
        "bad-price": "Le prix marqué ne se lit pas, sa monnaie n’a pas de cours, ou il est dans l’en-tête.",
        "unbalanced-html": "Un élément ou un commentaire HTML n’est jamais fermé, ou une balise ne ferme rien.",
        "repeated-id": "Un identifiant ou le nom d’une note est donné deux fois dans un texte, ou sert déjà à la page.",
        "raw-script": "Un script est dans l’article.",
        "unsafe-html": "Un élément HTML, ou un attribut style, n’est pas admis.",
        "event-attribute": "Un attribut exécute du code.",
        "unsafe-link": "Le lien n’est ni http(s), ni mailto, ni tel.",
        "missing-picture": "L’image n’existe pas.",
        "bad-picture": "L’image ne se lit pas, dépasse 50 millions de pixels, n’est pas d’un format admis, ou un SVG peut exécuter du code.",
        "picture-with-gps": "L’image dit où elle a été prise.",
    },
    "Pages finies": {
        "dead-link": "Un lien ne mène nulle part.",
        "dead-anchor": "Une ancre n’existe pas dans la page visée.",
        "duplicate-id": "Un identifiant est donné deux fois.",
        "page-title": "La page n’a pas de titre.",
        "page-description": "La page n’a pas de description.",
        "page-canonical": "La page ne dit pas son adresse canonique.",
        "page-heading-one": "Il n’y a pas de titre h1, ou il y en a plusieurs.",
        "third-party": "La page, l’article, une feuille de style ou un script demanderait quelque chose à un tiers.",
        "bad-xml": "Un flux ou un plan du site est mal formé.",
        "bad-json": "Un fichier JSON ne se lit pas.",
        "bad-json-ld": "Les données structurées ne se lisent pas.",
        "leftover": "Un reste de fabrication : `{filename}`, un chemin de la machine, une trace d’erreur.",
    },
}  # fmt: skip
WARNED_ELSEWHERE = {
    "unknown-folder": "Un dossier ressemble à l’un des nôtres, sans l’être.",
    "copied-file": "Une copie est restée à côté de l’original : `t (1).md`, `t copie.md`, `Copie de t.md`.",
    "modified-in-future": "La date d’une modification, d’un prix relevé, d’une relecture ou de l’issue d’une rumeur n’est pas encore venue.",
    "status-against-release": "Un appareil est dit sorti avant le jour de sa sortie, ou seulement annoncé après.",
    "unknown-subject": "Une rumeur est à propos d’un nom qui ressemble à celui d’une fiche, sans l’être.",
    "sheet-spelling": "Une puce ou un système est écrit autrement que dans les autres fiches.",
    "series-order": "Deux épisodes ont le même rang, ou un rang est donné sans dossier.",
    "missing-credit": "L’image n’a pas de crédit.",
    "heavy-picture": "L’image pèse plus de 2 Mo.",
    "page-weight": "Une page pèse plus que son budget.",
    "draft-words": "Un mot de brouillon est resté : « TODO », « lorem ipsum », « [à compléter] ».",
}


def error_rules() -> set[str]:
    """Return the names of the rules that stop a build: nothing silences them."""
    elsewhere = {name for rules in REPORTED_ELSEWHERE.values() for name in rules}
    ours = {rule.name for rule in RULES if rule.severity is Severity.ERROR}
    return (elsewhere - WARNED_ELSEWHERE.keys() - {rule.name for rule in RULES}) | ours


def summaries() -> dict[str, str]:
    """Return what each rule reports, in a few words of French, by name."""
    said = {name: text for rules in REPORTED_ELSEWHERE.values() for name, text in rules.items()}
    return {**said, **WARNED_ELSEWHERE, **{rule.name: _capital(rule.title) for rule in RULES}}


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def rules_page() -> str:
    """Return `docs/regles.md`, as the rules are typed; `./inv golden` typesets it."""
    lines = [
        "# Les règles",
        "",
        "Cette page est faite des règles elles-mêmes. Une **erreur** arrête la construction ; un",
        "**avertissement** la laisse finir (`--strict` en fait une erreur). Comment lancer les",
        "contrôles : [Vérifier](verification.md).",
        "",
        "Pour taire un avertissement dans une source, dites pourquoi dans son en-tête :",
        "",
        "```yaml",
        "ignore: [{unaccented-capital: titre de l’œuvre}]",
        "```",
        "",
        "## En un coup d’œil",
        "",
        "| Règle | Ce qu’elle signale | Gravité | `--fix` |",
        "| --- | --- | --- | --- |",
    ]
    lines += [
        f"| [`{rule.name}`](#{rule.name}) | {rule.title} | {_weight(rule)} | "
        f"{'oui' if rule.mends else ''} |"
        for rule in RULES
    ]
    for family, rules in FAMILIES.items():
        lines += ["", f"## {family}"]
        for rule in rules:
            lines += _section(rule)
    lines += [
        "",
        "## Ce que disent la lecture et la construction",
        "",
        "Des erreurs, trouvées en lisant les sources, en suivant leurs liens et en relisant les",
        "pages finies.",
    ]
    for title, held in REPORTED_ELSEWHERE.items():
        lines += ["", f"### {title}", "", "| Règle | Ce qu’elle dit |", "| --- | --- |"]
        lines += [f"| `{name}` | {said} |" for name, said in held.items()]
    lines += ["", "### Avertissements", "", "| Règle | Ce qu’elle dit |", "| --- | --- |"]
    lines += [f"| `{name}` | {said} |" for name, said in WARNED_ELSEWHERE.items()]
    return "\n".join(lines) + "\n"


def _weight(rule: Rule) -> str:
    return str(rule.severity) if rule.reported else "non signalé"


def _section(rule: Rule) -> list[str]:
    fixed = " ; `--fix` s’en charge" if rule.mends else ""
    return [
        "",
        f"### {rule.name}",
        "",
        f"{_capital(rule.title)[:-1]} ({_weight(rule)}{fixed}).",
        "",
        f"**Pourquoi.** {rule.why}",
        "",
        f"**Que faire.** {rule.remedy}",
        "",
        *_example(rule.wrong),
        "",
        "devient",
        "",
        *_example(rule.right),
    ]


def _example(text: str) -> list[str]:
    fence = "`````" if "```" in text else "```"
    return [f"{fence}markdown", text, fence]
