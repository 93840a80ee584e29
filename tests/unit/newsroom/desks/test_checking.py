"""`./inv check --fix`: sources are mended whole or not at all, and nothing but sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from lapuce.checks import Facts
from lapuce.newsroom.desks.checking import mend_content
from lapuce.problems import LapuceError

RIGHT = "---\ntitle: A\n---\n\nUne tablette de 64 Go !\n"
WRONG = RIGHT.replace("64 Go", "64Go")


def test_what_a_link_leads_to_is_not_mended(tmp_path: Path) -> None:
    """A build refuses links; here they may lead anywhere on the machine."""
    outside, articles = tmp_path / "a.md", tmp_path / "content/articles"
    articles.mkdir(parents=True)
    outside.write_text(WRONG, encoding="utf-8")
    (articles / "lien.md").symlink_to(outside)
    (articles / "b.md").write_text(WRONG, encoding="utf-8")

    assert mend_content(tmp_path / "content", [], Facts()) == 1
    assert outside.read_text(encoding="utf-8") == WRONG
    assert (articles / "b.md").read_text(encoding="utf-8") == RIGHT


def test_sheets_are_mended_too_and_notices_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is read is mended, and is named as reports name it."""
    monkeypatch.chdir(tmp_path)
    for path in ("appareils/x.md", "articles/README.md"):
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True)
        file.write_text(WRONG, encoding="utf-8")

    assert mend_content(tmp_path / "content", [], Facts()) == 1
    assert "--- content/appareils/x.md\n" in capsys.readouterr().out
    assert (tmp_path / "content/articles/README.md").read_text(encoding="utf-8") == WRONG


@pytest.mark.parametrize("path", ["articles/.trash/a.md", "articles/.brouillon.md"])
def test_what_is_hidden_is_not_mended(path: str, tmp_path: Path) -> None:
    """No build reads what an editor threw away, or keeps for itself."""
    file = tmp_path / "content" / path
    file.parent.mkdir(parents=True)
    file.write_text(WRONG, encoding="utf-8")

    assert mend_content(tmp_path / "content", [], Facts()) == 0
    assert file.read_text(encoding="utf-8") == WRONG


def test_a_source_is_never_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk gets full in the middle of a file: it stays, and so does what was mended before."""
    articles = tmp_path / "articles"
    articles.mkdir()
    for name in ("a.md", "b.md"):
        (articles / name).write_text(WRONG, encoding="utf-8")
    whole = Path.write_bytes

    def fill(path: Path, data: bytes) -> int:
        if "b.md" not in path.name:
            return whole(path, data)
        whole(path, data[:9])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fill)
    with pytest.raises(LapuceError, match="il est intact"):
        mend_content(tmp_path, [], Facts())

    found = {path.name: path.read_text(encoding="utf-8") for path in articles.iterdir()}
    assert found == {"a.md": RIGHT, "b.md": WRONG}
