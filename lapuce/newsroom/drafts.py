"""A new article, in the right place, with a correct front matter."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from lapuce.dates import zone_info
from lapuce.problems import LapuceError
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
    moment = now or datetime.now(zone_info("Europe/Paris"))
    folder = content / "articles" / f"{moment.year}"
    path = folder / f"{slug}.md"
    if path.exists() or (folder / slug).exists():
        raise LapuceError(f"{path} existe déjà : choisissez un autre titre.")
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


def _on_one_line(text: str) -> str:
    """Return a pasted text with a space for each break; no-break spaces stay."""
    return _BLANKS.sub(" ", text).strip(" ")


def _scalar(text: str) -> str:
    plain = _PLAIN.match(text) and ": " not in text and not text.endswith(":")
    return text if plain else json.dumps(text, ensure_ascii=False)


def _item(text: str) -> str:
    return text if re.fullmatch(r"[\w’ .()/+-]+", text) else json.dumps(text, ensure_ascii=False)
