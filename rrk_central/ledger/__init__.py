"""The records of the office: `apply` is the only way to write them, `pull` how they are read."""

from rrk_central.ledger.answers import digest, held_states
from rrk_central.ledger.apply import apply
from rrk_central.ledger.entering import OFFICE_CALLER, creation
from rrk_central.ledger.forms import Forms
from rrk_central.ledger.greeting import greet
from rrk_central.ledger.pull import pull
from rrk_central.ledger.recovery import restored, wanted
from rrk_central.ledger.reviewing import decide_held, discard
from rrk_central.ledger.upcasting import MIN_PULL_SCHEMA, MIN_PUSH_SCHEMA
from rrk_central.ledger.versions import history

__all__ = [
    "MIN_PULL_SCHEMA",
    "MIN_PUSH_SCHEMA",
    "OFFICE_CALLER",
    "Forms",
    "apply",
    "creation",
    "decide_held",
    "digest",
    "discard",
    "greet",
    "held_states",
    "history",
    "pull",
    "restored",
    "wanted",
]
