"""Markdown becomes the newsroom's HTML, and what only a page knows stays a mark."""

from __future__ import annotations

import re

import pytest

from lapuce.writing.markdown import Writer
from lapuce.writing.written import MARK, Block, Ref, Written, fill
from tests.words import plain


def write(text: str) -> Written:
    """Write a text as if it began on line 10 of `articles/2014/x/index.md`."""

    def price(marked: str) -> str:
        if marked == "cher":
            raise ValueError("prix illisible « cher ».")
        return f"{marked} (environ 1 €)"

    return Writer().write(text, source="articles/2014/x/index.md", first_line=10, price=price)


def html(text: str) -> str:
    """Return the HTML of a text, its marks shown as `¤`."""
    return write(text).html.replace(MARK, "¤")


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("[a](../y.md#b)", Ref("source", "articles/2014/y.md", "b", line=10)),
        ("[a](/marques/nokia.md)", Ref("site", "/marques/nokia.md", line=10)),
        ("[a]({filename}/marques/nokia.md)", Ref("source", "marques/nokia.md", line=10)),
        ("[a]({static}../a%20b.pdf)", Ref("source", "articles/2014/a b.pdf", line=10)),
        ("[a](#suite)", Ref("self", "", "suite", line=10)),
        ("[a](#fnac)", Ref("self", "", "fnac", line=10)),
        ("[a]({tag}Windows%20Phone)", Ref("tag", "Windows Phone", line=10)),
        ("![a](x.svg)", Ref("source", "articles/2014/x/x.svg", "", True, 10)),
        ('<a href="../y.md">a</a>', Ref("source", "articles/2014/y.md", line=10)),
    ],
)
def test_addresses_of_the_site_wait_for_the_page(typed: str, target: Ref) -> None:
    """Relative paths start from the source; raw HTML obeys the same rule."""
    assert write(typed).refs == (target,)


def test_outside_addresses_stay_as_typed() -> None:
    """Nothing is added to a link that leaves the site."""
    assert html("[a](https://a.fr/?q=1) [b](mailto:x@a.fr)") == (
        '<p><a href="https://a.fr/?q=1">a</a> <a href="mailto:x@a.fr">b</a></p>'
    )


def test_a_picture_alone_is_a_figure() -> None:
    """Its title gives the caption and the credit."""
    assert html('![Une puce](p.svg "Une légende | La Puce")') == (
        '<figure><img alt="Une puce" src="¤L0¤"¤D0¤ />'
        "<figcaption>Une légende. La Puce</figcaption></figure>"
    )


def test_a_picture_that_leads_somewhere_is_a_figure_too() -> None:
    """Its caption was printed as it was typed, in a `title` that few can read."""
    assert html('[![Une puce](p.svg "Une légende | La Puce")](https://a.fr/)') == (
        '<figure><a href="https://a.fr/"><img alt="Une puce" src="¤L0¤"¤D0¤ /></a>'
        "<figcaption>Une légende. La Puce</figcaption></figure>"
    )


def test_a_picture_says_its_size_once() -> None:
    """Other tools write their own size of it, which is that of no file."""
    typed = """<img width='600' height=400 alt="width=3 de large" src="p.jpg" loading="lazy">"""

    assert html(typed) == '<p><img alt="width=3 de large" src="¤L0¤"¤D0¤></p>'
    assert html('<img src="https://a.fr/p.jpg" width="6">').count("width") == 1


@pytest.mark.parametrize("between", ["\n", "  \n", " "])
def test_pictures_of_one_paragraph_stand_side_by_side(between: str) -> None:
    """Each keeps its caption, which was printed as it was typed, in a `title`."""
    one, two = '![Une puce](p.svg "De jour | La Puce")', "[![Deux puces](q.svg)](https://a.fr/)"

    assert html(f"{one}{between}{two}").replace("\n", "") == (
        '<div class="galerie">'
        '<figure><img alt="Une puce" src="¤L0¤"¤D0¤ /><figcaption>De jour. La Puce</figcaption>'
        '</figure><figure><a href="https://a.fr/"><img alt="Deux puces" src="¤L1¤"¤D1¤ /></a>'
        "</figure></div>"
    )


@pytest.mark.parametrize(
    ("typed", "said", "name"),
    [
        ("> Un.\n> — [Nadella](https://a.fr/), PDG", "<p>Un.</p>\n", '<a href="https://a.fr/">Nadella</a>, PDG'),
        ("> Un.\n>\n> — [Nadella](https://a.fr/)", "<p>Un.</p>\n", '<a href="https://a.fr/">Nadella</a>'),
        ("> Un **mot**.\n> — Nadella, *Wired*", "<p>Un <strong>mot</strong>.</p>\n", "Nadella, <em>Wired</em>"),
        ("> *Un*\n> — *N*", "<p><em>Un</em></p>\n", "<em>N</em>"),
    ],
)  # fmt: skip
def test_the_author_of_a_quotation_may_have_a_link(typed: str, said: str, name: str) -> None:
    """To where it was said; or a title in italics."""
    assert html(typed) == f"<blockquote>\n{said}<footer>{name}</footer></blockquote>"


@pytest.mark.parametrize(
    "typed", ["> Un — *deux*.", "> Un.\n> *Deux* — trois.", "> — *a*\n> b *c*"]
)
def test_a_dash_within_a_line_names_nobody(typed: str) -> None:
    """An author stands on the last line, alone."""
    assert "<footer" not in html(typed)


def test_two_quotations_whose_authors_have_links_stay_two() -> None:
    """Markdown joins what a blank line parts."""
    typed = "> Un.\n> — [A](https://a.fr/)\n\n> Deux.\n> — [B](https://b.fr/)"

    assert html(typed).count("<footer>") == html(typed).count("<blockquote>") == 2


def test_a_picture_amid_words_stays_there() -> None:
    """It is read with them."""
    assert html("Le logo ![Une puce](p.svg) ![Deux](q.svg).").startswith("<p>Le logo <img")


def test_a_video_is_a_picture_that_says_where_it_leads() -> None:
    """Nothing of the other site is fetched before the reader asks for it."""
    typed = '[![Une puce](p.svg "Une légende")](https://www.youtube.com/watch?v=1)\n{: .video}'
    link = '<a href="https://www.youtube.com/watch?v=1"><img alt="Une puce" src="¤L0¤"¤D0¤ />'
    caption = "<figcaption>Une légende</figcaption>"

    assert html(typed) == (
        f'<figure class="video">{link}<span>Voir la vidéo sur youtube.com</span></a>{caption}'
        "</figure>"
    )
    assert html(typed.replace("\n", "")) == html(typed)
    english = Writer().write(typed, source="a.md", first_line=1, price=str, lang="en").html
    assert '<span lang="fr">Voir la vidéo sur youtube.com</span>' in english


@pytest.mark.parametrize(
    "typed",
    [
        "[Une puce](https://a.fr/)",
        "![Une puce](p.svg)",
        "[![Une puce](p.svg)](../y.md)",
        "[![Une puce](p.svg)](https://a.fr/) et du texte",
        "[![Une puce](p.svg)](https://a.fr/) [![Deux](q.svg)](https://a.fr/)",
        "Du texte.",
    ],
)
def test_what_cannot_be_a_video_is_told(typed: str) -> None:
    """A class that changes nothing would be believed to have worked."""
    written = write(f"Un.\n\n{typed}\n{{: .video}}")

    assert [(fault.rule, fault.line) for fault in written.faults] == [("bad-block", 13)]
    assert 'class="video"' not in written.html


def test_a_picture_of_no_file_is_told_to_be_copied() -> None:
    """At an address in https, it would be refused too."""
    (fault,) = write("Voyez ![Une puce](data:image/png;base64,AA) ici.").faults

    assert plain(fault.message) == (
        "image « data:image/png;base64,AA » refusée : copiez-la près de l’article."
    )


def test_a_video_within_a_sentence_is_told() -> None:
    """Glued to its link, the mark is that of the link."""
    written = write("Voyez [![Une puce](p.svg)](https://a.fr/){: .video} ici.")

    assert [(fault.rule, fault.line) for fault in written.faults] == [("bad-block", 10)]
    assert 'class="video"' not in written.html


@pytest.mark.parametrize("name", ["iframe", "video", "object"])
def test_what_would_show_a_video_is_told_how_to(name: str) -> None:
    """The first thing that who comes from elsewhere pastes."""
    (fault,) = write(f'<{name} src="https://www.youtube.com/embed/1"></{name}>').faults

    assert fault.message == (
        f"élément <{name}> refusé dans un article : retirez-le. Pour une vidéo, écrivez "
        "« [![Ce qu’elle montre](image.jpg)](https://…) », puis « {: .video} » sur la ligne suivante."
    )


def test_a_caption_takes_the_bar_of_tables() -> None:
    """The guide shows it in a table, where a bar has a backslash."""
    assert "<figcaption>Une légende. La Puce</figcaption>" in html(
        '![Une puce](p.svg "Une légende \\| La Puce")'
    )


def test_blocks_are_cards_or_asides() -> None:
    """Cards wait for the page; asides are read as they are."""
    written = write(
        '!!! face-a-face "A | B"\n\n!!! bref\n    - un\n\n!!! note "Titre"\n    Texte\n'
    )

    assert written.blocks == (Block("face-a-face", ("A", "B"), 10),)
    assert written.html.replace(MARK, "¤").split("\n") == [
        "¤B0¤",
        '<section aria-labelledby="t-bref" class="bref">',
        '<h2 id="t-bref">En bref</h2><ul>',
        "<li>un</li>",
        "</ul>",
        "</section>",
        '<aside class="encart encart--note">',
        '<p class="encart-titre">Titre</p><p>Texte</p>',
        "</aside>",
    ]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("De ~~299 €~~ à 249 €.", "<p>De <del>299 €</del> à 249 €.</p>"),
        ("~~**299** €~~", "<p><del><strong>299</strong> €</del></p>"),
        ("- un ~~prix~~", "<ul>\n<li>un <del>prix</del></li>\n</ul>"),
        ("| A | B |\n|---|---|\n| a | ~~b~~ |", "<td><del>b</del></td>"),
        ("De ~~ 299 ~~, ~150 et ~~~ ou \\~~a~~.", "<p>De ~~ 299 ~~, ~150 et ~~~ ou ~~a~~.</p>"),
        ("`~~a~~`", "<p><code>~~a~~</code></p>"),
    ],
)
def test_a_former_price_is_struck(typed: str, written: str) -> None:
    """As most tools have it."""
    assert written in html(typed)


def test_no_typed_element_stands_for_a_card() -> None:
    """Only a block does, whatever attribute an author gives to a rule."""
    written = write('<hr data-block="7" />\n\n!!! prix "A"\n')

    assert written.html.replace(MARK, "¤") == '<hr data-block="7" />\n\n¤B0¤'


@pytest.mark.parametrize("name", ["admonition", "carte admonition"])
def test_an_element_that_is_called_a_block_is_none(name: str) -> None:
    """Only `!!!` makes one: an author may take its class for an element of their own."""
    written = write(f'<div class="{name}" markdown="1">\nTexte.\n</div>')

    assert written.html == f'<div class="{name}">\n<p>Texte.</p>\n</div>'
    assert not written.faults


def test_a_quotation_may_name_its_author() -> None:
    """A last line that begins with a dash is the attribution."""
    assert html("> Un mot.\n> — Satya Nadella\n{: .exergue}") == (
        '<blockquote class="exergue">\n<p>Un mot.</p>\n<footer>Satya Nadella</footer></blockquote>'
    )


def test_quotations_in_a_row_keep_each_their_author() -> None:
    """A blank line does not part quotations in Markdown: an attribution does."""
    assert html("> Un.\n> — *A*, *B*\n> — C\n{: .exergue}\n\n> Deux.\n\n> Trois.\n> — D") == (
        '<blockquote class="exergue">\n<p>Un.\n— <em>A</em>, <em>B</em></p>\n<footer>C</footer></blockquote>\n'
        "<blockquote>\n<p>Deux.</p>\n<p>Trois.</p>\n<footer>D</footer></blockquote>"
    )


def test_the_dashes_of_a_dialogue_part_no_quotation() -> None:
    """Nor does one inside a sentence whose lines are short."""
    typed = "> — Oui ?\n> — Non.\n\n> Il vint\n> — dit-on — et\n> repartit.\n\n> Un.\n> — D"

    assert html(typed).count("<blockquote>") == 1


def test_tables_scroll_in_their_own_frame() -> None:
    """Heads have a scope; no inline style is written."""
    found = html("| A | B |\n| --- | ---: |\n| 1 | 2 |")

    assert found.startswith(
        '<div aria-label="Tableau : A, B" class="defile" role="region" tabindex="0">'
    )
    assert '<th scope="row">1</th>' in found
    assert '<td class="droite">2</td>' in found
    assert "style=" not in found


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<abbr title="Random access memory">RAM</abbr>', "RAM"),
        ("Prix<br>en euros", "Prix en euros"),
        ("Prix<br />", "Prix"),
        ("A&nbsp;B", "A&nbsp;B"),
        ("`<b>` &lt;i>", "&lt;b&gt; &lt;i&gt;"),
    ],
)
def test_the_name_of_a_table_holds_no_tag(head: str, name: str) -> None:
    """Tags typed in its head are put back after it is named."""
    assert f'aria-label="Tableau : {name}, Mi 4" class=' in html(
        f"| {head} | Mi 4 |\n| --- | --- |\n| 1 | 2 |"
    )


def test_columns_stand_as_their_rule_says() -> None:
    """On the left, in the middle or on the right, by classes: the theme's policy wants no style."""
    rows = "| a | b | c |\n| **d** | [e](a.md) | <b>f</b> |"
    found = html(f"| A | B | C |\n| :--- | :---: | ---: |\n{rows}")

    assert '<th scope="col">A</th>\n<th class="centre" scope="col">B</th>' in found
    assert '<td class="centre">b</td>\n<td class="droite">c</td>' in found
    assert "style=" not in found


def test_frames_that_scroll_have_each_their_name() -> None:
    """Two landmarks may not be called the same."""
    assert re.findall(r'aria-label="([^"]*)"', html("```\na\n```\n\nTexte.\n\n```\nb\n```\n")) == [
        "Code",
        "Code (2)",
    ]


def test_prices_and_forced_spaces_are_marks() -> None:
    """Nothing is converted that was not asked for."""
    assert html("{prix: 1 499 yuans} et 12 yuans, a\\ b") == (
        "<p>1 499 yuans (environ 1 €) et 12 yuans, a\xa0b</p>"
    )


def test_a_price_in_a_caption_is_converted() -> None:
    """Readers read it as they read the text."""
    written = write('![Une tablette](p.svg "À {prix: 1 499 yuans} | La Puce")')

    assert written.faults == ()
    assert "<figcaption>À 1 499 yuans (environ 1 €). La Puce</figcaption>" in written.html


@pytest.mark.parametrize(
    "typed",
    ['[a](https://a.fr "À {prix: 3 yuans}")', 'a ![Une tablette](p.svg "À {prix: 3 yuans}")'],
)
def test_a_price_where_none_is_converted_is_said_so(typed: str) -> None:
    """Its braces are right; the place is not."""
    assert [(one.rule, one.message) for one in write(typed).faults] == [
        (
            "bad-price",
            "« {prix: 3 yuans} » n’est pas converti ici (le titre d’un lien, une balise) : écrivez "
            "le prix en clair.",
        )
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ('![Une tablette](p.svg "À {prix: cher}")', ("bad-price", 10)),
        ("a\n\n<script>x</script>", ("raw-script", 12)),
        ('a <b onclick="x">b</b>', ("event-attribute", 10)),
        ("a <iframe src=x></iframe>", ("unsafe-html", 10)),
        ("[a](javascript:alert(1))", ("unsafe-link", 10)),
        ('<a href="java&#115;cript:alert(1)">a</a>', ("unsafe-link", 10)),
        ("[a](data:text/html,x)", ("unsafe-link", 10)),
        ("\n\n# Titre", ("heading-one", 12)),
        ("{prix: cher}", ("bad-price", 10)),
        ('a\n\n!!! apareil "x"\n', ("unknown-block", 12)),
        ("!!! appareil\n", ("bad-block", 10)),
        ("`<!--`\n\n<!-- TODO à revoir\n\nTexte.\n", ("unbalanced-html", 12)),
        ("a <!-- b\n\nc -->\n", ("unbalanced-html", 10)),
        ("- a\n- b <!-- *c*\n", ("unbalanced-html", 11)),
        ("a[^1]\n\n```\n[^1]: x\n```\n\n[^1]: Oui.\n[^1]: Encore.\n", ("repeated-id", 17)),
    ],
)
def test_what_a_page_may_not_carry_is_said(typed: str, said: tuple[str, int]) -> None:
    """Each fault has its rule and its line."""
    assert (write(typed).faults[0].rule, write(typed).faults[0].line) == said


@pytest.mark.parametrize(
    "typed",
    [
        "<!-- a\n\nb -->\n\nc",
        "a <!-- b --> c",
        "`<!-- a`\n\n    <!-- b\n",
        "&lt;!-- et `<!-- a -->`",
    ],
)
def test_a_comment_that_is_closed_or_shown_as_code_is_no_fault(typed: str) -> None:
    """Nobody reads the first, and the second is an example."""
    assert write(typed).faults == ()


def test_a_note_shown_as_code_is_not_typed_twice() -> None:
    """It is an example of how notes are written."""
    assert write("a[^1]\n\n```\n[^1]: x\n```\n\n[^1]: Oui.\n").faults == ()


def test_headings_have_addresses_that_the_page_does_not_use() -> None:
    """`menu` is the site's own."""
    headings = write("## Menu\n\n## L’écran\n\n## L’écran").headings

    assert [one.id for one in headings] == ["menu-1", "l-ecran", "l-ecran_1"]


def test_a_writer_forgets_the_text_before() -> None:
    """One converter a process: footnotes, ids and cards do not leak."""
    writer = Writer()
    first = writer.write("## A[^1]\n\n[^1]: n", source="a.md", first_line=1, price=str)
    again = writer.write("## A[^1]\n\n[^1]: n", source="a.md", first_line=1, price=str)

    assert first == again


def test_marks_are_filled() -> None:
    """Every mark has its value."""
    assert fill(f'<a href="{MARK}L0{MARK}">', {"L0": "/x/"}) == '<a href="/x/">'
