"""`./inv golden`: rewrite the pages we promise; the difference is to be read like code."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.guides import main as typeset_guides
from bench.guides import typeset_guide
from lapuce.checks.catalogue import rules_page
from tests.site.newsroom import ROOT, build_at, tree, write_content

GOLDEN = ROOT / "tests" / "site" / "golden"
RULES_PAGE = ROOT / "docs" / "regles.md"
PROMISED = (
    "index.html",
    "articles/mi-pad-essai/index.html",
    "articles/rumeur/index.html",
    "appareils/mi-pad/index.html",
    "appareils/mi-pad/fiche.json",
    "marques/xiaomi/index.html",
    "comparatif/mi-pad-vs-ipad-mini/index.html",
    "la-puce-a-l-oreille/index.html",
    "dossiers/debuts/index.html",
    "flux.xml",
    "sitemap.xml",
    "robots.txt",
)


def built() -> dict[str, bytes]:
    """Build the small newsroom, and return the promised pages."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_content(folder / "content")
        build_at(folder)
        found = tree(folder / "output")
    return {path: found[path] for path in PROMISED}


def main() -> None:
    """Write the promised pages and the page of the rules, and typeset the guides."""
    RULES_PAGE.write_text(typeset_guide(rules_page()), encoding="utf-8")
    typeset_guides()
    for path, data in built().items():
        target = GOLDEN / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


if __name__ == "__main__":
    main()
