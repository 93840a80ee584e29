"""Colours as makers name them in French, and what a drawing does with them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_NAMED = {
    "noir": "#211f23", "onyx": "#1b1a1e", "graphite": "#3b3a40", "grès": "#2c2b2d",
    "gris": "#7d7b82", "gris sidéral": "#56565c", "gris acier": "#6f7680", "gris lave": "#4d4b50",
    "gris métallisé": "#8d8b90", "argent": "#d3d4d8", "aluminium": "#cdced2", "céramique": "#efece8",
    "blanc": "#f7f5f2", "or": "#dcc18f", "or rose": "#e7bcb0", "or cuivré": "#c99770",
    "champagne": "#e2d2b2", "cuivre": "#b5734a", "bronze": "#8a6b4d", "sable": "#cfb998",
    "rouge": "#c0202f", "bordeaux": "#6f1a33", "rose": "#e79bb2", "orange": "#ef6a1f",
    "jaune": "#f4c521", "vert": "#5aa53c", "vert argenté": "#a3b8aa", "cyan": "#18a0d8",
    "bleu": "#2f62b0", "bleu nuit": "#22324f", "bleu glacier": "#a9cbdc", "bleu corail": "#7ea8d6",
    "violet": "#6c429f", "brun": "#7d4c2d", "cuir": "#7d4c2d", "bambou": "#c79a5b",
}  # fmt: skip
_USUAL = "#2b2a2e"


@lru_cache(maxsize=1024)
def colour_of(name: str) -> str | None:
    """Return `#rrggbb` for a French name; the longest name inside it wins, None without any."""
    words = f" {name.casefold()} "
    known = [one for one in _NAMED if f" {one} " in words]
    # « cuir brun » is brown, « blanc soie » white: what comes last in a name of leather says more.
    best = max(known, key=lambda one: (one != "cuir", len(one)), default=None)
    return _NAMED[best] if best else None


def colours_of(names: Iterable[str]) -> tuple[str, ...]:
    """Return the colours of a device, dark grey when no name is known."""
    return tuple(filter(None, map(colour_of, names))) or (_USUAL,)


@lru_cache(maxsize=4096)
def mix(colour: str, other: str, part: float) -> str:
    """Return a colour between two, `part` of the way to the other."""
    one, two = (tuple(int(text[at : at + 2], 16) for at in (1, 3, 5)) for text in (colour, other))
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in zip(one, two, strict=True))


@lru_cache(maxsize=1024)
def edge_of(colour: str) -> str:
    """Return a shade that shows the outline of a colour, even on its like."""
    towards, part = ("#ffffff", 0.28) if is_dark(colour) else ("#000000", 0.3)
    return mix(colour, towards, part)


def is_dark(colour: str) -> bool:
    """Tell whether white shows better than black on a colour."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 110
