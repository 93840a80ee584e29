"""From the bytes of a source to its front matter, value by value, and its Markdown text."""

from lapuce.front_matter.parting import compose, read_source
from lapuce.front_matter.source import Path, Source

__all__ = ["Path", "Source", "compose", "read_source"]
