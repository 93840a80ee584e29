"""Readers' pages in a real browser: narrow, without script, by keyboard."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

KINDS = (
    "/", "/page/1/", "/articles/xiaomi-prepare-windows-phone/", "/articles/essai-mi-pad/", "/rubriques/essais/",
    "/etiquettes/", "/etiquettes/windows-phone/", "/marques/", "/marques/xiaomi/", "/appareils/",
    "/appareils/mi-pad/", "/auteurs/", "/auteurs/lina-ferrand/", "/dossiers/",
    "/dossiers/les-debuts-de-xiaomi/", "/archives/", "/archives/2014/", "/archives/2014/10/",
    "/comparatifs/", "/comparatif/mi-pad-vs-ipad-mini-retina/", "/puces/", "/systemes/", "/personnes/",
    "/la-puce-a-l-oreille/", "/marche-aux-puces/", "/corrections/", "/essais-classes/", "/plan/",
    "/recherche/", "/donnees/", "/redaction/", "/404.html",
)  # fmt: skip


@pytest.mark.parametrize("path", KINDS)
def test_pages_fit_a_narrow_screen(page: Page, site: str, path: str) -> None:
    """320 px wide: nothing sticks out but what scrolls in its own frame."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site + path)

    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", ["/", "/articles/xiaomi-prepare-windows-phone/", "/appareils/"])
def test_pages_are_whole_without_script(browser: Browser, site: str, path: str) -> None:
    """A reader without JavaScript misses no text and no link."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + path)

    assert page.locator("main").inner_text().strip()
    assert page.locator("main a").count() > 5
    context.close()


def test_the_first_tab_leads_to_the_content(page: Page, site: str) -> None:
    """Skip links come first, and show when they have the focus."""
    page.goto(f"{site}/")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.getAttribute('href')") == "#contenu"
    assert page.locator(".acces a").first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system(browser: Browser, site: str, scheme: str) -> None:
    """One set of tokens, two schemes."""
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type] # one of the two
    page = context.new_page()
    page.goto(f"{site}/")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    context.close()

    assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(21, 16, 18)"}[scheme]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", KINDS)
def test_pages_break_no_rule_of_accessibility(
    browser: Browser, site: str, path: str, scheme: Literal["light", "dark"]
) -> None:
    """All that axe knows of, best practices included, in both schemes and on a phone's width."""
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": 390, "height": 844}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(site + path)
    found = Axe().run(page)
    context.close()

    assert found.violations_count == 0, found.generate_report()


AMBIGUOUS = r"""() => {
  const led = new Map();
  for (const link of document.querySelectorAll("main a")) {
    if (link.getAttribute("href").startsWith("#")) continue;
    const name = link.textContent.replace(/\s+/g, " ").trim();
    led.set(name, (led.get(name) ?? new Set()).add(link.href));
  }
  return [...led].filter(([, places]) => places.size > 1).map(([name]) => name);
}"""


@pytest.mark.parametrize(
    "path",
    [
        *KINDS, "/articles/prolonger-batterie/", "/articles/lumia-sans-nokia/", "/appareils/iphone-6/",
        "/appareils/galaxy-s6/",
    ],
)  # fmt: skip
def test_one_name_leads_to_one_place(page: Page, site: str, path: str) -> None:
    """Links are told from one another by their words alone (WCAG 2.4.9), as a list of them is read."""
    page.goto(site + path)

    assert page.evaluate(AMBIGUOUS) == []


UNSEEN_FOCUS = """() => {
  const seen = (one) => {
    const { outlineStyle, outlineColor } = getComputedStyle(one);
    return outlineStyle !== "none" && outlineColor !== "rgba(0, 0, 0, 0)";
  };
  return [...document.querySelectorAll("a, button, input, select, summary, [tabindex='0']")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => {
      one.focus({ focusVisible: true, preventScroll: true });
      let around = one;
      while (around && !seen(around)) around = around.parentElement;
      return !around;
    })
    .map((one) => one.outerHTML);
}"""


@pytest.mark.parametrize("path", KINDS)
def test_the_focus_is_seen_wherever_it_goes(page: Page, site: str, path: str) -> None:
    """WCAG 2.4.7: an outline on the link, or on what the link covers."""
    page.goto(site + path)

    assert page.evaluate(UNSEEN_FOCUS) == []


LINKS = """() => [...document.querySelectorAll("main a")]
  .filter((link) => link.checkVisibility() && !link.closest(".sommaire"))
  .map((link) => link.href)"""


@pytest.mark.parametrize("path", KINDS)
def test_a_phone_shows_every_link_of_a_desk(page: Page, site: str, path: str) -> None:
    """Only the table of contents, which stands in the margin, wants a wide screen."""
    page.goto(site + path)
    wide = page.evaluate(LINKS)
    page.set_viewport_size({"width": 390, "height": 844})

    assert page.evaluate(LINKS) == wide
