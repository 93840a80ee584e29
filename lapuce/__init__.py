"""La Puce: what turns `content` and `theme` into a French tech-news site."""

__version__ = "0.1.0"
