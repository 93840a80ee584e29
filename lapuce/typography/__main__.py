"""Set standard input on standard output: `python -m lapuce.typography [--text]`."""

from __future__ import annotations

import argparse
import sys

from lapuce.typography import typeset_html, typeset_text


def main() -> None:
    """Read UTF-8, whatever the locale, and write it back; a byte that is not stays as it is."""
    parser = argparse.ArgumentParser(
        prog="python -m lapuce.typography",
        description="Compose l’entrée standard selon la convention de La Puce.",
    )
    parser.add_argument("--text", action="store_true", help="du texte simple, et non du HTML")
    typeset = typeset_text if parser.parse_args().text else typeset_html
    source = sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
    sys.stdout.buffer.write(typeset(source).encode("utf-8", "surrogateescape"))


if __name__ == "__main__":
    main()
