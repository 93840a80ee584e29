"""Pictures made of pixels: JPEG, PNG, WebP, AVIF, GIF."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps

from lapuce.images.picture import Picture

MAX_PIXELS = 50_000_000
QUALITY = 80
"""Of WebP copies of photographs, from 0 to 100."""
_GPS_TAG = 0x8825
_ORIENTATION_TAG = 0x0112
_LYING = range(5, 9)
"""Orientations that exchange width and height."""
_FORMATS = {"AVIF", "GIF", "JPEG", "MPO", "PNG", "WEBP"}
_DRAWN = "PNG"
"""Format of what has flat colours and sharp edges, which a lossy copy blurs."""
_PALETTES = ("1", "P")
"""Modes of few colours: between them, a smaller copy needs many more, and weighs more."""


def measure_raster(data: bytes) -> Picture:
    """
    Return the size of a picture as it is shown, and whether it tells where it was taken.

    Raises:
        ValueError: In French: not a picture, cut, or too large.
    """
    try:
        with Image.open(BytesIO(data)) as image:
            said = _refusal(image)
            if not said:
                return _read(image)
    except Image.DecompressionBombError:
        said = (
            f"image trop grande, plus que la limite de {MAX_PIXELS // 1_000_000} millions de "
            "pixels : réduisez-la."
        )
    except (OSError, RuntimeError, SyntaxError, ValueError):  # Each format fails in its own way.
        said = "image illisible ou incomplète : exportez-la de nouveau."
    raise ValueError(said)


def _refusal(image: Image.Image) -> str:
    """Return why a picture is not taken, from what its head says; "" when it is."""
    if image.width * image.height > MAX_PIXELS:
        return (
            f"image de {image.width} × {image.height} pixels, plus que la limite de "
            f"{MAX_PIXELS // 1_000_000} millions : réduisez-la."
        )
    if image.format not in _FORMATS:
        return f"format {image.format} : convertissez l’image en JPEG ou PNG."
    return ""


def _read(image: Image.Image) -> Picture:
    exif = image.getexif()
    has_gps = bool(exif.get_ifd(_GPS_TAG))
    moves = image.format != "MPO" and getattr(image, "is_animated", False)
    flat = image.format == "GIF" or image.mode in _PALETTES
    size = image.size
    if exif.get(_ORIENTATION_TAG) in _LYING:
        size = size[::-1]
    image.load()
    return Picture(*size, has_gps, can_shrink=not (moves or flat))


def encode(data: bytes, width: int) -> bytes:
    """
    Return a copy of a picture as WebP, upright, with nothing but its pixels and their colours.

    Args:
        data: A picture that `measure_raster` accepts.
        width: Of the copy in pixels, at most that of the picture.
    """
    with Image.open(BytesIO(data)) as opened:
        drawn = opened.format == _DRAWN
        profile = opened.info.get("icc_profile") if opened.mode in ("RGB", "RGBA") else None
        if opened.getexif().get(_ORIENTATION_TAG) not in _LYING:
            # A JPEG gives a half or a quarter of itself in a part of the time.
            opened.draft("RGB", (width, max(1, width * opened.height // opened.width)))
        image = ImageOps.exif_transpose(opened)
        if image.mode == "I;16":  # Pillow would make white of all but the darkest greys.
            image = image.point(lambda value: value / 256)
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
        height = max(1, round(image.height * width / image.width))
        image = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    file = BytesIO()
    image.save(
        file, "WEBP", quality=QUALITY, lossless=drawn, method=4,
        icc_profile=profile or b"", exif=b"", xmp=b"",
    )  # fmt: skip
    return file.getvalue()
