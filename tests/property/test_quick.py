"""The quick passes give what Python-Markdown's own give, to the byte."""

from __future__ import annotations

import ast
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from lapuce.writing.markdown import Writer
from lapuce.writing.quick_written import list_html, paragraph_html, table_html

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("content", "docs", "tests")
SOURCES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.md"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
QUICK = Writer()
STOCK = Writer(Markdown)

INLINE = (
    "a _b_ c", "**a *b* c *d* e", "mot", "été", "A & B", "a &amp; b", "&#233;", "&#12 x", "&copy", "a < b", "a > b", '"', "'", "**gras**", "__gras__",
    "*mot*", "_mot_", "***mot***", "**a *b* c**", "*a **b** c*", "**", "*", "_", "a_b_c", "snake_case*", "`code`", "``a`b``", "`",
    "`<b>`", "\\", "\\*", "\\_", "\\`", "\\\\`x`", "\\ ", "\\{", "\\#", "[a](b.md)", "[a](<b c> \"t\")", "[a](b.md 'un \"titre\"')",
    "[a](b(c)d)", "[a]()", "[a]( b.md )", "[a [b] c](d)", "[*a*](b_c_d)", "[a](b\\*c)", "[`a`](b)", "[a]", "[a][b]", "[a] [b]", "[a][]",
    "![i](p.svg)", "![i](p.svg \"Légende | Agence\")", "![i][b]", "![b]", "![a [b]](c)", "[![i](p)](l)", "<https://a.fr/?q=1>", "<a@b.fr>",
    "<b>", "</b>", "<b>x</b>", '<a href="x.md">y</a>', "<br>", "<br />", "<!-- c -->", "<!--", "-->", "<?php ?>", "<![CDATA[x]]>",
    "<script>", "<x-y z>", "<div>", "</div>", "{prix: 3 €}", "{prix : 1 * 2}", "{prix", "{", "}", "{: .c}", "{: #i k=v drapeau}", "{.c}",
    "mot[^1]", "[^1]", "[^x]", "[^1] [^1]", "HTML", "CSS", "///Footnotes Go Here///", "fin  ", "| c", "«\N{NO-BREAK SPACE}x\N{NARROW NO-BREAK SPACE}!", "\N{PILE OF POO}",
    "\x02", "\x02klzzwxh:0000\x03", "\x02wzxhzdk:0\x03", "\x0242\x03", "\x0c", "\x0b", "\x85", "\N{LINE SEPARATOR}", "\N{ZERO WIDTH SPACE}", "~~~", "```", "!!!", "===", "#", "h1{",
)  # fmt: skip
LINES = (
    "# Titre", "## Titre ##", "###Titre", "## Titre {: #id .c}", "## Titre [a](b) *c* [^1] {data-toc-label=\"x\"}", "## A & B <i>c</i>", "####### x", "## ", "#", "\\# x", "h1{", "## Titre\n\n## Titre\n\n### Titre", "## Titre_1", "## avis", "## T {: id}", "## T {: #titre}", "### a  b", "# \x0c",
    "Titre\n===", "Titre\n---", "Titre\n=", "===", "---", "- - -", "***", "___", " * * *", "-----x", "+ ++",
    "- a", "* a", "+ a", "- a\n- b\n    - c\n        - d", "- a\n\n- b", "- a\n\n    b\n\n    - c", "1. a\n2. b", "3. a\n- b", "٣. a", "1) a", "1.a", "- # x\n  y", "- [ ] a",
    "- a\n{: .c}", "* * a\n    * b", "    - a", "  - a", "-", "1.", "- a\n\n        code", "- {: .c}",
    "> a", ">a\nb", "> a\n> > b\n>\n> - c", "> a\n> — Nom", "> # t", "a\n> b", "   > a", "    > a",
    "    code\n    <b>", "    code", "        code", "\tcode", "  \tcode", "    a\nb", "\n\n    a",
    "```\ncode <b>\n```", "~~~ python\ncode {\n~~~", "``` {.a #b k=v}\nx\n```", "```\nsans fin", "~~~\n```\n~~~", "    ```\n    x\n    ```", "```js hl_lines=\"1\"\na & b\n```", "``\x02`\nx\n```",
    "a | b\n--|--\n1 | 2", "| a | b |\n|:--|--:|\n| `x|y` | \\| |", "| a |\n|---|\n| b |", "a | b\n---|---", "| a | b\n- | -\n", "a\n| - |\n", "| a | b |\n|---|\n", "| a {: .c} | b |\n|---|---|\n| [l](m) | **g** |",
    "!!! note\n    a", "!!! note \"Titre *x*\"\n    a\n\n    - b\n\n        c", "!!! bref\n    a", "!!! appareil \"Mi Pad\"", "!!! verdict", "!!! prix", "!!! inconnu x\n    a", "!!!note", "a\n!!! note\n    b", "!!! attention \"\"\n    > a\n\nb", " !!! note\n    a", "!!! note\n- a",
    "terme\n: def", "terme\n\n: def\n\n    suite", "a\nb\n:   c\n: d", ": seul", "   : x", "terme {: .c}\n: def\n    - a", ":x",
    "*[HTML]: Langage", "*[CSS] : ", "*[HTML]: ''", "*[a*b]:\n  x", "[^1]: note", "[^1]: note\n    suite\n\n    encore", "[^x]: a\n[^1]: b", "   [^2]: c", "[^1]:", "a\n[^1]: b\nc",
    "[a]: /x", "[b]: <y> \"t\"", "[b]:\n  /z\n  'u'", "  [c]: d (e)", "[a]: /x\n[b]: /y\ntexte", "a\n[a]: /x", "[*]: x", "[]: x",
    "<div>\na *b*\n</div>", "<div markdown=\"1\">\na *b*\n\n- c\n</div>", "<p markdown=\"span\">*a* <b>c</b></p>", "<div markdown=\"block\" class=\"a&amp;b\"><p>x {: .y}</p>\n\n<pre>\nz\n</pre>\n</div>", "<div><!-- c --></div>", "<table markdown=\"1\"><tr><td>*a*</td></tr></table>",
    "<!-- c -->", "<!-- c\n\nd -->", "<hr>", "<hr markdown=\"1\" x>", "<script>\na < b\n</script>", "<script markdown=\"block\">a</script>", "<style>p > a {}</style>", "<?pi ?>", "<!DOCTYPE x>", "<div>", "</div>", "a <div>b</div>", "<details><summary>x</summary>\n\ny\n</details>", "<h2 id=\"q\" markdown=\"1\">t</h2>", "<x:y markdown=\"1\">a</x:y>", "<figure markdown=\"1\">\n![i](p)\n</figure>",
    "a \\| b | c\n--|--\nd | \\|", "a `|` b | c\n---|---", "[a]\n\n![a]\n\n![b][a]\n\n[x][a]\n\n[a]: /x", "a\n{: #titre}", "- # x\n  *y* [z](t)\n  <b>",
    "<div markdown=\"1\">\n<section><p>x *y*</p> *z* <b>c</b></section>\n</div>", "<div markdown=\"1\">\n<script>\na < b & c\n</script>\n</div>",
    "<table markdown=\"1\">\n<tr markdown=\"1\"> <td>a</td> <td>*b*</td> </tr>\n</table>", "<ul markdown=\"block\"><li markdown=\"span\">a <p>b</p> <p>*c*</p> d</li> </ul>",
    "***a **b *c `d` e* f** g***", "_a **b *c [d](e) _f_* g** h_",
    "", " ", "   ", "\n", "\t", "\x0c", "\r", "\x1c",
)  # fmt: skip
RUNS = st.lists(st.sampled_from(INLINE), min_size=1, max_size=6).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words), "\n".join(words)])
)
FRAMES = (
    "{}", "## {}", "## {} {{: #i}}", "Titre {}\n---", "- {}", "- {}\n\n- {}", "1. {}", "> {}", "> a\n> — {}", "**{}**", "_{}_", "[{}](x)", "[x]({})", "[x](y \"{}\")",
    "![{}](p)", "| {} | b |\n|---|---|\n| c | {} |", "{}: d", "{}\n: {}", "!!! note \"{}\"\n    {}", "[^1]: {}", "[{}]: x", "[a]: {}", "*[{}]: x", "a\n{}\nb", "    {}", "```\n{}\n```", "{{prix: {}}}", "{}{}",
    "<div markdown=\"1\">\n{}\n</div>", "<div>{}</div>",
)  # fmt: skip
"""Where a run of text may stand."""
ENDS = "\n\n*x _y_ z* HTML [^1] [a]\n\n## Titre\n\n*[HTML]: L\n\n[^1]: n\n\n[a]: /x"
BEFORE = st.sampled_from(["", "", "", "", "    ", "> ", "- ", "  ", "\t", "1. ", "# ", ": "])
SHIFTED = st.tuples(BEFORE, RUNS | st.sampled_from(LINES) | st.sampled_from(LINES)).map(
    lambda both: "\n".join(both[0] + line for line in both[1].split("\n"))
)
JOINTS = st.sampled_from(["\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "  \n", "\r\n", "\r", " \n \n"])
TEXTS = st.lists(st.tuples(SHIFTED, JOINTS), max_size=9).map(
    lambda parts: "".join(part + joint for part, joint in parts)
)
PLAIN_WORDS = (
    "mot", "été", "a", " ", "  ", "\n", "  \n", "!", "? ", "«\N{NO-BREAK SPACE}x»", "\"", "'", ">", "1.", "-", ":", " : ", "/", "///",
    "**gras**", "*mot*", "** gras**", "**gras **", "**a", "*", "**", "[a](b.md)", "[a b!](/c_d-e?f=g;h#i)", "[a]()", "[^a](b)", "[*a*](b)", "[a](b*c)", "[a](b(c))",
    "[a] (b)", "[a", "](b)", "![i](p)", "!", "|", "HTML", "\N{ZERO WIDTH SPACE}", "\x0c", "#", "=", "_", "é_", "///Footnotes Go Here///", "{", "&",
)  # fmt: skip
AFTER = (
    "",
    "",
    "",
    ": d",
    "\n: d",
    "[a]: /x",
    "[^a]: n",
    "*[HTML]: L",
    "<b>",
    "- a",
    "    code",
    "---",
    "| a | b |\n|---|---|",
    "{: .c}",
    "> c",
    "## t",
    "!!! note\n    a",
)
PLAIN_PARAGRAPHS = st.lists(st.sampled_from(PLAIN_WORDS), min_size=1, max_size=7).map("".join)
PLAIN_TEXTS = st.lists(PLAIN_PARAGRAPHS | st.sampled_from(AFTER), min_size=1, max_size=5).map(
    "\n\n".join
)
CELLS = st.lists(st.sampled_from(PLAIN_WORDS[:18]), max_size=3).map("".join) | st.sampled_from(
    [
        "",
        " ",
        ":",
        "---",
        "---:",
        ":-:",
        ":--",
        "**gras**",
        "[a](b.md)",
        'x "y"',
        "2. a",
        "- b",
        "&",
        "a\\|b",
    ]
)
ROWS = st.lists(CELLS, min_size=1, max_size=3).map(lambda cells: f"| {' | '.join(cells)} |")
ITEMS = st.builds(
    "{}{}".format,
    st.sampled_from(
        ["- ", "- ", "- ", "* ", "+ ", "1. ", "1. ", "2. ", "-", "-  ", "    - ", " - "]
    ),
    CELLS
    | st.sampled_from(
        ["# t", "> q", "16 Go", "1. a", "* a", "*a* b", "**a** b", "!!! note", "a  "]
    ),
)
HEADINGS = st.builds(
    "{}{}{}".format, st.sampled_from(["#", "## ", "###", "####### ", "#\n"]), CELLS,
    st.sampled_from(["", " #", "##", "\nmot", "\n## b", "\\#"]),
)  # fmt: skip
PLAIN_BLOCKS = (
    st.lists(ITEMS, min_size=1, max_size=4).map("\n".join)
    | st.builds("\n".join, st.lists(ROWS, max_size=4))
    | st.builds("{}\n{}\n{}".format, ROWS, st.sampled_from(["| --- |", "|---|---|", "| :-: | --: |", "|-|-|-|"]), ROWS)
    | HEADINGS
)  # fmt: skip
PLAIN_MIXTURES = st.lists(
    st.tuples(PLAIN_BLOCKS | PLAIN_PARAGRAPHS | st.sampled_from(AFTER), JOINTS),
    min_size=1, max_size=6,
).map(lambda parts: "".join(part + joint for part, joint in parts))  # fmt: skip
SIGNS = st.text(alphabet="a1 \n\t*_`[](){}<>!|:#-=+.&;\\\"'^/\x02é", max_size=60)


def read_all(writer: Writer, text: str) -> tuple[object, ...]:
    """Give all that a writer makes of a text, before and after our own work."""
    try:
        written = writer.write(text, source="articles/2014/x.md", first_line=1, price=str)
    except Exception as error:  # the library's own faults must stay its own
        return type(error), str(error)
    newsroom, converter = writer._newsroom, writer._markdown
    stashed = [getattr(one, "tag", one) for one in converter.htmlStash.rawHtmlBlocks]
    held = newsroom.blocks, newsroom.faults, stashed
    tokens = repr(getattr(converter, "toc_tokens", None))
    newsroom.start(str)
    return written, held, tokens, converter.reset().convert(text)


def strings(path: Path) -> Iterator[str]:
    """Give the strings of a Python file: the tests hold all that ever went wrong."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_source_is_written_alike(path: Path) -> None:
    """The site's own texts and those of the tests."""
    text = path.read_bytes().decode("utf-8", "replace")

    assert read_all(QUICK, text) == read_all(STOCK, text)


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_example_is_written_alike(path: Path) -> None:
    """Whatever a test ever gave or expected."""
    for text in strings(path):
        assert read_all(QUICK, text) == read_all(STOCK, text), text


@pytest.mark.parametrize("between", ["[a]: /x", "[^1]: Une note.", "[a](b)", "[a]: /x\n- b"])
@pytest.mark.parametrize(("first", "second"), [("- a", "- b"), ("1. a", "1. b"), ("- a", "b")])
def test_a_list_goes_on_after_what_shows_nothing(first: str, between: str, second: str) -> None:
    """A definition between two lists makes one of them."""
    text = f"{first}\n\n{between}\n\n{second}"

    assert read_all(QUICK, text) == read_all(STOCK, text)


@pytest.mark.parametrize("frame", FRAMES)
def test_every_sign_is_written_alike_in_every_place(frame: str) -> None:
    """Each sign alone, where it may stand; with definitions and without."""
    for word in (*INLINE, *LINES):
        text = frame.format(*[word] * 2)
        for whole in (text, text + ENDS):
            assert read_all(QUICK, whole) == read_all(STOCK, whole), whole


@pytest.mark.parametrize(
    ("before", "signs", "length", "after"),
    [
        ("", "a*_ ", 6, ""),
        ("a", ("*", "**", "_", "b", " ", "`c`", "[d](e)"), 4, ""),
        ("[a](", "b ()<>'\"\\", 4, ")"),
        ("[a", "a[]!*", 4, "](b)"),
        ("[a", "a[]! ", 4, ""),
        ("## ", "a&<>; \\", 4, ""),
        ("", ("a", "-", "=", "*", " ", "\n"), 5, ""),
        ("", ("a", "|", "\n", ":", "---"), 5, ""),
        ("", ("a", "\n", "    ", "- ", "> ", "# "), 5, ""),
    ],
)  # fmt: skip
def test_all_short_texts_are_written_alike(
    before: str, signs: Iterable[str], length: int, after: str
) -> None:
    """Every sequence of some signs, parted by rules."""
    all_of = [
        f"{before}{''.join(some)}{after}"
        for size in range(1, length + 1)
        for some in product(signs, repeat=size)
    ]
    for at in range(0, len(all_of), 40):
        text = "\n\n* * *\n\n".join(all_of[at : at + 40]) + "\n\n[a]: /x"
        assert read_all(QUICK, text) == read_all(STOCK, text), text


@given(TEXTS)
@settings(max_examples=400)
def test_any_mixture_is_written_alike(text: str) -> None:
    """All constructs, in any order, one in the other."""
    assert read_all(QUICK, text) == read_all(STOCK, text)


@given(PLAIN_TEXTS)
@example("[^a](b)\n\n[^a]: n")
@settings(max_examples=600)
def test_any_plain_paragraphs_are_written_alike(text: str) -> None:
    """What is written at once, beside what is not, and before what would change it."""
    assert read_all(QUICK, text) == read_all(STOCK, text)


def test_usual_blocks_are_written_at_once() -> None:
    """Or nothing would be spared, and the test below would compare the library with itself."""
    assert paragraph_html("Voir **là**, [ici](a.md) et *ailleurs*.")
    assert list_html(ET.Element("div"), ["- un *peu*\n- 16 Go", "La suite"])
    assert list_html(ET.Element("div"), ["1. un\n1. deux", "**La** suite"])
    assert table_html("| Écran | Prix |\n|---|--:|\n| **7,9** | [249 €](a.md) |")
    assert not list_html(ET.Element("div"), ["- un", "- deux"])


@given(PLAIN_MIXTURES)
@settings(max_examples=1500)
def test_any_plain_lists_and_tables_are_written_alike(text: str) -> None:
    """Whatever stands before and after them: an item more makes another list of the one before."""
    assert read_all(QUICK, text) == read_all(STOCK, text)


@given(SIGNS)
@settings(max_examples=400)
def test_any_signs_are_written_alike(text: str) -> None:
    """Signs alone, in any order."""
    assert read_all(QUICK, text) == read_all(STOCK, text)
