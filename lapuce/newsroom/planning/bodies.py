"""Texts with all that their marks stand for: addresses, sizes of pictures, cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lapuce.fingerprint import digest, digest_value
from lapuce.newsroom.addresses import url_of
from lapuce.newsroom.arranging.edition import Edition
from lapuce.newsroom.arranging.teasers import device_teaser
from lapuce.newsroom.records import Device, Record, Review, Text
from lapuce.newsroom.views.bodies import BlockInput, Body, Size
from lapuce.slugs import slugify
from lapuce.writing.written import Block, Ref


def make_body(
    edition: Edition,
    record: Record,
    blocks_key: str,
    review: Review | None,
    compared_at: Callable[[Device, Device], str],
) -> Body:
    """
    Return the text of a record, ready for any page.

    Args:
        edition: What is published.
        record: Whose text it is.
        blocks_key: Digest of the theme's macros for cards.
        review: The verdict that a `!!! verdict` block prints.
        compared_at: Gives the site path of the comparison of two devices; "" when they have none.
    """
    text = record.text
    if not text.refs and not text.blocks:
        return Body(text.digest, record.source, (), (), ())
    addresses = tuple(_address(edition, one) for one in text.refs)
    sizes = tuple(_size(edition, one) for one in text.refs)
    blocks = tuple(_block(edition, one, review, compared_at) for one in text.blocks)
    key = digest_body(text, addresses, sizes, blocks, blocks_key)
    return Body(key, record.source, addresses, sizes, blocks)


def digest_body(
    text: Text,
    addresses: tuple[str, ...],
    sizes: tuple[Size | None, ...],
    blocks: tuple[BlockInput, ...],
    blocks_key: str,
) -> str:
    """Return the digest of a text with all that its marks stand for."""
    if not addresses and not blocks:
        return text.digest
    parts = [text.digest, *addresses, repr(sizes)]
    if blocks:
        parts.append(blocks_key)
        parts += [f"{one.macro}:{digest_value(list(_digests(one.inputs)))}" for one in blocks]
    return digest(*parts)


def _digests(values: Iterable[object]) -> Iterable[str]:
    for value in values:
        yield getattr(value, "digest", None) or digest_value(value)


def _address(edition: Edition, ref: Ref) -> str:
    """Return where a reference leads: a site path, with its anchor."""
    library = edition.library
    anchor = f"#{ref.fragment}" if ref.fragment else ""
    match ref.kind:
        case "self":
            return anchor
        case "site":
            return ref.target + anchor
        case "index":
            return "/"
        case "tag":
            return f"/etiquettes/{slugify(ref.target)}/"
        case "category":
            return f"/rubriques/{slugify(ref.target)}/"
        case "author":
            return f"/auteurs/{library.names.slug('author', ref.target) or ''}/"
        case "entity":
            kind, _, slug = ref.target.partition(":")
            return f"/{'marques' if kind == 'brand' else 'appareils'}/{slug}/"
    target = library.source_at(ref.target)
    if target is not None:
        return url_of(target) + anchor
    if ref.target in library.files:
        return library.file_url(ref.target) + anchor
    return "/" + anchor


def _size(edition: Edition, ref: Ref) -> Size | None:
    held = edition.library.files.get(ref.target) if ref.picture else None
    if held is None or not held.width:
        return None
    return held.width, held.height, edition.copies(ref.target)


def _block(
    edition: Edition,
    block: Block,
    review: Review | None,
    compared_at: Callable[[Device, Device], str],
) -> BlockInput:
    devices = [edition.device(name) for name in block.names]
    known = [one for one in devices if one is not None]
    match block.kind:
        case "appareil" if known:
            return BlockInput("device_block", (device_teaser(known[0]),))
        case "prix" if known:
            return BlockInput("price_block", (known[0],))
        case "face-a-face" if len(known) == 2:
            left, right = known
            return BlockInput("versus_block", (left, right, compared_at(left, right)))
        case "verdict" if review is not None:
            return BlockInput("verdict_block", (review,))
    return BlockInput("", ())
