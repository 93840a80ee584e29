"""`./inv build` and Pelican's own command, as they are typed."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from urllib.request import urlopen
from zoneinfo import ZoneInfo

import pytest

from tests.site.newsroom import ROOT, article, tree, write_content
from tests.words import plain

NOW = "2015-06-01T12:00:00+02:00"
RUN = [sys.executable, "-m", "lapuce.program", "--search-root"]
INV = [*RUN, str(ROOT)]


def inv(
    folder: Path, *arguments: str, root: Path = ROOT, **env: str
) -> subprocess.CompletedProcess[str]:
    """Run the `./inv` of a checkout from a folder."""
    return subprocess.run(
        [*RUN, str(root), *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(root), **env},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def build(
    folder: Path, output: str = "output", *more: str, **env: str
) -> subprocess.CompletedProcess[str]:
    """Build `folder/content` into a folder beside it."""
    return inv(
        folder, "build", "--content", str(folder / "content"), "--output", str(folder / output),
        "--now", NOW, "--siteurl", "https://x.example/lapuce", *more, root=ROOT, **env,
    )  # fmt: skip


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """Give a folder with a small content."""
    write_content(tmp_path / "content")
    return tmp_path


def test_a_build_says_what_it_did(newsroom: Path) -> None:
    """One line at the end, then nothing to do."""
    first = build(newsroom)
    time.sleep(2.1)  # Files younger than two seconds are looked at twice.
    build(newsroom)
    again = build(newsroom)

    assert (first.returncode, first.stdout[:12]) == (0, "3 articles, ")
    assert " 0 fichier écrit, " in again.stdout
    assert again.returncode == 0


def test_same_sources_and_clock_give_same_bytes(newsroom: Path) -> None:
    """On any machine, in any locale, zone and order of hashing, with any number of processes."""
    build(newsroom, "a", "--jobs", "1", PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C")
    build(newsroom, "b", "--jobs", "3", PYTHONHASHSEED="2", TZ="America/Lima", LC_ALL="C.UTF-8")

    assert tree(newsroom / "a") == tree(newsroom / "b")


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    "edit", [("Un paragraphe", "Une phrase"), ("title: Xiaomi", "title: Et Xiaomi"), ("", "")]
)
def test_an_edit_is_built_by_a_command_of_its_own(
    newsroom: Path, edit: tuple[str, str], jobs: str
) -> None:
    """Of words, of a title, a new article: with what that process imports, the same site."""
    build(newsroom, "a", "--jobs", jobs)
    source = newsroom / "content/articles/2014/rumeur.md"
    text = source.read_text(encoding="utf-8")
    if edit[0]:
        assert edit[0] in text
        source.write_text(text.replace(*edit), encoding="utf-8")
    else:
        third = text.replace("series_index: 1", "series_index: 3")
        source.with_name("neuf.md").write_text(third, encoding="utf-8")
    done = build(newsroom, "a", "--jobs", jobs)
    build(newsroom, "b")

    assert (done.returncode, done.stderr) == (0, "")
    assert " 0 fichier écrit" not in done.stdout
    assert tree(newsroom / "a") == tree(newsroom / "b")


def test_an_article_with_an_error_is_told_by_a_command_of_its_own(newsroom: Path) -> None:
    """Read by the process that reads ahead, told by the one that builds."""
    build(newsroom)
    before = tree(newsroom / "output")
    source = newsroom / "content/articles/2014/neuf.md"
    source.write_text(article("Un titre", date="hier"), "utf-8")
    done = build(newsroom, "output", "--jobs", "2")

    assert done.returncode == 1
    assert done.stderr.startswith("content/articles/2014/neuf.md:3: erreur: ")
    assert tree(newsroom / "output") == before


def test_pelican_builds_the_same_site(newsroom: Path) -> None:
    """We are a good Pelican citizen."""
    build(newsroom, "a")
    done = subprocess.run(
        [
            sys.executable, "-m", "pelican", str(newsroom / "content"), "-s", str(ROOT / "pelicanconf.py"),
            "-o", str(newsroom / "b"), "-e", 'SITEURL="https://x.example/lapuce"',
        ],
        cwd=ROOT,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1433152800"},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert tree(newsroom / "a") == tree(newsroom / "b")


def test_compiled_modules_are_kept(newsroom: Path) -> None:
    """Those that a task imports too: compiling them takes longer than the build of an edit."""
    compiled = newsroom / "bytecode"
    build(newsroom, PYTHONPYCACHEPREFIX=str(compiled), PYTHONDONTWRITEBYTECODE="")

    assert {path.name.partition(".")[0] for path in compiled.rglob("lapuce/newsroom/**/*.pyc")} >= {
        "build", "desk", "touch",
    }  # fmt: skip


def test_a_compiled_module_that_was_cut_is_told(newsroom: Path) -> None:
    """A full disk does so; Python would stumble on it again at each command."""
    compiled = newsroom / "bytecode"
    kept = {"PYTHONPYCACHEPREFIX": str(compiled), "PYTHONDONTWRITEBYTECODE": ""}
    build(newsroom, **kept)
    (cut,) = compiled.rglob("lapuce/newsroom/desks/desk.*.pyc")
    cut.write_bytes(cut.read_bytes()[:-100])
    done = build(newsroom, **kept)

    assert (done.returncode, plain(done.stderr)) == (
        1,
        f"erreur: un module compilé est abîmé, le disque est-il plein ? "
        f"Supprimez {compiled}, puis recommencez.\n",
    )


def test_a_command_that_ends_forgets_nothing() -> None:
    """What a build read is left to the system: freeing it takes longer than an edit."""
    program = """
from lapuce.newsroom.desks import desk
class Report:
    def __del__(self): print("forgotten")
{keep}(Report())
"""

    def said(keep: str) -> str:
        run = [sys.executable, "-c", program.format(keep=keep)]
        return subprocess.run(run, capture_output=True, text=True, check=True).stdout

    assert (said("desk._KEPT.append"), said("desk._keep")) == ("forgotten\n", "")


def test_relative_folders_start_where_the_command_is_typed(newsroom: Path) -> None:
    """Not in the project's own folder."""
    done = inv(newsroom, "build", "--content", "content", "--output", "out", "--now", NOW)

    assert done.returncode == 0
    assert (newsroom / "out/articles/mi-pad-essai/index.html").is_file()


def test_warnings_name_paths_from_where_the_command_is_typed(newsroom: Path) -> None:
    """A build that has nothing to do tells them too, and again when typed elsewhere."""
    write_content(newsroom / "content", {"articles/2015/a.md": article("A", body="Bravo! Oui.")})
    told = []
    for folder in (newsroom, newsroom, newsroom / "content"):
        done = inv(
            folder, "build", "--content", str(newsroom / "content"), "--output",
            str(newsroom / "output"), "--now", NOW,
        )  # fmt: skip
        told.append(done.stderr.partition(" ")[0])

    assert told == ["content/articles/2015/a.md:8:"] * 2 + ["articles/2015/a.md:8:"]


def test_errors_in_the_content_exit_with_one(newsroom: Path) -> None:
    """The report is on stderr, nothing is on stdout, and no output folder appears."""
    write_content(newsroom / "content", {"articles/2015/a.md": article("A", brands="[Xaomi]")})
    done = build(newsroom)

    assert done.returncode == 1
    assert done.stdout == ""
    assert plain(done.stderr) == (
        "content/articles/2015/a.md:5: erreur: marque inconnue « Xaomi ». "
        "Vouliez-vous dire « Xiaomi » ? Sinon, ajoutez sa fiche dans content/marques. [unknown-brand]\n"
    )
    assert not (newsroom / "output").exists()


def test_finished_pages_are_read_again_with_their_own_content(newsroom: Path) -> None:
    """What is published as it was given is that of the content they were built from."""
    write_content(newsroom / "content", {"extra/google123.html": "google-site-verification"})
    build(newsroom)
    done = inv(newsroom, "check", "--site", "output", "--content", "content")

    assert (done.returncode, done.stdout) == (0, "Aucun problème.\n")
    assert inv(newsroom, "check", "--site", "output").returncode == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--bogus"],
        ["build", "--now", "hier"],
        ["build", "--content", "absent"],
        ["build", "--jobs", "-1"],
        ["absent"],
        ["check", "absent.md"],
        ["check", "--format", "xml"],
        ["check", "--site", "output", "--format", "xml"],
        ["serve", "--content", "absent"],
        ["serve", "--port", "99999"],
        ["serve", "--port", "-1"],
    ],
)
def test_wrong_usage_exits_with_two(newsroom: Path, arguments: list[str]) -> None:
    """A word says why; no traceback."""
    done = inv(newsroom, *arguments)

    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("check -o", "--format : il manque sa valeur."),
        ("check -fo xml", "--format xml : text, github, json ou sarif."),
        ("check absent.md -o json", "introuvable : absent.md."),
        ("new", "new : il manque « title »."),
        ("chekc", "« chekc » est inconnu ; pour l’aide : ./inv --list."),
        ("build --jobs 0", "--jobs : il faut au moins 1."),
        ("build --jobs tous", "--jobs : « tous » n’est pas un nombre entier."),
        (
            "preview --siteurl exemple.fr",
            "--siteurl : « exemple.fr » n’est pas une adresse ; écrivez https://exemple.fr "
            "ou https://exemple.fr/dossier.",
        ),
        (
            "build --siteurl https://exemple.fr?page=1",
            "--siteurl : « https://exemple.fr?page=1 » n’est pas une adresse ; écrivez "
            "https://exemple.fr ou https://exemple.fr/dossier.",
        ),
        ("publish --dry-run --dry", "--dry ne fait rien ici : écrivez ./inv publish --dry-run."),
        ("-R check absent.md", "--dry ne fait rien ici : écrivez ./inv publish --dry-run."),
        ("serve --port abc", "« abc » n’est pas un nombre entier."),
        ("serve --port 99999", "--port : il faut un nombre de 1 à 65535."),
        ("serve --content absent", "--content : dossier introuvable « absent »."),
        (
            "build --content content --output content/articles",
            "--output : ce dossier est parmi les sources ; choisissez-en un autre.",
        ),
        (
            f"build --content content --output {ROOT}/theme/static",
            "--output : ce dossier est parmi les sources ; choisissez-en un autre.",
        ),
    ],
)
def test_wrong_usage_is_told_in_french(newsroom: Path, typed: str, said: str) -> None:
    """Short flags have their values too, and what invoke says is translated."""
    done = inv(newsroom, *typed.split())

    assert (done.returncode, done.stdout, plain(done.stderr)) == (2, "", f"erreur: {said}\n")


@pytest.mark.parametrize("arguments", [["--list"], ["check"]])
def test_an_old_terminal_gets_what_it_can_show(newsroom: Path, arguments: list[str]) -> None:
    """Apostrophes are not in Latin-1: what it lacks is spelled out, and the task goes on."""
    done = subprocess.run(
        [*INV, *arguments],
        cwd=newsroom,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "latin-1"},
        capture_output=True, check=False, timeout=120,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout


def test_a_title_may_be_the_name_of_a_task(checkout: Path) -> None:
    """`check` is a task at the head of the line only."""
    done = inv(checkout, "new", "check", "--brand", "Xiaomi", root=checkout)

    assert (done.returncode, done.stderr) == (0, "")
    assert (checkout / done.stdout.strip()).name == "check.md"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Give a checkout of its own, whose settings may be edited, with a small content."""
    folder = tmp_path / "une copie"
    kept_out = shutil.ignore_patterns("__pycache__")
    for name in ("lapuce", "theme"):
        shutil.copytree(ROOT / name, folder / name, ignore=kept_out)
    for name in ("tasks.py", "pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder / name)
    write_content(folder / "content")
    return folder


def set_lapuce(checkout: Path, setting: str) -> int:
    """Write the `LAPUCE` setting of a checkout; return its line, the last one."""
    file = checkout / "pelicanconf.py"
    kept = file.read_text("utf-8").partition("LAPUCE = ")[0]
    aside = file.with_suffix(".new")
    aside.write_text(f"{kept}LAPUCE = {setting}\n", "utf-8")
    aside.replace(file)  # As editors do.
    return kept.count("\n") + 1


@pytest.mark.parametrize("task", ["build", "check"])
@pytest.mark.parametrize(
    ("setting", "said"),
    [
        (
            "Settings(page_size=0)",
            "erreur: Réglage LAPUCE :\n  page_size doit valoir au moins 1, pas 0.\n",
        ),
        ("{}", "erreur: il manque aux réglages : LAPUCE = Settings().\n"),
        (
            "Setings()",
            "erreur: pelicanconf.py, ligne {last} : NameError: name 'Setings' is not defined\n",
        ),
        (
            "Settings(",
            "erreur: pelicanconf.py, ligne {last} : SyntaxError: '(' was never closed\n",
        ),
    ],
)
def test_a_slip_in_the_settings_is_told(checkout: Path, task: str, setting: str, said: str) -> None:
    """Where it is, in one line or one per fault, and no traceback."""
    last = set_lapuce(checkout, setting)
    done = inv(checkout, task, root=checkout)

    assert (done.returncode, done.stdout, plain(done.stderr)) == (1, "", said.format(last=last))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            {"SITEURL": "exemple.github.io/lapuce", "TIMEZONE": "Europe/Pari", "SITENAME": " "},
            "SITENAME est vide : écrivez le nom du site.\n"
            "  SITEURL : « exemple.github.io/lapuce » n’est pas une adresse ; écrivez "
            "https://exemple.fr ou https://exemple.fr/dossier.\n"
            "  TIMEZONE : fuseau inconnu « Europe/Pari » ; écrivez Europe/Paris.",
        ),
        (
            {"SITEURL": None, "TIMEZONE": "Europe", "THEME": 2},
            "SITEURL doit être un texte, pas None.\n"
            "  THEME doit être un texte, pas 2.\n"
            "  TIMEZONE : fuseau inconnu « Europe » ; écrivez Europe/Paris.",
        ),
        (
            {"THEME": "theme-absent"},
            "THEME n’est ni un dossier, ni un thème de Pelican.",
        ),
    ],
)
def test_a_wrong_setting_of_pelican_is_told(
    checkout: Path, settings: dict[str, object], said: str
) -> None:
    """All at once: an address without https:// would be written in every page."""
    set_lapuce(checkout, "Settings()")
    with (checkout / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.writelines(f"{name} = {value!r}\n" for name, value in settings.items())
    done = inv(checkout, "build", root=checkout)

    assert (done.returncode, done.stdout) == (1, "")
    assert plain(done.stderr) == f"erreur: Réglages :\n  {said}\n"
    assert not (checkout / "output").exists()


@contextmanager
def preview_of(checkout: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the preview of a checkout: its process, and its address once it answers."""
    process = subprocess.Popen(
        [*RUN, str(checkout), "serve", "--port", "0"],
        cwd=checkout, env={**os.environ, "PYTHONPATH": str(checkout)},
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        yield process, next(line.split()[2] for line in process.stdout if line.startswith("Aperçu"))
    finally:
        process.kill()
        process.communicate()


def test_the_preview_follows_the_settings(checkout: Path) -> None:
    """At each save; a slip is shown on the pages, and the preview goes on once it is mended."""
    with preview_of(checkout) as (process, address):
        with urlopen(f"{address}_lapuce/evenements", timeout=60) as events:

            def told() -> str:
                message = json.loads(events.readline().removeprefix(b"data: "))
                assert events.readline() == b"\n"
                return str(message["report"])

            def shown() -> str:
                with urlopen(address, timeout=60) as page:
                    return str(page.read().decode("utf-8"))

            assert told() == ""
            for tagline in ("Une", "Deux"):
                set_lapuce(checkout, f'Settings(tagline="{tagline} puce")')
                assert told() == ""
                assert f"{tagline} puce" in shown()
            line = set_lapuce(checkout, "Settings(")
            slip = f"pelicanconf.py, ligne {line} : SyntaxError: '(' was never closed"
            assert plain(told()) == slip
            assert "Deux puce" in shown()
            write_content(checkout / "content", {"articles/2015/a.md": article("Neuf")})
            assert plain(told()) == slip
            set_lapuce(checkout, 'Settings(tagline="Trois puces")')
            assert told() == ""
            assert "Trois puces" in shown()
            assert "Neuf" in shown()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0


def test_the_preview_follows_a_theme_of_ones_own(checkout: Path) -> None:
    """Wherever `THEME` says; then wherever it says anew."""
    file = checkout / "pelicanconf.py"
    settings = file.read_text("utf-8")
    assert 'HERE / "theme"' in settings
    (checkout / "theme").rename(checkout / "premier")
    shutil.copytree(checkout / "premier", checkout / "second")
    file.write_text(settings.replace('"theme"', '"premier"'), "utf-8")
    with preview_of(checkout) as (_, address):

        def shows(text: str, edit: Callable[[], object]) -> bool:
            for _ in range(100):  # Until the folder is watched.
                edit()
                time.sleep(0.2)
                with urlopen(address, timeout=60) as page:
                    if text in page.read().decode("utf-8"):
                        return True
            return False

        def write(theme: str) -> None:
            with (checkout / theme / "templates/base.html").open("a", encoding="utf-8") as base:
                base.write(f"<!-- {theme} -->\n")

        assert shows("<!-- premier -->", lambda: write("premier"))
        file.write_text(settings.replace('"theme"', '"second"'), "utf-8")
        assert shows("<!-- second -->", lambda: write("second"))


def test_what_was_foreseen_is_no_traceback(checkout: Path) -> None:
    """A title without letters, a machine without git: said in a line, with status 1."""
    draft = inv(checkout, "new", "!!!", root=checkout)
    published = inv(checkout, "publish", root=checkout, PATH=str(checkout / "content"))

    assert (draft.returncode, plain(draft.stderr)) == (
        1, "erreur: aucune adresse ne peut être tirée du titre « !!! ».\n",
    )  # fmt: skip
    assert (published.returncode, plain(published.stderr)) == (
        1, "erreur: git est introuvable : installez-le, puis relancez.\n",
    )  # fmt: skip


def test_check_takes_files_and_folders(newsroom: Path) -> None:
    """Only what they hold is reported; `--fix` mends it and shows the difference."""
    write_content(
        newsroom / "content",
        {
            "articles/2015/a.md": article("A", body="Bravo! Oui."),
            "articles/2015/b.md": article("B", body="64Go"),
        },
    )
    one = inv(newsroom, "check", "content/articles/2015/a.md", "--content", "content")
    both = inv(newsroom, "check", "--content", "content", "content/articles/2015")
    mended = inv(newsroom, "check", "content/articles/2015/a.md", "--fix", "--content", "content")

    assert [line.split("[")[-1] for line in one.stdout.splitlines()[:-1]] == ["missing-space]"]
    assert [line.split("[")[-1] for line in both.stdout.splitlines()[:-1]] == [
        "missing-space]",
        "unit-space]",
    ]
    assert "+Bravo ! Oui." in mended.stdout
    assert "Bravo ! Oui." in (newsroom / "content/articles/2015/a.md").read_text()


def test_all_is_mended_when_nobody_reads(newsroom: Path) -> None:
    """`./inv check --fix | head` stopped half-way, with a traceback."""
    sources = {f"articles/2015/a{n}.md": article(f"A{n}", body="Bravo! Oui.") for n in range(99)}
    write_content(newsroom / "content", sources)
    process = subprocess.Popen(
        [*INV, "check", "--fix", "--content", "content"],
        cwd=newsroom, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, errors = process.communicate(timeout=60)

    assert (process.returncode, errors) == (141, b"")
    assert {
        (newsroom / "content" / path).read_text("utf-8").splitlines()[-1] for path in sources
    } == {"Bravo ! Oui."}


def test_check_refuses_files_that_are_no_content(newsroom: Path) -> None:
    """The README of the project, say."""
    (newsroom / "README.md").write_text("# La Puce\n")
    done = inv(newsroom, "check", "README.md", "content/articles", "--content", "content")

    assert (done.returncode, done.stdout) == (2, "")
    assert plain(done.stderr) == "erreur: hors du contenu (content) : README.md.\n"


def test_check_reads_finished_pages_again(newsroom: Path) -> None:
    """A dead link in a page is named; without a site there is nothing to read."""
    build(newsroom)
    before = inv(newsroom, "check", "--site", str(newsroom / "none"))
    sound = inv(newsroom, "check", "--site", str(newsroom / "output"))
    page = newsroom / "output/auteurs/index.html"
    page.write_text(page.read_text().replace('href="/lapuce/auteurs/', 'href="/auteurs/perdu/'))
    after = inv(newsroom, "check", "--site", str(newsroom / "output"))

    assert (before.returncode, before.stderr[:22]) == (2, "erreur: aucun site dan")
    # Its address was that of `--siteurl`, in a folder, whatever the settings say.
    assert (sound.returncode, sound.stdout) == (0, "Aucun problème.\n")
    assert after.returncode == 1
    assert {line.partition(":")[0] for line in after.stdout.splitlines()[:-1]} == {
        "auteurs/index.html"
    }


def test_foreign_files_are_never_touched(newsroom: Path) -> None:
    """What we did not write stays, even beside what we delete."""
    write_content(newsroom / "content", {"articles/2015/a.md": article("A")})
    build(newsroom)
    foreign = newsroom / "output/articles/a/notes.txt"
    foreign.write_text("à moi")
    (newsroom / "content/articles/2015/a.md").unlink()
    build(newsroom)

    assert foreign.read_text() == "à moi"
    assert not (newsroom / "output/articles/a/index.html").exists()


def test_a_killed_build_leaves_whole_files_and_the_next_is_right(newsroom: Path) -> None:
    """`kill -9` at any moment: files are old or new, never cut."""
    build(newsroom)
    before = tree(newsroom / "output")
    write_content(newsroom / "content", {"articles/2015/a.md": article("A", brands="[Xiaomi]")})
    build(newsroom, "clean")
    after = tree(newsroom / "clean")
    dice = random.Random(7)
    for _ in range(8):
        process = subprocess.Popen(
            [*INV, "build", "--content", str(newsroom / "content"), "--output",
             str(newsroom / "output"), "--now", NOW, "--siteurl", "https://x.example/lapuce"],
            cwd=newsroom, env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        time.sleep(dice.uniform(0.3, 1.1))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for path, data in tree(newsroom / "output").items():
            if not path.startswith(".lapuce-"):
                assert data in (before.get(path), after.get(path)), path
    build(newsroom)

    assert tree(newsroom / "output") == after


def test_two_builds_at_once_wait_for_each_other(newsroom: Path) -> None:
    """The second says so, and both end well."""
    command = [*INV, "build", "--content", str(newsroom / "content"), "--output",
               str(newsroom / "output"), "--now", NOW]  # fmt: skip
    both = [
        subprocess.Popen(command, cwd=newsroom, env={**os.environ, "PYTHONPATH": str(ROOT)},
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]  # fmt: skip
    said = [process.communicate(timeout=60)[1] for process in both]

    assert [process.returncode for process in both] == [0, 0]
    assert sorted(said)[0] == ""


def test_new_articles_are_correct_drafts(newsroom: Path) -> None:
    """What `new` writes has nothing to mend but the text."""
    from lapuce.newsroom.desks.drafts import new_draft

    path = new_draft(
        newsroom / "content",
        'Xiaomi : "le" retour',
        ["Xiaomi"],
        ["Mi Pad"],
        "Actualités",
        "Lina Ferrand",
    )

    assert path.name == "xiaomi-le-retour.md"
    assert build(newsroom).returncode == 0


def test_a_draft_follows_the_settings(checkout: Path) -> None:
    """The first category of the house, and the hour of its clocks."""
    file = checkout / "pelicanconf.py"
    text = file.read_text("utf-8").replace("Europe/Paris", "Pacific/Kiritimati")
    file.write_text(text, encoding="utf-8")
    set_lapuce(checkout, 'Settings(categories=("À la une", "Essais"), sources_required=())')
    before = datetime.now(ZoneInfo("Pacific/Kiritimati"))

    done = inv(checkout, "new", "Un titre", root=checkout)

    draft = (checkout / done.stdout.strip()).read_text("utf-8")
    assert "\ncategory: À la une\n" in draft
    after = datetime.now(ZoneInfo("Pacific/Kiritimati"))
    assert any(f"\ndate: {moment:%Y-%m-%d %H:%M}\n" in draft for moment in (before, after))


def test_names_without_a_sheet_are_told_when_an_article_begins(newsroom: Path) -> None:
    """With the nearest; other names of a sheet are right, whatever their case."""
    from lapuce.newsroom.desks.drafts import new_draft, unknown_names

    content = newsroom / "content"
    brands, devices = ["xiaomi", "Xaomi"], ["mi pad", "Zune"]
    author = "Lina Ferand"
    draft = new_draft(content, "Un titre", brands, devices, "Actualités", author)

    assert [plain(str(one)) for one in unknown_names(content, draft, brands, devices, author)] == [
        f"{draft}:7: erreur: marque inconnue « Xaomi ». Vouliez-vous dire « Xiaomi » ? Sinon, "
        "ajoutez sa fiche dans content/marques. [unknown-brand]",
        f"{draft}:8: erreur: appareil inconnu « Zune ». Ajoutez sa fiche dans content/appareils. "
        "[unknown-device]",
        f"{draft}:6: erreur: auteur inconnu « Lina Ferand ». Vouliez-vous dire « Lina Ferrand » ? "
        "Sinon, ajoutez sa fiche dans content/auteurs. [unknown-author]",
    ]
    assert not list(unknown_names(newsroom, draft, brands, devices))  # No sheet is there.


@pytest.mark.parametrize("held", ["2012/un-titre.md", "2012/un-titre/index.md"])
def test_an_article_of_another_year_keeps_its_address(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch, held: str
) -> None:
    """A second one of its name would be refused by the next build: it is told at once."""
    from lapuce.newsroom.desks.drafts import new_draft
    from lapuce.problems import LapuceError

    monkeypatch.chdir(newsroom)
    file = newsroom / "content/articles" / held
    file.parent.mkdir(parents=True)
    file.touch()

    with pytest.raises(LapuceError) as refused:
        new_draft(newsroom / "content", "Un titre", [], [], "Actualités", "")
    said = f"content/articles/{held} existe déjà : choisissez un autre titre."
    assert plain(str(refused.value)) == said


@pytest.mark.parametrize("task", ["check", "bench"])
def test_the_help_of_a_task_tells_its_options(tmp_path: Path, task: str) -> None:
    """Of those that take words without a flag too."""
    said = inv(tmp_path, task, "--help").stdout

    assert said == inv(tmp_path, "--help", task).stdout
    assert "fichiers à vérifier" in said or "tours entrelacés" in said


def test_a_measure_that_is_unknown_is_refused_in_french(tmp_path: Path) -> None:
    """Before anything is run."""
    done = inv(tmp_path, "bench", "typo")

    assert done.returncode == 2
    said = "erreur: « typo » n’est pas une mesure : site, catalogue ou typography.\n"
    assert plain(done.stderr) == said


def test_a_pasted_title_is_one_line(newsroom: Path) -> None:
    """Its breaks become spaces, and a no-break space stays one."""
    from lapuce.newsroom.desks.drafts import new_draft

    path = new_draft(
        newsroom / "content",
        "\nDeux\n\tlignes, 64\N{NO-BREAK SPACE}Go\u2028",
        [],
        [],
        "Es\nsais ",
        "",
    )

    assert path.name == "deux-lignes-64-go.md"
    assert path.read_text("utf-8").startswith(
        "---\ntitle: Deux lignes, 64\N{NO-BREAK SPACE}Go\ndate: "
    )
    assert "\ncategory: Es sais\n" in path.read_text("utf-8")


def test_the_list_of_tasks_never_fails(tmp_path: Path) -> None:
    """Nothing is read before a task runs."""
    done = inv(tmp_path, "--list")

    assert done.returncode == 0
    for name in (
        "build",
        "serve",
        "check",
        "new",
        "test",
        "publish",
        "bench",
        "gh-pages",
        "livereload",
    ):
        assert name in done.stdout


def test_an_option_is_no_title(tmp_path: Path) -> None:
    """`./inv new --help` wrote an article of that name."""
    from lapuce.newsroom.desks.drafts import new_draft
    from lapuce.problems import LapuceError

    with pytest.raises(LapuceError, match="est une option"):
        new_draft(tmp_path, "--help", [], [], "Actualités", "")
    assert list(tmp_path.iterdir()) == []
