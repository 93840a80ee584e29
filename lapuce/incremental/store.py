"""What the last build knew, kept in one SQLite file; a damaged or old store is only a miss."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

_TABLES = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS source (
  path TEXT PRIMARY KEY, stamp TEXT NOT NULL, digest TEXT NOT NULL, record BLOB, problems BLOB
);
CREATE TABLE IF NOT EXISTS named (path TEXT PRIMARY KEY, names TEXT NOT NULL, problems BLOB);
CREATE TABLE IF NOT EXISTS body (path TEXT PRIMARY KEY, html TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS file (path TEXT PRIMARY KEY, stamp TEXT NOT NULL, held BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS output (path TEXT PRIMARY KEY, fingerprint TEXT NOT NULL,
  stamp TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS pending (path TEXT PRIMARY KEY);
"""


class SourceRow(NamedTuple):
    """A source as it was read."""

    path: str
    stamp: str
    """Size and time of change of the file; "" when it must be read again."""
    digest: str
    """Of the bytes of the file."""
    record: bytes | None
    problems: bytes | None


class NamedRow(NamedTuple):
    """What a source says of the catalogue, as it was checked."""

    path: str
    names: str
    """What it names, one a line."""
    problems: bytes | None


class FileRow(NamedTuple):
    """A picture or another file as it was measured."""

    path: str
    stamp: str
    held: bytes


class OutputRow(NamedTuple):
    """An output as it was written."""

    path: str
    fingerprint: str
    stamp: str


class Store:
    """The store of one output folder."""

    def __init__(self, path: Path, key: str) -> None:
        """
        Open or make the store.

        Args:
            path: The SQLite file.
            key: What records depend on besides their source; another key empties the store,
                but for the list of outputs, which stay ours.
        """
        self._path = path
        self._list = path.with_suffix(".outputs")
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._open(key)
        except sqlite3.DatabaseError:
            self.reset(key)

    def _open(self, key: str) -> None:
        self._db = sqlite3.connect(self._path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = TRUNCATE")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.executescript(_TABLES)
        self._db.execute("SELECT count(*) FROM source, output WHERE 0").fetchone()
        if self.get("key") != key:
            with self.transaction():
                for table in ("source", "named", "body", "file"):
                    self._db.execute(f"DELETE FROM {table}")
                self._db.execute("UPDATE output SET fingerprint = ''")
                self._db.execute("DELETE FROM meta")
                self.set("key", key)

    def reset(self, key: str) -> None:
        """Start anew: all is a miss, but the outputs that we wrote are still ours."""
        self.close()
        self._path.unlink(missing_ok=True)
        self._open(key)
        with contextlib.suppress(OSError, UnicodeDecodeError):
            self.announce(self._list.read_text(encoding="utf-8").split("\n")[:-1])

    def close(self) -> None:
        """Close the file."""
        if hasattr(self, "_db"):
            self._db.close()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all that is written inside, or nothing."""
        self._db.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def get(self, name: str) -> str | None:
        """Return a remembered text."""
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def set(self, name: str, value: str) -> None:
        """Remember a text."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def sources(self) -> dict[str, SourceRow]:
        """Return all sources, without their text."""
        return {row[0]: SourceRow(*row) for row in self._db.execute("SELECT * FROM source")}

    def body(self, path: str) -> str:
        """Return the HTML of a source."""
        row = self._db.execute("SELECT html FROM body WHERE path = ?", (path,)).fetchone()
        return str(row[0])

    def bodies(self) -> dict[str, str]:
        """Return the HTML of all sources."""
        return dict(self._db.execute("SELECT path, html FROM body"))

    def save_sources(self, rows: Iterable[tuple[SourceRow, str | None]]) -> None:
        """Keep sources; a text of None leaves the one that is kept."""
        for row, html in rows:
            self._db.execute("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?)", row)
            if html is not None:
                self._db.execute("INSERT OR REPLACE INTO body VALUES (?, ?)", (row.path, html))

    def drop_sources(self, paths: Iterable[str]) -> None:
        """Forget sources."""
        for path in paths:
            for table in ("source", "named", "body"):
                self._db.execute(f"DELETE FROM {table} WHERE path = ?", (path,))

    def names(self) -> dict[str, str]:
        """Return what each source names, one a line."""
        return dict(self._db.execute("SELECT path, names FROM named"))

    def names_problems(self) -> dict[str, bytes]:
        """Return what was said of the names in the sources that have problems."""
        rows = self._db.execute("SELECT path, problems FROM named WHERE problems IS NOT NULL")
        return dict(rows)

    def save_names(self, rows: Iterable[NamedRow]) -> None:
        """Keep what sources say of the catalogue."""
        self._db.executemany("INSERT OR REPLACE INTO named VALUES (?, ?, ?)", rows)

    def files(self) -> dict[str, FileRow]:
        """Return all files."""
        return {row[0]: FileRow(*row) for row in self._db.execute("SELECT * FROM file")}

    def save_files(self, rows: Iterable[FileRow], gone: Iterable[str]) -> None:
        """Keep files, forget others."""
        self._db.executemany("INSERT OR REPLACE INTO file VALUES (?, ?, ?)", rows)
        self._db.executemany("DELETE FROM file WHERE path = ?", ((path,) for path in gone))

    def outputs(self) -> dict[str, OutputRow]:
        """Return all outputs that we wrote or were about to write, by path."""
        found = {
            row[0]: OutputRow(row[0], "", "")
            for row in self._db.execute("SELECT path FROM pending")
        }
        found.update({row[0]: OutputRow(*row) for row in self._db.execute("SELECT * FROM output")})
        return found

    def announce(self, paths: Iterable[str]) -> None:
        """Say which outputs are about to be written: they are ours if we are interrupted."""
        with self.transaction():
            self._db.executemany(
                "INSERT OR REPLACE INTO pending VALUES (?)", ((path,) for path in paths)
            )

    def save_outputs(self, rows: Iterable[OutputRow], gone: Iterable[str]) -> None:
        """Keep outputs, forget others, and what was announced; list ours in a plain file too."""
        self._db.executemany("INSERT OR REPLACE INTO output VALUES (?, ?, ?)", rows)
        self._db.executemany("DELETE FROM output WHERE path = ?", ((path,) for path in gone))
        self._db.execute("DELETE FROM pending")
        ours = "".join(f"{row[0]}\n" for row in self._db.execute("SELECT path FROM output"))
        if not self._list.exists() or self._list.read_text(encoding="utf-8") != ours:
            self._list.write_text(ours, encoding="utf-8")
