"""Lists cut into pages that keep their number and their articles for ever."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lapuce.newsroom.records import Article

NEWER_SHOWN = 3


class ListPage(NamedTuple):
    """A page of a list."""

    number: int
    """From 1, which holds the oldest articles; the highest is the list's own address."""
    newer: int
    """How many pages are newer, counted up to 3: what a page shows of them ends there."""
    articles: Sequence[Article]
    """Latest first."""

    def path(self, start: str) -> str:
        """Return the site path, from that of the list."""
        return f"{start}page/{self.number}/" if self.newer else start


def count_pages(length: int, size: int, least: int | None = None) -> int:
    """Return how many pages a list of so many articles has; see `number_pages`."""
    return max(0, (length - (least or size)) // size) + 1


def number_pages(found: Sequence[Article], size: int, least: int | None = None) -> list[ListPage]:
    """
    Cut a list into pages, the latest articles first.

    Pages are counted from the oldest articles: a new one lengthens the latest page until a whole
    page can leave it, and moves nothing on the others. Links to them stay right, and a build has
    them to make only once.

    Args:
        found: Articles, latest first.
        size: Articles on each page but the latest.
        least: Articles on the latest page at least, where there are so many; `size` by default. It
            holds at most `size - 1` more.
    """
    full = count_pages(len(found), size, least) - 1
    end = len(found) - full * size
    pages = [ListPage(full + 1, 0, found[:end])]
    for number in range(full, 0, -1):
        newer = min(full + 1 - number, NEWER_SHOWN)
        pages.append(ListPage(number, newer, found[end : end + size]))
        end += size
    return pages
