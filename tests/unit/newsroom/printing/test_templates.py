"""Templates print what Jinja's own would, and read views as mappings."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import jinja2
import pytest
from markupsafe import Markup, escape

from lapuce.newsroom.printing.templates import Templates, printed
from lapuce.problems import LapuceError
from tests.words import plain


class Piece:
    """A value that prints itself."""

    def __html__(self) -> str:
        return "<b>&</b>"


@pytest.mark.parametrize(
    "value", ["", "a", "<a href=\"x\">'&'</a>", Markup("<i>&amp;</i>"), 3, 2.5, None, True, Piece()]
)
def test_values_are_printed_as_escaped(value: object) -> None:
    """Text is escaped, what is HTML already is left."""
    assert str(printed(value)) == str(escape(value))


@pytest.fixture
def templates(tmp_path: Path) -> Templates:
    """Give the templates of a small folder."""
    held = {
        "base.html": "<p>{% block main %}{% endblock %}</p>",
        "macros.html": "{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}",
        "page.html": '{% extends "base.html" %}{% from "macros.html" import bold %}'
        "{% block main %}{% for one in view.items %}{{ bold(one.index) }}"
        "{% if not loop.last %}, {% endif %}{% endfor %} {{ view.text.upper() }} !{% endblock %}",
    }
    for name, text in held.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Templates(tmp_path)


def test_a_view_may_have_any_key(templates: Templates) -> None:
    """Even one that a dictionary has a method of: `items`, `index`."""
    view = MappingProxyType({"items": [{"index": "<1>"}, {"index": "2"}], "text": "é&"})
    page = templates.get_template("page.html")

    assert (
        page.render(view=view)
        == "<p><b>&lt;1&gt;</b>, <b>2</b> É&amp;\N{NARROW NO-BREAK SPACE}!</p>"
    )


def test_a_template_of_another_encoding_is_told(tmp_path: Path) -> None:
    """As editors of old save it; the preview goes on."""
    folder = tmp_path / "theme/templates"
    folder.mkdir(parents=True)
    (folder / "page.html").write_bytes("<p>é</p>".encode("latin-1"))

    with pytest.raises(LapuceError) as told:
        Templates(folder).source("page.html")
    assert plain(str(told.value)) == (
        "gabarit qui n’est pas en UTF-8 : theme/templates/page.html. Enregistrez-le en UTF-8."
    )


def test_a_key_that_is_missing_is_told(templates: Templates) -> None:
    """No page shows an empty place for it."""
    with pytest.raises(jinja2.UndefinedError, match="text"):
        templates.get_template("page.html").render(view={"items": []})
