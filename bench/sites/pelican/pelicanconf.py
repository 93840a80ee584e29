"""Stock Pelican's minimal site: the same pages as its peers."""

from __future__ import annotations

from typing import Any

from pelican import signals

SITENAME = "Banc"
SITEURL = "https://corpus.example"
FEED_DOMAIN = SITEURL
TIMEZONE = "Europe/Paris"
DEFAULT_LANG = "fr"
PATH = "content"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME = "theme"
OUTPUT_PATH = "output"
# The bench stands in a hidden folder, which the default would not watch.
IGNORE_FILES: list[str] = []
DEFAULT_PAGINATION = 12
PAGINATED_TEMPLATES = {"index": 12, "category": 12, "tag": 12, "author": 12}
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)
ARTICLE_URL = "articles/{slug}/"
ARTICLE_SAVE_AS = "articles/{slug}/index.html"
CATEGORY_URL = "rubriques/{slug}/"
CATEGORY_SAVE_AS = "rubriques/{slug}/index.html"
TAG_URL = "etiquettes/{slug}/"
TAG_SAVE_AS = "etiquettes/{slug}/index.html"
AUTHOR_URL = "auteurs/{slug}/"
AUTHOR_SAVE_AS = "auteurs/{slug}/index.html"
DIRECT_TEMPLATES = ["index", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
FEED_ALL_ATOM = "flux.xml"
CATEGORY_FEED_ATOM = "rubriques/{slug}/flux.xml"
FEED_MAX_ITEMS = 20
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None


class Neighbours:
    """A plugin, for Pelican has no previous and next article of its own."""

    __name__ = "neighbours"

    @staticmethod
    def link(generator: Any) -> None:
        """Give each article the next older and the next newer one."""
        articles = generator.articles
        for at, article in enumerate(articles):
            article.newer = articles[at - 1] if at else None
            article.older = articles[at + 1] if at + 1 < len(articles) else None

    def register(self) -> None:
        """Ask for the signal."""
        signals.article_generator_finalized.connect(self.link)


PLUGINS = [Neighbours()]
