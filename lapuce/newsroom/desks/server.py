"""The server of the preview: the pages of a folder, and messages to those that are open."""

from __future__ import annotations

import errno
import json
import queue
import sys
import threading
from contextlib import suppress
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from lapuce.markup import escape
from lapuce.problems import LapuceError

EVENTS = "/_lapuce/evenements"
SCRIPT = "/_lapuce/apercu.js"
LAST_PORT = 65_535
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


class Server(ThreadingHTTPServer):
    """A server that a page may leave at any moment."""

    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Let a page that closes mid-answer go in silence; show anything else."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def _waiting_page(report: str) -> bytes:
    said = escape(report) or "Construction en cours…"
    return (
        '<!doctype html><html lang="fr"><meta charset="utf-8"><title>La Puce&nbsp;: aperçu</title>'
        f"<h1>Pas encore de site à montrer</h1><pre>{said}</pre>"
        f'<script src="{SCRIPT}"></script></html>'
    ).encode()


def listen(folder: Path, audience: Audience, port: int) -> ThreadingHTTPServer:
    """
    Return a server, which listens.

    Args:
        folder: The site that it shows.
        audience: The pages that will be open.
        port: The first port to try, 0 for any; the next free one is taken.

    Raises:
        LapuceError: When no port is free.
    """
    handler = type("Handler", (_Handler,), {"audience": audience, "folder": folder})
    last = min(port + 49, LAST_PORT)
    for candidate in range(port, last + 1):
        try:
            return Server(("127.0.0.1", candidate), handler)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    raise LapuceError(f"aucun port libre entre {port} et {last}.")
