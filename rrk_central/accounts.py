"""Who may sign in, from which laptop, and what a person may see and change.

A grant is (person, municipality, role). What a role sees is hashed into a `view`: when it
changes, the laptop receives that scope again from the start.
"""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Final

import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from rrk_central.settings import Settings
from rrk_central.tables import ACCOUNT, DEVICE, SCOPE_GRANT, SIGN_IN_TRY
from rrk_field.domain.places import SERIES
from rrk_field.domain.programme import Questionnaire
from rrk_field.domain.record import EVERYWHERE
from rrk_field.domain.values import SCHEMA, canonical_json
from rrk_field.sync.protocol import PublicKeys

OFFICE: Final = "#office"
"""The scope of what belongs to no municipality and concerns the coordinators only."""

ROLES: Final = ("reader", "officer", "engineer", "protection", "coordinator", "administrator")
"""Later ones weigh more where a person has several.

Source: programme assumption, to be confirmed.
"""
READERS: Final = frozenset({"reader", "officer", "engineer", "protection", "coordinator"})
WRITERS: Final = READERS - {"reader"}

HIDDEN_TYPES: Final[Mapping[str, frozenset[str]]] = {
    role: frozenset() if role == "coordinator" else frozenset({"held_change"}) for role in READERS
}
RESTRICTED: Final = "answers.restricted"
"""Stands in `HIDDEN_FIELDS` for the answers that a questionnaire calls restricted."""

_DELICATE: Final = frozenset({"household_assessment.violence_survivor", RESTRICTED})
HIDDEN_FIELDS: Final[Mapping[str, frozenset[str]]] = dict.fromkeys(
    ("reader", "officer", "engineer", "coordinator"), _DELICATE
)
"""What a role does not see, unless it is the person's own entry.

Source: programme assumption, to be confirmed.
"""

PASSWORD_LETTERS: Final = 12
TRIES: Final = 10
TRIES_SECONDS: Final = 600
_ANY_TICKET: Final = "any"
_COMMON: Final = ("password", "123456", "qwertz", "qwerty", "fjalekalim", "lozinka", "sifra")
_CODE_LETTERS: Final = "ABCDEFGHJKLMNPRSTUVWXYZ"


class Refused(Exception):  # noqa: N818 - it is not an error of the program
    """The server says no: a code of the protocol, and its values."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


@dataclass(frozen=True)
class Rights:
    """What one person may do, read in the transaction that uses it."""

    grants: Mapping[str, str] = field(default_factory=dict)
    """Municipality code -> role."""
    office: bool = False
    """The office's own commands: everything, also what laptops may only read."""
    restricted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Form -> paths of the questions that a published version calls restricted."""
    user_id: str = ""

    @cached_property
    def role(self) -> str:
        """The weightiest role."""
        return max(self.grants.values(), key=ROLES.index, default="reader")

    @cached_property
    def readable(self) -> Mapping[str, str]:
        """Every scope that may be received, with the role there."""
        own = {scope: role for scope, role in sorted(self.grants.items()) if role in READERS}
        if not own:
            return {}
        scopes = {EVERYWHERE: self.role if self.role in READERS else "reader", **own}
        return {**scopes, OFFICE: "coordinator"} if "coordinator" in own.values() else scopes

    def may_read(self, scope: str, kind: str) -> bool:
        """Whether records of this kind in this scope may be received."""
        role = self.readable.get(scope)
        return self.office or (role is not None and kind not in HIDDEN_TYPES[role])

    def may_write(self, scope: str) -> bool:
        """Whether changes in this scope may be applied."""
        return self.office or self.readable.get(scope) in WRITERS

    def coordinates(self, scope: str) -> bool:
        """Whether the office's decisions in this scope may be taken."""
        return self.office or self.readable.get(scope) == "coordinator"

    def hidden_fields(self, scope: str, *authors: object) -> frozenset[str]:
        """`type.field` of what this person does not see in an entry of these people."""
        if self.user_id and self.user_id in authors:
            return frozenset()
        return HIDDEN_FIELDS.get(self.readable.get(scope, ""), frozenset())


def everything() -> Rights:
    """Return the rights of the office itself."""
    return Rights(dict.fromkeys(SERIES, "coordinator"), office=True)


def view(role: str, restricted: Iterable[str] = ()) -> str:
    """Return the hash of what a role sees, `restricted` being the answers that are."""
    hidden = HIDDEN_FIELDS.get(role, frozenset())
    kept = sorted(restricted) if RESTRICTED in hidden else []
    seen = [SCHEMA, sorted(HIDDEN_TYPES.get(role, ())), sorted(hidden), kept]
    return hashlib.sha256(canonical_json(seen)).hexdigest()[:8]


@dataclass(frozen=True)
class Caller:
    """The laptop and the person behind a request, as the token names them."""

    device_id: str
    user_id: str
    user_name: str
    state: str
    code: str
    clock_offset_s: int = 0
    keys: PublicKeys | None = None
    """Of the laptop; none for the office itself."""


def add_account(
    connection: Connection,
    settings: Settings,
    name: str,
    password: str,
    full_name: str = "",
    user_id: str = "",
) -> str:
    """Make an account and return its id. Raises Refused `weak_password`, `name_taken`."""
    check_password(password)
    if connection.execute(sa.select(ACCOUNT).where(ACCOUNT.c.name == name)).first():
        raise Refused("name_taken", name=name)
    user_id = user_id or str(uuid7())
    connection.execute(
        sa.insert(ACCOUNT),
        {
            "id": user_id,
            "name": name,
            "full_name": full_name or name,
            "password_hash": _hasher(settings).hash(password),
        },
    )
    return user_id


def set_password(connection: Connection, settings: Settings, name: str, password: str) -> None:
    """Give an account a new password. Raises Refused `weak_password`, `not_found`."""
    check_password(password)
    values = {"password_hash": _hasher(settings).hash(password)}
    done = connection.execute(sa.update(ACCOUNT).where(ACCOUNT.c.name == name).values(**values))
    if not done.rowcount:
        raise Refused("not_found")


def check_password(password: str) -> None:
    """Raise Refused `weak_password` unless it is long and no common one."""
    folded = password.casefold()
    if len(password) < PASSWORD_LETTERS or any(folded.startswith(word) for word in _COMMON):
        raise Refused("weak_password", letters=PASSWORD_LETTERS)


def grant(connection: Connection, user_id: str, scope: str, role: str) -> None:
    """Give a person one role in a municipality; the one there before ends."""
    if role not in ROLES or scope not in SERIES:
        raise Refused("bad_request", scope=scope, role=role)
    revoke_grant(connection, user_id, scope)
    connection.execute(sa.insert(SCOPE_GRANT), {"user_id": user_id, "scope": scope, "role": role})


def revoke_grant(connection: Connection, user_id: str, scope: str) -> None:
    """Take a municipality from a person."""
    connection.execute(
        sa.delete(SCOPE_GRANT).where(SCOPE_GRANT.c.user_id == user_id, SCOPE_GRANT.c.scope == scope)
    )


def rights_of(connection: Connection, user_id: str) -> Rights:
    """Return what a person may do now."""
    rows = connection.execute(
        sa.select(SCOPE_GRANT.c.scope, SCOPE_GRANT.c.role).where(SCOPE_GRANT.c.user_id == user_id)
    )
    grants = {row.scope: row.role for row in rows}
    return Rights(grants, restricted=_restricted(connection), user_id=user_id)


def _restricted(connection: Connection) -> dict[str, frozenset[str]]:
    table = Questionnaire.metadata.tables[Questionnaire.__tablename__]
    found: dict[str, frozenset[str]] = {}
    for row in connection.execute(sa.select(table.c.form_id, table.c.restricted)):
        if row.restricted:
            found[row.form_id] = found.get(row.form_id, frozenset()) | frozenset(row.restricted)
    return found


def user_id_of(connection: Connection, name: str) -> str:
    """Return the id of an account. Raises Refused `not_found`."""
    found: str | None = connection.execute(
        sa.select(ACCOUNT.c.id).where(ACCOUNT.c.name == name)
    ).scalar()
    if found is None:
        raise Refused("not_found")
    return found


def begin_try(connection: Connection, names: Iterable[str], now: float) -> None:
    """Count a sign-in of these names. Raises Refused `busy` after too many within some minutes.

    It counts from its beginning, so that many at once are not more than allowed.
    """
    hashes = _name_hashes(names)
    ended = SIGN_IN_TRY.c.at < now - TRIES_SECONDS
    connection.execute(sa.delete(SIGN_IN_TRY).where(ended))
    full = connection.execute(
        sa.select(sa.func.min(SIGN_IN_TRY.c.at))
        .where(SIGN_IN_TRY.c.name_sha256.in_(hashes))
        .group_by(SIGN_IN_TRY.c.name_sha256)
        .having(sa.func.count() >= TRIES)
    ).scalars()
    for first in full:
        raise Refused("busy", seconds=round(first + TRIES_SECONDS - now) + 1)
    connection.execute(
        sa.insert(SIGN_IN_TRY), [{"name_sha256": each, "at": now} for each in hashes]
    )


def take_back_try(connection: Connection, names: Iterable[str]) -> None:
    """Count one try of these names less: it did not fail."""
    newest = (
        sa.select(sa.func.max(SIGN_IN_TRY.c.number))
        .where(SIGN_IN_TRY.c.name_sha256.in_(_name_hashes(names)))
        .group_by(SIGN_IN_TRY.c.name_sha256)
    )
    connection.execute(sa.delete(SIGN_IN_TRY).where(SIGN_IN_TRY.c.number.in_(newest)))


def _name_hashes(names: Iterable[str]) -> list[str]:
    """What people type instead of a name, a password for one, is not kept."""
    return [hashlib.sha256(name.encode()).hexdigest() for name in names]


def verified(
    connection: Connection, settings: Settings, name: str, password: str
) -> tuple[str, str]:
    """Return id and full name of the account. Raises Refused `sign_in_refused`.

    An unknown name costs as much time as a wrong password.
    """
    row = connection.execute(
        sa.select(ACCOUNT.c.id, ACCOUNT.c.full_name, ACCOUNT.c.password_hash).where(
            ACCOUNT.c.name == name, ACCOUNT.c.disabled.is_(False)
        )
    ).first()
    hasher = _hasher(settings)
    if row is None:
        hasher.hash(password)
        raise Refused("sign_in_refused")
    try:
        hasher.verify(row.password_hash, password)
    except VerifyMismatchError:
        raise Refused("sign_in_refused") from None
    return row.id, row.full_name


def add_device(
    connection: Connection, user_id: str, name: str, keys: PublicKeys | None = None
) -> tuple[str, str, str]:
    """Make a laptop known; returns its id, its token (not kept) and its code."""
    device_id, token = str(uuid7()), secrets.token_urlsafe(32)
    count = connection.execute(sa.select(sa.func.count()).select_from(DEVICE)).scalar_one()
    connection.execute(
        sa.insert(DEVICE),
        {
            "id": device_id,
            "user_id": user_id,
            "name": name,
            "token_hash": _token_hash(token),
            "code": device_code(count),
            "sign_key": keys.sign if keys else "",
            "seal_key": keys.seal if keys else "",
        },
    )
    return device_id, token, device_code(count)


def device_code(number: int) -> str:
    """Return the short name of the laptop with this number, `K7`; no letter looks like a digit."""
    turn, letter = divmod(number, len(_CODE_LETTERS))
    return f"{_CODE_LETTERS[letter]}{turn + 1}"


def caller(connection: Connection, token: str) -> Caller:
    """Return who sends this token. Raises Refused `token_expired`, `device_revoked`."""
    found = _device(connection, DEVICE.c.token_hash == _token_hash(token))
    if found is None:
        raise Refused("token_expired")
    if found.state == "revoked":
        raise Refused("device_revoked")
    return found


def _device(connection: Connection, which: sa.ColumnElement[bool]) -> Caller | None:
    row = connection.execute(
        sa.select(
            DEVICE.c.id,
            DEVICE.c.user_id,
            DEVICE.c.state,
            DEVICE.c.code,
            DEVICE.c.clock_offset_s,
            DEVICE.c.sign_key,
            DEVICE.c.seal_key,
            ACCOUNT.c.full_name,
            ACCOUNT.c.disabled,
        )
        .join(ACCOUNT, ACCOUNT.c.id == DEVICE.c.user_id)
        .where(which)
    ).first()
    if row is None:
        return None
    keys = PublicKeys(sign=row.sign_key, seal=row.seal_key) if row.sign_key else None
    state = "revoked" if row.disabled else row.state
    return Caller(row.id, row.user_id, row.full_name, state, row.code, row.clock_offset_s, keys)


def set_device_state(connection: Connection, code: str, state: str) -> None:
    """Set a laptop to active, retiring or revoked. Raises Refused `not_found`."""
    done = connection.execute(sa.update(DEVICE).where(DEVICE.c.code == code).values(state=state))
    if not done.rowcount:
        raise Refused("not_found")


def next_ticket(connection: Connection, device_id: str, ticket: str, nonce: str) -> str:
    """Return the ticket that the laptop shows next time. Raises Refused `device_copied`.

    The last ticket with the same nonce is a lost reply: the same answer again. With another
    nonce two copies of one laptop are at work.
    """
    row = connection.execute(
        sa.select(DEVICE.c.ticket, DEVICE.c.ticket_before, DEVICE.c.ticket_nonce)
        .where(DEVICE.c.id == device_id)
        .with_for_update()  # the same request may be at work twice
    ).one()
    if row.ticket and ticket == row.ticket_before and nonce == row.ticket_nonce:
        return str(row.ticket)
    if row.ticket not in (ticket, _ANY_TICKET):
        raise Refused("device_copied")
    fresh = secrets.token_urlsafe(9)
    connection.execute(
        sa.update(DEVICE)
        .where(DEVICE.c.id == device_id)
        .values(ticket=fresh, ticket_before=ticket, ticket_nonce=nonce)
    )
    return fresh


def forget_tickets(connection: Connection) -> None:
    """Believe the next ticket of each laptop: a restored server does not know the last one."""
    connection.execute(
        sa.update(DEVICE).values(
            ticket=_ANY_TICKET, ticket_before="", ticket_nonce="", parted_at=None, common_pos=None
        )
    )


def part(connection: Connection, device_id: str, common: int) -> None:
    """Note that a laptop knows a later past than ours, and up to where it is the same."""
    values = {"parted_at": datetime.now(UTC), "common_pos": common}
    connection.execute(sa.update(DEVICE).where(DEVICE.c.id == device_id).values(**values))


def seen(connection: Connection, device_id: str, **facts: object) -> None:
    """Note when and with what a laptop was last here."""
    values = {"last_seen": datetime.now(UTC), "parted_at": None, "common_pos": None, **facts}
    connection.execute(sa.update(DEVICE).where(DEVICE.c.id == device_id).values(**values))


def devices(connection: Connection) -> Iterable[sa.RowMapping]:
    """Return every laptop with its account's name, oldest first."""
    return (
        connection.execute(
            sa.select(
                DEVICE.c.code,
                DEVICE.c.name,
                DEVICE.c.state,
                DEVICE.c.last_seen,
                DEVICE.c.app,
                ACCOUNT.c.name.label("user"),
            )
            .join(ACCOUNT, ACCOUNT.c.id == DEVICE.c.user_id)
            .order_by(DEVICE.c.id)
        )
        .mappings()
        .all()
    )


def _token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _hasher(settings: Settings) -> PasswordHasher:
    return PasswordHasher(
        time_cost=settings.password_rounds, memory_cost=settings.password_memory_kib
    )
