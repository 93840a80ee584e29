"""Run git: its words in English for us to read, its failures as values."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from lapuce.publishing.refusal import PublishError, printable

NETWORK_SECONDS = 120
"""A remote that says nothing for so long is not reachable."""
PUSH_SECONDS = 1800

# Set by git around its hooks and aliases: they would send us to another repository.
_LOCAL_VARIABLES = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_WORK_TREE",
)


@dataclass(frozen=True)
class Answer:
    """What one git command gave."""

    code: int
    output: str
    """Standard output; bytes that are not UTF-8 are kept as surrogates."""
    errors: str

    @property
    def ok(self) -> bool:
        """Tell whether git was satisfied."""
        return self.code == 0

    @property
    def line(self) -> str:
        """Standard output when it is one line."""
        return self.output.strip("\n")

    @property
    def reason(self) -> str:
        """The first line git gives as the cause, without its prefix."""
        lines = [line.strip() for line in self.errors.splitlines() if line.strip()]
        for prefix in ("fatal: ", "error: ", ""):
            for line in lines:
                if line.startswith(prefix):
                    return printable(line.removeprefix(prefix)).rstrip(".")
        return f"git s’est arrêté avec le code {self.code}"


@dataclass(frozen=True)
class Git:
    """git, run in a folder."""

    folder: Path
    variables: Mapping[str, str] = field(default_factory=dict)
    """Added to the environment of each command."""

    def ask(
        self, *arguments: str, stdin: bytes | BinaryIO = b"", seconds: float | None = None
    ) -> Answer:
        """Run a command; its failure is an answer. Raises: PublishError when git is missing."""
        return run(("git", *arguments), self.folder, self.variables, stdin, seconds)

    def tell(self, *arguments: str, stdin: bytes | BinaryIO = b"") -> str:
        """Run a command that must succeed and return its output. Raises: PublishError."""
        answer = self.ask(*arguments, stdin=stdin)
        if not answer.ok:
            raise PublishError(f"git {arguments[0]} a échoué : {answer.reason}.")
        return answer.line

    def resolve(self, name: str) -> str | None:
        """Return the hash of the commit a name stands for, if it is here."""
        answer = self.ask(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
        )
        return answer.line if answer.ok else None

    def is_ancestor(self, older: str, newer: str) -> bool:
        """Tell whether `newer` holds `older`; an unknown commit is held by none."""
        return self.ask("merge-base", "--is-ancestor", older, newer).ok


def run(
    command: tuple[str, ...],
    folder: Path,
    variables: Mapping[str, str],
    stdin: bytes | BinaryIO = b"",
    seconds: float | None = None,
) -> Answer:
    """
    Run a program that speaks git's language.

    Raises:
        PublishError: The program is not on this machine, or the folder is not.
    """
    if not folder.is_dir():
        raise PublishError(f"ce dossier n’existe pas : {printable(str(folder))}")
    environment = {
        name: value for name, value in os.environ.items() if name not in _LOCAL_VARIABLES
    }
    # English and stable words; the index is not rewritten just to look at it.
    environment |= {"LC_ALL": "C", "LANGUAGE": "", "GIT_OPTIONAL_LOCKS": "0"}
    if not (sys.stdin and sys.stdin.isatty()):
        environment["GIT_TERMINAL_PROMPT"] = "0"
    environment |= variables
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            input=stdin if isinstance(stdin, bytes) else None,
            stdin=None if isinstance(stdin, bytes) else stdin,
            capture_output=True,
            timeout=seconds,
        )
    except FileNotFoundError as error:
        raise PublishError("git est introuvable : installez-le, puis relancez.") from error
    except subprocess.TimeoutExpired:
        return Answer(-1, "", f"fatal: pas de réponse en {seconds:.0f} s")
    return Answer(
        done.returncode,
        done.stdout.decode("utf-8", "surrogateescape"),
        done.stderr.decode("utf-8", "backslashreplace"),
    )
