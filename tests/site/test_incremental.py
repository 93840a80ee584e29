"""An incremental build gives the bytes of a clean one, after any series of edits."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from PIL import Image

from lapuce.incremental.scan import Scan, scan, update
from lapuce.newsroom.building.standing import Memory
from lapuce.newsroom.job import Report
from lapuce.settings import Settings
from tests.site.newsroom import (
    DEVICE,
    NOW,
    PICTURE,
    ROOT,
    SOURCES,
    article,
    build_at,
    settle,
    tree,
    write_content,
)

DAY = 86400.0
STEPS = int(os.environ.get("LAPUCE_STEPS", "108"))
"""Builds in all; `./inv test --nightly` makes two thousand."""
STEPS_EACH = 12
NAMES = st.sampled_from(["a", "b", "c", "d"])
TAGS = st.lists(
    st.sampled_from(["Tablettes", "Android", "4/3", "C", "C++"]), max_size=3, unique=True
)
CATEGORIES = st.sampled_from(["Actualités", "Essais", "Guides"])
STATUSES = st.sampled_from(["published", "draft", "hidden"])
DATES = st.sampled_from(["2014-01-05 08:00", "2014-10-01 09:00", "2015-06-01 13:00", "2015-06-03"])
TEXTS = st.sampled_from(
    [
        "Un texte !",
        "La Mi Pad de Xiaomi : 249 €.",
        "Voir [ici](suite.md).",
        "«Oui»",
        "Le Mi 4 et son écran de 6 pouces, ou la Mi Pad de 8,9 pouces.",
    ]
)


class Edits(RuleBasedStateMachine):
    """Any edits of a newsroom, each followed by a build."""

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.now = NOW
        self.settings = Settings(page_size=2)
        self.theme = ROOT / "theme"
        self.content = write_content(self.folder / "content")
        self.memory = Memory(stays=True)
        self.found: Scan | None = None
        self.builds = 0

    def write(self, path: str, text: str) -> None:
        target = self.content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    @rule(name=NAMES, tags=TAGS, category=CATEGORIES, status=STATUSES, date=DATES, text=TEXTS)
    def edit_article(
        self, name: str, tags: list[str], category: str, status: str, date: str, text: str
    ) -> None:
        self.write(
            f"articles/2015/{name}.md",
            article(
                f"L’article {name}", date=date, category=category, body=text, status=status,
                tags=f"[{', '.join(tags)}]" if tags else "[Reste]", brands="[Xiaomi]",
            ),
        )  # fmt: skip

    @rule(name=NAMES, title=st.sampled_from(["Un titre", "Un autre titre", "Bravo !"]))
    def edit_title(self, name: str, title: str) -> None:
        path = self.content / f"articles/2015/{name}.md"
        if path.exists():
            lines = path.read_text(encoding="utf-8").split("\n")
            lines[1] = f"title: {title} {name}"
            path.write_text("\n".join(lines), encoding="utf-8")

    @rule(name=NAMES)
    def delete_article(self, name: str) -> None:
        (self.content / f"articles/2015/{name}.md").unlink(missing_ok=True)

    @rule(name=NAMES, other=st.sampled_from(["e", "f"]))
    def rename_article(self, name: str, other: str) -> None:
        path = self.content / f"articles/2015/{name}.md"
        if path.exists():
            path.rename(path.with_name(f"{other}.md"))

    @rule(expires=st.sampled_from(["2015-06-02", "2015-07-01"]), hours=st.integers(-30, 30))
    def edit_deal(self, expires: str, hours: int) -> None:
        self.write(
            "articles/2015/offre.md",
            article("Une offre", date="2015-05-30", category="Bons plans", expires=expires,
                    embargo=f"2015-06-{2 if hours > 0 else 1:02d} 10:00"),
        )  # fmt: skip

    @rule(
        price=st.sampled_from(["249", "199", "299"]),
        name=st.sampled_from(["Mi Pad", "MiPad"]),
        shown=st.booleans(),
    )
    def edit_device(self, price: str, name: str, shown: bool) -> None:
        more = "rivals: [iPad mini]\n" + ("" if name == "Mi Pad" else "aliases: [Mi Pad]\n")
        if shown:
            more += "picture: {src: pad.svg, alt: Une tablette rouge, credit: La Puce}\n"
            path = self.content / "appareils/pad.svg"
            if not path.exists():
                self.write("appareils/pad.svg", PICTURE)
        self.write(
            "appareils/mi-pad.md", DEVICE.format(name=name, brand="Xiaomi", price=price, more=more)
        )

    @rule(there=st.booleans(), name=st.sampled_from(["Mi 4", "Mi 5"]))
    def add_or_drop_device(self, there: bool, name: str) -> None:
        if there:
            self.write(
                "appareils/telephone.md",
                DEVICE.format(name=name, brand="Xiaomi", price="320", more=""),
            )
        else:
            (self.content / "appareils/telephone.md").unlink(missing_ok=True)

    @rule(country=st.sampled_from(["Chine", "France"]), alias=st.sampled_from(["Oppo", "Mi Corp"]))
    def edit_brand(self, country: str, alias: str) -> None:
        text = SOURCES["marques/xiaomi.md"].replace("Chine", country)
        self.write("marques/xiaomi.md", text.replace("founded:", f"aliases: [{alias}]\nfounded:"))

    @rule(role=st.sampled_from(["journaliste", "rédactrice en chef"]))
    def edit_author(self, role: str) -> None:
        text = SOURCES["auteurs/lina-ferrand.md"].replace("journaliste", role)
        self.write("auteurs/lina-ferrand.md", text)

    @rule(summary=st.sampled_from(["En deux épisodes.", "Une enquête !"]))
    def edit_series(self, summary: str) -> None:
        text = SOURCES["dossiers/debuts.md"].replace("En deux épisodes.", summary)
        self.write("dossiers/debuts.md", text)

    @rule(there=st.booleans())
    def edit_page(self, there: bool) -> None:
        path = self.content / "pages/charte.md"
        if there:
            self.write(
                "pages/charte.md", "---\ntitle: La charte\nsummary: Nos règles.\n---\n\nTexte.\n"
            )
        else:
            path.unlink(missing_ok=True)

    @rule(
        width=st.sampled_from([1200, 800]),
        path=st.sampled_from(["articles/2014/mi-pad-essai/mi-pad.svg", "appareils/pad.svg"]),
    )
    def replace_picture(self, width: int, path: str) -> None:
        self.write(path, PICTURE.replace('width="1200"', f'width="{width}"', 1))

    @rule(width=st.sampled_from([400, 600]), colour=st.sampled_from(["red", "blue"]))
    def show_photo(self, width: int, colour: str) -> None:
        text = article("Photo", body="Un texte.\n\n![Une vue du parc](vue.png)\n",
                       image='{src: vue.png, alt: Une vue du parc, credit: La Puce}')  # fmt: skip
        self.write("articles/2015/photo/index.md", text)
        Image.new("RGB", (width, 400), colour).save(self.content / "articles/2015/photo/vue.png")

    @rule()
    def remove_photo(self) -> None:
        shutil.rmtree(self.content / "articles/2015/photo", ignore_errors=True)

    @rule(days=st.sampled_from([-2.0, 0.1, 1.0, 3.0]))
    def move_clock(self, days: float) -> None:
        self.now += days * DAY

    @rule(
        size=st.sampled_from([1, 2, 12]),
        widths=st.sampled_from([(480, 960), (200,), ()]),
        cards=st.booleans(),
    )
    def change_settings(self, size: int, widths: tuple[int, ...], cards: bool) -> None:
        self.settings = replace(
            self.settings, page_size=size, image_widths=widths, social_cards=cards
        )

    @rule(word=st.sampled_from(["Accueil", "La une"]))
    def edit_theme(self, word: str) -> None:
        theme = self.folder / "theme"
        if not theme.exists():
            shutil.copytree(ROOT / "theme", theme)
            self.theme = theme
        base = theme / "templates" / "base.html"
        text = (ROOT / "theme" / "templates" / "base.html").read_text(encoding="utf-8")
        base.write_text(text + f"<!-- {word} -->\n", encoding="utf-8")

    @rule(count=st.integers(1, 3))
    def lose_outputs(self, count: int) -> None:
        for path in sorted((self.folder / "output").rglob("*.html"))[:count]:
            path.unlink()

    @rule()
    def damage_store(self) -> None:
        for path in (self.folder / "cache").glob("*.sqlite"):
            data = path.read_bytes()
            path.write_bytes(data[: len(data) // 2] + b"\xff" * 64 + data[len(data) // 2 + 64 :])

    @invariant()
    def incremental_is_clean(self) -> None:
        if not hasattr(self, "folder"):
            return
        self.builds += 1
        settle(self.content, 1_400_000_000 + self.builds)
        held: dict[str, Any] = {
            "now": self.now, "settings": self.settings, "theme": self.theme,
        }  # fmt: skip
        report = build_at(self.folder, **held)
        fresh = self.folder / "clean"
        shutil.rmtree(fresh, ignore_errors=True)
        clean = build_at(self.folder, output=fresh / "output", cache=fresh / "cache", **held)
        stayed = self.rebuild_in_a_process_that_stays(held)

        assert tree(self.folder / "output") == tree(fresh / "output")
        assert tree(self.folder / "stayed") == tree(fresh / "output")
        assert report.warnings == clean.warnings == stayed.warnings

    def rebuild_in_a_process_that_stays(self, held: dict[str, Any]) -> Report:
        """Build as `./inv serve` does: told which files changed, with what it kept in memory."""
        before = self.found
        now = scan(self.content)
        changed = (
            [self.content / path for path in now.files.keys() | before.files.keys()
             if now.files.get(path) != before.files.get(path)]
            if before else []
        )  # fmt: skip
        if before is not None:
            self.memory.suspects = update(before, self.content, changed)
        if before is None or self.memory.suspects is None:
            self.memory.suspects = None
            self.found = now
        output = self.folder / "stayed"
        return build_at(self.folder, output=output, found=self.found, memory=self.memory, **held)

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)


EditsTest = Edits.TestCase
EditsTest.settings = settings(
    max_examples=STEPS // STEPS_EACH,
    stateful_step_count=STEPS_EACH,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # A shrink costs a build a step.
)
