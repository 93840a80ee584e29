"""The house of STYLE: arrows point down only, and only the doorways know Pelican."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
GROUND = {
    "choices", "counts", "dates", "fingerprint", "front_matter", "later", "longer_names", "marks", "markup", "problems",
    "schema", "settings", "site_paths", "slugs", "validation",
}  # fmt: skip
MEETING = {"newsroom", "plugins", "program"}
FLOORS = (
    "reading", "arranging", "crosschecks", "printing", "views", "planning", "building", "desks",
)  # fmt: skip
"""The folders of the newsroom, from the lowest: each may import those before it."""
MODULES = sorted((ROOT / "lapuce").rglob("*.py"))


def imports_of(path: Path) -> Iterator[str]:
    """Give the modules that a file imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parent = ".".join(path.relative_to(ROOT).parts[: -node.level]) if node.level else ""
            module = ".".join(part for part in (parent, node.module) if part)
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def room_of(module: str) -> str:
    """Return the room of a module of ours: `lapuce.catalog.money` is in `catalog`."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def name_of(path: Path) -> str:
    """Return the name of a module from its file."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_arrows_point_down_only(path: Path) -> None:
    """The ground floor imports no room, and no room imports another."""
    room = room_of(name_of(path))
    if room in MEETING or room in ("", "__init__"):
        return
    allowed = GROUND if room in GROUND else GROUND | {room}
    rooms = {
        room_of(module)
        for module in imports_of(path)
        if (module.startswith("lapuce.") and (ROOT / "lapuce" / room_of(module)).exists())
        or (module.startswith("lapuce.") and (ROOT / "lapuce" / f"{room_of(module)}.py").exists())
    }  # fmt: skip

    assert rooms - allowed == set()


@pytest.mark.parametrize("path", sorted((ROOT / "lapuce/newsroom").rglob("*.py")), ids=name_of)
def test_arrows_point_down_in_the_newsroom(path: Path) -> None:
    """What its folders share stands beside them; a folder imports only those before it."""
    allowed = {path.relative_to(ROOT / "lapuce/newsroom").parts[0]}
    if path.parent.name == "newsroom":
        allowed.clear()
    allowed.update(FLOORS[: max(map(FLOORS.index, allowed), default=0)])
    folders = {
        module.split(".")[2] for module in imports_of(path) if module.startswith("lapuce.newsroom.")
    }

    assert folders & set(FLOORS) <= allowed


def test_every_folder_of_the_newsroom_is_a_floor() -> None:
    """A new one takes its place among the others."""
    found = {path.parent.name for path in (ROOT / "lapuce/newsroom").glob("*/__init__.py")}

    assert found == set(FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_doorways_import_pelican(path: Path) -> None:
    """Pelican changes; one folder knows it, and the preview reads its settings through it."""
    known = {module.split(".")[0] for module in imports_of(path)}

    assert "pelican" not in known or room_of(name_of(path)) == "plugins"


def test_typography_needs_the_standard_library_only() -> None:
    """Another project may take the room as it is."""
    import sys

    for path in (ROOT / "lapuce" / "typography").glob("*.py"):
        if path.name == "english.py":
            continue  # The one module that calls typogrify.
        for module in imports_of(path):
            top = module.split(".")[0]
            assert top in sys.stdlib_module_names or module.startswith("lapuce.typography")


@pytest.mark.parametrize("room", ["catalog", "checks"])
def test_names_that_are_given_later_are_no_modules(room: str) -> None:
    """A module that is imported first would stand in the place of the name that it holds."""
    package = import_module(f"lapuce.{room}")
    for path in (ROOT / "lapuce" / room).glob("*.py"):
        import_module(f"lapuce.{room}.{path.stem}".removesuffix(".__init__"))

    given = {name: getattr(package, name) for name in package.__all__}
    assert [name for name, held in given.items() if isinstance(held, ModuleType)] == []


def test_the_top_level_reads_as_a_sentence() -> None:
    """Content is set in a theme by lapuce, and tests hold it: no `plugins` folder beside them."""
    for name in ("content", "theme", "lapuce", "tests", "pelicanconf.py", "publishconf.py"):
        assert (ROOT / name).exists()
    assert not (ROOT / "plugins").exists()
