"""The schemas of `.vscode/`: an editor takes what a build takes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from lapuce.front_matter import read_source
from lapuce.newsroom.desks.editor_schema import KINDS, names_in, schema_of
from tests.site.newsroom import ROOT, write_content

CONTENT = ROOT / "content"


class _CoreLoader(yaml.SafeLoader):
    """Reads YAML as editors do, by the core schema of YAML 1.2."""


_CoreLoader.yaml_implicit_resolvers = {}

for _tag, _form, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    _CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_form})\Z"), _first
    )


def as_read(head: str) -> Any:
    """Return front matter as an editor reads it."""
    return json.loads(json.dumps(yaml.load(head, _CoreLoader)))


@pytest.fixture(scope="module")
def validators() -> dict[str, Draft202012Validator]:
    """Give what an editor makes of each schema."""
    known = names_in(CONTENT)
    return {kind: Draft202012Validator(schema_of(kind, known)) for kind in KINDS}


def faults(validator: Draft202012Validator, head: str) -> list[str]:
    """Return what an editor underlines."""
    return [f"{one.json_path}: {one.message}" for one in validator.iter_errors(as_read(head))]


def test_the_content_is_right_in_an_editor(validators: dict[str, Draft202012Validator]) -> None:
    """Nothing that builds is underlined."""
    found = {
        path.relative_to(ROOT).as_posix(): wrong
        for kind, validator in validators.items()
        for path in sorted((CONTENT / kind).rglob("*.md"))
        if (wrong := faults(validator, read_source(path.read_bytes(), path.name).head))
    }

    assert found == {}


def test_names_are_completed_from_all_the_sheets(tmp_path: Path) -> None:
    """From those that have a folder of their own, with their picture, too; and from any list of tags."""
    write_content(
        tmp_path,
        {
            "appareils/mi-pad/index.md": f"---\n{DEVICE}---\n",
            "articles/2014/a.md": f"---\n{ARTICLE}tags: Android, 4G\n---\n",
            "articles/2014/b.md": f"---\n{ARTICLE}tags: [Android, iOS]\n---\n",
        },
    )
    known = names_in(tmp_path)

    assert known["devices"] == known["rivals"] == ["3310"]
    assert known["tags"] == ["4G", "Android", "iOS"]


ARTICLE = "title: 2014\ndate: 2014-10-01 09:00\ncategory: Essais\n"
DEVICE = "name: 3310\nbrand: Nokia\ntype: téléphone\nsources: [{title: Un, url: https://a.fr/}]\n"
REVIEW = "review: {device: Mi Pad, verdict: Bonne, score: 8,2, criteria: {Écran: 9,5, Son: 8}}\n"


@pytest.mark.parametrize(
    ("kind", "head"),
    [
        ("articles", ARTICLE),
        ("articles", ARTICLE + "author: Lina Ferrand\ntags: Android, 4G\ndate: 2014-10-1\n"),
        (
            "articles",
            ARTICLE + "image: a.jpg\nautolink: non\nseries_index: '2'\ntags: [2014, 4G]\n",
        ),
        ("articles", ARTICLE + "ignore: [{double-space: 'une citation'}]\n"),
        ("articles", ARTICLE + "ignore: {double-space: 'une citation'}\n"),
        ("articles", ARTICLE + "rumour: {claim: Un, confidence: 3, outcome: confirmée}\n"),
        ("articles", ARTICLE + "review:\n  device: Mi Pad\n  score: 8,2\n  verdict: Bonne\n"),
        ("articles", ARTICLE + REVIEW),
        ("appareils", DEVICE + "memory: 2 Go\nstorage: [16 Go, 64 Go]\nimage: a.jpg\n"),
        ("appareils", DEVICE + "screen: {size: 7,9 pouces, refresh: 60 Hz}\nnetwork: 4G\n"),
        ("appareils", DEVICE + "cameras: {back: [12 Mpx, 5 Mpx], front: 1,3 Mpx}\n"),
        ("appareils", DEVICE + "prices: [{amount: 199,99 €, date: 2014-7-1}]\n"),
        ("marques", "name: Xiaomi\nfounded: 2010\n"),
        ("marques", "title: Xiaomi\nfounded: 2010-04-06\n"),
        ("pages", "title: À propos\ndescription: Nous\n"),
    ],
)
def test_what_builds_is_right_in_an_editor(
    validators: dict[str, Draft202012Validator], kind: str, head: str
) -> None:
    """As the guide teaches to type it, and as Pelican does."""
    assert faults(validators[kind], head) == []


@pytest.mark.parametrize(
    ("kind", "head"),
    [
        ("articles", "title: Un titre\n"),
        ("articles", ARTICLE + "titel: Un titre\n"),
        ("articles", ARTICLE + "modified: 12/10/2014\n"),
        ("articles", ARTICLE + "ignore: [double-space]\n"),
        ("articles", ARTICLE + "review: {device: Mi Pad, verdict: Bonne, score: 12}\n"),
        ("articles", ARTICLE + "rumour: {claim: Un, confidence: 0}\n"),
        ("articles", ARTICLE + f"tags: {list('abcdefghijklmnopqrstu')}\n"),
        ("articles", ARTICLE + "autolink: peut-être\n"),
        ("articles", ARTICLE + "tags: []\nurl: /a/\n"),
        ("appareils", "name: Mi Pad\nbrand: Xiaomi\ntype: tablette\n"),
        ("appareils", DEVICE + "memory: {ram: 2 Go}\n"),
        ("marques", "founded: 2010\n"),
    ],
)
def test_what_is_wrong_is_underlined(
    validators: dict[str, Draft202012Validator], kind: str, head: str
) -> None:
    """What a build would refuse, for the form of it at least."""
    assert faults(validators[kind], head) != []


def _nameless(held: Any) -> Any:
    if isinstance(held, dict):
        return {key: _nameless(one) for key, one in held.items() if key != "examples"}
    return [_nameless(one) for one in held] if isinstance(held, list) else held


@pytest.mark.parametrize("kind", KINDS)
def test_the_schemas_kept_are_up_to_date(kind: str) -> None:
    """
    As `./inv schema` writes them, but for the names that an editor proposes.

    Each new sheet and tag adds some: publishing an article is not to wait for them.
    """
    kept = json.loads((ROOT / f".vscode/schemas/{kind}.json").read_text(encoding="utf-8"))

    assert _nameless(kept) == _nameless(schema_of(kind, names_in(CONTENT))), "./inv schema"
