"""What each kind of device measures: beyond, a comma or a digit was lost."""

from __future__ import annotations

from decimal import Decimal

from lapuce.catalog.quantities import Quantity, parse
from lapuce.schema import fault

_GB = 1024
_USUAL: dict[str, dict[str, tuple[Decimal | int, int]]] = {
    "pouce": {
        "téléphone": (1, 8), "tablette": (5, 25), "ordinateur": (5, 60),
        "montre": (Decimal("0.5"), 3), "liseuse": (4, 14), "console": (2, 15),
    },
    "g": {
        "téléphone": (40, 700), "tablette": (100, 3000), "ordinateur": (200, 25_000),
        "montre": (10, 250), "liseuse": (70, 800), "console": (80, 8000), "casque": (2, 1200),
    },
    "mAh": {
        "téléphone": (300, 20_000), "tablette": (1000, 25_000), "montre": (40, 2000),
        "liseuse": (300, 8000),
    },
    "memory": {
        "téléphone": (4, 64 * _GB), "tablette": (64, 64 * _GB), "ordinateur": (1, 4096 * _GB),
        "montre": (Decimal("0.0625"), 8 * _GB), "liseuse": (16, 16 * _GB),
    },
    "storage": {
        "téléphone": (4, 4096 * _GB), "tablette": (128, 4096 * _GB),
        "ordinateur": (128, 102_400 * _GB), "montre": (Decimal("0.0625"), 256 * _GB),
        "liseuse": (16, 512 * _GB),
    },
}  # fmt: skip
"""
By unit, or by key, the least and the most of each kind of device: beyond, a comma or a digit was
lost, or Mo were typed for Go. Memories are in megabytes.
"""
_NAMED = {
    "screen": "un écran", "battery": "une batterie", "weight": "une masse", "memory": "une mémoire",
    "storage": "un stockage",
}  # fmt: skip


def check_usual(typed: str, key: str, kind: str | None) -> None:
    """
    Refuse what no device of the kind has.

    Args:
        typed: A quantity that can be read.
        key: Of the sheet, such as `memory`.
        kind: Of device; None when its sheet does not say.

    Raises:
        PydanticCustomError: In French, with the bounds.
    """
    value = parse(typed, "pouce", "g", "mAh", "Wh", "Mo")
    usual = _USUAL.get(key) or _USUAL.get(value.unit, {})
    bounds = usual.get(kind or "")
    if bounds and not bounds[0] <= value.value <= bounds[1]:
        low, high = (Quantity(Decimal(one), value.unit) for one in bounds)
        of = "d’" if kind == "ordinateur" else "de "
        raise fault(
            "bad-quantity",
            f"« {typed} » : ce n’est pas {_NAMED[key]} {of}{kind} (de {low} à {high}) ; "
            "vérifiez le nombre et l’unité.",
        )
