"""Look at the repository and its remote: may this checkout publish, and upon what?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from lapuce.counts import plural
from lapuce.publishing.git import NETWORK_SECONDS, Git
from lapuce.publishing.refusal import first_names, printable


@dataclass(frozen=True)
class Identity:
    """Who publishes, as git knows them."""

    name: str
    email: str
    date: str
    """Seconds since 1970 and a zone: "1412146800 +0200"."""


@dataclass(frozen=True, kw_only=True)
class Repository:
    """What publishing needs to know of a checkout and its remote."""

    folder: Path
    remote: str
    branch: str
    head: str | None = None
    """The commit of the sources."""
    identity: Identity | None = None
    objects: Path | None = None
    """Where git keeps the objects (shared by all worktrees)."""
    algorithm: Literal["sha1", "sha256"] = "sha1"
    tip: str | None = None
    """Where the published branch stands on the remote, `None` when there is none."""
    reached: bool = False
    """Whether the remote answered, and so `tip` is true."""
    refusals: tuple[str, ...] = ()
    """Why it must not publish, one French line each."""

    @property
    def git(self) -> Git:
        """git in this checkout."""
        return Git(self.folder)

    @property
    def record(self) -> str:
        """The reference that remembers our last publication from this clone."""
        return f"refs/lapuce/published/{self.remote}/{self.branch}"


def inspect_repository(
    repository: Path, *, remote: str = "origin", branch: str = "gh-pages"
) -> Repository:
    """
    Find all that keeps a checkout from publishing. It writes nothing.

    Whether the published branch moved since our last publication is not looked at here:
    that takes its commits, which `branch` reads.

    Raises:
        PublishError: git is not on this machine.
    """
    git = Git(repository)
    inside = git.ask("rev-parse", "--is-inside-work-tree")
    if inside.line != "true":
        return Repository(
            folder=repository,
            remote=remote,
            branch=branch,
            refusals=(_no_work_tree(inside.errors, inside.reason),),
        )
    refusals: list[str] = []
    identity = _read_identity(git)
    if identity is None:
        refusals.append(
            'git ne sait pas qui vous êtes : git config --global user.name "Prénom Nom", '
            "puis git config --global user.email vous@exemple.fr"
        )
    if dirty := _dirty_files(git):
        refusals.append(
            plural(len(dirty), "fichier n’est pas enregistré", "fichiers ne sont pas enregistrés")
            + f" dans git ({first_names(dirty)}) : git add, puis git commit"
        )
    head = git.resolve("HEAD")
    sources = git.ask("symbolic-ref", "--quiet", "HEAD").line or None
    if head is None:
        refusals.append("le dépôt n’a encore aucun commit : git commit")
    if git.ask("rev-parse", "--is-shallow-repository").line == "true":
        # Nobody could tell whether it holds the sources of what is online.
        refusals.append("votre copie n’a pas toute l’histoire du dépôt : git fetch --unshallow")
    valid = git.ask("check-ref-format", f"refs/heads/{branch}").ok and not branch.startswith("-")
    if not valid:
        refusals.append(f"« {printable(branch)} » n’est pas un nom de branche")
    if valid and sources == f"refs/heads/{branch}":
        refusals.append(f"« {branch} » est la branche des sources : publiez sur une autre")
    tip, reached = None, False
    if remote.startswith("-") or not git.ask("config", "--get-all", f"remote.{remote}.url").ok:
        refusals.append(
            f"le dépôt distant « {printable(remote)} » n’est pas configuré : "
            f"git remote add {printable(remote)} ADRESSE"
        )
    elif valid:
        heads, fault = read_remote(git, remote)
        if fault:
            refusals.append(f"le dépôt distant « {remote} » ne répond pas : {fault}")
        else:
            tip, reached = heads.get(f"refs/heads/{branch}"), True
    if head is not None:
        refusals += _upstream_refusals(git, head, sources, remote, heads if reached else None)
    return Repository(
        folder=repository,
        remote=remote,
        branch=branch,
        head=head,
        identity=identity,
        objects=Path(git.tell("rev-parse", "--path-format=absolute", "--git-path", "objects")),
        algorithm=cast(Literal["sha1", "sha256"], git.tell("rev-parse", "--show-object-format")),
        tip=tip,
        reached=reached,
        refusals=tuple(refusals),
    )


def _no_work_tree(errors: str, reason: str) -> str:
    if "not a git repository" in errors:
        return "ce dossier n’est pas un dépôt git : git init, ou lancez la commande depuis le dépôt"
    if not errors:
        return "ce dépôt git n’a pas d’arbre de travail : publiez depuis un clone ordinaire"
    return f"git ne peut pas lire ce dépôt : {reason}"


def _read_identity(git: Git) -> Identity | None:
    """Return who the user said they are; what git would guess from the machine does not count."""
    said = git.ask("-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT")
    match = re.fullmatch(r"(.+) <(.+)> (\d+ [+-]\d{4})", said.line)
    return Identity(*match.groups()) if said.ok and match else None


def _dirty_files(git: Git) -> list[str]:
    status = git.tell("status", "--porcelain=v1", "-z", "--untracked-files=normal")
    names, fields = [], iter(status.split("\0"))
    for entry in fields:
        if entry:
            names.append(entry[3:])
        if entry[:1] in ("R", "C"):
            next(fields, None)  # the name it had before
    return names


def read_remote(git: Git, remote: str) -> tuple[dict[str, str], str]:
    """Return the branches of a remote by full name, or why they cannot be known."""
    answer = git.ask("ls-remote", "--heads", remote, seconds=NETWORK_SECONDS)
    if not answer.ok:
        return {}, answer.reason
    pairs = (line.split("\t", 1) for line in answer.output.splitlines())
    return {name: commit for commit, name in pairs}, ""


def _upstream_refusals(
    git: Git, head: str, sources: str | None, remote: str, heads: dict[str, str] | None
) -> list[str]:
    """Say what keeps HEAD from being exactly what its remote branch holds."""
    if sources is None:
        return ["vous n’êtes sur aucune branche (HEAD détachée) : git switch main"]
    name = sources.removeprefix("refs/heads/")
    form = "%(upstream:remotename)%00%(upstream:remoteref)"
    upstream = git.tell("for-each-ref", f"--format={form}", sources)
    its_remote, _, its_branch = upstream.partition("\0")
    if not its_branch or its_remote == ".":
        return [
            f"la branche « {name} » ne suit aucune branche distante : git push -u {remote} {name}"
        ]
    if its_remote != remote:
        heads, fault = read_remote(git, its_remote)
        if fault:
            return [f"le dépôt distant « {its_remote} » ne répond pas : {fault}"]
    if heads is None or heads.get(its_branch) == head:
        return []
    there = heads.get(its_branch)
    if there is None:
        return [f"la branche « {name} » n’est plus sur « {its_remote} » : git push"]
    if git.is_ancestor(there, head):
        count = int(git.tell("rev-list", "--count", f"{there}..{head}"))
        waiting = plural(count, "commit n’est pas envoyé", "commits ne sont pas envoyés")
        return [f"{waiting} sur « {its_remote} » : git push"]
    return [f"votre copie n’a pas les derniers commits de « {its_remote} » : git pull"]
