"""Addresses of this site as people type them: a path from its root."""

from __future__ import annotations

import re
from urllib.parse import unquote

_PATH = re.compile(r"(?:/[^/\\<>\"?#%\s\x00-\x1f]+)+/?")
_LONGEST_NAME = 255
"""Bytes, for the files of most systems."""
FEED = "/flux.xml"
"""The feed of the site."""


def parse_site_path(text: str, *endings: str) -> str:
    """
    Return a path that a static host can serve as a page, decoded: `/2014/mi-pad/`, `/mi-pad.html`.

    `/mi-pad` is read as `/mi-pad/`, and `/caf%C3%A9/` as `/café/`.

    Args:
        text: As typed.
        endings: Of files, besides `.html`.

    Raises:
        ValueError: In French; the home page is refused too.
    """
    said = f"ancienne adresse « {text} »"
    if not text.startswith("/") or text == "/":
        raise ValueError(f"{said} : écrivez-la depuis la racine du site, comme /2014/10/mi-pad/.")
    if "?" in text or "#" in text:
        raise ValueError(
            f"{said} : un site statique ne voit pas ce qui suit « ? » ou « # », retirez-la."
        )
    path = unquote(text)
    folders = path.strip("/").split("/")
    if not _PATH.fullmatch(path) or any(one.startswith(".") for one in folders):
        raise ValueError(
            f"{said} : écrivez-la sans « .. », « // » ni signe qui n’est pas d’une adresse."
        )
    for one in folders:
        if one[0] == "-" or one[-1] == "." or len(one.encode()) > _LONGEST_NAME:
            raise ValueError(f"{said} : « {one} » ne peut être le nom d’une page, retirez-la.")
    if path.endswith("/") or "." not in folders[-1]:
        return f"{path.rstrip('/')}/"
    if not path.endswith((".html", *endings)):
        raise ValueError(
            f"{said} : ne se redirigent que celles qui finissent par « / » ou « .html »."
        )
    return path


def parse_redirect(former: str, path: str) -> str:
    """
    Return a former address that leads to a path of the site, decoded.

    Readers of feeds follow no page: that of the site may have stood at another `.xml`.

    Raises:
        ValueError: As above.
    """
    return parse_site_path(former, *([".xml"] if path == FEED else []))
