"""What the documents say exists, and what exists is in the documents."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from bench.guides import GUIDES, typeset_guide
from bench.peers_typography import peers, score, table
from lapuce.catalog import BrandSheet, DeviceSheet
from lapuce.schema import FrontMatter
from lapuce.settings import Settings
from lapuce.writing.heads import ArticleHead
from tests.words import shown

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
TEXT = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    """Relative links only: others leave the repository."""
    text = re.sub(r"`[^`]*`", "", page.read_text(encoding="utf-8"))
    text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)", text):
        if "://" not in target and not target.startswith(("mailto:", "{")):
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("field", dataclasses.fields(Settings), ids=lambda field: field.name)
def test_every_setting_is_documented(field: dataclasses.Field[object]) -> None:
    """With its name in code type."""
    assert f"`{field.name}`" in TEXT


@pytest.mark.parametrize("model", [ArticleHead, BrandSheet, DeviceSheet])
def test_every_key_of_the_front_matter_is_documented(model: type[FrontMatter]) -> None:
    """In the guide that journalists read; `ignore` and what is refused apart."""
    guide = (ROOT / "docs" / "redaction.md").read_text(encoding="utf-8")
    keys = model.model_fields.keys() - {"ignore", "save_as", "url"}

    assert {key for key in keys if f"`{key}`" not in guide} == set()


def test_every_task_is_documented() -> None:
    """By the command that runs it."""
    tasks = (ROOT / "tasks.py").read_text(encoding="utf-8")
    for name in re.findall(r"^def ([a-z]\w*)\(", tasks, re.MULTILINE):
        assert f"./inv {name}" in TEXT or f"`{name}`" in TEXT, name


def test_every_command_shown_exists() -> None:
    """`./inv x` in a document is a task."""
    tasks = (ROOT / "tasks.py").read_text(encoding="utf-8")
    known = set(re.findall(r"^def ([a-z]\w*)\(", tasks, re.MULTILINE))
    known |= set(re.findall(r'"([a-z-]+)"', " ".join(re.findall(r"aliases=\[([^\]]*)\]", tasks))))
    for name in re.findall(r"\./inv ([a-z][a-z-]*)", TEXT):
        assert name in known, name


def test_the_figures_of_typography_are_those_of_its_table_of_cases() -> None:
    """The other tools are scored by hand: not everyone has them."""
    page = (ROOT / "docs" / "typographie.md").read_text(encoding="utf-8")
    ours = [score(name, "", run) for name, dist, run in peers() if run and not dist]

    assert [line for line in table(ours, []).split("\n") if line not in page] == []


def faults_of(page: Path) -> list[str]:
    """Return the lines of a guide that are not as the site would set them, and how it would."""
    typed = page.read_text(encoding="utf-8")
    lines, wanted = typed.split("\n"), typeset_guide(typed).split("\n")
    name = page.relative_to(ROOT)
    faults = [
        f"{name}:{number}: {shown(ours)}"
        for number, (line, ours) in enumerate(zip(lines, wanted, strict=False), 1)
        if line != ours
    ]
    # When a line is joined to the next, those after it differ by their place only.
    return faults if len(lines) == len(wanted) else faults[:1]


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.name)
def test_french_guides_are_typeset(page: Path) -> None:
    """As the site they speak of: `./inv golden` sets them, or `python -m bench.guides`."""
    faults = "\n".join(faults_of(page))

    assert not faults, f"`./inv golden` would write:\n{faults}"


@pytest.mark.parametrize(
    ("typed", "typeset"),
    [
        ("Le prix : 249 € !", "Le prix⍽: 249⍽€⎵!"),
        ("# Quoi ?\n\n- un : `a : b` ;\n- deux", "# Quoi⎵?\n\n- un⍽: `a : b`⎵;\n- deux"),
        ("| `x` : 2 Mio | 1 000 |\n| --- | ---: |", "| `x`⍽: 2⍽Mio | 1⎵000 |\n| --- | ---: |"),
        ('[Où ?](a.md "Là !") !', '[Où⎵?](a.md "Là⎵!")⎵!'),
        ("« *mot* » <!-- a : b -->", "«⍽*mot*⍽» <!-- a : b -->"),
        ("```sh\na : b\n```\nEt :", "```sh\na : b\n```\nEt⍽:"),
        ("1. Un : deux\n2. Trois < 4 ?", "1. Un⍽: deux\n2. Trois < 4⎵?"),
    ],
)
def test_guides_are_typeset_in_their_prose_only(typed: str, typeset: str) -> None:
    """Neither in code, nor in an address or a comment."""
    assert shown(typeset_guide(typed)) == typeset


def test_no_path_of_a_machine_is_written_down() -> None:
    """A clone elsewhere must work."""
    for path in [*PAGES, *ROOT.glob("*.py"), *(ROOT / "lapuce").rglob("*.py")]:
        assert not re.search(r"/(?:home|root|work)/\w", path.read_text(encoding="utf-8")), path
