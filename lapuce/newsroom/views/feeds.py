"""Feeds: whole articles, for readers that show no page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lapuce import syndication
from lapuce.markup import escape, escape_text
from lapuce.newsroom.arranging.edition import moment_of
from lapuce.newsroom.arranging.teasers import Teaser
from lapuce.newsroom.printing.press import Press
from lapuce.newsroom.records import Article, last_change
from lapuce.newsroom.views.articles import banner_view
from lapuce.newsroom.views.bodies import Body, body_html
from lapuce.newsroom.views.common import date_view
from lapuce.newsroom.views.rumours import OUTCOME_LABELS
from lapuce.typography import narrow_to_no_break

FeedItem = tuple[Article, Teaser, Body]


def feed_view(
    press: Press,
    title: str,
    path: str,
    permanent: str,
    keep_narrow: bool,
    items: tuple[FeedItem, ...],
) -> bytes:
    """
    Return an Atom feed.

    Args:
        press: See `Press`.
        title: Of the feed; "" for the name of the site.
        path: Site path of the page it follows; `flux.xml` stands beside it.
        permanent: What names the feed for ever.
        keep_narrow: Keep U+202F.
        items: The latest articles.
    """
    chrome = press.chrome
    entries = [_entry(press, keep_narrow, *item) for item in items]
    return syndication.atom(
        feed_id=f"tag:{_authority(chrome.absolute)},2014:flux:{permanent}",
        title=_soften(title or chrome.site["name"], keep_narrow),
        subtitle=_soften(chrome.site["tagline"], keep_narrow),
        url=chrome.full_url(path),
        self_url=chrome.full_url(f"{path}flux.xml"),
        author=chrome.site["name"],
        updated=max(
            (updated for updated, _ in entries), key=moment_of, default="1970-01-01T00:00:00+00:00"
        ),
        entries=[entry for _, entry in entries],
    )


def _entry(
    press: Press, keep_narrow: bool, article: Article, teaser: Teaser, body: Body
) -> tuple[str, str]:
    """Return when an article last changed, and its entry; made once a build."""
    chrome = press.chrome
    key = keep_narrow, article.digest, teaser.digest, body.digest
    made = chrome.entries.get(key)
    if made is None:
        card = teaser.card
        updated = last_change(article) or card.date
        entry = syndication.Entry(
            id=f"tag:{_authority(chrome.absolute)},2014:{article_id(article)}",
            title=_soften(card.title, keep_narrow),
            url=chrome.full_url(card.url),
            published=card.date,
            updated=updated,
            authors=card.authors,
            categories=(card.category, *article.tags),
            summary=_soften(card.summary, keep_narrow),
            html=_soften(_whole(press, article, teaser, body), keep_narrow),
            lang=card.lang,
        )
        made = chrome.entries[key] = updated, syndication.atom_entry(entry)
    return made


def _whole(press: Press, article: Article, teaser: Teaser, body: Body) -> str:
    """Return all that the page of an article shows of it, in its order, without the theme's blocks."""
    french = "" if article.card.lang == "fr" else ' lang="fr"'
    parts = [
        *_above(press, article, teaser, french),
        body_html(press, body, absolute=True),
        *_told(article, french),
    ]
    if article.updates:  # Why the entry comes back to readers.
        parts.append(f"<h2{french}>Depuis la parution</h2>")
        parts.append(_listed(
            f"<span{french}>{date_view(one.date)['long']}, {one.type}\N{NO-BREAK SPACE}:</span> "
            f"{escape_text(one.text)}"
            for one in article.updates
        ))  # fmt: skip
    if article.sources:
        parts.append(f"<h2{french}>Sources</h2>")
        parts.append(_listed(_link(title, url) for title, url in article.sources))
    return "\n".join(parts)


def _above(press: Press, article: Article, teaser: Teaser, french: str) -> Iterator[str]:
    """Give what stands above the text: what became of it since, the deal, the opening picture."""
    banner = banner_view(article, teaser, None, press.chrome.zone)
    if banner:
        yield f"<p{french}><strong>{banner['text_html']}</strong></p>"
    if deal := article.deal:  # It runs still: no feed lists one that is over.
        link = f"<br>{_link('Voir l’offre', deal.url, 'nofollow noopener')}" if deal.url else ""
        named = escape_text(f"{deal.device} chez {deal.merchant}")
        yield f"<p{french}><b>{escape_text(deal.price)}</b><br>{named}{link}</p>"
    if (shown := teaser.picture) and (typed := article.image):
        between = " " if typed.caption.endswith(tuple(".!?…»")) else ". "
        legend = between.join(escape_text(one) for one in (typed.caption, typed.credit) if one)
        yield (
            f'<figure><img src="{escape(press.chrome.full_url(shown.url))}" alt="{escape(shown.alt)}" '
            f'width="{shown.width}" height="{shown.height}">'
            f"{f'<figcaption>{legend}</figcaption>' if legend else ''}</figure>"
        )


def _told(article: Article, french: str) -> Iterator[str]:
    """Give what a rumour says, and what became of it."""
    if not (rumour := article.rumour):
        return

    def own(text: str) -> str:
        said = escape_text(text)
        return f'<span lang="{escape(article.card.lang)}">{said}</span>' if french else said

    yield f"<h2{french}>La puce à l’oreille</h2>"
    yield f"<p>{escape_text(rumour.claim)}</p>"
    if rumour.text:
        day = f"{date_view(rumour.date)['long']}\N{NO-BREAK SPACE}: " if rumour.date else ""
        link = f" {_link('La source de ce dénouement', rumour.url)}" if rumour.url else ""
        yield f"<p{french}>{day}{own(rumour.text)}{link}</p>"
    said = [OUTCOME_LABELS[rumour.status].capitalize() + "."]
    if rumour.confidence:
        said.append(f"Indice de confiance\N{NO-BREAK SPACE}: {rumour.confidence} sur 5.")
    if rumour.expected:
        said.append(f"Attendu\N{NO-BREAK SPACE}: {own(rumour.expected)}.")
    if rumour.source:
        said.append(f"Source\N{NO-BREAK SPACE}: {_link(*rumour.source)}")
    yield f"<p{french}>{' '.join(said)}</p>"


def _link(name: str, url: str, relation: str = "noopener") -> str:
    return f'<a href="{escape(url)}" rel="{relation}">{escape_text(name)}</a>'


def _listed(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{one}</li>' for one in items)}</ul>"


def _soften(text: str, keep_narrow: bool) -> str:
    return text if keep_narrow else narrow_to_no_break(text)


def article_id(article: Article) -> str:
    """Return what names an article for ever: its file, which outlives titles, slugs and dates."""
    return article.source.removeprefix("articles/").removesuffix(".md").removesuffix("/index")


def _authority(absolute: str) -> str:
    return absolute.split("://", 1)[-1].split("/", 1)[0].split(":", 1)[0] or "lapuce"
