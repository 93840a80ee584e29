"""Send a commit to the published branch, unforced, and read back what the remote has."""

from __future__ import annotations

import shlex

from lapuce.publishing.git import PUSH_SECONDS, Answer
from lapuce.publishing.refusal import PublishError, printable
from lapuce.publishing.repository import Repository, read_remote


def push(known: Repository, commit: str) -> None:
    """
    Push a commit upon the tip we saw, and make sure that the remote has it.

    Raises:
        PublishError: The remote refused it, or nobody can tell.
    """
    target = f"refs/heads/{known.branch}"
    answer = known.git.ask(
        *("push", "--porcelain", "--no-follow-tags", "--recurse-submodules=no"),
        *(known.remote, f"{commit}:{target}"),
        seconds=PUSH_SECONDS,
    )
    # Even after a failure: the line may have been cut once the remote had accepted.
    heads, fault = read_remote(known.git, known.remote)
    there = heads.get(target)
    if there == commit:
        known.git.tell("update-ref", "-m", "publication", known.record, commit)
        return
    if fault:
        raise PublishError(
            f"envoi interrompu, et « {known.remote} » ne répond plus ({fault}) : "
            "relancez, la commande dira s’il reste quelque chose à publier."
        )
    if there != known.tip or "fetch first" in answer.output or "non-fast-forward" in answer.output:
        raise PublishError(
            f"la branche « {known.branch} » de « {known.remote} » a bougé pendant l’envoi : "
            "rien n’a été publié, relancez."
        )
    raise PublishError(
        f"« {known.remote} » refuse l’envoi, rien n’a changé : {_push_reason(answer)}."
    )


def _push_reason(answer: Answer) -> str:
    """Return why a push failed: what the remote's hooks say, then git's own word."""
    said = [
        printable(line.removeprefix("remote:").strip())
        for line in answer.errors.splitlines()
        if line.startswith("remote:") and line.removeprefix("remote:").strip()
    ]
    for line in answer.output.splitlines():
        if line.startswith("!"):
            said.append(
                printable(line.split("\t")[-1]).removeprefix("[remote rejected] ").strip("()")
            )
    return " ; ".join(said).rstrip(".") or answer.reason


def rollback_command(known: Repository, commit: str) -> str:
    """Return the command that publishes the former tree again, as one more commit, unforced."""
    remote, target = shlex.quote(known.remote), shlex.quote(f"refs/heads/{known.branch}")
    if known.tip is None:
        return f"git push {remote} --delete {target}"
    said = shlex.quote(f"Retour à la publication {known.tip[:7]}")
    made = f"$(git commit-tree '{known.tip}^{{tree}}' -p {commit} -m {said})"
    return f'git push {remote} "{made}":{target}'
