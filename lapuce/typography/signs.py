"""The characters and the words of the rules."""

from __future__ import annotations

NO_BREAK = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"

# Stand-ins for what is not text. Noncharacters: illegal in HTML, so no icon font uses them.
TAG = "\ufdd0"
"""An inline tag: transparent."""
OPAQUE = "\ufdd1"
"""Code, a foreign phrase, an address: a word that nothing enters."""
WALL = "\ufdd2"
"""The edge of a block: nothing pairs, groups or binds across it."""

SPACE = f"[ \t\n\r\f\v{NO_BREAK}{NARROW}\N{THIN SPACE}]"
LETTER = r"[^\W\d_]"

MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
UNITS = "|".join(
    [
        "[KMGTP]i?[ob](?:/s)?|ko(?:/s)?|o|[kKMGT]?bits?(?:/s)?|[kMGT]?b(?:/s)?|[kKMGT]?B(?:/s)?",
        "[kMG]?Hz|[kmMG]?W|[kmM]?Wh|m?Ah|m?A|[mk]?V",
        "(?:n|µ|μ|m|c|d|k)?m[²³]?|[mk]?g|t|ms|s|min|h|km/h|m/s",
        "dB|px|Mpx|Mpix|ppp|ppi|dpi|i/s|fps|°C|°F|°|k?J|N|K|[mc]?[lL]|lm|lux|nits?|Ω",
        "k€|M€|Md€",
        "pouces?|mégapixels?|millions?|milliards?|euros?|dollars?",
    ]
)
MARKS = "%‰€$£¥"
