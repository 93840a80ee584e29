"""What is told beside errors is sure: mending them may tell more, and never takes a dead link back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapuce.newsroom.building.build import inspect
from lapuce.problems import has_errors
from lapuce.settings import Settings
from tests.site.newsroom import DEVICE, SOURCES, article, build_at, job, tree, write_content
from tests.words import plain

LINKS = "articles/2015/liens.md"
DEAD = ["/appareils/absent/", "/marques/absente/", "/puces/absente/", "/systemes/absent/",
        "/auteurs/absent/", "/dossiers/absent/", "/articles/absent/", "/etiquettes/absente/",
        "/rubriques/absente/", "/personnes/absente/", "/archives/1999/", "/absente/",
        "/marques/xiaomi/page/9/", "/appareils/mi-pad/absente.json", "/plan/absent/",
        "/comparatif/mi-pad-vs-absent/"]  # fmt: skip
MORE = {
    "articles/2015/guide.md": article(
        "Un guide", category="Guides", slug="tout-autre", date="2015-04-01", tags="[Seule]",
        brands="[Apple]", authors="[Samir Okba]", body='!!! face-a-face "Mi 4 | iPad mini"\n',
    ),
    "articles/2015/brouillon.md": article("Un brouillon", status="draft", tags="[Jamais]"),
    "appareils/mi-4.md": DEVICE.format(name="Mi 4", brand="Xiaomi", price="299", more="")
    .replace("Tegra K1", "Rare").replace("Android 4.4", "MIUI 6"),
}  # fmt: skip
HEADS = {path: text.split("---\n")[1].splitlines() for path, text in (SOURCES | MORE).items()}
SMALL = Settings(page_size=2)
volume = settings(max_examples=100, database=None)


@st.composite
def broken(draw: st.DrawFn) -> dict[str, bytes]:
    """Give sources of the small site, each with an error."""
    found: dict[str, bytes] = {}
    for path in draw(st.sets(st.sampled_from(sorted(HEADS)), min_size=1, max_size=3)):
        text = {**SOURCES, **MORE}[path]
        line = draw(st.sampled_from(HEADS[path]))
        key, _, _ = line.partition(":")
        found[path] = draw(
            st.sampled_from(
                [
                    text.replace(f"\n{line}\n", f"\nx{line}\n", 1).encode(),
                    text.replace(f"\n{line}\n", f"\n{key}: {{a: {{b: c}}}}\n", 1).encode(),
                    text.replace(f"\n{line}\n", "\n", 1).replace("\n---", "\nx: y\n---").encode(),
                    f"{text}\n<script>x</script>\n".encode(),
                    text.replace("\n---\n", "\n").encode(),
                    text.encode() + b"\xff",
                ]
            )
        )
    return found


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a small newsroom, one article of which links to each page, and to pages that are not."""
    folder = tmp_path_factory.mktemp("desk")
    write_content(folder / "content")
    write_content(folder / "content", {**MORE, LINKS: article("Les liens", date="2014-01-01")})
    build_at(folder, settings=SMALL)
    pages = [f"/{path.removesuffix('index.html')}" for path in tree(folder / "output")]
    links = [f"[Un lien]({path})" for path in (*pages, *DEAD) if not path.startswith("/theme/")]
    links += ["[Un lien]({tag}Seule)", "[Un lien]({category}Guides)", "[Un lien]({tag}Absente)",
              "[Un lien](../../dossiers/debuts.md)", "[Un lien]({author}Samir Okba)"]  # fmt: skip
    told = article("Les liens", date="2014-01-01", body="\n\n".join(links))
    write_content(folder / "content", {LINKS: told})
    return folder


def dead_links(desk: Path) -> list[str]:
    """Return the links that a check finds dead, in any source."""
    found = inspect(job(desk, settings=SMALL)).problems
    assert has_errors(found)
    said = (plain(one.message) for one in found if one.rule == "broken-link")
    targets = (re.search("« ([^»]*) »", one) for one in said)
    return [target[1] for target in targets if target]


def test_every_dead_link_is_told_of_a_sound_site(desk: Path) -> None:
    """And no other."""
    assert sorted(dead_links(desk)) == sorted([*DEAD, "Absente"])


@volume
@given(broken())
def test_a_dead_link_told_beside_errors_is_dead_once_they_are_mended(
    desk: Path, sources: dict[str, bytes]
) -> None:
    """Whatever is wrong, no page that it hides is said to be missing."""
    before = {path: (desk / "content" / path).read_bytes() for path in sources}
    for path, data in sources.items():
        (desk / "content" / path).write_bytes(data)
    try:
        assert set(dead_links(desk)) <= {*DEAD, "Absente"}
    finally:
        for path, data in before.items():
            (desk / "content" / path).write_bytes(data)
