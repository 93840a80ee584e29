"""Files that are published as they are: the theme's, and those that the content shows."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from pathlib import Path

from lapuce.fingerprint import digest
from lapuce.images import DerivativeCache, SocialCards
from lapuce.incremental.plan import Page
from lapuce.incremental.pool import share
from lapuce.incremental.scan import scan
from lapuce.newsroom.arranging.edition import Edition
from lapuce.newsroom.arranging.teasers import Teaser
from lapuce.newsroom.job import Job
from lapuce.newsroom.printing.press import Press
from lapuce.newsroom.records import Article, Device, Picture, Record, Series

_HASHED = (".css", ".js")
_NOT_SERVED = (".md", ".py", ".map")


def asset_paths(theme: Path) -> dict[str, str]:
    """
    Return the site path of each file of `theme/static`.

    Style sheets and scripts carry a digest in their name, so that browsers may keep them for good.
    """
    folder = theme / "static"
    paths: dict[str, str] = {}
    for path in scan(folder).files:
        if path.endswith(_NOT_SERVED):
            continue
        if path.endswith(_HASHED):
            stem, _, suffix = path.rpartition(".")
            mark = digest((folder / path).read_bytes())[:8]
            paths[path] = f"/theme/{stem}.{mark}.{suffix}"
        else:
            paths[path] = f"/theme/{path}"
    return paths


def asset_pages(theme: Path, assets: dict[str, str]) -> Iterator[Page]:
    """Plan the theme's files."""
    for path, url in assets.items():
        file = theme / "static" / path
        yield Page(url[1:], "", file_view, (str(file), digest(file.read_bytes())))


def file_view(press: Press, path: str, held: str) -> bytes:
    """Return the bytes of a file; `held` is their digest."""
    del press, held
    return Path(path).read_bytes()


def content_files(edition: Edition, content: Path) -> Iterator[Page]:
    """
    Plan the files that published sources show or link to, and those of `content/extra`.

    Those that are damaged or refused have an error each: see `LinkTargets`.
    """
    library = edition.library
    wanted: dict[str, str] = {}
    copied: dict[str, Page] = {}
    for record in filter(edition.has_page, library.by_source.values()):
        for source, picture in _shown(record):
            if source in library.files:
                wanted[source] = library.file_url(source)
                if picture:
                    for page in _copies(edition, content, source):
                        copied[page.output] = page
    for source in library.files:
        if source.startswith("extra/"):
            wanted[source] = source.removeprefix("extra")
    for source, url in sorted(wanted.items()):
        held = library.files[source]
        yield Page(url[1:], "", file_view, (str(content / source), held.digest), source)
    yield from copied.values()


def _copies(edition: Edition, content: Path, source: str) -> Iterator[Page]:
    """Plan the smaller copies of a picture."""
    held = edition.library.files[source]
    for path, width in edition.copies(source):
        yield Page(path[1:], "", copy_view, (str(content / source), held.digest, width), source)


def copies_of(job: Job) -> DerivativeCache:
    """Return where the smaller copies of pictures are kept."""
    return DerivativeCache(job.cache / "images")


def draws_cards(job: Job) -> bool:
    """Tell whether a site has social cards; nobody who previews an article waits for its own."""
    return job.settings.social_cards and not job.live_reload


def cards_of(job: Job) -> SocialCards:
    """Return the social cards of a site's theme."""
    return SocialCards(job.theme, job.cache / "cards")


def make_pictures(press: Press, pages: Iterable[Page], jobs: int) -> None:
    """Make the copies and the cards that are among pages to render, several at a time."""
    wanted: dict[Hashable, Page] = {}
    for page in pages:
        if page.view is copy_view and not press.copies.has(*page.inputs[1:]):
            wanted[page.inputs[1:]] = page
        elif page.view is card_view and not press.cards.has(*_words(press, page.inputs[0])):
            wanted[page.output] = page

    def work(held: Sequence[Page]) -> list[int]:
        return [len(page.view(press, *page.inputs)) for page in held]

    share(work, list(wanted.values()), jobs, 2, block=1)


def card_view(press: Press, teaser: Teaser, key: str) -> bytes:
    """Return the social card of an article; `key` is the digest of what cards are drawn with."""
    del key
    return press.cards.get(*_words(press, teaser))


def _words(press: Press, teaser: Teaser) -> tuple[str, str, str]:
    """Return what a card says: the name of the site, the kicker and the title."""
    card = teaser.card
    return press.chrome.site["name"], card.kicker or card.category, card.title_plain


def drop_cards(press: Press, pages: Iterable[Page]) -> None:
    """Forget the cards that no page of the site is."""
    press.cards.keep_only(_words(press, page.inputs[0]) for page in pages if page.view is card_view)


def copy_view(press: Press, path: str, held: str, width: int) -> bytes:
    """Return a smaller copy of a picture; `held` is the digest of its file."""
    return press.copies.get(Path(path), held, width)


def _shown(record: Record) -> Iterator[tuple[str, bool]]:
    """Give the files that a source shows or links to, and whether each is a picture of a page."""
    picture: Picture | None = None
    if isinstance(record, Article | Series):
        picture = record.image
    elif isinstance(record, Device):
        picture = record.picture
    if picture:
        yield picture.source, True
    for ref in record.text.refs:
        if ref.kind == "source":
            yield ref.target, ref.picture
