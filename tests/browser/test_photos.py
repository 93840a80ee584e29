"""Photos in a real browser: which copy it asks for, and that cards with one stand like others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.browser.conftest import served
from tests.site.newsroom import article, write_content

PHOTO = '{src: rue.jpg, alt: "Une rue", credit: "Photo : La Puce"}'
BODY = "Un texte.\n\n![Une place](rue.jpg)\n"
PORTRAIT = "\n![Un écran](ecran.png)\n"
GALLERY = "\n![Une page entière](page.png)\n![La place](rue.jpg)\n"


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a site where each other article opens with a photo, the last one too."""
    folder = tmp_path_factory.mktemp("photos")
    content = write_content(folder / "content")
    for number in range(1, 5):
        at = f"articles/2015/a{number}"
        image = PHOTO if number % 2 == 0 else '{src: /images/dessin.svg, alt: "Un dessin"}'
        body = BODY + PORTRAIT + GALLERY if number == 3 else BODY
        text = article(f"A{number}", date=f"2015-01-0{number}", image=image, body=body)
        write_content(content, {f"{at}/index.md": text})
        Image.linear_gradient("L").resize((2400, 1500)).convert("RGB").save(
            content / at / "rue.jpg"
        )
    for name, height in (("ecran", 1920), ("page", 5000)):
        Image.linear_gradient("L").resize((1080, height)).convert("RGB").save(
            content / f"articles/2015/a3/{name}.png"
        )
    drawing = (content / "articles/2014/mi-pad-essai/mi-pad.svg").read_text(encoding="utf-8")
    write_content(content, {"images/dessin.svg": drawing})
    with served(folder, content) as address:
        yield address


@pytest.mark.parametrize(
    ("width", "density", "copy"), [(390, 1, "480"), (390, 2, "960"), (1280, 1, "1440")]
)
def test_a_browser_asks_for_one_copy(
    browser: Browser, photos: str, width: int, density: int, copy: str
) -> None:
    """The smallest that is sharp on its screen, and never the photo itself."""
    viewport = {"width": width, "height": 900}
    context = browser.new_context(viewport=viewport, device_scale_factor=density)  # type: ignore[arg-type]
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{photos}/articles/a4/", wait_until="networkidle")

    shown = page.locator("figure img").first.evaluate("image => image.currentSrc")
    assert shown.endswith(f"-{copy}.webp")
    assert sum(one.endswith(f"-{copy}.webp") for one in asked) == 1
    assert not any(one.endswith("rue.jpg") for one in asked)
    context.close()


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 720)])
def test_a_picture_taller_than_wide_is_seen_whole(
    browser: Browser, photos: str, width: int, height: int
) -> None:
    """A screenshot of a phone fits the screen, and has its place before it comes."""
    tall = []
    for loaded in (True, False):
        page = browser.new_page(viewport={"width": width, "height": height})
        if not loaded:
            page.route("**/ecran*", lambda route: route.abort())
        page.goto(f"{photos}/articles/a3/")
        picture = page.locator('img[alt="Un écran"]')
        picture.scroll_into_view_if_needed()
        page.wait_for_load_state("networkidle")
        assert picture.evaluate("one => one.naturalWidth > 0") == loaded
        assert picture.get_attribute("width") == "1080"
        assert picture.get_attribute("height") == "1920"
        tall.append((picture.bounding_box() or {"height": 0})["height"])
        page.close()

    assert height / 3 < tall[0] <= height * 0.9
    assert abs(tall[0] - tall[1]) < 1


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 720)])
def test_a_picture_of_a_gallery_is_seen_whole_too(
    browser: Browser, photos: str, width: int, height: int
) -> None:
    """A page photographed from top to bottom, beside another picture or below it."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(f"{photos}/articles/a3/")
    held = page.locator(".galerie img").evaluate_all("all => all.map((one) => one.offsetHeight)")
    page.close()

    assert len(held) == 2
    assert max(held) <= height * 0.9


@pytest.mark.parametrize("width", [390, 1280])
def test_cards_with_a_photo_stand_like_others(browser: Browser, photos: str, width: int) -> None:
    """In a list, pictures have the same place in their card and the same shape."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{photos}/rubriques/actualites/")

    places = page.eval_on_selector_all(
        "article.papier:not(.papier--grande):has(img)",
        """cards => cards.map(card => {
          const inside = card.getBoundingClientRect();
          const image = card.querySelector("img").getBoundingClientRect();
          return [image.x - inside.x, image.y - inside.y, image.width, image.height].map(Math.round);
        })""",
    )
    assert len(places) >= 3
    assert page.locator("article.papier:not(.papier--grande) picture").count() >= 1
    assert len({tuple(one) for one in places}) == 1
    page.close()
