"""Checks between sources: names that exist, addresses that lead somewhere, one page an address."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator

from lapuce.newsroom.addresses import RESERVED_SLUGS
from lapuce.newsroom.bodies import target_of, url_of
from lapuce.newsroom.concord import disagreements, locate
from lapuce.newsroom.edition import Edition
from lapuce.newsroom.library import StaticFile
from lapuce.newsroom.link_hints import SECTIONS, never_published, path_hint
from lapuce.newsroom.records import (
    NO_BRAND,
    Article,
    Brand,
    Device,
    Picture,
    Record,
    Series,
    StaticPage,
)
from lapuce.newsroom.untimely import dates_to_come, days_to_come
from lapuce.problems import Location, Problem, Severity, did_you_mean
from lapuce.settings import Settings
from lapuce.slugs import slugify
from lapuce.writing.written import FRAME_IDS, Ref

_FIGURES = re.compile("[0-9]+")
MAX_PICTURE_BYTES = 2_000_000
_ENTITIES = {
    "brand": ("unknown-brand", "marque inconnue", "content/marques"),
    "device": ("unknown-device", "appareil inconnu", "content/appareils"),
    "author": ("unknown-author", "auteur inconnu", "content/auteurs"),
    "series": ("unknown-series", "dossier inconnu", "content/dossiers"),
}


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
        self._html = html
        self._open: set[str] = set()
        """Sources that anything may link to: they have a page."""
        self._pages: dict[str, Record] = {}
        """What has a page whose anchors are known, by address; made when a link needs them."""
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
        published = {article.source for article in self._edition.articles}
        self._open = published | {
            record.source
            for record in self._library.by_source.values()
            if not isinstance(record, Article | Series) and self._has_page(record)
        }
        for article in self._library.articles.values():
            if chosen and not chosen(article.source):
                continue
            yield from self._article(article)
            yield from self._refs(article, visible=article.source in published)
            if article.modified or article.updates or article.rumour:
                yield from dates_to_come(article, self._edition.now, self._prefix)
        for record in self._library.by_source.values():
            if chosen and not chosen(record.source):
                continue
            if not isinstance(record, Article):
                yield from self._refs(record, visible=True)
                yield from self._blocks(record)
            if isinstance(record, Series) and record.image:
                yield from self._picture(record, record.image)
            if isinstance(record, Device):
                yield from self._device(record)
            if isinstance(record, StaticPage):
                yield from self._reserved(record)
        for held in self._library.files.values():
            if not held.source.startswith("extra/") or (chosen and not chosen(held.source)):
                continue  # Elsewhere, a file that nothing shows or links to is not published.
            if held.fault or held.has_gps:
                yield from self._file(held, Location(self._prefix + held.source))

    def _has_page(self, record: Record) -> bool:
        """Tell whether an article or a page is neither a draft nor to come."""
        if isinstance(record, Article):
            return self._edition.is_visible(record)
        draft = isinstance(record, StaticPage) and record.status == "draft"
        return self._edition.preview or not draft

    def _at(self, record: Record, key: str = "") -> Location:
        return locate(record, self._prefix, key)

    # ------------------------------------------------------------------ names

    def _known(self, kind: str, name: str, where: Location) -> Iterator[Problem]:
        if (kind, name) in self._free:
            return
        names = self._library.names
        if kind not in names.official or names.is_known(kind, name):
            self._free.add((kind, name))
            return  # Without any sheet of a kind, names of that kind are free.
        rule, said, folder = _ENTITIES[kind]
        figures = _FIGURES.findall(name)
        # « Galaxy S7 » is no slip for « Galaxy S6 ».
        alike = (one for one in names.official[kind] if _FIGURES.findall(one) == figures)
        hint = did_you_mean(name, alike)
        add = "Sinon, ajoutez" if hint else "Ajoutez"
        yield Problem(where, rule, f"{said} « {name} ».{hint} {add} sa fiche dans {folder}.")

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
            yield from self._picture(article, article.image)

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
            yield from self._picture(device, device.picture)
        yield from days_to_come(device, self._edition.now, self._prefix)

    # -------------------------------------------------------------- addresses

    def _reserved(self, page: StaticPage) -> Iterator[Problem]:
        if page.slug in RESERVED_SLUGS:
            yield Problem(
                self._at(page, "slug"),
                "reserved-slug",
                f"l’adresse /{page.slug}/ est prise par le site : changez « slug ».",
            )

    def _refs(self, record: Record, *, visible: bool) -> Iterator[Problem]:
        open_targets = self._open
        for ref in record.text.refs:
            if ref.kind == "source":
                if ref.target in open_targets and not ref.fragment and not ref.picture:
                    continue  # Nearly all of them.
                yield from self._source(record, ref, visible)
            elif ref.kind == "self":
                yield from self._anchor(record, record, ref)
            elif ref.kind == "site" and ref.fragment:
                yield from self._site_anchor(record, ref)
            elif ref.kind == "author":
                where = Location(self._prefix + record.source, ref.line)
                yield from self._known("author", ref.target, where)
            elif ref.kind in ("tag", "category"):
                yield from self._term(record, ref)

    def _term(self, record: Record, ref: Ref) -> Iterator[Problem]:
        held = self._edition.tags if ref.kind == "tag" else self._edition.categories
        if slugify(ref.target) not in held and not self._library.may_gain_articles():
            known = [term.name for term in held.values()]
            kind = "étiquette" if ref.kind == "tag" else "rubrique"
            yield Problem(
                Location(self._prefix + record.source, ref.line),
                "broken-link",
                f"aucune {kind} « {ref.target} ».{did_you_mean(ref.target, known)}",
            )

    def _source(self, record: Record, ref: Ref, visible: bool) -> Iterator[Problem]:
        where = Location(self._prefix + record.source, ref.line)
        if ref.target.startswith("../") or ref.target == "..":
            yield Problem(where, "outside-content", f"« {ref.target} » sort du dossier du contenu.")
            return
        held = self._library.files.get(ref.target)
        if held is not None:
            if held.fault or ref.picture:
                yield from self._file(held, where)
            return
        named = (ref.target, f"{ref.target}.md", posixpath.join(ref.target, "index.md"))
        if not self._library.unread.isdisjoint(named):
            return  # It is there, and what keeps it from being read is told.
        target = None if ref.picture else target_of(self._edition, ref.target)
        if target is None and (never := never_published(ref.target, ref.picture)):
            rule = "missing-picture" if ref.picture else "broken-link"
            yield Problem(where, rule, never)
        elif target is None:
            kind = "image introuvable" if ref.picture else "lien vers un fichier absent"
            known = self._library.files if ref.picture else self._library.by_source
            hint = path_hint(ref.target, known.keys() - {record.source}, record)
            rule = "missing-picture" if ref.picture else "broken-link"
            yield Problem(where, rule, f"{kind} « {ref.target} ».{hint}")
        elif visible and not self._has_page(target):
            yield Problem(
                where,
                "link-to-unpublished",
                f"lien vers {self._prefix}{target.source}, qui n’est pas encore publié : "
                "ôtez-le ou attendez.",
            )
        elif isinstance(target, Series) and target.slug not in self._edition.by_series:
            if target.source in self._library.faulty or self._library.may_gain_articles():
                return  # It may have one among them.
            yield Problem(
                where,
                "broken-link",
                f"lien vers le dossier « {target.name_plain} », qui n’a pas encore d’épisode.",
            )
        elif ref.fragment:
            yield from self._anchor(record, target, ref)

    def _anchor(self, record: Record, target: Record, ref: Ref) -> Iterator[Problem]:
        known = [heading.id for heading in target.text.headings]
        sections = SECTIONS.get(type(target), frozenset())
        if not ref.fragment or ref.fragment in {*known, *sections, *FRAME_IDS}:
            return
        if re.search(rf'\bid="{re.escape(ref.fragment)}"', self._html(target.source)):
            return
        yield Problem(
            Location(self._prefix + record.source, ref.line),
            "broken-anchor",
            f"ancre absente « #{ref.fragment} » dans {self._prefix}{target.source}."
            f"{did_you_mean(ref.fragment, [*known, *sections])}",
        )

    def _site_anchor(self, record: Record, ref: Ref) -> Iterator[Problem]:
        if not self._pages:
            self._pages = {
                url_of(one).rstrip("/"): one
                for one in self._library.by_source.values()
                if isinstance(one, Article | StaticPage | Device | Brand)
                and one.source in self._open
            }
        target = self._pages.get(ref.target.split("?")[0].removesuffix("index.html").rstrip("/"))
        if target:
            yield from self._anchor(record, target, ref)

    # --------------------------------------------------------------- pictures

    def _picture(self, record: Record, picture: Picture) -> Iterator[Problem]:
        where = Location(self._prefix + record.source, picture.line)
        if picture.source.startswith("../"):
            yield Problem(
                where, "outside-content", f"« {picture.source} » sort du dossier du contenu."
            )
            return
        held = self._library.files.get(picture.source)
        if held is None:
            hint = path_hint(picture.source, self._library.files, record)
            yield Problem(
                where, "missing-picture", f"image introuvable « {picture.source} ».{hint}"
            )
        else:
            yield from self._file(held, where)

    def _file(self, held: StaticFile, where: Location) -> Iterator[Problem]:
        if held.fault:
            rule = "bad-picture" if held.digest else "unreadable-file"
            yield Problem(where, rule, f"{held.source} : {held.fault}")
        elif held.has_gps:
            yield Problem(
                where,
                "picture-with-gps",
                f"{held.source} dit où la photo a été prise : ôtez les données GPS.",
            )
        elif held.size > MAX_PICTURE_BYTES:
            yield Problem(
                where,
                "heavy-picture",
                f"{held.source} pèse {held.size // 1000} ko, plus que 2000 ko : réduisez-la.",
                Severity.WARNING,
            )
