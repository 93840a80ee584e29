"""`python -m lapuce.typography [--text]`: standard input to standard output, in UTF-8."""

from __future__ import annotations

import sys

from lapuce.typography import typeset_html, typeset_text


def main(arguments: list[str]) -> int:
    """Set standard input; return the exit status."""
    if any(one != "--text" for one in arguments):
        print("usage : python -m lapuce.typography [--text]", file=sys.stderr)
        return 2
    setter = typeset_text if "--text" in arguments else typeset_html
    text = sys.stdin.buffer.read().decode("utf-8")
    sys.stdout.buffer.write(setter(text).encode("utf-8"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
