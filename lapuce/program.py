"""`./inv`: invoke, with the exit status that shells await for wrong usage and for Ctrl-C."""

from __future__ import annotations

import contextlib
import os
import sys

from invoke import Program, __version__
from invoke.exceptions import ParseError

from lapuce.problems import LapuceError


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
        try:
            super().parse_tasks()
        except ParseError as error:
            self._refuse(error)

    def execute(self) -> None:
        """Run the tasks."""
        try:
            super().execute()
        except KeyboardInterrupt:
            print("\nInterrompu.", file=sys.stderr)
            raise SystemExit(130) from None

    def _refuse(self, error: ParseError) -> None:
        print(error, file=sys.stderr)
        raise SystemExit(2) from None


def name_positions(arguments: list[str]) -> list[str]:
    """
    Name the words that stand alone after `check` and `bench`.

    Invoke takes no optional word without its flag: `check a.md b.md` becomes
    `check --paths=a.md:b.md`, and `bench typography` becomes `bench --what=typography`.
    """
    task = next((one for one in arguments[1:] if one in _POSITIONS), None)
    if task is None:
        return arguments
    at = arguments.index(task, 1) + 1
    words: list[str] = []
    others: list[str] = []
    valued = False
    for argument in arguments[at:]:
        if valued or argument.startswith("-"):
            others.append(argument)
            valued = not valued and argument in _VALUED
        else:
            words.append(argument)
    named = [f"--{_POSITIONS[task]}={os.pathsep.join(words)}"] if words else []
    return [*arguments[:at], *named, *others]


_POSITIONS = {"check": "paths", "bench": "what"}
_VALUED = (
    "--format",
    "--site",
    "--content",
    "--now",
    "--articles",
    "--alone",
    "--peers",
    "--rounds",
)


def main(arguments: list[str]) -> int:
    """Run the tasks that a command line asks for; return the exit status."""
    try:
        Front(name="La Puce", binary="inv", version=__version__).run(name_positions(arguments))
    except SystemExit as stop:
        if isinstance(stop.code, str):
            print(stop.code, file=sys.stderr)
            return 1
        return stop.code or 0
    except LapuceError as error:
        print(f"erreur: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    status = main(sys.argv)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(BrokenPipeError):  # Nobody reads any more: `./inv check | head`.
            stream.flush()
    # At once: forgetting ten thousand articles one by one takes longer than publishing one.
    os._exit(status)
