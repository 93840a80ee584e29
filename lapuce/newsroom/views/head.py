"""The head of a page: its titles, breadcrumb, feed, structured data and shared image."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lapuce import discovery
from lapuce.images import CARD_SIZE
from lapuce.newsroom.arranging.teasers import ShownPicture
from lapuce.newsroom.printing.chrome import Chrome
from lapuce.newsroom.views.common import View, set_words
from lapuce.typography import narrow_to_no_break


@dataclass(frozen=True, slots=True)
class StructuredData:
    """The JSON-LD of a page, made only when the theme prints it."""

    things: Sequence[discovery.Thing]

    def __html__(self) -> str:
        """Return the element, as templates print it; "" when there is nothing to say."""
        if not self.things:
            return ""
        said = narrow_to_no_break(discovery.graph(self.things))
        return f'<script type="application/ld+json">{said}</script>'


def page_view(
    chrome: Chrome,
    kind: str,
    title: str,
    path: str,
    *,
    description: str = "",
    head_title: str = "",
    nav_key: str | None = None,
    breadcrumb: Sequence[tuple[str, str | None]] = (),
    feed: tuple[str, str] | None = None,
    things: Sequence[discovery.Thing] = (),
    og_type: str = "website",
    image: ShownPicture | None = None,
    card: str = "",
    robots: str | None = None,
    pagination: View | None = None,
    lang: str = "fr",
) -> View:
    """
    Return the head of a page.

    Args:
        chrome: The site.
        kind: As listed in the theme's documentation.
        title: The `h1`, typeset.
        path: Site path.
        description: For search engines; narrow no-break spaces become ordinary no-break ones. An
            older page of a list begins it with its number, so that no two pages say the same.
        head_title: `<title>`, the site's name apart; the title when empty.
        breadcrumb: Names and site paths; the last one may have none.
        feed: Title and site path.
        things: JSON-LD.
        image: What networks are shown, if they can.
        card: Site path of what they are shown otherwise; "" for the house's card.
        robots: Content of the robots meta.
        pagination: See `pagination_view`.
        lang: Of what the page is about; what stands around it is in French.
    """
    site = chrome.site
    described = description or site["description"]
    numbered = ""
    if pagination and not pagination["latest"]:
        numbered = f", page {pagination['number']}"
        described = f"Page\N{NO-BREAK SPACE}{pagination['number']}. {described}"
        path = f"{path}page/{pagination['number']}/"
    trail = [("Accueil", "/"), *breadcrumb]
    held = list(things)
    if breadcrumb:
        # A step without a page of its own, such as a category that is empty, is no step.
        *above, (last, at) = trail
        steps = [(name, chrome.full_url(url)) for name, url in above if url]
        steps.append((last, chrome.full_url(at or path)))
        held.append(discovery.breadcrumb(steps))
    if kind == "home":
        whole = f"{title}{numbered}"  # Its title begins with the name of the site.
    else:
        whole = f"{head_title or title}{numbered} | {site['name']}"
    canonical = chrome.full_url(path)
    return {
        "kind": kind,
        "title": title,
        "head_title": whole,
        "description": narrow_to_no_break(set_words(described)),
        "canonical": canonical,
        "robots": robots,
        "nav_key": nav_key,
        "nav_current": _nav_current(site["nav"], nav_key, canonical),
        "breadcrumb": [{"title": name, "url": chrome.url(at) if at else None} for name, at in trail]
        if breadcrumb
        else [],
        "feed": {"title": feed[0], "url": chrome.url(feed[1])} if feed else None,
        "og": {
            "title": narrow_to_no_break(title),
            "type": og_type,
            "locale": discovery.locale_of(lang),
            **_shared_image(chrome, image, card, title),
        },
        "jsonld_html": StructuredData(held),
        "pagination": pagination,
    }


def _shared_image(chrome: Chrome, image: ShownPicture | None, card: str, title: str) -> View:
    """Return what networks show of a page: its picture, else its card, else the house's."""
    if image and image.is_photo:
        return {
            "image": chrome.full_url(image.url),
            "image_alt": narrow_to_no_break(image.alt),
            "image_size": (image.width, image.height),
        }
    if card:
        said = narrow_to_no_break(title)
        return {"image": chrome.full_url(card), "image_alt": said, "image_size": CARD_SIZE}
    house: View = chrome.site["card"]
    return house


def _nav_current(nav: Iterable[View], nav_key: str | None, canonical: str) -> str | None:
    """Return the `aria-current` of the menu: the page itself, a page of its section, or none."""
    for item in nav:
        if nav_key and item["key"] == nav_key:
            return "page" if canonical.endswith(item["url"]) else "true"
    return None
