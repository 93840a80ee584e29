"""The front matter of what journalists write: articles, authors, series and pages."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, Field, field_validator

from lapuce.choices import choice
from lapuce.schema import (
    ONE_TEXT,
    Cited,
    End,
    Flag,
    FrontMatter,
    Image,
    Moment,
    Names,
    Number,
    Slug,
    SourceHead,
    Text,
    WebAddress,
    Whole,
    fault,
)
from lapuce.slugs import slugify

ARTICLE_ALIASES = {"author": "authors", "tag": "tags", "brand": "brands", "device": "devices",
                   "description": "summary", "keywords": "tags"}  # fmt: skip
PAGE_ALIASES = {"description": "summary"}
SHEET_ALIASES = {"title": "name"}
"""Pelican calls `title` what a sheet is the name of."""
STATUSES = ("published", "draft", "hidden")
OUTCOMES = ("ouverte", "confirmée", "démentie")
UPDATE_TYPES = ("ajout", "correction")

_PAIRS_WANTED = "écrivez des paires, par exemple [[Mi Pad, iPad mini]]."


def _language(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", value):
        raise fault("bad-lang", f"langue « {value} » : écrivez fr, en…")
    return value.lower() if isinstance(value, str) else value


def _refuse_address(value: object) -> object:
    raise fault("no-save-as", "pas pris en charge : l’adresse vient de « slug ».")


def _pair(value: object) -> object:
    if not isinstance(value, list) or len(value) != 2:
        raise fault("wrong-type", _PAIRS_WANTED)
    if slugify(str(value[0])) == slugify(str(value[1])):
        raise fault("wrong-type", f"« {value[0]} » avec lui-même : nommez deux appareils.")
    return value


def _pairs(value: object) -> object:
    if not isinstance(value, list) or not any(isinstance(one, list) for one in value):
        raise fault("wrong-type", _PAIRS_WANTED)
    return value


Refused = Annotated[None, BeforeValidator(_refuse_address)]
Language = Annotated[str, BeforeValidator(_language)]
Pair = Annotated[tuple[Text, Text], BeforeValidator(_pair)]
Status = Annotated[str, choice("unknown-status", STATUSES)]


class ReviewHead(FrontMatter):
    """`review:` the verdict of a test."""

    device: Text = Field(description="Appareil testé, tel que nommé dans content/appareils")
    score: Annotated[Number, Field(ge=0, le=10)] = Field(description="Note sur 10")
    criteria: dict[str, Annotated[Number, Field(ge=0, le=10)]] = Field(
        default_factory=dict, description="Notes par critère, sur 10"
    )
    pros: tuple[Text, ...] = Field(default=(), description="Points forts")
    cons: tuple[Text, ...] = Field(default=(), description="Points faibles")
    verdict: Text = Field(description="L’avis en une ou deux phrases")


class OutcomeHead(FrontMatter):
    """What became of a rumour."""

    status: Annotated[str, choice("unknown-outcome", OUTCOMES)] = "ouverte"
    date: Moment | None = None
    text: str = ""
    url: WebAddress | None = None


class RumourHead(FrontMatter):
    """`rumour:` what is said, by whom, and what became of it."""

    claim: Text = Field(description="Ce qui est annoncé, en une phrase")
    about: Names = Field(default=(), description="Marques ou appareils concernés")
    expected: str = Field(default="", description="Quand on devrait le savoir")
    confidence: Annotated[Whole, Field(ge=1, le=5)] | None = Field(
        default=None, description="Indice de confiance, de 1 à 5"
    )
    outcome: Annotated[OutcomeHead, ONE_TEXT] = OutcomeHead()
    source: Cited | None = None

    @field_validator("outcome", mode="before")
    @classmethod
    def _short_outcome(cls, value: object) -> object:
        return {"status": value} if isinstance(value, str) else value


class DealHead(FrontMatter):
    """`deal:` an offer."""

    device: Text
    price: Text = Field(description="Prix, avec sa devise")
    merchant: Text
    url: WebAddress | None = None


class UpdateHead(FrontMatter):
    """`updates:` what changed after publication, and why."""

    date: Moment
    type: Annotated[str, choice("unknown-update", UPDATE_TYPES)] = "ajout"
    text: Text


class ArticleHead(SourceHead):
    """An article."""

    title: Text = Field(description="Titre, sans balise")
    date: Moment = Field(description="AAAA-MM-JJ HH:MM")
    category: Text = Field(description="Rubrique")
    modified: Moment | None = None
    kicker: str = Field(default="", description="Surtitre : le sujet en un ou deux mots")
    summary: str = Field(default="", description="Chapô : une à trois phrases")
    authors: Names = Field(default=(), description="Signatures, telles que dans content/auteurs")
    tags: Annotated[Names, Field(max_length=20)] = Field(default=(), description="Étiquettes")
    brands: Names = Field(default=(), description="Marques, telles que dans content/marques")
    devices: Names = Field(default=(), description="Appareils, tels que dans content/appareils")
    series: Text | None = Field(default=None, description="Dossier, tel que dans content/dossiers")
    series_index: Whole | None = Field(default=None, description="Rang dans le dossier")
    image: Image | None = None
    slug: Slug | None = Field(default=None, description="Adresse ; sinon le nom du fichier")
    status: Status = Field(default="published", description="published, draft ou hidden")
    lang: Language = Field(default="fr", description="Langue de l’article")
    template: str | None = Field(default=None, description="Gabarit du thème, sans .html")
    embargo: Moment | None = Field(default=None, description="Rien ne paraît avant cet instant")
    expires: End | None = Field(default=None, description="Fin de l’offre")
    source: Cited | None = None
    sources: tuple[Cited, ...] = Field(default=(), description="D’où viennent les faits")
    review: ReviewHead | None = None
    rumour: RumourHead | None = None
    deal: DealHead | None = None
    compare: Annotated[tuple[Pair, ...], BeforeValidator(_pairs)] = Field(
        default=(), description="Paires d’appareils à comparer"
    )
    updates: tuple[UpdateHead, ...] = Field(default=(), description="Ajouts et corrections")
    featured: Flag = Field(default=False, description="Mener l’accueil, parmi les dix derniers")
    autolink: Flag = Field(default=True, description="Lier la première mention des marques")
    save_as: Refused = None
    url: Refused = None


class AuthorHead(SourceHead):
    """An author."""

    name: Text
    role: str = ""
    summary: str = ""
    slug: Slug | None = None


class SeriesHead(SourceHead):
    """A series of articles, read in order."""

    name: Text
    summary: str = ""
    image: Image | None = None
    slug: Slug | None = None


class PageHead(SourceHead):
    """A page that stands outside the flow of news."""

    title: Text
    summary: str = ""
    slug: Slug | None = None
    date: Moment | None = None
    modified: Moment | None = None
    lang: Language = "fr"
    status: Status = "published"
    template: str | None = None
