"""What leads from former addresses to the page that each became: those of sources, and others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from lapuce.incremental.plan import Page
from lapuce.newsroom.addresses import output_of, url_of
from lapuce.newsroom.records import Article, Record
from lapuce.newsroom.views import machine
from lapuce.problems import Location, Problem, path_meant, suggestion
from lapuce.site_paths import parse_redirect

if TYPE_CHECKING:
    from lapuce.newsroom.planning.pages import Planner


def moved_pages(planner: Planner) -> Iterator[Page]:
    """Give a page for each former address, but for those that the scope leaves as they are."""
    edition, scope = planner.edition, planner.scope
    for source, record in edition.library.by_source.items():
        if not record.redirect_from or not edition.has_page(record):
            continue
        if scope and isinstance(record, Article) and source not in scope.articles:
            continue
        for path in record.redirect_from:
            yield Page(output_of(path), "", machine.moved_view, (url_of(record), ""), source)
    for former, path in planner.settings.redirects.items():
        output = output_of(parse_redirect(former, path))
        if output.endswith(".xml"):
            yield replace(planner.feed("", "/", "site", edition.listed), output=output)
        else:
            yield Page(output, "", machine.moved_view, (path, ""))


def wrong_redirects(
    redirects: Mapping[str, str], pages: Iterable[Page], outputs: Collection[str]
) -> Iterator[Problem]:
    """
    Give what is wrong in the setting `redirects`: where it leads, and from where.

    Args:
        redirects: The setting.
        pages: All that is planned.
        outputs: Theirs, and those that stand without being planned.
    """
    where = Location("pelicanconf.py")
    former = {key: output_of(parse_redirect(key, path)) for key, path in redirects.items()}
    if not former:
        return
    times = Counter(page.output for page in pages)
    standing = set(outputs).difference(former.values())
    for key, path in redirects.items():
        if times[former[key]] > 1:
            said = f"redirects : « {key} » est une page du site : ôtez-la."
            yield Problem(where, "reserved-slug", said)
        if output_of(path) not in standing:
            meant = path_meant(path, [f"/{one.removesuffix('index.html')}" for one in standing])
            said = f"redirects : « {path} » n’est pas une page du site.{suggestion(meant)}"
            yield Problem(where, "broken-link", said)


def taken_addresses(
    records: Iterable[Record], pages: Iterable[Page], prefix: str
) -> Iterator[Problem]:
    """
    Give the former addresses that are those of a page of the site, or of two sources.

    Args:
        records: All that was read.
        pages: All that is planned.
        prefix: Put before paths in reports.
    """
    moved = [one for one in records if one.redirect_from]
    if not moved:
        return
    # Comparisons have another address too, which is no source's.
    ours = (one for one in pages if one.view is not machine.moved_view or not one.source)
    standing = {page.output for page in ours}
    claimed: dict[str, str] = {}
    for record in moved:
        for index, path in enumerate(record.redirect_from):
            lines = record.lines
            line = lines.get(f"redirect_from.{index}") or lines["redirect_from"]
            where = Location(prefix + record.source, line)
            first = claimed.setdefault(output_of(path), record.source)
            if output_of(path) in standing:
                said = f"« {path} » est une page du site : ôtez-la de redirect_from."
                yield Problem(where, "reserved-slug", said)
            elif first != record.source:
                said = (
                    f"« {path} » est déjà une ancienne adresse de {prefix}{first} : "
                    "ôtez-la de l’une des deux."
                )
                yield Problem(where, "duplicate-slug", said)
