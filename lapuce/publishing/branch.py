"""May the published branch be replaced, or did someone else move it since our last publication?"""

from __future__ import annotations

import re

from lapuce.publishing.git import Git
from lapuce.publishing.refusal import printable
from lapuce.publishing.repository import Repository

SOURCE_TRAILER = "Source-Commit"
"""Ends the message of each publication: the commit of the sources it was built from."""


def moved_refusal(known: Repository, git: Git) -> str | None:
    """
    Return the refusal of a published branch that someone else moved, if one did.

    A publication may be replaced by one whose sources hold those it was built from, whoever made
    it. Any other commit upon it was made by hand and must be looked at, but for the one GitHub
    makes when a domain is set: it only touches CNAME, which we keep.

    Args:
        known: The checkout, whose remote was reached.
        git: git that sees the objects of the published branch.
    """
    record = known.git.resolve(known.record)
    name = f"la branche « {known.branch} » de « {known.remote} »"
    if known.tip is None:
        if record is None:
            return None
        return (
            f"{name} a disparu depuis notre dernière publication : pour la refaire, "
            f"git update-ref -d {known.record}"
        )
    ours = _last_publication(git, known.tip)
    if known.tip == record or (ours is None and record is None):
        return None
    adopt = f"git fetch {known.remote} +refs/heads/{known.branch}:{known.record}"
    rewritten = record is not None and not git.is_ancestor(record, known.tip)
    if ours is None or rewritten or not _only_sets_domain(git, ours, known.tip):
        return (
            f"{name} a changé depuis notre dernière publication ({_about(git, known.tip)}) : "
            f"regardez-la, puis pour repartir d’elle : {adopt}"
        )
    source = _source_of(git, ours)
    if source and known.head and git.is_ancestor(source, known.head):
        return None
    return (
        f"{name} a été publiée depuis le commit {source[:7]}, que votre copie ne contient pas : "
        f"git pull ou, si ce commit a été effacé de l’histoire, {adopt}"
    )


def _last_publication(git: Git, tip: str) -> str | None:
    """Return the last commit of ours on the branch that ends at a commit."""
    found = git.tell(
        "log", "-1", "--no-show-signature", "--format=%H", f"--grep=^{SOURCE_TRAILER}: ", tip
    )
    return found or None


def _only_sets_domain(git: Git, ours: str, tip: str) -> bool:
    """Tell whether nothing came after our publication but a change of CNAME."""
    changed = git.tell("diff-tree", "-r", "--name-only", "-z", ours, tip)
    return ours == tip or changed == "CNAME\0"


def _source_of(git: Git, commit: str) -> str:
    """Return the commit of the sources that a publication names, or "" when it is not a hash."""
    form = f"--format=%(trailers:key={SOURCE_TRAILER},valueonly)"
    said = git.tell("log", "-1", "--no-show-signature", form, commit).strip()
    return said if re.fullmatch(r"[0-9a-f]{40}|[0-9a-f]{64}", said) else ""


def _about(git: Git, commit: str) -> str:
    form = "--format=%h%x00%s%x00%an"
    answer = git.tell("log", "-1", "--no-show-signature", form, commit)
    short, subject, author = answer.split("\0")
    return f"{short} « {printable(subject)} », de {printable(author)}"
