"""What the benches build: the same articles, with and without a catalogue."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bench.catalogue import WithCatalogue, WithoutCatalogue
from bench.corpus import lapuce_source, pieces, write_sheets


def test_the_catalogue_is_all_that_differs(tmp_path: Path) -> None:
    """Measured side by side, two sites hold the same texts; one has sheets and lists names."""
    shapes = [kind(tmp_path / kind.key, 40).shape for kind in (WithCatalogue, WithoutCatalogue)]
    full, bare = (list(pieces(shape)) for shape in shapes)
    assert all(piece.brands and piece.devices for piece in full)
    assert bare == [replace(piece, brands=(), devices=()) for piece in full]
    assert all(piece.devices[0] in piece.body for piece in full)
    for old, new in zip(full, bare, strict=True):
        lines = lapuce_source(old).splitlines()
        unlisted = [line for line in lines if not line.startswith(("brands:", "devices:"))]
        assert unlisted == lapuce_source(new).splitlines()


def test_sheets_are_those_of_the_shape(tmp_path: Path) -> None:
    """A corpus without a catalogue has its authors only."""
    with_it, without = (
        kind(tmp_path / kind.key, 40).shape for kind in (WithCatalogue, WithoutCatalogue)
    )
    write_sheets(with_it, tmp_path / "with")
    write_sheets(without, tmp_path / "without")
    assert len(list((tmp_path / "with" / "appareils").iterdir())) == with_it.devices == 1000
    assert len(list((tmp_path / "with" / "marques").iterdir())) == with_it.brands == 100
    assert {path.name for path in (tmp_path / "without").iterdir()} == {"auteurs"}
