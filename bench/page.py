"""The page of measures, `docs/performance.md`: how, on what, and the tables."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from bench.figures import (
    GOALS_ARTICLES,
    Figures,
    files_table,
    goals,
    goals_table,
    growth_goals,
    growth_table,
    number,
    ratios_table,
    times_table,
    waits_table,
)
from bench.guides import typeset_guide

_HOW = """\
# Mesures de vitesse

Cette page est écrite par la commande suivante, et rien n’y est corrigé à la main :

```sh
{command}
```

Chaque outil reçoit les mêmes articles français (même graine), avec des gabarits qui font le même
travail : articles avec le précédent et le suivant, listes paginées par 12 (accueil, rubriques,
étiquettes, auteurs), flux Atom de 20 articles complets (site et rubriques), plan XML. Le tableau
d’égalité dit ce que chaque site a de plus ou de moins ; il est compté dans les fichiers écrits.

- Les tours sont entrelacés : chaque phase passe d’un outil à l’autre avant la suivante. Les temps
  sont des médianes{turns}, les rapports des médianes de rapports d’un même tour.
- Chaque mesure est un processus neuf, appelé comme le fait un rédacteur (`./inv build` pour
  La Puce, le binaire lui-même pour Hugo), disque synchronisé avant, cache du disque chaud.
- Le temps de processeur compte les processus enfants.
- La mémoire est le plus qu’occupent ensemble les processus d’une construction complète (PSS,
  relevée toutes les 20 ms), dans une construction à part qui n’est pas chronométrée.
- Un fichier est « écrit » quand il est refait, même avec les mêmes octets.
- L’article modifié est l’un des vingt derniers : il est à l’accueil et dans les flux.
- La Puce compose la typographie française, Pelican laisse typogrify éteint (son réglage par
  défaut), Hugo et Nikola font leurs guillemets habituels.
- « Rien n’a changé » suit une construction complète dont les sources avaient plus de deux secondes.
  La Puce ne se fie pas à la date d’un fichier plus jeune : après un enregistrement construit
  aussitôt, la construction suivante compare une fois tout le contenu.
- Une construction complète commence sans site ni cache ; ceux d’avant sont mis de côté, et effacés
  à la fin de tout : ext4 crée lentement des fichiers juste après en avoir effacé beaucoup.
- Hugo, Pelican et Eleventy laissent en place la page d’un article supprimé ; La Puce et Nikola ne
  réécrivent que ce qui change.
- Les outils ont leurs réglages d’origine : Hugo et La Puce prennent tous les cœurs, les autres un.
- Pelican n’a pas d’article voisin : un greffon de quelques lignes le lui donne. Les voisins et les
  listes d’Eleventy sont faits une seule fois, ce qui l’avantage.
"""


def machine() -> list[str]:
    """Return what the measures were made on, without the machine's name."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return [
        f"{cores} cœurs{_processor()}, {number(memory, 0)} Gio de mémoire",
        f"{platform.system()} {platform.machine()}",
        f"charge au début : {number(os.getloadavg()[0])}",
    ]


def _processor() -> str:
    file = Path("/proc/cpuinfo")
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f" ({names[0]})" if names else ""


def compose(
    command: str,
    on: Sequence[str],
    versions: Mapping[str, str],
    absent: Mapping[str, str],
    equal: Mapping[str, str],
    equal_articles: int,
    sizes: Sequence[Figures],
    today: date,
    awaited: Sequence[int] = (),
) -> str:
    """
    Return the page.

    Args:
        command: As it was typed.
        on: What the machine is.
        versions: By name of tool.
        absent: Why, by name of tool.
        equal: What differs from the first, by name of tool.
        equal_articles: How many articles the sites compared have.
        sizes: The figures.
        today: The day.
        awaited: Numbers of articles that were asked for and are not measured yet.
    """
    measured = [figures for figures in sizes if figures.runs]
    most = max((held.turns(tool) for held in measured for tool in held.runs), default=0)
    turns = " (ici un seul tour)" if most == 1 else ""
    parts = [_HOW.format(command=command, turns=turns), "## Sur quoi\n"]
    facts = [f"le {today:%Y-%m-%d}", *on]
    facts += [f"{name} {version}" for name, version in versions.items()]
    facts += [f"{name} : absent ({reason})" for name, reason in absent.items()]
    parts.append("\n".join(f"- {fact}" for fact in facts) + "\n")
    if equal:
        parts.append(f"## Les sites sont-ils égaux ?\n\nAvec {equal_articles} articles, à côté de "
                     f"{next(iter(equal))} :\n")  # fmt: skip
        parts.append("\n".join(f"- **{name}** : {said}." for name, said in equal.items()) + "\n")
    for figures in sizes:
        parts.append(_size(figures))
    # The page is written after each size: this stays in it when the command is stopped.
    parts += [
        f"## {number(articles, 0)} articles\n\nPas de mesure : la commande a été arrêtée avant.\n"
        for articles in awaited
    ]
    if len(measured) > 1:
        parts.append(f"## Croissance\n\n{growth_table(measured)}\n")
        if wanted := growth_goals(measured):
            parts.append(goals_table(wanted) + "\n")
    return typeset_guide("\n".join(parts))


def _size(figures: Figures) -> str:
    parts = [f"## {number(figures.articles, 0)} articles\n"]
    if figures.runs:
        parts += [times_table(figures) + "\n", ratios_table(figures) + "\n"]
        parts.append(files_table(figures) + "\n")
    else:
        parts.append("Pas de mesure :\n")
    if figures.waits:
        parts.append("De l’enregistrement à la page, l’outil restant là (`./inv serve`, "
                     "`hugo server` en mémoire, et ainsi de suite) :\n")  # fmt: skip
        parts.append(waits_table(figures) + "\n")
    if figures.articles == GOALS_ARTICLES and len(figures.runs) > 1:
        parts.append("Les buts, qui sont pour cette taille :\n")
        parts.append(goals_table(goals(figures)) + "\n")
    if figures.remarks:
        parts.append("\n".join(f"- {remark}" for remark in figures.remarks) + "\n")
    return "\n".join(parts)
