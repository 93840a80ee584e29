"""A clone with its remote, both local, and git cut off from this machine's settings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.publishing.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Give a clone in order: committed, pushed, with a sound built site."""
    for name in list(os.environ):
        if name.startswith(("GIT_", "SSH_")):
            monkeypatch.delenv(name)
    settings = tmp_path / "gitconfig"
    settings.write_text(
        "[user]\n\tname = Lina Ferrand\n\temail = lina@lapuce.example\n"
        "[init]\n\tdefaultBranch = main\n[advice]\n\tdetachedHead = false\n"
    )
    (tmp_path / "maison" / "lina").mkdir(parents=True)
    temporary = tmp_path / "temporaire"
    temporary.mkdir()
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("HOME", str(tmp_path / "maison" / "lina"))
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", None)
    desk = Desk(tmp_path)
    desk.git("init", "--quiet", "--bare", str(desk.remote), at=tmp_path)
    desk.git("clone", "--quiet", str(desk.remote), str(desk.clone), at=tmp_path)
    (desk.clone / ".gitignore").write_text("/public/\n")
    desk.git("add", ".gitignore")
    desk.git("commit", "--quiet", "-m", "sources")
    desk.git("push", "--quiet", "-u", "origin", "main")
    desk.write_file("index.html", "<p>accueil</p>")
    desk.write(mi_pad="<p>Mi Pad</p>", xiaomi="<p>Xiaomi</p>", nokia="<p>Nokia</p>", lg="<p>LG</p>")
    return desk


@pytest.fixture
def online(desk: Desk) -> Desk:
    """Give a desk that has published once."""
    desk.publish()
    desk.shown.clear()
    desk.asked.clear()
    return desk
