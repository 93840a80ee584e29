"""The front door's tasks: `./inv --list`. Nothing is read before a task runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from invoke import Context, Exit, task

HERE = Path(__file__).resolve().parent
HELP = {
    "content": "dossier du contenu (défaut : content)",
    "output": "dossier du site (défaut : output)",
    "siteurl": "adresse publique, avec https://",
    "now": "horloge de la construction, ISO 8601",
    "clean": "oublier tout et reconstruire",
    "jobs": "processus au plus (défaut : tous les cœurs)",
    "strict": "les avertissements arrêtent aussi",
    "profile": "secondes par étape",
}


@task(help=HELP, aliases=["regenerate"])
def build(
    c: Context,
    content: str = "",
    output: str = "",
    siteurl: str = "",
    now: str = "",
    clean: bool = False,
    jobs: str = "",
    strict: bool = False,
    profile: bool = False,
) -> None:
    """Construire le site dans output/ (seulement ce qui a changé)."""
    from lapuce.newsroom.desks.desk import build_site, forget
    from lapuce.newsroom.order import Order

    order = Order(
        content=Path(content or HERE / "content"),
        output=Path(output or HERE / "output"),
        site_url=siteurl or None,
        now=now or None,
        jobs=_whole("--jobs", jobs) if jobs else None,
        strict=strict,
    )
    if clean:
        forget(order.output)
    _leave(build_site(order, profile=profile))


@task(help={"output": HELP["output"]})
def clean(c: Context, output: str = "") -> None:
    """Vider output/ de ce que La Puce y a écrit, et oublier la dernière construction."""
    from lapuce.counts import plural
    from lapuce.newsroom.desks.desk import empty

    count = empty(Path(output or HERE / "output"))
    print(f"{plural(count, 'fichier supprimé', 'fichiers supprimés')}.")


@task
def rebuild(c: Context) -> None:
    """Tout reconstruire, sans rien reprendre."""
    build(c, clean=True)


@task(
    help={"port": "port (défaut : 8000, ou le suivant libre)", "content": HELP["content"]},
    aliases=["reserve", "livereload"],
)
def serve(c: Context, port: int = 8000, content: str = "") -> None:
    """Construire, montrer sur localhost:8000, reconstruire à chaque changement."""
    from lapuce.newsroom.desks.serve import serve_preview

    _leave(serve_preview(Path(content or HERE / "content"), port))


@task(help={"siteurl": HELP["siteurl"]})
def preview(c: Context, siteurl: str = "") -> None:
    """Construire avec publishconf.py dans public/, comme pour publier."""
    from lapuce.newsroom.desks.desk import build_site
    from lapuce.newsroom.order import Order

    order = Order(
        content=HERE / "content",
        output=HERE / "public",
        settings_file=HERE / "publishconf.py",
        site_url=siteurl or None,
    )
    _leave(build_site(order))


@task(
    help={
        "title": "titre, entre guillemets",
        "brand": "marque (répétable)",
        "device": "appareil (répétable)",
        "category": "rubrique (défaut : la première des réglages)",
        "author": "signature",
    },
    iterable=["brand", "device"],
    positional=["title"],
)
def new(
    c: Context,
    title: str,
    brand: list[str],
    device: list[str],
    category: str = "",
    author: str = "",
) -> None:
    """Créer le brouillon d’un article et dire où il est."""
    from lapuce.newsroom.desks.drafts import new_draft, unknown_names
    from lapuce.newsroom.order import Order, read_job
    from lapuce.problems import format_report

    house = read_job(Order(content=HERE / "content", output=HERE / "output"))
    category = category or next(iter(house.settings.categories), "Actualités")
    path = new_draft(HERE / "content", title, brand, device, category, author, house.zone)
    shown = Path(os.path.relpath(path))
    print(shown)
    sys.stderr.write(format_report(unknown_names(HERE / "content", shown, brand, device, author)))


@task(
    help={
        "paths": "fichiers à vérifier (défaut : tout)",
        "fix": "corriger ce qui peut l’être sans risque",
        "format": "text, github, json ou sarif",
        "content": HELP["content"],
        "now": HELP["now"],
        "strict": HELP["strict"],
        "site": "relire les pages finies de ce dossier (output, public) plutôt que le contenu",
    },
)
def check(
    c: Context,
    paths: str = "",
    fix: bool = False,
    format: str = "text",  # noqa: A002 (the flag's name)
    content: str = "",
    now: str = "",
    strict: bool = False,
    site: str = "",
) -> None:
    """Vérifier le contenu sans rien construire, ou les pages d’un site fini."""
    from lapuce.newsroom.desks.checking import check_content, check_pages

    folder = Path(content or HERE / "content")
    if site:
        _leave(check_pages(Path(site), folder, form=format, strict=strict))
        return
    chosen = [Path(path) for path in paths.split(os.pathsep) if path]
    _leave(check_content(folder, chosen, fix=fix, form=format, now=now or None, strict=strict))


@task
def schema(c: Context) -> None:
    """Écrire le schéma JSON de l’en-tête, pour l’éditeur."""
    from lapuce.newsroom.desks.editor_schema import write_schemas

    for path in write_schemas(HERE):
        print(os.path.relpath(path))


@task(
    help={
        "dry-run": "montrer ce qui changerait, sans rien publier",
        "yes": "ne pas demander confirmation",
        "remote": "dépôt distant (défaut : origin)",
        "branch": "branche (défaut : gh-pages)",
        "force-shrink": "accepter un site bien plus petit qu’avant",
    },
    aliases=["gh-pages"],
)
def publish(
    c: Context,
    dry_run: bool = False,
    yes: bool = False,
    remote: str = "origin",
    branch: str = "gh-pages",
    force_shrink: bool = False,
) -> None:
    """Construire, vérifier, montrer ce qui change, puis publier sur gh-pages."""
    from lapuce.newsroom.desks.publication import publish_site

    _leave(
        publish_site(
            HERE, dry_run=dry_run, yes=yes, remote=remote, branch=branch, force_shrink=force_shrink
        )
    )


@task(
    help={
        "only": "dossier ou fichier de tests",
        "browser": "seulement les tests du navigateur",
        "nightly": "deux mille éditions au hasard, chacune suivie de trois constructions",
    },
)
def test(c: Context, only: str = "tests", browser: bool = False, nightly: bool = False) -> None:
    """Passer ruff, mypy et les tests, ceux-ci sur tous les cœurs."""
    if nightly:
        only = "tests/site/test_incremental.py"
        os.environ["LAPUCE_STEPS"] = "2004"
    _run("ruff", "check", ".")
    _run("ruff", "format", "--check", ".")
    _run("mypy")
    cores = ["-n", "auto", "--dist", "worksteal"] if (HERE / only).is_dir() else []
    _run("pytest", only, *cores, *(["-m", "browser"] if browser else []))


@task
def golden(c: Context) -> None:
    """Réécrire tests/site/golden et docs/regles.md, composer les guides ; relire la différence."""
    _run("tests.site.golden")


@task(
    help={
        "what": "site, catalogue ou typography",
        "articles": "tailles, séparées par des virgules",
        "alone": "tailles où La Puce est seule, pour sa croissance",
        "peers": "hugo,pelican,eleventy,nikola, ou aucun",
        "rounds": "tours entrelacés (site, catalogue)",
        "public": "le site tel qu’il est publié (catalogue)",
        "write": "écrire docs/performance.md",
    },
)
def bench(
    c: Context,
    what: str = "site",
    articles: str = "1000",
    alone: str = "",
    peers: str = "hugo,pelican,eleventy,nikola",
    rounds: int = 3,
    public: bool = False,
    write: bool = False,
) -> None:
    """Mesurer, côte à côte avec d’autres générateurs."""
    if what not in ("site", "catalogue", "typography"):
        _refuse(f"« {what} » n’est pas une mesure : site, catalogue ou typography.")
    flags = [] if what == "typography" else ["--rounds", str(rounds)]
    if what == "site":
        flags += ["--articles", articles, "--peers", peers]
        flags += ["--write"] if write else []
        flags += ["--alone", alone] if alone else []
    elif what == "catalogue" and public:
        flags += ["--public"]
    _run(f"bench.{what}", *flags)


def _whole(flag: str, typed: str) -> int:
    try:
        return int(typed)
    except ValueError:
        _refuse(f"{flag} : « {typed} » n’est pas un nombre entier.")


def _refuse(said: str) -> NoReturn:
    """Leave, when a command line makes no sense."""
    from lapuce.problems import tell_error

    tell_error(said)
    raise Exit(code=2) from None


def _run(module: str, *arguments: str) -> None:
    """Run a module in the checkout, whatever its name and the current folder; leave if it fails."""
    _leave(subprocess.run([sys.executable, "-m", module, *arguments], cwd=HERE).returncode)


def _leave(status: int) -> None:
    if status:
        raise Exit(code=status)
