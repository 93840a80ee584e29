"""Builds that are killed, or that cannot write: the site is whole all the same."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lapuce.fingerprint import digest
from lapuce.incremental.scan import STAGING
from lapuce.newsroom.desks.desk import build_site, empty, forget
from lapuce.newsroom.order import CACHE, Order
from lapuce.problems import LapuceError
from tests.site.newsroom import ROOT, tree, write_content
from tests.words import plain

NOW = "2015-06-01T12:00:00+02:00"
SITES = ("https://un.example", "https://deux.example/blog")
"""Two addresses: all the pages of one differ from those of the other."""
KILLS = 50


class Desk:
    """A small newsroom, built as from a terminal."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "output"
        self._outputs = {self.output}
        write_content(folder / "content")

    def command(self, site: str) -> list[str]:
        """Return what is typed to build."""
        return [
            sys.executable, "-m", "lapuce.program", "--search-root", str(ROOT), "build",
            "--content", str(self.folder / "content"), "--output", str(self.output),
            "--now", NOW, "--siteurl", site, "--jobs", "2",
        ]  # fmt: skip

    def start(self, site: str) -> subprocess.Popen[bytes]:
        """Begin a build."""
        return subprocess.Popen(
            self.command(site), cwd=self.folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

    def run(self, site: str, max_bytes: int | None = None) -> tuple[int, str]:
        """Build to the end; return the exit status, and what was said on stderr."""

        def limit() -> None:
            if max_bytes is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (max_bytes, max_bytes))

        done = subprocess.run(
            self.command(site), cwd=self.folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True, text=True, check=False, preexec_fn=limit, timeout=120,
        )  # fmt: skip
        return done.returncode, plain(done.stderr)

    def build_here(self, site: str, output: str = "output") -> None:
        """Do as `run`, in this process: it costs no start."""
        target = self.folder / output
        self._outputs.add(target)
        order = Order(
            content=self.folder / "content", output=target, now=NOW, site_url=site, jobs=2
        )
        assert build_site(order) == 0

    def forget(self) -> None:
        """Remove what the builds left in the cache of the project."""
        for output in {*self._outputs, self.output}:
            for path in CACHE.glob(f"{digest(str(output.resolve()))[:16]}*"):
                path.unlink()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give a small newsroom."""
    held = Desk(tmp_path)
    yield held
    held.forget()


def in_place(output: Path) -> dict[str, bytes]:
    """Return the files of a site, without those that were being written aside."""
    return {path: data for path, data in tree(output).items() if not path.startswith(".lapuce-")}


class Moments:
    """Moments of a build, drawn at random: in all of it, then in its writing, which is short."""

    def __init__(self, desk: Desk) -> None:
        self._output = desk.output
        self._dice = random.Random(20151)
        self._seconds = self._writing = 0.0
        started = time.perf_counter()
        process = desk.start(SITES[0])
        self._until(process, lambda: any(self._output.glob(".lapuce-*")))
        writing = time.perf_counter()
        process.wait()
        self._seconds = time.perf_counter() - started
        self._writing = time.perf_counter() - writing
        desk.build_here(SITES[1])

    def wait(self, process: subprocess.Popen[bytes], number: int) -> None:
        """Wait for a moment, or for the end: then builds are faster than was thought."""
        of_all = number % 5 == 0
        if not of_all:
            self._until(process, lambda: any(self._output.glob(".lapuce-*")))
        started = time.perf_counter()
        limit = self._dice.uniform(0, 1.1) * (self._seconds if of_all else self._writing)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(limit)
            took = time.perf_counter() - started
            if of_all:
                self._seconds = min(took, self._seconds)
            else:
                self._writing = min(took, self._writing)

    def _until(self, process: subprocess.Popen[bytes], is_so: Callable[[], bool]) -> None:
        while process.poll() is None and not is_so():
            time.sleep(0.001)


def test_killed_builds_leave_whole_files_and_the_next_is_clean(desk: Desk) -> None:
    """`kill -9` at fifty moments: each file is old or new, none is missing, and all is mended."""
    clean = []
    for number, site in enumerate(SITES):
        desk.build_here(site, f"clean-{number}")
        clean.append(tree(desk.folder / f"clean-{number}"))
    assert clean[0].keys() == clean[1].keys()
    desk.build_here(SITES[1])
    moments = Moments(desk)
    killed = 0
    for number in range(KILLS):
        new, old = clean[number % 2], clean[(number + 1) % 2]
        process = desk.start(SITES[number % 2])
        moments.wait(process, number)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        left = in_place(desk.output)
        assert left.keys() == new.keys()
        assert [path for path in left if left[path] not in (new[path], old[path])] == []
        desk.build_here(SITES[number % 2])
        assert tree(desk.output) == new

    assert killed > KILLS / 2


def test_a_full_disk_is_told_in_one_line_and_harms_nothing(desk: Desk) -> None:
    """A limit on the size of files stands for it: it holds for root too, and lets the cache be."""
    desk.build_here(SITES[0])
    before = tree(desk.output)
    large = desk.folder / "content/extra/charte.txt"
    large.parent.mkdir()
    large.write_bytes(bytes(9_000_000))
    status, said = desk.run(SITES[1], max_bytes=8_000_000)

    assert (status, said) == (
        1,
        f"erreur: écriture impossible dans {desk.output} : un fichier y dépasse la taille permise. "
        "L’ancien site est intact.\n",
    )
    assert tree(desk.output) == before
    large.unlink()
    desk.build_here(SITES[1])
    assert SITES[1].encode() in tree(desk.output)["sitemap.xml"]


def test_a_file_of_someone_in_the_place_of_a_page_stops_all(desk: Desk) -> None:
    """Found before the first page is put in place: no file of the site changes."""
    desk.build_here(SITES[0])
    mine = desk.output / "sitemap.xml/à moi"
    (desk.output / "sitemap.xml").unlink()
    mine.parent.mkdir()
    mine.write_text("précieux", encoding="utf-8")
    before = tree(desk.output)
    found = desk.run(SITES[1])

    said = "est un dossier qui n’est pas à nous : déplacez-le."
    assert found == (1, f"erreur: {mine.parent} {said}\n")
    assert tree(desk.output) == before


def test_a_killed_build_leaves_nothing_that_lasts(desk: Desk) -> None:
    """What it wrote aside goes with the next build, though nothing else is to do."""
    desk.run(SITES[0])
    left = desk.output / f"{STAGING}1/index.html"
    left.parent.mkdir()
    left.write_text("coupé", encoding="utf-8")

    assert desk.run(SITES[0])[0] == 0
    assert not left.parent.exists()


def test_a_withdrawn_article_goes_from_a_folder_that_nothing_remembers(desk: Desk) -> None:
    """The cache is lost, as when a clone is moved; what is not in folders of ours stays."""
    article = desk.folder / "content/articles/2015/retire.md"
    text = (desk.folder / "content/articles/2014/rumeur.md").read_text(encoding="utf-8")
    article.write_text(text.replace("prépare", "annonce"), encoding="utf-8")
    desk.build_here(SITES[0])
    page = desk.output / "articles/retire/index.html"
    assert page.exists()
    mine = desk.output / "videos/x.txt"
    mine.parent.mkdir()
    mine.write_text("à moi", encoding="utf-8")
    article.unlink()
    desk.forget()
    desk.build_here(SITES[0])

    assert not page.parent.exists()
    assert mine.exists()


def test_a_file_is_never_taken_for_a_folder(desk: Desk) -> None:
    """Stock Pelican deletes it; here it stays, and the folder that it forbids is named."""
    desk.output.write_text("à moi", encoding="utf-8")
    itself = desk.run(SITES[0])
    desk.output = desk.output / "site"
    inside = desk.run(SITES[0])

    assert itself == (2, f"erreur: --output : « {desk.output.parent} » est un fichier.\n")
    assert inside == (
        1,
        f"erreur: {desk.output} ne peut pas être écrit : un fichier porte le nom d’un dossier.\n",
    )
    assert desk.output.parent.read_text(encoding="utf-8") == "à moi"


def test_a_disk_too_full_for_the_cache_harms_nothing_either(desk: Desk) -> None:
    """One line in French, no traceback; the site is old and whole, and the next build is right."""
    desk.build_here(SITES[0])
    before = tree(desk.output)
    status, said = desk.run(SITES[1], max_bytes=1_000)

    assert (status, said.count("\n")) == (1, 1)
    assert said.startswith(f"erreur: écriture impossible dans {CACHE} : ")
    assert tree(desk.output) == before
    desk.build_here(SITES[1])
    assert SITES[1].encode() in tree(desk.output)["sitemap.xml"]


@pytest.mark.parametrize("task", [forget, empty])
def test_a_cache_that_may_not_be_written_is_told_by_all_tasks(
    desk: Desk, task: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`build --clean` and `clean` too; what they did is done again once it is mended."""
    desk.build_here(SITES[0])
    before = tree(desk.output)

    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    with monkeypatch.context() as held:
        held.setattr(Path, "unlink", refuse)
        with pytest.raises(LapuceError) as told:
            task(desk.output)

    assert plain(str(told.value)) == f"écriture impossible dans {CACHE} : droits insuffisants."
    desk.build_here(SITES[0])
    assert tree(desk.output) == before
