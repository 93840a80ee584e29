"""From planned pages to files: rendered, in several processes when there are many, then kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from shlex import quote
from typing import Any, NamedTuple

from lapuce.fingerprint import digest
from lapuce.incremental.commit import Staging, remove_outputs, staging
from lapuce.incremental.plan import Page
from lapuce.incremental.pool import is_shared, share
from lapuce.incremental.rows import OutputRow
from lapuce.incremental.store import Store
from lapuce.newsroom.addresses import RESERVED_SLUGS
from lapuce.newsroom.arranging.teasers import Teaser
from lapuce.newsroom.job import Job, Progress, Report, code_digest
from lapuce.newsroom.printing.assets import make_pictures
from lapuce.newsroom.printing.chrome import Chrome
from lapuce.newsroom.printing.press import Press, Theme
from lapuce.problems import LapuceError

_LEAST_TO_SHARE = 120
_OURS = ("flux.xml", "sitemap.xml", "robots.txt")
"""Every site of ours holds them: a folder that does is ours, though nothing remembers it."""


class StalePage(NamedTuple):
    """A page to render."""

    page: Page
    key: str
    """Fingerprint of all that it shows besides its inputs."""
    fingerprint: str
    """Of the page, where it was compared with that of the last build; else ""."""


class _Written(NamedTuple):
    """What is to be remembered of an output that was rendered, and whether it is new."""

    row: OutputRow
    is_new: bool


def page_keys(theme: Theme, chrome: Chrome) -> Callable[[Page], str]:
    """Return what gives the fingerprint of all that a page shows besides its inputs."""
    base = digest(chrome.digest, code_digest())
    keys: dict[str, str] = {"": base}

    def key(page: Page) -> str:
        if page.template not in keys:
            keys[page.template] = digest(base, theme.key(page.template))
        return keys[page.template]

    return key


def refuse_to_empty(output: Path, known: Collection[str], articles: int) -> None:
    """
    Keep a site whose content has vanished: a wrong folder is likelier than such a decision.

    Raises:
        LapuceError: When the last build had articles, and this one has none.
    """
    if not articles and any(path.startswith("articles/") for path in known):
        raise LapuceError(
            "plus aucun article à publier, alors que le site en a : vérifiez --content et --now. "
            f"Pour repartir de rien : ./inv clean --output {quote(os.path.relpath(output))}. "
            "L’ancien site est intact."
        )


def refuse_foreign(output: Path, pages: Iterable[Page]) -> None:
    """
    Leave a folder that we never wrote in, when what it holds would be lost.

    Raises:
        LapuceError: Naming a file that is not ours.
    """
    if not output.is_dir() or all((output / name).exists() for name in _OURS):
        return
    tops = {page.output.partition("/")[0] for page in pages}
    foreign = sorted(entry.name for entry in output.iterdir() if entry.name in tops)
    if foreign:
        raise LapuceError(
            f"{output} contient déjà « {foreign[0]} », qui n’est pas à nous : choisissez un autre "
            "dossier, ou videz celui-ci."
        )


def left_behind(output: Path, planned: Collection[str]) -> list[str]:
    """
    Return what stands in the folders of a site that nobody else writes in, and is not planned.

    A folder of ours that nothing remembers, its cache being lost, may hold withdrawn articles.
    """
    found = []
    for top in RESERVED_SLUGS:
        for inner, _, names in os.walk(output / top):
            folder = os.path.relpath(inner, output)
            found += [path for name in names if (path := f"{folder}/{name}") not in planned]
    return found


def write_pages(
    job: Job,
    store: Store,
    press: Press,
    stale: Sequence[StalePage],
    gone: Sequence[str],
    save: Callable[[], None],
    keep: Callable[[], None],
    report: Report,
    progress: Progress,
) -> None:
    """
    Render pages, put them in place and keep what was done.

    Args:
        stale: What to render.
        gone: Outputs to delete.
        save: Keeps what was read and planned; called in a transaction, while pages are rendered.
        keep: Keeps what stands for the next edits; called in a transaction, once all is written.
        report: Told what was done.
        progress: Told how far it is.
    """
    with staging(job.output) as aside:

        def remember() -> None:
            with store.transaction():
                save()
                store.set("standing", "")  # Until all is written, nothing stands.

        written = _render(job, stale, press, aside, progress, remember)
        fresh = [one.row.path for one in written if one.is_new]
        with store.transaction():
            store.announce(fresh)
        report.rendered += len(stale)
        aside.put_in_place()
        report.written += len(fresh)
        report.deleted += remove_outputs(job.output, gone)
        report.outputs.update((row.path, row.stamp) for row, _ in written)
        report.changed += [*fresh, *gone]
        with store.transaction():
            keep()
            store.save_outputs((row for row, _ in written), gone)


def _render(
    job: Job,
    stale: Sequence[StalePage],
    press: Press,
    aside: Staging,
    progress: Progress,
    meanwhile: Callable[[], None],
) -> list[_Written]:
    total = len(stale)
    done = 0

    def work(some: Sequence[StalePage]) -> list[_Written]:
        nonlocal done
        made = press.render([one.page for one in some])
        written = []
        for (page, key, known), data in zip(some, made, strict=True):
            path, stamp, is_new = aside.stage(page.output, data)
            row = OutputRow(path, known or page.fingerprint(key), stamp)
            written.append(_Written(row, is_new))
        before, done = done, done + len(some)
        if done // 200 > before // 200:  # Of this process: the others are as far.
            progress("rendu", min(done * job.jobs, total), total)
        return written

    make_pictures(press, (one.page for one in stale), job.jobs)
    if is_shared(total, job.jobs, _LEAST_TO_SHARE):
        press.texts.hold()
    return share(work, stale, job.jobs, _LEAST_TO_SHARE, _near, meanwhile)


def _near(one: StalePage) -> tuple[tuple[str, str], str]:
    """Return what a page is made by, and when the first article it lists was published."""
    page = one.page
    return (page.template, page.view.__qualname__), _first_date(page.inputs)


def _first_date(values: Iterable[Any]) -> str:
    for value in values:
        if type(value) is Teaser:
            return value.card.date
        if type(value) is tuple and value and (found := _first_date(value)):
            return found
    return ""
