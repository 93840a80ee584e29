"""Nikola's minimal site: the same pages as its peers, and the few that cannot be refused."""

from __future__ import annotations

BLOG_AUTHOR = "Banc"
BLOG_TITLE = "Banc"
BLOG_EMAIL = "banc@corpus.example"
BLOG_DESCRIPTION = "Banc d’essai"
SITE_URL = "https://corpus.example/"
DEFAULT_LANG = "fr"
TRANSLATIONS = {"fr": ""}
TIMEZONE = "Europe/Paris"
DATE_FORMAT = "dd/MM/yyyy"
NAVIGATION_LINKS: dict[str, tuple[()]] = {"fr": ()}
THEME = "banc"
POSTS = (("articles/*.md", "articles", "post.tmpl"),)
PAGES = ()
COMPILERS = {"markdown": (".md",)}
MARKDOWN_EXTENSIONS = ["markdown.extensions.extra"]
PRETTY_URLS = True
STRIP_INDEXES = True
# Plain paths, as the peers print them.
URL_TYPE = "full_path"
FILES_FOLDERS: dict[str, str] = {}
IMAGE_FOLDERS: dict[str, str] = {}
COPY_SOURCES = False
CREATE_ARCHIVE_NAVIGATION = False
USE_BUNDLES = False
TAG_PATH = "etiquettes"
CATEGORY_PATH = "rubriques"
CATEGORY_PREFIX = ""
AUTHOR_PATH = "auteurs"
TAG_PAGES_ARE_INDEXES = True
CATEGORY_PAGES_ARE_INDEXES = True
AUTHOR_PAGES_ARE_INDEXES = True
INDEX_DISPLAY_POST_COUNT = 12
INDEX_TEASERS = True
INDEXES_STATIC = False
INDEXES_PRETTY_PAGE_URL = ["page", "{number}", "{index_file}"]
GENERATE_RSS = True
GENERATE_ATOM = False
RSS_FILENAME_BASE = "flux"
FEED_LENGTH = 20
FEED_TEASERS = False
FEED_LINKS_APPEND_QUERY = False
SHOW_SOURCELINK = False
DISABLED_PLUGINS = ["classify_archive", "robots", "copy_assets", "create_bundles", "render_listings"]
