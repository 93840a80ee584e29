"""What a built folder may hold to be published."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from lapuce.publishing.refusal import PublishError
from lapuce.publishing.site import Limits, blob_hash, inspect_site, loss_refusal
from tests.words import plain

Break = Callable[[Path], object]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give a sound site of five pages, with all that a real one has beside them."""
    folder = tmp_path / "public"
    for name in ("", "a/", "b/", "c/"):
        (folder / name).mkdir(exist_ok=True, parents=True)
        (folder / name / "index.html").write_text(f"<p>Page {name}</p>", encoding="utf-8")
    for name in (
        "404.html",
        ".nojekyll",
        "flux.xml",
        "robots.txt",
        "images/Été à Pékin.JPG",
        "donnees/appareils.csv",
        "theme/polices/texte.woff2",
        "site.webmanifest",
        ".well-known/security.txt",
        ".well-known/apple-app-site-association",
    ):
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text(name, encoding="utf-8")
    (folder / "CNAME").write_text("lapuce.example\n", encoding="utf-8")
    return folder


def test_a_sound_site_is_accepted(site: Path) -> None:
    """Pages, pictures, data, fonts, well-known files and a domain all go out."""
    found = inspect_site(site)

    assert found.refusals == ()
    assert (found.pages, found.cname) == (5, b"lapuce.example\n")
    assert sorted(found.files) == [
        ".nojekyll",
        ".well-known/apple-app-site-association",
        ".well-known/security.txt",
        "404.html",
        "CNAME",
        "a/index.html",
        "b/index.html",
        "c/index.html",
        "donnees/appareils.csv",
        "flux.xml",
        "images/Été à Pékin.JPG",
        "index.html",
        "robots.txt",
        "site.webmanifest",
        "theme/polices/texte.woff2",
    ]


def test_jekyll_is_always_turned_off(site: Path) -> None:
    """An absent or filled .nojekyll becomes an empty one, as ghp-import writes it."""
    (site / ".nojekyll").unlink()

    assert inspect_site(site).files[".nojekyll"] == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"


def test_hashes_are_those_of_git() -> None:
    """`echo bonjour | git hash-object --stdin` gives the same."""
    assert blob_hash(b"bonjour\n") == "1cd909e05d33f0f6bc4ea1caf19b5749b434ceb3"


def write(name: str, content: str = "x") -> Break:
    """Give what adds a file to a site."""

    def add(site: Path) -> None:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(content, encoding="utf-8")

    return add


@pytest.mark.parametrize(
    ("break_it", "refusal"),
    [
        (
            lambda site: (site / "etc").symlink_to("/etc"),
            "1 lien (un site publié ne contient aucun lien symbolique) : etc",
        ),
        (
            lambda site: (site / "lien.html").symlink_to("absent"),
            "1 lien (un site publié ne contient aucun lien symbolique) : lien.html",
        ),
        (
            write(".env"),
            "1 fichier caché (aucun n’est publié) : .env",
        ),
        (
            write("images/.git/config"),
            "1 fichier caché (aucun n’est publié) : images/.git",
        ),
        (
            write("a/.nojekyll"),
            "1 fichier caché (aucun n’est publié) : a/.nojekyll",
        ),
        (
            write("brouillon.md"),
            "1 fichier source (les sources ne sont pas publiées) : brouillon.md",
        ),
        (
            write("a/outil.PY"),
            "1 fichier source (les sources ne sont pas publiées) : a/outil.PY",
        ),
        (
            write("images/mi-pad.psd"),
            "1 fichier d’un genre non prévu (voir la liste dans docs/publication.md) : images/mi-pad.psd",
        ),
        (
            write("index.html~"),
            "1 fichier d’un genre non prévu (voir la liste dans docs/publication.md) : index.html~",
        ),
        (
            write("a/CNAME"),
            "1 fichier d’un genre non prévu (voir la liste dans docs/publication.md) : a/CNAME",
        ),
        (
            write("a\nb.html"),
            "1 nom impossible (renommez le fichier ou le dossier) : a\\nb.html",
        ),
        (
            write('"cité".html'),
            '1 nom impossible (renommez le fichier ou le dossier) : "cité".html',
        ),
        (
            write("rouge\x1b[31m/index.html"),
            "1 nom impossible (renommez le fichier ou le dossier) : rouge\\x1b[31m",
        ),
        (
            lambda site: Path(os.fsdecode(os.fsencode(site) + b"/caf\xe9.html")).touch(),
            "1 nom impossible (renommez le fichier ou le dossier) : caf\\udce9.html",
        ),
        (
            lambda site: os.mkfifo(site / "tube.html"),
            "1 fichier spécial (un site ne contient que des fichiers) : tube.html",
        ),
        (
            write("lourd.pdf", "x" * 2001),
            "1 fichier trop lourd (GitHub refuse plus de 0,0 Mo par fichier) : lourd.pdf",
        ),
        (
            write("CNAME", "https://lapuce.example/\n"),
            "le fichier CNAME doit tenir en un nom de domaine, et rien d’autre",
        ),
        (
            write("CNAME", "a.example\nb.example\n"),
            "le fichier CNAME doit tenir en un nom de domaine, et rien d’autre",
        ),
        (
            lambda site: (site / "index.html").rename(site / "accueil.html"),
            "le site construit n’a pas de page d’accueil (index.html)",
        ),
        (
            lambda site: (site / "404.html").unlink(),
            "le site construit est vide ou presque : 4 pages, au moins 5 attendues",
        ),
    ],
)
def test_what_must_not_be_public_is_refused(site: Path, break_it: Break, refusal: str) -> None:
    """Each fault is one line that names the first files."""
    break_it(site)

    assert inspect_site(site, limits=Limits(max_file_bytes=2000)).refusals == (refusal,)


def test_a_site_too_heavy_for_pages_is_refused(site: Path) -> None:
    """The sum counts, not only each file."""
    write("gros.pdf", "x" * 300_000)(site)

    assert inspect_site(site, limits=Limits(max_site_bytes=200_000)).refusals == (
        "le site pèse 0,3 Mo : GitHub Pages n’accepte pas plus de 0,2 Mo",
    )


def test_all_faults_are_told_at_once(site: Path) -> None:
    """One line per kind of fault, with the number of files."""
    for name in ("1.md", "2.md", "3.md", "4.md", "5.md", ".DS_Store"):
        write(name)(site)
    (site / "index.html").unlink()

    assert inspect_site(site).refusals == (
        "1 fichier caché (aucun n’est publié) : .DS_Store",
        "5 fichiers sources (les sources ne sont pas publiées) : 1.md, 2.md, 3.md et 2 autres",
        "le site construit n’a pas de page d’accueil (index.html)",
        "le site construit est vide ou presque : 4 pages, au moins 5 attendues",
    )


def test_an_absent_site_is_refused(tmp_path: Path) -> None:
    """Publishing before building is told as such."""
    assert inspect_site(tmp_path / "absent").refusals == (
        f"le dossier du site n’existe pas : {tmp_path / 'absent'}",
    )


@pytest.mark.parametrize(
    "content",
    [
        "<a href='/home/lina/la puce/content/a.md'>",
        "<img src=file:///home/lina/la puce/a.svg>",
        '{"source": "\\/home\\/lina\\/la puce\\/a.md"}',
        "Erreur dans /home/lina/la puce",
    ],
)
def test_places_of_the_machine_are_found(site: Path, content: str) -> None:
    """In a link, in JSON as in prose."""
    write("a/index.html", content)(site)

    assert inspect_site(site, private=[Path("/home/lina/la puce")]).refusals == (
        "1 fichier nomme un dossier de cette machine (corrigez ce qui l’écrit) : a/index.html",
    )


@pytest.mark.parametrize(
    "content",
    [
        "https://exemple.fr/home/lina/",
        "/home/linares/",
        "/home/lina.html",
        "<a href='/site/articles/'>",
    ],
)
def test_what_only_looks_like_a_place_is_left_alone(site: Path, content: str) -> None:
    """Other addresses and other names that hold the same letters are not leaks."""
    write("a/index.html", content)(site)

    assert inspect_site(site, private=[Path("/home/lina"), Path("/site")]).refusals == ()


def forbid(monkeypatch: pytest.MonkeyPatch, place: object, name: str, what: Path) -> None:
    """Make a function fail on one path as it does without the right to read (root has them all)."""
    real = getattr(place, name)

    def guarded(path: Path) -> object:
        if path == what:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(place, name, guarded)


def test_an_unreadable_file_is_refused(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be missing online."""
    forbid(monkeypatch, Path, "read_bytes", site / "flux.xml")

    assert inspect_site(site).refusals == ("1 fichier illisible (à rendre lisible) : flux.xml",)


def test_an_unreadable_folder_stops_everything(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it holds cannot be judged."""
    forbid(monkeypatch, os, "scandir", site / "a")

    with pytest.raises(PublishError) as caught:
        inspect_site(site)

    assert plain(str(caught.value)) == f"dossier illisible : {site / 'a'}."


@pytest.mark.parametrize(
    ("before", "after", "refusal"),
    [
        (0, 5, None),
        (100, 100, None),
        (100, 70, None),
        (
            100,
            69,
            "le site perdrait 31 pages sur 100 (31 %) : si c’est voulu, ajoutez --force-shrink",
        ),
        (
            1500,
            5,
            "le site perdrait 1\N{NARROW NO-BREAK SPACE}495 pages sur 1\N{NARROW NO-BREAK SPACE}500 "
            "(99 %) : si c’est voulu, ajoutez --force-shrink",
        ),
    ],
)
def test_a_site_may_not_lose_a_third_of_its_pages_by_accident(
    before: int, after: int, refusal: str | None
) -> None:
    """Up to thirty in a hundred is editing; more is a bad checkout."""
    assert loss_refusal(before, after) == refusal
