"""Pelican's doorway: the class that builds the site, from Pelican's own settings."""

from __future__ import annotations

import sys
from typing import Any

from pelican import Pelican, signals
from pelican.settings import read_settings

from lapuce.newsroom.build import Job, Report, build
from lapuce.newsroom.desk import announce, job_from, remember
from lapuce.problems import ContentError, LapuceError


class Newsroom(Pelican):  # type: ignore[misc] # Pelican ships no types
    """A Pelican whose articles, pages and lists are made by La Puce, and only when stale."""

    report: Report

    def run(self) -> None:
        """Build; on an error in the content, report it and leave the output as it was."""
        job = job_from(self.settings)
        try:
            self.report = build(job, announce())
        except ContentError as error:
            sys.stderr.write(str(error))
            raise SystemExit(1) from None
        except LapuceError as error:
            sys.stderr.write(f"erreur: {error}\n")
            raise SystemExit(1) from None
        remember(job, self.report)
        signals.finalized.send(self)


def read_job(settings_file: str, overrides: dict[str, Any]) -> Job:
    """Read Pelican's settings, and return the job they describe."""
    return job_from(read_settings(settings_file, override=overrides))


def run(settings_file: str, overrides: dict[str, Any]) -> Report:
    """Read Pelican's settings, build, and return what was done."""
    newsroom = Newsroom(read_settings(settings_file, override=overrides))
    newsroom.run()
    return newsroom.report
