"""`./inv`: invoke, with the exit status that shells await for wrong usage and for Ctrl-C."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version

from invoke import Program
from invoke.exceptions import ParseError


class Front(Program):
    """Exits with 2 when the command line is wrong, 130 when interrupted."""

    def parse_core(self, argv: list[str] | None) -> None:
        """Read invoke's own flags."""
        try:
            super().parse_core(argv)
        except ParseError as error:
            self._refuse(error)

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


def join_paths(arguments: list[str]) -> list[str]:
    """Join the paths given to `check`, for invoke takes one value a parameter."""
    if "check" not in arguments[1:]:
        return arguments
    at = arguments.index("check", 1) + 1
    paths: list[str] = []
    others: list[str] = []
    valued = False
    for argument in arguments[at:]:
        if valued or argument.startswith("-"):
            others.append(argument)
            valued = not valued and argument in _VALUED
        else:
            paths.append(argument)
    joined = [os.pathsep.join(paths)] if paths else []
    return [*arguments[:at], *joined, *others]


_VALUED = ("--format", "--content", "--now")

if __name__ == "__main__":
    Front(name="La Puce", binary="inv", version=version("invoke")).run(join_paths(sys.argv))
