"""What other tools make something of is told, with what to write here."""

from __future__ import annotations

import pytest

from tests.unit.checks.saying import said

VIDEO = (
    "pour une vidéo, écrivez « [![Ce qu’elle montre](image.jpg)](https://…) », "
    "puis « {: .video} » sur la ligne suivante."
)


@pytest.mark.parametrize(
    ("typed", "shown", "remedy"),
    [
        ("[youtube https://www.youtube.com/watch?v=1]", "[youtube https://www.youtube.com/watch?…", VIDEO),
        ("[embed]https://youtu.be/1[/embed]", "[embed]https://youtu.be/1[/embed]", VIDEO),
        ('[video mp4="https://a.fr/b.mp4"][/video]', '[video mp4="https://a.fr/b.mp4"][/video]', VIDEO),
        ("[vimeo 1234]", "[vimeo 1234]", VIDEO),
        ("[youtube=https://youtu.be/a]", "[youtube=https://youtu.be/a]", VIDEO),
        ("{{< youtube abc >}}", "{{< youtube abc >}}", VIDEO),
        ("{{% aparté %}}", "{{% aparté %}}", "dites-le en Markdown, ou ôtez-le."),
        ("{% youtube abc %}", "{% youtube abc %}", VIDEO),
        ("[gallery]", "[gallery]", "mettez les images dans un paragraphe, « ![Ce qu’elle montre](image.jpg \"La légende\") »."),
        (r"\[gallery ids=1\]", r"\[gallery ids=1\]", "mettez les images dans un paragraphe, « ![Ce qu’elle montre](image.jpg \"La légende\") »."),
        (r"\[embed\]texte\[/embed\]", r"\[embed\]", VIDEO),
        ("> [!WARNING]\n> Texte.", "[!WARNING]", "écrivez « !!! attention », puis le texte en retrait de quatre espaces."),
        (":::tip\nTexte.", ":::tip", "écrivez « !!! astuce », puis le texte en retrait de quatre espaces."),
        ("Voir [[la fiche]].", "[[la fiche]]", "écrivez « [ce que l’on y trouve](chemin.md) »."),
        ("[TOC]", "[TOC]", "le sommaire d’un article se fait tout seul, ôtez cette ligne."),
        ("- [x] Fait.", "- [x]", "ôtez la case."),
        ("Un point ==capital== ici.", "==capital==", "écrivez « <mark>capital</mark> »."),
        ("Bravo :tada: à tous.", ":tada:", "mettez le signe lui-même, ou ôtez-le."),
        ("Bravo :+1: à tous.", ":+1:", "mettez le signe lui-même, ou ôtez-le."),
        ("Des m^2^ de trop.", "m^2^", "écrivez « m<sup>2</sup> »."),
        ("Du CO~2~ en moins.", "O~2~", "écrivez « O<sub>2</sub> »."),
        ("Un mot^[La note.] de plus.", "^[La note.]", "écrivez « [^1] », puis « [^1]: La note. » sur une ligne à part."),
    ],
)  # fmt: skip
def test_what_another_tool_understands_is_told(typed: str, shown: str, remedy: str) -> None:
    """It would be read as it was typed."""
    told = said(f"Un début.\n\n{typed}\n\nUne fin.\n", html=f"<p>{typed}</p>")

    assert [line.partition(" ")[2] for line in told] == [
        f"« {shown} » serait montré tel quel : {remedy} [foreign-markup]"
    ]


def test_a_mark_parted_from_its_paragraph_is_told() -> None:
    """It is no longer a mark, but a text."""
    told = said("> Un mot.\n\n{: .exergue}\n", html="<p>{: .exergue}</p>")

    assert told == [
        "6:1 « {: .exergue} » serait montré tel quel : ôtez la ligne vide qui le précède. [foreign-markup]"
    ]
    assert said("> Un mot.\n{: .exergue}\n", html="<blockquote></blockquote>") == []


@pytest.mark.parametrize(
    "typed",
    [
        "Bravo :tada: à tous.",
        "Bravo :tada:!",
        ":::note\nTexte.\n:::",
        '[caption id="a"]Une légende[/caption]',
        "{% x %}\n\n```\n{% if y %}\n```",
    ],
)
def test_it_is_told_once(typed: str) -> None:
    """What closes it goes with it, and is no missing space."""
    assert len(said(f"Un début.\n\n{typed}\n")) == 1


@pytest.mark.parametrize(
    "typed",
    [
        "Un lien [vidéo](https://a.fr/), une note[^1], un prix {prix: 1 499 yuans}.\n\n[^1]: Elle.",
        "Le `{{ nom }}` d’un gabarit, `{% if %}` et `[gallery]` en code.",
        "```\n{{< youtube abc >}}\n:::note\n- [ ] a\n{% x %}\n```",
        "À 10:30:45, le score est de 2:1 ; « a == b » vaut a = b.",
        "Il dit : oui ; puis : non.",
        "[Vidéo] Le Mi Pad, [video] aussi, [sic], [1].",
        "« Oui [audio inaudible]… [tweet du 3 mai, effacé] », puis [playlist de l’été].",
        "Le [tweet de Tim Cook], et le [tweet du jour][t].\n\n[tweet de Tim Cook]: https://a.fr\n[t]: https://b.fr",
        r"\[Vidéo\] Le Mi Pad, \[video\] aussi, \[sic\].",
        "Environ ~2 mm, ou ~3 ~ 4 mm.",
        "Un tableau :\n\n| A | B |\n|:--|--:|\n| 1 | 2 |",
        "Terme\n:   Définition.",
        "*[NFC]: communication en champ proche\n\nLe NFC.",
        "> Un mot.\n> — Satya Nadella\n{: .exergue}",
    ],
)
def test_what_is_ours_or_plain_text_is_not_told(typed: str) -> None:
    """Code, links, notes, hours and tables hold the same signs."""
    html = "<pre><code>{% x %}</code></pre> <code>{% if %}</code>"
    told = said(f"Un début.\n\n{typed}\n", html=html)

    assert [line for line in told if "foreign-markup" in line] == []
