"""What an article says of a device, against its sheet."""

from lapuce.checks.claims.asserting import is_asserted
from lapuce.checks.claims.comparing import denied_by
from lapuce.checks.claims.events import event_of
from lapuce.checks.claims.naming import (
    BRAND,
    DEVICE,
    STRANGER,
    Name,
    find_names,
    find_strangers,
    hide_names,
)
from lapuce.checks.claims.reading import OPENING_WORDS, Claim, find_claims, readable
from lapuce.checks.claims.subjects import Paragraph, units
from lapuce.checks.claims.tables import is_table, table_claims

__all__ = [
    "BRAND", "DEVICE", "OPENING_WORDS", "STRANGER", "Claim", "Name", "Paragraph", "denied_by", "event_of", "find_claims", "find_names",
    "find_strangers", "hide_names", "is_asserted", "is_table", "readable", "table_claims", "units",
]  # fmt: skip
