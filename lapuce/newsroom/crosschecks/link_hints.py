"""What a link that leads nowhere was meant to be."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from lapuce.newsroom.reading.static_files import PUBLISHED_SUFFIXES
from lapuce.newsroom.records import Record
from lapuce.problems import path_meant, suggestion
from lapuce.schema import CURVED_QUOTES_TODO

_FILE_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{1,4}")
_PAGES = frozenset([".md", ".htm", ".html", ".php", ".asp", ".aspx"])
"""What an address of a page may end with."""
_OTHER_SITE = re.compile(
    r"(?:^|/)(www\.[^/]+\..+|[a-z0-9-]+\.(?:fr|com|org|net|eu|info|io|be|ch|ca|cn|co\.uk)(?:/.*)?)$"
)
"""An address without its `https://`, at the end of a path."""
_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")


def path_hint(path: str, known: Iterable[str], record: Record) -> str:
    """Return what to type in a source, or from where its paths lead."""
    if "\\" in path:
        return " Écrivez « / » entre les dossiers, et non « \\ »."
    if "“" in path or "”" in path:
        return f" {CURVED_QUOTES_TODO.capitalize()}."
    meant = path_meant(path, known)
    if not meant:
        return " Le chemin part du dossier de ce fichier : vérifiez-le."
    typed = posixpath.relpath(meant, posixpath.dirname(record.source))
    return suggestion(typed)


def never_published(path: str, picture: bool) -> str:
    """Tell which files are published, when this one would not be; "" otherwise."""
    suffix = posixpath.splitext(path)[1].lower()
    name = posixpath.basename(path)
    # « puce@2x.png » is a picture for fine screens.
    is_file = picture or suffix in PUBLISHED_SUFFIXES or suffix in _PAGES
    if not is_file and _MAILBOX.fullmatch(name):
        return f"« {name} » est lu comme un fichier : pour une adresse, écrivez « mailto:{name} »."
    if site := _OTHER_SITE.search(path):
        said = f"« {site[1]} » est lu comme un fichier : pour un autre site, écrivez"
        return f"{said} « https://{site[1]} »."
    if not _FILE_SUFFIX.fullmatch(suffix) or suffix in _PAGES or path.startswith("extra/"):
        return ""
    if suffix in PUBLISHED_SUFFIXES:
        return ""
    if picture:
        return f"« {path} » : une image {suffix} n’est pas publiée, convertissez-la en JPEG ou PNG."
    known = ", ".join(PUBLISHED_SUFFIXES)
    return f"« {path} » : un fichier {suffix} n’est pas publié ; seuls le sont {known}."
