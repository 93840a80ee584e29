"""The store, the scan, the pool and the commit, each alone."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from lapuce.incremental.commit import remove_outputs, staging
from lapuce.incremental.memo import Inputs, Memo, load, look_at, save, still_holds
from lapuce.incremental.plan import Page
from lapuce.incremental.pool import _deal, share
from lapuce.incremental.rows import OutputRow, SourceRow
from lapuce.incremental.scan import STAGING, all_stand, scan, stamp_of
from lapuce.incremental.store import Store
from lapuce.problems import LapuceError

ROW = SourceRow("a.md", "1.2", "d", b"{}", b"[]")


def test_a_store_gives_back_what_it_was_given(tmp_path: Path) -> None:
    """Rows and texts, across openings."""
    store = Store(tmp_path / "s", "key")
    store.save_sources([(ROW, "<p>é</p>")])
    store.save_outputs([OutputRow("x", "f", "s")], [])
    store.close()

    with closing(Store(tmp_path / "s", "key")) as again:
        assert again.sources() == {"a.md": ROW}
        assert again.body("a.md") == "<p>é</p>"
        assert again.outputs() == {"x": OutputRow("x", "f", "s")}


def test_another_key_forgets_all_but_what_is_ours(tmp_path: Path) -> None:
    """Old records are a miss; outputs stay ours, to be replaced or deleted."""
    store = Store(tmp_path / "s", "key")
    store.save_sources([(ROW, "")])
    store.save_outputs([OutputRow("x", "f", "s")], [])
    store.close()

    with closing(Store(tmp_path / "s", "other")) as again:
        assert again.sources() == {}
        assert again.outputs() == {"x": OutputRow("x", "", "s")}


def test_a_damaged_store_is_a_miss(tmp_path: Path) -> None:
    """Never a traceback."""
    (tmp_path / "s").write_bytes(b"not a database" * 100)

    with closing(Store(tmp_path / "s", "key")) as store:
        assert store.sources() == {}


def test_announced_outputs_are_ours(tmp_path: Path) -> None:
    """A killed build left files: the next one may delete them."""
    with closing(Store(tmp_path / "s", "key")) as store:
        store.announce(["a", "b"])
        assert set(store.outputs()) == {"a", "b"}
        store.save_outputs([OutputRow("a", "f", "s")], [])
        assert set(store.outputs()) == {"a"}


def test_links_are_told_apart_and_never_followed(tmp_path: Path) -> None:
    """A link out of the content would publish anything."""
    (tmp_path / "a.md").write_text("a")
    (tmp_path / ".hidden").write_text("a")
    (tmp_path / "link").symlink_to("/etc")
    os.mkfifo(tmp_path / "pipe")
    found = scan(tmp_path)

    assert (list(found.files), found.links, found.odd) == (["a.md"], ["link"], ["pipe"])
    assert found.files["a.md"].startswith("~")  # Too young to be trusted.


def test_what_vanishes_while_it_is_listed_hides_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Editors save in a file beside, then rename it: the other articles are still there."""
    for name in ("a.md", "b.md", "b.md.swp", "c.md"):
        (tmp_path / name).write_text("a")
    look = os.stat

    def vanish(path: str, **more: object) -> os.stat_result:
        if str(path).endswith(".swp"):
            raise FileNotFoundError(path)
        return look(path, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", vanish)
    monkeypatch.setattr(os, "supports_dir_fd", {*os.supports_dir_fd, vanish})
    assert list(scan(tmp_path).files) == ["a.md", "b.md", "c.md"]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_shared_work_comes_back_in_order(jobs: int) -> None:
    """Whatever the number of processes."""

    def double(numbers: Sequence[int]) -> list[int]:
        return [2 * number for number in numbers]

    assert share(double, range(11), jobs, 4) == [2 * number for number in range(11)]


@pytest.mark.parametrize("jobs", [2, 3])
def test_neighbours_go_to_one_process(jobs: int) -> None:
    """Each process is given an equal part of each kind, in one piece, and then helps the others."""
    items = [(kind, place) for place in range(240) for kind in ("article", "list")]
    blocks, queues = _deal(items, jobs, lambda item: (item[0], f"{item[1]:03d}"), 24)

    for kind in ("article", "list"):
        given = [
            [items[at][1] for number in queue for at in blocks[number] if items[at][0] == kind]
            for queue in queues
        ]
        assert [place for part in given for place in part] == list(range(240))
        assert {len(part) for part in given} == {240 // jobs}
    assert max(map(len, blocks)) == 24


def test_who_is_late_is_helped() -> None:
    """What a process has not begun is done by the others."""
    ours = os.getpid()

    def slow(numbers: Sequence[int]) -> list[tuple[int, int]]:
        if os.getpid() == ours:
            time.sleep(0.05)
        return [(number, os.getpid()) for number in numbers]

    done = share(slow, range(600), 2, 2, meanwhile=lambda: time.sleep(0.2))

    assert [number for number, _ in done] == list(range(600))
    assert sum(process == ours for _, process in done) < 150


def test_failures_of_shared_work_are_told() -> None:
    """The message crosses processes."""

    def fail(numbers: Sequence[int]) -> list[int]:
        if 1 in numbers:
            raise LapuceError("le un ne passe pas.")
        return list(numbers)

    with pytest.raises(LapuceError, match=r"^le un ne passe pas\.$"):
        share(fail, range(8), 2, 2)


def test_a_full_disk_is_told_by_any_process() -> None:
    """As the system told it there: who started them knows what to say of it."""
    mine = os.getpid()

    def write(numbers: Sequence[int]) -> list[int]:
        if os.getpid() != mine:
            raise OSError(errno.ENOSPC, "No space left on device", "photo.webp")
        return list(numbers)

    with pytest.raises(OSError, match="No space left on device"):
        share(write, range(100), 2, 2, meanwhile=lambda: time.sleep(0.2))


def test_a_killed_process_is_told() -> None:
    """Never a site with holes."""
    ours = os.getpid()

    def die(numbers: Sequence[int]) -> list[int]:
        if os.getpid() != ours:
            os._exit(9)
        return list(numbers)

    with pytest.raises(LapuceError, match="processus"):
        share(die, range(100), 2, 2, meanwhile=lambda: time.sleep(0.2))


def test_equal_bytes_are_not_written_again(tmp_path: Path) -> None:
    """The stamp stays, so a mirror copies nothing."""
    (tmp_path / "a").write_bytes(b"same")
    before = stamp_of(f"{tmp_path}/a")
    with staging(tmp_path) as aside:
        same = aside.stage("a", b"same")
        other = aside.stage("b/c", b"new")
        assert not (tmp_path / "b").exists()
        aside.put_in_place()

    assert [same.is_new, other.is_new] == [False, True]

    assert stamp_of(f"{tmp_path}/a") == before == same.stamp
    assert stamp_of(f"{tmp_path}/b/c") == other.stamp
    assert not list(tmp_path.glob(f"{STAGING}*"))


def test_files_and_folders_change_places(tmp_path: Path) -> None:
    """`a` was a file and becomes a folder, and back."""
    with staging(tmp_path) as aside:
        aside.stage("a", b"1")
        aside.put_in_place()
        aside.stage("a/b", b"2")
        aside.put_in_place()
        assert (tmp_path / "a/b").read_bytes() == b"2"
        assert remove_outputs(tmp_path, ["a/b"]) == 1
        aside.stage("a", b"3")
        aside.put_in_place()
    assert (tmp_path / "a").read_bytes() == b"3"


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    """A folder of the output that leads elsewhere is refused."""
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / "a").symlink_to(tmp_path / "elsewhere")
    with staging(tmp_path / "out") as aside:
        aside.stage("a/b", b"1")
        with pytest.raises(LapuceError, match="hors du dossier"):
            aside.put_in_place()

    assert not list((tmp_path / "elsewhere").iterdir())


def test_nothing_is_deleted_through_a_link(tmp_path: Path) -> None:
    """What a link leads to is not ours, were it at the address of an old page."""
    elsewhere = tmp_path / "elsewhere"
    (tmp_path / "out/b").mkdir(parents=True)
    elsewhere.mkdir()
    for page in (elsewhere / "index.html", tmp_path / "out/b/index.html"):
        page.write_text("précieux")
    (tmp_path / "out/a").symlink_to(elsewhere)

    assert remove_outputs(tmp_path / "out", ["a/index.html", "b/index.html"]) == 1
    assert [path.name for path in elsewhere.iterdir()] == ["index.html"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a"]


@pytest.mark.parametrize("blocked", ["z", "z/page"])
def test_what_is_in_the_way_stops_all_or_nothing(tmp_path: Path, blocked: str) -> None:
    """It is looked for before the first file is moved, in the order of folders or not."""
    mine = tmp_path / blocked / "à moi"
    for path in (tmp_path / "a", tmp_path / "b/c", mine):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("à moi" if path == mine else "vieux")

    with pytest.raises(LapuceError, match="pas à nous"):
        write_all(tmp_path, "a", "b/c", blocked)

    assert [(tmp_path / name).read_text() for name in ("a", "b/c")] == ["vieux", "vieux"]
    assert mine.read_text() == "à moi"


def test_a_move_that_stops_half_way_is_not_called_harmless(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second rename fails, as when a disk goes away."""
    calls = iter([None, OSError(errno.EIO, "")])
    whole = os.replace

    def once(aside: str, place: str) -> None:
        if fault := next(calls):
            raise fault
        whole(aside, place)

    monkeypatch.setattr(os, "replace", once)
    with pytest.raises(LapuceError, match="à moitié remplacé"):
        write_all(tmp_path, "a", "b")


def test_a_folder_that_may_not_be_written_is_found_before_the_first_move(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were it the last one: to root all folders are open, so that one is only said to be closed."""
    (tmp_path / "b").mkdir()
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "b")
    with pytest.raises(LapuceError, match=r"insuffisants\. L’ancien site est intact"):
        write_all(tmp_path, "a", "b/c")

    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def write_all(folder: Path, *outputs: str) -> None:
    """Write outputs, as a build does."""
    with staging(folder) as aside:
        for name in outputs:
            aside.stage(name, b"neuf")
        aside.put_in_place()


def test_an_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """One line, no traceback."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(LapuceError, match="ne peut pas être écrit"), staging(tmp_path / "file/out"):
        pass


@dataclass(frozen=True)
class Facet:
    """An input with a digest."""

    digest: str


def _view() -> None:
    """A view."""


def test_fingerprints_tell_all_inputs_apart() -> None:
    """Values, their order and their nesting all count; so does the key."""
    inputs: list[tuple[object, ...]] = [
        ("a", "b"), ("ab",), (("a",), "b"), ("a", None), ("a", 0), ("a", False), ("a", 0.0),
        (Facet("x"),), (Facet("y"),), ((Facet("x"), Facet("y")),), (),
    ]  # fmt: skip
    prints = {Page("o", "t", _view, held).fingerprint("k") for held in inputs}

    assert len(prints) == len(inputs)
    assert Page("o", "t", _view, ()).fingerprint("k") != Page("o", "t", _view, ()).fingerprint("l")
    assert Page("o", "t", _view, ()).fingerprint("k") != Page("o", "u", _view, ()).fingerprint("k")


def test_a_memo_holds_until_something_moves(tmp_path: Path) -> None:
    """Inputs, outputs, the order and the clock are all looked at."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a").write_text("x")
    inputs = look_at(tmp_path / "content", tmp_path / "theme", [])
    memo = _memo(inputs, {"a": stamp_of(f"{tmp_path}/out/a") or ""})
    file = tmp_path / "memo"
    save(file, memo)

    def holds(order: str = "o", now: float = 150.0) -> bool:
        held = load(file)
        return held is not None and still_holds(held, tmp_path / "out", order, inputs, now)

    assert holds()
    assert not holds(order="x")
    assert not holds(now=99.0)
    assert not holds(now=200.0)
    (tmp_path / "out/a").write_text("longer")
    assert not holds()
    file.write_bytes(b"{")
    assert load(file) is None


def test_a_memo_reads_again_what_is_too_young_to_be_trusted(tmp_path: Path) -> None:
    """A file may change twice within one tick of the clock: its bytes are compared."""
    content = tmp_path / "content"
    content.mkdir()
    article = content / "a.md"
    article.write_text("un")
    inputs = look_at(content, tmp_path / "theme", [])
    memo = _memo(inputs, {})
    times = article.stat().st_mtime_ns

    assert list(inputs.young) == [str(article)]
    assert still_holds(memo, tmp_path, "o", inputs, 150.0)
    article.write_text("ou")
    os.utime(article, ns=(times, times))
    assert not still_holds(memo, tmp_path, "o", inputs, 150.0)
    assert still_holds(memo.settled(), tmp_path, "o", inputs, 150.0)


def _memo(inputs: Inputs, outputs: dict[str, str]) -> Memo:
    return Memo(
        order="o", inputs=inputs.digest, young=inputs.young, theme=inputs.theme, outputs=outputs,
        zone="UTC", built_at=100.0, valid_until=200.0, summary="", warnings="",
    )  # fmt: skip


def test_files_stand_as_their_stamps_say(tmp_path: Path) -> None:
    """A change, a loss, a link or a lost folder are all seen."""
    (tmp_path / "a").mkdir()
    file = tmp_path / "a" / "b"
    file.write_bytes(b"1")
    held = {"a/b": stamp_of(str(file)) or ""}

    assert all_stand(str(tmp_path), held)
    assert all_stand(str(tmp_path / "absent"), {})
    assert not all_stand(str(tmp_path / "absent"), held)
    assert not all_stand(str(tmp_path), {**held, "a/c": ""})

    file.rename(tmp_path / "b")
    file.symlink_to(tmp_path / "b")
    assert not all_stand(str(tmp_path), held)

    file.unlink()
    file.write_bytes(b"12")
    assert not all_stand(str(tmp_path), held)
