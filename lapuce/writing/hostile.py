"""Texts that Markdown would chew on for minutes: refused, or stopped, with the file's name."""

from __future__ import annotations

import contextlib
import re
import signal
import threading
from collections.abc import Callable, Iterator
from types import FrameType

MAX_LINE_CHARS = 20_000
MAX_OPEN = 200
MAX_INDENT = 120
SECONDS = 20.0
_INDENT = re.compile(r"[ \t]*")


class TooSlowError(Exception):
    """A text took more than its time."""


def hostile_line(text: str) -> tuple[int, str] | None:
    """
    Return the first line that would cost too much, from 0, and what to do, in French.

    Python-Markdown looks for the end of each opened bracket or tag: thousands that never close
    cost the square of their number, and deep lists overflow its stack.
    """
    if _is_tame(text):
        return None
    for number, line in enumerate(text.split("\n")):
        if len(line) < MAX_INDENT:
            continue
        if len(line) > MAX_LINE_CHARS:
            return number, f"ligne de {len(line)} caractères : coupez-la (limite {MAX_LINE_CHARS})."
        for opened, closed in (("[", "]"), ("<", ">")):
            if line.count(opened) - line.count(closed) > MAX_OPEN:
                return number, f"plus de {MAX_OPEN} « {opened} » jamais fermés : corrigez la ligne."
        indent = _INDENT.match(line)
        if indent and len(indent[0].expandtabs(4)) > MAX_INDENT and line.strip():
            return number, "retrait trop profond : trente niveaux de liste au plus."
        if " " * 1000 in line:
            return number, "plus de mille espaces de suite : ôtez-les."
    return None


def _is_tame(text: str) -> bool:
    """Tell at once that no line can be hostile: nearly always."""
    return (
        len(text) <= MAX_LINE_CHARS
        and text.count("[") <= MAX_OPEN
        and text.count("<") <= MAX_OPEN
        and "\t" not in text
        and " " * (MAX_INDENT // 4) not in text
    )


@contextlib.contextmanager
def time_limit(seconds: float = SECONDS) -> Iterator[Callable[[], None]]:
    """
    Raise TooSlowError after some seconds of work; in the main thread only, where signals are heard.

    Only the processor's time counts: neither a busy machine nor a stopped build makes a text slow.

    Gives what starts the time anew, for the next thing to be done.
    """
    usable = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not usable:
        yield lambda: None
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooSlowError

    def restart() -> None:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)

    before = signal.signal(signal.SIGVTALRM, stop)
    restart()
    try:
        yield restart
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
