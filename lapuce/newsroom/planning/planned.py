"""Checks of what is planned: links to pages that no one makes, outputs that collide."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Set
from urllib.parse import unquote

from lapuce.incremental.plan import Page
from lapuce.newsroom.addresses import RESERVED_SLUGS, output_of
from lapuce.newsroom.records import Record
from lapuce.newsroom.views import machine
from lapuce.problems import Location, Problem, path_meant, suggestion

_GIVEN_BY = {
    "articles": frozenset(["articles", "rubriques", "etiquettes", "archives", "page", "dossiers"]),
    "appareils": frozenset(["appareils", "puces", "systemes", "marche-aux-puces"]),
    "marques": frozenset(["marques", "personnes"]),
    "auteurs": frozenset(["auteurs"]),
    "dossiers": frozenset(["dossiers"]),
}
"""By kind of source, the first folders of the pages that it gives, and that few kinds give."""


def broken_site_links(
    records: Iterable[Record],
    outputs: Collection[str],
    prefix: str,
    faulty: Set[str] = frozenset(),
) -> Iterator[Problem]:
    """
    Give the links typed from the root of the site, `/x/`, that lead to no output.

    Args:
        records: All that was read.
        outputs: All that is planned.
        prefix: Put before paths in reports.
        faulty: The kinds of sources that have errors, as `Library.faulty_kinds` gives them: what
            they may give once mended is not known to be missing.
    """
    for record in records:
        for ref in record.text.refs:
            if ref.kind != "site":
                continue
            path = unquote(ref.target.split("?")[0])
            if output_of(path) in outputs or output_of(f"{path}/") in outputs:
                continue
            if faulty and _may_come(path, faulty):
                continue
            known = [f"/{one.removesuffix('index.html')}" for one in outputs]
            top = f"/{path[1:].partition('/')[0]}/"  # What it leads to: an article, a brand…
            alike = [one for one in known if one.startswith(top)]
            meant = path_meant(path, alike)
            if not meant and not faulty:  # Elsewhere, what is planned may bear a stopgap's name.
                meant = path_meant(path, known)
            hint = suggestion(meant)
            yield Problem(
                Location(prefix + record.source, ref.line),
                "broken-link",
                f"lien vers « {ref.target} », qui n’existe pas.{hint}",
            )


def _may_come(path: str, faulty: Set[str]) -> bool:
    """
    Tell whether an address may be there once the sources of these kinds are mended.

    The rule: what is in a folder of the site comes only from the kinds of sources that `_GIVEN_BY`
    names (what is in no folder of the site, from `pages`), but for further pages of lists and
    files, which any source may give.
    """
    path = path.removesuffix("index.html")
    top = path[1:].partition("/")[0]
    if "" in faulty or "/page/" in path or "." in path.rpartition("/")[2]:
        return True
    if top not in RESERVED_SLUGS:
        return "pages" in faulty
    givers = {kind for kind, folders in _GIVEN_BY.items() if top in folders}
    return not givers or not givers.isdisjoint(faulty)


def colliding_outputs(pages: Iterable[Page], prefix: str) -> Iterator[Problem]:
    """
    Give the outputs that cannot stand together.

    Args:
        pages: All that is planned, files last.
        prefix: Put before paths in reports.
    """
    seen: dict[str, Page] = {}
    folders: set[str] = set()
    for page in pages:
        output = page.output
        first = seen.setdefault(output.casefold(), page)
        if first is not page:
            if first.output != output:
                moved = page.view is machine.moved_view
                said = (
                    f"{output} et {first.output} ne diffèrent que par la casse : "
                    f"{'ôtez l’ancienne adresse' if moved else 'renommez l’un des deux'}."
                )
                yield Problem(_place(page, prefix), "case-collision", said)
            elif page.source and not page.source.endswith(".md"):
                # Sources that ask for one address, or for one of ours, are told already.
                said = f"« {output} » est déjà une page du site : renommez ce fichier."
                yield Problem(_place(page, prefix), "reserved-slug", said)
        elif output in folders:
            said = f"« {output} » est déjà un dossier du site : renommez ce fichier."
            yield Problem(_place(page, prefix), "reserved-slug", said)
        folder = output.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]


def _place(page: Page, prefix: str) -> Location:
    return Location(prefix + page.source if page.source else page.output)
