"""The whole of `./inv publish`: built, checked, and nothing but what was built."""

from __future__ import annotations

import io
import os
import re
import shutil

import pytest

from lapuce.newsroom import order
from lapuce.newsroom.desks import desk as newsroom_desk
from lapuce.newsroom.desks.publication import publish_site
from tests.publishing.desk import Desk
from tests.site.newsroom import ROOT, write_content
from tests.words import plain


@pytest.fixture
def newsroom(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Give a clone with the sources of a small site, and the house's settings."""
    shutil.rmtree(desk.site)
    write_content(desk.clone / "content")
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, desk.clone / name)
    address_to(desk, "https://lapuce.fr")
    (desk.clone / "theme").symlink_to(ROOT / "theme")
    desk.git("add", "--all")
    desk.git("commit", "--quiet", "-m", "content")
    desk.git("push", "--quiet")
    for module in (order, newsroom_desk):
        monkeypatch.setattr(module, "CACHE", desk.root / "cache")
    return desk


def address_to(desk: Desk, address: str) -> None:
    """Write the address of the site in the settings."""
    settings = desk.clone / "publishconf.py"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub("SITEURL = .*", f'SITEURL = "{address}"', text), encoding="utf-8")


def published(newsroom: Desk, *, yes: bool = True) -> int:
    """Publish for real, and return the exit status."""
    return publish_site(
        newsroom.clone, dry_run=False, yes=yes, remote="origin", branch="gh-pages",
        force_shrink=False,
    )  # fmt: skip


def test_what_a_build_did_not_write_is_not_published(
    newsroom: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    """A draft of someone, or a page of a site that nothing remembers."""
    stranger = newsroom.site / "brouillon/index.html"
    stranger.parent.mkdir(parents=True)
    stranger.write_text("<p>à moi</p>", encoding="utf-8")

    assert published(newsroom) == 1
    said = (
        f"erreur: {os.path.relpath(newsroom.site)} contient ce que cette construction n’a pas écrit"
        "\N{NO-BREAK SPACE}: brouillon/index.html."
    )
    assert said in capsys.readouterr().err
    assert newsroom.git("branch", "--remotes") == "origin/main"


@pytest.mark.parametrize("damage", ["lost", "damaged"])
def test_a_store_that_is_lost_stops_no_publication(newsroom: Desk, damage: str) -> None:
    """What remembers that nothing changed says what was written too."""
    assert published(newsroom) == 0
    (store,) = (newsroom.root / "cache").glob("*.sqlite")
    store.write_bytes(b"none") if damage == "damaged" else store.unlink()

    assert published(newsroom) == 0
    stranger = newsroom.site / "index.htm"
    stranger.touch()
    assert published(newsroom) == 1


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://lapuce.example", "https://lapuce.example"),
        ("http://www.site.test/blog", "http://www.site.test/blog"),
        ("", "http://localhost:8000"),
    ],
)
def test_a_site_without_its_own_address_is_not_published(
    newsroom: Desk, capsys: pytest.CaptureFixture[str], address: str, told: str
) -> None:
    """Feeds and search engines would lead to the address of the example; nothing is built."""
    address_to(newsroom, address)

    assert published(newsroom) == 1
    said = plain(capsys.readouterr().err)
    assert f"  - SITEURL est « {told} », où personne ne peut aller : écrivez dans" in said
    assert newsroom.git("branch", "--remotes") == "origin/main"
    assert not newsroom.site.exists()


def test_a_domain_that_is_not_the_address_of_the_settings_is_refused(
    newsroom: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    """The site would be built for a folder, and served from the root of its domain."""
    address_to(newsroom, "https://anne.github.io/echo")
    write_content(newsroom.clone / "content", {"extra/CNAME": "echo.fr"})
    newsroom.git("add", "--all")
    newsroom.git("commit", "--quiet", "-m", "domain")
    newsroom.git("push", "--quiet")

    assert published(newsroom) == 1
    said = plain(capsys.readouterr().err)
    assert "  - SITEURL est « https://anne.github.io/echo », mais le site sera servi à" in said
    address_to(newsroom, "https://echo.fr")
    newsroom.git("commit", "--all", "--quiet", "-m", "address")
    newsroom.git("push", "--quiet")
    assert published(newsroom) == 0


def test_a_publication_tells_what_is_doubtful_in_its_pages(
    newsroom: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    """A warning stops nothing; nobody has to ask for it."""
    page = newsroom.clone / "content/pages/a-propos.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nLorem ipsum dolor.\n", encoding="utf-8")
    newsroom.git("commit", "--all", "--quiet", "-m", "draft")
    newsroom.git("push", "--quiet")

    assert published(newsroom) == 0
    assert "[draft-words]" in capsys.readouterr().err


def test_a_page_of_extra_is_published_as_it_is(
    newsroom: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    """Such as the file that proves to a search engine whose site it is; its links are looked at."""
    write_content(
        newsroom.clone / "content",
        {
            "extra/google123.html": "google-site-verification: google123.html",
            "extra/perdu/index.html": '<a href="/nulle-part/">Perdu</a>',
        },
    )
    newsroom.git("add", "--all")
    newsroom.git("commit", "--quiet", "-m", "proof")
    newsroom.git("push", "--quiet")
    assert published(newsroom) == 1
    told = [line for line in capsys.readouterr().err.splitlines() if "erreur: " in line]
    assert [line.partition(": ")[0] for line in told] == ["perdu/index.html:1"]
    assert "/nulle-part/" in told[0]
    newsroom.git("rm", "--quiet", "content/extra/perdu/index.html")
    newsroom.git("commit", "--quiet", "-m", "found")
    newsroom.git("push", "--quiet")

    assert published(newsroom) == 0


def test_without_anyone_to_answer_nothing_is_published_and_it_is_a_failure(
    newsroom: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A script that forgot `--yes` must not believe that the site is online."""
    monkeypatch.setattr("sys.stdin", io.StringIO("o\n"))

    assert published(newsroom, yes=False) == 1
    said = "erreur: personne n’est là pour répondre, rien n’a été publié\N{NO-BREAK SPACE}: ajoutez --yes.\n"
    assert capsys.readouterr().err.endswith(said)
    assert newsroom.git("branch", "--remotes") == "origin/main"


@pytest.mark.parametrize("answer", ["", "n", None])
def test_no_answer_is_no(
    newsroom: Desk,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    answer: str | None,
) -> None:
    """Return alone, or the end of the line (Ctrl-D)."""

    def typed(question: str) -> str:
        if answer is None:
            raise EOFError
        return answer

    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", typed)

    assert published(newsroom, yes=False) == 0
    assert capsys.readouterr().out.endswith("Abandon : rien n’a été publié.\n")
