"""A publication stopped at any step: everything as before, or published, and the next one works."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lapuce.publishing import Outcome
from tests.publishing.desk import Desk

SECONDS = 20
"""Longer than any machine needs to reach a step."""

PROGRAM = """
import sys
from pathlib import Path
from lapuce.publishing import publish
publish(Path(sys.argv[1]), Path(sys.argv[2]), show=print, confirm=lambda question: True)
"""

# Stands for git: at the step named, tells that it is there and waits to be stopped.
SLOW_GIT = """#!/bin/sh
case "$*" in
    $STEP*) : > "$REACHED"; sleep 1 ;;
esac
exec "$REAL_GIT" "$@"
"""


def stop_at(desk: Desk, step: str, number: signal.Signals) -> int:
    """Publish in another process, stop it at one of its git commands, and return its status."""
    folder = desk.root / "lent"
    folder.mkdir()
    (folder / "git").write_text(SLOW_GIT)
    (folder / "git").chmod(0o755)
    reached = desk.root / "atteint"
    environment = os.environ | {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "REAL_GIT": str(shutil.which("git")),
        "REACHED": str(reached),
        "STEP": step,
    }
    with subprocess.Popen(
        (sys.executable, "-c", PROGRAM, str(desk.site), str(desk.clone)),
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # a group of its own, as a terminal gives it
    ) as process:
        limit = time.monotonic() + SECONDS
        while not reached.exists():
            assert process.poll() is None, f"ended before {step}"
            assert time.monotonic() < limit, f"never reached {step}"
            time.sleep(0.005)
        if number is signal.SIGTERM:
            process.send_signal(number)  # as kill does
        else:
            os.killpg(process.pid, number)  # as the terminal's Ctrl-C does
        return process.wait(SECONDS)


def settle(desk: Desk) -> None:
    """Wait until the remote's side, which outlives ours, has ended too."""
    limit = time.monotonic() + SECONDS
    while list(desk.remote.rglob("*.lock")) or list(desk.remote.rglob("incoming-*")):
        assert time.monotonic() < limit, "the remote never ended"
        time.sleep(0.01)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("step", ["ls-remote", "fast-import", "pack-objects", "index-pack", "push"])
def test_a_publication_stopped_before_the_remote_accepts_changes_nothing(
    online: Desk, step: str, number: signal.Signals
) -> None:
    """No reference moves, nothing is left behind, and the next publication is whole."""
    online.write(lg="<p>LG G3</p>", oneplus="<p>OnePlus</p>")
    before = online.references()

    status = stop_at(online, step, number)

    assert status == (128 + number if number is signal.SIGTERM else -number)
    assert online.references() == before
    if number is not signal.SIGKILL:
        assert online.leftovers() == []
        assert list((online.root / "temporaire").iterdir()) == []
    assert online.publish().outcome is Outcome.PUBLISHED
    assert online.files_online()["lg/index.html"] == "<p>LG G3</p>"
    assert online.git("fsck", "--strict", "--no-dangling", "--no-progress") == ""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_publication_stopped_after_the_remote_accepted_is_published(
    online: Desk, number: signal.Signals
) -> None:
    """Our record is behind, and the next publication sees that the branch is ours."""
    online.write(lg="<p>LG G3</p>")

    stop_at(online, "update-ref -m", number)

    assert online.files_online()["lg/index.html"] == "<p>LG G3</p>"
    assert online.publish().outcome is Outcome.NOTHING
    online.write(lg="<p>LG G4</p>")
    assert online.publish().outcome is Outcome.PUBLISHED


@pytest.mark.parametrize("hook", ["pre-receive", "post-receive"])
def test_a_push_killed_on_the_remote_is_whole_or_nothing(online: Desk, hook: str) -> None:
    """Whatever the remote made of it, it serves a whole site and takes the next one."""
    reached = online.root / "reçu"
    script = online.remote / "hooks" / hook
    script.write_text(f"#!/bin/sh\n: > '{reached}'\nsleep 0.4\n")
    script.chmod(0o755)
    online.write(lg="<p>LG G3</p>", oneplus="<p>OnePlus</p>")
    before, whole = online.files_online(), 7

    with subprocess.Popen(
        (sys.executable, "-c", PROGRAM, str(online.site), str(online.clone)),
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        limit = time.monotonic() + SECONDS
        while not reached.exists():
            assert time.monotonic() < limit, "the hook never ran"
            time.sleep(0.005)
        os.killpg(process.pid, signal.SIGKILL)
    settle(online)

    after = online.files_online()
    assert after == before or len(after) == whole
    script.unlink()
    online.publish()
    assert online.files_online()["lg/index.html"] == "<p>LG G3</p>"
