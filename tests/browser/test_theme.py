"""The theme's four scripts, in a real browser; each one may be missing."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.test_pages import KINDS
from tests.words import plain


def _background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def _restyle(page: Page, rules: str) -> None:
    """Add rules as a reader's own sheet would: the site's policy forbids a `style` element."""
    page.evaluate(
        """(rules) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(rules);
          document.adoptedStyleSheets = [sheet];
        }""",
        rules,
    )


def test_a_chosen_scheme_is_remembered(page: Page, site: str) -> None:
    """The choice holds on the next page, from its first paint, and goes away when asked."""
    page.emulate_media(color_scheme="light")
    page.goto(f"{site}/")
    page.get_by_label("Apparence").select_option("sombre")
    dark = _background(page)
    page.goto(f"{site}/marques/")

    assert dark == _background(page) == "rgb(21, 16, 18)"
    page.get_by_label("Apparence").select_option("")
    assert _background(page) == "rgb(255, 255, 255)"


def test_filters_narrow_the_devices(page: Page, site: str) -> None:
    """Filters add up, the address says so, and Back undoes the last one."""
    page.goto(f"{site}/appareils/")
    everything = page.locator(".fiche:visible").count()
    page.get_by_label("Marque").select_option("Xiaomi")
    of_brand = page.locator(".fiche:visible").count()
    page.get_by_label("Type", exact=True).select_option("tablette")
    tablets = page.locator(".fiche:visible").count()

    assert everything > of_brand > tablets > 0
    assert page.url.endswith("?marque=Xiaomi&type=tablette")
    expect(page.locator("output")).to_have_text(f"{tablets} appareils sur {everything}")
    page.go_back()
    expect(page.locator(".fiche:visible")).to_have_count(of_brand)


def test_filters_narrow_the_links_to_the_kinds(page: Page, site: str) -> None:
    """Each says how many devices are shown; one that leads to none leads nowhere, in its place."""
    page.goto(f"{site}/appareils/?systeme=Windows")
    links = page.locator(".ancres a")

    assert links.evaluate_all("all => all.filter((one) => !one.inert).map((one) => one.innerText)") == [
        "Tablettes 1", "Ordinateurs 2",
    ]  # fmt: skip
    page.get_by_role("button", name="Tout montrer").click()
    expect(page.locator(".ancres [inert]")).to_have_count(0)
    assert links.first.inner_text() == "Téléphones 41"


def test_devices_are_sorted_by_price(page: Page, site: str) -> None:
    """What costs least comes first, what has no known price last."""
    page.goto(f"{site}/appareils/?tri=price&type=tablette")
    prices = page.locator(".fiche:visible").evaluate_all("all => all.map(one => one.dataset.price)")
    known = [int(one) for one in prices if one]

    assert known == sorted(known)
    assert prices == [*map(str, known), *[""] * (len(prices) - len(known))]


def test_three_devices_are_compared(page: Page, site: str) -> None:
    """The address holds the choice, so that a comparison can be sent to someone."""
    page.goto(f"{site}/comparatifs/?appareils=mi-pad,ipad-mini-retina")
    table = page.get_by_role("table").first
    expect(table.get_by_role("columnheader")).to_have_count(3)
    page.get_by_label("Troisième appareil").select_option(label="Nexus 9")

    expect(page.get_by_role("table").first.get_by_role("columnheader")).to_have_count(4)
    assert page.url.endswith("?appareils=mi-pad,ipad-mini-retina,nexus-9")
    best = table.locator("tr:has(.mieux)").evaluate_all(
        "all => all.map(row => [row.cells[0].textContent, "
        "...[...row.querySelectorAll('.mieux')].map(cell => cell.cellIndex)])"
    )
    assert best == [
        ["Densité", 1, 2], ["Mémoire", 1, 3], ["Stockage", 2],
        ["Extension", 1], ["Masse", 2],
    ]  # fmt: skip


def test_a_comparison_that_appears_is_announced(page: Page, site: str) -> None:
    """By the live region, which names what it holds: the table comes far from the field."""
    page.goto(f"{site}/comparatifs/")
    said = page.locator(".comparer output")
    expect(said).to_have_text("Choisissez au moins deux appareils.")
    page.get_by_label("Premier appareil").select_option(label="Nexus 9")
    page.get_by_label("Deuxième appareil").select_option(label="Surface 3")
    expect(said).to_have_text("Comparaison affichée : Nexus 9 et Surface 3.")
    page.get_by_label("Troisième appareil").select_option(label="Apple Watch")

    expect(said).to_have_text("Comparaison affichée : Nexus 9, Surface 3 et Apple Watch.")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mi pad", "Mi Pad"),
        ("ENDURANCE", "l’endurance ou l’écran"),
        ("l'endurance", "l’endurance ou l’écran"),
        ("ecran endur", "l’endurance ou l’écran"),
        ("cœur", "cœurs"),
        ("coeur", "cœurs"),
    ],
)
def test_search_forgives_accents_and_elisions(
    page: Page, site: str, typed: str, found: str
) -> None:
    """Accents, capitals and elided articles do not matter; the beginning of a word is enough."""
    page.goto(f"{site}/recherche/")
    page.get_by_label("Mots à chercher").fill(typed)

    expect(page.locator(".recherche-bilan output")).to_contain_text("résultat")
    expect(page.locator(".resultats")).to_contain_text(found)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("Amazon Fire Phone", "/appareils/fire-phone/"),
        ("mi4", "/appareils/mi-4/"),
        ("ipad mini 2", "/appareils/ipad-mini-retina/"),
        ("snapdragon 801", "/puces/qualcomm-snapdragon-801/"),
        ("lei jun", "/personnes/lei-jun/"),
        ("corrections", "/corrections/"),
    ],
)
def test_search_finds_what_is_no_article(page: Page, site: str, typed: str, address: str) -> None:
    """A device by its brand, another name or its chip; people, chips and sections."""
    page.goto(f"{site}/recherche/?q={typed}")

    expect(page.locator(f'.resultats a[href$="{address}"]')).to_have_count(1)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("lukasz", "Łukasz"), ("ŁUKASZ", "Lukasz"), ("soren", "Søren"), ("strasse", "Straße"),
     ("thorir", "Þórir"), ("gudmundur", "Guðmundur"), ("dang", "Đặng"), ("isik", "Işık")],
)  # fmt: skip
def test_search_finds_names_as_addresses_write_them(
    page: Page, site: str, typed: str, name: str
) -> None:
    """Letters of other countries that no accent makes."""
    row = {"t": name, "u": "/", "k": "Personne", "s": "", "d": "", "w": ""}
    page.route("**/recherche/index.json", lambda route: route.fulfill(json=[row]))
    page.goto(f"{site}/recherche/?q={typed}")

    expect(page.locator(".resultats a")).to_have_text([name])


def test_search_says_when_it_finds_nothing(page: Page, site: str) -> None:
    """An empty list is explained."""
    page.goto(f"{site}/recherche/?q=xylophone")

    expect(page.locator(".recherche-bilan output")).to_contain_text("Rien de tel ici")
    expect(page.locator(".resultats li")).to_have_count(0)


def test_search_without_script_leads_elsewhere(browser: Browser, site: str) -> None:
    """The page says that it needs JavaScript, and links to the archives and the plan."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/recherche/")

    expect(page.locator("main")).to_contain_text("a besoin de JavaScript")
    for name in ("plan du site", "archives"):
        address = page.locator("main").get_by_role("link", name=name).get_attribute("href")
        assert page.request.get(f"{site}/".replace("/lapuce/", "") + (address or "")).ok
    context.close()


@pytest.mark.parametrize("path", ["/appareils/", "/comparatifs/", "/"])
def test_what_needs_a_script_is_hidden_without_it(browser: Browser, site: str, path: str) -> None:
    """No control that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + path)

    assert page.locator("select:visible").count() == 0
    context.close()


SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-block-end: 2em !important }"""
DOUBLED = "html { font-size: 200% }"


@pytest.mark.parametrize(
    "path", ["/", "/articles/essai-mi-pad/", "/appareils/mi-pad/", "/marche-aux-puces/"]
)
@pytest.mark.parametrize(
    ("rules", "width"), [(SPACED, 320), (SPACED, 360), (SPACED, 1280), (DOUBLED, 1280)]
)
def test_larger_text_never_scrolls_sideways(
    page: Page, site: str, path: str, rules: str, width: int
) -> None:
    """WCAG 1.4.4 and 1.4.12: text at twice its size, or spaced out, stays in the page."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site + path)
    _restyle(page, rules)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.fixture(scope="module")
def large_text(browser: Browser) -> Iterator[Browser]:
    """Give a Chromium whose reader asked for letters of 32 pixels, twice the usual size."""
    found = browser.browser_type.launch(
        executable_path=CHROMIUM, args=[*FLAGS, "--blink-settings=defaultFontSize=32"]
    )
    yield found
    found.close()


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("width", [320, 390])
def test_letters_twice_as_large_never_scroll_a_phone_sideways(
    large_text: Browser, site: str, path: str, width: int
) -> None:
    """WCAG 1.4.4: on a phone too, only what has a frame of its own scrolls."""
    page = large_text.new_page(viewport={"width": width, "height": 900})
    page.goto(site + path)
    found = page.evaluate("document.documentElement.scrollWidth")
    page.close()

    assert found <= width


BROKEN_WORDS = r"""() => [...document.querySelectorAll("table")].flatMap((table) => {
  const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let text; (text = walker.nextNode()); ) {
    const cell = text.parentElement.closest("td, th");
    if (!cell || text.parentElement.closest(".masque, code")) continue;
    for (const word of text.data.matchAll(/[\p{L}\d]+/gu)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
      const out = range.getBoundingClientRect().right > cell.getBoundingClientRect().right + 1;
      if (lines.size > 1 || out) found.push(word[0]);
    }
  }
  return found;
})"""
WITH_TABLES = (
    "/appareils/mi-pad/", "/appareils/chromecast/", "/comparatif/mi-pad-vs-ipad-mini-retina/",
    "/marche-aux-puces/", "/articles/mi-pad-contre-ipad-mini-retina/",
    "/comparatifs/?appareils=mi-pad,ipad-mini-retina,nexus-9",
)  # fmt: skip


@pytest.mark.parametrize("path", WITH_TABLES)
@pytest.mark.parametrize("rules", ["", SPACED])
def test_words_of_a_table_stay_whole(page: Page, site: str, path: str, rules: str) -> None:
    """The narrowest screen: no word is cut, none runs into the next column."""
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(site + path)
    page.locator("table").first.wait_for(state="attached")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    _restyle(page, rules)

    assert page.evaluate(BROKEN_WORDS) == []


def test_heads_of_columns_stand_over_their_cells(page: Page, site: str) -> None:
    """On a phone as on a desk."""
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{site}/comparatif/mi-pad-vs-ipad-mini-retina/")
        table = page.locator("table.duel").first
        heads, cells = (
            table.locator(part).evaluate_all(
                "all => all.map((one) => { const range = document.createRange();"
                "range.selectNodeContents(one); return range.getBoundingClientRect().left })"
            )
            for part in ("thead th + th", "tbody tr:first-child td")
        )

        assert heads == pytest.approx(cells, abs=0.5)


SMALL_LETTERS = """() => [...document.querySelectorAll("body *")].flatMap((one) => {
  const own = [...one.childNodes].some((held) => held.nodeType === 3 && held.data.trim());
  const box = one.getBoundingClientRect();
  if (!own || !box.width || one.closest(".masque, title, desc, sup, sub, code, kbd")) return [];
  const drawn = one.getScreenCTM?.().a ?? 1;
  const size = parseFloat(getComputedStyle(one).fontSize) * drawn;
  return size < 12.99 ? [`${one.textContent.trim()}: ${size.toFixed(1)}`] : [];
})"""


@pytest.mark.parametrize("width", [320, 390, 700, 1024, 1280])
@pytest.mark.parametrize(
    "path",
    [
        "/", "/appareils/apple-watch/", "/appareils/galaxy-note-4/", "/articles/essai-mi-pad/",
        "/comparatif/mi-pad-vs-ipad-mini-retina/",
    ],
)  # fmt: skip
def test_no_letter_is_under_thirteen_pixels(page: Page, site: str, path: str, width: int) -> None:
    """Nor in a drawing, which shrinks with the screen."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site + path)

    assert page.evaluate(SMALL_LETTERS) == []


@pytest.mark.parametrize(
    "path", ["/comparatif/mi-pad-vs-ipad-mini-retina/", "/appareils/galaxy-note-4/"]
)
def test_devices_at_one_scale_are_seen_whole_on_a_phone(page: Page, site: str, path: str) -> None:
    """Two devices and the card stand in their frame, and their names below in the same order."""
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(site + path)
    drawn = page.locator(".silhouettes").bounding_box()
    frame = page.locator(".vitrine-large").bounding_box()

    assert drawn
    assert frame
    assert frame["x"] <= drawn["x"]
    assert drawn["x"] + drawn["width"] <= frame["x"] + frame["width"]
    said = page.locator(".legende")
    expect(said).to_be_visible()
    names = page.locator(".silhouettes text").evaluate_all(
        "all => all.map((one) => one.textContent)"
    )
    expected = f"De gauche à droite : {', '.join(names)} bancaire"
    assert plain(said.inner_text()) == plain(expected)


def test_paper_holds_what_stands_beside_the_text(page: Page, site: str) -> None:
    """The differences of a comparison, our opinion of a device, its sources, and its prices."""
    page.emulate_media(media="print")
    page.goto(f"{site}/comparatif/mi-pad-vs-ipad-mini-retina/")
    expect(page.get_by_role("heading", name="Les écarts")).to_be_visible()
    page.goto(f"{site}/appareils/apple-watch/")

    for name in ("Notre avis", "Sources"):
        expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(page.locator("details table")).to_be_visible()
    expect(page.locator("summary")).to_be_hidden()
    assert (page.locator("details table").bounding_box() or {"height": 0})["height"] > 40


def test_paper_holds_a_comparison_that_a_reader_made(page: Page, site: str) -> None:
    """Its table, without the fields that chose it; without a choice, neither."""
    page.emulate_media(media="print")
    page.goto(f"{site}/comparatifs/?appareils=mi-pad,nexus-9")
    expect(page.locator(".comparer-table table")).to_be_visible()
    expect(page.locator(".comparer form")).to_be_hidden()
    page.goto(f"{site}/comparatifs/")
    expect(page.locator(".comparer")).to_be_hidden()


UNADDRESSED = """() => [...document.querySelectorAll("main a[href^='http']")]
  .filter((one) => one.checkVisibility() && !getComputedStyle(one, "::after").content.includes("http"))
  .map((one) => one.href)"""


@pytest.mark.parametrize(
    "path",
    ["/articles/xiaomi-prepare-windows-phone/", "/appareils/mi-pad/", "/la-puce-a-l-oreille/"],
)
def test_paper_says_where_links_to_other_sites_lead(page: Page, site: str, path: str) -> None:
    """Sources first of all: nobody clicks on paper."""
    page.emulate_media(media="print")
    page.goto(site + path)

    assert page.locator("main a[href^='http']").count() > 2
    assert page.evaluate(UNADDRESSED) == []


def test_paper_sets_the_address_of_a_video_under_its_words(page: Page, site: str) -> None:
    """Both begin the line: the band that holds the words on a screen is not printed."""
    page.emulate_media(media="print")
    page.goto(f"{site}/articles/project-ara/")

    padding = page.locator(".video a span").evaluate("one => getComputedStyle(one).paddingLeft")
    assert padding == "0px"


CUT_BY_A_PAGE = """() => [...document.querySelectorAll("main .liste > li, .cles > div, .fiche")]
  .filter((one) => one.checkVisibility() && getComputedStyle(one).breakInside !== "avoid")
  .map((one) => one.outerHTML)"""


@pytest.mark.parametrize(
    "path",
    [
        "/", "/comparatifs/", "/appareils/", "/appareils/mi-pad/", "/la-puce-a-l-oreille/",
        "/essais-classes/", "/corrections/", "/dossiers/les-debuts-de-xiaomi/", "/marques/",
        "/articles/xiaomi-prepare-windows-phone/",
    ],
)  # fmt: skip
def test_a_sheet_of_paper_cuts_no_item_of_a_list(page: Page, site: str, path: str) -> None:
    """A picture and its name, a figure and what it measures, a rumour; and a heading what it heads."""
    page.emulate_media(media="print")
    page.goto(site + path)
    heads = page.locator(".intitule").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).breakAfter)"
    )

    assert page.evaluate(CUT_BY_A_PAGE) == []
    assert set(heads) <= {"avoid"}


@pytest.mark.parametrize("width", [390, 1280])
def test_two_devices_stand_side_by_side_whatever_is_known_of_them(
    page: Page, site: str, width: int
) -> None:
    """One without a price has a line less, and its picture no other height."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}/comparatif/mi-pad-vs-ipad-mini-retina/")
    page.evaluate("document.querySelector('.duel-tete .fiche:last-child > p:last-child').remove()")
    for part in (".vitrine", ".nom"):
        boxes = [one.bounding_box() for one in page.locator(f".duel-tete {part}").all()]
        tops = [box["y"] for box in boxes if box]
        assert tops == [tops[0]] * 2, part


def test_lines_keep_the_order_of_the_sheets(page: Page, site: str) -> None:
    """Also when the first device chosen has not all of them."""
    page.goto(f"{site}/comparatifs/?appareils=apple-watch,mi-pad,surface-3")

    expect(page.locator(".comparer-table tbody th")).to_have_text([
        "Prix de lancement", "Diagonale", "Définition", "Densité", "Dalle", "Puce", "Mémoire",
        "Stockage", "Extension", "Photo arrière", "Photo avant", "Batterie", "Dimensions", "Masse",
        "Couleurs", "Système", "Réseaux",
    ])  # fmt: skip
    expect(page.locator(".comparer-table")).to_contain_text("non communiqué")
    expect(page.locator(".comparer-table")).not_to_contain_text("inconnu")


@pytest.mark.parametrize(
    "pair",
    ["mi-pad-vs-ipad-mini-retina", "galaxy-note-4-vs-mi-note", "galaxy-s5-vs-lg-g3",
     "ipad-mini-retina-vs-nexus-7-2013", "apple-watch-vs-moto-360"],
)  # fmt: skip
def test_two_devices_are_compared_as_on_their_own_page(page: Page, site: str, pair: str) -> None:
    """
    The same lines, the same values, the same leaders and by how much.

    One table without captions says « Photo arrière », what another says under « Photo ».
    """
    told = []
    for path in (f"/comparatif/{pair}/", f"/comparatifs/?appareils={pair.replace('-vs-', ',')}"):
        page.goto(site + path)
        page.locator(".duel td").first.wait_for()
        told.append(
            page.locator(".duel tbody tr").evaluate_all(
                "all => all.map((row) => [...row.cells].map((cell) => cell.textContent))"
            )
        )

    for row in told[1]:
        row[0] = {"Photo arrière": "Arrière", "Photo avant": "Avant"}.get(row[0], row[0])
    assert told[0] == told[1]


def test_prices_of_three_devices_are_told_in_euros_too(page: Page, site: str) -> None:
    """What leads in another currency leads by its price in euros of its day."""
    page.goto(f"{site}/comparatifs/?appareils=mi-pad,ipad-mini-retina,ipad-air")
    prices = page.locator(".comparer-table tbody tr").first.locator("td")

    expect(prices.nth(0)).to_contain_text(", environ 175\N{NO-BREAK SPACE}€")
    expect(prices.nth(1)).not_to_contain_text("environ")


def test_phones_under_windows_are_not_computers(page: Page, site: str) -> None:
    """A version is left out of the name of a system, not what follows it."""
    page.goto(f"{site}/appareils/")
    names = page.get_by_label("Système").locator("option").all_inner_texts()

    assert [name for name in names if "Windows" in name] == [
        "Windows", "Windows Mobile", "Windows Phone",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "label", "beside"),
    [
        ("/corrections/", ".registre .pastille", "li:has(.pastille) time"),
        ("/archives/2014/", ".lignes .pastille", "li:has(.pastille) .surtitre"),
    ],
)
def test_a_label_stands_away_from_what_follows(
    page: Page, site: str, path: str, label: str, beside: str
) -> None:
    """In the register of corrections, in the archives."""
    page.goto(site + path)
    left = page.locator(label).first.bounding_box()
    right = page.locator(beside).first.bounding_box()

    assert left
    assert right
    assert right["x"] - left["x"] - left["width"] >= 6


def test_titles_of_the_archives_are_set_as_titles(page: Page, site: str) -> None:
    """On a phone they run over several lines, no further apart than those of a card."""
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"{site}/archives/2014/")
    tops = page.locator(".lignes a").first.evaluate(
        "one => [...one.getClientRects()].map((box) => box.top)"
    )

    assert len(tops) > 2
    assert tops[2] - tops[1] < 17 * 1.5


@pytest.mark.parametrize("width", [768, 860, 992, 1000, 1119, 1120, 1280])
def test_the_search_field_of_the_home_stands_beside_the_name(
    page: Page, site: str, width: int
) -> None:
    """From the width of a tablet on: nothing but the menu is below."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site}/")
    name = page.locator(".entete .logo").bounding_box()
    field = page.locator(".entete .chercher").bounding_box()

    assert name
    assert field
    assert field["y"] < name["y"] + name["height"]


def test_the_footer_ends_with_the_screen(page: Page, site: str) -> None:
    """A page shorter than the screen has no white under its footer, and does not scroll."""
    page.set_viewport_size({"width": 1280, "height": 1800})
    page.goto(f"{site}/systemes/")
    height = page.evaluate("document.documentElement.scrollHeight")
    drawn = page.screenshot(clip={"x": 600, "y": 1790, "width": 1, "height": 1})

    assert height == 1800
    assert Image.open(BytesIO(drawn)).convert("RGB").getpixel((0, 0)) == (43, 10, 21)


def test_imposed_colours_leave_the_line_under_the_header_whole(page: Page, site: str) -> None:
    """A transparent border is opaque there: the menu stays above the line."""
    page.emulate_media(forced_colors="active")
    page.goto(f"{site}/marques/")
    header = page.locator(".entete").bounding_box()
    link = page.locator(".rubriques a").first.bounding_box()

    assert header
    assert link
    assert link["y"] + link["height"] <= header["y"] + header["height"] - 1


LONG_WORD = """() => {
  for (const one of document.querySelectorAll("main :is(h1, h2, h3, .surtitre, .nom, .lignes p, .bref li)")) {
    (one.querySelector("a") ?? one).append("Anticonstitutionnellement");
  }
}"""


@pytest.mark.parametrize(
    "path",
    [
        "/", "/page/1/", "/articles/xiaomi-prepare-windows-phone/", "/appareils/mi-pad/",
        "/comparatif/mi-pad-vs-ipad-mini-retina/", "/marques/xiaomi/", "/archives/2014/",
        "/rubriques/essais/", "/dossiers/les-debuts-de-xiaomi/", "/la-puce-a-l-oreille/",
    ],
)  # fmt: skip
def test_a_long_word_never_scrolls_a_phone_sideways(page: Page, site: str, path: str) -> None:
    """WCAG 1.4.10: wider than the screen in a heading, it is cut."""
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(site + path)
    page.evaluate(LONG_WORD)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [360, 390, 900, 1024, 1280])
def test_a_key_figure_is_not_cut_inside_a_number(page: Page, site: str, width: int) -> None:
    """« Snapdragon » and « 801 » may part where the column is narrow; « 8 » and « 01 » may not."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site}/appareils/mi-4/")
    lines = page.locator(".cles dd", has_text="Snapdragon").evaluate(
        """(one) => {
          const text = one.firstChild;
          const range = document.createRange();
          const tops = [...text.data].map((_, at) => {
            range.setStart(text, at);
            range.setEnd(text, at + 1);
            return range.getBoundingClientRect().top;
          });
          return new Set(tops.slice(text.data.indexOf("801"))).size;
        }"""
    )

    assert lines == 1


def test_a_long_name_stays_in_the_box_of_differences(page: Page, site: str) -> None:
    """Kept on one line with its number, it is cut where the box ends."""
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(f"{site}/comparatif/mi-pad-vs-ipad-mini-retina/")
    beyond = page.locator(".rail .bref").evaluate(
        """(box) => {
          const item = box.querySelector("li");
          item.textContent = "Masse\u00a0: Samsung\u00a0Galaxy\u00a0Note\u00a0Pro\u00a012.2\u00a04G (+5 g)";
          const text = document.createRange();
          text.selectNodeContents(item);
          const padding = parseFloat(getComputedStyle(box).paddingInlineEnd);
          return text.getBoundingClientRect().right - box.getBoundingClientRect().right + padding;
        }"""
    )

    assert beyond <= 0


LONGEST_LINES = """([within, family]) => [...document.querySelectorAll(within)].flatMap((one) => {
  if (!getComputedStyle(one).fontFamily.startsWith(family) || !one.checkVisibility()) return [];
  const range = document.createRange();
  const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
  const lines = {};
  for (let text; (text = walker.nextNode()); ) {
    if (text.parentElement.closest(".masque")) continue;
    for (let at = 0; at < text.length; at += 1) {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const line = Math.round(range.getBoundingClientRect().bottom / 10);
      lines[line] = (lines[line] ?? 0) + 1;
    }
  }
  return Math.max(...Object.values(lines)) > 80 ? [one.textContent] : [];
})"""


@pytest.mark.parametrize(
    "path",
    [
        "/", "/page/1/", "/articles/essai-mi-pad/", "/appareils/mi-pad/", "/marques/xiaomi/",
        "/auteurs/lina-ferrand/", "/puces/qualcomm-snapdragon-801/", "/personnes/lei-jun/",
        "/dossiers/les-debuts-de-xiaomi/", "/corrections/", "/recherche/?q=mi",
    ],
)  # fmt: skip
def test_no_line_is_too_long_to_be_read(page: Page, site: str, path: str) -> None:
    """Seventy-five letters or so: WCAG 1.4.8 allows eighty."""
    page.goto(site + path)
    page.wait_for_load_state("networkidle")

    assert page.evaluate(LONGEST_LINES, ["main p", "Newsreader"]) == []


@pytest.mark.parametrize(
    "path",
    [
        "/articles/xiaomi-prepare-windows-phone/", "/articles/surface-mini/",
        "/articles/nokia-chez-microsoft/", "/articles/essai-xperia-z3-tablet-compact/",
        "/articles/windows-phone-fin-de-la-marche/", "/articles/installer-rom-miui/",
        "/articles/essai-moto-g/", "/mentions-legales/",
    ],
)  # fmt: skip
def test_no_small_line_is_too_long_to_be_read(page: Page, site: str, path: str) -> None:
    """Sources, notes, captions, what stands in a box: smaller letters make longer lines."""
    page.goto(site + path)
    within = (
        ".bandeau, figcaption, "
        ":is(.sources, .footnote, .suivi, .auteur, .encart, .bref, .oreille) :is(p, li:not(:has(p)))"
    )

    assert page.evaluate(LONGEST_LINES, [within, "Bricolage"]) == []


SHIFTS = """
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "path",
    [
        "/", "/appareils/", "/appareils/?marque=Apple", "/comparatifs/",
        "/comparatifs/?appareils=mi-pad,nexus-9", "/recherche/?q=mi", "/recherche/?q=xylophone",
    ],
)  # fmt: skip
def test_nothing_moves_while_a_page_comes(page: Page, site: str, path: str, width: int) -> None:
    """What the scripts show has its place from the first paint; browsers call « good » up to 0.1."""
    page.set_viewport_size({"width": width, "height": 844})
    page.add_init_script(SHIFTS)
    page.goto(site + path, wait_until="networkidle")

    assert page.evaluate("window.shifted") < 0.05


def test_a_quotation_inside_a_list_is_seen_as_one(page: Page, site: str) -> None:
    """It has the rule and the air of those that stand alone."""
    page.goto(f"{site}/articles/essai-mi-pad/")
    page.evaluate(
        """document.querySelector(".prose").insertAdjacentHTML("beforeend",
          "<ol><li><p>Un.</p><blockquote id='cite'><p>Deux.</p></blockquote></li></ol>")"""
    )

    expect(page.locator("#cite")).to_have_css("border-left-width", "3px")
    assert page.evaluate("parseFloat(getComputedStyle(cite).marginBlockStart)") > 0
