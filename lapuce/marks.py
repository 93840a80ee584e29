"""Marks of Markdown, told alike by who writes the pages and by who checks the texts."""

from __future__ import annotations

TYPED_CODE = (
    r"^[ ]{0,3}(?P<fence>```|~~~).*?^[ ]{0,3}(?P=fence)|(?P<ticks>`++)(?:[^`\n]+(?P=ticks))?"
)
"""Code as typed, where no other mark is one; to be read with MULTILINE and DOTALL."""
OPEN_PRICE = r"\{\s*pri(?:x|ce)"
"""How a price to convert begins, or seems to: `{prix: …}` alone is one; to be read in any case."""
VIDEO_TODO = (
    "écrivez « [![Ce qu’elle montre](image.jpg)](https://…) », "
    "puis « {: .video} » sur la ligne suivante"
)
"""How to show a video."""
