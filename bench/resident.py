"""From a save to the page: the time a writer waits when the tool stays there and watches."""

from __future__ import annotations

import os
import signal
import subprocess
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from http.client import HTTPException
from pathlib import Path

from bench.houses import free_port
from bench.measures import CommandError
from bench.phases import edited_piece, undo
from bench.tools import Tool

_POLL_SECONDS = 0.002
_REST_SECONDS = 0.5
_SPENT_SECONDS = 300.0

Waits = dict[str, list[float]]
"""Seconds from save to page, by phase: `body` and `title`."""


def measure_waits(tool: Tool, saves: int, limit: float) -> Waits:
    """
    Start the tool's watching command, save an article again and again, and time each page.

    Args:
        tool: Prepared; its site may be built or not.
        saves: Of each kind, fewer when they take more than five minutes in all.
        limit: Seconds after which a page that does not come is a failure.

    Raises:
        CommandError: When it ends by itself, or a page does not come.
        AbsentError: When the tool cannot watch.
    """
    port = free_port()
    command = tool.watch_command(port)
    piece = edited_piece(tool.pieces, 0)
    place = tool.shown_by_watch(port, piece.slug)
    tool.clean()
    with subprocess.Popen(
        command, cwd=tool.folder, env=tool.environment(), stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    ) as process:  # fmt: skip
        try:
            _await(process, place, piece.slug, limit)
            _await_watch(process, tool, place, limit)
            waits: Waits = {"body": [], "title": []}
            begun = time.monotonic()
            for number in range(saves):
                if number and time.monotonic() - begun > _SPENT_SECONDS:
                    break
                mark = f"repère {number} du texte"
                edited = replace(piece, body=f"{piece.body}\n\nUn {mark}.")
                waits["body"].append(
                    _timed(process, partial(tool.write, edited), place, mark, limit)
                )
                mark = f"titre du tour {number}"
                edited = replace(edited, title=f"{piece.title}, {mark}")
                waits["title"].append(
                    _timed(process, partial(tool.write, edited), place, mark, limit)
                )
            return waits
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            undo(tool, ("body",), 0)


def _await_watch(
    process: subprocess.Popen[bytes], tool: Tool, place: Path | str, limit: float
) -> None:
    """Save until a save is seen: a tool may begin to watch some time after its first page."""
    piece = edited_piece(tool.pieces, 0)
    until = time.monotonic() + limit
    number = 0
    while time.monotonic() < until:
        number += 1
        mark = f"mise en route {number}"
        saved = time.monotonic()
        tool.write(replace(piece, body=f"{piece.body}\n\n{mark}."))
        try:
            _await(process, place, mark, min(limit, 5.0 + 5.0 * number))
        except _LateError:
            continue
        time.sleep(_REST_SECONDS + time.monotonic() - saved)
        return
    raise CommandError("les changements ne sont pas vus.")


class _LateError(CommandError):
    """A page did not come in time."""


def _timed(
    process: subprocess.Popen[bytes],
    save: Callable[[], None],
    place: Path | str,
    mark: str,
    limit: float,
) -> float:
    started = time.perf_counter()
    save()
    _await(process, place, mark, limit)
    waited = time.perf_counter() - started
    # The rest of the site may still be under way, and a save meanwhile might not be seen.
    time.sleep(_REST_SECONDS + waited)
    return waited


def _await(process: subprocess.Popen[bytes], place: Path | str, mark: str, limit: float) -> None:
    until = time.monotonic() + limit
    while time.monotonic() < until:
        if mark in _shown(place):
            return
        if process.poll() is not None:
            raise CommandError(f"la commande s’est arrêtée, code {process.returncode}.")
        time.sleep(_POLL_SECONDS)
    raise _LateError(f"page attendue plus de {limit:.0f} s.")


def _shown(place: Path | str) -> str:
    try:
        if isinstance(place, Path):
            return _plain(place.read_bytes())
        with urllib.request.urlopen(place, timeout=10) as answer:
            data: bytes = answer.read()
            return _plain(data)
    except (OSError, HTTPException):
        return ""  # Not there yet, or being written.


def _plain(data: bytes) -> str:
    """Return a page with plain spaces: typography may have changed those of the mark."""
    text = data.decode(errors="replace")
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
