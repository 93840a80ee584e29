"""Checks between sources: names that exist, links that lead somewhere, addresses that are free."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from lapuce.newsroom.addresses import RESERVED_SLUGS
from lapuce.newsroom.arranging.edition import Edition
from lapuce.newsroom.crosschecks.concord import disagreements, locate
from lapuce.newsroom.crosschecks.link_targets import LinkTargets
from lapuce.newsroom.crosschecks.untimely import dates_to_come, days_to_come, untimely_status
from lapuce.newsroom.records import NO_BRAND, Article, Device, Record, Series, StaticPage
from lapuce.problems import Location, Problem, did_you_mean
from lapuce.settings import Settings
from lapuce.slugs import slugify

_FIGURES = re.compile("[0-9]+")
_BETWEEN_NAMES = re.compile(r"\s*[,;&+/|]\s*|\s+(?:et|ou|contre|vs)\s+")
_ENTITIES = {
    "brand": ("unknown-brand", "marque inconnue", "content/marques"),
    "device": ("unknown-device", "appareil inconnu", "content/appareils"),
    "author": ("unknown-author", "auteur inconnu", "content/auteurs"),
    "series": ("unknown-series", "dossier inconnu", "content/dossiers"),
}


def unknown_name(kind: str, name: str, official: Iterable[str], where: Location) -> Problem:
    """Return what is said of a name that no sheet bears, with the nearest of the official ones."""
    rule, said, folder = _ENTITIES[kind]
    by_folded = {one.casefold(): one for one in official}
    several = [by_folded.get(part.casefold(), "") for part in _BETWEEN_NAMES.split(name)]
    if len(several) > 1 and all(several):
        shown = " et ".join(f"« {one} »" for one in several)
        todo = f"Ce sont plusieurs noms, {shown} : écrivez-les à part, ou n’en gardez qu’un."
        return Problem(where, rule, f"{said} « {name} ». {todo}")
    figures = _FIGURES.findall(name)
    # « Galaxy S7 » is no slip for « Galaxy S6 ».
    alike = (one for one in by_folded.values() if _FIGURES.findall(one) == figures)
    hint = did_you_mean(name, alike)
    add = "Sinon, ajoutez" if hint else "Ajoutez"
    return Problem(where, rule, f"{said} « {name} ».{hint} {add} sa fiche dans {folder}.")


class References:
    """Checks one edition against the library."""

    def __init__(
        self, edition: Edition, settings: Settings, prefix: str, html: Callable[[str], str]
    ) -> None:
        """
        Set up.

        Args:
            edition: What is to be published.
            settings: Ours.
            prefix: Put before paths in reports.
            html: Gives the text of a source.
        """
        self._edition = edition
        self._library = edition.library
        self._settings = settings
        self._prefix = prefix
        self._targets = LinkTargets(edition, prefix, html)
        self._free: set[tuple[str, str]] = set()
        """Kinds and names that were found to be known."""

    def problems(self, chosen: Callable[[str], bool] | None = None) -> Iterator[Problem]:
        """
        Give the problems.

        Args:
            chosen: Tells which sources to look at closely, None for all; what concerns several
                sources at once is always given.
        """
        yield from disagreements(self._library, self._settings, self._prefix)
        for article in self._library.articles.values():
            if chosen and not chosen(article.source):
                continue
            yield from self._article(article)
            yield from self._refs(article, visible=article.source in self._targets.open)
            if article.modified or article.updates or article.rumour:
                yield from dates_to_come(article, self._edition.now, self._prefix)
        for record in self._library.by_source.values():
            if chosen and not chosen(record.source):
                continue
            if not isinstance(record, Article):
                yield from self._refs(record, visible=True)
                yield from self._blocks(record)
            if isinstance(record, Series) and record.image:
                yield from self._targets.picture(record, record.image)
            if isinstance(record, Device):
                yield from self._device(record)
            if isinstance(record, StaticPage):
                yield from self._reserved(record)
        for held in self._library.files.values():
            if not held.source.startswith("extra/") or (chosen and not chosen(held.source)):
                continue  # Elsewhere, a file that nothing shows or links to is not published.
            if held.fault or held.has_gps:
                yield from self._targets.file(held, Location(self._prefix + held.source))

    def _at(self, record: Record, key: str) -> Location:
        return locate(record, self._prefix, key)

    # ------------------------------------------------------------------ names

    def _known(self, kind: str, name: str, where: Location) -> Iterator[Problem]:
        if (kind, name) in self._free:
            return
        names = self._library.names
        if kind not in names.official or names.is_known(kind, name):
            self._free.add((kind, name))
            return  # Without any sheet of a kind, names of that kind are free.
        yield unknown_name(kind, name, names.official[kind], where)

    def _article(self, article: Article) -> Iterator[Problem]:
        for kind, key, held in (
            ("brand", "brands", article.brands),
            ("device", "devices", article.devices),
            ("author", "authors", article.card.authors),
        ):
            for index, name in enumerate(held):
                if (kind, name) not in self._free:
                    yield from self._known(kind, name, self._at(article, f"{key}.{index}"))
        if article.series:
            yield from self._known("series", article.series, self._at(article, "series"))
        if article.review:
            where = self._at(article, "review.device")
            yield from self._known("device", article.review.device, where)
        if article.deal:
            yield from self._known("device", article.deal.device, self._at(article, "deal.device"))
        for index, pair in enumerate(article.compare):
            for name in pair:
                yield from self._known("device", name, self._at(article, f"compare.{index}"))
        yield from self._blocks(article)
        for index, tag in enumerate(article.tags):
            if not slugify(tag):
                yield Problem(
                    self._at(article, f"tags.{index}"),
                    "bad-tag",
                    f"étiquette « {tag} » : il n’en reste aucune lettre ni aucun chiffre.",
                )
        if article.image:
            yield from self._targets.picture(article, article.image)

    def _blocks(self, record: Record) -> Iterator[Problem]:
        for block in record.text.blocks:
            where = Location(self._prefix + record.source, block.line)
            for name in block.names:
                yield from self._known("device", name, where)
            # One that is wrong is told where it stands.
            has_review = isinstance(record, Article) and "review" in record.lines
            if block.kind == "verdict" and not has_review:
                yield Problem(
                    where,
                    "missing-review",
                    "« !!! verdict » sans « review: » dans l’en-tête : ajoutez-le.",
                )

    def _device(self, device: Device) -> Iterator[Problem]:
        if device.card.brand != NO_BRAND:
            yield from self._known("brand", device.card.brand, self._at(device, "brand"))
        for key, held in (
            ("predecessor", (device.predecessor,)),
            ("successor", (device.successor,)),
            ("rivals", device.rivals),
        ):
            for index, name in enumerate(held):
                if name:
                    yield from self._known("device", name, self._at(device, f"{key}.{index}"))
        if device.picture:
            yield from self._targets.picture(device, device.picture)
        yield from days_to_come(device, self._edition.now, self._prefix)
        yield from untimely_status(device, self._edition.now, self._prefix)

    # -------------------------------------------------------------- addresses

    def _reserved(self, page: StaticPage) -> Iterator[Problem]:
        if page.slug in RESERVED_SLUGS:
            yield Problem(
                self._at(page, "slug"),
                "reserved-slug",
                f"l’adresse /{page.slug}/ est prise par le site : changez « slug ».",
            )

    def _refs(self, record: Record, *, visible: bool) -> Iterator[Problem]:
        targets = self._targets
        open_targets = targets.open
        for ref in record.text.refs:
            if ref.kind == "source":
                if ref.target in open_targets and not ref.fragment and not ref.picture:
                    continue  # Nearly all of them.
                yield from targets.source(record, ref, visible)
            elif ref.kind == "self":
                yield from targets.anchor(record, record, ref)
            elif ref.kind == "site" and ref.fragment:
                yield from targets.site_anchor(record, ref)
            elif ref.kind == "author":
                where = Location(self._prefix + record.source, ref.line)
                yield from self._known("author", ref.target, where)
            elif ref.kind in ("tag", "category"):
                yield from targets.term(record, ref)
