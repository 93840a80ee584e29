"""Links: encrypted, named, and marked when a merchant pays for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lapuce.checks.draft import Draft
from lapuce.checks.masked import HIDDEN, Link
from lapuce.checks.rule import Finding, Rule, shorten
from lapuce.checks.tables import table
from lapuce.marks import TYPED_CODE

_HOST = re.compile(r"(?:https?:)?//(?:[^/@\s]*@)?(?P<host>[^/:?#\s]+)", re.IGNORECASE)
_REFUSED = re.compile(r"http://(?:localhost|127\.0\.0\.1)(?=[:/])")
"""The preview: no reader can go there, and the writing says so."""
_MARKS = str.maketrans("", "", "*_`[]")
_REL = re.compile(r"\brel\s*=\s*[\"']?[^\"'}]*\bsponsored\b")
_CODE = rf"{TYPED_CODE}|\\."
_FLAGS = re.MULTILINE | re.DOTALL
_CALL = re.compile(rf"{_CODE}|\[\^(?P<found>[^\]\s]+)\](?!:)", _FLAGS)
_CROSSED = re.compile(rf"{_CODE}|(?<!\w)\[[^\[\]\n]+\]\[(?P<found>[^\[\]\n^]+)\]", _FLAGS)
_APART = re.compile(
    rf"{_CODE}|\[[^\[\]\n]+\](?P<found>[ \t]+)"
    r"\((?:https?://|mailto:|tel:|\.{0,2}/|\#|\{(?:filename|static|tag|category|author)\}"
    r"|[^\s()]+\.md\b)[^\s()]*\)",
    _FLAGS,
)
_APART_HINT = re.compile(r"\][ \t]+\(")
_UNCLOSED = re.compile(
    rf"{_CODE}|(?P<found>\[[^\[\]\n]+\]\((?:https?://|\.{{0,2}}/|[^\s()]+\.md\b)[^\s()]*)(?=[^)\n]{{0,2000}}$)",
    _FLAGS,
)
_LABEL = re.compile(r"^[ ]{0,3}\[(?P<label>[^\]\n]+)\]:", re.MULTILINE)
_APART_NOTE = re.compile(r"^[ ]{0,3}\[\^(?P<label>[^\]\s]+)\]\s+(?P<sign>:?)", re.MULTILINE)
_PLAIN_NOTE = re.compile(rf"{_CODE}|^[ ]{{0,3}}\[(?P<found>\d{{1,2}})\]:[ \t]", _FLAGS)
_PRINTED_NOTE = re.compile(r"(?:<p>|\n)\[(\d{1,2})\]:")
_SECOND_LEVEL = frozenset(["co", "com", "org", "net", "ne", "or"])


def _words(link: Link) -> str:
    return " ".join(link.text.translate(_MARKS).replace("’", "'").split()).casefold().strip(" .:…")


def bare_http(draft: Draft) -> Iterator[Finding]:
    for link in draft.links:
        if link.address.startswith("http://") and not (
            link.picture or _REFUSED.match(link.address)
        ):
            yield Finding(
                draft.body_at + link.address_at,
                f"lien non chiffré « {shorten(link.address, 60)} » : essayez https://.",
            )


def vague_link(draft: Draft) -> Iterator[Finding]:
    vague = table("vague-links")
    for link in draft.links:
        if link.text and not link.picture and _words(link) in vague:
            yield Finding(
                draft.body_at + link.start,
                f"lien intitulé « {link.text.translate(_MARKS).strip()} » : dites où il mène.",
            )


def address_as_text(draft: Draft) -> Iterator[Finding]:
    for link in draft.links:
        if link.picture or link.title in ("définition", "balise"):
            continue
        shown = link.text.strip() if link.text else link.address
        if shown.startswith(("http://", "https://", "www.")) and " " not in shown:
            yield Finding(
                draft.body_at + link.start,
                f"adresse donnée comme texte « {shorten(shown, 60)} » : écrivez "
                "« [ce que l’on y trouve](adresse) ».",
            )


def merchant_of(address: str) -> str | None:
    """Return the merchant that an address leads to, None when it is not one we know."""
    match = _HOST.match(address)
    if match is None:
        return None
    labels = match["host"].lower().split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    return table("merchants").get(labels[-1]) if labels else None


def unmarked_merchant(draft: Draft) -> Iterator[Finding]:
    for link in draft.links:
        if link.picture or "//" not in link.address or link.title == "définition":
            continue
        merchant = merchant_of(link.address)
        if merchant and not _REL.search(link.attributes):
            yield Finding(
                draft.body_at + link.start,
                f"lien vers un marchand ({merchant}) non signalé : écrivez "
                '« {: rel="sponsored"} » aussitôt après le lien.',
            )


def _labels(draft: Draft) -> set[str]:
    """Return what `[label]: …` defines, notes with their `^`."""
    return {_plain(one) for one in _LABEL.findall(draft.source.body)}


def _plain(label: str) -> str:
    return " ".join(label.lower().split())


def _typed(pattern: re.Pattern[str], draft: Draft) -> Iterator[re.Match[str]]:
    """Give what stands out of code."""
    return (one for one in pattern.finditer(draft.text, draft.body_at) if one["found"])


def undefined_note(draft: Draft) -> Iterator[Finding]:
    printed = set(_PRINTED_NOTE.findall(draft.html) if "]:" in draft.html else ())
    for note in _typed(_PLAIN_NOTE, draft) if printed else ():
        if note["found"] in printed:
            right = f"[^{note['found']}]"
            said = f"« [{note['found']}]: » n’est pas une note : écrivez « {right}: », et « {right} » à son appel."
            yield Finding(note.start(), said)
    if "^" not in draft.html:
        return  # Those that are defined are numbers by now.
    known = _labels(draft)
    apart = {one.start("label"): one for one in _APART_NOTE.finditer(draft.text)}
    labels = {one["label"] for one in apart.values()}
    for call in _typed(_CALL, draft):
        here = apart.get(call.start("found"))
        if here and here["sign"]:
            said = f"note « [^{call['found']}] : » : ôtez l’espace devant le deux-points."
            yield Finding(call.start(), said)
        elif f"^{_plain(call['found'])}" in known:
            continue
        elif here:
            said = f"note « [^{call['found']}] » sans deux-points : écrivez « [^{call['found']}]: »"
            yield Finding(call.start(), f"{said}, puis la note.")
        elif call["found"] not in labels:
            yield Finding(
                call.start(),
                f"note « [^{call['found']}] » jamais écrite : ajoutez « [^{call['found']}]: … » à "
                "la fin du texte.",
            )


def undefined_reference(draft: Draft) -> Iterator[Finding]:
    if "]" not in draft.html:
        return
    known = _labels(draft)
    for link in _typed(_CROSSED, draft):
        if _plain(link["found"]) not in known and draft.masked[link.start()] != HIDDEN:
            yield Finding(
                link.start(),
                f"lien vers « [{link['found']}] », que rien ne définit : ajoutez une ligne "
                f"« [{link['found']}]: https://… », ou mettez l’adresse entre parenthèses.",
            )


def space_before_address(draft: Draft) -> Iterator[Finding]:
    if not _APART_HINT.search(draft.source.body):
        return
    for link in _typed(_APART, draft):
        yield Finding(
            link.start("found"),
            "espace entre le texte d’un lien et son adresse : ôtez-la, « [texte](adresse) ».",
        )


def unclosed_link(draft: Draft) -> Iterator[Finding]:
    if "](" not in draft.html:
        return
    for link in _typed(_UNCLOSED, draft):
        said = f"lien « {shorten(link['found'], 60)} » sans parenthèse à la fin : fermez-la."
        yield Finding(link.start(), said)


RULES = (
    Rule(
        name="bare-http",
        title="un lien non chiffré",
        why="La lecture et l’identité du lecteur passent en clair.",
        remedy="Essayez la même adresse en https:// ; si elle n’existe pas, dites-le dans "
        "`ignore`.",
        wrong="[le communiqué](http://exemple.fr/x)",
        right="[le communiqué](https://exemple.fr/x)",
        check=bare_http,
    ),
    Rule(
        name="vague-link",
        title="un lien qui ne dit pas où il mène",
        why="Un lecteur d’écran peut lister les liens d’une page : « ici » n’y dit rien.",
        remedy="Faites porter le lien par les mots qui nomment la page visée.",
        wrong="La fiche est [ici](https://exemple.fr/mi-pad).",
        right="Voyez [la fiche de la tablette](https://exemple.fr/mi-pad).",
        check=vague_link,
    ),
    Rule(
        name="address-as-text",
        title="une adresse donnée comme texte",
        why="Une adresse ne se lit pas, ni à l’œil ni à voix haute, et déborde des petits écrans.",
        remedy="Faites porter le lien par des mots. Une adresse qui est le sujet va entre "
        "accents graves.",
        wrong="Voir https://exemple.fr/communiques/2014/x",
        right="Voir [le communiqué](https://exemple.fr/communiques/2014/x)",
        check=address_as_text,
    ),
    Rule(
        name="unmarked-merchant",
        title="un lien vers un marchand non signalé",
        why="Le lecteur, et la loi, veulent savoir quand un lien peut rapporter de l’argent.",
        remedy='Ajoutez `{: rel="sponsored"}` juste après le lien.',
        wrong="[le Mi 4](https://www.amazon.fr/dp/B00)",
        right='[le Mi 4](https://www.amazon.fr/dp/B00){: rel="sponsored"}',
        check=unmarked_merchant,
    ),
    Rule(
        name="undefined-note",
        title="une note appelée, jamais écrite",
        why="L’appel s’imprime tel quel, crochets compris, et ne mène nulle part.",
        remedy="Écrivez la note, « [^1]: … », à la fin du texte, ou ôtez l’appel.",
        wrong="La tablette arrive en mai[^1].",
        right="La tablette arrive en mai[^1].\n\n[^1]: Selon la marque.",
        check=undefined_note,
    ),
    Rule(
        name="undefined-reference",
        title="un lien dont l’adresse n’est définie nulle part",
        why="Le lien s’imprime tel quel, crochets compris.",
        remedy="Ajoutez la ligne qui donne l’adresse, ou mettez l’adresse entre parenthèses.",
        wrong="Voyez [le communiqué][mi-pad].",
        right="Voyez [le communiqué][mi-pad].\n\n[mi-pad]: https://exemple.fr/mi-pad",
        check=undefined_reference,
    ),
    Rule(
        name="space-before-address",
        title="une espace entre le texte d’un lien et son adresse",
        why="Ce n’est plus un lien : l’adresse s’imprime dans la phrase.",
        remedy="Collez la parenthèse au crochet.",
        wrong="Voyez [le communiqué] (https://exemple.fr/mi-pad).",
        right="Voyez [le communiqué](https://exemple.fr/mi-pad).",
        check=space_before_address,
    ),
    Rule(
        name="unclosed-link",
        title="un lien dont la parenthèse n’est pas fermée",
        why="Ce n’est pas un lien : l’adresse s’imprime dans la phrase.",
        remedy="Fermez la parenthèse à la fin de l’adresse.",
        wrong="Voyez [le communiqué](https://exemple.fr/mi-pad.",
        right="Voyez [le communiqué](https://exemple.fr/mi-pad).",
        check=unclosed_link,
    ),
)
