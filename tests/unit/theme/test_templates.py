"""Every template, given a full page and a bare one: sound HTML, French spaces, nothing from afar."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.unit.theme.pages import block_calls, contexts
from tests.unit.theme.sample import site

THEME = Path(__file__).resolve().parents[3] / "theme"
TEMPLATES = THEME / "templates"
ENVIRONMENT = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
CASES = [
    pytest.param(name, context, id=f"{name}-{kind}")
    for kind, full in (("full", True), ("bare", False))
    for name, context in contexts(full=full).items()
]
DATA_BLOCKS = ("application/ld+json", "speculationrules")


def render(name: str, context: dict[str, object], **chrome: object) -> str:
    shown = {**site(), **chrome}

    def once(part: str, **values: object) -> Markup:
        return Markup(ENVIRONMENT.get_template(part).render(values, site=shown))

    def each_once(part: str, variable: str, items: Iterable[object], **values: object) -> Markup:
        return Markup("\n").join(once(part, **{variable: item, **values}) for item in items)

    ENVIRONMENT.globals["once"] = once
    ENVIRONMENT.globals["each_once"] = each_once
    return ENVIRONMENT.get_template(name).render(context, site=shown)


def attribute(node: LexborNode, name: str) -> str:
    return node.attributes.get(name) or ""


def test_every_template_has_a_sample() -> None:
    """A new template comes with what it is given, or no test reads it."""
    names = {path.name for path in TEMPLATES.glob("*.html")}

    assert names - {"base.html"} == set(contexts(full=True))


@pytest.mark.parametrize(("name", "context"), CASES)
def test_headings_are_in_order(name: str, context: dict[str, object]) -> None:
    """One h1, which comes first; no level is skipped on the way down."""
    tree = LexborHTMLParser(render(name, context))
    levels = [int(node.tag[1]) for node in tree.css("h1, h2, h3, h4, h5, h6") if node.tag]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@pytest.mark.parametrize(("name", "context"), CASES)
def test_landmarks_and_references_are_sound(name: str, context: dict[str, object]) -> None:
    """Ids are unique, what refers to an id finds it, and each nav has a name of its own."""
    tree = LexborHTMLParser(render(name, context))
    ids = [attribute(node, "id") for node in tree.css("[id]")]
    wanted = [one for node in tree.css("[aria-labelledby]")
              for one in attribute(node, "aria-labelledby").split()]  # fmt: skip
    wanted += [attribute(node, "for") for node in tree.css("label[for]")]
    named = [attribute(node, "aria-label") or attribute(node, "aria-labelledby")
             for node in tree.css("nav")]  # fmt: skip

    assert len(ids) == len(set(ids))
    assert set(wanted) <= set(ids)
    assert all(named)
    assert len(named) == len(set(named))
    assert len(tree.css("main")) == 1


@pytest.mark.parametrize(("name", "context"), CASES)
def test_anchors_of_the_page_exist(name: str, context: dict[str, object]) -> None:
    """Skip links and in-page links lead somewhere."""
    tree = LexborHTMLParser(render(name, context))
    ids = {attribute(node, "id") for node in tree.css("[id]")}
    anchors = {attribute(node, "href")[1:] for node in tree.css('a[href^="#"]')}

    assert anchors <= ids


@pytest.mark.parametrize(("name", "context"), CASES)
def test_links_of_people_are_told_apart(name: str, context: dict[str, object]) -> None:
    """One name leads to one author (WCAG 2.4.9), as a list of links is read."""
    tree = LexborHTMLParser(render(name, context))
    people = {(link.text(), attribute(link, "href")) for link in tree.css('a[href*="/auteurs/"]')}

    assert len({words for words, _ in people}) == len(people)


@pytest.mark.parametrize(("name", "context"), CASES)
def test_pictures_and_tables_are_described(name: str, context: dict[str, object]) -> None:
    """Pictures say what they show and how large they are; tables have a caption and scopes."""
    tree = LexborHTMLParser(render(name, context))

    for node in tree.css("img"):
        assert {"alt", "width", "height"} <= set(node.attributes)
    for node in tree.css("table"):
        assert node.css_first("caption") is not None
    for node in tree.css("th"):
        assert attribute(node, "scope") in ("row", "col")
    assert not tree.css("[colspan], [rowspan]")


@pytest.mark.parametrize(("name", "context"), CASES)
def test_nothing_is_inline_or_from_afar(name: str, context: dict[str, object]) -> None:
    """The policy forbids inline code; every file comes from the site itself."""
    tree = LexborHTMLParser(render(name, context))
    fetched = [attribute(node, "src") for node in tree.css("img, script[src], source, iframe")]
    fetched += [attribute(node, "href") for node in tree.css("link")
                if attribute(node, "rel") != "canonical"]  # fmt: skip
    fetched += [attribute(node, "action") for node in tree.css("form[action]")]

    assert not tree.css("style, [style]")
    assert not [key for node in tree.css("*") for key in node.attributes if key.startswith("on")]
    for node in tree.css("script:not([src])"):
        assert attribute(node, "type") in DATA_BLOCKS
    assert [url for url in fetched if not url.startswith("/") or url.startswith("//")] == []


@pytest.mark.parametrize(("name", "context"), CASES)
def test_words_are_set_in_french(name: str, context: dict[str, object]) -> None:
    """The theme's own words: no plain space before a high sign, none inside guillemets."""
    tree = LexborHTMLParser(render(name, context))
    tree.strip_tags(["script", "svg"])
    said = [tree.root.text(deep=True) if tree.root else ""]
    for node in tree.css("[aria-label], [placeholder], [content]"):
        if attribute(node, "http-equiv"):
            continue
        said += [attribute(node, key) for key in ("aria-label", "placeholder", "content")]

    for text in said:
        assert re.findall(r"\w [;:!?»](?=\s|$)|« |\w'\w", text) == []


@pytest.mark.parametrize("name", sorted(block_calls()))
def test_blocks_of_a_text_are_sound(name: str) -> None:
    """The four macros that Markdown may call print a named piece, with typeset words."""
    macro = getattr(ENVIRONMENT.get_template("partials/blocks.html").module, name)
    html = str(macro(*block_calls()[name]))
    tree = LexborHTMLParser(html)
    piece = tree.css_first("aside, section, div[role=region]")

    assert piece is not None
    assert attribute(piece, "aria-label") or attribute(piece, "aria-labelledby")
    said = tree.root.text(deep=True) if tree.root else ""
    assert re.findall(r"\w [;:!?»](?=\s|$)|« ", said) == []


def test_the_policy_lets_the_speculation_rules_run() -> None:
    """The digest in the policy is that of the rules; a browser drops them otherwise."""
    tree = LexborHTMLParser(render("404.html", contexts(full=True)["404.html"]))
    rules = tree.css_first('script[type="speculationrules"]')
    policy = tree.css_first("meta[http-equiv]")
    assert rules is not None
    assert policy is not None
    digest = base64.b64encode(hashlib.sha256(rules.text().encode()).digest()).decode()

    assert f"'sha256-{digest}'" in attribute(policy, "content")


def test_the_preview_alone_refreshes_itself() -> None:
    """A published page holds no trace of the preview's script."""
    context = contexts(full=True)["404.html"]

    assert "apercu.js" not in render("404.html", context)
    assert '<script src="/_lapuce/apercu.js" defer></script>' in render(
        "404.html", context, live_reload_url="/_lapuce/apercu.js"
    )


def test_styles_ask_nothing_of_other_sites() -> None:
    """Fonts and pictures of the style sheet stand beside it."""
    styles = (THEME / "static" / "style.css").read_text(encoding="utf-8")
    asked = re.findall(r"url\(([^)]*)\)", styles)

    assert asked
    for url in asked:
        assert (THEME / "static" / url).is_file()
    assert "@import" not in styles


def test_scripts_are_small() -> None:
    """Each one is optional and weighs at most five kilobytes compressed."""
    for path in (THEME / "static").glob("*.js"):
        assert len(gzip.compress(path.read_bytes())) <= 5 * 1024
