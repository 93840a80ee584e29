"""What a build is asked, what it answers, and what its records depend on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import lapuce
from lapuce.counts import plural, seconds
from lapuce.fingerprint import digest, digest_value
from lapuce.incremental.scan import scan
from lapuce.newsroom.order import cache_name
from lapuce.problems import Problem
from lapuce.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Job:
    """What to build, from what, and where."""

    content: Path
    output: Path
    theme: Path
    cache: Path
    site_name: str
    site_url: str
    zone: str
    settings: Settings
    now: float
    """Seconds since the epoch."""
    preview: bool = False
    live_reload: str | None = None
    jobs: int = 1
    report_prefix: str = "content/"

    @property
    def store_name(self) -> str:
        """Return what files of the cache are called for this output folder."""
        return cache_name(self.output)


@dataclass
class Report:
    """What a build did."""

    articles: int = 0
    pages: int = 0
    written: int = 0
    rendered: int = 0
    """Pages that had to be made again, whether or not their bytes changed."""
    unchanged: int = 0
    deleted: int = 0
    seconds: float = 0.0
    warnings: list[Problem] = field(default_factory=list)
    stages: dict[str, float] = field(default_factory=dict)
    """Seconds by stage."""
    outputs: dict[str, str] = field(default_factory=dict)
    """Stamps of all outputs, by path."""
    valid_until: float | None = None
    """When something is to appear or expire, in seconds since the epoch."""
    changed: list[str] = field(default_factory=list)
    """Outputs written or deleted."""
    remains: object = None
    """All that was read: whoever drops the report pays for forgetting it, unless it ends then."""

    @property
    def summary(self) -> str:
        """Return what the site holds, in French."""
        articles = plural(self.articles, "article", "articles")
        return f"{articles}, {plural(self.pages, 'page', 'pages')}"

    def __str__(self) -> str:
        written = plural(self.written, "fichier écrit", "fichiers écrits")
        unchanged = plural(self.unchanged, "inchangé", "inchangés")
        deleted = plural(self.deleted, "supprimé", "supprimés")
        return f"{self.summary} : {written}, {unchanged}, {deleted} en {seconds(self.seconds)}."


_LIBRARIES = ("jinja2", "markdown", "msgspec")
"""What makes records and pages besides our code."""
Progress = Callable[[str, int, int], None]
"""Told the stage, what is done and what there is to do."""


def no_progress(stage: str, done: int, total: int) -> None:
    """Show nothing."""


def records_key(job: Job) -> str:
    """Return the digest of what records depend on besides their sources."""
    libraries = map(version, _LIBRARIES)
    return digest(code_digest(), *libraries, str(job.content.resolve()), job.zone, job.report_prefix,
                  digest_value(job.settings))  # fmt: skip


@lru_cache(maxsize=1)
def code_digest() -> str:
    """
    Return the digest of our own code: records and pages made by other code are stale.

    With the versions of all libraries, where the house locks them.
    """
    folder = Path(lapuce.__file__).parent
    files = sorted(
        path for path in folder.rglob("*") if path.suffix in (".py", ".csv", ".toml", ".txt")
    )
    files += filter(Path.is_file, [folder.parent / "uv.lock"])
    return digest(*(part for path in files for part in (path.name, path.read_bytes())))


def theme_digest(theme: Path) -> str:
    """Return the digest of all the files of a theme."""
    held = scan(theme).files
    return digest(*(part for path in held for part in (path, (theme / path).read_bytes())))
