"""What every page shows: the site's name, menu and footer. Part of the key of all fingerprints."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

from lapuce.fingerprint import digest_value
from lapuce.images import CARD_SIZE
from lapuce.newsroom.arranging.edition import Edition
from lapuce.newsroom.records import StaticPage
from lapuce.settings import Settings
from lapuce.slugs import slugify
from lapuce.typography import narrow_to_no_break, typeset_text


@dataclass(frozen=True)
class Chrome:
    """The constant part of a build, given to every view."""

    site: dict[str, Any]
    base: str
    """Path of SITEURL, without a final slash: "" or `/lapuce`."""
    absolute: str
    """SITEURL, without a final slash."""
    zone: str
    digest: str
    cards: dict[str, Mapping[str, Any]] = field(default_factory=dict, compare=False, repr=False)
    """Views of articles and devices in lists, by the digest of their teaser: most are shown often."""
    entries: dict[tuple[bool, str, str, str], tuple[str, str]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """When an article last changed and its entry in feeds, by what it shows."""

    def url(self, path: str) -> str:
        """Return an address to print in a page from a site path."""
        return self.base + _encoded(path)

    def full_url(self, path: str) -> str:
        """Return the absolute address of a site path."""
        return self.absolute + _encoded(path)


def _encoded(path: str) -> str:
    """Return a path as an address writes it: files keep the names that journalists give them."""
    if path.isascii() and " " not in path:
        return path
    return quote(path, safe="/%?#[]@!$&'()*+,;=:~")


def make_chrome(
    edition: Edition,
    settings: Settings,
    *,
    name: str,
    site_url: str,
    zone: str,
    assets: Mapping[str, str],
    templates: Collection[str],
    live_reload: str | None,
) -> Chrome:
    """
    Return what every page shows.

    Args:
        edition: What is published: menus only lead to pages that exist.
        settings: Ours.
        name: SITENAME.
        site_url: SITEURL, absolute.
        zone: TIMEZONE.
        assets: Site paths of the theme's files, by their path in `theme/static`.
        templates: Names of the theme's templates: a section without its own has no page.
        live_reload: Address of the preview's script, None in a published site.
    """
    absolute = site_url.rstrip("/")
    base = urlsplit(absolute).path.rstrip("/")

    def link(title: str, path: str, key: str = "") -> dict[str, str]:
        return {"title": typeset_text(title), "url": base + path, "key": key, "lang": "fr"}

    def page_link(page: StaticPage) -> dict[str, str]:
        return {"title": page.title, "url": f"{base}/{page.slug}/", "key": "", "lang": page.lang}

    def there_among(sections: Iterable[Any]) -> list[dict[str, str]]:
        return [link(title, path) for title, path in _there(sections, edition, templates)]

    library = edition.library
    categories = [
        (one.name, f"/rubriques/{one.slug}/", one.slug) for one in edition.categories.values()
    ]
    nav = [link(*one) for one in categories[:2]]
    for title, path, key, template, there in _SECTIONS:
        if template in templates and there(edition):
            nav.append(link(title, path, key))
    explore = [link(name, path) for name, path, _ in categories[2:]] + there_among(_EXPLORE)
    follow = there_among(_FOLLOW)
    pages = {page.slug: page for page in library.pages.values() if page.status == "published"}
    staff = there_among([_AUTHORS])
    staff += [page_link(pages[slug]) for slug in _STAFF if slug in pages]
    staff += there_among([_CORRECTIONS])
    others = [slug for slug in sorted(pages) if slug not in (*_STAFF, *_LEGAL)]
    staff += [page_link(pages[slug]) for slug in others]
    legal = [page_link(pages[slug]) for slug in _LEGAL if slug in pages]
    footer = [
        {"title": "Explorer", "links": explore},
        {"title": "Suivre", "links": follow},
        {"title": "La rédaction", "links": staff},
    ]
    year = edition.articles[0].card.date[:4] if edition.articles else ""
    static = {path: base + url for path, url in assets.items()}
    title = typeset_text(f"{name}, {settings.tagline[:1].lower()}{settings.tagline[1:]}")
    site = {
        "name": narrow_to_no_break(typeset_text(name)),  # In what networks show too.
        "title": title,
        "tagline": typeset_text(settings.tagline),
        "description": typeset_text(settings.description),
        "home_url": f"{base}/",
        "search_url": f"{base}/recherche/" if "search.html" in templates else "",
        "nav": nav,
        "footer": [group for group in footer if group["links"]],
        "legal": legal,
        "feed_url": f"{base}/flux.xml",
        "year": year,
        "css_url": static.get("style.css", ""),
        "fonts": [
            static[path]
            for path in ("fonts/bricolage-fr.woff2", "fonts/newsreader-fr.woff2")
            if path in static
        ],
        "icon_url": static.get("favicon.svg", ""),
        "touch_icon_url": static.get("icone.png", ""),
        "card": {
            "image": absolute + assets["carte.png"] if "carte.png" in assets else None,
            "image_alt": narrow_to_no_break(title),
            "image_size": CARD_SIZE,
        },
        "scripts": {
            path.removesuffix(".js"): url for path, url in static.items() if path.endswith(".js")
        },
        "live_reload_url": live_reload,
    }
    return Chrome(site, base, absolute, zone, digest_value((site, absolute, zone)))


def standing_sections(edition: Edition, templates: Collection[str]) -> list[tuple[str, str]]:
    """Return the name and the site path of each section that an edition has with a theme."""
    menu = ((title, path, template, there) for title, path, _, template, there in _SECTIONS)
    return [*_there((*menu, *_EXPLORE, *_ABOUT, _AUTHORS, _CORRECTIONS), edition, templates)]


def _there(
    sections: Iterable[Any], edition: Edition, templates: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Give the name and the site path of those that are there, of sections without a key."""
    for title, path, template, there in sections:
        if (not template or template in templates) and there(edition):
            yield title, path


_SECTIONS: tuple[Any, ...] = (
    ("Marques", "/marques/", "brands", "brands.html", lambda edition: edition.library.brands),
    ("Appareils", "/appareils/", "devices", "devices.html", lambda edition: edition.devices),
    ("Face à face", "/comparatifs/", "comparisons", "comparisons.html",
     lambda edition: len(edition.devices) > 1),
    ("Dossiers", "/dossiers/", "series", "series_list.html", lambda edition: edition.by_series),
    ("Archives", "/archives/", "archives", "archives.html", lambda edition: edition.listed),
)  # fmt: skip
"""Title, site path, key, template, and whether an edition has it; without the key below."""
_EXPLORE: tuple[Any, ...] = (
    ("La puce à l’oreille", "/la-puce-a-l-oreille/", "rumours.html",
     lambda edition: any(one.rumour for one in edition.listed)),
    ("Marché aux puces", "/marche-aux-puces/", "prices.html", lambda edition: edition.devices),
    ("Essais classés", "/essais-classes/", "best.html",
     lambda edition: any(one.review for one in edition.listed)),
    ("Puces", "/puces/", "entries.html", lambda edition: edition.by_chip),
    ("Systèmes", "/systemes/", "entries.html", lambda edition: edition.by_os),
    ("Personnes", "/personnes/", "entries.html",
     lambda edition: any(
         slugify(name)  # Without a slug, someone has no page.
         for one in edition.library.brands.values()
         for name in (*one.founders, *(name for name, _ in one.people))
     )),
)  # fmt: skip
_ABOUT: tuple[Any, ...] = (
    ("Étiquettes", "/etiquettes/", "tags.html", lambda edition: edition.tags),
    ("Recherche", "/recherche/", "search.html", lambda edition: True),
    ("Données ouvertes", "/donnees/", "devices.html", lambda edition: True),
)
_AUTHORS: Any = ("Auteurs", "/auteurs/", "authors.html", lambda edition: edition.by_author)
_CORRECTIONS: Any = ("Corrections", "/corrections/", "corrections.html", lambda edition: True)
_FOLLOW: tuple[Any, ...] = (
    ("Flux Atom", "/flux.xml", "", lambda edition: True),
    ("Plan du site", "/plan/", "plan.html", lambda edition: True),
    *_ABOUT,
)
_STAFF = ("redaction", "charte", "a-propos")
_LEGAL = ("mentions-legales", "vie-privee", "accessibilite")
