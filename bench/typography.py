"""
Time the typesetting of 1 MB of French article HTML, side by side with typogrify.

    .venv/bin/python -m bench.typography [--rounds 7] [--size 1000000]

Both run by turns in one process, so that a busy machine slows both alike: read the ratio.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import time
from collections.abc import Callable

from typogrify.filters import typogrify

from lapuce.typography import NARROW_NO_BREAK_SPACE, typeset_html, typeset_text

TARGET_RATIO = 0.35

_SUBJECTS = (
    "le constructeur",
    "la tablette",
    "l'écran",
    "l'autonomie",
    'la "phablette"',
    '<a href="/appareils/mi-4/" title="Le Mi 4, c\'est quoi ?">le Mi 4</a>',
    "<strong>Xiaomi</strong>",
    "l'<em>iPad mini</em>",
    "M. Lei",
    "<em>Windows Phone</em>",
    "l'appareil photo",
    "la version <code>--beta</code>",
)
_VERBS = (
    "n'a pas convaincu",
    "coûte 299 €",
    "pèse 360 g",
    "s'est vendu à 15 000 exemplaires",
    "tient 10 h 30 min",
    "a été présenté le 12 septembre 2014",
    "progresse de 20 %",
    "embarque 64 Go",
    'serait "presque prêt"',
    "mesure 202 x 135,4 x 8,5 mm",
    "reste à 2 500 yuans (environ 300 euros)",
    "arrive - enfin - en France",
)
_ENDS = (".", ".", ".", ".", " !", " ?", " ;", " :", "...", ", dit-on.", " : « c'est fait » !")


def corpus(size: int, seed: int = 2014) -> str:
    """Return about `size` characters of articles: paragraphs, headings, lists, a table, code."""
    rng = random.Random(seed)
    out: list[str] = []
    length = 0
    while length < size:
        article = _article(rng)
        out.append(article)
        length += len(article)
    return "\n".join(out)


def _article(rng: random.Random) -> str:
    def sentence() -> str:
        text = f"{rng.choice(_SUBJECTS)} {rng.choice(_VERBS)}"
        for _ in range(rng.randrange(3)):
            text += f" {rng.choice(('et', 'mais', 'alors que', 'puisque'))} {rng.choice(_SUBJECTS)}"
            text += f" {rng.choice(_VERBS)}"
        return text[0].upper() + text[1:] + rng.choice(_ENDS)

    def paragraph() -> str:
        return f"<p>{' '.join(sentence() for _ in range(rng.randint(2, 5)))}</p>"

    parts = [paragraph() for _ in range(rng.randint(3, 6))]
    parts.append(f'<h2 id="s{rng.randrange(999)}">{sentence()}</h2>')
    parts += [paragraph() for _ in range(rng.randint(2, 4))]
    parts.append("<ul>\n" + "\n".join(f"<li>{sentence()}</li>" for _ in range(3)) + "\n</ul>")
    parts.append(f"<blockquote>\n<p>« {sentence()} »</p>\n<p>-- Lei Jun</p>\n</blockquote>")
    if rng.random() < 0.3:
        rows = "".join(f"<tr><td>Poids</td><td>{rng.randrange(900)} g</td></tr>" for _ in range(4))
        parts.append(f"<table><tbody>{rows}</tbody></table>")
    if rng.random() < 0.2:
        parts.append('<pre><code>print("Bonjour !")  # l\'exemple ...\n</code></pre>')
    parts.append(
        f'<figure><img alt="L\'écran" src="a.svg"><figcaption>{sentence()}</figcaption></figure>'
    )
    return "\n".join(parts)


def seconds(run: Callable[[str], str], source: str) -> float:
    """Return the processor time of one run."""
    gc.collect()
    start = time.process_time()
    run(source)
    return time.process_time() - start


def main() -> None:
    """Print the times and the ratios as a Markdown table."""
    parser = argparse.ArgumentParser(description="La Puce et typogrify, sur le même HTML.")
    parser.add_argument("--rounds", type=int, default=7, help="passages de chacun, à tour de rôle")
    parser.add_argument("--size", type=int, default=1_000_000, help="caractères de HTML")
    options = parser.parse_args()
    source = corpus(options.size)
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(options.rounds):
        ours.append(seconds(typeset_html, source))
        theirs.append(seconds(typogrify, source))
    megabytes = len(source) / 1_000_000
    print(
        f"{_grouped(len(source))} caractères, {_grouped(source.count('<'))} balises, "
        f"{options.rounds} passages.\n"
    )
    print("| | Meilleur (s/Mo) | Médian (s/Mo) |\n| --- | ---: | ---: |")
    for name, times in (("La Puce", ours), ("typogrify", theirs)):
        best, median = (pick(times) / megabytes for pick in (min, statistics.median))
        print(f"| {name} | {_decimal(best, 3)} | {_decimal(median, 3)} |")
    best = min(ours) / min(theirs)
    median = statistics.median(ours) / statistics.median(theirs)
    print(f"| rapport | **{_decimal(best, 2)}** | **{_decimal(median, 2)}** |\n")
    held = "tenu" if median <= TARGET_RATIO else "manqué"
    print(typeset_text(f"Objectif : au plus {_decimal(TARGET_RATIO, 2)} × typogrify ; {held}."))


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", NARROW_NO_BREAK_SPACE)


def _decimal(number: float, digits: int) -> str:
    return f"{number:.{digits}f}".replace(".", ",")


if __name__ == "__main__":
    main()
