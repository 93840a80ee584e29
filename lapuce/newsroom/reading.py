"""From the bytes of one source to its record: read, checked, written, typeset, digested."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from msgspec.structs import replace

from lapuce.catalog import format_with_euros, parse_money
from lapuce.checks import Facts, NamesReport, check_names, check_text, check_whole
from lapuce.fingerprint import digest, digest_value
from lapuce.front_matter import Source, read_source
from lapuce.markup import count_words, plain_text
from lapuce.newsroom.names import Names
from lapuce.newsroom.parts import (
    all_sources,
    cited,
    french_number,
    read_deal,
    read_review,
    read_rumour,
    read_updates,
)
from lapuce.newsroom.records import (
    Article,
    Author,
    Card,
    Picture,
    Reading,
    Record,
    Series,
    StaticPage,
    Text,
    kind_of,
)
from lapuce.newsroom.sheets import read_brand, read_device
from lapuce.newsroom.typeset import Typesetter
from lapuce.problems import Location, Problem, Severity
from lapuce.schema import validate
from lapuce.settings import Settings
from lapuce.slugs import slugify
from lapuce.writing import heads
from lapuce.writing.autolinks import link_first_mentions
from lapuce.writing.hostile import TooSlowError, hostile_line, time_limit
from lapuce.writing.markdown import Writer
from lapuce.writing.written import Ref, link_mark

WORDS_A_MINUTE = 220
_UNKNOWN_DATE = datetime(1970, 1, 1, tzinfo=UTC)
_STOPGAP = {"title": "Sans titre", "date": _UNKNOWN_DATE, "category": "Sans rubrique"}
"""What front matter with errors is read with, so that the rest of the source is checked too."""


@dataclass
class Reader:
    """Reads sources; one a process."""

    settings: Settings
    zone: str
    names: Names
    report_prefix: str
    """Put before a source's path in reports: where the content folder stands."""
    writer: Writer
    facts: Facts
    judges_names: bool = False
    """Whether the facts hold the catalogue yet: sheets are read before they do."""

    def read(self, data: bytes, path: str) -> Reading:
        """
        Read one source.

        Args:
            data: The bytes of the file.
            path: Its path in the content folder, `articles/2014/x.md`.
        """
        source = read_source(data, self.report_prefix + path, self.settings.max_source_bytes)
        made = None if source.problems else self._make(source, path)
        if made is None:
            return Reading(path, None, "", tuple(sorted(source.problems)))
        record, html = made
        named: NamesReport | None = None
        if record is not None and self.judges_names:
            said, named = check_whole(source, html, self.facts)
        else:
            said = check_text(source, html, self.facts)
        return Reading(path, record, html, tuple(sorted([*source.problems, *said])), named)

    def judge_names(self, data: bytes, path: str) -> NamesReport | None:
        """Check again only what a source says of the catalogue; None when it cannot be read."""
        source = read_source(data, self.report_prefix + path, self.settings.max_source_bytes)
        return None if source.problems else check_names(source, self.facts)

    def _make(self, source: Source, path: str) -> tuple[Record | None, str] | None:
        """
        Return the record and the HTML of a source; None when its text would cost too much.

        What front matter is too wrong for a record leaves its text to be checked all the same.
        """
        hostile = hostile_line(source.body)
        if hostile:
            source.report("hostile-text", hostile[1], source.body_line + hostile[0])
            return None
        try:
            with time_limit():
                record, html = _READERS[kind_of(path)](self, source, path)
                if record is None:
                    html = self.text(source, path, Typesetter("fr"), _UNKNOWN_DATE)[1]
                return record, html
        except TooSlowError:
            source.report(
                "hostile-text", "texte trop long à lire : simplifiez-le.", source.body_line
            )
        except RecursionError:
            source.report("hostile-text", "texte trop imbriqué : simplifiez-le.", source.body_line)
        return None

    # ------------------------------------------------------------------ articles

    def article(self, source: Source, path: str) -> tuple[Record | None, str]:
        head = validate(
            heads.ArticleHead,
            source,
            aliases=heads.ARTICLE_ALIASES,
            zone=self.zone,
            instead=_STOPGAP,
        )
        if head is None:
            return None, ""
        typo = Typesetter(head.lang)
        slug = head.slug or self.slug(source, path, head.title)
        moment = head.date
        links = head.autolink and head.lang.startswith("fr")
        brands, devices = (head.brands, head.devices) if links else ((), ())
        text, html = self.text(source, path, typo, head.date, brands, devices)
        words = text.words
        summary = head.summary or _first_sentences(html)
        if not summary.strip():
            said = "ni chapô ni texte : écrivez au moins l’un des deux."
            source.report("empty-value", said, ("title",))
        image = self._picture(head.image, path, source)
        review = read_review(head.review, typo)
        card = Card(
            source=path,
            url=f"/articles/{slug}/",
            title=typo.text(head.title),
            title_plain=head.title,
            summary=typo.text(summary),
            summary_plain=summary,
            kicker=typo.text(head.kicker),
            category=head.category,
            date=moment.isoformat(),
            authors=head.authors,
            image=image,
            minutes=max(1, round(words / WORDS_A_MINUTE)),
            lang=head.lang,
            score=french_number(review.score) if review else "",
            rumour=head.rumour.outcome.status if head.rumour else "",
            expires=head.expires.timestamp() if head.expires else None,
            status=head.status,
        )
        visible_from = max(moment, head.embargo) if head.embargo else moment
        card_digest = digest_value(card)
        article = Article(
            source=path,
            slug=slug,
            card=card,
            card_digest=card_digest,
            digest="",
            moment=moment.timestamp(),
            visible_from=visible_from.timestamp(),
            modified=head.modified.isoformat() if head.modified else None,
            tags=head.tags,
            tag_names=tuple(typo.text(tag) for tag in head.tags),
            brands=head.brands,
            devices=head.devices,
            series=head.series,
            series_index=head.series_index,
            image=image,
            review=review,
            rumour=read_rumour(head.rumour, typo),
            deal=read_deal(head.deal, typo),
            compare=head.compare,
            updates=read_updates(head.updates, typo),
            sources=tuple(cited(one, typo) for one in all_sources(head)),
            text=text,
            template=head.template,
            lines=source.lines(),
            ignore=tuple(head.ignore),
            autolink=links,
            names_digest=self.names.digest(brands, devices),
        )
        _check_sense(head, source)
        return _with_digest(article), html

    # ------------------------------------------------- authors, series and pages

    def author(self, source: Source, path: str) -> tuple[Record | None, str]:
        head = validate(heads.AuthorHead, source, aliases={"title": "name"}, zone=self.zone)
        if head is None:
            return None, ""
        typo = Typesetter("fr")
        slug = head.slug or self.slug(source, path, head.name)
        text, html = self.text(source, path, typo, None)
        author = Author(
            source=path,
            slug=slug,
            url=f"/auteurs/{slug}/",
            name=head.name,
            role=typo.text(head.role),
            summary=typo.text(head.summary),
            summary_plain=head.summary,
            digest="",
            text=text,
            lines=source.lines(),
            ignore=tuple(head.ignore),
        )
        return _with_digest(author), html

    def series(self, source: Source, path: str) -> tuple[Record | None, str]:
        head = validate(heads.SeriesHead, source, aliases={"title": "name"}, zone=self.zone)
        if head is None:
            return None, ""
        typo = Typesetter("fr")
        slug = head.slug or self.slug(source, path, head.name)
        text, html = self.text(source, path, typo, None)
        series = Series(
            source=path,
            slug=slug,
            url=f"/dossiers/{slug}/",
            name=typo.text(head.name),
            name_plain=head.name,
            summary=typo.text(head.summary),
            summary_plain=head.summary,
            image=self._picture(head.image, path, source),
            digest="",
            text=text,
            lines=source.lines(),
            ignore=tuple(head.ignore),
        )
        return _with_digest(series), html

    def page(self, source: Source, path: str) -> tuple[Record | None, str]:
        aliases = {"description": "summary"}
        title = {"title": _STOPGAP["title"]}
        head = validate(heads.PageHead, source, aliases=aliases, zone=self.zone, instead=title)
        if head is None:
            return None, ""
        typo = Typesetter(head.lang)
        slug = head.slug or self.slug(source, path, head.title)
        text, html = self.text(source, path, typo, None)
        page = StaticPage(
            source=path,
            slug=slug,
            url=f"/{slug}/",
            title=typo.text(head.title),
            title_plain=head.title,
            summary=typo.text(head.summary),
            summary_plain=head.summary,
            modified=head.modified.isoformat() if head.modified else None,
            lang=head.lang,
            status=head.status,
            template=head.template,
            digest="",
            text=text,
            lines=source.lines(),
            ignore=tuple(head.ignore),
        )
        return _with_digest(page), html

    # -------------------------------------------------------------------- pieces

    def slug(self, source: Source, path: str, title: str) -> str:
        name = posixpath.basename(posixpath.dirname(path) if path.endswith("/index.md") else path)
        slug = slugify(name.removesuffix(".md")) or slugify(title)
        if not slug:
            source.report(
                "bad-slug", "aucune adresse ne peut être tirée du titre : ajoutez « slug: »."
            )
        return slug or "sans-nom"

    def text(
        self,
        source: Source,
        path: str,
        typo: Typesetter,
        date: datetime | None,
        brands: tuple[str, ...] = (),
        devices: tuple[str, ...] = (),
    ) -> tuple[Text, str]:
        def price(marked: str) -> str:
            if date is None:
                raise ValueError("un prix converti demande un article daté.")
            if date is _UNKNOWN_DATE:
                return str(parse_money(marked))
            return format_with_euros(parse_money(marked), date.date())

        written = self.writer.write(
            source.body,
            source=path,
            first_line=source.body_line,
            price=price,
            unsafe=self.settings.allow_raw_scripts,
        )
        for one in written.faults:
            source.problems.append(Problem(Location(source.path, one.line), one.rule, one.message))
        html = typo.html(written.html)
        refs = list(written.refs)
        entities = self.names.mentionable(brands, devices)
        if entities:
            addresses = {
                one.key: link_mark(len(refs) + number) for number, one in enumerate(entities)
            }
            html, _ = link_first_mentions(html, entities, addresses)
            refs += [Ref("entity", one.key) for one in entities]
        words = count_words(html)
        headings = tuple(
            type(one)(one.id, typo.text(plain_text(one.title)), one.level)
            for one in written.headings
        )
        return Text(digest(html), headings, tuple(refs), written.blocks, words), html

    def _picture(self, head: heads.ImageHead | None, path: str, source: Source) -> Picture | None:
        if head is None:
            return None
        line = source.locate(("image", "src")).line

        def report(rule: str, message: str, severity: Severity) -> None:
            source.problems.append(Problem(Location(source.path, line), rule, message, severity))

        if not head.alt:
            report(
                "image-without-alt",
                "image sans « alt » : dites ce qu’elle montre à qui ne la voit pas.",
                Severity.ERROR,
            )
        elif head.alt.casefold() == head.caption.casefold():
            report(
                "alt-repeats-caption",
                "« alt » répète la légende : décrivez ce que l’image montre.",
                Severity.WARNING,
            )
        if not head.credit:
            report(
                "missing-credit",
                "image sans crédit : ajoutez « credit: ».",
                Severity.WARNING,
            )
        typo = Typesetter("fr")
        folder = posixpath.dirname(path)
        target = head.src.lstrip("/") if head.src.startswith("/") else f"{folder}/{head.src}"
        return Picture(
            posixpath.normpath(target),
            head.alt,
            typo.text(head.caption),
            typo.text(head.credit),
            line,
        )


def _check_sense(head: heads.ArticleHead, source: Source) -> None:
    """Report dates that deny each other, and a price that is not one."""
    if head.expires and head.expires <= head.date:
        said = "expires : l’offre finirait avant de paraître : corrigez l’une des deux dates."
        source.report("bad-date", said, ("expires",))
    for index, update in enumerate(head.updates):
        if update.date.date() < head.date.date():
            said = (
                "updates : mise à jour plus ancienne que l’article : corrigez l’une des deux dates."
            )
            source.report("bad-date", said, ("updates", index, "date"))
    if head.deal:
        try:
            parse_money(head.deal.price)
        except ValueError as error:
            source.report("bad-price", f"deal.price : {error}", ("deal", "price"))


def _with_digest(record: Record) -> Record:
    return replace(record, digest=digest_value(replace(record, lines={})))


def _first_sentences(html: str) -> str:
    """Return the beginning of a text, for an article without chapô."""
    start = html.find("<p>")
    end = html.find("</p>", start)
    text = plain_text(html[start:end]) if start >= 0 else ""
    if len(text) <= 200:
        return text
    return text[:200].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


_READERS: dict[str, Callable[[Reader, Source, str], tuple[Record | None, str]]] = {
    "articles": Reader.article,
    "auteurs": Reader.author,
    "dossiers": Reader.series,
    "pages": Reader.page,
    "appareils": read_device,
    "marques": read_brand,
}
