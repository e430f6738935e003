"""What of a record a person's role may see."""

from rrk_central.accounts import Rights
from rrk_central.ledger.kinds import KINDS, Kind
from rrk_field.domain.values import Fields


def visible(rights: Rights, scope: str, kind: Kind, fields: Fields) -> Fields:
    """Return the fields without those that the role does not see."""
    hidden = rights.hidden_fields(scope)
    if not hidden:
        return fields
    return {name: value for name, value in fields.items() if f"{kind.name}.{name}" not in hidden}


def visible_kinds(rights: Rights, scope: str) -> list[str]:
    """Return the kinds of records that the role sees in a scope."""
    return [name for name in KINDS if rights.may_read(scope, name)]
