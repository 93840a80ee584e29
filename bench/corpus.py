"""A seeded newsroom: as many French articles as wanted, with brands, devices, links and tables."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

_SUBJECTS = (
    "le constructeur", "la tablette", "cette version", "l’écran", "la batterie", "le processeur",
    "l’appareil photo", "l’interface", "la mise à jour", "le fabricant chinois", "son concurrent",
    "le prix", "la coque", "le système", "l’autonomie", "le capteur", "la puce graphique",
)  # fmt: skip
_VERBS = (
    "change peu", "progresse nettement", "reste en retrait", "fait mieux que prévu",
    "ne convainc pas", "tient ses promesses", "coûte moins cher", "arrive en retard",
    "se distingue", "laisse un doute", "mérite le détour", "déçoit un peu",
)  # fmt: skip
_RESTS = (
    "sur ce point", "face à la concurrence", "après deux semaines d’usage", "pour 249 €",
    "avec ses 64 Go", "malgré ses 7,9 pouces", "à 20 h 30 passées", "depuis le 12 septembre",
    "dans 80 % des cas", "d’après nos relevés", "et c’est tant mieux !", "mais pour qui ?",
    "comme l’écrivait la presse : \"un pari\"", "sans que l’on sache pourquoi…",
)  # fmt: skip
AUTHORS = 8
_CATEGORIES = ("Actualités", "Essais", "Comparatifs", "Enquêtes", "Guides", "Opinions")
_NAMES = ("Alba", "Brise", "Cobalt", "Doris", "Escale", "Faro", "Garance", "Hélio", "Iris", "Jade")


@dataclass(frozen=True)
class Shape:
    """How large a corpus is."""

    articles: int
    brands: int = 0
    devices: int = 0
    catalogue: bool = True
    """Whether these have sheets, and articles list them; else texts only name them."""
    seed: int = 2014

    @property
    def tags(self) -> int:
        """Tags in all: a twelfth of the articles, a thousand at most."""
        return max(8, min(1000, self.articles // 12))


@dataclass(frozen=True)
class Piece:
    """An article of the corpus, whatever tool reads it."""

    slug: str
    title: str
    date: datetime
    category: str
    tags: tuple[str, ...]
    author: str
    summary: str
    body: str
    """Markdown; `@@slug@@` stands for the address of another article."""
    brands: tuple[str, ...]
    devices: tuple[str, ...]


def brand_name(number: int) -> str:
    """Return the name of a brand."""
    return f"{_NAMES[number % len(_NAMES)]}{number // len(_NAMES) or ''}"


def device_name(number: int, shape: Shape) -> str:
    """Return the name of a device."""
    return f"{brand_name(number % shape.brands)} {chr(65 + number % 26)}{number}"


def pieces(shape: Shape) -> Iterator[Piece]:
    """Give the articles, always the same for a shape."""
    dice = random.Random(shape.seed)
    weights = [1 / (rank + 1) for rank in range(shape.tags)]
    start = datetime(2010, 1, 1, 8)
    step = timedelta(days=6 * 365) / max(1, shape.articles)
    for number in range(shape.articles):
        words = dice.choices((240, 330, 455, 600, 910), (15, 25, 30, 20, 10))[0]
        subject = dice.choice(_SUBJECTS)
        title = f"{subject[0].upper()}{subject[1:]} {dice.choice(_VERBS)}, épisode {number}"
        tags = dict.fromkeys(dice.choices(range(shape.tags), weights, k=dice.randint(2, 5)))
        brands = tuple(
            dict.fromkeys(brand_name(dice.randrange(shape.brands)) for _ in range(2))
        ) if shape.brands else ()  # fmt: skip
        devices = (device_name(dice.randrange(shape.devices), shape),) if shape.devices else ()
        yield Piece(
            f"article-{number:06d}",
            title,
            start + step * number,
            _CATEGORIES[number % len(_CATEGORIES)],
            tuple(f"Sujet {tag}" for tag in tags),
            f"Auteur {number % AUTHORS}",
            _sentence(dice) + " " + _sentence(dice),
            _body(dice, words, number, (*brands[:1], *devices)),
            brands if shape.catalogue else (),
            devices if shape.catalogue else (),
        )


def _sentence(dice: random.Random) -> str:
    subject = dice.choice(_SUBJECTS)
    text = f"{subject[0].upper()}{subject[1:]} {dice.choice(_VERBS)} {dice.choice(_RESTS)}"
    return text if text[-1] in "!?…" else f"{text}."


def _body(dice: random.Random, words: int, number: int, named: tuple[str, ...]) -> str:
    parts: list[str] = []
    count = 0
    if named:
        parts.append(f"On parle ici de {' et de '.join(named)}.")
    while count < words:
        sentences = [_sentence(dice) for _ in range(dice.randint(3, 6))]
        if number and dice.random() < 0.3:
            target = dice.randrange(number)
            sentences.insert(1, f"Nous l’avions [déjà écrit](@@article-{target:06d}@@).")
        if dice.random() < 0.3:
            sentences[0] = f"**{sentences[0].rstrip(' .!?…')}**."
        paragraph = " ".join(sentences)
        count += len(paragraph.split())
        parts.append(paragraph)
        if dice.random() < 0.2:
            heading = dice.choice(_SUBJECTS)
            parts.append(f"## {heading[0].upper()}{heading[1:]} en détail, partie {len(parts)}")
        if dice.random() < 0.08:
            rows = "\n".join(f"| Épreuve {row} | {dice.randint(10, 99)} s |" for row in range(4))
            parts.append(f"| Épreuve | Temps |\n| --- | ---: |\n{rows}")
        if dice.random() < 0.1:
            parts.append("\n".join(f"- {_sentence(dice)}" for _ in range(3)))
    return "\n\n".join(parts)


def write_sheets(shape: Shape, folder: Path) -> None:
    """Write the sheets of authors, brands and devices, as La Puce reads them."""
    (folder / "auteurs").mkdir(parents=True)
    for number in range(AUTHORS):
        (folder / "auteurs" / f"auteur-{number}.md").write_text(
            f"---\nname: Auteur {number}\nrole: journaliste\n"
            f"summary: Signature numéro {number} du corpus.\n---\n\nUne signature.\n",
            encoding="utf-8",
        )
    if not shape.catalogue:
        return
    if shape.brands:
        (folder / "marques").mkdir()
    for number in range(shape.brands):
        text = (
            f"---\nname: {brand_name(number)}\ncountry: France\nfounded: {1950 + number % 60}\n"
            f"summary: Marque numéro {number} du corpus.\n"
            "sources: [{title: Corpus, url: https://corpus.example/}]\n---\n\nUne marque.\n"
        )
        (folder / "marques" / f"marque-{number}.md").write_text(text, encoding="utf-8")
    if shape.devices:
        (folder / "appareils").mkdir()
    dice = random.Random(shape.seed + 1)
    for number in range(shape.devices):
        (folder / "appareils" / f"appareil-{number}.md").write_text(
            device_source(number, shape, dice), encoding="utf-8"
        )


def lapuce_source(piece: Piece) -> str:
    """Return an article as La Puce reads it."""
    lines = [
        "---",
        f"title: {piece.title}",
        f"date: {piece.date:%Y-%m-%d %H:%M}",
        f"category: {piece.category}",
        f"tags: [{', '.join(piece.tags)}]",
        f"authors: [{piece.author}]",
        f"summary: '{piece.summary}'",
    ]
    if piece.brands:
        lines.append(f"brands: [{', '.join(piece.brands)}]")
    if piece.devices:
        lines.append(f"devices: [{', '.join(piece.devices)}]")
    body = piece.body.replace("(@@", "(").replace("@@)", ".md)")
    return "\n".join([*lines, "---", "", body, ""])


def device_source(number: int, shape: Shape, dice: random.Random) -> str:
    """Return a device's sheet."""
    inches = dice.choice(("4,3", "4,7", "5", "5,5", "6"))
    rival = device_name((number + 1) % shape.devices, shape)
    return "\n".join(
        [
            "---",
            f"name: {device_name(number, shape)}",
            f"brand: {brand_name(number % shape.brands)}",
            "type: téléphone",
            "status: commercialisé",
            f"release: {2010 + number % 7}-0{1 + number % 9}-1{number % 10}",
            f"prices: [{{amount: {199 + 10 * dice.randrange(50)} €, country: France, "
            f"date: {2010 + number % 7}-0{1 + number % 9}-1{number % 10}}}]",
            f"screen: {{size: '{inches} pouces', definition: 1920 × 1080, technology: LCD IPS}}",
            f"chip: Puce {number % 40}",
            f"memory: {dice.choice((1, 2, 3, 4))} Go",
            f"storage: [{dice.choice((8, 16, 32))} Go, 64 Go]",
            f"battery: {2000 + 100 * dice.randrange(40)} mAh",
            "cameras: {back: 13 Mpx, front: 5 Mpx}",
            f"os: Android 4.{number % 5}",
            f"dimensions: {130 + dice.randrange(40)} × {65 + dice.randrange(15)} × 8,{number % 10} mm",
            f"weight: {120 + dice.randrange(80)} g",
            "colors: [noir, blanc]",
            *([f"rivals: [{rival}]"] if number % 5 == 0 else []),
            "sources: [{title: Corpus, url: https://corpus.example/}]",
            f"summary: Appareil numéro {number} du corpus.",
            "---",
            "",
            "Un appareil du corpus.",
            "",
        ]
    )
