"""What publishing refuses: each message whole, and nothing moved here or there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lapuce.publishing import PublishError, RefusedError
from tests.publishing.desk import Desk
from tests.words import plain

Break = Callable[[Desk], object]


def commit(desk: Desk, text: str) -> None:
    """Change the sources without pushing."""
    (desk.clone / "article.md").write_text(text)
    desk.git("add", "article.md")
    desk.git("commit", "--quiet", "-m", text)


def commit_twice(desk: Desk) -> None:
    """Change the sources in two steps without pushing."""
    commit(desk, "article")
    commit(desk, "suite")


def forget_identity(desk: Desk) -> None:
    """Leave git with what it could guess from the machine."""
    (desk.root / "gitconfig").write_text("")


def colleague_pushes(desk: Desk) -> None:
    """Let someone else add an article on the remote."""
    desk.colleague().edit_sources("article de Samir")


def edit_and_diverge(desk: Desk) -> None:
    """Commit here while someone else pushed."""
    colleague_pushes(desk)
    commit(desk, "article de Lina")


def write_many(desk: Desk) -> None:
    """Leave an edited, a renamed and two new files."""
    desk.edit_sources("article")
    (desk.clone / ".gitignore").write_text("/public/\n*~\n")
    desk.git("mv", "article.md", "à suivre.md")
    (desk.clone / "nouveau.md").touch()
    (desk.clone / "notes").mkdir()
    (desk.clone / "notes" / "plan.txt").touch()


def cut_history(desk: Desk) -> None:
    """Make a clone as `git clone --depth 1` does: nobody knows what came before its commit."""
    head = desk.git("rev-parse", "HEAD")
    (desk.clone / ".git" / "shallow").write_text(f"{head}\n")


@pytest.mark.parametrize(
    ("break_it", "reason"),
    [
        (
            forget_identity,
            'git ne sait pas qui vous êtes : git config --global user.name "Prénom Nom", '
            "puis git config --global user.email vous@exemple.fr",
        ),
        (
            lambda desk: (desk.clone / "brouillon.md").touch(),
            "1 fichier n’est pas enregistré dans git (brouillon.md) : git add, puis git commit",
        ),
        (
            write_many,
            "4 fichiers ne sont pas enregistrés dans git (.gitignore, à suivre.md, notes/ "
            "et 1 autre) : git add, puis git commit",
        ),
        (
            lambda desk: commit(desk, "article"),
            "1 commit n’est pas envoyé sur « origin » : git push",
        ),
        (
            commit_twice,
            "2 commits ne sont pas envoyés sur « origin » : git push",
        ),
        (
            colleague_pushes,
            "votre copie n’a pas les derniers commits de « origin » : git pull",
        ),
        (
            edit_and_diverge,
            "votre copie n’a pas les derniers commits de « origin » : git pull",
        ),
        (
            lambda desk: desk.git("switch", "--quiet", "--create", "essai"),
            "la branche « essai » ne suit aucune branche distante : git push -u origin essai",
        ),
        (
            lambda desk: desk.git("switch", "--quiet", "--create", "essai", "--track", "main"),
            "la branche « essai » ne suit aucune branche distante : git push -u origin essai",
        ),
        (
            lambda desk: desk.git("update-ref", "-d", "refs/heads/main", at=desk.remote),
            "la branche « main » n’est plus sur « origin » : git push",
        ),
        (
            lambda desk: desk.git("switch", "--quiet", "--detach"),
            "vous n’êtes sur aucune branche (HEAD détachée) : git switch main",
        ),
        (
            cut_history,
            "votre copie n’a pas toute l’histoire du dépôt : git fetch --unshallow",
        ),
        (
            lambda desk: (desk.site / "index.html").rename(desk.site / "accueil.html"),
            "le site construit n’a pas de page d’accueil (index.html)",
        ),
        (
            lambda desk: (desk.site / "lg" / "index.html").unlink(),
            "le site construit est vide ou presque : 4 pages, au moins 5 attendues",
        ),
        (
            lambda desk: desk.write_file("lg/index.html", f'<img src="{desk.clone}/lg.svg">'),
            "1 fichier nomme un dossier de cette machine (corrigez ce qui l’écrit) : lg/index.html",
        ),
    ],
)
def test_a_publication_out_of_order_is_refused(desk: Desk, break_it: Break, reason: str) -> None:
    """The message says what to do; no reference moves."""
    break_it(desk)
    before = desk.references()

    assert refusal(desk) == f"Publication refusée :\n  - {reason}"
    assert (desk.references(), desk.asked, desk.leftovers()) == (before, [], [])


def test_all_that_is_out_of_order_is_told_at_once(desk: Desk) -> None:
    """The checkout and the site in one report."""
    forget_identity(desk)
    (desk.clone / "brouillon.md").touch()
    desk.git("switch", "--quiet", "--detach")
    desk.write_file(".env", "SECRET=1")
    (desk.site / "index.html").unlink()

    assert refusal(desk, source="0" * 40) == (
        "Publication refusée (7 raisons) :\n"
        '  - git ne sait pas qui vous êtes : git config --global user.name "Prénom Nom", '
        "puis git config --global user.email vous@exemple.fr\n"
        "  - 1 fichier n’est pas enregistré dans git (brouillon.md) : git add, puis git commit\n"
        "  - vous n’êtes sur aucune branche (HEAD détachée) : git switch main\n"
        "  - 1 fichier caché (aucun n’est publié) : .env\n"
        "  - le site construit n’a pas de page d’accueil (index.html)\n"
        "  - le site construit est vide ou presque : 4 pages, au moins 5 attendues\n"
        "  - le dépôt a changé pendant la construction du site : relancez"
    )


def test_a_folder_without_git_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site is judged all the same."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(desk.root))
    plain = desk.root / "archive"
    plain.mkdir()

    assert refusal(desk, repository=plain) == (
        "Publication refusée :\n"
        "  - ce dossier n’est pas un dépôt git : git init, ou lancez la commande depuis le dépôt"
    )


def test_a_bare_repository_is_refused(desk: Desk) -> None:
    """It has no sources to build from."""
    assert refusal(desk, repository=desk.remote) == (
        "Publication refusée :\n"
        "  - ce dépôt git n’a pas d’arbre de travail : publiez depuis un clone ordinaire"
    )


def test_a_repository_without_commit_is_refused(desk: Desk) -> None:
    """`git init` alone is not enough."""
    new = desk.root / "neuf"
    desk.git("init", "--quiet", str(new))

    assert refusal(desk, repository=new) == (
        "Publication refusée (2 raisons) :\n"
        "  - le dépôt n’a encore aucun commit : git commit\n"
        "  - le dépôt distant « origin » n’est pas configuré : git remote add origin ADRESSE"
    )


def test_a_remote_out_of_reach_is_refused(desk: Desk) -> None:
    """With git's own reason."""
    desk.git("remote", "set-url", "origin", "../parti.git")

    assert refusal(desk) == (
        "Publication refusée :\n"
        "  - le dépôt distant « origin » ne répond pas : "
        "'../parti.git' does not appear to be a git repository"
    )


def test_an_unknown_remote_is_refused(desk: Desk) -> None:
    """Only a remote that git knows by name is published to."""
    assert refusal(desk, remote="orgin") == (
        "Publication refusée :\n"
        "  - le dépôt distant « orgin » n’est pas configuré : git remote add orgin ADRESSE"
    )


def test_the_branch_of_the_sources_is_refused(desk: Desk) -> None:
    """The site would replace what it is made from."""
    assert refusal(desk, branch="main") == (
        "Publication refusée :\n  - « main » est la branche des sources : publiez sur une autre"
    )


def test_an_impossible_branch_is_refused(desk: Desk) -> None:
    """git's rules for names."""
    assert refusal(desk, branch="--force") == (
        "Publication refusée :\n  - « --force » n’est pas un nom de branche"
    )


def test_a_branch_moved_by_hand_is_refused_until_it_is_adopted(online: Desk) -> None:
    """The message gives the command to start again from what is online."""
    online.publish_by_hand("google1234.html", "google-site-verification")
    moved = online.online()
    online.write(lg="<p>LG G3</p>")
    before = online.references()

    adopt = "git fetch origin +refs/heads/gh-pages:refs/lapuce/published/origin/gh-pages"
    assert refusal(online) == (
        "Publication refusée :\n"
        "  - la branche « gh-pages » de « origin » a changé depuis notre dernière publication "
        f"({moved[:7]} « Create google1234.html », de Samir Okba) : regardez-la, "
        f"puis pour repartir d’elle : {adopt}"
    )
    assert online.references() == before

    online.git(*adopt.split()[1:])
    assert online.publish().changes.removed == ("google1234.html",)


def test_a_fetch_alone_adopts_nothing(online: Desk) -> None:
    """`git pull` is run each day without a thought for the published branch."""
    online.publish_by_hand("google1234.html", "google-site-verification")
    online.git("fetch", "--quiet")

    assert "a changé depuis notre dernière publication" in refusal(online)


def test_a_fresh_clone_sees_a_branch_moved_by_hand(online: Desk) -> None:
    """It has no record of its own; the history of the branch says that it was ours."""
    online.publish_by_hand("google1234.html", "google-site-verification")
    fresh = online.root / "neuf"
    online.git("clone", "--quiet", str(online.remote), str(fresh), at=online.root)

    assert "a changé depuis notre dernière publication" in refusal(online, repository=fresh)


def test_a_site_rolled_back_stays_so_until_someone_says_otherwise(online: Desk) -> None:
    """The next scheduled publication must not bring the fault back."""
    online.write(lg="<p>erreur</p>")
    report = online.publish()
    made = online.git(
        "commit-tree", f"{report.previous}^{{tree}}", "-p", str(report.commit), "-m", "x"
    )
    online.git("push", "--quiet", "origin", f"{made}:refs/heads/gh-pages")

    assert "a changé depuis notre dernière publication" in refusal(online)


def test_a_newer_publication_is_not_replaced_by_an_older_one(online: Desk) -> None:
    """A branch of old sources does not undo what a colleague published."""
    online.git("switch", "--quiet", "--create", "vieille")
    online.git("push", "--quiet", "-u", "origin", "vieille")
    colleague = online.colleague()
    colleague.git("switch", "--quiet", "main")
    colleague.edit_sources("article de Samir")
    colleague.write(lg="<p>LG G3</p>")
    colleague.publish()

    source = colleague.git("rev-parse", "HEAD")
    assert refusal(online) == (
        "Publication refusée :\n"
        f"  - la branche « gh-pages » de « origin » a été publiée depuis le commit {source[:7]}, "
        "que votre copie ne contient pas : git pull ou, si ce commit a été effacé de l’histoire, "
        "git fetch origin +refs/heads/gh-pages:refs/lapuce/published/origin/gh-pages"
    )


def test_a_rewritten_branch_is_refused(online: Desk) -> None:
    """Our last publication is no longer in its history."""
    colleague = online.colleague()
    online.git("update-ref", "-d", "refs/heads/gh-pages", at=online.remote)
    colleague.write(lg="<p>LG G3</p>")
    colleague.publish()
    tip = online.online()

    assert refusal(online) == (
        "Publication refusée :\n"
        "  - la branche « gh-pages » de « origin » a changé depuis notre dernière publication "
        f"({tip[:7]} « Publication du site », de Samir Okba) : regardez-la, puis pour repartir "
        "d’elle : git fetch origin +refs/heads/gh-pages:refs/lapuce/published/origin/gh-pages"
    )


def test_a_branch_that_disappeared_is_refused(online: Desk) -> None:
    """Someone took the site down; it does not come back by itself."""
    online.git("update-ref", "-d", "refs/heads/gh-pages", at=online.remote)

    assert refusal(online) == (
        "Publication refusée :\n"
        "  - la branche « gh-pages » de « origin » a disparu depuis notre dernière publication : "
        "pour la refaire, git update-ref -d refs/lapuce/published/origin/gh-pages"
    )


def test_a_site_that_lost_its_pages_is_refused(online: Desk) -> None:
    """Twelve pages online, five built: the checkout was not whole."""
    for number in range(7):
        online.write_file(f"articles/{number}/index.html", "<p>article</p>")
    online.publish()
    for number in range(7):
        (online.site / "articles" / str(number) / "index.html").unlink()

    assert refusal(online) == (
        "Publication refusée :\n"
        "  - le site perdrait 7 pages sur 12 (58 %) : si c’est voulu, ajoutez --force-shrink"
    )


def write_hook(place: Path, name: str, script: str) -> None:
    """Install a hook of git."""
    (place / "hooks").mkdir(exist_ok=True)
    hook = place / "hooks" / name
    hook.write_text(f"#!/bin/sh\n{script}\n")
    hook.chmod(0o755)


def failure(desk: Desk) -> str:
    """Return the message of a publication that breaks on its way, with nothing moved."""
    before = desk.references()
    with pytest.raises(PublishError) as caught:
        desk.publish()
    assert (desk.references(), desk.leftovers()) == (before, [])
    assert list((desk.root / "temporaire").iterdir()) == []
    return plain(str(caught.value))


def test_a_push_that_the_remote_declines_changes_nothing(online: Desk) -> None:
    """What the hook said is told; the next try works as soon as it accepts."""
    write_hook(online.remote, "pre-receive", "echo 'Dépôt gelé jusqu’à lundi.' >&2; exit 1")
    online.write(lg="<p>LG G3</p>")

    assert failure(online) == (
        "« origin » refuse l’envoi, rien n’a changé : "
        "Dépôt gelé jusqu’à lundi. ; pre-receive hook declined."
    )

    (online.remote / "hooks" / "pre-receive").unlink()
    assert online.publish().commit == online.online()


def test_a_hook_of_our_own_may_stop_the_push(desk: Desk) -> None:
    """A pre-push hook is the writer's."""
    write_hook(desk.clone / ".git", "pre-push", "echo 'fatal: pas le vendredi' >&2; exit 1")

    assert failure(desk) == "« origin » refuse l’envoi, rien n’a changé : pas le vendredi."


def test_a_branch_that_moves_during_the_push_is_left_as_it_became(online: Desk) -> None:
    """A plain push refuses it; nothing is forced."""
    online.write(lg="<p>LG G3</p>")
    moved: list[str] = []

    def move(_preview: str) -> None:
        online.publish_by_hand("google1234.html", "google-site-verification")
        moved.append(online.online())

    online.shown = Listener(move)
    with pytest.raises(PublishError) as caught:
        online.publish()

    assert plain(str(caught.value)) == (
        "la branche « gh-pages » de « origin » a bougé pendant l’envoi : "
        "rien n’a été publié, relancez."
    )
    assert [online.online()] == moved


def test_a_site_that_changes_under_our_feet_is_not_sent(desk: Desk) -> None:
    """The commit is compared with what was checked, file by file."""
    before = desk.references()
    desk.shown = Listener(lambda _preview: desk.write(lg="<p>secret</p>"))

    with pytest.raises(PublishError) as caught:
        desk.publish()

    assert plain(str(caught.value)) == (
        "le dossier du site a changé pendant la publication, rien n’a été envoyé : relancez."
    )
    assert desk.references() == before


def test_an_import_that_fails_is_one_line(desk: Desk) -> None:
    """ghp-import ends in a traceback and a branch cut short; here neither is seen."""
    before = desk.references()
    desk.shown = Listener(lambda _preview: (desk.site / "zz.html").symlink_to("absent"))

    with pytest.raises(PublishError) as caught:
        desk.publish()

    assert plain(str(caught.value)).startswith("ghp-import a échoué, rien n’a été envoyé : ")
    assert "\n" not in plain(str(caught.value))
    assert desk.references() == before


def test_a_machine_without_git_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a traceback."""
    monkeypatch.setenv("PATH", str(desk.root))

    with pytest.raises(PublishError) as caught:
        desk.publish()

    assert plain(str(caught.value)) == "git est introuvable : installez-le, puis relancez."


def test_an_absent_repository_is_told(desk: Desk) -> None:
    """A wrong path is not taken for a missing git."""
    with pytest.raises(PublishError) as caught:
        desk.publish(repository=desk.root / "absent")

    assert plain(str(caught.value)) == f"ce dossier n’existe pas : {desk.root / 'absent'}"


class Listener(list[str]):
    """A list of what was shown, which does something when it is."""

    def __init__(self, then: Callable[[str], object]) -> None:
        super().__init__()
        self.then = then

    def append(self, text: str) -> None:
        """Note the text, then act."""
        super().append(text)
        self.then(text)


def refusal(
    desk: Desk,
    *,
    repository: Path | None = None,
    remote: str = "origin",
    branch: str = "gh-pages",
    source: str | None = None,
) -> str:
    """Return the message of a publication that must be refused."""
    with pytest.raises(RefusedError) as caught:
        desk.publish(repository=repository, remote=remote, branch=branch, source=source)
    return plain(str(caught.value))
