"""A journalist's mistake costs one readable French line, and the site stays as it was."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from lapuce.dates import parse_moment
from lapuce.newsroom.desks import checking
from lapuce.newsroom.order import Order
from lapuce.problems import ContentError, LapuceError, Severity
from tests.site.newsroom import BRAND, DEVICE, SOURCES, article, build_at, job, tree, write_content
from tests.words import plain

A = "articles/2015/a.md"
FAULTS: dict[str, tuple[dict[str, str], list[str]]] = {
    "missing title": (
        {A: "---\ndate: 2015-01-01\ncategory: Guides\n---\n\nTexte.\n"},
        ["content/articles/2015/a.md:1: erreur: il manque « title » : ajoutez « title: … ». [missing-title]"],
    ),
    "all at once": (
        {A: "---\ntitel: x\ndate: hier\n---\n\nTexte.\n"},
        [
            "content/articles/2015/a.md:1: erreur: il manque « category » : ajoutez « category: … ». [missing-category]",
            "content/articles/2015/a.md:2: erreur: clé inconnue « titel ». Vouliez-vous dire « title » ? [unknown-key]",
            "content/articles/2015/a.md:3: erreur: date : date illisible « hier » : écrivez AAAA-MM-JJ, par exemple 2014-10-01 ou 2014-10-01 09:00. [bad-date]",
        ],
    ),
    "text under a wrong head": (
        {A: "---\ndate: hier\nlang: klingon!\ntags: [3, {a: b}]\nsummary: Le prix est est donné.\n---\n\n[a](b.md), {prix: 3 fr}, {prix: 1 499 yuans}.\n\n<script>x</script>\n"},
        [
            "content/articles/2015/a.md:1: erreur: il manque « category » : ajoutez « category: … ». [missing-category]",
            "content/articles/2015/a.md:1: erreur: il manque « title » : ajoutez « title: … ». [missing-title]",
            "content/articles/2015/a.md:2: erreur: date : date illisible « hier » : écrivez AAAA-MM-JJ, par exemple 2014-10-01 ou 2014-10-01 09:00. [bad-date]",
            "content/articles/2015/a.md:3: erreur: lang : langue « klingon! » : écrivez fr, en… [bad-lang]",
            "content/articles/2015/a.md:4: erreur: tags : un deux-points en fait une clé : mettez la valeur entre guillemets droits. [wrong-type]",
            "content/articles/2015/a.md:8: erreur: « 3 fr » : écrivez un montant et sa monnaie, par exemple 1 499 yuans. [bad-price]",
            "content/articles/2015/a.md:8: erreur: lien vers un fichier absent « articles/2015/b.md ». Le chemin part du dossier de ce fichier : vérifiez-le. [broken-link]",
            "content/articles/2015/a.md:10: erreur: élément <script> refusé dans un article (le réglage allow_raw_scripts l’autoriserait) : retirez-le. [raw-script]",
        ],
    ),
    "text under a sheet that cannot be read": (
        {"appareils/x.md": "---\nname: X\ntype: téléphone\nsources: [{title: X, url: https://x.example/}]\n---\n\n<script>x</script>\n"},
        [
            "content/appareils/x.md:1: erreur: il manque « brand » : ajoutez « brand: … ». [missing-key]",
            "content/appareils/x.md:7: erreur: élément <script> refusé dans un article (le réglage allow_raw_scripts l’autoriserait) : retirez-le. [raw-script]",
        ],
    ),
    "a block whose lines are not indented": (
        {A: article("A", body="Texte.").replace("category:", "review:\ndevice: Mi Pad\nscore: 8\nverdict: Bon.\ncategory:")},
        ["content/articles/2015/a.md:4: erreur: « review » est vide : mettez deux espaces devant « score: » et devant les autres lignes de ce bloc. [empty-value]"],
    ),
    "a picture whose lines are not indented": (
        {A: article("A", body="Texte.").replace("category:", "image:\nsrc: a.svg\nalt: Une puce\ncategory:")},
        ["content/articles/2015/a.md:4: erreur: « image » est vide : mettez deux espaces devant « src: » et devant les autres lignes de ce bloc. [empty-value]"],
    ),
    "entries parted by a dash before each of their keys": (
        {A: article("A", body="Texte.").replace("category:", "updates:\n  - date: 2015-01-03\n  - type: correction\n  - text: Le prix.\nsources:\n- title: X\n- url: https://x.example/\ncategory:")},
        [
            "content/articles/2015/a.md:6: erreur: updates : un tiret devant « type: » en fait une autre entrée : mettez deux espaces à sa place, ici et devant les autres clés de l’entrée. [missing-key]",
            "content/articles/2015/a.md:10: erreur: sources : un tiret devant « url: » en fait une autre entrée : mettez deux espaces à sa place, ici et devant les autres clés de l’entrée. [missing-key]",
        ],
    ),
    "entries that lack a key": (
        {A: article("A", body="Texte.").replace("category:", "sources:\n- {title: X}\n- {url: https://x.example/}\nupdates:\n- date: 2015-01-03\n- date: 2015-01-04\n  text: Le prix.\ncategory:")},
        [
            "content/articles/2015/a.md:5: erreur: il manque « url » dans « sources » : ajoutez « url: … ». [missing-key]",
            "content/articles/2015/a.md:6: erreur: il manque « title » dans « sources » : ajoutez « title: … ». [missing-key]",
            "content/articles/2015/a.md:8: erreur: il manque « text » dans « updates » : ajoutez « text: … ». [missing-key]",
        ],
    ),
    "notes by criterion that are not indented": (
        {A: article("A", body="Texte.").replace("category:", "review:\n  device: Mi Pad\n  score: 8\n  criteria:\n  Écran: 9\n  Autonomie: 8\n  verdict: Bon.\ncategory:")},
        ["content/articles/2015/a.md:7: erreur: « review.criteria » est vide : mettez deux espaces devant « Écran: » et devant les autres lignes de ce bloc. [empty-value]"],
    ),
    "notes by criterion in a review whose lines are not indented": (
        {A: article("A", body="Texte.").replace("category:", "review:\nscore: 8\ncriteria:\nÉcran: 9\nAutonomie: 8\nverdict: Bon.\ncategory:")},
        ["content/articles/2015/a.md:4: erreur: « review » est vide : mettez deux espaces devant « score: » et devant les autres lignes de ce bloc. [empty-value]"],
    ),
    "empty title": (
        {A: "---\ntitle:\ndate: 2015-01-01\ncategory: Guides\n---\n\nTexte.\n"},
        ["content/articles/2015/a.md:2: erreur: « title » est vide : écrivez une valeur. [empty-value]"],
    ),
    "ambiguous date": (
        {A: article("A", date="03/04/2015")},
        ["content/articles/2015/a.md:3: erreur: date : date illisible « 03/04/2015 » : ambiguë ; écrivez 2015-04-03 pour le 3/4 (jour puis mois). [bad-date]"],
    ),
    "a verdict of a review that is wrong": (
        {A: article("A", review="{device: Mi Pad, score: 82, verdict: Bon.}", body="!!! verdict")},
        ["content/articles/2015/a.md:5: erreur: review.score : 82 : il faut au plus 10. [wrong-type]"],
    ),
    "a block of one device where two are wanted": (
        {A: article("A", body='!!! face-a-face "Mi Pad vs iPad mini"')},
        ['content/articles/2015/a.md:8: erreur: bloc incomplet : écrivez « !!! face-a-face "Mi Pad | iPad mini Retina" ». [bad-block]'],
    ),
    "a comma in a decimal of a block": (
        {A: article("A", image="{src: a.jpg, alt: Un objectif, f/2,2}")},
        ["content/articles/2015/a.md:5: erreur: « f/2,2 » serait pris pour une clé, à cause de la virgule : mettez toute la valeur entre guillemets droits. [bad-yaml]"],
    ),
    "a colon in an item": (
        {A: article("A", tags="[Prix : la suite, Android]")},
        ["content/articles/2015/a.md:5: erreur: tags : un deux-points en fait une clé : mettez la valeur entre guillemets droits. [wrong-type]"],
    ),
    "a month of foundation": (
        {"marques/x.md": "---\nname: X\nfounded: 2013-01\n---\n\nTexte.\n"},
        ["content/marques/x.md:3: erreur: founded : date illisible « 2013-01 » : écrivez AAAA-MM-JJ, par exemple 2014-10-01 ou 2014-10-01 09:00. L’année seule convient aussi. [bad-date]"],
    ),
    "unknown status": (
        {A: article("A", status="brouillon")},
        ["content/articles/2015/a.md:5: erreur: status : « brouillon » n’est pas prévu ; valeurs possibles : published, draft, hidden. Vouliez-vous dire « draft » ? [unknown-status]"],
    ),
    "one key under two of its names": (
        {A: article("A", tags="[Android]", keywords="[iOS]", tag="Tizen")},
        [
            "content/articles/2015/a.md:6: erreur: clé « keywords » : un autre nom de « tags », donné ligne 5 ; n’en gardez qu’un. [duplicate-key]",
            "content/articles/2015/a.md:7: erreur: clé « tag » : un autre nom de « tags », donné ligne 5 ; n’en gardez qu’un. [duplicate-key]",
        ],
    ),
    "a sheet that is named twice": (
        {"marques/x.md": "---\ntitle: X\nname: Y\n---\n\nTexte.\n"},
        ["content/marques/x.md:2: erreur: clé « title » : un autre nom de « name », donné ligne 3 ; n’en gardez qu’un. [duplicate-key]"],
    ),
    "unknown names": (
        {A: article("A", brands="[Xaomi]", devices="[Mi Pas]", authors="[Lina Ferand]", series="Les debut de Xiaomi")},
        [
            "content/articles/2015/a.md:5: erreur: marque inconnue « Xaomi ». Vouliez-vous dire « Xiaomi » ? Sinon, ajoutez sa fiche dans content/marques. [unknown-brand]",
            "content/articles/2015/a.md:6: erreur: appareil inconnu « Mi Pas ». Vouliez-vous dire « Mi Pad » ? Sinon, ajoutez sa fiche dans content/appareils. [unknown-device]",
            "content/articles/2015/a.md:7: erreur: auteur inconnu « Lina Ferand ». Vouliez-vous dire « Lina Ferrand » ? Sinon, ajoutez sa fiche dans content/auteurs. [unknown-author]",
            "content/articles/2015/a.md:8: erreur: dossier inconnu « Les debut de Xiaomi ». Vouliez-vous dire « Les débuts de Xiaomi » ? Sinon, ajoutez sa fiche dans content/dossiers. [unknown-series]",
        ],
    ),
    "unknown category": (
        {A: article("A", category="Actualites")},
        ["content/articles/2015/a.md:4: erreur: rubrique inconnue « Actualites ». Vouliez-vous dire « Actualités » ? [unknown-category]"],
    ),
    "duplicate slug": (
        {A: article("A", slug="rumeur")},
        ["content/articles/2015/a.md:5: erreur: même adresse /articles/rumeur/ que content/articles/2014/rumeur.md : changez « slug ». [duplicate-slug]"],
    ),
    "slug out of the site": (
        {A: article("A", slug="../../x")},
        ["content/articles/2015/a.md:5: erreur: slug : slug « ../../x » refusé : lettres sans accent, chiffres et traits d’union seulement. [bad-slug]"],
    ),
    "save_as": (
        {A: article("A", save_as="../x.html")},
        ["content/articles/2015/a.md:5: erreur: save_as : pas pris en charge : l’adresse vient de « slug ». [no-save-as]"],
    ),
    "broken link": (
        {A: article("A", body="[a](../2014/rumeurs.md)")},
        ["content/articles/2015/a.md:8: erreur: lien vers un fichier absent « articles/2014/rumeurs.md ». Vouliez-vous dire « ../2014/rumeur.md » ? [broken-link]"],
    ),
    "broken anchor": (
        {A: article("A", body="[a](../2014/mi-pad-essai/index.md#ecran)")},
        ["content/articles/2015/a.md:8: erreur: ancre absente « #ecran » dans content/articles/2014/mi-pad-essai/index.md. Vouliez-vous dire « l-ecran » ? [broken-anchor]"],
    ),
    "broken site link": (
        {A: article("A", body="[a](/marques/xiami/)")},
        ["content/articles/2015/a.md:8: erreur: lien vers « /marques/xiami/ », qui n’existe pas. Vouliez-vous dire « /marques/xiaomi/ » ? [broken-link]"],
    ),
    "broken site links beside errors": (
        {
            A: article("A", titel="x", template="x", body="[a](/appareils/mi-pda/), [b](/marques/xiami/), [c](/articles/x/), [d](/etiquettes/x/), [e](/a-propo/)"),
            "auteurs/x.md": "---\nnom: X\n---\n\n[a](/auteurs/lina-ferand/), [b](/personnes/lei-jum/)\n",
        },
        [
            "content/articles/2015/a.md:5: erreur: clé inconnue « titel ». Vouliez-vous dire « title » ? [unknown-key]",
            "content/articles/2015/a.md:6: erreur: gabarit inconnu « x ». Gabarits possibles : article. [unknown-template]",
            "content/articles/2015/a.md:10: erreur: lien vers « /a-propo/ », qui n’existe pas. [broken-link]",
            "content/articles/2015/a.md:10: erreur: lien vers « /appareils/mi-pda/ », qui n’existe pas. Vouliez-vous dire « /appareils/mi-pad/ » ? [broken-link]",
            "content/articles/2015/a.md:10: erreur: lien vers « /marques/xiami/ », qui n’existe pas. Vouliez-vous dire « /marques/xiaomi/ » ? [broken-link]",
            "content/auteurs/x.md:2: erreur: clé inconnue « nom ». Vouliez-vous dire « name » ? [unknown-key]",
            "content/auteurs/x.md:5: erreur: lien vers « /personnes/lei-jum/ », qui n’existe pas. Vouliez-vous dire « /personnes/lei-jun/ » ? [broken-link]",
        ],
    ),
    "missing picture": (
        {A: article("A", body="![Une puce](absente.svg)")},
        ["content/articles/2015/a.md:8: erreur: image introuvable « articles/2015/absente.svg ». Le chemin part du dossier de ce fichier : vérifiez-le. [missing-picture]"],
    ),
    "picture without alt": (
        {A: article("A", image="{src: ../2014/mi-pad-essai/mi-pad.svg, credit: La Puce}")},
        ["content/articles/2015/a.md:5: erreur: image sans « alt » : dites ce qu’elle montre à qui ne la voit pas. [image-without-alt]"],
    ),
    "unsafe picture": (
        {A: article("A", body="![Une puce](x.svg)"), "articles/2015/x.svg": '<svg width="1" height="1"><script/></svg>'},
        ["content/articles/2015/a.md:8: erreur: articles/2015/x.svg : image SVG refusée : « <script » peut exécuter ou charger autre chose. [bad-picture]"],
    ),
    "link to a draft": (
        {A: article("A", body="[a](b.md)"), "articles/2015/b.md": article("B", status="draft")},
        ["content/articles/2015/a.md:8: erreur: lien vers content/articles/2015/b.md, qui n’est pas encore publié : ôtez-le ou attendez. [link-to-unpublished]"],
    ),
    "out of the content": (
        {A: article("A", body="[a]({static}/../../secret.txt)")},
        ["content/articles/2015/a.md:8: erreur: « ../../secret.txt » sort du dossier du contenu. [outside-content]"],
    ),
    "unknown device in a block": (
        {A: article("A", body='!!! appareil "Mi Pda"')},
        ["content/articles/2015/a.md:8: erreur: appareil inconnu « Mi Pda ». Vouliez-vous dire « Mi Pad » ? Sinon, ajoutez sa fiche dans content/appareils. [unknown-device]"],
    ),
    "bad tag": (
        {A: article("A", tags="['!!!']")},
        ["content/articles/2015/a.md:5: erreur: étiquette « !!! » : il n’en reste aucune lettre ni aucun chiffre. [bad-tag]"],
    ),
    "reserved page": (
        {"pages/archives.md": "---\ntitle: Archives\nsummary: x\n---\n\nTexte.\n"},
        ["content/pages/archives.md:1: erreur: l’adresse /archives/ est prise par le site : changez « slug ». [reserved-slug]"],
    ),
    "unknown template": (
        {A: article("A", template="../../etc/passwd")},
        ["content/articles/2015/a.md:5: erreur: gabarit inconnu « ../../etc/passwd ». Gabarits possibles : article. [unknown-template]"],
    ),
    "device of an unknown brand": (
        {"appareils/x.md": DEVICE.format(name="X", brand="Nokai", price="1", more="")},
        ["content/appareils/x.md:3: erreur: marque inconnue « Nokai ». Ajoutez sa fiche dans content/marques. [unknown-brand]"],
    ),
    "twin brands": (
        {"marques/mi.md": BRAND.format(name="Mi").replace("country", "slug: xiaomi\ncountry")},
        ["content/marques/mi.md:3: erreur: clé inconnue « slug ». [unknown-key]"],
    ),
}  # fmt: skip


def errors(folder: Path) -> list[str]:
    """Build, and return the error lines, without what only warns."""
    with pytest.raises(ContentError) as caught:
        build_at(folder)
    return [plain(str(one)) for one in caught.value.problems if one.severity is Severity.ERROR]


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_has_its_line(name: str, tmp_path: Path) -> None:
    """The whole report, errors only; and nothing is written."""
    changes, expected = FAULTS[name]
    write_content(tmp_path / "content")
    build_at(tmp_path)
    before = tree(tmp_path / "output")
    write_content(tmp_path / "content", changes)

    assert errors(tmp_path) == expected
    assert tree(tmp_path / "output") == before


def test_links_out_of_the_content_are_refused(tmp_path: Path) -> None:
    """A symbolic link would publish what it leads to."""
    write_content(tmp_path / "content")
    (tmp_path / "content/articles/2015/secret.md").symlink_to("/etc/hostname")

    assert errors(tmp_path) == [
        "content/articles/2015/secret.md:1: erreur: lien symbolique : remplacez-le par le fichier lui-même. [symbolic-link]"
    ]


def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    """Stock Pelican hangs for ever on a named pipe."""
    write_content(tmp_path / "content")
    os.mkfifo(tmp_path / "content/articles/2015/x.md")

    assert errors(tmp_path) == [
        "content/articles/2015/x.md:1: erreur: ni fichier ni dossier : retirez-le. [odd-file]"
    ]


def test_a_mended_article_builds(tmp_path: Path) -> None:
    """An error leaves nothing behind."""
    write_content(tmp_path / "content")
    write_content(tmp_path / "content", {A: article("A", brands="[Xaomi]")})
    errors(tmp_path)
    write_content(tmp_path / "content", {A: article("A", brands="[Xiaomi]")})
    build_at(tmp_path)

    assert (tmp_path / "output/articles/a/index.html").is_file()


def test_nothing_unfinished_leaks(tmp_path: Path) -> None:
    """Drafts and embargoes give zero bytes, then a build one second after shows them everywhere."""
    write_content(tmp_path / "content")
    picture = '<svg width="8" height="5"></svg>'
    write_content(
        tmp_path / "content",
        {
            "articles/2015/x1/index.md": article(
                "Secretissime", date="2015-05-01", embargo="2015-06-02 18:00+02:00",
                tags="[Secretissime]", brands="[Xiaomi]",
                image="{src: secretissime.svg, alt: Une image, credit: La Puce}",
            ),
            "articles/2015/x1/secretissime.svg": picture,
            "articles/2015/x2.md": article("Secretissime deux", status="draft"),
            "articles/2015/x3.md": article("Secretissime trois", date="2015-06-02 18:00"),
        },
    )  # fmt: skip

    def leaks() -> list[str]:
        found = tree(tmp_path / "output")
        return [path for path, data in found.items() if b"ecretissime" in path.encode() + data]

    build_at(tmp_path)
    assert leaks() == []
    moment = parse_moment("2015-06-02 18:00+02:00", "Europe/Paris").timestamp()
    build_at(tmp_path, now=moment - 1)
    assert leaks() == []
    build_at(tmp_path, now=moment)
    shown = leaks()
    assert {
        "articles/x1/index.html", "articles/x1/secretissime.svg", "articles/x3/index.html",
        "index.html", "flux.xml", "sitemap.xml", "recherche/index.json",
        "etiquettes/secretissime/index.html", "marques/xiaomi/index.html",
    } <= set(shown)  # fmt: skip
    assert not any("x2" in path for path in shown)


def test_expired_deals_keep_their_page(tmp_path: Path) -> None:
    """They leave the lists, and say so."""
    write_content(tmp_path / "content")
    write_content(
        tmp_path / "content",
        {A: article("Une offre", date="2015-05-01", category="Bons plans", expires="2015-05-20")},
    )
    build_at(tmp_path)
    found = tree(tmp_path / "output")

    assert "Cette offre est terminée" in found["articles/a/index.html"].decode()
    assert b"/articles/a/" not in found["index.html"] + found["flux.xml"]
    assert b"/articles/a/" in found["sitemap.xml"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("349€", "349 €"), ("1499,90 euros", "1 499,90 €"), ("$299", "299 dollars")],
)
def test_the_price_of_an_offer_is_printed_as_others_are(
    typed: str, shown: str, tmp_path: Path
) -> None:
    """However it was typed."""
    deal = f'{{device: Mi Pad, price: "{typed}", merchant: Un marchand}}'
    write_content(tmp_path / "content")
    write_content(tmp_path / "content", {A: article("A", expires="2015-07-01", deal=deal)})
    build_at(tmp_path)
    page = tree(tmp_path / "output")["articles/a/index.html"].decode()

    assert f'<p class="offre-prix">{shown}</p>' in plain(page)


def test_an_offer_lasts_until_the_end_of_its_last_day(tmp_path: Path) -> None:
    """In the zone of the site; one whose hour is told ends at that hour."""
    write_content(tmp_path / "content")
    offers = {"jour": "2015-06-01", "heure": "2015-06-01 18:00"}
    told = {f"articles/2015/{name}.md": article(name, expires=end) for name, end in offers.items()}
    write_content(tmp_path / "content", told)

    def over(clock: str) -> list[str]:
        build_at(tmp_path, now=parse_moment(clock, "Europe/Paris").timestamp())
        found = tree(tmp_path / "output")
        said = "Cette offre est terminée"
        return [one for one in offers if said in found[f"articles/{one}/index.html"].decode()]

    assert over("2015-06-01 00:00") == []
    assert over("2015-06-01 18:00") == ["heure"]
    assert over("2015-06-01 23:59:59") == ["heure"]
    assert over("2015-06-02 00:00") == ["jour", "heure"]


def test_sources_of_the_tests_are_sound(tmp_path: Path) -> None:
    """What the faults are added to has no problem of its own."""
    write_content(tmp_path / "content")
    report = build_at(tmp_path)

    assert [str(one) for one in report.warnings if one.severity is Severity.ERROR] == []
    assert report.articles == sum(path.startswith("articles/") for path in SOURCES)


def test_feeds_may_do_without_narrow_spaces(tmp_path: Path) -> None:
    """For very old readers: one setting, and only feeds change."""
    from lapuce.settings import Settings

    write_content(tmp_path / "content")
    build_at(tmp_path)
    before = tree(tmp_path / "output")
    build_at(tmp_path, settings=Settings(narrow_space_in_feeds=False))
    after = tree(tmp_path / "output")

    assert "\N{NARROW NO-BREAK SPACE}" in before["flux.xml"].decode()
    assert "\N{NARROW NO-BREAK SPACE}" not in after["flux.xml"].decode()
    changed = {path for path in before if before[path] != after[path]}
    assert changed
    assert all(path.endswith("flux.xml") for path in changed)


def test_feeds_hold_absolute_addresses_and_leave_code_alone(tmp_path: Path) -> None:
    """Readers of feeds know nothing of our site; what an article quotes is not a link of ours."""
    text = (
        "Lisez [la suite](/marques/xiaomi/), <a href='/marques/xiaomi/'>ici</a>.\n\n"
        '    <a href="/exemple/">\n\n!!! appareil "Mi Pad"\n'
    )
    write_content(tmp_path / "content")
    write_content(
        tmp_path / "content",
        {A: article("A", body=text, date="2015-06-01", brands="[Xiaomi]", devices="[Mi Pad]")},
    )
    build_at(tmp_path)
    feed = ElementTree.fromstring((tmp_path / "output" / "flux.xml").read_bytes())
    found = feed.findtext(".//{*}entry/{*}content") or ""

    assert '&lt;a href="/exemple/"&gt;' in found
    addresses = re.findall(r'(?:href|src)="([^"]*)"', found.replace("&lt;a href=", ""))
    assert addresses.count("https://lapuce.example/blog/marques/xiaomi/") == 2
    assert "https://lapuce.example/blog/appareils/mi-pad/" in addresses
    assert all(one.startswith("https://") for one in addresses)


def test_a_broken_sheet_is_told_alone(tmp_path: Path) -> None:
    """Texts that name its device are not blamed for a name that could not be read."""
    content = write_content(tmp_path / "content")
    sheet = content / "appareils/mi-pad.md"
    sheet.write_text(sheet.read_text().replace("360 g", "360 grames"))
    with pytest.raises(ContentError) as caught:
        build_at(tmp_path)

    assert [one.where.path for one in caught.value.problems] == ["content/appareils/mi-pad.md"]


def test_a_sheet_tells_all_that_is_wrong_in_it(tmp_path: Path) -> None:
    """Each at once, as an article does; what names it is not blamed."""
    sheet = DEVICE.format(name="Mi 4", brand="Xaomi", price="1", more="rivals: [Mi Pda]\n")
    sheet = sheet.replace("tablette", "smartphone").replace("\nsources:", "\nsource:")
    sheet = sheet.replace("weight:", "picture: {src: x.jpg, alt: Vue, credit: La Puce}\nweight:")
    brand = BRAND.format(name="Meizu").replace("sources: [{", "site: meizu\nsources: [{")
    write_content(tmp_path / "content")
    write_content(
        tmp_path / "content",
        {
            "appareils/mi-4.md": sheet + "\n[a](x.md)\n",
            "marques/meizu.md": brand,
            A: article("A", devices="[Mi 4]", brands="[Meizu]", deal="{price: 349, url: x.fr}"),
        },
    )

    assert [line.split("/", 1)[1].split(": ")[0] + line[line.rindex("[") :]
            for line in errors(tmp_path)] == [
        "appareils/mi-4.md:3[unknown-brand]",
        "appareils/mi-4.md:4[unknown-value]",
        "appareils/mi-4.md:17[missing-picture]",
        "appareils/mi-4.md:20[unknown-device]",
        "appareils/mi-4.md:21[unknown-key]",
        "appareils/mi-4.md:27[broken-link]",
        "articles/2015/a.md:7[missing-key]",
        "articles/2015/a.md:7[missing-key]",
        "articles/2015/a.md:7[bad-price]",
        "articles/2015/a.md:7[bad-url]",
        "marques/meizu.md:7[bad-url]",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "head", "mended"),
    [
        ("marques/x.md", "founded: hier\nsite: x.fr\npays: Chine\npeople: [{role: chef}]", "country: Chine"),
        ("marques/x.md", "titre: X\ncountry: [Chine, Japon]", ""),
        ("appareils/x.md", "type: tablette\nbrand: Xiaomi\nsources: []", ""),
        ("auteurs/x.md", "nom: Lina\nrole: [une, deux]", ""),
        ("dossiers/x.md", "summary: Un dossier.", ""),
        ("pages/x.md", "summary: [a]", "summary: x"),
    ],
)  # fmt: skip
def test_a_wrong_head_hides_nothing_of_a_sheet(
    path: str, head: str, mended: str, tmp_path: Path
) -> None:
    """What its text links to and shows is told with what is wrong above, not one round later."""
    text = (
        "[Un](../marques/absente.md), [deux](#absente), [trois](../articles/2014/rumeur.md#absente).\n"
        '\n!!! appareil "Mi Pda"\n\n!!! verdict\n\n[Quatre]({author}Nemo).\n\n![Une vue](x.png)\n'
    )
    content = write_content(tmp_path / "content")
    kind = "title" if path.startswith("pages") else "name"
    more = f"{mended}\n" + ("brand: Xiaomi\ntype: tablette\nsources: [{title: X, url: https://x.fr/}]\n"
                            if path.startswith("appareils") else "")  # fmt: skip
    write_content(content, {path: f"---\n{kind}: X\n{more}---\n{text}"})
    in_text = {line.split(": ", 1)[1] for line in errors(tmp_path)}
    write_content(content, {path: f"---\n{head}\n---\n{text}"})
    all_told = {line.split(": ", 1)[1] for line in errors(tmp_path)}

    assert len(in_text) == 7
    assert in_text < all_told


def test_a_wrong_key_hides_nothing_of_those_beside_it(tmp_path: Path) -> None:
    """The size of a screen is judged beside a wrong definition, a price beside a wrong one."""
    sheet = DEVICE.format(
        name="X", brand="Xiaomi", price="1",
        more="price_history: [{amount: 3 francs, date: 2014-06-01}, {amount: 3 €, date: 2014-05-01}]\n",
    )  # fmt: skip
    sheet = sheet.replace('"7,9 pouces", definition: 2048 × 1536', '"79 pouces", definition: HD')
    write_content(tmp_path / "content")
    write_content(tmp_path / "content", {"appareils/x.md": sheet})

    assert errors(tmp_path) == [
        "content/appareils/x.md:9: erreur: screen : « 79 pouces » : ce n’est pas un écran de tablette (de 5 pouces à 25 pouces) ; vérifiez le nombre et l’unité. [bad-quantity]",
        "content/appareils/x.md:9: erreur: screen.definition : « HD » : écrivez largeur × hauteur, par exemple 2048 × 1536. [bad-quantity]",
        "content/appareils/x.md:19: erreur: price_history.amount : « 3 francs » : écrivez un montant et sa monnaie, par exemple 1 499 yuans. [bad-quantity]",
        "content/appareils/x.md:19: erreur: price_history : prix plus ancien que l’annonce : corrigez l’une des deux dates. [bad-date]",
    ]


def test_sheets_without_a_name_are_not_taken_for_each_other(tmp_path: Path) -> None:
    """Each is told to lack one; nothing is said of what they would be called."""
    nameless = {"marques/x.md": BRAND, "marques/y.md": BRAND, "appareils/x.md": DEVICE}
    write_content(tmp_path / "content")
    write_content(
        tmp_path / "content",
        {path: text.format(name="", brand="Xiaomi", price="1", more="").replace("name: \n", "")
         for path, text in nameless.items()}
        | {A: article("A", brands="[x, Sans nom]")},
    )  # fmt: skip

    assert errors(tmp_path) == [
        "content/appareils/x.md:1: erreur: il manque « name » : ajoutez « name: … ». [missing-key]",
        "content/articles/2015/a.md:5: erreur: marque inconnue « Sans nom ». Ajoutez sa fiche dans content/marques. [unknown-brand]",
        "content/marques/x.md:1: erreur: il manque « name » : ajoutez « name: … ». [missing-key]",
        "content/marques/y.md:1: erreur: il manque « name » : ajoutez « name: … ». [missing-key]",
    ]


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        (lambda text: text.replace("summary: ", "summary: Xiaomi : ").encode(), "bad-yaml"),
        (lambda text: text.encode("cp1252", "replace"), "not-utf-8"),
        (lambda text: text.encode("utf-16"), "not-utf-8"),
        (lambda text: text.replace("\n---\n", "\n").encode(), "front-matter-unclosed"),
        (lambda text: text.replace("---\nname", "name: [\nname").encode(), "front-matter-unclosed"),
        (lambda text: text.replace("---\nname", "---\nname: x\nname").encode(), "duplicate-key"),
    ],
)
def test_a_sheet_that_cannot_be_read_costs_one_error(
    wrong: Callable[[str], bytes], rule: str, tmp_path: Path
) -> None:
    """Its names, that of its file and the links to it are known all the same."""
    content = write_content(tmp_path / "content")
    sheet = content / "appareils/mi-pad.md"
    text = sheet.read_text(encoding="utf-8")
    named = text.replace("name: Mi Pad", "name: Mi Pad 7.9 # sic\naliases: [Mi Pad, 'Pad un']")
    sheet.write_bytes(wrong(named))
    told = article(
        "A", devices="[Mi Pad, pad un, Mi Pad 7.9, mi-pad]",
        body="[Un](../../appareils/mi-pad.md), [deux](../../appareils/mi-pad.md#x).",
    )  # fmt: skip
    write_content(content, {A: told, "appareils/mi-pad-2.md": DEVICE.format(
        name="Mi Pad 2", brand="Xiaomi", price="1", more="predecessor: Mi Pad\n")})  # fmt: skip
    with pytest.raises(ContentError) as caught:
        build_at(tmp_path)

    assert [(one.where.path, one.rule) for one in caught.value.problems] == [
        ("content/appareils/mi-pad.md", rule)
    ]


def test_names_of_files_are_those_of_the_web(tmp_path: Path) -> None:
    """Accents apart from their letters, as a Mac may save them, break links on other systems."""
    write_content(
        tmp_path / "content",
        {
            unicodedata.normalize("NFD", "articles/2015/été.md"): article("L’été"),
            "articles/2015/d/Index.md": article("Un dossier"),
        },
    )

    assert errors(tmp_path) == [
        "content/articles/2015/d/Index.md:1: erreur: « Index.md » : renommez-le « index.md ». [bad-file-name]",
        f"content/articles/2015/{unicodedata.normalize('NFD', 'été')}.md:1: erreur: nom de fichier dont les "
        "accents sont à part de leurs lettres : renommez-le sans accent. [bad-file-name]",
    ]


def test_an_error_is_not_silenced(tmp_path: Path) -> None:
    """A script does not come in because the front matter says so."""
    text = article("A", ignore="[{raw-script: j’y tiens}]", body="<script>alert(1)</script>")
    write_content(tmp_path / "content", {A: text})

    assert [line.split("[")[-1] for line in errors(tmp_path)] == ["raw-script]"]


def test_a_content_that_vanished_leaves_the_site(tmp_path: Path) -> None:
    """A wrong folder is likelier than the wish to publish nothing."""
    content = write_content(tmp_path / "content")
    build_at(tmp_path)
    before = tree(tmp_path / "output")
    for path in (content / "articles").rglob("*.md"):
        path.unlink()
    with pytest.raises(LapuceError) as told:
        build_at(tmp_path)

    assert plain(str(told.value)) == (
        "plus aucun article à publier, alors que le site en a : vérifiez --content et --now. Pour "
        f"repartir de rien : ./inv clean --output {os.path.relpath(tmp_path / 'output')}. "
        "L’ancien site est intact."
    )
    assert tree(tmp_path / "output") == before


def test_a_preview_follows_a_content_that_vanished(tmp_path: Path) -> None:
    """Whoever begins a newsroom takes the example away; nobody reads the preview but them."""
    content = write_content(tmp_path / "content")
    build_at(tmp_path, preview=True)
    shutil.rmtree(content / "articles")
    build_at(tmp_path, preview=True)

    assert not (tmp_path / "output/articles").exists()


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    """What would be lost is named; a folder of ours that nothing remembers is taken back."""
    write_content(tmp_path / "content")
    output = tmp_path / "output"
    output.mkdir()
    (output / "index.html").write_text("à moi")
    with pytest.raises(LapuceError) as refused:
        build_at(tmp_path)
    assert "contient déjà « index.html », qui n’est pas à nous" in plain(str(refused.value))
    assert (output / "index.html").read_text() == "à moi"

    (output / "index.html").unlink()
    (output / "CNAME").write_text("exemple.fr")
    build_at(tmp_path)
    shutil.rmtree(tmp_path / "cache")
    build_at(tmp_path)
    assert (output / "CNAME").read_text() == "exemple.fr"


def test_a_site_that_does_not_say_its_address_has_that_of_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The home of a theme of one's own may lack it, which is told; its links are not dead for that."""
    write_content(tmp_path / "content")
    build_at(tmp_path)
    home = tmp_path / "output/index.html"
    written = home.read_text(encoding="utf-8")
    home.write_text(re.sub("<link rel=.?canonical.?[^>]*>", "", written), encoding="utf-8")
    monkeypatch.setattr(checking, "read_job", lambda order: job(tmp_path))
    order = Order(content=tmp_path / "content", output=tmp_path / "output")

    assert [one.rule for one in checking.page_problems(order)] == ["page-canonical"]
