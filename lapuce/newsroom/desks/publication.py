"""`./inv publish`: build for the public address, check the finished pages, then publish."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from lapuce.newsroom.desks.checking import page_problems
from lapuce.newsroom.desks.desk import build_site, strangers
from lapuce.newsroom.order import Order, read_job
from lapuce.problems import LapuceError, format_report, has_errors, tell_error
from lapuce.publishing import PublishError, RefusedError, first_names, inspect_repository, publish


def publish_site(
    root: Path, *, dry_run: bool, yes: bool, remote: str, branch: str, force_shrink: bool
) -> int:
    """
    Publish the site of a checkout.

    Args:
        root: The checkout, where `publishconf.py` and `content/` stand.
        dry_run: Show what would change, and stop.
        yes: Do not ask.
        remote, branch: Where to.
        force_shrink: Accept a site that lost many pages.

    Returns:
        The exit status.
    """
    site = root / "public"
    order = Order(content=root / "content", output=site, settings_file=root / "publishconf.py")
    repository = inspect_repository(root, remote=remote, branch=branch)
    address = read_job(order).site_url
    refusals = [*repository.refusals, *_no_address(address)]
    if refusals:
        sys.stderr.write(f"{RefusedError(refusals)}\n")
        return 1
    status = build_site(order)
    if status:
        return status
    if others := strangers(site):
        shown = os.path.relpath(site)
        tell_error(
            f"{shown} contient ce que cette construction n’a pas écrit : {first_names(others)}. "
            "Supprimez ce dossier, puis recommencez."
        )
        return 1
    problems = page_problems(order)
    sys.stderr.write(format_report(problems))
    if has_errors(problems):
        return 1
    try:
        report = publish(
            site,
            root,
            remote=remote,
            branch=branch,
            show=lambda text: print(text, flush=True),
            confirm=(lambda question: True) if yes else _ask,
            dry_run=dry_run,
            force_shrink=force_shrink,
            source=repository.head,
            address=address,
        )
    except RefusedError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except LapuceError as error:
        tell_error(error)
        return 1
    print(report.text)
    return 0


def _no_address(site_url: str) -> Iterator[str]:
    """Give what is wrong in an address that nobody else can open: RFC 2606 keeps these names."""
    name = (urlsplit(site_url).hostname or "").rpartition(".")[2]
    if name in ("example", "invalid", "localhost", "test"):
        yield (
            f"SITEURL est « {site_url} », où personne ne peut aller : "
            "écrivez dans publishconf.py l’adresse de votre site"
        )


def _ask(question: str) -> bool:
    if not (sys.stdin and sys.stdin.isatty()):
        raise PublishError("personne n’est là pour répondre, rien n’a été publié : ajoutez --yes.")
    try:
        return input(f"{question} [o/N] ").strip().casefold() in ("o", "oui")
    except EOFError:
        print()
        return False
