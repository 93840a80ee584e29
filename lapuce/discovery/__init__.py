"""Structured data for search engines: schema.org in JSON-LD, safe inside HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

Thing = dict[str, Any]


def graph(things: Sequence[Thing]) -> str:
    """Return the JSON-LD of a page; `<`, `>` and `&` are escaped, so no text can leave it."""
    held = {"@context": "https://schema.org", "@graph": [_clean(thing) for thing in things]}
    text = msgspec.json.encode(held).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _clean(thing: Mapping[str, Any]) -> Thing:
    return {key: value for key, value in thing.items() if value not in (None, "", [], ())}


_LOCALES = {"en": "en_US"}
"""Where a language alone does not tell the country; elsewhere both have one name."""


def locale_of(lang: str) -> str:
    """Return a language as Open Graph names it, with a country: `fr_FR` for `fr`."""
    language, _, country = lang.partition("-")
    if country:
        return f"{language}_{country.upper()}"
    return _LOCALES.get(language, f"{language}_{language.upper()}")


def breadcrumb(steps: Sequence[tuple[str, str]]) -> Thing:
    """Return a BreadcrumbList; steps are names and absolute addresses."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": url}
            for position, (name, url) in enumerate(steps, 1)
        ],
    }


def publisher(name: str, url: str) -> Thing:
    """Return the news organisation that publishes the site."""
    return {"@type": "NewsMediaOrganization", "@id": f"{url}#redaction", "name": name, "url": url}


def website(name: str, url: str, description: str, search_url: str) -> Thing:
    """Return the WebSite, with its search page if it has one."""
    thing: Thing = {
        "@type": "WebSite",
        "name": name,
        "url": url,
        "description": description,
        "inLanguage": "fr",
    }
    if search_url:
        thing["potentialAction"] = {
            "@type": "SearchAction",
            "target": f"{search_url}?q={{search_term_string}}",
            "query-input": "required name=search_term_string",
        }
    return thing


def news_article(
    *,
    url: str,
    headline: str,
    description: str,
    published: str,
    modified: str | None,
    authors: Sequence[tuple[str, str | None]],
    publisher_name: str,
    publisher_url: str,
    section: str,
    keywords: Sequence[str],
    image: str | None,
    lang: str,
    words: int,
    corrections: Sequence[tuple[str, str]],
) -> Thing:
    """
    Return a NewsArticle.

    Args:
        published, modified: ISO 8601 with offset.
        authors: Names and absolute addresses.
        corrections: Dates and texts of the corrections made since.
    """
    return _clean(
        {
            "@type": "NewsArticle",
            "mainEntityOfPage": url,
            "headline": headline,
            "description": description,
            "datePublished": published,
            "dateModified": modified or published,
            "author": _people(authors),
            "publisher": publisher(publisher_name, publisher_url),
            "articleSection": section,
            "keywords": list(keywords),
            "image": [image] if image else None,
            "inLanguage": lang,
            "wordCount": words,
            "correction": [
                {"@type": "CorrectionComment", "datePublished": date, "text": text}
                for date, text in corrections
            ],
            "isAccessibleForFree": True,
        }
    )


def _people(named: Sequence[tuple[str, str | None]]) -> list[Thing]:
    return [_clean({"@type": "Person", "name": name, "url": address}) for name, address in named]


def product(
    name: str,
    url: str,
    brand: str,
    description: str,
    image: str | None = None,
    review: Thing | None = None,
) -> Thing:
    """Return a Product: a device; `image` is an absolute address, `review` names no product."""
    return _clean(
        {
            "@type": "Product",
            "name": name,
            "url": url,
            "brand": {"@type": "Brand", "name": brand},
            "description": description,
            "image": [image] if image else None,
            "review": review,
        }
    )


def review(
    *,
    item: Thing | None = None,
    score: float,
    body: str,
    authors: Sequence[tuple[str, str | None]],
    publisher_name: str,
    publisher_url: str,
    url: str,
    published: str,
    pros: Sequence[str] = (),
    cons: Sequence[str] = (),
) -> Thing:
    """Return a Review of a product, noted out of 10; without authors the newsroom signs it."""
    return _clean(
        {
            "@type": "Review",
            "itemReviewed": item,
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": score,
                "bestRating": 10,
                "worstRating": 0,
            },
            "reviewBody": body,
            "author": _people(authors) or publisher(publisher_name, publisher_url),
            "url": url,
            "datePublished": published,
            "positiveNotes": _notes(pros),
            "negativeNotes": _notes(cons),
        }
    )


def _notes(said: Sequence[str]) -> Thing | None:
    """Return an ItemList; None without any item."""
    items = [
        {"@type": "ListItem", "position": position, "name": one}
        for position, one in enumerate(said, 1)
    ]
    return {"@type": "ItemList", "itemListElement": items} if items else None
