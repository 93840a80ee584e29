"""The `LAPUCE` setting: what `pelicanconf.py` may say to the rooms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lapuce.problems import LapuceError
from lapuce.site_paths import parse_redirect
from lapuce.slugs import slugify

BUDGET_KINDS = ("html", "css", "scripts", "fonts", "images")
FEED_KINDS = ("categories", "tags", "authors", "brands")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What `pelicanconf.py` may say to the rooms; a wrong value stops Pelican at once."""

    tagline: str = "L’actualité des marques et des appareils"
    """Shown beside the name of the site, in the home page's title and as the subtitle of feeds."""

    description: str = (
        "Annonces, essais, prix et fiches techniques : La Puce suit les marques et les appareils, "
        "sans traceur et sans détour."
    )
    """The home page's description, and the sentence of the footer."""

    categories: tuple[str, ...] = (
        "Actualités", "Essais", "Comparatifs", "Enquêtes",
        "Guides", "Opinions", "Rumeurs", "Bons plans",
    )  # fmt: skip
    """The house's categories, in the order of the menu. Others are accepted; a near miss is not."""

    page_size: int = 12
    """Articles on a list page; the latest page holds up to twice as many, less one."""

    feed_size: int = 20
    """Articles in a feed."""

    feeds: tuple[str, ...] = FEED_KINDS
    """Lists that have a feed of their own, beside that of the site."""

    image_widths: tuple[int, ...] = (480, 960, 1440)
    """Widths in pixels, ascending, of the copies that pages show of wider photos; () for none."""

    social_cards: bool = False
    """Draw, for networks, a card with the title of each article that has no photo."""

    narrow_space_in_feeds: bool = True
    """Keep U+202F in feeds; False writes U+00A0 for very old readers."""

    allow_raw_scripts: bool = False
    """Let any HTML of an article pass: scripts, iframes, event attributes, `style`."""

    max_source_bytes: int = 1_000_000
    """Largest Markdown file accepted."""

    max_summary_chars: int = 320
    """Longest chapô accepted without a warning."""

    sources_required: tuple[str, ...] = ("Rumeurs",)
    """Categories whose articles must name their sources."""

    page_budgets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """
    Bytes that finished pages may weigh, by first folder of their address ("" for all), then by
    kind: `html`, `css`, `scripts`, `fonts`, `images`. `{"articles": {"html": 150_000}}` changes
    one figure; the others stay as they are in `lapuce/checks/budgets.py`.
    """

    redirects: Mapping[str, str] = field(default_factory=dict)
    """
    Former addresses that no source can bear, such as those of categories, and where each leads:
    `{"/category/essais/": "/rubriques/essais/", "/feed.xml": "/flux.xml"}`.
    """

    strict: bool = False
    """Stop the build on warnings too. True with `./inv build --strict`."""

    def __post_init__(self) -> None:
        wrong = {
            name: form
            for form, (fits, names) in _FORMS.items()
            for name in names
            if not fits(getattr(self, name))
        }
        faults = [
            f"{name} doit être {form}, pas {getattr(self, name)!r}." for name, form in wrong.items()
        ]
        faults += [
            f"{name} doit valoir au moins {least}, pas {getattr(self, name)!r}."
            for name, least in _LEAST.items()
            if name not in wrong and getattr(self, name) < least
        ]
        if "categories" not in wrong:
            slugs = [slugify(name) for name in self.categories]
            if len(set(slugs)) != len(slugs) or not all(slugs):
                faults.append("categories : deux noms donnent la même adresse, ou un nom est vide.")
        if not {"categories", "sources_required"} & wrong.keys():
            faults += [
                f"sources_required : « {name} » n’est pas dans categories."
                for name in self.sources_required
                if name not in self.categories
            ]
        if "feeds" not in wrong:
            faults += [
                f"feeds : « {kind} » n’existe pas ; il y a {', '.join(FEED_KINDS)}."
                for kind in self.feeds
                if kind not in FEED_KINDS
            ]
        if "page_budgets" not in wrong:
            faults += _budget_faults(self.page_budgets)
        if "redirects" not in wrong:
            faults += _redirect_faults(self.redirects)
        if faults:
            raise LapuceError("Réglage LAPUCE :\n" + "\n".join(f"  {fault}" for fault in faults))


def _is_text(held: object) -> bool:
    return isinstance(held, str)


def _is_whole(held: object) -> bool:
    return isinstance(held, int) and not isinstance(held, bool)


def _is_switch(held: object) -> bool:
    return isinstance(held, bool)


def _are_names(held: object) -> bool:
    return isinstance(held, tuple | list) and all(map(_is_text, held))


def _are_widths(held: object) -> bool:
    return (
        isinstance(held, tuple | list)
        and all(_is_whole(one) and one > 0 for one in held)
        and list(held) == sorted(set(held))
    )


def _is_mapping(held: object) -> bool:
    return isinstance(held, Mapping)


_FORMS: Mapping[str, tuple[Callable[[object], bool], tuple[str, ...]]] = {
    "un texte": (_is_text, ("tagline", "description")),
    "un nombre entier": (
        _is_whole, ("page_size", "feed_size", "max_source_bytes", "max_summary_chars"),
    ),
    "True ou False": (
        _is_switch, ("social_cards", "narrow_space_in_feeds", "allow_raw_scripts", "strict"),
    ),
    "une suite de textes": (_are_names, ("categories", "feeds", "sources_required")),
    "une suite croissante de nombres entiers": (_are_widths, ("image_widths",)),
    "un dictionnaire": (_is_mapping, ("page_budgets", "redirects")),
}  # fmt: skip
"""How fields are to be, in French; what tells it; the fields."""
_LEAST = {"page_size": 1, "feed_size": 1, "max_source_bytes": 1000, "max_summary_chars": 80}


def _budget_faults(budgets: Mapping[str, Mapping[str, int]]) -> list[str]:
    faults = []
    for folder, held in budgets.items():
        if not (_is_text(folder) and _is_mapping(held)):
            faults.append(
                f"page_budgets : à {folder!r} répond {held!r} ; il faut un dossier et ses octets, "
                'comme "articles": {"html": 150_000}.'
            )
            continue
        for kind, size in held.items():
            if kind not in BUDGET_KINDS:
                faults.append(
                    f"page_budgets : « {kind} » n’existe pas ; il y a {', '.join(BUDGET_KINDS)}."
                )
            elif not _is_whole(size) or size < 0:
                faults.append(
                    f"page_budgets : « {kind} » de « {folder} » doit être un nombre d’octets, "
                    f"pas {size!r}."
                )
    return faults


def _redirect_faults(redirects: Mapping[str, str]) -> list[str]:
    faults = []
    for former, path in redirects.items():
        if not (isinstance(former, str) and isinstance(path, str) and path.startswith("/")):
            faults.append(
                f"redirects : à {former!r} répond {path!r} ; il faut deux adresses du site, "
                'comme "/category/essais/": "/rubriques/essais/".'
            )
            continue
        try:
            parse_redirect(former, path)
        except ValueError as error:
            faults.append(f"redirects : {error}")
    return faults
