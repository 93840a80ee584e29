"""The pages of an edition, planned with a theme: all of them, or those that a few articles change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass

from lapuce.incremental.plan import Page
from lapuce.incremental.rows import OutputRow
from lapuce.incremental.scan import all_stand
from lapuce.newsroom.arranging.edition import Edition
from lapuce.newsroom.encoding import decode_row_or_none
from lapuce.newsroom.job import Job
from lapuce.newsroom.planning.moved_pages import taken_addresses, wrong_redirects
from lapuce.newsroom.planning.narrow import Scope, narrow
from lapuce.newsroom.planning.pages import Planner
from lapuce.newsroom.planning.planned import broken_site_links, colliding_outputs
from lapuce.newsroom.printing.assets import (
    asset_pages,
    asset_paths,
    cards_of,
    content_files,
    copies_of,
)
from lapuce.newsroom.printing.chrome import make_chrome
from lapuce.newsroom.printing.outputs import page_keys
from lapuce.newsroom.printing.press import Press, Theme
from lapuce.newsroom.printing.texts import Texts
from lapuce.newsroom.reading.shelf import Shelf
from lapuce.newsroom.records import Article, StaticPage
from lapuce.problems import Location, Problem, did_you_mean


@dataclass(frozen=True)
class Plan:
    """What an edition is made of."""

    pages: list[Page]
    left: dict[str, str]
    """Stamps of the outputs that stand without being planned, by path."""
    press: Press
    key: Callable[[Page], str]
    """Gives the fingerprint of what a page shows besides its inputs."""
    problems: list[Problem]
    """What only the plan of all pages can tell; beside errors in sources, what is sure of it."""


def make_plan(
    job: Job,
    edition: Edition,
    shelf: Shelf,
    texts: Texts,
    chrome_digest: str = "",
    known: Mapping[str, OutputRow] | None = None,
    *,
    known_stand: bool = False,
) -> Plan:
    """
    Plan an edition.

    Args:
        job: What is built.
        edition: What is published.
        shelf: What was read.
        texts: Those of the sources.
        chrome_digest: Of what every page showed, when all that the last build left still stands.
        known: The outputs of that build.
        known_stand: Whether all of them were just seen to stand as it left them.
    """
    theme = Theme(job.theme, job.cache / "gabarits")
    assets = asset_paths(job.theme)
    templates = frozenset(theme.names())
    chrome = make_chrome(
        edition, job.settings, name=job.site_name, site_url=job.site_url, zone=job.zone,
        assets=assets, templates=templates, live_reload=job.live_reload,
    )  # fmt: skip
    others = [*asset_pages(job.theme, assets), *content_files(edition, job.content)]

    def plan(scope: Scope | None) -> tuple[list[Page], set[str]]:
        planner = Planner(edition, job.settings, theme.blocks_key(), templates, scope)
        return [*planner.pages(), *others], planner.left

    pages, left = None, None
    if known and chrome_digest == chrome.digest:
        scope = _scope(edition, shelf)
        if scope is not None:
            pages, lists = plan(scope)
            planned = {page.output for page in pages}
            left = _left(scope, lists, planned, known)
            if left and not known_stand and not all_stand(str(job.output), left):
                left = None
    if pages is None or left is None:
        pages, left = plan(None)[0], {}
    outputs = {*(page.output for page in pages), *left}
    prefix = job.report_prefix
    faulty = shelf.library.faulty_kinds()
    problems = [
        *broken_site_links(shelf.library.by_source.values(), outputs, prefix, faulty),
        *_unknown_templates(shelf, theme, prefix),
    ]
    if not faulty:  # Two sources may want one address only for want of what is wrong in them.
        problems += colliding_outputs(pages, prefix)
        problems += taken_addresses(shelf.library.by_source.values(), pages, prefix)
        problems += wrong_redirects(job.settings.redirects, pages, outputs)
    press = Press(theme, chrome, texts, copies_of(job), cards_of(job))
    return Plan(pages, left, press, page_keys(theme, chrome), problems)


def _scope(edition: Edition, shelf: Shelf) -> Scope | None:
    if shelf.changed_files or shelf.gone_files:
        return None
    before = [decode_row_or_none(row) for row in shelf.replaced]
    after = [shelf.library.by_source.get(path) for path in shelf.fresh]
    return narrow(edition, [held[0] if held else None for held in before], after)


def _left(
    scope: Scope, lists: Set[str], planned: Set[str], known: Mapping[str, OutputRow]
) -> dict[str, str] | None:
    """Return the outputs that are left as they are; None when all have to be planned."""
    if any(map(scope.leaves, planned)) or not planned.isdisjoint(lists):
        return None  # Two pages want one address: all of them have to be known to tell it.
    left = {
        path: row.stamp
        for path, row in known.items()
        if path not in planned and (path in lists or scope.leaves(path))
    }
    return left if scope.expected <= left.keys() and lists <= left.keys() else None


def _unknown_templates(shelf: Shelf, theme: Theme, prefix: str) -> Iterator[Problem]:
    fit: dict[str, list[str]] = {}
    for record in shelf.library.by_source.values():
        name = record.template if isinstance(record, Article | StaticPage) else None
        if not name:
            continue
        base = "article.html" if isinstance(record, Article) else "page.html"
        known = fit.get(base) or fit.setdefault(base, theme.made_from(base))
        if name not in known:
            said = (
                f"le gabarit « {name} » existe, mais n’étend pas {base}."
                if f"{name}.html" in theme.names()
                else f"gabarit inconnu « {name} »."
            )
            hint = did_you_mean(name, known) or f" Gabarits possibles : {', '.join(known)}."
            yield Problem(
                Location(prefix + record.source, record.lines["template"]),
                "unknown-template",
                f"{said}{hint}",
            )
