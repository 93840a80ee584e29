"""A small newsroom on disk, and builds of it, for the tests of the whole."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from lapuce.dates import parse_moment
from lapuce.incremental.scan import Scan
from lapuce.newsroom.building.build import build
from lapuce.newsroom.building.standing import Memory
from lapuce.newsroom.job import Job, Report
from lapuce.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
NOW = parse_moment("2015-06-01 12:00", "Europe/Paris").timestamp()
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="750" viewBox="0 0 1200 750">'
    '<rect width="1200" height="750" fill="#7c1d3f"/></svg>'
)


def article(
    title: str,
    date: str = "2014-10-01 09:00",
    category: str = "Actualités",
    body: str = "Un paragraphe qui dit l’essentiel.",
    **more: str,
) -> str:
    """Return an article; other keys are lines of the front matter."""
    lines = ["---", f"title: {title}", f"date: {date}", f"category: {category}"]
    more.setdefault(
        "summary", f"Le chapô de cet article, qui dit en une phrase de quoi parle {title}."
    )
    lines += [f"{key}: {value}" for key, value in more.items()]
    return "\n".join([*lines, "---", "", body, ""])


BRAND = """---
name: {name}
country: Chine
founded: 2010
people: [{{name: Lei Jun, role: fondateur}}]
summary: Une marque.
sources: [{{title: Site, url: https://www.mi.com/}}]
---

Le texte de la marque {name}.
"""

DEVICE = """---
name: {name}
brand: {brand}
type: tablette
status: commercialisé
announced: 2014-05-15
release: 2014-07-01
prices: [{{amount: {price} €, country: France, date: 2014-07-01}}]
screen: {{size: "7,9 pouces", definition: 2048 × 1536, technology: LCD IPS}}
chip: NVIDIA Tegra K1
memory: 2 Go
storage: [16 Go, 64 Go]
battery: 6 700 mAh
cameras: {{back: 8 Mpx, front: 5 Mpx}}
os: Android 4.4
dimensions: 202 × 135,4 × 8,5 mm
weight: 360 g
colors: [blanc]
{more}sources: [{{title: Site, url: https://www.mi.com/}}]
summary: Une tablette.
---

Le texte de la fiche {name}.
"""

SOURCES: dict[str, str] = {
    "articles/2014/mi-pad-essai/index.md": article(
        "La Mi Pad à l’essai",
        category="Essais",
        brands="[Xiaomi]",
        devices="[Mi Pad]",
        tags="[Tablettes, Android]",
        authors="[Lina Ferrand]",
        image='{src: mi-pad.svg, alt: "Une tablette rouge", credit: La Puce}',
        review='{device: Mi Pad, score: "8,2", pros: [Écran], cons: [Son], verdict: Bonne.}',
        body="La Mi Pad de Xiaomi est là : 249 € !\n\n## L’écran\n\nVoir [l’autre](../rumeur.md).\n\n"
        "!!! verdict\n",
    ),
    "articles/2014/rumeur.md": article(
        "Xiaomi prépare Windows Phone",
        date="2014-10-02 10:00",
        category="Rumeurs",
        brands="[Xiaomi, Microsoft]",
        tags="[Windows Phone]",
        authors="[Samir Okba]",
        sources="[{title: Une source, url: https://exemple.fr/}]",
        rumour="{claim: Un Mi 4 sous Windows, expected: fin 2014, confidence: 3}",
        updates="[{date: 2014-10-03, type: correction, text: 'Le Mi 4 a 3 Go de mémoire : pas 2.'}, "
        "{date: 2014-10-04, type: ajout, text: Microsoft se tait.}]",
        series="Les débuts de Xiaomi",
        series_index="1",
    ),
    "articles/2015/suite.md": article(
        "La suite de la rumeur",
        date="2015-03-18 10:00",
        brands="[Xiaomi]",
        devices="[Mi Pad, iPad mini]",
        compare="[[Mi Pad, iPad mini]]",
        tags="[Windows Phone, Tablettes]",
        series="Les débuts de Xiaomi",
        series_index="2",
        body='Encore Xiaomi, et l’iPad mini.\n\n!!! face-a-face "Mi Pad | iPad mini"\n',
    ),
    "marques/xiaomi.md": BRAND.format(name="Xiaomi"),
    "marques/microsoft.md": BRAND.format(name="Microsoft"),
    "marques/apple.md": BRAND.format(name="Apple"),
    "appareils/mi-pad.md": DEVICE.format(
        name="Mi Pad", brand="Xiaomi", price="249", more="rivals: [iPad mini]\n"
    ),
    "appareils/ipad-mini.md": DEVICE.format(name="iPad mini", brand="Apple", price="399", more=""),
    "auteurs/lina-ferrand.md": "---\nname: Lina Ferrand\nrole: journaliste\nsummary: Elle écrit.\n---\n\nElle.\n",
    "auteurs/samir-okba.md": "---\nname: Samir Okba\nrole: journaliste\nsummary: Il écrit.\n---\n\nLui.\n",
    "dossiers/debuts.md": "---\nname: Les débuts de Xiaomi\nsummary: En deux épisodes.\n---\n\nLe début.\n",
    "pages/a-propos.md": "---\ntitle: À propos\nsummary: Le site.\n---\n\nNous.\n",
}


def write_content(folder: Path, sources: dict[str, str] | None = None) -> Path:
    """Write a content folder."""
    for path, text in (SOURCES if sources is None else sources).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    if sources is None:
        (folder / "articles/2014/mi-pad-essai/mi-pad.svg").write_text(PICTURE, encoding="utf-8")
    return folder


def job(folder: Path, **changes: object) -> Job:
    """Return the job of building `folder/content` into `folder/output`."""
    plain = Job(
        content=folder / "content",
        output=folder / "output",
        theme=ROOT / "theme",
        cache=folder / "cache",
        site_name="La Puce",
        site_url="https://lapuce.example/blog",
        zone="Europe/Paris",
        settings=Settings(),
        now=NOW,
        report_prefix="content/",
    )
    return replace(plain, **changes)  # type: ignore[arg-type] # fields of Job


def build_at(
    folder: Path, found: Scan | None = None, memory: Memory | None = None, **changes: object
) -> Report:
    """Build `folder/content` into `folder/output`."""
    return build(job(folder, **changes), found=found, memory=memory)


def settle(folder: Path, moment: int) -> None:
    """Make files that just changed look as if they had some time ago: young ones are read twice."""
    for path in folder.rglob("*"):
        if path.is_file() and path.stat().st_mtime > _SETTLED:
            os.utime(path, (moment, moment))


_SETTLED = 1_500_000_000


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
