"""What the last build knew, kept in one SQLite file; a damaged or old store is only a miss."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from lapuce.incremental.rows import FileRow, NamedRow, OutputRow, SourceRow

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
CREATE TABLE IF NOT EXISTS page (path TEXT PRIMARY KEY, held BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS pending (path TEXT PRIMARY KEY);
"""


def copy_store(known: Path, new: Path) -> None:
    """Copy a store, even while a build writes in it; a copy that fails is only a miss."""
    try:
        with (
            contextlib.closing(sqlite3.connect(f"{known.as_uri()}?mode=ro", uri=True)) as held,
            contextlib.closing(sqlite3.connect(new)) as made,
        ):
            held.backup(made)
    except (sqlite3.Error, OSError):
        new.unlink(missing_ok=True)


def output_stamps_in(path: Path) -> dict[str, str]:
    """Return the stamps of all outputs in a store that another process has opened."""
    with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as held:
        return dict(held.execute("SELECT path, stamp FROM output"))


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
        self.path = path
        self._list = path.with_suffix(".outputs")
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._open(key)
        except sqlite3.DatabaseError:
            self.reset(key)

    def _open(self, key: str) -> None:
        self._db = sqlite3.connect(self.path, isolation_level=None)
        self._db.execute("PRAGMA page_size = 16384")  # Rows are texts: fewer, larger writes.
        self._db.execute("PRAGMA journal_mode = TRUNCATE")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.executescript(_TABLES)
        self._db.execute("SELECT count(*) FROM source, output WHERE 0").fetchone()
        if self.get("key") != key:
            with self.transaction():
                for table in ("source", "named", "body", "file", "page"):
                    self._db.execute(f"DELETE FROM {table}")
                self._db.execute("UPDATE output SET fingerprint = ''")
                self._db.execute("DELETE FROM meta")
                self.set("key", key)

    def reset(self, key: str) -> None:
        """Start anew: all is a miss, but the outputs that we wrote are still ours."""
        self.close()
        self.path.unlink(missing_ok=True)
        self._open(key)
        with contextlib.suppress(OSError, UnicodeDecodeError), self.transaction():
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
            with contextlib.suppress(sqlite3.OperationalError):  # SQLite did, on a full disk.
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

    def source(self, path: str) -> SourceRow | None:
        """Return one source, without its text."""
        row = self._db.execute("SELECT * FROM source WHERE path = ?", (path,)).fetchone()
        return SourceRow(*row) if row else None

    def stamps(self) -> dict[str, str]:
        """Return the stamps of all sources."""
        return dict(self._db.execute("SELECT path, stamp FROM source"))

    def body(self, path: str) -> str:
        """Return the HTML of a source."""
        row = self._db.execute("SELECT html FROM body WHERE path = ?", (path,)).fetchone()
        return str(row[0])

    def bodies(self) -> dict[str, str]:
        """Return the HTML of all sources."""
        return dict(self._db.execute("SELECT path, html FROM body"))

    def save_sources(self, rows: Iterable[tuple[SourceRow, str | None]]) -> None:
        """Keep sources; a text of None leaves the one that is kept."""
        held = list(rows)
        bodies = ((row.path, html) for row, html in held if html is not None)
        sources = (row for row, _ in held)
        self._db.executemany("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?)", sources)
        self._db.executemany("INSERT OR REPLACE INTO body VALUES (?, ?)", bodies)

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

    def names_problems_of(self, path: str) -> bytes | None:
        """Return what was said of the names in one source; None when nothing was."""
        row = self._db.execute("SELECT problems FROM named WHERE path = ?", (path,)).fetchone()
        return row[0] if row else None

    def save_names(self, rows: Iterable[NamedRow]) -> None:
        """Keep what sources say of the catalogue."""
        self._db.executemany("INSERT OR REPLACE INTO named VALUES (?, ?, ?)", rows)

    def files(self) -> dict[str, FileRow]:
        """Return all files."""
        return {row[0]: FileRow(*row) for row in self._db.execute("SELECT * FROM file")}

    def file(self, path: str) -> FileRow | None:
        """Return one file."""
        row = self._db.execute("SELECT * FROM file WHERE path = ?", (path,)).fetchone()
        return FileRow(*row) if row else None

    def file_stamps(self) -> dict[str, str]:
        """Return the stamps of all files."""
        return dict(self._db.execute("SELECT path, stamp FROM file"))

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

    def output(self, path: str) -> OutputRow | None:
        """Return one output."""
        row = self._db.execute("SELECT * FROM output WHERE path = ?", (path,)).fetchone()
        return OutputRow(*row) if row else None

    def output_stamps(self) -> dict[str, str]:
        """Return the stamps of all outputs."""
        return dict(self._db.execute("SELECT path, stamp FROM output"))

    def is_whole(self) -> bool:
        """Tell whether the last build was not interrupted while it wrote."""
        return self._db.execute("SELECT 1 FROM pending LIMIT 1").fetchone() is None

    def page(self, path: str) -> bytes | None:
        """Return a page as it was kept."""
        row = self._db.execute("SELECT held FROM page WHERE path = ?", (path,)).fetchone()
        return row[0] if row else None

    def pages_naming(self, sources: Iterable[str]) -> dict[str, bytes]:
        """Return the pages, as they were kept, whose JSON names one of some sources."""
        found: dict[str, bytes] = {}
        for source in sources:
            name = msgspec.json.encode(source)
            found.update(
                self._db.execute("SELECT path, held FROM page WHERE instr(held, ?)", (name,))
            )
        return found

    def save_pages(self, rows: Iterable[tuple[str, bytes | None]]) -> None:
        """Keep pages; None forgets one."""
        gone: list[tuple[str]] = []

        def kept() -> Iterator[tuple[str, bytes]]:
            for path, held in rows:
                if held is None:
                    gone.append((path,))
                else:
                    yield path, held

        self._db.executemany("INSERT OR REPLACE INTO page VALUES (?, ?)", kept())
        self._db.executemany("DELETE FROM page WHERE path = ?", gone)

    def announce(self, paths: Iterable[str]) -> None:
        """Say which outputs are about to be written: they are ours if we are interrupted."""
        self._db.executemany(
            "INSERT OR REPLACE INTO pending VALUES (?)", ((path,) for path in paths)
        )

    def save_outputs(self, rows: Iterable[OutputRow], gone: Iterable[str]) -> None:
        """Keep outputs, forget others, and what was announced; list ours in a plain file too."""
        self._db.executemany("INSERT OR REPLACE INTO output VALUES (?, ?, ?)", rows)
        for table in ("output", "page"):
            self._db.executemany(f"DELETE FROM {table} WHERE path = ?", ((path,) for path in gone))
        self._db.execute("DELETE FROM pending")
        ours = "".join(f"{row[0]}\n" for row in self._db.execute("SELECT path FROM output"))
        if not self._list.exists() or self._list.read_text(encoding="utf-8") != ours:
            self._list.write_text(ours, encoding="utf-8")
