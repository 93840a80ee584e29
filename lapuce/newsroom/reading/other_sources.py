"""From the sources of authors, series and pages to their records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lapuce.front_matter import Source
from lapuce.newsroom.reading.parts import NAME_STOPGAP, STOPGAP
from lapuce.newsroom.reading.steps import Steps
from lapuce.newsroom.reading.typeset import FRENCH, Typesetter
from lapuce.newsroom.records import Author, Record, Series, StaticPage, with_digest
from lapuce.validation import validate
from lapuce.writing import heads

if TYPE_CHECKING:
    from lapuce.newsroom.reading.reader import Reader


def read_author(reader: Reader, source: Source, path: str) -> Steps[tuple[Record | None, str]]:
    """Read the sheet of an author."""
    head = validate(
        heads.AuthorHead,
        source,
        aliases=heads.SHEET_ALIASES,
        zone=reader.zone,
        instead=NAME_STOPGAP,
    )
    if head is None:
        return None, ""
    slug = head.slug or reader.slug(source, path, head.name)
    text, html = yield from reader.text(source, path, FRENCH, None)
    author = Author(
        source=path,
        slug=slug,
        url=f"/auteurs/{slug}/",
        name=head.name,
        role=FRENCH.text(head.role),
        summary=FRENCH.text(head.summary),
        summary_plain=head.summary,
        digest="",
        text=text,
        lines=source.lines(),
        ignore=tuple(head.ignore),
        redirect_from=head.redirect_from,
    )
    return with_digest(author), html


def read_series(reader: Reader, source: Source, path: str) -> Steps[tuple[Record | None, str]]:
    """Read the sheet of a series."""
    head = validate(
        heads.SeriesHead,
        source,
        aliases=heads.SHEET_ALIASES,
        zone=reader.zone,
        instead=NAME_STOPGAP,
    )
    if head is None:
        return None, ""
    slug = head.slug or reader.slug(source, path, head.name)
    text, html = yield from reader.text(source, path, FRENCH, None)
    series = Series(
        source=path,
        slug=slug,
        url=f"/dossiers/{slug}/",
        name=FRENCH.text(head.name),
        name_plain=head.name,
        summary=FRENCH.text(head.summary),
        summary_plain=head.summary,
        image=reader.picture(head.image, path, source),
        digest="",
        text=text,
        lines=source.lines(),
        ignore=tuple(head.ignore),
        redirect_from=head.redirect_from,
    )
    return with_digest(series), html


def read_page(reader: Reader, source: Source, path: str) -> Steps[tuple[Record | None, str]]:
    """Read a page; a title that is wrong is left out, once told."""
    title = {"title": STOPGAP["title"]}
    head = validate(
        heads.PageHead, source, aliases=heads.PAGE_ALIASES, zone=reader.zone, instead=title
    )
    if head is None:
        return None, ""
    typo = Typesetter(head.lang)
    slug = head.slug or reader.slug(source, path, head.title)
    text, html = yield from reader.text(source, path, typo, None)
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
        redirect_from=head.redirect_from,
    )
    return with_digest(page), html
