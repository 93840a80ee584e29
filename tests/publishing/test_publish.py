"""A publication that goes well, on a local remote."""

from __future__ import annotations

import subprocess

import pytest

from lapuce.publishing import Changes, Limits, Outcome, RefusedError
from tests.publishing.desk import Desk
from tests.words import plain


def test_a_first_publication_puts_the_whole_site_online(desk: Desk) -> None:
    """The remote's branch holds the built files and .nojekyll, in one commit without parent."""
    report = desk.publish()

    assert desk.files_online() == {
        ".nojekyll": "",
        "index.html": "<p>accueil</p>",
        "lg/index.html": "<p>LG</p>",
        "mi_pad/index.html": "<p>Mi Pad</p>",
        "nokia/index.html": "<p>Nokia</p>",
        "xiaomi/index.html": "<p>Xiaomi</p>",
    }
    assert desk.shown == [
        "Première publication sur « gh-pages » de « origin » : 5 pages, 0,0 Mo\n"
        "  6 fichiers ajoutés : .nojekyll, index.html, lg/index.html et 3 autres"
    ]
    assert desk.asked == ["Publier sur « gh-pages » de « origin » ?"]
    assert (report.outcome, report.commit, report.previous) == (
        Outcome.PUBLISHED,
        desk.online(),
        None,
    )
    assert report.text == (
        f"Publié : {desk.online()[:7]} sur « gh-pages » de « origin ».\n"
        "Pour revenir en arrière :\n"
        "  git push origin --delete refs/heads/gh-pages"
    )


def test_a_publication_says_who_made_it_and_from_what(desk: Desk) -> None:
    """The commit carries the writer's name and the commit of the sources."""
    desk.publish()

    said = desk.git("log", "--format=%an <%ae> %cn <%ce>%n%B", "gh-pages", at=desk.remote)
    assert said == (
        "Lina Ferrand <lina@lapuce.example> Lina Ferrand <lina@lapuce.example>\n"
        f"Publication du site\n\nSource-Commit: {desk.git('rev-parse', 'HEAD')}"
    )


def test_a_second_publication_follows_the_first(online: Desk) -> None:
    """It tells what changes before, and its only parent is the commit it replaces."""
    before = online.online()
    online.write(lg="<p>LG G3</p>", oneplus="<p>OnePlus</p>")
    (online.site / "nokia" / "index.html").unlink()

    report = online.publish()

    assert online.shown == [
        "Publication sur « gh-pages » de « origin » : 5 pages (5 en ligne), 0,0 Mo\n"
        "  1 fichier ajouté : oneplus/index.html\n"
        "  1 fichier modifié : lg/index.html\n"
        "  1 fichier supprimé : nokia/index.html"
    ]
    assert report.changes == Changes(
        added=("oneplus/index.html",),
        changed=("lg/index.html",),
        removed=("nokia/index.html",),
    )
    assert report.previous == before
    assert online.git("rev-parse", "gh-pages^@", at=online.remote) == before
    assert "nokia/index.html" not in online.files_online()


def test_the_same_site_is_not_published_twice(online: Desk) -> None:
    """No commit, no question, no reference moved."""
    before = online.references()

    report = online.publish()

    assert (report.outcome, report.text) == (
        Outcome.NOTHING,
        "Rien à publier : le site en ligne est déjà celui-ci.",
    )
    assert (online.shown, online.asked, online.references()) == ([], [], before)


def test_executable_files_are_the_same_site(online: Desk) -> None:
    """A mode says nothing to a web server."""
    (online.site / "index.html").chmod(0o755)

    assert online.publish().outcome is Outcome.NOTHING


def test_a_dry_run_only_shows(desk: Desk) -> None:
    """Nothing is asked, nothing moves."""
    before = desk.references()

    report = desk.publish(dry_run=True)

    assert (report.outcome, report.text, len(report.changes.added)) == (
        Outcome.DRY_RUN,
        "Essai seulement : rien n’a été publié.",
        6,
    )
    assert (len(desk.shown), desk.asked, desk.references()) == (1, [], before)


def test_a_no_publishes_nothing(desk: Desk) -> None:
    """The answer is asked for after the changes are shown."""
    before = desk.references()

    report = desk.publish(yes=False)

    assert (report.outcome, report.text) == (
        Outcome.DECLINED,
        "Abandon : rien n’a été publié.",
    )
    assert (len(desk.shown), len(desk.asked), desk.references()) == (1, 1, before)


def test_local_branches_are_never_touched(desk: Desk) -> None:
    """Only the remote-tracking branch and our own record follow the remote."""
    desk.publish()

    head, tip = desk.git("rev-parse", "HEAD"), desk.online()
    assert desk.references()["clone"].splitlines() == [
        f"refs/heads/main {head}",
        f"refs/lapuce/published/origin/gh-pages {tip}",
        f"refs/remotes/origin/gh-pages {tip}",
        f"refs/remotes/origin/main {head}",
    ]
    assert desk.git("status", "--porcelain") == ""
    assert desk.leftovers() == []
    assert list((desk.root / "temporaire").iterdir()) == []
    assert desk.git("fsck", "--strict", "--no-dangling") == ""


def test_names_with_accents_and_spaces_go_out_as_they_are(desk: Desk) -> None:
    """Quotes, accents composed or not, and other scripts too."""
    names = ["L’été à Pékin.svg", "e\N{COMBINING ACUTE ACCENT}cran.svg", 'a\'b "c".svg', "小米.svg"]
    for name in names:
        desk.write_file(f"images/{name}", name)

    desk.publish()

    online = desk.files_online()
    assert {name: online[f"images/{name}"] for name in names} == {name: name for name in names}


def test_the_domain_of_the_site_is_published(desk: Desk) -> None:
    """A CNAME in the built folder is shown and goes out."""
    desk.write_file("CNAME", "lapuce.example\n")

    desk.publish()

    assert desk.files_online()["CNAME"] == "lapuce.example"
    assert desk.shown[0].splitlines()[-1] == "  domaine : lapuce.example"


@pytest.mark.parametrize("content", ["lapuce.example", "lapuce.example\n", "LaPuce.example\r\n"])
def test_the_domain_set_online_is_kept(desk: Desk, content: str) -> None:
    """GitHub writes CNAME by itself when a domain is set; losing it takes the site down."""
    desk.publish_by_hand("CNAME", content)

    report = desk.publish()

    blob = desk.git("rev-parse", "gh-pages:CNAME", at=desk.remote)
    assert desk.git("cat-file", "-s", blob, at=desk.remote) == str(len(content.encode()))
    assert "CNAME" not in report.changes.removed
    assert desk.shown[0].splitlines()[-1] == f"  domaine : {content.strip()}"
    assert desk.publish().outcome is Outcome.NOTHING


def test_a_domain_set_online_since_our_publication_is_kept(online: Desk) -> None:
    """The commit that GitHub makes then is the one change by hand that stops nobody."""
    online.publish_by_hand("CNAME", "lapuce.example")
    assert online.publish().outcome is Outcome.NOTHING
    online.write(lg="<p>LG G3</p>")

    online.publish()

    assert online.files_online()["CNAME"] == "lapuce.example"
    assert online.files_online()["lg/index.html"] == "<p>LG G3</p>"


def test_a_change_of_domain_is_told(desk: Desk) -> None:
    """The built folder wins, but not in silence."""
    desk.publish_by_hand("CNAME", "ancien.example")
    desk.write_file("CNAME", "lapuce.example\n")

    desk.publish()

    assert desk.shown[0].splitlines()[-1] == "  domaine : lapuce.example (avant : ancien.example)"
    assert desk.files_online()["CNAME"] == "lapuce.example"


@pytest.mark.parametrize(
    ("online", "built", "address", "told"),
    [
        ("", "echo.fr", "https://anne.github.io/echo", ("echo.fr", "content/extra/CNAME")),
        ("a.fr", "echo.fr", "https://a.fr", ("echo.fr", "content/extra/CNAME")),
        ("", "echo.fr", "https://echo.fr/blog", ("echo.fr", "content/extra/CNAME")),
        ("echo.fr", "", "https://anne.github.io/echo", ("echo.fr", "le domaine réglé sur GitHub")),
        ("echo.fr", "", "https://www.echo.fr", ("echo.fr", "le domaine réglé sur GitHub")),
    ],
)  # fmt: skip
def test_a_domain_that_is_not_the_address_of_the_site_is_refused(
    desk: Desk, online: str, built: str, address: str, told: tuple[str, str]
) -> None:
    """GitHub serves a domain from its root: all the addresses of the pages would be wrong."""
    if online:
        desk.publish_by_hand("CNAME", online)
    if built:
        desk.write_file("CNAME", f"{built}\n")
    before = desk.references()

    with pytest.raises(RefusedError) as refused:
        desk.publish(address=address)

    domain, other = told
    assert [plain(reason) for reason in refused.value.reasons] == [
        f"SITEURL est « {address} », mais le site sera servi à « https://{domain} » : "
        f"écrivez cette adresse dans publishconf.py, ou changez {other}"
    ]
    assert desk.references() == before


@pytest.mark.parametrize(
    ("domain", "address"),
    [
        ("echo.fr", "https://echo.fr"),
        ("Echo.fr", "http://echo.FR/"),
        ("xn--cho-9la.fr", "https://écho.fr"),
        ("", "https://anne.github.io/echo"),
    ],
)
def test_a_domain_that_is_the_address_of_the_site_is_published(
    desk: Desk, domain: str, address: str
) -> None:
    """However it is spelt; without a domain of its own, a site may stand in a folder."""
    if domain:
        desk.write_file("CNAME", domain)

    assert desk.publish(address=address).outcome is Outcome.PUBLISHED


def test_a_branch_that_was_never_ours_is_taken_over(desk: Desk) -> None:
    """Its files go, told beforehand; its history stays as the parent."""
    desk.publish_by_hand("vieux.html", "<p>ancien site</p>")
    before = desk.online()

    report = desk.publish()

    assert report.changes.removed == ("vieux.html",)
    assert online_parent(desk) == before


def test_rolling_back_is_the_command_told(online: Desk) -> None:
    """It puts the former files back with one more commit, without force."""
    former = online.files_online()
    online.write(lg="<p>erreur</p>")
    report = online.publish()

    assert report.rollback == (
        f"git push origin \"$(git commit-tree '{report.previous}^{{tree}}' -p {report.commit} "
        f"-m 'Retour à la publication {str(report.previous)[:7]}')\":refs/heads/gh-pages"
    )
    run_in_shell(online, report.rollback)

    assert online.files_online() == former
    assert online_parent(online) == report.commit


def test_rolling_back_the_first_publication_deletes_the_branch(desk: Desk) -> None:
    """There is no former site to go back to."""
    report = desk.publish()

    run_in_shell(desk, str(report.rollback))

    assert desk.online() == ""


def test_a_colleague_may_publish_after_us(online: Desk) -> None:
    """A publication whose sources we hold is replaced without ado, whoever made it."""
    colleague = online.colleague()
    colleague.write(lg="<p>LG G3, par Samir</p>")
    colleague.publish()
    between = online.online()

    report = online.publish()

    assert (report.outcome, report.previous) == (Outcome.PUBLISHED, between)


def test_a_worktree_publishes_like_its_repository(desk: Desk) -> None:
    """Objects and records are those of the main checkout."""
    tree = desk.root / "arbre"
    desk.git("worktree", "add", "--quiet", "-b", "essai", str(tree))
    desk.git("push", "--quiet", "-u", "origin", "essai", at=tree)

    report = desk.publish(repository=tree)

    assert report.commit == desk.git("rev-parse", "refs/lapuce/published/origin/gh-pages")


def test_another_remote_and_branch_can_be_named(desk: Desk) -> None:
    """A trial site on another repository leaves the first alone."""
    trial = desk.root / "essai.git"
    desk.git("init", "--quiet", "--bare", str(trial))
    desk.git("remote", "add", "essai", "../essai.git")

    report = desk.publish(remote="essai", branch="pages/essai")

    assert desk.git("rev-parse", "pages/essai", at=trial) == report.commit
    assert desk.online() == ""


def test_a_clone_of_one_branch_publishes_again(online: Desk) -> None:
    """It does not have the commits of the published branch, and fetches them."""
    other = online.root / "court"
    online.git("clone", "-q", "--single-branch", str(online.remote), str(other), at=online.root)
    online.write(lg="<p>LG G3</p>")
    before = online.online()

    report = online.publish(repository=other)

    assert report.previous == before
    assert online.git("rev-parse", f"{report.commit}^", at=other) == before
    assert online.git("fsck", "--strict", "--no-dangling", "--no-progress", at=other) == ""


def test_a_repository_of_sha256_objects_publishes_too(desk: Desk) -> None:
    """Hashes are those of the repository."""
    for folder in (desk.remote, desk.clone / ".git"):
        desk.git(
            "-C", str(desk.root), "init", "-q", "--bare", "--object-format=sha256", f"{folder}2"
        )
    new = desk.root / "neuf"
    desk.git("init", "--quiet", "--object-format=sha256", str(new))
    desk.git("remote", "add", "origin", f"{desk.remote}2", at=new)
    desk.git("commit", "--quiet", "--allow-empty", "-m", "sources", at=new)
    desk.git("push", "--quiet", "-u", "origin", "main", at=new)

    report = desk.publish(repository=new)

    assert len(str(report.commit)) == 64
    assert desk.publish(repository=new).outcome is Outcome.NOTHING


def test_a_shrunken_site_goes_out_when_it_is_meant(online: Desk) -> None:
    """--force-shrink is the writer's word."""
    for name in ("lg", "nokia"):
        (online.site / name / "index.html").unlink()

    report = online.publish(force_shrink=True, limits=Limits(min_pages=1))

    assert report.changes.removed == ("lg/index.html", "nokia/index.html")


def test_variables_of_a_git_hook_do_not_lead_elsewhere(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Called from a hook, git's own variables name another repository."""
    monkeypatch.setenv("GIT_DIR", str(desk.remote))
    monkeypatch.setenv("GIT_INDEX_FILE", "absent")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2014-10-01T09:00:00+02:00")

    report = desk.publish()

    monkeypatch.delenv("GIT_DIR")
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert desk.git("log", "-1", "--format=%cI", str(report.commit)) == "2014-10-01T09:00:00+02:00"


def online_parent(desk: Desk) -> str:
    """Return the parent of the published commit."""
    return desk.git("rev-parse", "gh-pages^", at=desk.remote)


def run_in_shell(desk: Desk, command: str) -> None:
    """Run a command as a writer would paste it."""
    subprocess.run(("sh", "-c", command), cwd=desk.clone, check=True, capture_output=True)
