"""Names of a room imported when they are asked for: what a build does not call costs it nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any


def give_later(package: str, held: Mapping[str, Iterable[str]]) -> Callable[[str], Any]:
    """
    Return the `__getattr__` of a package.

    Args:
        package: Its name.
        held: The names that it gives, by the module of the package that holds them. A name may not
            be that of a module, which stands in its place once it is imported.
    """
    modules = {name: module for module, names in held.items() for name in names}

    def give(name: str) -> Any:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(f"{package}.{modules[name]}"), name)
        setattr(sys.modules[package], name, value)  # Asked for once.
        return value

    return give
