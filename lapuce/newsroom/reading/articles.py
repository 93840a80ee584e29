"""From the source of an article to its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lapuce.catalog import parse_money
from lapuce.counts import decimal
from lapuce.fingerprint import digest_value
from lapuce.front_matter import Source
from lapuce.markup import plain_text
from lapuce.newsroom.reading.parts import (
    STOPGAP,
    all_sources,
    cited,
    close_with_verdict,
    read_deal,
    read_review,
    read_rumour,
    read_updates,
)
from lapuce.newsroom.reading.steps import Steps
from lapuce.newsroom.reading.typeset import Typesetter
from lapuce.newsroom.records import Article, Card, Record, with_digest
from lapuce.validation import validate
from lapuce.writing import heads

if TYPE_CHECKING:
    from lapuce.newsroom.reading.reader import Reader

WORDS_A_MINUTE = 220
_LINKED_LANGUAGES = ("fr", "en")
"""Those that are typeset: quotations are told by the marks that this sets."""


def read_article(reader: Reader, source: Source, path: str) -> Steps[tuple[Record | None, str]]:
    """Read an article; what is wrong in its front matter is left out, once told."""
    head = validate(
        heads.ArticleHead,
        source,
        aliases=heads.ARTICLE_ALIASES,
        zone=reader.zone,
        instead=STOPGAP,
    )
    if head is None:
        return None, ""
    named = reader.names.mentionable(head.brands, head.devices)
    about = head.rumour.about if head.rumour else ()
    typo = Typesetter(head.lang, [*about, *(name for one in named for name in one.names)])
    slug = head.slug or reader.slug(source, path, head.title)
    moment = head.date
    linked = named if head.autolink and typo.lang in _LINKED_LANGUAGES else []
    text, html = yield from reader.text(source, path, typo, head.date, linked)
    words = text.words
    summary = head.summary or _first_sentences(html)
    if not summary.strip():
        said = "ni chapô ni texte : écrivez au moins l’un des deux."
        source.report("empty-value", said, ("title",))
    image = reader.picture(head.image, path, source, typo=typo)
    review = read_review(head.review, typo, head.lang)
    if review:
        text, html = close_with_verdict(text, html, typo.lang)
    card = Card(
        source=path,
        url=f"/articles/{slug}/",
        title=typo.text(head.title),
        title_plain=head.title,
        summary=typo.text(summary),
        summary_plain=summary,
        kicker=typo.text(head.kicker),
        category=head.category,
        date=moment.isoformat(),
        authors=head.authors,
        image=image,
        minutes=max(1, round(words / WORDS_A_MINUTE)),
        lang=head.lang,
        score=decimal(review.score) if review else "",
        rumour=head.rumour.outcome.status if head.rumour else "",
        expires=head.expires.timestamp() if head.expires else None,
        status=head.status,
    )
    visible_from = max(moment, head.embargo) if head.embargo else moment
    card_digest = digest_value(card)
    article = Article(
        source=path,
        slug=slug,
        card=card,
        card_digest=card_digest,
        digest="",
        moment=moment.timestamp(),
        visible_from=visible_from.timestamp(),
        modified=head.modified.isoformat() if head.modified else None,
        tags=head.tags,
        tag_names=tuple(Typesetter(head.lang, (tag,)).text(tag) for tag in head.tags),
        brands=head.brands,
        devices=head.devices,
        series=head.series,
        series_index=head.series_index,
        image=image,
        review=review,
        rumour=read_rumour(head.rumour, typo),
        deal=read_deal(head.deal, typo),
        compare=head.compare,
        updates=read_updates(head.updates, typo),
        sources=tuple(cited(one, typo) for one in all_sources(head)),
        text=text,
        template=head.template,
        lines=source.lines(),
        ignore=tuple(head.ignore),
        redirect_from=head.redirect_from,
        featured=head.featured,
        names_digest=reader.names.digest(named),
    )
    _check_sense(head, source)
    return with_digest(article), html


def _check_sense(head: heads.ArticleHead, source: Source) -> None:
    """Report dates that deny each other, and a price that is not one."""
    if head.expires and head.expires <= head.date:
        said = "expires : l’offre finirait avant de paraître : corrigez l’une des deux dates."
        source.report("bad-date", said, ("expires",))
    for index, update in enumerate(head.updates):
        if update.date.date() < head.date.date():
            said = (
                "updates : mise à jour plus ancienne que l’article : corrigez l’une des deux dates."
            )
            source.report("bad-date", said, ("updates", index, "date"))
    outcome = head.rumour.outcome.date if head.rumour else None
    if outcome and outcome.date() < head.date.date():
        said = "rumour : issue plus ancienne que l’article : corrigez l’une des deux dates."
        source.report("bad-date", said, ("rumour", "outcome", "date"))
    deal = source.values.get("deal")  # As typed: another of its keys may be wrong.
    if isinstance(deal, dict) and isinstance(price := deal.get("price"), str) and price:
        try:
            parse_money(price)
        except ValueError as error:
            source.report("bad-price", f"deal.price : {error}", ("deal", "price"))


def _first_sentences(html: str) -> str:
    """Return the beginning of a text, for an article without chapô."""
    start = html.find("<p>")
    end = html.find("</p>", start)
    text = plain_text(html[start:end]) if start >= 0 else ""
    if len(text) <= 200:
        return text
    return text[:200].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
