"""Dates, slugs, problems and settings."""

from __future__ import annotations

from dataclasses import Field, fields
from datetime import date, datetime
from typing import Any

import pytest

from lapuce.dates import clock_time, long_date, parse_day, parse_end, parse_moment, short_date
from lapuce.fingerprint import digest
from lapuce.longer_names import end_of_longer
from lapuce.markup import attributes, count_words, plain_text
from lapuce.problems import (
    ContentError,
    LapuceError,
    Location,
    Problem,
    Severity,
    did_you_mean,
    format_report,
    path_meant,
)
from lapuce.settings import Settings
from lapuce.slugs import reading_order, slugify
from tests.words import plain


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2014-10-01", "2014-10-01T00:00:00+02:00"),
        ("2014-10-1", "2014-10-01T00:00:00+02:00"),
        ("2014-12-01 09:05", "2014-12-01T09:05:00+01:00"),
        ("2014-10-01 9h05", "2014-10-01T09:05:00+02:00"),
        ("2014-10-01T09:00:30Z", "2014-10-01T11:00:30+02:00"),
        ("2014-10-01 9h", "2014-10-01T09:00:00+02:00"),
        ("2014-10-01 18h+02:00", "2014-10-01T18:00:00+02:00"),
        ("2014-10-01T09:00:30.125Z", "2014-10-01T11:00:30+02:00"),
        ("2014-10-01 18:00+02:00", "2014-10-01T18:00:00+02:00"),
        ("2014-10-01 18:00 -0500", "2014-10-02T01:00:00+02:00"),
    ],
)
def test_iso_dates_are_read_in_paris(typed: str, iso: str) -> None:
    """A time without offset is that of Paris, summer and winter; any other becomes so."""
    assert parse_moment(typed, "Europe/Paris").isoformat() == iso


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2015-03-28", "2015-03-29T00:00:00+01:00"),
        ("2015-03-29", "2015-03-30T00:00:00+02:00"),
        ("2014-12-31Z", "2015-01-01T01:00:00+01:00"),
        ("2014-12-31 00:00", "2014-12-31T00:00:00+01:00"),
        ("2014-12-31 18h30", "2014-12-31T18:30:00+01:00"),
    ],
)
def test_an_end_without_time_is_that_of_its_day(typed: str, iso: str) -> None:
    """Be it the shorter day of the year; with a time, it is exact."""
    assert parse_end(typed, "Europe/Paris").isoformat() == iso


def test_a_day_is_the_one_that_was_typed() -> None:
    """Whatever its hour and its offset: a sheet tells of a day, and not of a moment."""
    for typed in ("2014-10-01", "2014-10-01 23:30", "2014-10-01T23:30:00-05:00"):
        assert parse_day(typed).isoformat() == "2014-10-01"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "03/04/2026",
            "date illisible « 03/04/2026 » : ambiguë ; écrivez 2026-04-03 pour le 3/4 (jour puis mois).",
        ),
        (
            "3.4.2026",
            "date illisible « 3.4.2026 » : ambiguë ; écrivez 2026-04-03 pour le 3/4 (jour puis mois).",
        ),
        (
            "31/02/2026",
            "date illisible « 31/02/2026 » : il n’y a pas de 31/2 (jour puis mois) ; écrivez AAAA-MM-JJ, par exemple 2014-10-01 ou 2014-10-01 09:00.",
        ),
        ("14 mars 2026", "date illisible « 14 mars 2026 » : écrivez 2026-03-14."),
        ("lundi 2 fevr. 2026", "date illisible « lundi 2 fevr. 2026 » : écrivez 2026-02-02."),
        ("1er Août 2026", "date illisible « 1er Août 2026 » : écrivez 2026-08-01."),
        (
            "11 mai 2015 à 18 h",
            "date illisible « 11 mai 2015 à 18 h » : écrivez 2015-05-11 18:00.",
        ),
        (
            "31/03/2015 9h05",
            "date illisible « 31/03/2015 9h05 » : ambiguë ; écrivez 2015-03-31 09:05 pour le 31/3 (jour puis mois).",
        ),
        (
            "10-05-2015",
            "date illisible « 10-05-2015 » : ambiguë ; écrivez 2015-05-10 pour le 10/5 (jour puis mois).",
        ),
        (
            "10 mai 2015, midi",
            "date illisible « 10 mai 2015, midi » : écrivez AAAA-MM-JJ, par exemple 2014-10-01 ou 2014-10-01 09:00.",
        ),
        (
            "9 h le 10 mai 2015",
            "date illisible « 9 h le 10 mai 2015 » : écrivez AAAA-MM-JJ, par exemple 2014-10-01 ou 2014-10-01 09:00.",
        ),
        ("2015/05/10", "date illisible « 2015/05/10 » : écrivez 2015-05-10."),
        ("“2015-05-10”", "date illisible « “2015-05-10” » : écrivez 2015-05-10."),
        ("2015-05-10 à 9:30", "date illisible « 2015-05-10 à 9:30 » : écrivez 2015-05-10 09:30."),
        (
            "2015-05-10 09:00 GMT",
            "date illisible « 2015-05-10 09:00 GMT » : écrivez AAAA-MM-JJ, par exemple 2014-10-01 ou 2014-10-01 09:00.",
        ),
        (
            "10 mai 2015 à 26 h",
            "date illisible « 10 mai 2015 à 26 h » : écrivez AAAA-MM-JJ, par exemple 2014-10-01 ou 2014-10-01 09:00.",
        ),
        (
            "31 février 2014 10:00",
            "date illisible « 31 février 2014 10:00 » : février 2014 n’a pas de 31 ; écrivez AAAA-MM-JJ, par exemple 2014-10-01 ou 2014-10-01 09:00.",
        ),
        (
            "le 32 mai",
            "date illisible « le 32 mai » : écrivez AAAA-MM-JJ, par exemple 2014-10-01 ou 2014-10-01 09:00.",
        ),
        ("2014-02-30", "date impossible « 2014-02-30 » : vérifiez le jour, le mois et l’heure."),
        ("0001-01-01", "année 1 hors de 1970–2100 : corrigez la date."),
        ("9999-01-01", "année 9999 hors de 1970–2100 : corrigez la date."),
    ],
)
def test_other_dates_are_refused_with_the_wanted_form(typed: str, said: str) -> None:
    """No guess: `03/04` is two days."""
    with pytest.raises(ValueError, match=r".") as caught:
        parse_moment(typed, "Europe/Paris")

    assert str(caught.value) == said


def test_dates_are_printed_without_a_french_locale() -> None:
    """The first of a month is an ordinal."""
    assert long_date(date(2014, 10, 1)) == "1er octobre 2014"
    assert short_date(date(2014, 8, 12)) == "12 août 2014"
    assert clock_time(datetime(2014, 10, 1, 9)) == "9 h"
    assert clock_time(datetime(2014, 10, 1, 9, 5)) == "9 h 05"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("iPad mini Retina", "ipad-mini-retina"),
        ("C", "c"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("Été", "ete"),
        ("ÉTÉ", "ete"),
        ("L’œuvre", "l-oeuvre"),
        ("ŒUVRE", "oeuvre"),
        ("Łukasz Łoś", "lukasz-los"),
        ("Đorđe Ðurić", "dorde-duric"),
        ("Işık ØRESUND", "isik-oresund"),
        ("STRAẞE, straße", "strasse-strasse"),
        ("ＬＧ Ⅱ ™", "lg-ii-tm"),
        ("4/3", "4-3"),
        ("!!!", ""),
        ("🚀", ""),
        ("../../x", "x"),
        ("a" * 300, "a" * 80),
        ("mot " * 60, "-".join(["mot"] * 20)),
        ("un " * 60, "-".join(["un"] * 27)),  # 80 characters: no word is cut, nor dropped.
        ("AT&T, 100 %, p@ge", "at-et-t-100-pourcent-p-a-ge"),
    ],
)
def test_slugs_are_plain_ascii(name: str, slug: str) -> None:
    """`C`, `C++` and `C#` are three; case and accents do not count."""
    assert slugify(name) == slug


def test_numbers_in_slugs_are_read_as_numbers() -> None:
    """A later version comes after an earlier one, whatever their digits."""
    slugs = ["windows-8-1", "windows-10", "lumia-520", "lumia-1020", "4g", "64-bits", "a", "1-a"]

    assert sorted(slugs, key=reading_order) == [
        "1-a", "4g", "64-bits", "a", "lumia-520", "lumia-1020", "windows-8-1", "windows-10",
    ]  # fmt: skip


def test_problems_are_sorted_and_named() -> None:
    """The form that editors and journalists read."""
    problems = [
        Problem(Location("b.md", 2), "x-y", "deux.", Severity.WARNING),
        Problem(Location("a.md", 7, 3), "unknown-brand", "marque inconnue « Xaomi »."
                + did_you_mean("Xaomi", ["Apple", "Xiaomi"])),
    ]  # fmt: skip

    assert plain(format_report(problems)) == (
        "a.md:7: erreur: marque inconnue « Xaomi ». Vouliez-vous dire « Xiaomi » ? [unknown-brand]\n"
        "b.md:2: avertissement: deux. [x-y]\n"
    )
    assert did_you_mean("zzz", ["Apple"]) == ""
    assert plain(did_you_mean("XIAOMI", ["Apple", "Xiaomi"])) == " Vouliez-vous dire « Xiaomi » ?"


def test_a_problem_is_one_line_that_cannot_speak_to_the_terminal() -> None:
    """Whatever was typed in the source that it quotes."""
    problem = Problem(Location("a.md"), "x-y", "un\n\tdeux\x1b[2Jtrois\u2028quatre\x9bcinq.")

    assert str(problem) == "a.md:1: erreur: un deux [2Jtrois quatre cinq. [x-y]"


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("articles/2013/mi-pad.md", "articles/2014/mi-pad/index.md"),  # Moved, in its own folder.
        ("articles/2014/mi-pda.md", "articles/2014/mi-pad/index.md"),
        ("articles/2014/MI-PAD.md", "articles/2014/mi-pad/index.md"),
        ("articles/2014/mi-pad.jpg", "articles/2014/mi-pad/index.md"),
        ("articles/2014/absent.md", ""),  # All paths look alike by their folders.
        ("/articles/essai", "/articles/essais/"),
    ],
)
def test_a_dead_link_is_known_by_its_name(path: str, meant: str) -> None:
    """Not by its folder, which most sources share."""
    known = [
        "articles/2014/mi-pad/index.md", "articles/2014/apparent.md", "articles/2014/rumeur.md",
        "/articles/essais/", "index.md",
    ]  # fmt: skip
    assert path_meant(path, known) == meant


def test_settings_say_all_their_faults_at_once() -> None:
    """A bad value stops Pelican before anything else."""
    with pytest.raises(LapuceError) as caught:
        Settings(page_size=0, categories=("A", "a"), sources_required=("B",))

    assert plain(str(caught.value)) == (
        "Réglage LAPUCE :\n"
        "  page_size doit valoir au moins 1, pas 0.\n"
        "  categories : deux noms donnent la même adresse, ou un nom est vide.\n"
        "  sources_required : « B » n’est pas dans categories."
    )


@pytest.mark.parametrize("widths", [480, "480", (0, 480), (960, 480), (480, 480), (4.5,)])
def test_widths_of_pictures_ascend(widths: Any) -> None:
    """A comma that is forgotten makes `(480)` a number: it is told as the rest."""
    with pytest.raises(LapuceError) as caught:
        Settings(image_widths=widths)

    assert plain(str(caught.value)) == (
        "Réglage LAPUCE :\n"
        f"  image_widths doit être une suite croissante de nombres entiers, pas {widths!r}."
    )


def test_settings_have_the_form_they_should() -> None:
    """A comma that is forgotten makes `("Rumeurs")` a text, and a number in quotes is no number."""
    wrong: dict[str, Any] = {
        "tagline": None,
        "page_size": "12",
        "feed_size": True,
        "feeds": ("tags", "marques"),
        "social_cards": "non",
        "max_summary_chars": 3,
        "sources_required": "Rumeurs",
        "page_budgets": {"articles": {"html": "150000", "gifs": 1, "css": -1}, "plan": 9},
        "redirects": {"/a/": "b/", "a": "/b/", "/rss.xml": "/b/"},
    }
    with pytest.raises(LapuceError) as caught:
        Settings(**wrong)

    assert plain(str(caught.value)) == (
        "Réglage LAPUCE :\n"
        "  tagline doit être un texte, pas None.\n"
        "  page_size doit être un nombre entier, pas '12'.\n"
        "  feed_size doit être un nombre entier, pas True.\n"
        "  social_cards doit être True ou False, pas 'non'.\n"
        "  sources_required doit être une suite de textes, pas 'Rumeurs'.\n"
        "  max_summary_chars doit valoir au moins 80, pas 3.\n"
        "  feeds : « marques » n’existe pas ; il y a categories, tags, authors, brands.\n"
        "  page_budgets : « html » de « articles » doit être un nombre d’octets, pas '150000'.\n"
        "  page_budgets : « gifs » n’existe pas ; il y a html, css, scripts, fonts, images.\n"
        "  page_budgets : « css » de « articles » doit être un nombre d’octets, pas -1.\n"
        "  page_budgets : à 'plan' répond 9 ; il faut un dossier et ses octets, "
        'comme "articles": {"html": 150_000}.\n'
        "  redirects : à '/a/' répond 'b/' ; il faut deux adresses du site, "
        'comme "/category/essais/": "/rubriques/essais/".\n'
        "  redirects : ancienne adresse « a » : écrivez-la depuis la racine du site, "
        "comme /2014/10/mi-pad/.\n"
        "  redirects : ancienne adresse « /rss.xml » : ne se redirigent que celles qui finissent "
        "par « / » ou « .html »."
    )


@pytest.mark.parametrize("field", fields(Settings), ids=lambda field: field.name)
def test_every_setting_is_checked(field: Field[object]) -> None:
    """A new one too."""
    held: Any = object()
    with pytest.raises(
        LapuceError, match=f"^Réglage LAPUCE\N{NO-BREAK SPACE}:\n  {field.name} doit être "
    ):
        Settings(**{field.name: held})


def test_digests_know_where_a_part_ends() -> None:
    """`ab` + `c` is not `a` + `bc`."""
    assert digest("ab", "c") != digest("a", "bc")


def test_markup_is_read_once() -> None:
    """Attributes may hold `>`; no-break spaces stay in the text."""
    assert list(attributes(' a="1 > 0" B=\'x\' c=d e')) == [
        ("a", "1 > 0"), ("b", "x"), ("c", "d"), ("e", None),
    ]  # fmt: skip
    assert (
        plain_text('<p title="a>b">Un&nbsp;mot</p><p>et <em>deux</em></p>') == "Un\xa0mot et deux"
    )


def test_words_are_those_that_are_seen() -> None:
    """A tag inside a word does not part it, a block does; comments and scripts say nothing."""
    fragment = "<p>Le 1<sup>er</sup> mai</p><P>et<br>le 2</P><!-- non --><script>non</script>"

    assert count_words(fragment) == len(plain_text(fragment).split()) == 6
    assert count_words("sans balise &amp; sans rien") == 5
    assert count_words("<SVG><text>non</text></SVG>un <script>deux") == 2
    assert count_words("\N{EN SPACE}«\N{NO-BREAK SPACE}où\N{NARROW NO-BREAK SPACE}?\n\t»") == 4


@pytest.mark.parametrize(
    ("text", "longer"),
    [
        ("Galaxy S6 edge, Galaxy S6+", " edge"),
        ("Galaxy S6+", "+"),
        ("Galaxy S6i", "i"),
        ("Galaxy S6-X", "-X"),
        ("Galaxy S6 mini arrive", " mini"),
        ("Galaxy S6 Pro", " Pro"),
        ("Galaxy S6 XL", " XL"),
        ("Galaxy S6 LTE", " LTE"),
        ("Galaxy S6 4G", " 4G"),
        ("Galaxy S6 64 Go", ""),
        ("Galaxy S6 2 550 mAh", ""),
        ("Galaxy S6 5,1″", ""),
        ("Galaxy S6 599 dollars", ""),
        ("Galaxy S6 (2016)", " (2016)"),
        ("Galaxy S6 de 2016", " de 2016"),
        ("Galaxy S6 de 2015", ""),
        ("Galaxy S6 s’est vendu", ""),
        ("Galaxy S6 s'est vendu", ""),
        ("Galaxy S6 5,1 pouces", ""),
        ("Galaxy S6 Wi-Fi", ""),
        ("Galaxy S6 plus cher", ""),
        ("Galaxy S6 2", " 2"),
        ("Galaxy S6 5 gagne", " 5"),
        ("Galaxy S6 10 fort", " 10"),
        ("Galaxy S6 10 % moins cher", ""),
        ("Galaxy S6 10\u202f% moins cher", ""),
        ("Galaxy S6 5 Mpx", ""),
        ("Galaxy S6 8,5 mégapixels", ""),
        ("Galaxy S6 20 fois", ""),
        ("Galaxy S6 138 g et 7 mm", ""),
        ("Galaxy S6 60 Hz", ""),
        ("Galaxy S6 1 499 yuans", ""),
        ("Galaxy S6 1\u00a0499,90\u00a0€", ""),
        ("Galaxy S6\u00a01\u202f499\u00a0yuans", ""),
        ("Galaxy S6 1 499 autres", " 1"),
        ("Galaxy S6 Noir est là", ""),
        ("Galaxy S6 Blanche", ""),
        ("Galaxy S6 Mardi", ""),
        ("Galaxy S6 Août 2015", ""),
        ("Galaxy S6 Noirmont", " Noirmont"),
    ],
)
def test_the_name_of_a_device_may_go_on(text: str, longer: str) -> None:
    """And be that of another; a figure and its unit, what it runs, a colour, a date are no names."""
    end = len("Galaxy S6")

    assert end_of_longer(text, end, "Galaxy S6 (2015)") == (end + len(longer) if longer else 0)


def test_paths_of_a_report_are_as_they_are() -> None:
    """Messages are typeset; a file named « a : b.md » is not."""
    error = ContentError([Problem(Location("a : b.md", 5), "x-y", "faux : ôtez-le.")])

    assert str(error) == "a : b.md:5: erreur: faux\N{NO-BREAK SPACE}: ôtez-le. [x-y]\n"
