"""From the bytes of one source to its record: read, checked, written, typeset, digested."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from lapuce.catalog import format_with_euros, parse_money
from lapuce.checks import Draft, Facts, NamesReport, check_names, check_text
from lapuce.fingerprint import digest
from lapuce.front_matter import Path, Source, read_source
from lapuce.marks import OPEN_PRICE
from lapuce.markup import count_words, plain_text
from lapuce.newsroom.addresses import PAGE_IDS
from lapuce.newsroom.reading.articles import read_article
from lapuce.newsroom.reading.names import Names, led_to
from lapuce.newsroom.reading.other_sources import read_author, read_page, read_series
from lapuce.newsroom.reading.parts import UNKNOWN_DATE
from lapuce.newsroom.reading.sheets import read_brand, read_device
from lapuce.newsroom.reading.steps import Steps, in_step
from lapuce.newsroom.reading.typeset import FRENCH, Typesetter
from lapuce.newsroom.records import KINDS, Picture, Record, Text, kind_of
from lapuce.problems import Location, Problem, Severity
from lapuce.schema import ImageHead
from lapuce.settings import Settings
from lapuce.slugs import slugify
from lapuce.writing.autolinks import Mentionable, link_first_mentions
from lapuce.writing.foreign import name_house_words
from lapuce.writing.hostile import TooSlowError, hostile_line, time_limit
from lapuce.writing.links import refusal
from lapuce.writing.markdown import Writer
from lapuce.writing.written import Ref

if TYPE_CHECKING:
    from lapuce.newsroom.job import Job

_MARKED_PRICE = re.compile(rf"{OPEN_PRICE}\b[^{{}}\n]*\}}?", re.IGNORECASE)


class Reading(NamedTuple):
    """All that reading one source gave."""

    source: str
    record: Record | None
    html: str
    """The text, with the marks of `lapuce.writing.written`."""
    problems: tuple[Problem, ...]
    named: NamesReport | None = None
    """What is said of the catalogue; None when it was not looked at."""
    unjudged: Source | None = None
    """What was read, when that is still to be looked at."""


@dataclass
class Reader:
    """Reads sources; one a process."""

    settings: Settings
    zone: str
    names: Names
    report_prefix: str
    """Put before a source's path in reports: where the content folder stands."""
    writer: Writer
    facts: Facts
    judges_names: bool = False
    """Whether the facts hold the catalogue yet: sheets are read before they do."""

    def read_all(self, sources: Iterable[tuple[bytes, str]]) -> list[Reading]:
        """Read sources in step: the bytes of each, and its path, `articles/2014/x.md`."""
        with time_limit() as restart:
            return in_step([self._steps(data, path) for data, path in sources], restart)

    def _steps(self, data: bytes, path: str) -> Steps[Reading]:
        source = Source(self.report_prefix + path)
        try:
            source = read_source(data, source.path, self.settings.max_source_bytes)
            yield
            if not source.problems and not _refuse_hostile(source):
                return (yield from self._read(source, path))
        except TooSlowError:
            said = "texte trop long à lire : simplifiez-le."
            source.report("hostile-text", said, source.body_line)
        except RecursionError:
            said = "texte trop imbriqué : simplifiez-le."
            source.report("hostile-text", said, source.body_line)
        return Reading(path, None, "", tuple(sorted(source.problems)))

    def _read(self, source: Source, path: str) -> Steps[Reading]:
        _refuse_prices(source)
        record, html = yield from _READERS[kind_of(path)](self, source, path)
        if record is None:
            # What front matter is too wrong for a record leaves its text to be checked all the same.
            _, html = yield from self.text(source, path, FRENCH, UNKNOWN_DATE)
        yield
        named: NamesReport | None = None
        draft = Draft(source, html, self.facts)
        yield
        said = check_text(draft)
        if record is not None and self.judges_names:
            yield
            named = check_names(draft)
        problems = tuple(sorted([*source.problems, *said]))
        unjudged = source if named is None and not source.problems else None
        return Reading(path, record, html, problems, named, unjudged)

    def judge_names(self, source: Source) -> NamesReport | None:
        """Check only what a source says of the catalogue; None when it could not be read."""
        return None if source.problems else check_names(Draft(source, "", self.facts))

    def part(self, data: bytes, path: str) -> Source:
        """Part a source that was read in an earlier build."""
        return read_source(data, self.report_prefix + path, self.settings.max_source_bytes)

    # -------------------------------------------------------------------- pieces

    def slug(self, source: Source, path: str, title: str) -> str:
        name = posixpath.basename(posixpath.dirname(path) if path.endswith("/index.md") else path)
        slug = slugify(name.removesuffix(".md")) or slugify(title)
        if not slug:
            source.report(
                "bad-slug", "aucune adresse ne peut être tirée du titre : ajoutez « slug: »."
            )
        return slug or "sans-nom"

    def text(
        self,
        source: Source,
        path: str,
        typo: Typesetter,
        date: datetime | None,
        entities: Sequence[Mentionable] = (),
    ) -> Steps[tuple[Text, str]]:
        def price(marked: str) -> str:
            if date is None:
                said = (
                    f"« {{prix: {marked}}} » n’est converti que dans un article, à sa date : "
                    "écrivez ici le prix en clair."
                )
                raise ValueError(said)
            if date == UNKNOWN_DATE:
                return str(parse_money(marked))
            return format_with_euros(parse_money(marked), date.date())

        yield
        written = self.writer.write(
            source.body,
            source=path,
            first_line=source.body_line,
            price=price,
            lang=typo.lang,
            unsafe=self.settings.allow_raw_scripts,
            taken=PAGE_IDS.get(KINDS[kind_of(path)], frozenset()),
        )
        for one in written.faults:
            source.problems.append(Problem(Location(source.path, one.line), one.rule, one.message))
        yield
        html = typo.html(name_house_words(written.html, typo.lang))
        yield
        refs = list(written.refs)
        if entities:
            yield
            html, linked = link_first_mentions(html, entities, len(refs), led_to(refs))
            refs += [Ref("entity", key) for key in linked]
        yield
        words = count_words(html)
        headings = tuple(
            type(one)(one.id, typo.text(plain_text(one.title)), one.level)
            for one in written.headings
        )
        return Text(digest(html), headings, tuple(refs), written.blocks, words), html

    def picture(
        self,
        head: ImageHead | None,
        path: str,
        source: Source,
        key: str = "image",
        typo: Typesetter = FRENCH,
    ) -> Picture | None:
        if head is None:
            return None
        line = source.locate((key, "src")).line

        def report(rule: str, message: str, severity: Severity) -> None:
            source.problems.append(Problem(Location(source.path, line), rule, message, severity))

        if not head.alt:
            is_alone = (key, "src") not in source.places
            form = f', « {{src: {head.src}, alt: "…", credit: "…"}} »' if is_alone else ""
            report(
                "image-without-alt",
                f"image sans « alt » : dites ce qu’elle montre à qui ne la voit pas{form}.",
                Severity.ERROR,
            )
        elif head.alt.casefold() == head.caption.casefold():
            report(
                "alt-repeats-caption",
                "« alt » répète la légende : décrivez ce que l’image montre.",
                Severity.WARNING,
            )
        if not head.credit:
            report(
                "missing-credit",
                "image sans crédit : ajoutez « credit: ».",
                Severity.WARNING,
            )
        if told := refusal(head.src, picture=True):
            report(*told, Severity.ERROR)
            return None
        folder = posixpath.dirname(path)
        target = head.src.lstrip("/") if head.src.startswith("/") else f"{folder}/{head.src}"
        return Picture(
            posixpath.normpath(target),
            head.alt,
            typo.text(head.caption),
            typo.text(head.credit),
            line,
        )


def make_reader(
    job: Job, names: Names, facts: Facts | None = None, writer: Writer | None = None
) -> Reader:
    """
    Return a reader for a build.

    Args:
        job: What is built.
        names: Those of the catalogue.
        facts: Its facts, once they are known.
        writer: One that was made before, if any: it costs to make.
    """
    return Reader(
        job.settings, job.zone, names, job.report_prefix, writer or Writer(),
        facts or Facts(settings=job.settings), judges_names=facts is not None,
    )  # fmt: skip


def _refuse_hostile(source: Source) -> bool:
    """Report a text that would cost too much, and tell whether it would."""
    hostile = hostile_line(source.body)
    if hostile:
        source.report("hostile-text", hostile[1], source.body_line + hostile[0])
    return bool(hostile)


def _refuse_prices(source: Source) -> None:
    """Report the prices that are marked in front matter, where nothing converts them."""
    if "{" not in source.head or not _MARKED_PRICE.search(source.head):
        return
    for path, value in _values(source.values, ()):
        for match in _MARKED_PRICE.finditer(value):
            key = ".".join(str(part) for part in path if isinstance(part, str))
            said = (
                f"{key} : « {match[0]} » n’est converti que dans le texte : écrivez ici le prix "
                "tel qu’on doit le lire."
            )
            source.report("bad-price", said, path)


def _values(held: object, at: Path) -> Iterator[tuple[Path, str]]:
    """Give the texts of front matter, with their keys."""
    if isinstance(held, str):
        yield at, held
    elif isinstance(held, list | dict):
        for key, value in held.items() if isinstance(held, dict) else enumerate(held):
            yield from _values(value, (*at, key))


_READERS: dict[str, Callable[[Reader, Source, str], Steps[tuple[Record | None, str]]]] = {
    "articles": read_article,
    "auteurs": read_author,
    "dossiers": read_series,
    "pages": read_page,
    "appareils": read_device,
    "marques": read_brand,
}
