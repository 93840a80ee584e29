"""What links and pictures lead to: whether it is there, published, with that anchor, and sound."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator

from lapuce.newsroom.addresses import SECTIONS, url_of
from lapuce.newsroom.arranging.edition import Edition
from lapuce.newsroom.crosschecks.link_hints import never_published, path_hint
from lapuce.newsroom.reading.static_files import StaticFile
from lapuce.newsroom.records import Article, Brand, Device, Picture, Record, Series, StaticPage
from lapuce.problems import Location, Problem, Severity, did_you_mean
from lapuce.slugs import slugify
from lapuce.writing.written import FRAME_IDS, Ref

MAX_PICTURE_BYTES = 2_000_000


class LinkTargets:
    """Checks what the sources of one edition lead to."""

    def __init__(self, edition: Edition, prefix: str, html: Callable[[str], str]) -> None:
        """
        Set up.

        Args:
            edition: What is to be published.
            prefix: Put before paths in reports.
            html: Gives the text of a source.
        """
        self._edition = edition
        self._library = edition.library
        self._prefix = prefix
        self._html = html
        self.open = {
            source for source, one in self._library.by_source.items() if edition.has_page(one)
        }
        """Sources that anything may link to: they have a page."""
        self._pages: dict[str, Record] = {}
        """What has a page whose anchors are known, by address; made when a link needs them."""

    def source(self, record: Record, ref: Ref, visible: bool) -> Iterator[Problem]:
        """Give what is wrong in a link to a source or a file, by its path in the content."""
        where = Location(self._prefix + record.source, ref.line)
        if ref.target.startswith("../") or ref.target == "..":
            yield Problem(where, "outside-content", f"« {ref.target} » sort du dossier du contenu.")
            return
        held = self._library.files.get(ref.target)
        if held is not None:
            if held.fault or ref.picture:
                yield from self.file(held, where)
            return
        named = (ref.target, f"{ref.target}.md", posixpath.join(ref.target, "index.md"))
        if not self._library.unread.isdisjoint(named):
            return  # It is there, and what keeps it from being read is told.
        target = None if ref.picture else self._edition.library.source_at(ref.target)
        rule = "missing-picture" if ref.picture else "broken-link"
        if target is None and (never := never_published(ref.target, ref.picture)):
            yield Problem(where, rule, never)
        elif target is None:
            kind = "image introuvable" if ref.picture else "lien vers un fichier absent"
            known = self._library.files if ref.picture else self._library.by_source
            hint = path_hint(ref.target, known.keys() - {record.source}, record)
            yield Problem(where, rule, f"{kind} « {ref.target} ».{hint}")
        elif isinstance(target, Series) and target.source not in self.open:
            if target.source in self._library.faulty or self._library.may_gain_articles():
                return  # It may have one among them.
            yield Problem(
                where,
                "broken-link",
                f"lien vers le dossier « {target.name_plain} », qui n’a pas encore d’épisode.",
            )
        elif visible and target.source not in self.open:
            yield Problem(
                where,
                "link-to-unpublished",
                f"lien vers {self._prefix}{target.source}, qui n’est pas encore publié : "
                "ôtez-le ou attendez.",
            )
        elif ref.fragment:
            yield from self.anchor(record, target, ref)

    def term(self, record: Record, ref: Ref) -> Iterator[Problem]:
        """Give the link to a tag or a category that no article has."""
        held = self._edition.tags if ref.kind == "tag" else self._edition.categories
        if slugify(ref.target) not in held and not self._library.may_gain_articles():
            known = [term.name for term in held.values()]
            kind = "étiquette" if ref.kind == "tag" else "rubrique"
            yield Problem(
                Location(self._prefix + record.source, ref.line),
                "broken-link",
                f"aucune {kind} « {ref.target} ».{did_you_mean(ref.target, known)}",
            )

    def anchor(self, record: Record, target: Record, ref: Ref) -> Iterator[Problem]:
        """Give the link to an anchor that its target has not."""
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

    def site_anchor(self, record: Record, ref: Ref) -> Iterator[Problem]:
        """Give the link, typed from the root of the site, to an anchor that its page has not."""
        if not self._pages:
            self._pages = {
                url_of(one).rstrip("/"): one
                for one in self._library.by_source.values()
                if isinstance(one, Article | StaticPage | Device | Brand)
                and one.source in self.open
            }
        target = self._pages.get(ref.target.split("?")[0].removesuffix("index.html").rstrip("/"))
        if target:
            yield from self.anchor(record, target, ref)

    def picture(self, record: Record, picture: Picture) -> Iterator[Problem]:
        """Give what is wrong in a picture of front matter."""
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
            yield from self.file(held, where)

    def file(self, held: StaticFile, where: Location) -> Iterator[Problem]:
        """Give what is wrong in a file that is shown or linked to."""
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
