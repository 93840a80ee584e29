"""Pictures are opened once: their size, and what they may not carry."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from lapuce.images import Picture, measure


def jpeg(gps: bool = False) -> bytes:
    """Return a small JPEG, with or without a place in its EXIF data."""
    image = Image.new("RGB", (40, 25), "#7c1d3f")
    exif = Image.Exif()
    if gps:
        exif.get_ifd(0x8825)[1] = "N"
    file = BytesIO()
    image.save(file, "JPEG", exif=exif)
    return file.getvalue()


def damaged_avif() -> bytes:
    """Return an AVIF that does not say where its pixels are."""
    file = BytesIO()
    Image.new("RGB", (40, 25), "#7c1d3f").save(file, "AVIF")
    return file.getvalue().replace(b"iloc", b"free")


def svg(inside: str = "", head: str = 'width="1200" height="750"') -> bytes:
    """Return an SVG."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" {head}>{inside}</svg>'.encode()


@pytest.mark.parametrize(
    ("data", "suffix", "picture"),
    [
        (jpeg(), ".jpg", Picture(40, 25, can_shrink=True)),
        (jpeg(gps=True), ".jpg", Picture(40, 25, has_gps=True, can_shrink=True)),
        (svg(), ".svg", Picture(1200, 750)),
        (svg(head='width="12px" height="7.5px"'), ".svg", Picture(12, 8)),
        (svg(head='viewBox="0 0 48 32"'), ".svg", Picture(48, 32)),
        (svg(head="viewBox='0,0 48,32'"), ".svg", Picture(48, 32)),
        (svg(head="aria-label='a > b' width = '12' height='8px'"), ".svg", Picture(12, 8)),
        (svg(head='width="100%" height="auto" viewBox="0 0 1e2 5e1"'), ".svg", Picture(100, 50)),
        (b'<?xml version="1.0" encoding="x-inconnu"?>' + svg(), ".svg", Picture(1200, 750)),
        (b'<!-- <svg width="1" height="1"> -->' + svg(), ".svg", Picture(1200, 750)),
    ],
)
def test_sizes_are_read(data: bytes, suffix: str, picture: Picture) -> None:
    """In pixels, whatever the format."""
    assert measure(data, suffix) == picture


@pytest.mark.parametrize(
    ("data", "suffix", "said"),
    [
        (b"<html>", ".jpg", "image illisible ou incomplète : exportez-la de nouveau."),
        (jpeg()[:200], ".jpg", "image illisible ou incomplète : exportez-la de nouveau."),
        (damaged_avif(), ".avif", "image illisible ou incomplète : exportez-la de nouveau."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\x04IHDR1234----", ".png", "image illisible ou incomplète : exportez-la de nouveau."),
        (b"", ".png", "image illisible ou incomplète : exportez-la de nouveau."),
        (svg("<script>x</script>"), ".svg", "image SVG refusée : « <script » peut exécuter ou charger autre chose."),
        (svg('<g onclick="x"/>'), ".svg", "image SVG refusée : « onclick= » peut exécuter ou charger autre chose."),
        (svg('<a href="https://x.fr"/>'), ".svg", "image SVG refusée : « href=\" » peut exécuter ou charger autre chose."),
        (svg(head=""), ".svg", "image SVG sans dimensions : ajoutez width et height, ou viewBox."),
        (svg(head='viewBox="0 0 abc 10"'), ".svg", "image SVG aux dimensions impossibles « 0 0 abc 10 » : écrivez des nombres, comme viewBox=\"0 0 1200 750\"."),
        (svg(head='viewBox="0 0 inf 10"'), ".svg", "image SVG aux dimensions impossibles « 0 0 inf 10 » : écrivez des nombres, comme viewBox=\"0 0 1200 750\"."),
        (svg(head='viewBox="0 0 nan 10"'), ".svg", "image SVG aux dimensions impossibles « 0 0 nan 10 » : écrivez des nombres, comme viewBox=\"0 0 1200 750\"."),
        (svg(head='viewBox="0 0 1e30 10"'), ".svg", "image SVG aux dimensions impossibles « 0 0 1e30 10 » : écrivez des nombres, comme viewBox=\"0 0 1200 750\"."),
        (svg(head='viewBox="0 0 -48 32"'), ".svg", "image SVG aux dimensions impossibles « 0 0 -48 32 » : écrivez des nombres, comme viewBox=\"0 0 1200 750\"."),
        (svg(head='viewBox="0 0 48"'), ".svg", "image SVG aux dimensions impossibles « 0 0 48 » : écrivez des nombres, comme viewBox=\"0 0 1200 750\"."),
        (svg(head='width="1.2.3" height="0"'), ".svg", "image SVG aux dimensions impossibles « 1.2.3 0 » : écrivez des nombres, comme viewBox=\"0 0 1200 750\"."),
        (b"<g/>", ".svg", "image SVG illisible : il manque l’élément <svg>."),
    ],
)  # fmt: skip
def test_what_is_not_a_safe_picture_is_refused(data: bytes, suffix: str, said: str) -> None:
    """In French, with what to do."""
    with pytest.raises(ValueError, match=r".") as caught:
        measure(data, suffix)

    assert str(caught.value) == said
