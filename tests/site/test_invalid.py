"""Each fault of `invalid/` costs exactly the lines that its `expected.txt` promises."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest
from PIL import Image

from lapuce.checks import RULES, check_site
from lapuce.checks.catalogue import REPORTED_ELSEWHERE, WARNED_ELSEWHERE
from lapuce.newsroom import order
from lapuce.newsroom.desks import desk as newsroom_desk
from lapuce.newsroom.desks.checking import check_content, show
from lapuce.newsroom.desks.desk import build_site
from lapuce.newsroom.order import Order
from lapuce.newsroom.reading import sources
from lapuce.problems import Severity, has_errors

INVALID = Path(__file__).parent / "invalid"
CASES = sorted(folder.name for folder in INVALID.iterdir() if folder.name != "base")
NOW = "2015-06-01 12:00"
ERROR, WARNING = f" {Severity.ERROR}: ", f" {Severity.WARNING}: "


def _encoded(content: Path) -> None:
    text = (content / "articles/2014/rumeur.md").read_text(encoding="utf-8")
    for name, encoding, more in (("a", "latin-1", ""), ("b", "utf-16", ""), ("c", "cp1252", "…")):
        (content / f"articles/2015/{name}.md").write_text(text + more, encoding)


def _large(content: Path) -> None:
    path = content / "articles/2015/a.md"
    path.write_text(path.read_text(encoding="utf-8") + "Une ligne de plus.\n" * 60_000, "utf-8")


def _link(content: Path) -> None:
    (content / "articles/2015/a.md").symlink_to("/etc/hostname")
    (content / "articles/2015/boucle").symlink_to("..")


def _pipe(content: Path) -> None:
    os.mkfifo(content / "articles/2015/a.md")


def _invisible_name(content: Path) -> None:
    written = content / "articles/2015/a.md"
    shutil.copy(written, written.with_name("\N{NO-BREAK SPACE}c.md"))
    shutil.copy(written, written.with_name(os.fsdecode(b"\xe9t\xe9.md")))
    written.rename(written.with_name("a\nb.md"))
    written.with_name("n°#1.csv").write_text("a,b\n", "utf-8")


def _located(content: Path) -> None:
    photo = Image.new("RGB", (8, 5))
    held = photo.getexif()
    held.get_ifd(0x8825)[1] = "N"
    photo.save(content / "articles/2015/photo.jpg", exif=held)
    (content / "extra").mkdir()
    photo.save(content / "extra/moi.jpg", exif=held)


def _heavy(content: Path) -> None:
    photo = Image.effect_noise((1200, 900), 90)
    photo.save(content / "articles/2015/photo.png", compress_level=0)
    with (content / "articles/2015/photo.png").open("ab") as file:
        file.write(bytes(2_000_000))


def _weighty(output: Path) -> None:
    page = output / "index.html"
    page.write_text(page.read_text(encoding="utf-8") + "<!-- plein -->" * 100_000, "utf-8")


def _two_cases(content: Path) -> None:
    (content / "extra").mkdir()
    (content / "extra/Charte.txt").write_text("Une charte.\n", "utf-8")
    (content / "extra/charte.txt").write_text("Une autre.\n", "utf-8")


def _unreadable(content: Path) -> None:
    (content / "extra").mkdir()
    (content / "extra/charte.txt").write_text("Une charte.\n", "utf-8")
    for path in ("articles/2015/a.md", "extra/charte.txt"):
        (content / path).chmod(0)  # Root reads them all the same: see `desk`.


MADE: dict[str, Callable[[Path], None]] = {
    "not-utf-8": _encoded,
    "file-too-large": _large,
    "symbolic-link": _link,
    "odd-file": _pipe,
    "bad-file-name": _invisible_name,
    "picture-with-gps": _located,
    "heavy-picture": _heavy,
    "case-collision": _two_cases,
    "page-weight": _weighty,
    "unreadable-file": _unreadable,
}
"""What a repository, or some file system, would not keep as it is."""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder where a site is checked as by someone who types `./inv check`."""
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    for module in (order, newsroom_desk):
        monkeypatch.setattr(module, "CACHE", tmp_path / "cache")

    def open_as_another(path: str | Path, mode: str, buffering: int) -> IO[Any]:
        if not Path(path).stat().st_mode & 0o400:
            raise PermissionError(path)
        return open(path, mode, buffering)  # noqa: PTH123 (what is replaced)

    monkeypatch.setattr(sources, "open", open_as_another, raising=False)
    return tmp_path / "desk"


def lay_out(case: str, desk: Path) -> None:
    """Write the sound site, then what is wrong in it."""
    shutil.copytree(INVALID / "base", desk / "content")
    if case:
        shutil.copytree(
            INVALID / case, desk / "content", dirs_exist_ok=True,
            ignore=lambda folder, names: {"expected.txt"} & set(names),
        )  # fmt: skip
    if case in MADE:
        (desk / "content/articles/2015").mkdir(exist_ok=True)
        MADE[case](desk / "content")


def report(case: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Return the exit status of a check, and what it prints."""
    if (INVALID / case / "output").is_dir():
        shutil.copytree(INVALID / case / "output", desk / "output")
        if case in MADE:
            MADE[case](desk / "output")
        problems = check_site(desk / "output")
        show(problems, "text")
        return int(has_errors(problems)), capsys.readouterr().out
    lay_out(case, desk)
    status = check_content(Path("content"), [], fix=False, form="text", now=NOW, strict=False)
    return status, capsys.readouterr().out


def test_the_sound_site_has_no_fault(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """So each line of a case comes from what the case adds."""
    lay_out("", desk)

    assert check_content(Path("content"), [], fix=False, form="text", now=NOW, strict=True) == 0
    assert capsys.readouterr().out == "Aucun problème.\n"


@pytest.mark.parametrize("case", CASES)
def test_each_fault_prints_these_lines(
    case: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The whole report, to the letter; an error exits with 1, warnings with 0."""
    status, printed = report(case, desk, capsys)
    expected = (INVALID / case / "expected.txt").read_text(encoding="utf-8")

    assert printed == expected
    assert status == (1 if ERROR in expected else 0)
    assert f"[{case}]\n" in expected


@pytest.mark.parametrize(
    "case", [case for case in CASES if not (INVALID / case / "output").is_dir()]
)
def test_a_build_says_the_same(case: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same lines, on the other stream; with an error nothing is written."""
    lay_out(case, desk)
    expected = (INVALID / case / "expected.txt").read_text(encoding="utf-8")
    job = Order(content=Path("content"), output=Path("output"), now=NOW)
    if ERROR in expected:
        with pytest.raises(SystemExit) as stopped:
            build_site(job)
        assert stopped.value.code == 1
        assert not Path("output").exists()
    else:
        assert build_site(job) == 0

    assert capsys.readouterr().err == "".join(expected.splitlines(keepends=True)[:-1])


def test_every_rule_has_its_broken_site() -> None:
    """All that `docs/regles.md` lists, but for what is only mended without a word."""
    listed = {name for rules in REPORTED_ELSEWHERE.values() for name in rules}
    listed |= WARNED_ELSEWHERE.keys() | {rule.name for rule in RULES if rule.reported}

    assert set(CASES) == listed


def test_every_rule_that_is_printed_is_listed() -> None:
    """An author can look up each name between brackets."""
    listed = {name for rules in REPORTED_ELSEWHERE.values() for name in rules}
    listed |= WARNED_ELSEWHERE.keys() | {rule.name for rule in RULES}
    printed = {
        name
        for file in INVALID.glob("*/expected.txt")
        for name in re.findall(r"\[([a-z0-9-]+)\]$", file.read_text(encoding="utf-8"), re.MULTILINE)
    }

    assert printed <= listed
