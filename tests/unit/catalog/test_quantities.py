"""Quantities: what journalists type or paste, and how it is printed."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from lapuce.catalog import DeviceSheet, parse_money
from lapuce.catalog.quantities import parse
from lapuce.catalog.shapes import parse_dimensions, parse_pixels
from tests.words import shown

NB, NN = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
THIN, FIGURE, EM = "\N{THIN SPACE}", "\N{FIGURE SPACE}", "\N{EM SPACE}"

SIZES = [
    ("7,9 pouces", "7,9⍽pouces"), ("7.9 pouces", "7,9⍽pouces"), ('7.9"', "7,9⍽pouces"),
    ('7,9 "', "7,9⍽pouces"), ("7,9″", "7,9⍽pouces"), ("7,9''", "7,9⍽pouces"), ("7,9’’", "7,9⍽pouces"),
    ("7,9”", "7,9⍽pouces"), ("7.9 in", "7,9⍽pouces"), ("7.9in.", "7,9⍽pouces"),
    ("7.9 inches", "7,9⍽pouces"), ("7.9-inch", "7,9⍽pouces"), ("7,9 po", "7,9⍽pouces"),
    ("7,9 Pouces", "7,9⍽pouces"), ("  7,9   pouces ", "7,9⍽pouces"), (f"7,9{NB}pouces", "7,9⍽pouces"),
    (f"7,9{NN}pouces", "7,9⍽pouces"), ("7,9pouces", "7,9⍽pouces"), ("7,90 pouces", "7,9⍽pouces"),
    ("20,1 cm", "7,9⍽pouces"), ("20.1cm", "7,9⍽pouces"), ("17,8 cm", "7⍽pouces"),
    ("1,4 m", "55,1⍽pouces"), ("1 pouce", "1⍽pouce"), ("1,56 pouce", "1,56⍽pouce"),
    ("1,56 pouces", "1,56⍽pouce"), ("2 pouces", "2⍽pouces"), ("12,3 pouces", "12,3⍽pouces"),
]  # fmt: skip
BATTERIES = [
    ("6 700 mAh", "6⎵700⍽mAh"), ("6700mAh", "6⎵700⍽mAh"), ("6700 mAh", "6⎵700⍽mAh"),
    (f"6{NB}700{NB}mAh", "6⎵700⍽mAh"), (f"6{NN}700{NN}mAh", "6⎵700⍽mAh"),
    (f"6{THIN}700 mAh", "6⎵700⍽mAh"), (f"6{FIGURE}700 mAh", "6⎵700⍽mAh"),
    (f"6{EM}700\tmAh", "6⎵700⍽mAh"), ("6\N{ZERO WIDTH SPACE} 700 mAh", "6⎵700⍽mAh"),
    ("6’700 mAh", "6⎵700⍽mAh"), ("6'700 mAh", "6⎵700⍽mAh"), ("6 700 mah", "6⎵700⍽mAh"), ("6 700 MAH", "6⎵700⍽mAh"),
    ("6 700 mA.h", "6⎵700⍽mAh"), ("6 700 mA·h", "6⎵700⍽mAh"), ("6 700 mA h", "6⎵700⍽mAh"),
    ("6 700 milliampères-heures", "6⎵700⍽mAh"), ("6,7 Ah", "6⎵700⍽mAh"), ("10000 mAh", "10⎵000⍽mAh"),
    ("300 mAh", "300⍽mAh"), ("3 080,5 mAh", "3⎵080,5⍽mAh"), ("23,8 Wh", "23,8⍽Wh"),
    ("23.8Wh", "23,8⍽Wh"), ("42,2 W·h", "42,2⍽Wh"), ("42,2 wattheures", "42,2⍽Wh"),
    ("32 400 mWh", "32,4⍽Wh"), ("6,123456 Ah", "6⎵123,46⍽mAh"),
]  # fmt: skip
MEMORIES = [
    ("2 Go", "2⍽Go"), ("2Go", "2⍽Go"), ("2 go", "2⍽Go"), ("2 GO", "2⍽Go"), ("2 GB", "2⍽Go"),
    ("2gb", "2⍽Go"), ("2 GiB", "2⍽Go"), ("2 Gio", "2⍽Go"), ("2 gigas", "2⍽Go"),
    ("2 gigaoctets", "2⍽Go"), (f"2{NB}Go", "2⍽Go"), ("512 Mo", "512⍽Mo"), ("512MB", "512⍽Mo"),
    ("512 mégaoctets", "512⍽Mo"), ("1024 Mo", "1⍽Go"), ("1 024 Mo", "1⍽Go"), ("1000 Mo", "1⎵000⍽Mo"),
    ("1,5 Go", "1,5⍽Go"), ("1,25 Go", "1,25⍽Go"), ("1536 Mo", "1,5⍽Go"), ("11,6 Go", "11,6⍽Go"), ("1 To", "1⍽To"),
    ("1TB", "1⍽To"), ("1 téraoctet", "1⍽To"), ("1 024 Go", "1⍽To"), ("1 000 Go", "1⎵000⍽Go"),
    ("1,5 To", "1,5⍽To"), ("256 Ko", "256⍽Ko"), ("128 Go", "128⍽Go"), ("1,024 Go", "1,024⍽Go"),
    ("1152 Ko", "1⎵152⍽Ko"), ("16 000 Mo", "16⎵000⍽Mo"), ("128 000 MB", "128⎵000⍽Mo"),
    ("2 000 Go", "2⎵000⍽Go"), ("125 Go", "125⍽Go"), ("512 000 Ko", "512⎵000⍽Ko"),
    ("0,512 Go", "0,512⍽Go"), ("0,256 Go", "0,256⍽Go"), ("0.128 Go", "0,128⍽Go"),
    ("0,512 To", "0,512⍽To"), ("0,512 Mo", "0,512⍽Mo"), ("1,1234 Go", "1,1234⍽Go"),
    ("1,1234 Ko", "1,1234⍽Ko"), ("0,5 Go", "512⍽Mo"), ("0,3 Mo", "307,2⍽Ko"),
    ("1025,024 Mo", "1,001⍽Go"), ("524,28800 Mo", "536⎵870,912⍽Ko"), ("262,1445 Mo", "262,1445⍽Mo"),
]  # fmt: skip
WEIGHTS = [
    ("360 g", "360⍽g"), ("360g", "360⍽g"), ("360 gr", "360⍽g"), ("360 grammes", "360⍽g"),
    ("0,36 kg", "360⍽g"), ("0.36kg", "360⍽g"), ("1,250 kg", "1⎵250⍽g"), ("1,25 kilo", "1⎵250⍽g"),
    ("2 800 g", "2⎵800⍽g"), ("2800 g", "2⎵800⍽g"), ("12.7 oz", "360⍽g"), ("1.5 lb", "680⍽g"),
    ("112,5 g", "112,5⍽g"), (f"360{THIN}g", "360⍽g"), ("250,500 g", "250,5⍽g"),
    ("0,123456 kg", "123,46⍽g"),
]  # fmt: skip
PHOTOS = [
    ("8 Mpx", "8⍽Mpx"), ("8Mpx", "8⍽Mpx"), ("8 MP", "8⍽Mpx"), ("8 mpix", "8⍽Mpx"),
    ("8 mégapixels", "8⍽Mpx"), ("8 Megapixels", "8⍽Mpx"), ("8 millions de pixels", "8⍽Mpx"),
    ("20.7 Mpx", "20,7⍽Mpx"), ("1,2 mégapixel", "1,2⍽Mpx"), ("0,3 Mpx", "0,3⍽Mpx"),
]  # fmt: skip
FREQUENCIES = [
    ("2,2 GHz", "2,2⍽GHz"), ("2.2ghz", "2,2⍽GHz"), ("2 200 MHz", "2,2⍽GHz"),
    ("2.265 GHz", "2,265⍽GHz"), ("120 Hz", "120⍽Hz"), ("120Hz", "120⍽Hz"), ("120 hertz", "120⍽Hz"),
    ("850 MHz", "850⍽MHz"), ("44,1 kHz", "44,1⍽kHz"),
]  # fmt: skip
TYPED = [
    *((unit, *case) for unit, cases in (
        ("pouce", SIZES), ("mAh Wh", BATTERIES), ("Mo", MEMORIES), ("g", WEIGHTS), ("Mpx", PHOTOS),
        ("Hz", FREQUENCIES),
    ) for case in cases),
]  # fmt: skip
DEFINITIONS = [
    ("2048 × 1536", "2⎵048⍽×⍽1⎵536"), ("2048x1536", "2⎵048⍽×⍽1⎵536"), ("2048X1536", "2⎵048⍽×⍽1⎵536"),
    ("2048*1536", "2⎵048⍽×⍽1⎵536"), ("2048 par 1536", "2⎵048⍽×⍽1⎵536"),
    ("2 048 × 1 536", "2⎵048⍽×⍽1⎵536"), (f"2{NN}048{NB}×{NB}1{NN}536", "2⎵048⍽×⍽1⎵536"),
    ("2048 × 1536 pixels", "2⎵048⍽×⍽1⎵536"), ("2048x1536px", "2⎵048⍽×⍽1⎵536"),
    ("2048 × 1536 points", "2⎵048⍽×⍽1⎵536"), ("2048 px × 1536 px", "2⎵048⍽×⍽1⎵536"),
    ("2,048 x 1,536", "2⎵048⍽×⍽1⎵536"), ("2.048 x 1.536", "2⎵048⍽×⍽1⎵536"),
    ("960 × 540", "960⍽×⍽540"), ("1440 x 1440", "1⎵440⍽×⍽1⎵440"), ("720x1280", "720⍽×⍽1⎵280"),
]  # fmt: skip
DIMENSIONS = [
    ("202 × 135,4 × 8,5 mm", "202⍽×⍽135,4⍽×⍽8,5"), ("202x135.4x8.5mm", "202⍽×⍽135,4⍽×⍽8,5"),
    ("202*135,4*8,5 mm", "202⍽×⍽135,4⍽×⍽8,5"), ("202 X 135,4 X 8,5 MM", "202⍽×⍽135,4⍽×⍽8,5"),
    ("202 mm × 135,4 mm × 8,5 mm", "202⍽×⍽135,4⍽×⍽8,5"),
    ("202 par 135,4 par 8,5 millimètres", "202⍽×⍽135,4⍽×⍽8,5"),
    ("20,2 x 13,54 x 0,85 cm", "202⍽×⍽135,4⍽×⍽8,5"), ("20,2 cm × 13,54 cm × 8,5 mm", "202⍽×⍽135,4⍽×⍽8,5"),
    (f"202{NB}×{NB}135,4{NB}×{NB}8,5{NB}mm", "202⍽×⍽135,4⍽×⍽8,5"),
    ("L 135,4 × H 202 × É 8,5 mm", "202⍽×⍽135,4⍽×⍽8,5"), ("135,4 (L) × 202 (H) × 8,5 (P) mm", "202⍽×⍽135,4⍽×⍽8,5"),
    ("largeur 135,4 × hauteur 202 × épaisseur 8,5 mm", "202⍽×⍽135,4⍽×⍽8,5"),
    ("7.95 x 5.33 x 0.33 in", "201,9⍽×⍽135,4⍽×⍽8,4"), ("53 × 275 × 305 mm", "53⍽×⍽275⍽×⍽305"),
    ("1 230 × 712 × 45 mm", "1⎵230⍽×⍽712⍽×⍽45"), ("5.44 x 2.795 x 0.28 in", "138,2⍽×⍽71⍽×⍽7,1"),
    ("202 mm (H) × 135,4 mm (L) × 8,5 mm (P)", "202⍽×⍽135,4⍽×⍽8,5"),
]  # fmt: skip
PRICES = [
    ("249 €", "249⍽€"), ("249€", "249⍽€"), ("€249", "249⍽€"), ("€ 249", "249⍽€"), ("249 euros", "249⍽€"),
    ("1 euro", "1⍽€"), ("249 EUR", "249⍽€"), ("EUR 249", "249⍽€"), ("249 Euros", "249⍽€"),
    ("249,90 €", "249,90⍽€"), ("249.90€", "249,90⍽€"), ("249,9 €", "249,90⍽€"), ("249,00 €", "249⍽€"),
    ("249 € TTC", "249⍽€"), ("249,- €", "249⍽€"), ("19€90", "19,90⍽€"), ("19 € 90", "19,90⍽€"), ("19 euros 90", "19,90⍽€"),
    ("1 499 €", "1⎵499⍽€"), (f"1{NN}499{NB}€", "1⎵499⍽€"), ("1.499 €", "1⎵499⍽€"), ("1.499,90 €", "1⎵499,90⍽€"),
    ("0 €", "0⍽€"), ("1 499 yuans", "1⎵499⍽yuans"), ("1499 CNY", "1⎵499⍽yuans"), ("1499 RMB", "1⎵499⍽yuans"),
    ("RMB 1,499", "1⎵499⍽yuans"), ("1499元", "1⎵499⍽yuans"), ("CN¥1,499", "1⎵499⍽yuans"),
    ("1 499 renminbis", "1⎵499⍽yuans"), ("1 yuan", "1⍽yuan"), ("2 yuans", "2⍽yuans"), ("$299", "299⍽dollars"), ("299 $", "299⍽dollars"),
    ("299$", "299⍽dollars"), ("$299.99", "299,99⍽dollars"), ("$1,499", "1⎵499⍽dollars"),
    ("$1,499.99", "1⎵499,99⍽dollars"), ("299 dollars", "299⍽dollars"), ("299 USD", "299⍽dollars"),
    ("US$299", "299⍽dollars"), ("299 $US", "299⍽dollars"), ("$299 USD", "299⍽dollars"),
    ("299 dollars américains", "299⍽dollars"), ("1,50 dollar", "1,50⍽dollar"), ("£199", "199⍽£"),
    ("199 £", "199⍽£"), ("199 livres", "199⍽£"), ("199 livres sterling", "199⍽£"), ("GBP 199", "199⍽£"),
    ("39 800 yens", "39⎵800⍽yens"), ("JPY 39,800", "39⎵800⍽yens"), ("12 999 roupies", "12⎵999⍽roupies"),
    ("₹12,999", "12⎵999⍽roupies"), ("899 800 wons", "899⎵800⍽wons"), ("₩899,800", "899⎵800⍽wons"),
    ("1’499 €", "1⎵499⍽€"), ("1'499.90 €", "1⎵499,90⍽€"),
    ("1 000 000 wons", "1⎵000⎵000⍽wons"), ("1,000,000 wons", "1⎵000⎵000⍽wons"), ("1.000.000 wons", "1⎵000⎵000⍽wons"),
]  # fmt: skip


@pytest.mark.parametrize(("units", "typed", "printed"), TYPED)
def test_quantities_are_read_and_printed(units: str, typed: str, printed: str) -> None:
    """Any space, comma or point, any name of the unit; what is printed reads back the same."""
    quantity = parse(typed, *units.split())

    assert shown(quantity) == printed
    assert parse(str(quantity), *units.split()) == quantity


@pytest.mark.parametrize(("typed", "printed"), DEFINITIONS)
def test_definitions_are_read_and_printed(typed: str, printed: str) -> None:
    """With a cross, the letter x, a star or a word."""
    assert shown(parse_pixels(typed)) == f"{printed}⍽pixels"


@pytest.mark.parametrize(("typed", "printed"), DIMENSIONS)
def test_dimensions_are_read_and_printed(typed: str, printed: str) -> None:
    """Height, width, depth; in another order when each says which it is."""
    assert shown(parse_dimensions(typed)) == f"{printed}⍽mm"


@pytest.mark.parametrize(("typed", "printed"), PRICES)
def test_prices_are_read_and_printed(typed: str, printed: str) -> None:
    """By sign, name or code, before or after the amount."""
    assert shown(parse_money(typed)) == printed


AWAITED = "écrivez un nombre et son unité, par exemple"
BEYOND = "hors du vraisemblable, de"
CHECK = "vérifiez le nombre et l’unité."


@pytest.mark.parametrize(
    ("unit", "typed", "said"),
    [
        ("pouce", "", f"{AWAITED} 7,9 pouces."),
        ("pouce", "7,9", f"{AWAITED} 7,9 pouces."),
        ("pouce", "pouces", f"{AWAITED} 7,9 pouces."),
        ("pouce", "7,9 lieues", f"{AWAITED} 7,9 pouces."),
        ("pouce", "sept pouces", f"{AWAITED} 7,9 pouces."),
        ("pouce", "7,9 mm", f"{AWAITED} 7,9 pouces."),
        ("pouce", "-7,9 pouces", f"{AWAITED} 7,9 pouces."),
        ("pouce", "7, 9 pouces", f"{AWAITED} 7,9 pouces."),
        ("pouce", "environ 7,9 pouces", f"{AWAITED} 7,9 pouces."),
        ("pouce", "7,9 pouces (20 cm)", f"{AWAITED} 7,9 pouces."),
        ("pouce", "٧,٩ pouces", f"{AWAITED} 7,9 pouces."),
        ("pouce", "0 pouce", f"{BEYOND} 0,5⍽pouce à 150⍽pouces ; {CHECK}"),
        ("pouce", "790 pouces", f"{BEYOND} 0,5⍽pouce à 150⍽pouces ; {CHECK}"),
        ("mAh", "6 700", f"{AWAITED} 6 700 mAh."),
        ("mAh", "67 00 mAh", f"{AWAITED} 6 700 mAh."),
        ("mAh", "6 700 mA", f"{AWAITED} 6 700 mAh."),
        ("mAh", "23,8 Wh", f"{AWAITED} 6 700 mAh."),
        ("mAh", "6,700 mAh", "milliers ou décimales ? Écrivez 6 700 mAh, avec une espace."),
        ("mAh", "10.050 mAh", "milliers ou décimales ? Écrivez 10 050 mAh, avec une espace."),
        ("mAh", "6,700 mA·h", "milliers ou décimales ? Écrivez 6 700 mAh, avec une espace."),
        ("Mo", "1,024 Mo", "milliers ou décimales ? Écrivez 1 024 Mo, avec une espace."),
        ("Mo", "1.024 MB", "milliers ou décimales ? Écrivez 1 024 Mo, avec une espace."),
        ("Wh", "1,200 Wh", "milliers ou décimales ? Écrivez 1 200 Wh, avec une espace."),
        ("Hz", "1,200 Hz", "milliers ou décimales ? Écrivez 1 200 Hz, avec une espace."),
        ("g", "1,500 g", "milliers ou décimales ? Écrivez 1 500 g, avec une espace."),
        ("g", "1.500 grammes", "milliers ou décimales ? Écrivez 1 500 g, avec une espace."),
        ("g", "12,345 g", "milliers ou décimales ? Écrivez 12 345 g, avec une espace."),
        ("mAh", "6 700 Ah", f"{BEYOND} 1⍽mAh à 200⎵000⍽mAh ; {CHECK}"),
        ("Wh", "23,8", f"{AWAITED} 23,8 Wh."),
        ("Wh", "23 800 Wh", f"{BEYOND} 0,01⍽Wh à 2⎵000⍽Wh ; {CHECK}"),
        ("Mo", "-2 Go", f"{AWAITED} 16 Go."),
        ("Mo", "beaucoup", f"{AWAITED} 16 Go."),
        ("Mo", "16/32 Go", "une valeur par entrée ; écrivez une liste, par exemple [16 Go, 32 Go]."),
        ("Mo", "16 ou 32 Go", "une valeur par entrée ; écrivez une liste, par exemple [16 Go, 32 Go]."),
        ("Mo", "16 Go, 32 Go", "une valeur par entrée ; écrivez une liste, par exemple [16 Go, 32 Go]."),
        ("Mo", "0 Go", f"{BEYOND} 1⍽Ko à 100⍽To ; {CHECK}"),
        ("g", "360", f"{AWAITED} 360 g."),
        ("g", "360 kg", f"{BEYOND} 0,1⍽g à 200⎵000⍽g ; {CHECK}"),
        ("Mpx", "8 Go", f"{AWAITED} 8 Mpx."),
        ("Hz", "vite", f"{AWAITED} 60 Hz."),
    ],
)  # fmt: skip
def test_other_quantities_are_refused(unit: str, typed: str, said: str) -> None:
    """In French, with what was found and what to write."""
    with pytest.raises(ValueError, match=r".") as caught:
        parse(typed, unit)

    assert shown(caught.value) == f"« {typed} » : {said}"


@pytest.mark.parametrize("typed", ["", "2048", "2048 × 0", "0 × 1536", "2048,5 × 1536", "-2048 × 1536", "HD", "2048 × 1536 × 3",
                                   "2048 × 1536 mm", "99 999 × 1536", "2048 × 99 999"])  # fmt: skip
def test_other_definitions_are_refused(typed: str) -> None:
    """Two whole numbers of pixels, neither none nor too many."""
    with pytest.raises(ValueError, match=r".") as caught:
        parse_pixels(typed)

    assert str(caught.value) == f"« {typed} » : écrivez largeur × hauteur, par exemple 2048 × 1536."


@pytest.mark.parametrize(
    ("typed", "meant"), [("Full HD", "1920 × 1080"), ("720p", "1280 × 720"), ("4K", "3840 × 2160")]
)
def test_names_of_definitions_are_asked_for_in_pixels(typed: str, meant: str) -> None:
    """They mean several things: what they mostly mean is proposed, not guessed."""
    with pytest.raises(ValueError, match=r".") as caught:
        parse_pixels(typed)

    assert str(caught.value) == f"« {typed} » : écrivez la définition, {meant} le plus souvent."


@pytest.mark.parametrize(
    "typed",
    ["", "202 × 135,4 × 8,5", "202 × 135,4 mm", "46 mm", "202 × 135,4 × -8,5 mm", "H 202 × H 135,4 × 8,5 mm",
     "L 202 × l 135,4 × h 8,5 mm", "H 202 (L) × L 135,4 × P 8,5 mm", "202 × 135,4 × 8,5 g", "grand"],
)  # fmt: skip
def test_other_dimensions_are_refused(typed: str) -> None:
    """Three lengths and a unit, whose sides are known."""
    with pytest.raises(ValueError, match=r".") as caught:
        parse_dimensions(typed)

    assert str(caught.value) == (
        f"« {typed} » : écrivez hauteur × largeur × épaisseur, par exemple 202 × 135,4 × 8,5 mm."
    )


@pytest.mark.parametrize("typed", ["1,230 × 712 × 45 mm", "45 mm x 1,230 mm x 71,2 cm"])
def test_dimensions_that_may_be_thousands_are_refused(typed: str) -> None:
    """As a mass is; past five metres it can only be decimals."""
    with pytest.raises(ValueError, match=r".") as caught:
        parse_dimensions(typed)

    assert str(caught.value) == (
        f"« {typed} » : milliers ou décimales ? Écrivez 1 230 mm, avec une espace."
    )
    assert shown(parse_dimensions("138.125 × 67 × 8.525 mm")) == "138,12⍽×⍽67⍽×⍽8,52⍽mm"


@pytest.mark.parametrize("typed", ["202 × 0 × 8,5 mm", "20 200 × 135,4 × 8,5 mm"])
def test_impossible_dimensions_are_refused(typed: str) -> None:
    """Nothing is flat, nothing is longer than five metres."""
    with pytest.raises(ValueError, match=r".") as caught:
        parse_dimensions(typed)

    assert shown(caught.value) == (
        f"« {typed} » : hors du vraisemblable, plus de 0 et 5⎵000⍽mm au plus ; "
        "vérifiez les nombres et l’unité."
    )


@pytest.mark.parametrize(
    "typed",
    ["", "249", "€", "-249 €", "249 couronnes", "environ 249 €", "249 € HT", "249-299 €", "249,999 999 €",
     "1 4 99 €", "249 € 9", "$249 €", "0,199 €", "299 $CA", "gratuit", "deux cents euros"],
)  # fmt: skip
def test_other_prices_are_refused(typed: str) -> None:
    """One amount, of two decimals at most, and one currency that we know."""
    with pytest.raises(ValueError, match=r".") as caught:
        parse_money(typed)

    assert (
        str(caught.value)
        == f"« {typed} » : écrivez un montant et sa monnaie, par exemple 1 499 yuans."
    )


@pytest.mark.parametrize("typed", ["¥1499", "1 499 ¥", "¥ 1,499"])
def test_yens_and_yuans_are_not_guessed(typed: str) -> None:
    """One sign, two currencies."""
    with pytest.raises(ValueError, match=r".") as caught:
        parse_money(typed)

    assert str(caught.value) == (
        f"« {typed} » : ¥ dit le yuan comme le yen ; écrivez le nom de la monnaie."
    )


@pytest.mark.parametrize(
    ("kind", "key", "typed", "said"),
    [
        ("téléphone", "weight", "1 430 g", "une masse de téléphone (de 40⍽g à 700⍽g)"),
        ("ordinateur", "weight", "80 g", "une masse d’ordinateur (de 200⍽g à 25⎵000⍽g)"),
        ("montre", "battery", "3 000 mAh", "une batterie de montre (de 40⍽mAh à 2⎵000⍽mAh)"),
        ("tablette", "battery", "670 mAh", "une batterie de tablette (de 1⎵000⍽mAh à 25⎵000⍽mAh)"),
        ("téléphone", "memory", "3 Mo", "une mémoire de téléphone (de 4⍽Mo à 64⍽Go)"),
        ("téléphone", "storage", "3 Mo", "un stockage de téléphone (de 4⍽Mo à 4⍽To)"),
        ("montre", "storage", "32 Ko", "un stockage de montre (de 64⍽Ko à 256⍽Go)"),
        ("ordinateur", "memory", "512 Ko", "une mémoire d’ordinateur (de 1⍽Mo à 4⍽To)"),
        ("montre", "memory", "512 Go", "une mémoire de montre (de 64⍽Ko à 8⍽Go)"),
        ("tablette", "storage", "16 Mo", "un stockage de tablette (de 128⍽Mo à 4⍽To)"),
        ("ordinateur", "storage", "1 Mo", "un stockage d’ordinateur (de 128⍽Mo à 100⍽To)"),
        ("ordinateur", "screen", "79 pouces", "un écran d’ordinateur (de 5⍽pouces à 60⍽pouces)"),
    ],
)
def test_a_quantity_fits_its_kind_of_device(kind: str, key: str, typed: str, said: str) -> None:
    """A digit too many, or the grams of a box."""
    sheet = {
        "name": "X",
        "brand": "X",
        "type": kind,
        key: {"size": typed} if key == "screen" else typed,
        "sources": [{"title": "X", "url": "https://x.fr/"}],
    }
    with pytest.raises(ValidationError) as caught:
        DeviceSheet.model_validate(sheet)

    assert shown(caught.value.errors()[0]["msg"]) == (
        f"« {typed} » : ce n’est pas {said} ; vérifiez le nombre et l’unité."
    )


def test_what_is_usual_depends_on_the_kind() -> None:
    """A console may be heavy, a tablet's battery be in watt-hours, a box have any."""
    for kind, held in (
        ("console", {"weight": "2 800 g"}),
        ("tablette", {"battery": "19,75 Wh"}),
        ("boîtier", {"battery": "20 mAh", "weight": "4 000 g", "memory": "1 Mo"}),
        ("montre", {"memory": ["128 Ko", "512 Mo"], "storage": ["256 Ko", "4 Mo"]}),
        ("téléphone", {"memory": ["4 Mo", "8 Mo"], "storage": "4 Mo"}),
        ("ordinateur", {"memory": "1 Mo"}),
    ):
        head = {"name": "X", "brand": "X", "type": kind, **held}
        sheet = {**head, "sources": [{"title": "X", "url": "https://x.fr/"}]}
        assert DeviceSheet.model_validate(sheet).type == kind


@pytest.mark.parametrize(
    ("kind", "size", "bounds"),
    [
        ("téléphone", "79 pouces", "de 1⍽pouce à 8⍽pouces"),
        ("tablette", "79 pouces", "de 5⍽pouces à 25⍽pouces"),
        ("montre", "42 pouces", "de 0,5⍽pouce à 3⍽pouces"),
        ("liseuse", "60 pouces", "de 4⍽pouces à 14⍽pouces"),
    ],
)
def test_a_screen_fits_its_kind_of_device(kind: str, size: str, bounds: str) -> None:
    """A lost comma makes a phone of 79 inches."""
    sheet = {
        "name": "X",
        "brand": "X",
        "type": kind,
        "screen": {"size": size},
        "sources": [{"title": "X", "url": "https://x.fr/"}],
    }
    with pytest.raises(ValidationError) as caught:
        DeviceSheet.model_validate(sheet)

    assert shown(caught.value.errors()[0]["msg"]) == (
        f"« {size} » : ce n’est pas un écran de {kind} ({bounds}) ; vérifiez le nombre et l’unité."
    )
