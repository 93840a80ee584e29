"""The closed view model of the theme: what each template receives, with real words in it."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

View = dict[str, Any]
NARROW = "\N{NARROW NO-BREAK SPACE}"
NO_BREAK = "\N{NO-BREAK SPACE}"


def _date(iso: str, long: str, short: str, time: str = f"9{NO_BREAK}h") -> View:
    return {"iso": iso, "long": long, "short": short, "time": time}


OCTOBER = _date("2014-10-01T09:00:00+02:00", f"1er{NO_BREAK}octobre 2014", "1er oct.")
MARCH = _date("2015-03-18T16:00:00+01:00", f"18{NO_BREAK}mars 2015", f"18{NO_BREAK}mars")
IMAGE: View = {
    "url": "/articles/mi-pad/bonbons.svg",
    "alt": "Six tablettes de couleur, posées comme des bonbons.",
    "width": 1200,
    "height": 750,
    "caption": "Six parfums, une seule recette",
    "credit": f"Illustration{NO_BREAK}: La Puce",
    "srcset": "",
}
PICTURE = Markup('<svg viewBox="0 0 96 96" width="96" height="96" aria-hidden="true"></svg>')


def _silhouettes(prefix: str) -> Markup:
    return Markup(
        f'<svg class="silhouettes" viewBox="0 0 780 320" role="img" aria-labelledby="{prefix}-t">'
        f'<title id="{prefix}-t">Le Mi Pad à l’échelle</title></svg>'
    )


def link(title: str, url: str) -> View:
    return {"title": title, "url": url, "lang": "fr"}


def site() -> View:
    """Return what every page shows around its own content."""
    return {
        "name": "La Puce",
        "tagline": "L’actualité des marques et des appareils",
        "description": f"Annonces, essais et prix{NO_BREAK}: La Puce suit les marques.",
        "home_url": "/blog/",
        "search_url": "/blog/recherche/",
        "nav": [
            {**link("Essais", "/blog/rubriques/essais/"), "key": "essais"},
            {**link("Marques", "/blog/marques/"), "key": "brands"},
        ],
        "footer": [
            {"title": "Explorer", "links": [link("Puces", "/blog/puces/")]},
            {"title": "Suivre", "links": [link("Flux Atom", "/blog/flux.xml")]},
        ],
        "legal": [link("Accessibilité", "/blog/accessibilite/")],
        "feed_url": "/blog/flux.xml",
        "year": "2016",
        "css_url": "/blog/theme/style.0123abcd.css",
        "fonts": ["/blog/theme/fonts/bricolage-fr.woff2", "/blog/theme/fonts/newsreader-fr.woff2"],
        "icon_url": "/blog/theme/favicon.svg",
        "touch_icon_url": "/blog/theme/icone.png",
        "scripts": {
            name: f"/blog/theme/{name}.0123abcd.js"
            for name in ("theme", "filters", "compare", "search")
        },
        "live_reload_url": None,
    }


def pagination(number: int = 9) -> View:
    """Return the links of a list in nine pages, of which the ninth is the latest."""
    pages: list[View] = [
        {"number": one, "url": f"/blog/page/{one}/", "current": one == number, "gap": False}
        for one in (9, 8, 1)
    ]
    pages.insert(2, {"number": None, "url": None, "current": False, "gap": True})
    return {
        "number": number,
        "latest": number == 9,
        "latest_url": "/blog/" if number < 9 else None,
        "previous_url": f"/blog/page/{number + 1}/" if number < 9 else None,
        "next_url": f"/blog/page/{number - 1}/" if number > 1 else None,
        "pages": pages,
    }


def page(kind: str, title: str, *, full: bool = True, pages: View | None = None) -> View:
    """Return the head of a page, with or without all that is optional."""
    return {
        "kind": kind,
        "title": title,
        "head_title": f"{title} | La Puce",
        "description": "Ce que la page contient, en une phrase.",
        "canonical": "https://lapuce.example/blog/marques/",
        "robots": None if full else "noindex",
        "nav_key": "brands" if full else None,
        "nav_current": "true" if full else None,
        "breadcrumb": [link("Accueil", "/blog/"), link(title, "")] if full else [],
        "feed": link("Marque Xiaomi", "/blog/marques/xiaomi/flux.xml") if full else None,
        "og": {
            "title": title,
            "type": "website",
            "locale": "fr_FR",
            "image": "https://lapuce.example/blog/a.png" if full else None,
            "image_alt": "Une image.",
            "image_size": (1200, 630),
        },
        "jsonld_html": Markup('<script type="application/ld+json">{}</script>' if full else ""),
        "pagination": pages,
    }


def card(slug: str = "mi-pad", *, full: bool = True) -> View:
    """Return an article in a list."""
    return {
        "url": f"/blog/articles/{slug}/",
        "title": f"Xiaomi Mi Pad{NO_BREAK}: la petite tablette qui en donne trop{NARROW}?",
        "summary": f"Un écran d’iPad, une puce de console, 249{NO_BREAK}euros.",
        "kicker": "Tablettes",
        "kicker_lang": "fr" if full else "en",
        "category": {"name": "Essais", "url": "/blog/rubriques/essais/"},
        "date": OCTOBER,
        "authors": "Lina Ferrand et Samir Okba" if full else "",
        "image": IMAGE if full else None,
        "minutes": 3,
        "score": "7,9" if full else None,
        "expired": full,
        "draft": full,
        "rumour": "confirmée" if full else None,
        "lang": "fr" if full else "en",
    }


def cards() -> list[View]:
    """Return a full card, and one without all that is optional."""
    return [card(), card("nexus-9", full=False), card("nokia-n1")]


def device_card(name: str = "Mi Pad", *, full: bool = True) -> View:
    """Return a device in a list."""
    return {
        "name": name,
        "url": f"/blog/appareils/{name.lower().replace(' ', '-')}/",
        "brand": "Xiaomi",
        "type": "tablette",
        "tagline": f"Tablette, 7,9{NO_BREAK}pouces",
        "price": f"1{NARROW}499{NO_BREAK}yuans" if full else None,
        "year": "2014" if full else "",
        "picture_html": PICTURE,
        "data": {
            "brand": "Xiaomi",
            "type": "tablette",
            "os": "Android 4.4 (MIUI)" if full else None,
            "year": 2014 if full else None,
            "release": "2014-07-01" if full else None,
            "screen_inches": 7.9 if full else None,
            "price_eur": 193 if full else None,
        },
    }


def devices() -> list[View]:
    """Return a full device, and one of which little is known."""
    return [device_card(), device_card("Nokia N1", full=False)]


def review() -> View:
    """Return a verdict."""
    return {
        "score": "7,9",
        "criteria": [{"name": "Écran", "score": "9"}, {"name": "Autonomie", "score": "8,5"}],
        "pros": ["Écran remarquable"],
        "cons": [f"Ni 3G, ni 4G{NARROW}; ni GPS"],
        "verdict": "Une tablette brillante pour qui accepte de la finir.",
        "lang": "en",
    }


def rumour(status: str = "confirmée") -> View:
    """Return a rumour in a list."""
    return {
        "claim": "Xiaomi préparerait un Mi 4 sous Windows Phone.",
        "expected": "courant 2015",
        "confidence": None if status == "ouverte" else 3,
        "status": status,
        "status_label": "toujours ouverte" if status == "ouverte" else status,
        "date": None if status == "ouverte" else MARCH,
        "text": "" if status == "ouverte" else "Microsoft annonce un programme d’essai.",
        "url": None if status == "ouverte" else "https://www.theverge.com/",
        "source": None
        if status == "ouverte"
        else {"title": "MyDrivers", "url": "https://news.mydrivers.com/"},
        "about": []
        if status == "ouverte"
        else [
            {"name": "Xiaomi", "url": "/blog/marques/xiaomi/"},
            {"name": "Surface Phone", "url": None},
        ],
        "card": card(),
    }


def article(*, full: bool = True) -> View:
    """Return an article as its own page shows it."""
    author = {
        "name": "Lina Ferrand",
        "url": "/blog/auteurs/lina-ferrand/" if full else None,
        "initials": "LF",
        "summary": "Lina Ferrand démonte ce qu’elle essaie." if full else "",
        "role": "tablettes" if full else "",
    }
    source = link("The Verge", "https://www.theverge.com/")
    told = {key: value for key, value in rumour().items() if key != "card"} | {"source": source}
    return {
        **card(full=full),
        "body_html": Markup("<p>Le nom ne dit presque rien en France.</p><h2 id='a'>Un</h2>"),
        "toc": [
            {"id": "a", "title": "Un", "level": 2},
            {"id": "b", "title": "Détail", "level": 3},
            {"id": "a", "title": "Deux", "level": 2},
        ]
        if full
        else [],
        "modified": MARCH if full else None,
        "authors_full": [
            author,
            {**author, "name": "Samir Okba", "url": "/blog/auteurs/samir-okba/"},
        ],
        "tags": [{"name": "Chine", "url": "/blog/etiquettes/chine/"}] if full else [],
        "brands": [{"name": "Xiaomi", "url": "/blog/marques/xiaomi/"}] if full else [],
        "series": {
            "name": "Les débuts de Xiaomi",
            "url": "/blog/dossiers/les-debuts-de-xiaomi/",
            "index": 2,
            "total": 4,
            "previous": card("un"),
            "next": None,
        }
        if full
        else None,
        "rumour": told if full else None,
        "deal": {
            "device": "Nexus 5",
            "price": f"349{NO_BREAK}€",
            "merchant": "Google Play",
            "url": "https://play.google.com/",
            "expired": False,
        }
        if full
        else None,
        "updates": [{"date": MARCH, "type": "ajout", "text": "Le Mi Pad 2 est là."}]
        if full
        else [],
        "sources": [source] if full else [],
        "banner": {"kind": "rumeur", "text_html": Markup("Depuis cet article, tout a changé.")}
        if full
        else None,
        "comparisons": [link("Mi Pad face à Nokia N1", "/blog/comparatif/a-vs-b/")] if full else [],
        "previous": card("avant") if full else None,
        "next": card("apres") if full else None,
        "related": cards() if full else [],
        "devices": devices() if full else [],
    }


def prices() -> list[View]:
    """Return the prices of a device, the oldest first."""
    amounts = (f"299{NO_BREAK}€", f"249{NO_BREAK}€")
    return [
        {"date": date, "amount": amount, "where": where, "source": source}
        for date, amount, where, source in zip(
            (OCTOBER, MARCH), amounts, ("France", ""), (None, "https://www.mi.com/"), strict=True
        )
    ]


def device(*, full: bool = True) -> View:
    """Return a device as its own page shows it."""
    base = device_card(full=full)
    entity = {"name": "NVIDIA Tegra K1", "url": "/blog/puces/nvidia-tegra-k1/", "shared": full}
    chart = '<svg viewBox="0 0 660 205" role="img" aria-label="Prix du Mi Pad"></svg>'
    return {
        **base,
        "summary": "Première tablette de Xiaomi." if full else "",
        "body_html": Markup("<p>Le Mi Pad reprend la diagonale de l’iPad mini.</p>" * full),
        "sheet": [
            {"caption": "Généralités", "rows": [{"label": "Type", "value": "tablette"}]},
            *[{"caption": "Écran", "rows": [{"label": "Dalle", "value": "LCD IPS"}]}] * full,
        ],
        "is_out": full,
        "image": IMAGE if full else None,
        "announced": OCTOBER,
        "release": OCTOBER if full else None,
        "checked": MARCH if full else None,
        "sources": [link("Fiche", "https://www.mi.com/")] if full else [],
        "key_figures": [{"label": "Masse", "value": f"360{NO_BREAK}g"}] if full else [],
        "launch_price": f"299{NO_BREAK}€" if full else None,
        "launch_elsewhere": {"where": "États-Unis", "price": f"399{NO_BREAK}dollars"}
        if full
        else None,
        "best_price": f"249{NO_BREAK}€" if full else None,
        "change": {"text": f"−50{NO_BREAK}€", "direction": "down", "from_launch": True}
        if full
        else None,
        "silhouette_html": _silhouettes("s-mi-pad") if full else None,
        "chart_html": Markup(chart) if full else None,
        "prices": prices() if full else [],
        "review": {**review(), "card": card()} if full else None,
        "predecessor": device_card("Mi 3") if full else None,
        "successor": device_card("Mi Pad 2") if full else None,
        "rivals": devices() if full else [],
        "comparisons": [{"other": "Nokia N1", "url": "/c/", "difference": f"43{NO_BREAK}€ de plus"}]
        if full
        else [],
        "rumours": [rumour(), rumour("ouverte")] if full else [],
        "brand": {"name": "Xiaomi", "url": "/blog/marques/xiaomi/" if full else None},
        "chip": entity if full else None,
        "os": entity if full else None,
        "data_urls": {"json": "fiche.json", "csv": "fiche.csv"},
    }


def brand(*, full: bool = True) -> View:
    """Return a brand as its own page shows it."""
    person = {"name": "Lei Jun", "role": "fondateur et PDG", "url": "/blog/personnes/lei-jun/"}
    return {
        "name": "Xiaomi",
        "country": "Chine" if full else None,
        "founded": f"6{NO_BREAK}avril 2010" if full else "",
        "founders": [{"name": "Lei Jun", "url": "/blog/p/"}, {"name": "林斌", "url": None}]
        if full
        else [],
        "people": [person] if full else [],
        "site": "https://www.mi.com/" if full else None,
        "summary": "Numéro un en Chine." if full else "",
        "body_html": Markup("<p>Xiaomi a commencé par un logiciel.</p>"),
        "sources": [link("iGeneration", "https://www.igen.fr/")] if full else [],
        "articles_count": 16,
        "devices_count": 1,
    }


def roles() -> list[View]:
    """Return what someone does: one role is known, the other is not."""
    return [
        {"role": "Fondateur et PDG,", "brand": "Xiaomi", "url": "/blog/marques/xiaomi/"},
        {"role": "", "brand": "Kingsoft", "url": "/blog/marques/kingsoft/"},
    ]


def comparison_rows() -> list[View]:
    """Return a comparison: one line has a leader, one has none, one is empty on a side."""
    return [
        {
            "caption": "Format",
            "rows": [
                {"label": "Masse", "left": f"360{NO_BREAK}g", "right": f"318{NO_BREAK}g",
                 "leader": "right", "difference": f"−42{NO_BREAK}g"},
                {"label": "Dalle", "left": "LCD IPS", "right": "LCD IPS",
                 "leader": None, "difference": None},
                {"label": "GPS", "left": "", "right": "oui", "leader": "right", "difference": None},
            ],
        }
    ]  # fmt: skip


def moves() -> list[View]:
    """Return moves of prices: down, up, and none."""
    return [
        {"name": name, "url": "/blog/appareils/mi-pad/", "price": f"249{NO_BREAK}€",
         "date": MARCH, "where": where, "change": change, "direction": direction,
         "points": "M2 4L70 22"}
        for name, where, change, direction in (
            ("Mi Pad", "France", f"−50{NO_BREAK}€", "down"),
            ("Nexus 9", "", f"+14{NO_BREAK}€", "up"), ("Nokia N1", "", None, "flat"),
        )
    ]  # fmt: skip


def entries(*, summary: bool) -> list[View]:
    """Return an index, with or without sentences."""
    said = "Ce que l’on en dit." if summary else None
    return [
        {"name": name, "url": f"/blog/e/{count}/", "count": count, "summary": said}
        for count, name in enumerate(("4G", "Android", "Chine"))
    ]
