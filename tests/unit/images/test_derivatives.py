"""Smaller copies of pictures: their widths, what they hold, and that none is made twice."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from lapuce.images import DerivativeCache, derivative_widths, measure
from lapuce.images.raster import encode

WIDTHS = st.lists(st.integers(1, 4000), unique=True).map(sorted)


@pytest.mark.parametrize(
    ("width", "copies"),
    [
        (100, ()),
        (480, ()),
        (481, (480, 481)),
        (960, (480, 960)),
        (1200, (480, 960, 1200)),
        (1440, (480, 960, 1440)),
        (6000, (480, 960, 1440)),
    ],
)
def test_a_picture_has_the_copies_that_are_smaller(width: int, copies: tuple[int, ...]) -> None:
    """And one at its own size, or at the largest: the original is for old browsers."""
    assert derivative_widths(width, width // 2, (480, 960, 1440)) == copies


@given(st.integers(1, 5000), WIDTHS)
def test_a_copy_is_never_wider(width: int, wanted: list[int]) -> None:
    """They ascend, and the last is as wide as may be."""
    copies = derivative_widths(width, 1, wanted)

    assert list(copies) == sorted(set(copies))
    assert not copies or copies[-1] == min(width, wanted[-1])
    assert set(copies) <= {*wanted, width}


@pytest.mark.parametrize(
    ("width", "height", "wanted", "copies"),
    [
        (500, 16_383, (480, 960), (480, 500)),
        (500, 16_400, (480, 960), (480, 499)),
        (500, 30_000, (480, 960), ()),
        (1000, 20_000, (480, 960), (480, 819)),
        (20_000, 100, (480, 18_000), (480, 16_383)),
        (20_000, 100, (18_000,), ()),
    ],
)
def test_a_copy_is_no_longer_than_its_format_allows(
    width: int, height: int, wanted: tuple[int, ...], copies: tuple[int, ...]
) -> None:
    """WebP knows no side above 16 383 pixels: a page scrolled in one picture may have one."""
    assert derivative_widths(width, height, wanted) == copies
    assert all(round(height * one / width) <= 16_383 for one in copies)


def photo(size: tuple[int, int], kind: str = "JPEG", mode: str = "RGB", **more: object) -> bytes:
    """Return a picture, dark at its left and light at its right."""
    file = BytesIO()
    Image.linear_gradient("L").rotate(90).resize(size).convert(mode).save(file, kind, **more)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    """Open a copy."""
    image = Image.open(BytesIO(data))
    image.load()
    assert image.format == "WEBP"
    return image


def test_a_copy_has_the_shape_of_its_picture() -> None:
    """It is light, and looks like it."""
    data = photo((1600, 1000))
    copy = opened(encode(data, 480))

    assert copy.size == (480, 300)
    assert len(encode(data, 480)) < len(data)
    left, right = copy.getpixel((2, 150)), copy.getpixel((477, 150))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[0] < 40
    assert right[0] > 215


def test_a_copy_is_upright_and_tells_nothing() -> None:
    """A phone writes how it was held, and where, beside the pixels."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    data = photo((1000, 600), exif=exif)
    copy = opened(encode(data, 300))

    assert (measure(data, ".jpg").width, measure(data, ".jpg").height) == (600, 1000)
    assert copy.size == (300, 500)
    assert not copy.getexif()
    assert "xmp" not in copy.info


def test_what_is_drawn_stays_sharp_and_transparent() -> None:
    """A PNG at its own size keeps each of its pixels."""
    drawn = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    drawn.putpixel((5, 5), (124, 29, 63, 255))
    file = BytesIO()
    drawn.save(file, "PNG")

    copy = opened(encode(file.getvalue(), 60))

    assert copy.mode == "RGBA"
    assert copy.getpixel((5, 5)) == (124, 29, 63, 255)
    assert copy.getpixel((0, 0))[3] == 0  # type: ignore[index]


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "1"])
def test_all_modes_are_read(mode: str) -> None:
    """Grey, palette, print, black and white."""
    kind = "TIFF" if mode == "CMYK" else "PNG"
    kind = "JPEG" if mode == "CMYK" else kind
    assert opened(encode(photo((90, 60), kind, mode), 45)).size == (45, 30)


def test_sixteen_bits_become_eight() -> None:
    """The grey of a scanner stays as dark as it was; so does what it makes transparent."""
    for more in ({}, {"transparency": 0}):
        file = BytesIO()
        Image.new("I;16", (90, 60), 30_000).save(file, "PNG", **more)

        assert opened(encode(file.getvalue(), 45)).convert("RGB").getpixel((9, 9)) == (117,) * 3


def test_a_line_has_copies() -> None:
    """However thin, they are one pixel high."""
    assert opened(encode(photo((5000, 1)), 480)).size == (480, 1)


def test_wide_colours_are_kept() -> None:
    """The profile of the colours goes with them."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    copy = opened(encode(photo((90, 60), icc_profile=profile), 45))

    assert copy.info["icc_profile"] == profile


def test_what_moves_has_no_copy() -> None:
    """Nor a drawing of lines, which every size suits."""
    file = BytesIO()
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="12" height="8"/>'

    assert not measure(file.getvalue(), ".gif").can_shrink
    assert not measure(svg, ".svg").can_shrink
    assert measure(photo((9, 9)), ".jpg").can_shrink


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "P"), ("PNG", "1"), ("GIF", "L")])
def test_what_has_few_colours_has_no_copy(kind: str, mode: str) -> None:
    """It would need all the colours between them, and weigh more."""
    data = photo((1600, 1000), kind, mode)

    assert not measure(data, f".{kind.lower()}").can_shrink
    assert measure(photo((9, 9), "PNG"), ".png").can_shrink


def test_a_copy_is_made_once(tmp_path: Path) -> None:
    """Then it is read, even when its picture is gone; others are forgotten when asked."""
    picture = tmp_path / "photo.jpg"
    picture.write_bytes(photo((600, 400)))
    cache = DerivativeCache(tmp_path / "images")

    first = cache.get(picture, "abc", 480)
    picture.unlink()
    assert cache.has("abc", 480)
    assert cache.get(picture, "abc", 480) == first

    cache.keep_only({"abc"})
    assert cache.has("abc", 480)
    cache.keep_only({"def"})
    assert not cache.has("abc", 480)
    with pytest.raises(FileNotFoundError):
        cache.get(picture, "abc", 480)


@pytest.mark.parametrize("left", [0, 7, 60])
def test_a_damaged_copy_is_made_again(tmp_path: Path, left: int) -> None:
    """A machine that stopped, or a full disk, may leave the beginning of one."""
    picture = tmp_path / "photo.jpg"
    picture.write_bytes(photo((600, 400)))
    cache = DerivativeCache(tmp_path / "images")
    whole = cache.get(picture, "abc", 480)
    (kept,) = (tmp_path / "images").rglob("*.webp")

    kept.write_bytes(whole[:left])
    assert cache.get(picture, "abc", 480) == whole
    kept.write_bytes(b"?" * len(whole))
    assert cache.get(picture, "abc", 480) == whole
    assert kept.read_bytes() == whole
