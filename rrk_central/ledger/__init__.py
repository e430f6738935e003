"""The records of the office: `apply` is the only way to write them, `pull` how they are read."""

from rrk_central.ledger.answers import digest, held_states
from rrk_central.ledger.apply import apply
from rrk_central.ledger.entering import OFFICE_CALLER, creation
from rrk_central.ledger.forms import Forms
from rrk_central.ledger.pull import pull, scopes_of
from rrk_central.ledger.recovery import restored, wanted

__all__ = [
    "OFFICE_CALLER",
    "Forms",
    "apply",
    "creation",
    "digest",
    "held_states",
    "pull",
    "restored",
    "scopes_of",
    "wanted",
]
