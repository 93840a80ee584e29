"""View models of articles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from markupsafe import Markup

from lapuce import discovery
from lapuce.dates import zone_info
from lapuce.markup import escape
from lapuce.newsroom.arranging.teasers import DeviceTeaser, Teaser
from lapuce.newsroom.printing.press import Press
from lapuce.newsroom.records import Article, Author, last_change
from lapuce.newsroom.views.bodies import Body, body_html, toc_view
from lapuce.newsroom.views.common import (
    View,
    card_view,
    cards_view,
    date_view,
    device_card_view,
    initials,
)
from lapuce.newsroom.views.head import page_view
from lapuce.newsroom.views.reviews import review_thing
from lapuce.newsroom.views.rumours import OUTCOME_LABELS, told_view
from lapuce.slugs import slugify
from lapuce.typography import typeset_text

Link = tuple[str, str]
"""A name and a site path."""


def article_view(
    press: Press,
    article: Article,
    teaser: Teaser,
    body: Body,
    authors: tuple[Author | tuple[str], ...],
    tags: tuple[tuple[str, str], ...],
    brands: tuple[Link, ...],
    devices: tuple[DeviceTeaser, ...],
    series: tuple[Any, ...],
    comparisons: tuple[Link, ...],
    previous: Teaser | None,
    following: Teaser | None,
    related: tuple[Teaser, ...],
    hidden_until: float | None,
    reviewed: DeviceTeaser | None,
    card_path: str,
) -> View:
    """
    Return what the page of an article shows.

    Args:
        press: See `Press`.
        article, teaser, body: The article, as its page and as lists show it, and its text.
        authors: Sheets, or a name alone for an author without one.
        tags: Names and slugs.
        brands, comparisons: Names and site paths.
        devices: The sheets the article speaks of.
        series: Name, site path, rank among the episodes, their number, previous and next one; or nothing.
        previous, following: Neighbours in time.
        related: Articles on the same subjects.
        hidden_until: When it comes out, in seconds since the epoch; None once it is.
        reviewed: The device that the article is a review of, whatever name it gives it.
        card_path: Site path of its social card, "" when it has none.
    """
    chrome = press.chrome
    card = teaser.card
    shown = {**card_view(chrome, teaser)}
    image = shown["image"]
    if image and article.image:
        image = {**image, "caption": article.image.caption, "credit": article.image.credit}
    changed = last_change(article)
    written = [_author(press, one) for one in authors]
    episode = None
    if series:
        name, path, rank, total, before, after = series
        episode = {
            "name": name,
            "url": chrome.url(path),
            "index": rank,
            "total": total,
            "previous": card_view(chrome, before) if before else None,
            "next": card_view(chrome, after) if after else None,
        }
    shown |= {
        "body_html": body_html(press, body),
        "toc": toc_view(article.text),
        "modified": date_view(changed) if changed else None,
        "authors_full": written,
        "image": image,
        "tags": [{"name": name, "url": chrome.url(f"/etiquettes/{slug}/")} for name, slug in tags],
        "brands": [{"name": name, "url": chrome.url(path)} for name, path in brands],
        "series": episode,
        "rumour": told_view(article.rumour) if article.rumour else None,
        "deal": _deal(article, teaser) if article.deal else None,
        "updates": [
            {"date": date_view(one.date), "type": one.type, "text": one.text}
            for one in article.updates
        ],
        "sources": [{"title": title, "url": url} for title, url in article.sources],
        "banner": banner_view(article, teaser, hidden_until, chrome.zone),
        "comparisons": [{"title": name, "url": chrome.url(path)} for name, path in comparisons],
        "previous": card_view(chrome, previous) if previous else None,
        "next": card_view(chrome, following) if following else None,
        "related": cards_view(chrome, related),
        "devices": [device_card_view(chrome, one) for one in devices],
    }
    category = shown["category"]
    page = page_view(
        chrome,
        "article",
        card.title,
        card.url,
        description=card.summary,
        nav_key=slugify(card.category),
        breadcrumb=[
            (category["name"], teaser.category_path or None),
            (card.title, None),
        ],
        feed=(
            (f"Flux de la rubrique {card.category}", f"{teaser.category_path}flux.xml")
            if teaser.category_path
            else None
        ),
        things=_things(press, article, teaser, authors, reviewed),
        og_type="article",
        image=teaser.picture,
        card=card_path,
        robots="noindex" if hidden_until or card.status == "hidden" else None,
        lang=card.lang,
    )
    return {"page": page, "article": shown}


def _author(press: Press, author: Author | tuple[str]) -> View:
    if isinstance(author, tuple):
        name = author[0]
        return {"name": name, "url": None, "initials": initials(name), "summary": "", "role": ""}
    return {
        "name": author.name,
        "url": press.chrome.url(author.url),
        "initials": initials(author.name),
        "summary": author.summary,
        "role": author.role,
    }


def _deal(article: Article, teaser: Teaser) -> View:
    deal = article.deal
    assert deal is not None
    return {
        "device": deal.device,
        "price": deal.price,
        "merchant": deal.merchant,
        "url": deal.url,
        "expired": teaser.expired,
    }


def banner_view(
    article: Article, teaser: Teaser, hidden_until: float | None, zone: str
) -> View | None:
    """Return what is said above an article: that it is not out, or what became of what it tells."""
    if article.card.status == "draft":
        text = "Brouillon : cette page n’existe que dans l’aperçu."
        return {"kind": "brouillon", "text_html": Markup(typeset_text(text))}
    if hidden_until:
        when = date_view(datetime.fromtimestamp(hidden_until, zone_info(zone)).isoformat())
        text = f"À paraître le {when['long']} à {when['time']} : cette page n’existe que dans l’aperçu."
        return {"kind": "brouillon", "text_html": Markup(typeset_text(text))}
    if teaser.expired:
        text = "Cette offre est terminée. L’article reste en ligne pour mémoire."
        return {"kind": "expire", "text_html": Markup(typeset_text(text))}
    rumour = article.rumour
    if rumour is not None and rumour.status != "ouverte":
        label = OUTCOME_LABELS[rumour.status]
        text = typeset_text(f"Depuis cet article : rumeur {label}.")
        told = escape(rumour.text)  # Typeset already, in the language of the article.
        if told and article.card.lang != "fr":
            told = f'<span lang="{escape(article.card.lang)}">{told}</span>'
        return {"kind": "rumeur", "text_html": Markup(f"{text} {told}".strip())}
    return None


def _things(
    press: Press,
    article: Article,
    teaser: Teaser,
    authors: Sequence[Author | tuple[str]],
    reviewed: DeviceTeaser | None,
) -> list[discovery.Thing]:
    chrome = press.chrome
    card = teaser.card
    url = chrome.full_url(card.url)
    signed = [
        (one[0], None) if isinstance(one, tuple) else (one.name, chrome.full_url(one.url))
        for one in authors
    ]
    things = [
        discovery.news_article(
            url=url,
            headline=card.title,
            description=card.summary,
            published=card.date,
            modified=last_change(article),
            authors=signed,
            publisher_name=chrome.site["name"],
            publisher_url=chrome.full_url("/"),
            section=card.category,
            keywords=article.tags,
            image=chrome.full_url(teaser.picture.url) if teaser.picture else None,
            lang=card.lang,
            words=article.text.words,
            corrections=[
                (one.date, one.text_plain) for one in article.updates if one.type == "correction"
            ],
        )
    ]
    if article.review:
        item: discovery.Thing = {"@type": "Product", "name": article.review.device}
        if reviewed:
            device = reviewed.card
            item = discovery.product(
                device.name_plain, chrome.full_url(device.url), device.brand, device.tagline
            )
        things.append(review_thing(chrome, article.review, card, signed, item))
    return things
