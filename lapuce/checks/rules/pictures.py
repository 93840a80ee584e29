"""Pictures: what they say to who cannot see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lapuce.checks.draft import Draft
from lapuce.checks.rule import Finding, Rule
from lapuce.front_matter import Path
from lapuce.problems import Severity

_FILE = re.compile(r"[\w-]+\.(?:jpe?g|png|gif|webp|avif|svg)\Z", re.IGNORECASE)
LEAST_ALT_CHARS = 8


class _Picture(NamedTuple):
    at: int | Path
    alt: str
    address: str
    caption: str


def _pictures(draft: Draft, head: bool = True) -> Iterator[_Picture]:
    for key in ("image", "picture") if head else ():
        image = draft.values.get(key)
        if isinstance(image, dict):
            alt, address = image.get("alt"), image.get("src")
            if isinstance(alt, str) and isinstance(address, str):
                yield _Picture((key, "alt"), alt, address, "")
    for link in draft.links:
        if link.picture:
            caption = link.title.partition("|")[0].strip()
            yield _Picture(draft.body_at + link.start, link.text.strip(), link.address, caption)


def image_without_alt(draft: Draft) -> Iterator[Finding]:
    for picture in _pictures(draft, head=False):
        if not picture.alt:
            yield Finding(
                picture.at,
                f"image « {picture.address} » sans texte de remplacement : dites ce qu’elle "
                "montre, « ![Une tablette rose](…) ».",
            )


def _stem(name: str) -> str:
    return re.sub(r"[\W_]+", " ", re.sub(r"\.\w+\Z", "", name.rsplit("/", 1)[-1])).casefold()


def alt_is_file_name(draft: Draft) -> Iterator[Finding]:
    for picture in _pictures(draft):
        alt = picture.alt
        if alt and (_FILE.match(alt) or _stem(alt).strip() == _stem(picture.address).strip()):
            yield Finding(
                picture.at,
                f"texte de remplacement « {alt} » : c’est le nom du fichier, dites ce que l’image "
                "montre.",
            )


def alt_too_short(draft: Draft) -> Iterator[Finding]:
    for picture in _pictures(draft):
        alt = picture.alt
        if 0 < len(alt) < LEAST_ALT_CHARS and not _FILE.match(alt):
            yield Finding(
                picture.at,
                f"texte de remplacement « {alt} » trop court : décrivez l’image en une phrase.",
            )


def alt_repeats_caption(draft: Draft) -> Iterator[Finding]:
    for picture in _pictures(draft, head=False):
        if picture.caption and picture.alt.casefold() == picture.caption.casefold():
            yield Finding(
                picture.at,
                "le texte de remplacement répète la légende : décrivez ce que l’image montre.",
            )


RULES = (
    Rule(
        name="image-without-alt",
        title="une image sans texte de remplacement",
        why="Qui ne voit pas l’image n’en sait rien, et les moteurs non plus.",
        remedy="Dites en une phrase ce qu’elle montre.",
        wrong="![](mi-pad.svg)",
        right="![Une tablette rose posée sur une table](mi-pad.svg)",
        check=image_without_alt,
        severity=Severity.ERROR,
    ),
    Rule(
        name="alt-is-file-name",
        title="un texte de remplacement qui est le nom du fichier",
        why="« mi-pad-3.jpg » lu à voix haute n’apprend rien.",
        remedy="Dites en une phrase ce que l’image montre.",
        wrong="![mi-pad-rose.jpg](mi-pad-rose.jpg)",
        right="![Une tablette rose posée sur une table](mi-pad-rose.jpg)",
        check=alt_is_file_name,
    ),
    Rule(
        name="alt-too-short",
        title="un texte de remplacement trop court",
        why="« Photo » ou « Mi 4 » ne décrivent pas une image.",
        remedy="Dites en une phrase ce que l’image montre.",
        wrong="![Photo](mi-pad.svg)",
        right="![Une tablette rose posée sur une table](mi-pad.svg)",
        check=alt_too_short,
    ),
    Rule(
        name="alt-repeats-caption",
        title="un texte de remplacement qui répète la légende",
        why="Un lecteur d’écran lit les deux : il dira deux fois la même chose.",
        remedy="La légende commente, le texte de remplacement décrit.",
        wrong='![Le Mi Pad à Pékin](mi-pad.svg "Le Mi Pad à Pékin | La Puce")',
        right='![Une tablette rose sur une scène](mi-pad.svg "Le Mi Pad à Pékin | La Puce")',
        check=alt_repeats_caption,
    ),
)
