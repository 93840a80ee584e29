"""Checks of all the sources at once: what two of them may not both say."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from lapuce.newsroom.addresses import url_of
from lapuce.newsroom.arranging.subjects import most_used
from lapuce.newsroom.reading.library import Library
from lapuce.newsroom.reading.names import spell
from lapuce.newsroom.records import NO_NAME, Article, Author, Brand, Device, Record, Series
from lapuce.problems import Location, Problem, Severity, did_you_mean
from lapuce.settings import Settings
from lapuce.slugs import slugify

_DIGITS = re.compile(r"\d+")


def locate(record: Record, prefix: str, key: str) -> Location:
    """Return the place of a value of a record, or of the nearest value around it."""
    lines = record.lines
    return Location(prefix + record.source, lines.get(key, lines.get(key.split(".")[0], 1)))


def disagreements(library: Library, settings: Settings, prefix: str) -> Iterator[Problem]:
    """
    Give what sources say against each other.

    Args:
        library: All of them.
        settings: Ours.
        prefix: Put before paths in reports.
    """
    yield from _twins(library, prefix)
    yield from _namesakes(library, prefix)
    yield from _generations(library, prefix)
    yield from _doubles(library, prefix)
    yield from _subjects(library, prefix)
    yield from _episodes(library, prefix)
    yield from _categories(library, settings, prefix)
    yield from _tags(library, prefix)
    yield from _groups(library, prefix)


def _twins(library: Library, prefix: str) -> Iterator[Problem]:
    for first, other in library.twins:
        yield Problem(
            locate(other, prefix, "slug"),
            "duplicate-slug",
            f"même adresse {url_of(other)} que {prefix}{first.source} : changez « slug ».",
        )


def _namesakes(library: Library, prefix: str) -> Iterator[Problem]:
    """Give the sheets that bear the name of another: texts could mean either."""
    for kind in (Brand, Device, Author, Series):
        seen: dict[str, Record] = {}
        for record in library.by_source.values():
            if not isinstance(record, kind):
                continue
            for key, one in _names_of(record):
                first = seen.setdefault(spell(one), record)
                if first is not record and one != NO_NAME:
                    yield Problem(
                        locate(record, prefix, key),
                        "duplicate-name",
                        f"« {one} » est déjà un nom de {prefix}{first.source} : distinguez-les.",
                    )


def _names_of(record: Brand | Device | Author | Series) -> Iterator[tuple[str, str]]:
    """Give the names of a sheet, each with its key."""
    match record:
        case Device():
            yield "name", record.card.name_plain
        case Series():
            yield "name", record.name_plain
        case _:
            yield "name", record.name
    if isinstance(record, Brand | Device):
        yield from (("aliases", alias) for alias in record.aliases)


def _generations(library: Library, prefix: str) -> Iterator[Problem]:
    """Give the devices that would come after a later one, or after themselves."""
    before: dict[str, set[str]] = {}
    for device in library.devices.values():
        for key, name in (("predecessor", device.predecessor), ("successor", device.successor)):
            slug = library.names.slug("device", name) if name else None
            if slug is None or slug == device.slug:
                continue  # The sheet's own reading tells of the latter.
            other = library.devices[slug]
            first, second = (other, device) if key == "predecessor" else (device, other)
            before.setdefault(second.slug, set()).add(first.slug)
            dates = _out(first), _out(second)
            if dates[0] and dates[1] and dates[0] > dates[1]:
                side = "après" if key == "predecessor" else "avant"
                said = (
                    f"{key} : « {other.card.name_plain} » est sorti {side} lui : corrigez le nom "
                    "ou une date."
                )
                yield Problem(locate(device, prefix, key), "generation-order", said)
    loop = _loop({slug: sorted(held) for slug, held in before.items()})
    if loop:
        names = " → ".join(library.devices[slug].card.name_plain for slug in loop)
        device = library.devices[loop[0]]
        key = "predecessor" if device.predecessor else "successor"
        said = f"générations en boucle, {names} : ôtez un « predecessor » ou un « successor »."
        yield Problem(locate(device, prefix, key), "generation-order", said)


def _doubles(library: Library, prefix: str) -> Iterator[Problem]:
    """Give the comparisons of a device with itself, under two of its names."""
    for record in library.by_source.values():
        pairs = [
            (names, Location(prefix + record.source, line), "bad-block", "face-a-face")
            for kind, names, line in record.text.blocks
            if kind == "face-a-face" and len(names) == 2
        ]
        if isinstance(record, Article):
            pairs += [
                (pair, locate(record, prefix, f"compare.{index}"), "wrong-type", "compare")
                for index, pair in enumerate(record.compare)
            ]
        for names, where, rule, key in pairs:
            one, other = (library.names.slug("device", name) for name in names)
            if one is not None and one == other:
                said = f"{key} : « {names[0]} » et « {names[1]} » sont le même appareil : nommez-en deux."
                yield Problem(where, rule, said)


def _out(device: Device) -> date | None:
    return device.facts.release or device.facts.announced


def _loop(before: Mapping[str, Iterable[str]]) -> list[str]:
    """Return what comes after itself, first and last; nothing when all is in order."""
    if not before:
        return []
    from graphlib import CycleError, TopologicalSorter

    try:
        TopologicalSorter(before).prepare()
    except CycleError as error:
        loop: list[str] = error.args[1]
        return loop
    return []


def _subjects(library: Library, prefix: str) -> Iterator[Problem]:
    """Give the misspelled subjects of rumours: what has no sheet yet is free."""
    names = library.names
    for article in library.articles.values():
        for index, name in enumerate(article.rumour.about if article.rumour else ()):
            if names.is_known("brand", name) or names.is_known("device", name):
                continue
            # « Mi 5 » is no mistake for « Mi 4 ».
            alike = [
                one
                for kind in ("brand", "device")
                for one in names.official.get(kind, ())
                if _DIGITS.findall(one) == _DIGITS.findall(name)
            ]
            if hint := did_you_mean(name, alike):
                where = locate(article, prefix, f"rumour.about.{index}")
                said = f"rumour.about : aucune fiche « {name} ».{hint}"
                yield Problem(where, "unknown-subject", said, Severity.WARNING)


def _episodes(library: Library, prefix: str) -> Iterator[Problem]:
    """Give the episodes that ask for the place of another, and those of no series."""
    seen: dict[tuple[str, int], Article] = {}
    for article in library.articles.values():
        index = article.series_index
        if index is None:
            continue
        if not article.series:
            said = "« series_index » sans « series » : dites de quel dossier."
        else:
            first = seen.setdefault((spell(article.series), index), article)
            if first is article:
                continue
            said = f"épisode {index}, comme {prefix}{first.source} : changez-en un."
        yield Problem(
            locate(article, prefix, "series_index"), "series-order", said, Severity.WARNING
        )


def _categories(library: Library, settings: Settings, prefix: str) -> Iterator[Problem]:
    house = set(settings.categories)
    slugs = {slugify(name): name for name in house}
    uses = Counter(article.card.category for article in library.articles.values())
    for article in library.articles.values():
        name = article.card.category
        if name in house or (uses[name] > 2 and slugify(name) not in slugs):
            continue
        where = locate(article, prefix, "category")
        others = house | {other for other, count in uses.items() if count > 2}
        hint = did_you_mean(name, others - {name})
        if not slugify(name):
            yield Problem(where, "unknown-category", f"rubrique « {name} » : donnez-lui un nom.")
        elif hint:
            yield Problem(where, "unknown-category", f"rubrique inconnue « {name} ».{hint}")


def _tags(library: Library, prefix: str) -> Iterator[Problem]:
    usual_spellings = spell_tags(library.articles.values())
    for article in library.articles.values():
        for index, tag in enumerate(article.tags):
            usual = usual_spellings[slugify(tag)]
            if tag != usual:
                yield Problem(
                    locate(article, prefix, f"tags.{index}"),
                    "tag-spelling",
                    f"étiquette « {tag} » déjà écrite « {usual} » ailleurs : reprenez-la.",
                    Severity.WARNING,
                )


def spell_tags(articles: Iterable[Article]) -> dict[str, str]:
    """Return the usual spelling of each tag, by slug."""
    return _usual(tag for article in articles for tag in article.tags)


def _groups(library: Library, prefix: str) -> Iterator[Problem]:
    """Give the chips and systems that another sheet spells in another way: they share a page."""
    for key, said in (("chip", "puce"), ("os", "système")):
        named = [(one, name) for one in library.devices.values() if (name := getattr(one, key))]
        usual = _usual(name for _, name in named)
        for device, name in named:
            if name != usual[slugify(name)]:
                yield Problem(
                    locate(device, prefix, key),
                    "sheet-spelling",
                    f"{said} « {name} » : ailleurs « {usual[slugify(name)]} » ; reprenez cette "
                    "écriture.",
                    Severity.WARNING,
                )


def _usual(names: Iterable[str]) -> dict[str, str]:
    """Return the usual spelling of names, by slug."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        spellings[slugify(name)][name] += 1
    return {slug: most_used(held) for slug, held in spellings.items()}
