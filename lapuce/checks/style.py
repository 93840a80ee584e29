"""French style of the sources: what the typesetter will not guess, with the exact mend."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lapuce.front_matter import Source
from lapuce.problems import Location, Problem, Severity

_MASKED = re.compile(
    r"^(?:```|~~~).*?^(?:```|~~~)[^\n]*$|^(?: {4}|\t).*$|`[^`\n]+`|<!--.*?-->"
    r'|<span lang="[^"]*">.*?</span>|(?<!<)<[A-Za-z/][^<>]*>'
    r"|\]\([^)]*\)|\{[^}\n]*\}|https?://[^\s)>\]]+|\[[^\]\n]*\]:[^\n]*|^!!!.*$",
    re.MULTILINE | re.DOTALL,
)
_EXCEPTIONS = frozenset(["Yahoo!", "Jeopardy!", "Wham!"])
"""Names that end with a sign: no space before it."""
_CAPITALS = {
    "Etat": "État", "Etats": "États", "Ecran": "Écran", "Ecrans": "Écrans", "Ecole": "École",
    "Economie": "Économie", "Editeur": "Éditeur", "Egalement": "Également",
    "Electronique": "Électronique", "Energie": "Énergie", "Equipe": "Équipe", "Etude": "Étude",
    "Etudes": "Études", "Evidemment": "Évidemment", "Evolution": "Évolution", "Eviter": "Éviter",
    "Evénement": "Événement", "Etre": "Être", "Ete": "Été", "Echec": "Échec", "Ecart": "Écart",
}  # fmt: skip
_CASING = {
    "IPhone": "iPhone", "Iphone": "iPhone", "IPad": "iPad", "Ipad": "iPad", "Youtube": "YouTube",
    "Oneplus": "OnePlus", "Wifi": "Wi-Fi", "wifi": "Wi-Fi", "WiFi": "Wi-Fi", "Bluetooh": "Bluetooth",
    "Nvidia": "NVIDIA", "Xiaomi": "Xiaomi", "XiaoMi": "Xiaomi", "Linkedin": "LinkedIn",
    "Github": "GitHub", "Blackberry": "BlackBerry", "Zenfone": "ZenFone", "MicroSD": "microSD",
}  # fmt: skip
_DOUBLED_RIGHTLY = frozenset(["nous", "vous", "bla", "oui", "non", "très", "si"])


@dataclass(frozen=True)
class Rule:
    """A rule of style: a pattern, what to say, and the mend when it is safe."""

    name: str
    title: str
    """French: what the rule reports, for `docs/regles.md`."""
    wrong: str
    right: str
    pattern: re.Pattern[str]
    message: Callable[[re.Match[str]], str]
    mend: Callable[[re.Match[str]], str] | None = None


def _show(text: str) -> str:
    return " ".join(text.split())


RULES = (
    Rule(
        "missing-space",
        "Un signe haut sans espace devant",
        "Bravo!",
        "Bravo !",
        re.compile(r"(?<![\w!?&;])(?P<word>[^\W\d_][\w’'-]*)(?P<sign>[!?;]+)(?=\s|$)"),
        lambda m: f"« {m[0]} » : mettez une espace devant « {m['sign']} ».",
        lambda m: f"{m['word']} {m['sign']}",
    ),
    Rule(
        "missing-space-colon",
        "Un deux-points sans espace devant",
        "Le prix: 249 €",
        "Le prix : 249 €",
        re.compile(r"(?<=[^\W\d_]):(?=\s)"),
        lambda m: "deux-points collé au mot : mettez une espace devant.",
        lambda m: " :",
    ),
    Rule(
        "unit-space",
        "Un nombre collé à son unité",
        "64Go, 20%",
        "64 Go, 20 %",
        re.compile(
            r"(?<![\w.,-])(?P<number>\d+(?:[.,]\d+)?)(?P<unit>(?:[KMGT]o|mAh|[GM]Hz|km|cm|mm|kg|Mpx|mégapixels|pouces)\b|[%€])"
        ),
        lambda m: f"« {m[0]} » : mettez une espace, « {m['number']} {m['unit']} ».",
        lambda m: f"{m['number']} {m['unit']}",
    ),
    Rule(
        "numero-space",
        "« n° » collé au nombre",
        "n°1",
        "n° 1",
        re.compile(r"\b(?P<sign>[nN]°)(?=\d)"),
        lambda m: "« n° » collé au nombre : mettez une espace.",
        lambda m: f"{m['sign']} ",
    ),
    Rule(
        "etc-dots",
        "« etc. » suivi de points de suspension",
        "etc...",
        "etc.",
        re.compile(r"\betc ?(?:\.{2,}|…)"),
        lambda m: "« etc. » dit déjà la suite : ôtez les points de suspension.",
        lambda m: "etc.",
    ),
    Rule(
        "ordinal",
        "Un ordinal mal abrégé",
        "2ème, 1ère",
        "2e, 1re",
        re.compile(r"\b(?P<number>\d+|[XVI]+)(?P<end>i?[eè]mes?|ères?|ière?s?|ier)\b"),
        lambda m: f"« {m[0]} » : écrivez « {_ordinal(m)} ».",
        lambda m: _ordinal(m),
    ),
    Rule(
        "unaccented-capital",
        "Une capitale sans accent",
        "Etats-Unis",
        "États-Unis",
        re.compile(rf"\b(?:{'|'.join(_CAPITALS)})\b"),
        lambda m: f"« {m[0]} » : les capitales prennent l’accent, « {_CAPITALS[m[0]]} ».",
        lambda m: _CAPITALS[m[0]],
    ),
    Rule(
        "a-without-accent",
        "« A » pour « À » en tête de phrase",
        "A Paris",
        "À Paris",
        re.compile(
            r"(?:^|(?<=[.!?…] ))A(?= (?:l[ae’']|partir|cause|moins|chaque|[A-ZÉ][a-zé]))",
            re.MULTILINE,
        ),
        lambda m: "« A » en tête de phrase : écrivez « À ».",
        lambda m: "À",
    ),
    Rule(
        "product-casing",
        "Un nom de produit ou de marque mal écrit",
        "Iphone, Youtube",
        "iPhone, YouTube",
        re.compile(
            rf"(?<![\w@/.-])(?:{'|'.join(key for key in _CASING if key != _CASING[key])})(?![\w@/-])"
        ),
        lambda m: f"« {m[0]} » s’écrit « {_CASING[m[0]]} ».",
        lambda m: _CASING[m[0]],
    ),
    Rule(
        "doubled-word",
        "Un mot écrit deux fois",
        "dans dans",
        "dans",
        re.compile(r"(?<![\w’'-])(?P<word>[^\W\d_]{2,})\s+(?P=word)(?![\w’'-])"),
        lambda m: f"« {_show(m[0])} » : mot doublé ?",
    ),
    Rule(
        "double-space",
        "Deux espaces de suite",
        "un  mot",
        "un mot",
        re.compile(r"(?<=\S) {2,}(?=\S)"),
        lambda m: "espaces doublées : n’en laissez qu’une.",
        lambda m: " ",
    ),
    Rule(
        "english-quotes",
        "Des guillemets anglais en français",
        "“mot”",
        "« mot »",
        re.compile(r"“(?P<inside>[^”\n]+)”"),
        lambda m: f"guillemets anglais : écrivez « {_show(m['inside'])} ».",
        lambda m: f"« {m['inside'].strip()} »",
    ),
    Rule(
        "less-than-quotes",
        "Des guillemets faits de chevrons doublés",
        "<<mot>>",
        "« mot »",
        re.compile(r"<<\s?(?P<inside>[^<>\n]+?)\s?>>"),
        lambda m: f"chevrons doublés : écrivez « {_show(m['inside'])} ».",
        lambda m: f"« {m['inside']} »",
    ),
)


def _ordinal(match: re.Match[str]) -> str:
    plural = "s" if match["end"].endswith("s") else ""
    end = match["end"].rstrip("s")
    return f"{match['number']}{'re' if end in ('ère', 'ière') else 'er' if end == 'ier' else 'e'}{plural}"


def mask(text: str) -> str:
    """Return the text with code, tags, addresses and marks blanked, positions kept."""
    return _MASKED.sub(lambda match: re.sub(r"[^\n]", "\x00", match[0]), text)


def style_problems(source: Source, spellings: Mapping[str, str]) -> Iterator[Problem]:
    """
    Give what the rules of style say of a French source.

    Args:
        source: The source.
        spellings: Names of the catalogue in one word, by their form without case.
    """
    if source.values.get("lang", "fr") != "fr":
        return
    masked = mask(source.body)
    for rule in RULES:
        for match in _matches(rule, masked):
            yield Problem(
                _place(source, match.start()), rule.name, rule.message(match), Severity.WARNING
            )
    yield from _unbalanced(source, masked)
    for match in _WORD.finditer(masked):
        right = spellings.get(match[0].casefold())
        # A word all in lower case may be a common one: « iris », « galaxy ».
        if right and match[0] != right and not match[0].islower() and match[0] not in _CASING:
            message = f"« {match[0]} » s’écrit « {right} »."
            place = _place(source, match.start())
            yield Problem(place, "product-casing", message, Severity.WARNING)


def _matches(rule: Rule, masked: str) -> Iterator[re.Match[str]]:
    for match in rule.pattern.finditer(masked):
        if rule.name == "missing-space" and match[0] in _EXCEPTIONS:
            continue
        if rule.name == "doubled-word" and match["word"].casefold() in _DOUBLED_RIGHTLY:
            continue
        yield match


_WORD = re.compile(r"(?<![\w@/.-])[^\W\d_]\w+(?![\w@/-])")


def _place(source: Source, at: int) -> Location:
    line = source.body.count("\n", 0, at)
    column = at - (source.body.rfind("\n", 0, at) + 1) + 1
    return Location(source.path, source.body_line + line, column)


def _unbalanced(source: Source, masked: str) -> Iterator[Problem]:
    position = 0
    for block in re.split(r"\n\s*\n", masked):
        start = masked.find(block, position)
        position = start + len(block)
        if block.count("«") != block.count("»"):
            sign = max(block.find("«"), 0)
            yield Problem(
                _place(source, start + sign),
                "unbalanced-quotes",
                "guillemets mal appariés dans ce paragraphe : il manque « ou ».",
                Severity.WARNING,
            )
        straight = [match.start() for match in _STRAIGHT.finditer(block)]
        if len(straight) % 2:
            yield Problem(
                _place(source, start + straight[-1]),
                "unbalanced-quotes",
                "guillemet droit sans son pareil dans ce paragraphe : fermez-le ou ôtez-le.",
                Severity.WARNING,
            )


_STRAIGHT = re.compile(r'(?<!\d)"')
"""After a digit it is an inch mark."""


def mend(text: str) -> str:
    """
    Return a source with its style mended; code, addresses and front matter stay as they are.

    Applying it twice changes nothing.
    """
    start = _body_start(text)
    body = text[start:]
    # One mend may uncover another: « 2ème! » becomes « 2e! », then « 2e ! ».
    for _ in range(_MAX_PASSES):
        mended = _mend_once(body)
        if mended == body:
            break
        body = mended
    return text[:start] + body


_MAX_PASSES = 8


def _mend_once(body: str) -> str:
    for rule in RULES:
        if rule.mend is None:
            continue
        pieces, last = [], 0
        for match in _matches(rule, mask(body)):
            pieces += [body[last : match.start()], rule.mend(match)]
            last = match.end()
        body = "".join([*pieces, body[last:]])
    return body


def _body_start(text: str) -> int:
    match = re.match(r"\ufeff?\s*---[ \t]*\r?\n.*?\n---[ \t]*\r?\n", text, re.DOTALL)
    return match.end() if match else len(text)
