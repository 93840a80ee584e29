"""Social cards: what networks show of an article that has no photo, its title on the theme's ground."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from lapuce.fingerprint import digest
from lapuce.images.kept import Kept

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

RECIPE = "card-1"
"""Names how cards are drawn: change it with `SocialCards`, and all of them are drawn again."""
CARD_SIZE = (1200, 630)
"""Pixels."""
GROUND = "cards/ground.png"
FONT = "static/fonts/bricolage-fr.woff2"
_LEFT, _RIGHT = 88, 1120
_TITLE_TOP, _TITLE_BOTTOM = 236, 572
_TITLE_SIZES = (92, 84, 76, 68, 60, 52)
_LEADING = 1.08
_WHITE, _YELLOW = "#ffffff", "#ffe5a0"
_NO_SIGN = "\uffff"
_SPACES = str.maketrans("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}", "  ")


class SocialCards:
    """The cards of a theme, drawn once each."""

    def __init__(self, theme: Path, cache: Path) -> None:
        """
        Set up; nothing is read until it is needed.

        Args:
            theme: Holds `cards/ground.png`, 1200 × 630 pixels, and the font of titles.
            cache: Where cards are kept; need not exist.
        """
        self._theme = theme
        self._kept = Kept(cache, RECIPE)
        self._fonts: dict[tuple[int, int], FreeTypeFont] = {}
        self._drawn: dict[str, bool] = {}

    @cached_property
    def key(self) -> str:
        """The digest of what all cards are drawn with; "" when the theme draws none."""
        files = [self._theme / name for name in (GROUND, FONT)]
        if not all(file.is_file() for file in files):
            return ""
        return digest(RECIPE, *(file.read_bytes() for file in files))

    def _name(self, site: str, kicker: str, title: str) -> str:
        return f"{digest(self.key, site, kicker, title)}.png"

    def keep_only(self, shown: Iterable[tuple[str, str, str]]) -> None:
        """Forget all cards but those of these sites, kickers and titles."""
        names = {self._name(*one) for one in shown}
        self._kept.keep_only(names.__contains__)

    def has(self, site: str, kicker: str, title: str) -> bool:
        """Tell whether a card was drawn."""
        return self._kept.has(self._name(site, kicker, title))

    def get(self, site: str, kicker: str, title: str) -> bytes:
        """
        Return a card, as PNG.

        Args:
            site: Its name.
            kicker: What stands above the title.
            title: Plain.
        """
        name = self._name(site, kicker, title)
        return self._kept.get(name, _is_whole, lambda: self._draw(site, kicker, title))

    def _draw(self, site: str, kicker: str, title: str) -> bytes:
        from PIL import Image, ImageDraw

        image = Image.open(self._theme / GROUND).convert("RGB")
        pen = ImageDraw.Draw(image)
        pen.text((172, 94), self._plain(site), _WHITE, self._font(40, 800), anchor="lm")
        pen.text((_LEFT, 196), self._plain(kicker), _YELLOW, self._font(34, 700), anchor="lm")
        drawn = self._plain(title)
        for size in _TITLE_SIZES:
            font = self._font(size, 800)
            lines = list(_lines(drawn, font))
            step = round(size * _LEADING)
            if _TITLE_TOP + step * len(lines) <= _TITLE_BOTTOM:
                break
        shown = max(1, (_TITLE_BOTTOM - _TITLE_TOP) // step)
        if len(lines) > shown:
            lines[shown - 1] += "…"
        for number, line in enumerate(lines[:shown]):
            baseline = _TITLE_TOP + round(0.75 * size) + number * step
            pen.text((_LEFT, baseline), line, _WHITE, font, anchor="ls")
        file = BytesIO()
        image.quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, "PNG")
        return file.getvalue()

    def _font(self, size: int, weight: int) -> FreeTypeFont:
        font = self._fonts.get((size, weight))
        if font is None:
            from PIL import ImageFont

            font = self._fonts[size, weight] = ImageFont.truetype(self._theme / FONT, size)
            font.set_variation_by_axes([weight])
        return font

    def _plain(self, text: str) -> str:
        """Return what the font can draw of a text: a box would say nothing."""
        return " ".join("".join(filter(self._can_draw, text.translate(_SPACES))).split())

    def _can_draw(self, sign: str) -> bool:
        known = self._drawn.get(sign)
        if known is None:
            font = self._font(20, 400)
            box = bytes(font.getmask(_NO_SIGN))
            known = self._drawn[sign] = sign == " " or bytes(font.getmask(sign)) != box
        return known


def _is_whole(data: bytes) -> bool:
    return data[:4] == b"\x89PNG" and data[-8:-4] == b"IEND"


def _lines(text: str, font: FreeTypeFont) -> Iterator[str]:
    """Give the lines of a text; a sign of punctuation is never the first of one."""
    line = ""
    words: list[str] = []
    for word in text.split(" "):
        if words and (word in {":", ";", "?", "!", "»", "%", "€"} or words[-1] == "«"):
            words[-1] += f" {word}"
        else:
            words.append(word)
    for word in words:
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > _RIGHT - _LEFT:
            yield line
            line = word
        else:
            line = longer
    yield line
