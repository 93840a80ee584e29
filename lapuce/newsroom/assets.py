"""Files that are published as they are: the theme's, and those that the content shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lapuce.fingerprint import digest
from lapuce.incremental.plan import Page
from lapuce.incremental.scan import scan
from lapuce.newsroom.edition import Edition
from lapuce.newsroom.records import Article, Device, Picture, Record, Series
from lapuce.newsroom.views.common import Press

_HASHED = (".css", ".js")
_NOT_SERVED = (".md", ".py", ".map")


def asset_paths(theme: Path) -> dict[str, str]:
    """
    Return the site path of each file of `theme/static`.

    Style sheets and scripts carry a digest in their name, so that browsers may keep them for good.
    """
    folder = theme / "static"
    paths: dict[str, str] = {}
    for path in scan(folder).files:
        if path.endswith(_NOT_SERVED):
            continue
        if path.endswith(_HASHED):
            stem, _, suffix = path.rpartition(".")
            mark = digest((folder / path).read_bytes())[:8]
            paths[path] = f"/theme/{stem}.{mark}.{suffix}"
        else:
            paths[path] = f"/theme/{path}"
    return paths


def asset_pages(theme: Path, assets: dict[str, str]) -> Iterator[Page]:
    """Plan the theme's files."""
    for path, url in assets.items():
        file = theme / "static" / path
        yield Page(url[1:], "", file_view, (str(file), digest(file.read_bytes())))


def file_view(press: Press, path: str, held: str) -> bytes:
    """Return the bytes of a file; `held` is their digest."""
    del press, held
    return Path(path).read_bytes()


def content_files(edition: Edition, content: Path) -> Iterator[Page]:
    """Plan the files that published sources show or link to, and those of `content/extra`."""
    library = edition.library
    wanted: dict[str, str] = {}
    visible: list[Record] = [*edition.articles]
    visible += [one for one in library.by_source.values() if not isinstance(one, Article)]
    for record in visible:
        for source in _shown(record):
            if source in library.files:
                wanted[source] = library.file_url(source)
    for source in library.files:
        if source.startswith("extra/"):
            wanted[source] = source.removeprefix("extra")
    for source, url in sorted(wanted.items()):
        held = library.files[source]
        if not held.fault:
            yield Page(url[1:], "", file_view, (str(content / source), held.digest), source)


def _shown(record: Record) -> Iterator[str]:
    picture: Picture | None = None
    if isinstance(record, Article | Series):
        picture = record.image
    elif isinstance(record, Device):
        picture = record.picture
    if picture:
        yield picture.source
    for ref in record.text.refs:
        if ref.kind == "source":
            yield ref.target
