"""`./inv`: invoke, with the exit status that shells await for wrong usage and for Ctrl-C."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Mapping
from io import TextIOWrapper
from typing import Any

from invoke import Program, Task, __version__
from invoke.exceptions import ParseError
from invoke.parser import Argument, ParserContext

from lapuce.problems import LapuceError, tell_error


class Front(Program):
    """Exits with 2 when the command line is wrong, 130 when interrupted."""

    def parse_core(self, argv: list[str] | None) -> None:
        """Read invoke's own flags."""
        writes_nothing = sys.dont_write_bytecode
        try:
            super().parse_core(argv)
        except ParseError as error:
            self._refuse(error)
        # Invoke keeps no compiled module, lest a folder of tasks be littered; ours have a folder of
        # their own, and compiling them again takes longer than the build of an edit.
        sys.dont_write_bytecode = writes_nothing

    def parse_tasks(self) -> None:
        """Read the task's flags."""
        words = self.core.unparsed
        if words and words[0] in _POSITIONS:
            words[:] = name_positions(words, _flags_of(self.collection[words[0]]))
        try:
            super().parse_tasks()
        except (ParseError, ValueError) as error:  # What is no number is a ValueError.
            self._refuse(error)
        if self.args.dry.value:  # A flag of invoke's, which holds back its own commands alone.
            self._refuse(ParseError(_DRY))

    def execute(self) -> None:
        """Run the tasks."""
        try:
            super().execute()
        except KeyboardInterrupt:
            print("\nInterrompu.", file=sys.stderr)
            raise SystemExit(130) from None

    def _refuse(self, error: Exception) -> None:
        tell_error(_in_french(error))
        raise SystemExit(2) from None


def _flags_of(task: Task[Any]) -> Mapping[str, Argument]:
    """Return what a task takes, by flag; invoke takes its help away when asked, it is put back."""
    said = dict(task.help)
    flags: Mapping[str, Argument] = ParserContext(args=task.get_arguments()).flags
    task.help = said
    return flags


def name_positions(words: list[str], flags: Mapping[str, Argument]) -> list[str]:
    """
    Name the words that stand alone after `check` and `bench`.

    Invoke takes no optional word without its flag: `check a.md b.md` becomes
    `check --paths=a.md:b.md`, and `bench typography` becomes `bench --what=typography`.

    Args:
        words: A command line, from the name of the task on.
        flags: What the task takes, by flag, long or short.
    """
    alone: list[str] = []
    others: list[str] = []
    valued = False
    for word in words[1:]:
        if valued or word.startswith("-"):
            others.append(word)
            valued = not valued and _awaits_value(word, flags)
        else:
            alone.append(word)
    named = [f"--{_POSITIONS[words[0]]}={os.pathsep.join(alone)}"] if alone else []
    return [words[0], *named, *others]


_DRY = "--dry ne fait rien ici : écrivez ./inv publish --dry-run."
_POSITIONS = {"check": "paths", "bench": "what"}


def _awaits_value(word: str, flags: Mapping[str, Argument]) -> bool:
    """Tell whether the word after a flag is its value: `--format`, `-o`, `-fo`, but not `-ojson`."""
    if word.startswith("--"):
        return word in flags and bool(flags[word].takes_value)
    valued = [f"-{one}" in flags and bool(flags[f"-{one}"].takes_value) for one in word[1:]]
    return True in valued and valued.index(True) == len(valued) - 1


def _in_french(error: Exception) -> str:
    """Return what invoke says of a command line; its own words when they are not known."""
    for said, ours in _FRENCH:
        if found := re.fullmatch(said, str(error)):
            return found.expand(ours)
    return str(error)


_FRENCH = (
    (r"No idea what (['\"])(.*)\1 is!", r"« \2 » est inconnu ; pour l’aide : ./inv --list."),
    (
        r"Flag <Argument: (\S+).*> needed value and was not given one!",
        r"--\1 : il manque sa valeur.",
    ),
    (r"'(.*)' did not receive required positional arguments: '(.*)'", r"\1 : il manque « \2 »."),
    (r"invalid literal for int\(\) with base 10: '(.*)'", r"« \1 » n’est pas un nombre entier."),
)
"""Invoke's words, and ours."""


def main(arguments: list[str]) -> int:
    """Run the tasks that a command line asks for; return the exit status."""
    # An old terminal lacks our apostrophes: they are spelled out, as Python does on stderr.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        Front(name="La Puce", binary="inv", version=__version__).run(arguments)
    except SystemExit as stop:
        if isinstance(stop.code, str):
            print(stop.code, file=sys.stderr)
            return 1
        return stop.code or 0
    except LapuceError as error:
        tell_error(error)
        return 1
    except EOFError as error:
        if not (sys.pycache_prefix and str(error).startswith("marshal")):
            raise
        tell_error(
            "un module compilé est abîmé, le disque est-il plein ? "
            f"Supprimez {sys.pycache_prefix}, puis recommencez."
        )
        return 1
    except BrokenPipeError:  # Nobody reads any more: `./inv check | head`.
        return 141  # As a program that SIGPIPE ends.
    return 0


if __name__ == "__main__":
    status = main(sys.argv)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(BrokenPipeError):
            stream.flush()
    # At once: forgetting ten thousand articles one by one takes longer than publishing one.
    os._exit(status)
