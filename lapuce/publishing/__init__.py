"""Put a built site on the branch that GitHub Pages serves, or say why not."""

from lapuce.publishing.changes import Changes
from lapuce.publishing.publish import Outcome, Report, publish
from lapuce.publishing.refusal import PublishError, RefusedError, first_names
from lapuce.publishing.repository import Repository, inspect_repository
from lapuce.publishing.site import LIMITS, Limits, Site, inspect_site

__all__ = [
    "LIMITS",
    "Changes",
    "Limits",
    "Outcome",
    "PublishError",
    "RefusedError",
    "Report",
    "Repository",
    "Site",
    "first_names",
    "inspect_repository",
    "inspect_site",
    "publish",
]
