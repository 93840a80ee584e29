"""The built site, served on this machine, in a real Chromium."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from lapuce.newsroom.desks.server import Server
from tests.site.newsroom import build_at

CHROMIUM = next(
    (
        path
        for name in ("chromium", "google-chrome", "chromium-browser")
        if (path := shutil.which(name))
    ),
    None,
)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say plainly why these tests do not run when there is no Chromium."""
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker("browser")
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 (the base class's)
        """Say nothing."""


@contextmanager
def served(folder: Path, content: Path) -> Iterator[str]:
    """Build a content folder, serve the site under a sub-path, and give its address."""
    handler = partial(_Quiet, directory=str(folder))
    with Server(("127.0.0.1", 0), handler) as server:
        address = f"http://127.0.0.1:{server.server_address[1]}/lapuce"
        build_at(
            folder, content=content, output=folder / "lapuce", site_url=address, now=1_700_000_000.0
        )
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield address
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, example: Path) -> Iterator[str]:
    """Give the address of the real site."""
    with served(tmp_path_factory.mktemp("site"), example) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give a Chromium with a fresh profile."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """Give a page that fails the test when it logs anything or asks another host."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on(
        "request",
        lambda request: said.append(request.url) if not request.url.startswith(site) else None,
    )
    yield opened
    context.close()
    assert said == []
