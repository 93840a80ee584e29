"""Notes in a page that is no article, in a real browser."""

from __future__ import annotations

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import served
from tests.site.newsroom import write_content

PAGE = """---
title: Notre charte
summary: "Ce que nous promettons à nos lecteurs, et comment nous tenons ce que nous avons promis."
---
Un texte.

!!! note
    Une note.

!!! note
    Une autre.
"""


def test_two_notes_of_a_page_are_no_landmarks(browser: Browser, tmp_path: Path) -> None:
    """As in an article: without a name of their own, they would be the same one to a screen reader."""
    content = write_content(tmp_path / "content")
    write_content(content, {"pages/charte.md": PAGE})
    with served(tmp_path, content) as address:
        page = browser.new_page()
        page.goto(f"{address}/charte/")
        found = Axe().run(page)
        page.close()

    assert found.violations_count == 0, found.generate_report()
