"""What a whole build leaves for the edits that follow it: in the store, and in memory."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from lapuce.checks import Facts
from lapuce.fingerprint import digest
from lapuce.incremental.store import Store
from lapuce.newsroom.encoding import CardOnly
from lapuce.newsroom.job import Job, Report, theme_digest
from lapuce.newsroom.printing.chrome import Chrome
from lapuce.newsroom.printing.press import Theme
from lapuce.newsroom.reading.names import Names
from lapuce.newsroom.records import Record
from lapuce.problems import Problem

if TYPE_CHECKING:
    from lapuce.writing.markdown import Writer


class Standing(Struct, frozen=True):
    """What a whole build leaves for the edits that follow it."""

    key: str
    """Digest of the order, the settings, the code and the theme."""
    built_at: float
    valid_until: float | None
    site: dict[str, Any]
    base: str
    absolute: str
    zone: str
    chrome_digest: str
    blocks_key: str
    articles: int
    pages: int
    outputs: int
    warnings: tuple[Problem, ...]

    @property
    def chrome(self) -> Chrome:
        """Return what every page shows."""
        return Chrome(self.site, self.base, self.absolute, self.zone, self.chrome_digest)


_STANDING = msgspec.json.Decoder(Standing)


def standing_key(job: Job, records_key: str) -> str:
    """Return the digest of what pages depend on besides the content."""
    return digest(
        records_key, job.site_name, job.site_url, repr((job.preview, job.live_reload)),
        str(job.theme), theme_digest(job.theme),
    )  # fmt: skip


def leave_standing(
    job: Job, store: Store, key: str, chrome: Chrome, blocks_key: str, report: Report
) -> None:
    """
    Keep what the next edits need; to be called in a transaction, after a build.

    Args:
        job: What was built.
        store: Where to keep it.
        key: See `standing_key`; taken before anything was read.
        chrome: What every page shows.
        blocks_key: Digest of the theme's macros that texts may call.
        report: What was done.
    """
    standing = Standing(
        key, job.now, report.valid_until, chrome.site, chrome.base,
        chrome.absolute, chrome.zone, chrome.digest, blocks_key, report.articles, report.pages,
        len(report.outputs), tuple(report.warnings),
    )  # fmt: skip
    store.set("standing", msgspec.json.encode(standing).decode())


def read_standing(job: Job, store: Store, key: str) -> Standing | None:
    """
    Return what the last build left; None when it does not stand any more.

    It does not when the order, the settings, the code or the theme changed, when something appeared
    or expired since, or when that build was interrupted.

    Args:
        job: What is to be built.
        store: Where it was kept.
        key: See `standing_key`.
    """
    held = store.get("standing")
    try:
        standing = _STANDING.decode(held) if held else None
    except msgspec.MsgspecError:
        return None
    if standing is None or standing.key != key or job.now < standing.built_at:
        return None
    until = standing.valid_until
    if (until is not None and job.now >= until) or not store.is_whole():
        return None
    return standing


@dataclasses.dataclass
class Memory:
    """What a process that stays keeps from one build to the next; all of it can be read again."""

    stays: bool = False
    """Whether the process stays, and nobody else writes in its output folder."""
    suspects: set[str] | None = None
    """The only files of the content that may have changed since the last build; None: any."""
    tell: Callable[[list[str]], None] = lambda changed: None
    """Told the outputs of the edited articles, as soon as they are written."""
    records: dict[str, Record] = dataclasses.field(default_factory=dict)
    """By source, as the next ones."""
    cards: dict[str, CardOnly] = dataclasses.field(default_factory=dict)
    catalogue: tuple[Names, Facts] | None = None
    theme: Theme | None = None
    writer: Writer | None = None
    """Made by the first edit: it costs to make."""

    def forget(self) -> None:
        """Forget what a whole build may have changed."""
        self.suspects = None
        self.records.clear()
        self.cards.clear()
        self.catalogue = self.theme = None
