"""A new article, in the right place, with a correct front matter."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from lapuce.dates import zone_info
from lapuce.newsroom.reading.names import Names
from lapuce.newsroom.reading.sources import bytes_of, names_typed
from lapuce.problems import LapuceError, Location, Problem, name_of
from lapuce.slugs import slugify

_BLANKS = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_PLAIN = re.compile(r"[^\s#&*!|>'\"%@`{}\[\],?:-][^#\"\[\]{}]*\Z")


def new_draft(
    content: Path,
    title: str,
    brands: Sequence[str],
    devices: Sequence[str],
    category: str,
    author: str,
    zone: str = "Europe/Paris",
    now: datetime | None = None,
) -> Path:
    """
    Write the draft of an article and return its path.

    Raises:
        LapuceError: When the title is an option or gives no address, or when the article is there.
    """
    title, category = _on_one_line(title), _on_one_line(category)
    slug = slugify(title)
    if title.startswith("-"):
        raise LapuceError(f"« {title} » est une option ; pour l’aide : ./inv --help new.")
    if not slug:
        raise LapuceError(f"aucune adresse ne peut être tirée du titre « {title} ».")
    articles = content / "articles"
    held = next((one for one in articles.rglob("*.md") if name_of(one.as_posix()) == slug), None)
    if held:
        raise LapuceError(f"{os.path.relpath(held)} existe déjà : choisissez un autre titre.")
    moment = now or datetime.now(zone_info(zone))
    folder = articles / f"{moment.year}"
    path = folder / f"{slug}.md"
    lines = ["---", f"title: {_scalar(title)}", f"date: {moment:%Y-%m-%d %H:%M}",
             f"category: {_scalar(category)}", "summary: \"\""]  # fmt: skip
    if author:
        lines.append(f"authors: [{_item(author)}]")
    for key, names in (("brands", brands), ("devices", devices)):
        if names:
            lines.append(f"{key}: [{', '.join(map(_item, names))}]")
    lines += ["status: draft", "---", "", "Le premier paragraphe dit l’essentiel.", ""]
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def unknown_names(
    content: Path, draft: Path, brands: Sequence[str], devices: Sequence[str], author: str = ""
) -> Iterator[Problem]:
    """Give the names of a new draft that no sheet bears; without any sheet, names are free."""
    if not brands and not devices and not author:
        return  # Most drafts name nothing.
    from lapuce.newsroom.crosschecks.references import unknown_name

    lines = draft.read_text("utf-8").split("\n")
    for kind, folder, key, held in (
        ("brand", "marques", "brands", brands),
        ("device", "appareils", "devices", devices),
        ("author", "auteurs", "authors", [author] if author else []),
    ):
        names = Names()
        official: list[str] = []
        for sheet in sorted((content / folder).rglob("*.md")) if held else ():
            path = sheet.relative_to(content).as_posix()
            stem, *others = names_typed(bytes_of(sheet) or b"", path)
            official += others
            for name in (stem, *others):
                names.vouch(kind, name)
        line = next((at for at, one in enumerate(lines, 1) if one.startswith(f"{key}:")), 1)
        for name in held if official else ():
            if not names.is_known(kind, name):
                yield unknown_name(kind, name, official, Location(str(draft), line))


def _on_one_line(text: str) -> str:
    """Return a pasted text with a space for each break; no-break spaces stay."""
    return _BLANKS.sub(" ", text).strip(" ")


def _scalar(text: str) -> str:
    plain = _PLAIN.match(text) and ": " not in text and not text.endswith(":")
    return text if plain else json.dumps(text, ensure_ascii=False)


def _item(text: str) -> str:
    return text if re.fullmatch(r"[\w’ .()/+-]+", text) else json.dumps(text, ensure_ascii=False)
