"""A source's front matter read as a model: what is wrong is told in French, at its place."""

from lapuce.validation.reading import validate

__all__ = ["validate"]
