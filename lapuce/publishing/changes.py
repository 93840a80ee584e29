"""What a publication would change on the branch, told before it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lapuce.counts import plural
from lapuce.publishing.refusal import first_names


@dataclass(frozen=True)
class Changes:
    """Paths that differ between the published site and the built one, sorted."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    def lines(self) -> list[str]:
        """Return one French line for each kind of change there is."""
        told = []
        for paths, one, many in (
            (self.added, "fichier ajouté", "fichiers ajoutés"),
            (self.changed, "fichier modifié", "fichiers modifiés"),
            (self.removed, "fichier supprimé", "fichiers supprimés"),
        ):
            if paths:
                told.append(f"{plural(len(paths), one, many)} : {first_names(paths)}")
        return told


def find_changes(before: Mapping[str, str], after: Mapping[str, str]) -> Changes:
    """Compare two sites, each from path to content hash."""
    return Changes(
        added=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(sorted(p for p in after.keys() & before.keys() if after[p] != before[p])),
        removed=tuple(sorted(before.keys() - after.keys())),
    )
