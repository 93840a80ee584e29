"""The preview: builds, serves on this machine, builds again at each change."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from lapuce.incremental.scan import Scan, scan, stamp, update
from lapuce.newsroom.building.build import build
from lapuce.newsroom.building.standing import Memory
from lapuce.newsroom.desks.server import LAST_PORT, SCRIPT, Audience, listen
from lapuce.newsroom.order import ROOT, Order, read_job
from lapuce.problems import LapuceError, format_report, tell_error

_STEP_MS = 10
"""A save that takes two writes is still one change."""
_SETTINGS_MS = 300
"""Between two looks at the settings file."""


def serve_preview(content: Path, port: int) -> int:
    """
    Serve until Ctrl-C.

    Args:
        content: The content folder.
        port: The first port to try, 0 for any; the next free one is taken.

    Returns:
        0 when stopped, 2 when the arguments make no sense.

    Raises:
        LapuceError: When no port is free.
    """
    if fault := _fault(content, port):
        tell_error(fault)
        return 2
    output = ROOT / ".cache" / "lapuce" / "apercu"
    audience = Audience()
    server = listen(output, audience, port)
    address = f"http://localhost:{server.server_address[1]}"
    order = Order(content=content, output=output, site_url=address, preview=True)
    preview = Preview(order, audience)
    settled = _stamp(order.settings_file)
    preview.rebuild()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Aperçu : {address}/  (Ctrl-C pour finir)", flush=True)
    try:
        with suppress(KeyboardInterrupt):
            for changed in _changes(preview, order, settled):
                preview.rebuild(changed)
    finally:
        audience.close()
        server.shutdown()
        server.server_close()
    print("\nFin de l’aperçu.")
    return 0


def _changes(preview: Preview, order: Order, settled: str) -> Iterator[set[Path]]:
    """
    Give the files that change in the content, in the theme, and the settings file.

    Args:
        preview: What knows the theme, which the settings may change.
        order: What is built.
        settled: The stamp of the settings file that was built with.
    """
    from watchfiles import watch

    # The settings file is looked at: the system watches a file until an editor puts another in its
    # place, and its folder with all that it holds, environment and caches included.
    while True:
        theme = preview.theme
        for changes in watch(
            *filter(Path.is_dir, (order.content, theme)), debounce=50, step=_STEP_MS,
            rust_timeout=_SETTINGS_MS, yield_on_timeout=True,
        ):  # fmt: skip
            changed = {Path(path) for _, path in changes}
            if (now := _stamp(order.settings_file)) not in ("", settled):
                settled = now
                changed.add(order.settings_file)
            if changed:
                yield changed
            if preview.theme != theme:
                break


def _stamp(file: Path) -> str:
    """Return the stamp of a file, "" when there is none: an editor is putting it in its place."""
    try:
        return stamp(file.stat())
    except OSError:
        return ""


def _fault(content: Path, port: int) -> str:
    if not content.is_dir():
        return f"--content : dossier introuvable « {content} »."
    if not 0 <= port <= LAST_PORT:
        return f"--port : il faut un nombre de 1 à {LAST_PORT}."
    return ""


class Preview:
    """Builds for the preview, and keeps in memory what the next build can use again."""

    def __init__(self, order: Order, audience: Audience) -> None:
        self._order = order
        self._audience = audience
        self._content = order.content.resolve()
        self._found: Scan | None = None
        self.theme = ROOT / "theme"
        """The theme of the last build."""
        self._memory = Memory(stays=True, tell=lambda changed: audience.tell("", changed))

    def rebuild(self, changed: Iterable[Path] | None = None) -> None:
        """
        Build; tell what happened here and in the open pages.

        Args:
            changed: Files that changed, absolute; None for the first build.
        """
        more: dict[str, Any] = {"LAPUCE_NOW": time.time(), "LAPUCE_LIVE_RELOAD": SCRIPT}
        if changed is not None:
            more["LAPUCE_JOBS"] = 1  # Forking costs more than a few pages.
        found = self._look(changed)
        try:
            job = read_job(self._order, **more)
            self.theme = job.theme
            report = build(job, found=found, memory=self._memory)
        except LapuceError as error:
            self._found = None  # What was not built is still to be looked at.
            sys.stderr.write(f"{error}\n".replace("\n\n", "\n"))
            self._audience.tell(str(error), [])
            return
        if changed is None:
            sys.stderr.write(format_report(report.warnings))
        print(report, flush=True)
        self._audience.tell("", report.changed)

    def _look(self, changed: Iterable[Path] | None) -> Scan:
        """Return what the content folder holds, looking only at files that changed."""
        if self._found is not None and changed is not None:
            self._memory.suspects = update(self._found, self._content, changed)
        if self._found is None or self._memory.suspects is None:
            self._memory.suspects = None
            self._found = scan(self._content)
        return self._found
