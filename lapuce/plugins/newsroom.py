"""Pelican's doorway: the class that builds the site, from Pelican's own settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.settings import read_settings

from lapuce.newsroom.desks.desk import forget_memo, make
from lapuce.newsroom.job import Job, Report
from lapuce.newsroom.order import job_from
from lapuce.problems import LapuceError


class Newsroom(Pelican):  # type: ignore[misc]  # Pelican ships no types
    """A Pelican whose articles, pages and lists are made by La Puce, and only when stale."""

    report: Report

    def run(self) -> None:
        """Build; on an error in the content, report it and leave the output as it was."""
        self.report = make(job_from(self.settings))
        # `./inv build` may have remembered a build with other settings.
        forget_memo(Path(self.settings["OUTPUT_PATH"]))
        signals.finalized.send(self)


def read_job_by_pelican(settings_file: str, overrides: dict[str, Any]) -> Job:
    """Read Pelican's settings, and return the job they describe."""
    return job_from(_read(settings_file, overrides))


def run_by_pelican(settings_file: str, overrides: dict[str, Any]) -> Report:
    """Read Pelican's settings, build, and return what was done."""
    newsroom = Newsroom(_read(settings_file, overrides))
    newsroom.run()
    return newsroom.report


def _read(settings_file: str, overrides: dict[str, Any]) -> dict[str, Any]:
    try:
        settings: dict[str, Any] = read_settings(settings_file, override=overrides)
    except ValueError as error:  # Pelican's word for a theme that is nowhere.
        raise LapuceError(
            "Réglages :\n  THEME n’est ni un dossier, ni un thème de Pelican."
        ) from error
    return settings
