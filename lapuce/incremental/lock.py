"""One build at a time into one output folder."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: no flock; two builds at once are the user's affair there.
    fcntl = None  # type: ignore[assignment]  # mypy takes it for a module everywhere


@contextlib.contextmanager
def only_build(path: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold a lock file; when another process holds it, say so and wait."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if fcntl is not None:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                on_wait()
                fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
