"""What each template of the theme is given: the full page, then pages with as little as may be."""

from __future__ import annotations

from markupsafe import Markup

from tests.unit.theme.sample import (
    IMAGE,
    MARCH,
    View,
    article,
    brand,
    card,
    cards,
    comparison_rows,
    device,
    device_card,
    devices,
    entries,
    link,
    moves,
    page,
    pagination,
    review,
    roles,
    rumour,
)


def _home(*, full: bool) -> View:
    front = page("home", "La Puce, l’actualité", full=full, pages=pagination(9 if full else 2))
    series = {"name": "Les débuts de Xiaomi", "url": "/blog/d/", "summary": "Récit.", "count": 4}
    return {
        "page": front,
        "lead": card() if full else None,
        "seconds": cards() if full else [],
        "briefs": cards() if full else [],
        "rumour": {**rumour(), "claim": "Un Mi 4 sous Windows."} if full else None,
        "brands": [{"name": "Xiaomi", "url": "/blog/m/", "count": 1}] if full else [],
        "river": cards(),
        "devices": devices() if full else [],
        "market": moves() if full else [],
        "series": [{**series, "image": IMAGE}, {**series, "image": None}] if full else [],
    }


def _list(kind: str, *, full: bool) -> View:
    return {
        "page": page(kind, "Essais", full=full, pages=pagination() if full else None),
        "heading": "Essais",
        "cards": cards() if full else [card()],
    }


def _author(*, full: bool) -> View:
    author = {
        "role": "tablettes" if full else "",
        "initials": "LF",
        "summary": "Elle démonte tout.",
        "body_html": Markup("<p>Un nom de plume.</p>"),
    }
    return {**_list("author", full=full), "author": author}


def _brand(*, full: bool) -> View:
    return {
        "page": page("brand", "Xiaomi", full=full, pages=pagination() if full else None),
        "brand": {"name": "Xiaomi", "summary": "Numéro un en Chine." if full else ""},
        "cards": cards() if full else [],
        "about": {
            **brand(full=full),
            "timeline": [{"year": "2014", "devices": devices()}] if full else [],
            "rumours": [rumour(), rumour("ouverte")] if full else [],
        },
    }


def _device(*, full: bool) -> View:
    return {
        "page": page("device", "Mi Pad", full=full),
        "device": device(full=full),
        "siblings": devices() if full else [],
        "older": cards() if full else [],
        "archives_url": "/blog/archives/" if full else None,
        "cards": cards() if full else [],
    }


def _comparison(*, full: bool) -> View:
    return {
        "page": page("comparison", "Mi Pad face à Nokia N1", full=full),
        "left": device_card(),
        "right": device_card("Nokia N1", full=full),
        "rows": comparison_rows() if full else [],
        "silhouettes_html": device(full=full)["silhouette_html"],
        "cards": cards() if full else [],
        "verdict_lines": ["Masse\N{NO-BREAK SPACE}: Nokia N1"] if full else [],
    }


def _entries(kind: str, title: str, *, full: bool) -> View:
    return {
        "page": page(kind, title, full=full),
        "heading": title,
        "entries": entries(summary=full),
    }


def _series(*, full: bool) -> View:
    series = {
        "name": "Les débuts de Xiaomi",
        "summary": "Récit en quatre épisodes.",
        "body_html": Markup("<p>Le nom fait sourire.</p>" * full),
        "image": IMAGE if full else None,
        "count": 3,
    }
    held = [{"index": index, "card": one} for index, one in enumerate(cards(), 1)]
    return {"page": page("series", "Les débuts", full=full), "series": series, "episodes": held}


def _archives(*, full: bool) -> View:
    month = {"name": "octobre", "url": "/blog/archives/2014/10/", "count": 3}
    shown = {**month, "name": "Octobre 2014", "id": "mois-10", "cards": cards()}
    year = {"year": "2014", "url": "/blog/archives/2014/", "count": 3, "months": [month]}
    return {
        "page": page("archives" if full else "year", "Archives", full=full),
        "years": [year] if full else [],
        "months": [] if full else [shown],
    }


def _static(*, full: bool) -> View:
    toc = [{"id": one, "title": "Nos essais", "level": 2} for one in ("a", "b")]
    content = {
        "title": "Notre charte",
        "summary": "Comment nous essayons." if full else "",
        "body_html": Markup('<h2 id="a">Nos essais</h2><h2 id="b">Nos erreurs</h2>'),
        "toc": toc if full else [],
        "modified": MARCH if full else None,
        "lang": "fr" if full else "en",
    }
    return {"page": page("page", "Notre charte", full=full), "content": content}


def _rumours(*, full: bool) -> View:
    held = [rumour(status) for status in ("ouverte", "confirmée", "démentie")]
    score = {"confirmed": 5, "denied": 1, "open": 0}
    return {
        "page": page("rumours", "La puce à l’oreille", full=full),
        "score": score,
        "rumours": held if full else [],
    }


def _corrections(*, full: bool) -> View:
    entry = {"date": MARCH, "text": "La définition était fausse.", "card": card()}
    held = [{**entry, "type": "correction"}, {**entry, "type": "ajout"}]
    return {"page": page("corrections", "Corrections", full=full), "entries": held if full else []}


def _best(*, full: bool) -> View:
    rows = [
        {"rank": rank, "score": "8,1", "device": one, "card": card()}
        for rank, one in enumerate(devices(), 1)
    ]
    return {
        "page": page("best", "Essais classés", full=full),
        "groups": [{"name": "Tablettes", "rows": rows}] if full else [],
    }


def _facets() -> View:
    return {"brands": ["Xiaomi"], "types": ["tablette"], "years": ["2014"]}


def contexts(*, full: bool) -> dict[str, View]:
    """Return what each template is given, by the template's name."""
    summary = {**brand(full=full), "url": "/blog/marques/xiaomi/"}
    return {
        "index.html": _home(full=full),
        "article.html": {
            "page": page("article", "Mi Pad", full=full), "article": article(full=full)
        },
        "list.html": _list("month", full=full),
        "category.html": _list("category", full=full),
        "tag.html": _list("tag", full=full),
        "author.html": _author(full=full),
        "brand.html": _brand(full=full),
        "brands.html": {"page": page("brands", "Marques", full=full), "brands": [summary]},
        "device.html": _device(full=full),
        "devices.html": {
            "page": page("devices", "Appareils", full=full),
            "groups": [{"name": "Tablettes", "devices": devices()}] if full else [],
            "facets": _facets(),
        },
        "comparison.html": _comparison(full=full),
        "comparisons.html": {
            "page": page("comparisons", "Face à face", full=full),
            "comparisons": [
                {**link("Mi Pad face à Nokia N1", "/c/"), "left": device_card(),
                 "right": device_card("Nokia N1")}
            ] if full else [],
            "data_url": "/blog/comparatifs/appareils.json",
        },
        "entity.html": {
            "page": page("person", "Lei Jun", full=full) if full else page("chip", "Tegra K1"),
            "entity": {"name": "Lei Jun", "summary": "", "roles": roles()}
            if full
            else {"name": "Tegra K1", "summary": "Tous les appareils.", "roles": []},
            "devices": devices() if full else [],
            "cards": cards() if full else [],
        },
        "entries.html": _entries("chips", "Puces", full=full),
        "tags.html": _entries("tags", "Étiquettes", full=not full),
        "authors.html": _entries("authors", "Auteurs", full=full),
        "series_list.html": _entries("series_list", "Dossiers", full=full),
        "series.html": _series(full=full),
        "archives.html": _archives(full=full),
        "page.html": _static(full=full),
        "plan.html": {
            "page": page("page", "Plan du site", full=full),
            "sections": [{"title": "Marques", "links": [link("Xiaomi", "/m/")]}] if full else [],
        },
        "rumours.html": _rumours(full=full),
        "prices.html": {
            "page": page("prices", "Marché aux puces", full=full), "moves": moves() if full else []
        },
        "corrections.html": _corrections(full=full),
        "best.html": _best(full=full),
        "search.html": {
            "page": page("search", "Recherche", full=full),
            "index_url": "/blog/recherche/index.json",
        },
        "404.html": {
            "page": page("error", "La puce a sauté.", full=full),
            "latest": cards() if full else [],
        },
    }  # fmt: skip


def block_calls() -> dict[str, tuple[object, ...]]:
    """Return the arguments of each macro that a text may call."""
    rows = comparison_rows()[0]["rows"]
    return {
        "device_block": (device_card(),),
        "versus_block": (device_card(), device_card("Nokia N1", full=False), rows, "/c/"),
        "price_block": (device_card(), device()["prices"]),
        "verdict_block": (review(),),
    }
