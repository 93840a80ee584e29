"""The whole publication: look, show, ask, make the commit, push it, read it back."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import FrameType

from lapuce.counts import plural, thousands
from lapuce.publishing.branch import SOURCE_TRAILER, moved_refusal
from lapuce.publishing.changes import Changes, find_changes
from lapuce.publishing.push import push, rollback_command
from lapuce.publishing.refusal import RefusedError, megabytes
from lapuce.publishing.repository import Identity, Repository, inspect_repository
from lapuce.publishing.scratch import Scratch, open_scratch
from lapuce.publishing.site import (
    LIMITS,
    Limits,
    Site,
    blob_hash,
    count_pages,
    domain_of,
    domain_refusal,
    inspect_site,
    loss_refusal,
)


class Outcome(StrEnum):
    """How a publication that did not fail ended."""

    PUBLISHED = "published"
    NOTHING = "nothing"
    DRY_RUN = "dry-run"
    DECLINED = "declined"


@dataclass(frozen=True, kw_only=True)
class Report:
    """What was done."""

    outcome: Outcome
    text: str
    """French, to be shown at the end."""
    changes: Changes
    previous: str | None
    """Where the branch stood on the remote before, `None` when there was none."""
    commit: str | None = None
    """Where it stands now, when something was published."""
    rollback: str | None = None
    """The command that puts the site back as it was."""


def publish(
    site: Path,
    repository: Path,
    *,
    remote: str = "origin",
    branch: str = "gh-pages",
    message: str = "Publication du site",
    show: Callable[[str], None],
    confirm: Callable[[str], bool],
    dry_run: bool = False,
    force_shrink: bool = False,
    source: str | None = None,
    limits: Limits = LIMITS,
    address: str = "",
) -> Report:
    """
    Publish a built folder on a branch of a remote.

    No reference moves, here or there, before the remote accepted the whole commit; the push is
    a plain one, which git refuses when the branch moved meanwhile. Ctrl-C and SIGTERM leave
    things so too.

    Args:
        site: The built folder, in which nothing is written.
        repository: The checkout of the sources it was built from.
        remote: The name of the remote.
        branch: The branch to publish on.
        message: What the commit says.
        show: Receives what would change, in French, before anything does.
        confirm: Receives a question and says whether to go on.
        dry_run: Stop once the changes are shown.
        force_shrink: Accept a site that lost many pages.
        source: The commit the site was built from, when the caller noted it before the build.
        limits: Sizes to hold the site to.
        address: That of the site, which its domain must not contradict; "" when it has none.

    Raises:
        RefusedError: It must not be published; all reasons at once.
        PublishError: Something failed on the way.
    """
    with _ended_by_sigterm():
        known = inspect_repository(repository, remote=remote, branch=branch)
        built = inspect_site(
            site,
            private=(repository.resolve(), site.resolve(), *_home()),
            limits=limits,
            algorithm=known.algorithm,
        )
        refusals = [*known.refusals, *built.refusals]
        if source and known.head and source != known.head:
            refusals.append("le dépôt a changé pendant la construction du site : relancez")
        if not known.reached or known.objects is None:
            raise RefusedError(refusals)
        with open_scratch(known) as scratch:
            scratch.fetch_tip()
            refusals += _refusals_upon_tip(scratch, built, limits, force_shrink, address)
            if refusals or known.identity is None:
                raise RefusedError(refusals)
            return _publish_upon(scratch, built, known.identity, message, show, confirm, dry_run)


def _refusals_upon_tip(
    scratch: Scratch, built: Site, limits: Limits, force_shrink: bool, address: str
) -> Iterator[str]:
    if moved := moved_refusal(scratch.known, scratch.git):
        yield moved
    before = scratch.read_files(scratch.known.tip)
    if not force_shrink and (loss := loss_refusal(count_pages(before), built.pages, limits)):
        yield loss
    if refusal := domain_refusal(address, built.cname, scratch.read_cname(before)):
        yield refusal


def _publish_upon(
    scratch: Scratch,
    built: Site,
    identity: Identity,
    message: str,
    show: Callable[[str], None],
    confirm: Callable[[str], bool],
    dry_run: bool,
) -> Report:
    known = scratch.known
    before = scratch.read_files(known.tip)
    old_cname = scratch.read_cname(before)
    kept = _kept_cname(built, old_cname)
    files = dict(built.files)
    if kept is not None:
        files["CNAME"] = blob_hash(kept.encode(), known.algorithm)
    changes = find_changes(before, files)
    if not changes:
        return Report(
            outcome=Outcome.NOTHING,
            text="Rien à publier : le site en ligne est déjà celui-ci.",
            changes=changes,
            previous=known.tip,
        )
    show(_preview(known, built, changes, count_pages(before), old_cname))
    if dry_run:
        return Report(
            outcome=Outcome.DRY_RUN,
            text="Essai seulement : rien n’a été publié.",
            changes=changes,
            previous=known.tip,
        )
    if not confirm(f"Publier sur « {known.branch} » de « {known.remote} » ?"):
        return Report(
            outcome=Outcome.DECLINED,
            text="Abandon : rien n’a été publié.",
            changes=changes,
            previous=known.tip,
        )
    text = f"{message}\n\n{SOURCE_TRAILER}: {known.head}\n"
    commit = scratch.commit(built, files, kept, identity, text)
    scratch.carry_over(commit)
    push(known, commit)
    rollback = rollback_command(known, commit)
    return Report(
        outcome=Outcome.PUBLISHED,
        text=(
            f"Publié : {commit[:7]} sur « {known.branch} » de « {known.remote} ».\n"
            f"Pour revenir en arrière :\n  {rollback}"
        ),
        changes=changes,
        previous=known.tip,
        commit=commit,
        rollback=rollback,
    )


def _kept_cname(built: Site, old: bytes | None) -> str | None:
    """Return the CNAME to take over from the published site, as it is there, byte for byte."""
    if built.cname is not None or old is None or b"\0" in old:
        return None
    try:
        return old.decode("utf-8")
    except UnicodeDecodeError:
        return None  # names no domain; the preview shows it among the removed files


def _preview(
    known: Repository, built: Site, changes: Changes, pages_before: int, old_cname: bytes | None
) -> str:
    """Return what would change, a line each."""
    pages = plural(built.pages, "page", "pages")
    if known.tip is None:
        head = f"Première publication sur « {known.branch} » de « {known.remote} »"
    else:
        head = f"Publication sur « {known.branch} » de « {known.remote} »"
        pages += f" ({thousands(pages_before)} en ligne)"
    lines = [f"{head} : {pages}, {megabytes(built.size)}", *changes.lines()]
    old, new = domain_of(old_cname), domain_of(built.cname)
    if new and new != old:
        lines.append(f"domaine : {new}" + (f" (avant : {old})" if old else ""))
    elif old:
        lines.append(f"domaine : {old}")
    return "\n  ".join(lines)


def _home() -> tuple[Path, ...]:
    home = os.environ.get("HOME", "")
    return (Path(home),) if home else ()


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """Turn SIGTERM into an exit that cleans up behind itself, unless someone handles it already."""
    ours = (
        threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    )
    if ours:
        signal.signal(signal.SIGTERM, _exit_cleanly)
    try:
        yield
    finally:
        if ours:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _exit_cleanly(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
