"""
Make the commit of a publication away from the repository.

`ghp-import` moves the branch before it knows whether it can finish, and leaves it cut short when
it cannot. So it works in a bare repository of its own, in the system's temporary folder, that
borrows the objects of the real one; its commit is compared with the site, file by file, and only
then carried over, still without a name.
"""

from __future__ import annotations

import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lapuce.publishing.git import NETWORK_SECONDS, Git, run
from lapuce.publishing.refusal import PublishError
from lapuce.publishing.repository import Identity, Repository
from lapuce.publishing.site import Site

_BRANCH = "publication"
_REMOTE = "origin"


@dataclass(frozen=True)
class Scratch:
    """A bare repository that sees the objects of the real one and keeps new ones to itself."""

    known: Repository
    git: Git

    def fetch_tip(self) -> None:
        """
        Bring the commits of the published branch here, so that they can be read.

        Raises:
            PublishError: The remote no longer answers, or no longer has them.
        """
        tip = self.known.tip
        if tip is None or self.git.resolve(tip):
            return
        # In the real repository, for its settings and credentials; its objects come here.
        objects = str(self.git.folder / "objects")
        real = Git(
            self.known.folder,
            {
                "GIT_OBJECT_DIRECTORY": objects,
                "GIT_ALTERNATE_OBJECT_DIRECTORIES": _quoted(str(self.known.objects)),
            },
        )
        answer = real.ask(
            *("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--refmap="),
            *("--no-auto-maintenance", "--recurse-submodules=no", self.known.remote),
            f"refs/heads/{self.known.branch}",
            seconds=NETWORK_SECONDS * 5,
        )
        if not answer.ok or not self.git.resolve(tip):
            raise PublishError(
                f"la branche « {self.known.branch} » de « {self.known.remote} » "
                f"n’a pas pu être lue : {answer.reason}."
            )

    def read_files(self, commit: str | None) -> dict[str, str]:
        """Return the files of a commit: from path to content hash."""
        if commit is None:
            return {}
        listing = self.git.tell("ls-tree", "-r", "-z", "--full-tree", commit)
        entries = (entry.split("\t", 1) for entry in listing.split("\0") if entry)
        return {path: about.split(" ")[2] for about, path in entries}

    def read_cname(self, files: dict[str, str]) -> bytes | None:
        """Return the content of the CNAME among files that `read_files` gave."""
        if "CNAME" not in files:
            return None
        blob = self.git.ask("cat-file", "blob", files["CNAME"])
        return blob.output.encode("utf-8", "surrogateescape")

    def commit(
        self, site: Site, files: dict[str, str], cname: str | None, identity: Identity, message: str
    ) -> str:
        """
        Make the commit with ghp-import and return its hash.

        Args:
            site: The built folder.
            files: What the commit must hold, from path to content hash.
            cname: The content of CNAME when it is kept from the published branch.
            identity: Who publishes.
            message: The whole message.

        Raises:
            PublishError: ghp-import failed, or the folder changed while it was read.
        """
        if self.known.tip:
            self.git.tell("update-ref", f"refs/remotes/{_REMOTE}/{_BRANCH}", self.known.tip)
        options = ["--no-jekyll", f"--branch={_BRANCH}", f"--remote={_REMOTE}"]
        options.append(f"--message={message}")
        if cname is not None:
            options.append(f"--cname={cname}")
        folder = str(site.folder.resolve())
        answer = run(
            # Isolated, so that no module of the working folder is taken for ghp-import.
            (sys.executable, "-I", "-X", "utf8", "-m", "ghp_import", *options, folder),
            self.git.folder,
            {
                **self.git.variables,
                "GIT_COMMITTER_NAME": identity.name,
                "GIT_COMMITTER_EMAIL": identity.email,
                "GIT_COMMITTER_DATE": identity.date,
            },
        )
        commit = self.git.resolve(f"refs/heads/{_BRANCH}")
        if not answer.ok or commit is None:
            raise PublishError(f"ghp-import a échoué, rien n’a été envoyé : {answer.reason}.")
        if self.read_files(commit) != files or self._parent(commit) != self.known.tip:
            raise PublishError(
                "le dossier du site a changé pendant la publication, "
                "rien n’a été envoyé : relancez."
            )
        return commit

    def carry_over(self, commit: str) -> None:
        """Copy a commit made here into the real repository, where no reference names it yet."""
        git = self.known.git
        has = (self.known.tip, git.resolve(self.known.record))
        limits = [f"^{known}" for known in has if known and git.resolve(known)]
        wanted = "".join(f"{line}\n" for line in (commit, *limits))
        pack = self.git.folder / "publication.pack"
        done = self.git.tell("pack-objects", "--revs", "--quiet", str(pack), stdin=wanted.encode())
        # Ctrl-C waits: index-pack would leave a half-written pack behind.
        with _undisturbed(), Path(f"{pack}-{done}.pack").open("rb") as content:
            git.tell("index-pack", "--stdin", stdin=content)

    def _parent(self, commit: str) -> str | None:
        return self.git.resolve(f"{commit}^")


@contextmanager
def open_scratch(known: Repository) -> Iterator[Scratch]:
    """
    Give a scratch repository, removed at the end, however it ends.

    Raises:
        PublishError: It cannot be made.
    """
    with tempfile.TemporaryDirectory(prefix="lapuce-", ignore_cleanup_errors=True) as folder:
        home = Path(folder).resolve() / "publication.git"
        Git(Path(folder)).tell(
            *("init", "--quiet", "--bare", "--template=", "--initial-branch=main"),
            *(f"--object-format={known.algorithm}", str(home)),
        )
        info = home / "objects" / "info"
        info.mkdir(exist_ok=True)
        (info / "alternates").write_text(
            f"{known.objects}\n", encoding="utf-8", errors="surrogateescape"
        )
        yield Scratch(known, Git(home, {"GIT_DIR": str(home)}))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold back Ctrl-C and SIGTERM, for us and for the programs started within."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _quoted(path: str) -> str:
    """Return a path as git wants it in a list parted by colons."""
    if ":" not in path and not path.startswith('"'):
        return path
    return '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'
