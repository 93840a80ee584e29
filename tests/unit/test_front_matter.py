"""Sources are parted line by line, and say all that is wrong."""

from __future__ import annotations

import unicodedata

import pytest

from lapuce.front_matter import read_source
from lapuce.problems import Location
from tests.words import plain


def report(data: bytes) -> list[str]:
    """Return the report lines of a source."""
    return [plain(str(problem)) for problem in read_source(data, "x.md").problems]


def test_scalars_are_read_as_text() -> None:
    """YAML's own types are a trap: `no`, `1e3` and dates stay as typed."""
    source = read_source(b"---\na: no\nb: 1e3\nc: 2014-10-1\nd: 010\n---\nTexte\n", "x.md")

    assert source.values == {"a": "no", "b": "1e3", "c": "2014-10-1", "d": "010"}
    assert source.body == "Texte\n"
    assert source.body_line == 7


def test_a_comma_between_digits_is_decimal_in_braces() -> None:
    """`{score: 8,2}` is what a French writer types; in a list the comma separates."""
    text = "---\na: {b: 8,2, c: 7,9 pouces, d: [1,2]}\ne: [3,4]\n---\n"
    source = read_source(text.encode(), "x.md")

    assert source.values == {
        "a": {"b": "8,2", "c": "7,9 pouces", "d": ["1", "2"]},
        "e": ["3", "4"],
    }


@pytest.mark.parametrize(
    ("typed", "items"),
    [
        ("[512 Mo, 1,5 Go]", ["512 Mo", "1,5 Go"]),
        ("[ 1,5 Go , 512 Mo, ]", ["1,5 Go", "512 Mo"]),
        ("[12,3 Mpx, 5 Mpx]", ["12,3 Mpx", "5 Mpx"]),
        ('[2,5Go, "4,5 Go"]', ["2,5Go", "4,5 Go"]),
        ("[512 Mo,\n 1,5 Go]", ["512 Mo", "1,5 Go"]),
        ("{b: [512 Mo, 1,5 Go]}", {"b": ["512 Mo", "1,5 Go"]}),
        # May be two: they are, and what needs a unit says which quotation marks to type.
        ("[1,5 Go]", ["1", "5 Go"]),
        ("[16,32 Go]", ["16", "32 Go"]),
        ("[16,32 Go, 64 Go]", ["16", "32 Go", "64 Go"]),
        ("[1,2,5 Go, 8 Go]", ["1", "2", "5 Go", "8 Go"]),
        ("[16 Go,1,5 Go]", ["16 Go", "1", "5 Go"]),
        ("[2014, 3,4]", ["2014", "3", "4"]),
        ("[a, iPhone 4,5 S]", ["a", "iPhone 4", "5 S"]),
    ],
)
def test_a_comma_in_a_list_is_decimal_where_the_others_have_a_space(
    typed: str, items: object
) -> None:
    """Tenths of a unit, alone in their entry, beside an entry that a comma and a space part."""
    source = read_source(f"---\na: {typed}\n---\n".encode(), "x.md")

    assert (source.values, source.problems) == ({"a": items}, [])


def test_keys_are_read_in_any_case() -> None:
    """Pelican's own keys are often capitalised."""
    source = read_source(b"---\nTitle: A\nSERIES-INDEX: 2\n---\n", "x.md")

    assert source.values == {"title": "A", "series_index": "2"}


def test_places_are_those_of_the_file() -> None:
    """Lines and columns count from 1, items of lists included."""
    source = read_source(b"\n---\ntags:\n  - a\n  - b\nimage: {src: x}\n---\n", "x.md")

    assert source.places["tags", 1] == (5, 5)
    assert source.places["image", "src"] == (6, 9)
    assert source.locate(("image", "alt")) == source.locate(("image",)) == Location("x.md", 6, 1)
    assert source.locate(("date",)) == Location("x.md", 1)


def test_pelican_header_is_read_too() -> None:
    """Existing Pelican content builds: `Key: value` lines up to a blank one."""
    data = "Title: Où va Nokia : suite\nSeries-Index: 2\nSummary: un\n    deux\n\nTexte".encode()
    source = read_source(data, "x.md")

    assert source.values == {
        "title": "Où va Nokia : suite",
        "series_index": "2",
        "summary": "un deux",
    }
    assert (source.body, source.body_line) == ("\nTexte", 5)


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbf---\r\ntitle: A\r\n---\r\nB", b"---\rtitle: A\r---\rB"]
)
def test_byte_order_marks_and_line_ends_are_accepted(data: bytes) -> None:
    """Files come from any system."""
    source = read_source(data, "x.md")

    assert (source.values, source.body, source.problems) == ({"title": "A"}, "B", [])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "x.md:1: erreur: fichier vide : écrivez l’en-tête entre deux lignes « --- ». [empty-file]"),
        (b" \n\t\n", "x.md:1: erreur: fichier vide : écrivez l’en-tête entre deux lignes « --- ». [empty-file]"),
        (b"\xff\xfea\0", "x.md:1: erreur: fichier en UTF-16 : enregistrez-le en UTF-8. [not-utf-8]"),
        (
            b"---\ntitle: A\n---\n\xe9t\xe9",
            "x.md:4: erreur: octet 0xe9 illisible en UTF-8 ; le fichier semble en ISO-8859-1 (Latin-1) : enregistrez-le en UTF-8. [not-utf-8]",
        ),
        (b"---\ntitle: A\n---\nUn caf\xe9", "x.md:4: erreur: octet 0xe9 illisible en UTF-8 ; le fichier semble en ISO-8859-1 (Latin-1) : enregistrez-le en UTF-8. [not-utf-8]"),
        *(
            (b"---\ntitle: A\n---\n" + cut, "x.md:4: erreur: fichier coupé au milieu d’un caractère : sa fin manque, reprenez l’original. [not-utf-8]")
            for cut in (b"Un caf\xc3", b"L\xe2\x80", b"L\xe2\x80\x99\xe2")
        ),
        (b"---\ntitle: A\x00B\n---\n", "x.md:2: erreur: caractère de contrôle U+0000 : supprimez-le. [control-character]"),
        (b"---\ntitle: A\n", "x.md:1: erreur: l’en-tête n’est pas fermé : ajoutez « --- ». [front-matter-unclosed]"),
        (b"---\ntitle: A\ntitle: B\n---\n", "x.md:3: erreur: clé « title » donnée deux fois (déjà ligne 2) : n’en gardez qu’une. [duplicate-key]"),
        (b"Title: A\nTitle: B\n\nTexte", "x.md:2: erreur: clé « Title » donnée deux fois (déjà ligne 1) : n’en gardez qu’une. [duplicate-key]"),
        (b"---\n[a]: 1\n---\n", "x.md:2: erreur: une clé doit être un mot simple. [bad-yaml]"),
        (b"---\na: " + b"[" * 9 + b"]" * 9 + b"\n---\n", "x.md:2: erreur: plus de 8 niveaux dans l’en-tête. [bad-yaml]"),
        (
            b"---\ntitle: A: B\n---\n",
            "x.md:2: erreur: en-tête illisible : un deux-points dans la valeur : mettez-la entre guillemets droits. [bad-yaml]",
        ),
        (
            b"---\na: &x [1]\nb: *x\n---\n",
            "x.md:2: erreur: ancre ou alias YAML (& ou *) : refusé, répétez la valeur. [bad-yaml]",
        ),
        *(
            (text, "x.md:1: erreur: pas d’en-tête : commencez par « --- », puis title, date et category (name dans une fiche), puis « --- ». [no-front-matter]")
            for text in (b"Bonjour\n", b"    du code\n")
        ),
        (b"---\n- a\n---\n", "x.md:2: erreur: l’en-tête doit être une suite de lignes « clé: valeur ». [bad-yaml]"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_with_its_line(data: bytes, said: str) -> None:
    """One French line: where, what, and what to do."""
    assert report(data) == [said]


@pytest.mark.parametrize(
    ("head", "line", "said"),
    [
        (
            'title: "Xiaomi" revient en France',
            2,
            "un guillemet droit ferme la valeur avant sa fin : dans le texte, écrivez « … »",
        ),
        (
            'a: b\ntitle: "Il dit "oui" et part"\nc: d',
            3,
            "un guillemet droit ferme la valeur avant sa fin : dans le texte, écrivez « … »",
        ),
        (
            'image: {src: a, alt: "le "bel" écran"}',
            2,
            "un guillemet droit ferme la valeur avant sa fin : dans le texte, écrivez « … »",
        ),
        (
            'image: {src: "a.jpg" alt: Une tablette}\nb: c',
            2,
            "il manque une virgule devant « alt: »",
        ),
        (
            "image: {src: a.jpg alt: Une tablette}\nb: c",
            2,
            "un deux-points dans une valeur entre crochets ou accolades : ajoutez une virgule devant "
            "« alt: », ou mettez cette valeur entre guillemets droits",
        ),
        ("a: b\ntags: [Android,, Chine]\nc: d", 3, "une virgule de trop : ôtez-la"),
        (
            "a: b\nsummary: 'L'écran est net'\nc: d",
            3,
            "une apostrophe droite ferme la valeur avant sa fin : écrivez ’, ou mettez la valeur entre "
            'guillemets droits, "…"',
        ),
        (
            "title: [Exclu] Xiaomi",
            2,
            "du texte suit une liste entre crochets : ôtez-le, ou mettez toute la valeur entre "
            "guillemets droits",
        ),
        (
            "a: b\nkicker: - 50 %\nc: d",
            3,
            "un tiret en tête de valeur : mettez toute la valeur entre guillemets droits, ou passez à "
            "la ligne pour une liste",
        ),
        (
            "image:\n  src: a\n    alt: b",
            4,
            "la ligne n’est pas alignée avec celles de son bloc : donnez-leur le même retrait",
        ),
        (
            "image:\n    src: a\n  alt: b",
            4,
            "la ligne n’est pas alignée avec celles de son bloc : donnez-leur le même retrait",
        ),
        (
            "image: {src: a, caption: Une photo : La Puce}\nb: c",
            2,
            "un deux-points dans une valeur entre crochets ou accolades : mettez cette valeur entre "
            "guillemets droits",
        ),
        (
            "a: b\ncategory:Actualités\nc: d",
            3,
            "il manque une espace après le deux-points : écrivez « category: Actualités »",
        ),
        (
            "tags:\n  - Android\n  -iOS\nc: d",
            4,
            "il manque une espace après le tiret : écrivez « - iOS »",
        ),
        (
            "a: b\nune suite\nc: d",
            3,
            "« une suite » n’a pas de deux-points : écrivez « clé: valeur », ou mettez la ligne en "
            "retrait si elle continue la valeur du dessus",
        ),
        ("image:\n\tsrc: a", 3, "une tabulation en tête de ligne : remplacez-la par des espaces"),
        ("a: b\n\tc", 3, "une tabulation en tête de ligne : remplacez-la par des espaces"),
        (
            "title: @xiaomi",
            2,
            "« @ » ne peut pas commencer une valeur : mettez toute la valeur entre guillemets droits",
        ),
        ("title: *Exclu* Xiaomi", 2, "mettez les valeurs de cette ligne entre guillemets droits"),
        (
            "tags: [a, b\nc: d",
            2,
            "un crochet est resté ouvert : fermez-le, ou ajoutez la virgule qui manque",
        ),
        (
            "image: {src: a,\n  alt: b\nc: d",
            2,
            "une accolade est restée ouverte : fermez-la, ou ajoutez la virgule qui manque",
        ),
        ('a: "b', 2, "un guillemet ou un crochet est resté ouvert : fermez-le"),
    ],
)
def test_unreadable_front_matter_says_what_to_type(head: str, line: int, said: str) -> None:
    """On the line where it was typed, not on that where YAML stumbles."""
    assert report(f"---\n{head}\n---\n".encode()) == [
        f"x.md:{line}: erreur: en-tête illisible : {said}. [bad-yaml]"
    ]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (
            "category:Actualités",
            "x.md:2: erreur: il manque une espace après le deux-points : écrivez "
            "« category: Actualités ». [bad-yaml]",
        ),
        (
            "source: {title:Le Monde, url: https://a.fr/}",
            "x.md:2: erreur: il manque une espace après le deux-points : écrivez "
            "« title: Le Monde ». [bad-yaml]",
        ),
        (
            "tags:\n  -Android\n  -iOS",
            "x.md:3: erreur: il manque une espace après le tiret : écrivez « - Android ». [bad-yaml]",
        ),
        (
            "tags:\n  Android\n  iOS",
            "x.md:3: erreur: « Android iOS » ne ferait qu’un seul nom : mettez un tiret devant chacun, "
            "« - Android ». [bad-yaml]",
        ),
        (
            "tags:\n  - Lei Jun\n    iOS",
            "x.md:3: erreur: « Lei Jun iOS » ne ferait qu’un seul nom : mettez un tiret devant chacun, "
            "« - Lei Jun ». [bad-yaml]",
        ),
        (
            "author: Ada\n  Bob",
            "x.md:2: erreur: « Ada Bob » ne ferait qu’un seul nom : mettez un tiret devant chacun, "
            "« - Ada ». [bad-yaml]",
        ),
        (
            "image: {src: a, alt: Un téléphone ouvert, posé à plat}",
            "x.md:2: erreur: « posé à plat » serait pris pour une clé, à cause de la virgule : mettez "
            "toute la valeur entre guillemets droits. [bad-yaml]",
        ),
    ],
)
def test_what_yaml_reads_in_another_sense_is_refused(head: str, said: str) -> None:
    """It would give a text where a list was meant, a key where a text was."""
    assert report(f"---\n{head}\n---\n".encode()) == [said]


def test_dashes_and_empty_values_that_mean_themselves_are_read() -> None:
    """`-5 °C` is a value; a key may wait for its own."""
    source = read_source(b"---\na: -5\nb: {c: , d: ''}\nf: {g}\n---\n", "x.md")
    assert source.values == {"a": "-5", "b": {"c": "", "d": ""}, "f": {"g": ""}}


def test_large_files_are_refused() -> None:
    """A megabyte is a book, not an article."""
    source = read_source(b"x" * 2001, "x.md", max_bytes=2000)

    assert [problem.rule for problem in source.problems] == ["file-too-large"]


def test_accents_apart_from_their_letters_are_put_on_them() -> None:
    """A Mac may type « é » in two signs: names, addresses and categories must still be equal."""
    typed = unicodedata.normalize("NFD", "---\ncategory: Actualités\n---\nL’été\n")
    source = read_source(typed.encode(), "x.md")

    assert source.values == {"category": "Actualités"}
    assert source.body == "L’été\n"


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\u0085"])
def test_a_line_separator_in_front_matter_is_a_space(separator: str) -> None:
    """Pasted from another program, it is no end of line: YAML would count one."""
    data = f"---\ntitle: Le{separator}titre\nkicker: Le #1\n---\n".encode()
    source = read_source(data, "x.md")

    assert source.values["title"] == "Le titre"
    assert report(data) == [
        "x.md:3: erreur: « #1 » serait perdu, comme un commentaire : mettez toute la valeur "
        "entre guillemets droits. [bad-yaml]"
    ]


def test_a_comment_after_an_empty_value_is_no_fault() -> None:
    """YAML takes the value to end after the comment, past the last line."""
    source = read_source(b"---\ntitle: A\nkicker:\n  ?\n# note\n---\n", "x.md")

    assert source.values["title"] == "A"


@pytest.mark.parametrize(
    "head",
    [
        "tags:\n  Android,\n  iOS",
        "tags:\n  Android",
        "tags: [Android, Lei\n  Jun]",
        "tags:\n  [Lei\n  Jun,\n  Lei\n  Jun]",
        "tags:\n  - 'Lei\n    Jun'",
        "summary:\n  Une phrase\n  entière.",
        "sources:\n  - title: Un\n      quotidien",
    ],
)
def test_values_may_go_on_the_next_line(head: str) -> None:
    """Sentences do, and names that commas, brackets or marks hold together."""
    assert report(f"---\n{head}\n---\n".encode()) == []


def conflicts(body: str) -> list[int]:
    """Return the lines where a conflict of git is told in a text that begins on line 4."""
    source = read_source(f"---\ntitle: A\n---\n{body}".encode(), "x.md")
    return [one.where.line for one in source.problems if one.rule == "merge-conflict"]


CONFLICT = "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (f"```\n{CONFLICT}```\n", []),
        (f"````\n```\n{CONFLICT}```\n````\n", []),
        (f"~~~\n```\n{CONFLICT}~~~\n", []),
        (f"```git merge``` échoue.\n\n```\n{CONFLICT}```\n", []),
        (f"~~~\n```\n~~~\n{CONFLICT}", [7]),
        (CONFLICT.replace("a", "```") + CONFLICT, [4, 9]),
    ],
)
def test_a_conflict_is_told_outside_code_alone(body: str, lines: list[int]) -> None:
    """A block of code is closed by the signs that opened it, and by these only."""
    assert conflicts(body) == lines


def test_a_file_full_of_conflicts_is_read_at_once() -> None:
    """Each is told, and none asks to read again what stands before it."""
    assert len(conflicts(">>>>>>> \n" * 100_000)) == 100_000
