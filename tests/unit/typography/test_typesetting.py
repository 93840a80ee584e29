"""What the tables cannot show: plain text, noncharacters, the command, the growth of time."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lapuce.typography import (
    NARROW_NO_BREAK_SPACE,
    NO_BREAK_SPACE,
    narrow_to_no_break,
    typeset_html,
    typeset_text,
)
from tests.words import shown

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("<b>un</b> !", "<b>un</b>⎵!"),
        ("un <b>", "un <b>"),
        ('<a title="un">', '<a title="un">'),
        ("<code>un !</code>", "<code>un !</code>"),
        ("un !<br>", "un !<br>"),
        ("a < b ; c > d", "a < b⎵; c > d"),
        ("5 < 6 Go", "5 < 6⍽Go"),
        ("<!-- l'un -->", "<!-- l’un -->"),
        ("un&nbsp;!", "un&nbsp;!"),
        ("&quot;un&quot; !", "&quot;un&quot;⎵!"),
        ("R&D : oui", "R&D⍽: oui"),
        ('<p lang="en">l\'un', '<p lang="en">l’un'),
    ],
)
def test_in_plain_text_markup_is_made_of_characters(typed: str, expected: str) -> None:
    """A title such as « 5 < 6 » has no tag, and an ampersand begins no entity."""
    assert shown(typeset_text(typed)) == expected
    assert shown(typeset_text(typeset_text(typed))) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("un\n\n! deux", "un\n\n! deux"),
        ('"un\n\ndeux"', '"un\n\ndeux"'),
        ("un\n \t\n— deux", "un\n \t\n—⍽deux"),
        ('"un\r\n\r\n"deux"', '"un\r\n\r\n«⍽deux⍽»'),
        ("un\r\n!", "un⎵!"),
        ("un ! \n\ndeux", "un⎵! \n\ndeux"),
    ],
)
def test_a_blank_line_parts_two_paragraphs_of_plain_text(typed: str, expected: str) -> None:
    """It is a wall like a block tag; a single line break is a space."""
    assert shown(typeset_text(typed)) == expected


@pytest.mark.parametrize("typeset", [typeset_html, typeset_text])
@pytest.mark.parametrize("stranger", [chr(code) for code in range(0xFDD0, 0xFDD9)])
def test_noncharacters_of_the_input_are_kept(typeset: Callable[[str], str], stranger: str) -> None:
    """They are the stand-ins of the method; in an input they are characters like any other."""
    assert shown(typeset(f"l'a{stranger} ! {stranger} « b »")) == (
        f"l’a{stranger}⎵! {stranger} «⍽b⍽»"
    )
    assert typeset(f"5{stranger} Go {stranger}") == f"5{stranger} Go {stranger}"


@pytest.mark.parametrize("typeset", [typeset_html, typeset_text])
@pytest.mark.parametrize("text", ["", " ", "\n", "\0", "\ud800 !", "«", '"', "'", "<", "&", "x"])
def test_the_smallest_inputs_are_set(typeset: Callable[[str], str], text: str) -> None:
    """Nothing is too short, and half a surrogate pair is a character."""
    assert shown(typeset(text)) == text.replace(" !", "⎵!")


def test_narrow_spaces_can_be_widened_for_old_readers() -> None:
    """Some feed readers show U+202F as a box."""
    narrow = typeset_text("15 000 € !")

    assert shown(narrow) == "15⎵000⍽€⎵!"
    assert shown(narrow_to_no_break(narrow)) == "15⍽000⍽€⍽!"


def test_the_two_spaces_have_names() -> None:
    """Other rooms write them by name."""
    assert (NO_BREAK_SPACE, NARROW_NO_BREAK_SPACE) == ("\u00a0", "\u202f")


def test_a_fragment_in_another_language_holds_french_only_where_it_says_so() -> None:
    """An article may be in German as a whole."""
    html = '"a" ! <i lang="fr">"b" !</i> "c" !'

    assert shown(typeset_html(html, lang="de")) == '"a" ! <i lang="fr">«⍽b⍽»⎵!</i> "c" !'
    assert shown(typeset_html("a !", lang="fr-BE")) == "a⎵!"


@pytest.mark.parametrize(
    ("flags", "typed", "expected"),
    [
        ([], "<b>l'été</b> !\r\n", "<b>l’été</b>\u202f!\r\n"),
        (["--text"], "5 < 6 Go\n", "5 < 6\u00a0Go\n"),
    ],
)
def test_the_command_reads_and_writes_utf8_whatever_the_locale(
    flags: list[str], typed: str, expected: str
) -> None:
    """Bytes in, bytes out: line ends too."""
    done = subprocess.run(
        [sys.executable, "-m", "lapuce.typography", *flags],
        input=typed.encode(),
        capture_output=True,
        cwd=ROOT,
        env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        check=True,
    )

    assert done.stdout.decode() == expected


def test_the_command_keeps_bytes_that_are_not_utf8() -> None:
    """A page in Latin-1 comes out damaged by no one."""
    done = subprocess.run(
        [sys.executable, "-m", "lapuce.typography"],
        input=b"caf\xe9 !",
        capture_output=True,
        cwd=ROOT,
        check=True,
    )

    assert done.stdout == b"caf\xe9\xe2\x80\xaf!"


@pytest.mark.parametrize(
    "piece",
    [
        "Un mot, l'autre : « oui » ! ", '"', ' "', '"mot" ', "«", " »", "'", " '", "<b>", "<b> ",
        "</b>", " <b> !", "<p>", '<i lang="en">', '<p lang="en"><button>', "<code>", "<code", '<a b="',
        "<!--", "<script>", "</script", "<", "&nbsp;", "1 ", "1 000 ", "1x", " ", " -", ".", "( ",
        "siècle ", "https://", "a@", "\ufdd0", "\n\n",
    ],
)  # fmt: skip
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    """Eight times longer must not take thirty times longer; a quadratic rule takes sixty-four."""
    for typeset in (typeset_html, typeset_text):
        short, long = (_seconds(typeset, piece * (size // len(piece))) for size in (12500, 100000))

        assert long < 0.1 or long < 30 * short


def _seconds(typeset: Callable[[str], str], text: str) -> float:
    times = []
    for _ in range(2):
        start = time.process_time()
        typeset(text)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Le Mi 4 et le Mi 4i, ou le\nMi\n4", "Le Mi⍽4 et le Mi⍽4i, ou le\nMi⍽4"),
        ("La Galaxy Tab S 8.4 a 3 Go", "La Galaxy Tab S⍽8.4 a 3⍽Go"),
        ("Mi Pad, l'iPhone 6, 4 Mi", "Mi Pad, l’iPhone 6, 4 Mi"),
        ("Une Tab 4 ou une Tab 4 10.1", "Une Tab⍽4 ou une Tab⍽4⍽10.1"),
    ],
)
def test_a_name_keeps_its_number(typed: str, expected: str) -> None:
    """Of the names that are given, and of these only; what is set already stays."""
    names = ("Mi 4", "Galaxy Tab S 8.4", "Mi Pad", "Tab 4", "Tab 4 10.1")
    shown = expected.replace("⍽", NO_BREAK_SPACE)
    for source in (typed, shown):
        assert typeset_text(source, names) == shown
        assert typeset_html(f"<p>{source}</p>", names=names) == f"<p>{shown}</p>"


def test_a_name_in_code_is_left_as_it_is() -> None:
    """So is one in an attribute, in another language, or where typography is off."""
    source = '<code>Mi 4</code> <img alt="Mi 4"> <i lang="de">Mi 4</i> <i data-typo="off">Mi 4</i>'

    assert typeset_html(source, names=("Mi 4",)) == source
