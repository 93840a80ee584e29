"""Which sources changed, and whether an edit leaves an article where it was."""

from __future__ import annotations

import re
from collections.abc import Collection

from msgspec.structs import replace

from lapuce.incremental.scan import Scan, is_same
from lapuce.incremental.store import Store
from lapuce.newsroom.job import Job
from lapuce.newsroom.reading.sources import is_source, is_unread
from lapuce.newsroom.reading.static_files import is_published, is_same_file
from lapuce.newsroom.records import Article, Text

_ID = re.compile(r'\bid="([^"]*)"')


def changed_sources(
    job: Job, found: Scan, store: Store, suspects: Collection[str] | None
) -> list[str] | None:
    """Return the sources whose stamp changed; None when anything came, went, or is no source."""
    sources, files = store.stamps(), store.file_stamps()
    if not (sources.keys() <= found.files.keys() and files.keys() <= found.files.keys()):
        return None
    looked_at = found.files if suspects is None else found.files.keys() & suspects
    changed: list[str] = []
    for path in looked_at:
        stamp = found.files[path]
        held = sources.get(path)
        if held is not None:
            if not is_same(held, stamp):
                changed.append(path)
        elif path not in files:
            # What is neither was told or left out by the last build: it may be something else now.
            if is_source(path) or is_unread(path) or is_published(path):
                return None
        elif not is_same(files[path], stamp):
            row = store.file(path)
            if row is None or not is_same_file(job.content, row):
                return None
    return changed


def moves_nothing(old: Article, new: Article, old_html: str, new_html: str) -> bool:
    """Tell whether an edit is one of words: same place, same links, and all the same anchors."""
    return _place(old) == _place(new) and _ids(old_html) <= _ids(new_html)


def _ids(html: str) -> set[str]:
    return set(_ID.findall(html))


def _place(article: Article) -> Article:
    """Return an article without its words: what decides where it appears, and what it leads to."""
    card = replace(
        article.card, title="", title_plain="", summary="", summary_plain="", minutes=0,
        image=replace(article.card.image, line=0) if article.card.image else None,
    )  # fmt: skip
    text = Text(
        "", (), tuple(one._replace(line=0) for one in article.text.refs),
        tuple(one._replace(line=0) for one in article.text.blocks),
    )  # fmt: skip
    image = replace(article.image, line=0) if article.image else None
    return replace(article, card=card, card_digest="", digest="", text=text, image=image, lines={})
