"""La Puce: what turns `content` and `theme` into a French tech-news site."""

from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Give `PELICAN_CLASS = "lapuce.Newsroom"` its class; Pelican is imported only then."""
    if name == "Newsroom":
        from lapuce.plugins.newsroom import Newsroom

        return Newsroom
    raise AttributeError(name)
