"""How the patterns of this folder are written: French phrases, parted by commas."""

from __future__ import annotations

import re


def any_of(phrases: str) -> str:
    """
    Return a group that matches any of the phrases.

    Args:
        phrases: Parted by commas and ends of lines; a space stands for any space, and a phrase
            may hold a regular expression without comma. Apostrophes are curved, as `readable`
            makes those of the text.
    """
    listed = (r"\s".join(one.split()) for one in phrases.split(","))
    return f"(?:{'|'.join(one for one in listed if one)})"


def phrases(listed: str, end: str = r"\b", start: str = r"\b") -> re.Pattern[str]:
    """Return a pattern for any of the phrases, as whole words unless told otherwise."""
    return re.compile(f"{start}{any_of(listed)}{end}", re.IGNORECASE)


THE = r"(?:l[ea]\s|l’)"
TYPES = any_of(
    """
    tablettes?, téléphones?, smartphones?, mobiles?, appareils?, machines?, montres?, liseuses?,
    consoles?, phablettes?, terminal, terminaux, ardoises?, boîtiers?, ordinateurs?, PC, hybride
    """
)
"""What a device may be called."""
