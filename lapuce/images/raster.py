"""Pictures made of pixels: JPEG, PNG, WebP, AVIF, GIF."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, UnidentifiedImageError

from lapuce.images.picture import Picture

MAX_PIXELS = 50_000_000
_GPS_TAG = 0x8825
_FORMATS = {"AVIF", "GIF", "JPEG", "MPO", "PNG", "WEBP"}


def measure_raster(data: bytes) -> Picture:
    """
    Return the size of a picture and whether it tells where it was taken.

    Raises:
        ValueError: In French: not a picture, cut, or too large.
    """
    try:
        with Image.open(BytesIO(data)) as image:
            if image.width * image.height > MAX_PIXELS:
                raise ValueError(
                    f"image de {image.width} × {image.height} pixels, plus que la limite de "
                    f"{MAX_PIXELS // 1_000_000} millions : réduisez-la."
                )
            if image.format not in _FORMATS:
                raise ValueError(f"format {image.format} : convertissez l’image en JPEG ou PNG.")
            has_gps = bool(image.getexif().get_ifd(_GPS_TAG))
            image.load()
            return Picture(image.width, image.height, has_gps)
    except Image.DecompressionBombError:
        raise ValueError(
            f"image trop grande, plus que la limite de {MAX_PIXELS // 1_000_000} millions de "
            "pixels : réduisez-la."
        ) from None
    except (UnidentifiedImageError, OSError, SyntaxError):
        raise ValueError("image illisible ou incomplète : exportez-la de nouveau.") from None
