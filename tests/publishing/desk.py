"""What the tests of publishing work on: a clone, a built site, a remote."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from lapuce.publishing import LIMITS, Limits, Report, publish


@dataclass
class Desk:
    """What a writer has: a checkout of the sources, a built site, and a remote that serves it."""

    root: Path
    name: str = "La Puce à l’œuvre"
    shown: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @property
    def remote(self) -> Path:
        """The bare repository behind "origin"."""
        return self.root / "distant é.git"

    @property
    def clone(self) -> Path:
        """The checkout, ignoring the built site within."""
        return self.root / self.name

    @property
    def site(self) -> Path:
        """The built folder."""
        return self.clone / "public"

    def git(self, *arguments: str, at: Path | None = None) -> str:
        """Run git in the clone, or elsewhere, and return its words."""
        done = subprocess.run(
            ("git", *arguments), cwd=at or self.clone, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def publish(
        self,
        *,
        yes: bool = True,
        dry_run: bool = False,
        force_shrink: bool = False,
        branch: str = "gh-pages",
        remote: str = "origin",
        repository: Path | None = None,
        source: str | None = None,
        limits: Limits = LIMITS,
        address: str = "",
    ) -> Report:
        """Publish the built site."""

        def answer(question: str) -> bool:
            self.asked.append(question)
            return yes

        return publish(
            self.site,
            repository or self.clone,
            remote=remote,
            branch=branch,
            show=self.shown.append,
            confirm=answer,
            dry_run=dry_run,
            force_shrink=force_shrink,
            source=source,
            limits=limits,
            address=address,
        )

    def write(self, **files: str) -> None:
        """Write pages of the built site: `write(accueil="…")` is accueil/index.html."""
        for name, text in files.items():
            self.write_file(f"{name}/index.html", text)

    def write_file(self, path: str, text: str) -> None:
        """Write a file of the built site."""
        (self.site / path).parent.mkdir(parents=True, exist_ok=True)
        (self.site / path).write_text(text, encoding="utf-8")

    def edit_sources(self, text: str) -> None:
        """Commit and push a change of the sources."""
        (self.clone / "article.md").write_text(text, encoding="utf-8")
        self.git("add", "article.md")
        self.git("commit", "--quiet", "-m", text)
        self.git("push", "--quiet")

    def online(self, name: str = "gh-pages") -> str:
        """Return the commit the remote's branch is at, or "" when there is none."""
        return self.git(
            "for-each-ref", "--format=%(objectname)", f"refs/heads/{name}", at=self.remote
        )

    def files_online(self) -> dict[str, str]:
        """Return the published files with their text."""
        names = self.git("ls-tree", "-r", "-z", "--name-only", "gh-pages", at=self.remote)
        return {
            name: self.git("show", f"gh-pages:{name}", at=self.remote)
            for name in names.split("\0")
            if name
        }

    def references(self) -> dict[str, str]:
        """Return every reference of the clone and of the remote."""
        form = "--format=%(refname) %(objectname)"
        return {
            "clone": self.git("for-each-ref", form),
            "remote": self.git("for-each-ref", form, at=self.remote),
        }

    def leftovers(self) -> list[str]:
        """Return what a program that was stopped may leave in the clone's .git."""
        return sorted(
            str(path.relative_to(self.clone))
            for pattern in ("tmp_*", "*.lock", "fast_import_crash*", "FETCH_HEAD", "incoming-*")
            for path in (self.clone / ".git").rglob(pattern)
        )

    def colleague(self) -> Desk:
        """Return the desk of someone else, who has a clone and the same built site."""
        other = Desk(self.root, "autre")
        self.git("clone", "--quiet", str(self.remote), str(other.clone), at=self.root)
        self.git("config", "user.name", "Samir Okba", at=other.clone)
        shutil.copytree(self.site, other.site)
        return other

    def publish_by_hand(self, name: str, content: str) -> None:
        """Put one file more on the remote's gh-pages, without us, as GitHub's site does."""
        other = self.colleague().clone
        how = () if self.online() else ("--orphan",)
        self.git("switch", "--quiet", *how, "gh-pages", at=other)
        (other / name).write_bytes(content.encode())
        self.git("add", name, at=other)
        self.git("commit", "--quiet", "-m", f"Create {name}", at=other)
        self.git("push", "--quiet", "origin", "gh-pages", at=other)
