"""What is asked of a build, and the job it makes with the settings."""

from __future__ import annotations

import os
import re
import runpy
import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lapuce.dates import is_zone, parse_moment
from lapuce.fingerprint import digest
from lapuce.incremental.pool import available_jobs
from lapuce.problems import LapuceError

if TYPE_CHECKING:
    from lapuce.newsroom.job import Job

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "lapuce"
_NEEDED = ("PATH", "OUTPUT_PATH", "THEME", "SITENAME", "SITEURL", "TIMEZONE", "LAPUCE")
_ADDRESS = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?")
_SLIPS = (
    ArithmeticError, AttributeError, ImportError, LookupError, NameError, OSError, SyntaxError,
    TypeError, ValueError,
)  # fmt: skip
"""What a slip in a settings file raises."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """What `./inv build` was asked."""

    content: Path
    output: Path
    settings_file: Path = ROOT / "pelicanconf.py"
    site_url: str | None = None
    now: str | None = None
    """ISO 8601."""
    jobs: int | None = None
    preview: bool = False
    strict: bool = False

    def moment(self, zone: str) -> float:
        """Return the clock of the build, in seconds since the epoch; ValueError, in French."""
        return clock(self.now, zone)

    def overrides(self) -> dict[str, Any]:
        """Return the order as Pelican settings."""
        held: dict[str, Any] = {
            # Pelican would take relative paths from the settings file's folder.
            "PATH": str(self.content.absolute()),
            "OUTPUT_PATH": str(self.output.absolute()),
            "LAPUCE_NOW": self.now,
            "LAPUCE_JOBS": self.jobs,
            "LAPUCE_PREVIEW": self.preview,
            "LAPUCE_STRICT": self.strict,
        }
        if self.site_url is not None:
            held["SITEURL"] = self.site_url
        return held


def clock(text: str | None, zone: str) -> float:
    """Return an ISO 8601 moment in seconds since the epoch; now when there is none."""
    if text:
        return parse_moment(text, zone).timestamp()
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return float(epoch) if epoch.isdigit() else time.time()


def read_job(order: Order, **more: Any) -> Job:
    """
    Return the job that an order and its settings file make.

    Args:
        order: What is asked.
        more: Settings that the order does not know.
    """
    job = read_plain_job(order, **more)
    if job is not None:
        return job
    from lapuce.plugins.newsroom import read_job_by_pelican

    return read_job_by_pelican(str(order.settings_file), {**order.overrides(), **more})


def read_plain_job(order: Order, **more: Any) -> Job | None:
    """Do as `read_job`, without importing Pelican; None when only Pelican can tell."""
    settings = plain_settings(order.settings_file)
    return None if settings is None else job_from({**settings, **order.overrides(), **more})


def plain_settings(file: Path) -> dict[str, Any] | None:
    """
    Return the settings of a file, without importing Pelican.

    Importing Pelican costs more than most builds. It is not needed when the file gives all that a
    job takes and loads no plugin; the values are then those Pelican would give.

    Returns:
        None when only Pelican can tell.

    Raises:
        LapuceError: When a value is wrong, or the file is absent or cannot be run.
    """
    if not file.is_file():
        raise LapuceError(f"réglages introuvables : {file}.")
    held = {name: value for name, value in _run(file).items() if name.isupper()}
    if held.get("PLUGINS") or held.get("PELICAN_CLASS") != "lapuce.Newsroom":
        return None
    if any(name not in held for name in _NEEDED):
        return None
    _check(held)
    theme = (file.parent / held["THEME"]).resolve()
    if not theme.is_dir():
        return None  # The name of a theme that Pelican knows.
    return {**held, "THEME": str(theme), "SITEURL": held["SITEURL"].rstrip("/")}


def _run(file: Path) -> dict[str, Any]:
    try:
        return runpy.run_path(str(file))
    except _SLIPS as error:
        # In this file, or in another that it begins with.
        places = [(one.filename, one.lineno) for one in traceback.extract_tb(error.__traceback__)]
        if isinstance(error, SyntaxError):
            places.append((error.filename or str(file), error.lineno))
        name, line = next(
            ((path.name, line) for place, line in reversed(places)
             if (path := Path(place)).parent == file.parent),
            (file.name, 1),
        )  # fmt: skip
        said = error.msg if isinstance(error, SyntaxError) else error
        raise LapuceError(f"{name}, ligne {line} : {type(error).__name__}: {said}") from error


def cache_name(output: Path) -> str:
    """Return what files of the cache are called for an output folder."""
    return digest(str(output.resolve()))[:16]


def job_from(settings: Mapping[str, Any]) -> Job:
    """Return the job that Pelican's settings describe."""
    from lapuce.newsroom.job import Job
    from lapuce.settings import Settings

    content = Path(settings["PATH"])
    _check(settings)
    ours = settings.get("LAPUCE")
    now = settings.get("LAPUCE_NOW")
    if not isinstance(ours, Settings):
        raise LapuceError("il manque aux réglages : LAPUCE = Settings().")
    if settings.get("LAPUCE_STRICT"):
        ours = replace(ours, strict=True)
    return Job(
        content=content,
        output=Path(settings["OUTPUT_PATH"]),
        theme=Path(settings["THEME"]),
        cache=CACHE,
        site_name=settings["SITENAME"],
        site_url=settings["SITEURL"] or "http://localhost:8000",
        zone=settings["TIMEZONE"],
        settings=ours,
        now=now if isinstance(now, float) else clock(now, settings["TIMEZONE"]),
        preview=bool(settings.get("LAPUCE_PREVIEW")),
        live_reload=settings.get("LAPUCE_LIVE_RELOAD"),
        jobs=settings.get("LAPUCE_JOBS") or available_jobs(),
        report_prefix=report_prefix(content),
    )


def address_fault(name: str, address: str) -> str:
    """Return why an address, given under that name, cannot be that of a site; "" when it can."""
    if _ADDRESS.fullmatch(address):
        return ""
    return (
        f"{name} : « {address} » n’est pas une adresse ; écrivez "
        "https://exemple.fr ou https://exemple.fr/dossier."
    )


def _check(settings: Mapping[str, Any]) -> None:
    """Refuse what is wrong in Pelican's own settings, all at once; ours check themselves."""
    texts = ("SITENAME", "SITEURL", "TIMEZONE", "THEME")
    wrong = [name for name in texts if not isinstance(settings[name], str)]
    faults = [f"{name} doit être un texte, pas {settings[name]!r}." for name in wrong]
    if "SITENAME" not in wrong and not settings["SITENAME"].strip():
        faults.append("SITENAME est vide : écrivez le nom du site.")
    address = "" if "SITEURL" in wrong else settings["SITEURL"]
    if address and (fault := address_fault("SITEURL", address)):
        faults.append(fault)
    if "TIMEZONE" not in wrong and not is_zone(settings["TIMEZONE"]):
        faults.append(
            f"TIMEZONE : fuseau inconnu « {settings['TIMEZONE']} » ; écrivez Europe/Paris."
        )
    if faults:
        raise LapuceError("Réglages :\n" + "\n".join(f"  {one}" for one in faults))


def report_prefix(content: Path) -> str:
    """Return how reports name the content folder: from the current folder when it is inside."""
    shown = os.path.relpath(content)
    return f"{content}/" if shown.startswith("..") else "" if shown == "." else f"{shown}/"
