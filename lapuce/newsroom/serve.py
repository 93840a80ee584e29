"""The preview: builds, serves on this machine, rebuilds at each change, refreshes the browser."""

from __future__ import annotations

import errno
import json
import queue
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from lapuce.incremental.scan import Scan, scan, stamp, update
from lapuce.markup import escape
from lapuce.newsroom.build import build
from lapuce.newsroom.order import ROOT, Order, read_job
from lapuce.newsroom.standing import Memory
from lapuce.problems import LapuceError, format_report

EVENTS = "/_lapuce/evenements"
SCRIPT = "/_lapuce/apercu.js"
_STEP_MS = 10
"""A save that takes two writes is still one change."""
_SETTINGS_MS = 300
"""Between two looks at the settings file."""
_LAST_PORT = 65_535
_SCRIPT_FILE = Path(__file__).with_name("apercu.js")


class Audience:
    """The open pages, and the last message they were sent."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._queues: list[queue.Queue[str | None]] = []
        self.report = ""
        """The problems of the content; "" when there is none."""
        self.version = 0

    def join(self) -> queue.Queue[str | None]:
        """Return a queue of messages for a page that just opened."""
        mine: queue.Queue[str | None] = queue.Queue()
        with self._lock:
            self._queues.append(mine)
            mine.put(self._message([]))
        return mine

    def leave(self, mine: queue.Queue[str | None]) -> None:
        """Forget a page that closed."""
        with self._lock, suppress(ValueError):
            self._queues.remove(mine)

    def tell(self, report: str, changed: list[str]) -> None:
        """Tell all pages what was rebuilt."""
        with self._lock:
            self.report = report
            self.version += 1
            for one in self._queues:
                one.put(self._message(changed))

    def close(self) -> None:
        """End all conversations."""
        with self._lock:
            for one in self._queues:
                one.put(None)

    def _message(self, changed: list[str]) -> str:
        return json.dumps({"version": self.version, "report": self.report, "changed": changed})


class _Handler(SimpleHTTPRequestHandler):
    audience: Audience
    folder: Path
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, directory=str(self.folder), **named)

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        if path == EVENTS:
            self._events()
        elif path == SCRIPT:
            self._send(HTTPStatus.OK, _SCRIPT_FILE.read_bytes(), "text/javascript; charset=utf-8")
        elif not (self.folder / "index.html").exists():
            self._send(
                HTTPStatus.OK, _waiting_page(self.audience.report), "text/html; charset=utf-8"
            )
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        missing = self.folder / "404.html"
        if code == HTTPStatus.NOT_FOUND and missing.exists():
            self._send(HTTPStatus.NOT_FOUND, missing.read_bytes(), "text/html; charset=utf-8")
        else:
            super().send_error(code, message, explain)

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 (the base class's)
        """Say nothing: requests are of no interest to a writer."""

    def _send(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.close_connection = True
        mine = self.audience.join()
        try:
            while (message := mine.get()) is not None:
                self.wfile.write(f"data: {message}\n\n".encode())
                self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            pass  # The page was closed.
        finally:
            self.audience.leave(mine)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Let a page that closes mid-answer go in silence; show anything else."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def _waiting_page(report: str) -> bytes:
    said = escape(report) or "Construction en cours…"
    return (
        '<!doctype html><html lang="fr"><meta charset="utf-8"><title>La Puce : aperçu</title>'
        f"<h1>Pas encore de site à montrer</h1><pre>{said}</pre>"
        f'<script src="{SCRIPT}"></script></html>'
    ).encode()


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
        print(f"erreur: {fault}", file=sys.stderr)
        return 2
    output = ROOT / ".cache" / "lapuce" / "apercu"
    audience = Audience()
    handler = type("Handler", (_Handler,), {"audience": audience, "folder": output})
    server = _listen(handler, port)
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
    if not 0 <= port <= _LAST_PORT:
        return f"--port : il faut un nombre de 1 à {_LAST_PORT}."
    return ""


def _listen(handler: type[_Handler], port: int) -> _Server:
    last = min(port + 49, _LAST_PORT)
    for candidate in range(port, last + 1):
        try:
            return _Server(("127.0.0.1", candidate), handler)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    raise LapuceError(f"aucun port libre entre {port} et {last}.")


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
