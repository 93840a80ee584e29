"""Addresses of a site, as people type them."""

from __future__ import annotations

import pytest

from lapuce.site_paths import parse_redirect, parse_site_path


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("/2014/10/mi-pad/", "/2014/10/mi-pad/"),
        ("/mi-pad", "/mi-pad/"),
        ("/mi-pad.html", "/mi-pad.html"),
        ("/caf%C3%A9/", "/café/"),
        ("/A+B/", "/A+B/"),
    ],
)
def test_what_a_static_host_serves_is_read(typed: str, path: str) -> None:
    """Decoded, as files are named."""
    assert parse_site_path(typed) == path


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2014/mi-pad/", "ancienne adresse « 2014/mi-pad/ » : écrivez-la depuis la racine du site, comme /2014/10/mi-pad/."),
        ("https://a.fr/b/", "ancienne adresse « https://a.fr/b/ » : écrivez-la depuis la racine du site, comme /2014/10/mi-pad/."),
        ("/", "ancienne adresse « / » : écrivez-la depuis la racine du site, comme /2014/10/mi-pad/."),
        ("/?p=12", "ancienne adresse « /?p=12 » : un site statique ne voit pas ce qui suit « ? » ou « # », retirez-la."),
        ("/a/../b/", "ancienne adresse « /a/../b/ » : écrivez-la sans « .. », « // » ni signe qui n’est pas d’une adresse."),
        ("/a//b/", "ancienne adresse « /a//b/ » : écrivez-la sans « .. », « // » ni signe qui n’est pas d’une adresse."),
        ("/%00/", "ancienne adresse « /%00/ » : écrivez-la sans « .. », « // » ni signe qui n’est pas d’une adresse."),
        ("/-a/", "ancienne adresse « /-a/ » : « -a » ne peut être le nom d’une page, retirez-la."),
        ("/b/a./", "ancienne adresse « /b/a./ » : « a. » ne peut être le nom d’une page, retirez-la."),
        (f"/{'é' * 128}/", f"ancienne adresse « /{'é' * 128}/ » : « {'é' * 128} » ne peut être le nom d’une page, retirez-la."),
        ("/a.php", "ancienne adresse « /a.php » : ne se redirigent que celles qui finissent par « / » ou « .html »."),
    ],
)  # fmt: skip
def test_an_address_that_cannot_lead_anywhere_is_told(typed: str, said: str) -> None:
    """Some could not be served, others would be written elsewhere."""
    with pytest.raises(ValueError, match="ancienne adresse") as told:
        parse_site_path(typed)

    assert str(told.value) == said


def test_only_the_feed_of_the_site_may_have_stood_elsewhere() -> None:
    """Readers of feeds follow no page."""
    assert parse_redirect("/feeds/all.atom.xml", "/flux.xml") == "/feeds/all.atom.xml"
    with pytest.raises(ValueError, match="ne se redirigent"):
        parse_redirect("/tag/x.xml", "/etiquettes/x/flux.xml")
