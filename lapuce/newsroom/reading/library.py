"""Everything that was read: records by kind, names, pictures and files."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lapuce.newsroom.reading.names import Names, index_names
from lapuce.newsroom.reading.static_files import StaticFile
from lapuce.newsroom.reading.typed_sheets import under_brand
from lapuce.newsroom.records import (
    KINDS,
    NO_NAME,
    Article,
    Author,
    Brand,
    Device,
    Record,
    Series,
    StaticPage,
)


@dataclass
class Library:
    """All the records, by what addresses them."""

    articles: dict[str, Article] = field(default_factory=dict)
    """By source."""
    devices: dict[str, Device] = field(default_factory=dict)
    """By slug, as the next three."""
    brands: dict[str, Brand] = field(default_factory=dict)
    authors: dict[str, Author] = field(default_factory=dict)
    series: dict[str, Series] = field(default_factory=dict)
    pages: dict[str, StaticPage] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    files: Mapping[str, StaticFile] = field(default_factory=dict)
    """By source."""
    by_source: dict[str, Record] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    """Sources that are there, and that errors keep from being read."""
    faulty: frozenset[str] = frozenset()
    """Files that have errors of their own: once mended, they may have other names and addresses."""
    twins: list[tuple[Record, Record]] = field(default_factory=list)
    """Sources that ask for the same address: the one kept, then the other."""
    folders: dict[str, str] = field(default_factory=dict)
    """Site path of an article's own folder, by the folder in the content."""

    def faulty_kinds(self) -> frozenset[str]:
        """Return the folders of the content where files have errors; "" stands for any other."""
        folders = (path.partition("/")[0] for path in self.faulty)
        return frozenset(folder if folder in KINDS else "" for folder in folders)

    def may_gain_articles(self) -> bool:
        """Tell whether what has errors may be articles, once mended: in any folder, one may be."""
        return not self.faulty_kinds().isdisjoint(("articles", ""))

    def source_at(self, path: str) -> Record | None:
        """Return the source at a path; a folder stands for the `index.md` it holds."""
        held = self.by_source
        return (
            held.get(path) or held.get(posixpath.join(path, "index.md")) or held.get(f"{path}.md")
        )

    def file_url(self, source: str) -> str:
        """Return the site path of a file of the content."""
        folder = posixpath.dirname(source)
        while folder:
            if folder in self.folders:
                return self.folders[folder] + source[len(folder) + 1 :]
            folder = posixpath.dirname(folder)
        return f"/{source}"


def shelve(records: Iterable[Record], names: Names, files: Mapping[str, StaticFile]) -> Library:
    """Arrange records by address."""
    library = Library(names=names, files=files)
    slugs: dict[str, Article] = {}
    for record in records:
        if isinstance(record, Device):
            # Here, where both are known, so that all that shows a device follows the brand's name.
            record = under_brand(record, names.official_name("brand", record.card.brand))
        library.by_source[record.source] = record
        if isinstance(record, Article):
            kept = slugs.setdefault(record.slug, record)
            if kept is not record:
                library.twins.append((kept, record))
            library.articles[record.source] = record
            if record.source.endswith("/index.md"):
                library.folders[posixpath.dirname(record.source)] = record.card.url
            continue
        first = _shelve_one(library, record)
        if first is not record:
            library.twins.append((first, record))
    return library


def _shelve_one(library: Library, record: Device | Brand | Author | Series | StaticPage) -> Record:
    """Put a record on its shelf, unless another has its address; return the one that is there."""
    match record:
        case Device():
            return library.devices.setdefault(record.slug, record)
        case Brand():
            return library.brands.setdefault(record.slug, record)
        case Author():
            return library.authors.setdefault(record.slug, record)
        case Series():
            return library.series.setdefault(record.slug, record)
        case StaticPage():
            return library.pages.setdefault(record.slug, record)


def name_entities(records: Iterable[Record]) -> Names:
    """Index the names of brands, devices, authors and series."""
    rows: list[tuple[str, str, str, tuple[str, ...]]] = []
    for record in records:
        match record:
            case Brand():
                rows.append(("brand", record.slug, record.name, record.aliases))
            case Device():
                rows.append(("device", record.slug, record.card.name_plain, record.aliases))
            case Author():
                rows.append(("author", record.slug, record.name, ()))
            case Series():
                rows.append(("series", record.slug, record.name_plain, ()))
    return index_names(row for row in rows if row[2] != NO_NAME)
