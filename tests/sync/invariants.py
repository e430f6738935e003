"""What must hold in a simulated world once all is quiet."""

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from rrk_central.accounts import everything, rights_of
from rrk_central.ledger.kinds import KINDS
from rrk_central.ledger.sight import visible
from rrk_central.tables import APPLIED_OP, LEDGER, SYNC_HEAD
from rrk_central.tables import Change as History
from rrk_field.db.bodies import fields_of, shapes
from rrk_field.domain.values import canonical, content_sha256
from tests.office import TestOffice
from tests.sync.simulated import SimulatedLaptop

if TYPE_CHECKING:
    from tests.sync.simulator import World

RESULTS = frozenset().union(*(shape.sync.derived for shape in shapes().values()))
MADE_THERE = ("conflict", "held_change")
_TYPED = re.compile(r"v\d+\.|20\.\d+|9{300}")
Place = tuple[str, str]

QUIET = (
    "SELECT count(*) FROM outbox_mark",
    "SELECT count(*) FROM outbox_op WHERE state IN ('frozen', 'settled')",
    "SELECT count(*) FROM sync_stage",
    "SELECT count(*) FROM sync_unread",
    "SELECT count(*) FROM sync_aside",
    "SELECT applying FROM sync_gate",
    "SELECT count(*) FROM sync_base WHERE id NOT IN (SELECT id FROM outbox_op)",
)


def check(world: "World") -> None:
    """Prove I1 to I7 and I10; I11 is watched by each laptop's file all the time."""
    with world.office.database.reading() as connection:
        history = connection.execute(
            sa.select(History).order_by(col(History.id), col(History.revision))
        ).all()
        kept = _everything(connection)
        _check_positions(world, connection)
        if not world.restored:
            _check_ends(world, connection)
    for laptop in world.laptops:
        _check_quiet(world, laptop)
        _check_same(world, laptop)
        if not world.restored:  # what was overwritten or removed lay in the lost history alone
            _check_kept(world, laptop, kept)
    if not world.restored:
        _check_no_silent_overwrite(world, history)
    _check_versions(world, history)
    _check_second_sync(world)


def bodies(office: TestOffice, user_id: str = "") -> tuple[dict[str, str], dict[str, Place]]:
    """Return content hash, and (scope, type), of each record, as an officer may see it."""
    found: dict[str, str] = {}
    places: dict[str, Place] = {}
    with office.database.reading() as connection:
        for row in connection.execute(
            sa.select(LEDGER).where(LEDGER.c.deleted.is_(False), LEDGER.c.type != "held_change")
        ).all():
            places[row.id] = (row.scope, row.type)
        rights = rights_of(connection, user_id) if user_id else everything()
        for name in {name for _, name in places.values()}:
            kind = KINDS[name]
            for stored in connection.execute(sa.select(kind.table)).mappings():
                scope, _ = places.get(stored["id"], ("", ""))
                if scope and rights.may_read(scope, name):
                    fields = kind.fields(dict(stored))
                    seen = visible(rights, scope, kind, fields, stored["created_by"])
                    found[stored["id"]] = _content(name, seen)
    return found, places


def check_same_again(world: "World", before: tuple[dict[str, str], dict[str, Place]]) -> None:
    """After a restore and what laptops gave back, the office has what it had, and no more.

    A conflict whose record is gone for good has no place any more: it lies in the quarantine.
    """
    seed, (old, was), (new, now) = world.seed, before, bodies(world.office)
    with world.office.database.reading() as connection:
        held = connection.execute(sa.select(KINDS["held_change"].table.c.op)).scalars()
        kept = {op["id"] for op in held if op["type"] == "conflict"}
    old = {one: content for one, content in old.items() if one in new or one not in kept}
    lost = {(was[one], one) for one in old.keys() - new.keys()}
    assert not lost, f"seed {seed}: the restored server lacks {lost}"
    more = {(now[one], one) for one in new.keys() - old.keys()}
    assert not more, f"seed {seed}: the restored server has more: {more}"
    other = {(now[one], one) for one in old if (old[one], was[one]) != (new[one], now[one])}
    assert not other, f"seed {seed}: the restored server differs: {other}"


def _check_positions(world: "World", connection: sa.Connection) -> None:
    """I5: unique, and none above the head."""
    positions = list(connection.execute(sa.select(LEDGER.c.pos)).scalars())
    head = connection.execute(sa.select(SYNC_HEAD.c.pos)).scalar_one()
    assert len(set(positions)) == len(positions), f"seed {world.seed}: a position twice"
    assert max(positions, default=0) <= head, f"seed {world.seed}: a position above the head"


def _check_ends(world: "World", connection: sa.Connection) -> None:
    """I2: every change that was sent was applied, or lies in the quarantine."""
    held = KINDS["held_change"].table
    ended = {*connection.execute(sa.select(APPLIED_OP.c.op_id)).scalars()}
    ended |= {*connection.execute(sa.select(held.c.op_id)).scalars()}
    for laptop in world.laptops:
        lost = laptop.line.sent.keys() - ended
        assert not lost, f"seed {world.seed}: {laptop.user}: changes without an end: {lost}"


def _check_quiet(world: "World", laptop: SimulatedLaptop) -> None:
    """I10: nothing waits, and nothing is left of what waited."""
    for query in QUIET:
        [(left,)] = laptop.rows(query)
        assert left == 0, f"seed {world.seed}: {laptop.user}: {query}: {left}"


def _check_same(world: "World", laptop: SimulatedLaptop) -> None:
    """I1 and I7: the laptop has what the office has in its scopes, and no more."""
    user_id = next(one for one, name in world.users.items() if name == laptop.user)
    wanted, places = bodies(world.office, user_id)
    found: dict[str, str] = {}
    names: dict[str, str] = {}
    held = {one for (one,) in laptop.rows("SELECT id FROM outbox_op WHERE state = 'held'")}
    with laptop.store.reading() as connection:
        for name, shape in shapes().items():
            if name == "held_change":
                continue  # which of these a coordinator sees is the office's own test
            result = connection.exec_driver_sql(f'SELECT * FROM "{name}" WHERE removed_at IS NULL')
            columns = result.keys()
            for values in result:
                row = dict(zip(columns, values, strict=True))
                if row["revision"] is not None:
                    found[row["id"]] = _content(name, fields_of(shape, row))
                    names[row["id"]] = name
    for one in held:
        wanted.pop(one, None)
        found.pop(one, None)
    who = f"seed {world.seed}: {laptop.user}"
    extra = {(names[one], one) for one in found.keys() - wanted.keys()}
    assert not extra, f"{who} keeps too much: {extra}"
    missing = {(places[one], one) for one in wanted.keys() - found.keys()}
    assert not missing, f"{who} lacks {missing}"
    differing = {(places[one], one) for one in wanted if wanted[one] != found[one]}
    assert not differing, f"{who} differs: {differing}"


def _check_kept(world: "World", laptop: SimulatedLaptop, office: set[str]) -> None:
    """Nothing lost: what was typed last, and all that was ever sent, is somewhere."""
    kept = office.union(
        *(_TYPED.findall(text) for (text,) in laptop.rows("SELECT body FROM outbox_op"))
    )
    who = f"seed {world.seed}: {laptop.user}"
    for (record_id, name), value in laptop.last.items():
        if _counts(value):
            assert str(value) in kept, f"{who}: {name} of {record_id} lost {value}"
    for op in laptop.line.sent.values():
        for name, (_, value) in op.set.items():
            if _counts(value):
                assert str(value) in kept, f"{who}: sent {name}={value} is nowhere"


def _counts(value: Any) -> bool:
    return bool(_TYPED.fullmatch(str(value)))


def _check_no_silent_overwrite(world: "World", history: Any) -> None:
    """I3: whoever wrote over a value had seen it, or what led to it."""
    typed: dict[str, list[SimulatedLaptop]] = defaultdict(list)
    for laptop in world.laptops:
        typed[laptop.user].append(laptop)
    seen: dict[str, list[str]] = defaultdict(list)
    for row in history:
        sent = [each for each in world.laptops if row.op_id in each.line.sent]
        laptops = sent or typed.get(world.users.get(row.user_id, ""), [])
        if sent and sent[0].line.sent[row.op_id].id != row.id:
            laptops = world.laptops  # a decision carried out what somebody else had entered
        removed = [each.removed_at[row.id] for each in laptops if row.id in each.removed_at]
        if row.kind == "delete" and removed:
            others = {*seen[row.id][max(removed) :]} - {row.user_id}
            assert not others, (
                f"seed {world.seed}: {laptops[0].user} removed unseen work: {row.id} {removed}"
            )
        seen[row.id].append(row.user_id)
        if not laptops or row.kind not in ("edit", "merge", "resolve"):
            continue
        for name, (before, after) in row.diff.items():
            pairs = [pair for each in laptops for pair in each.typed.get((row.id, name), ())]
            if name in RESULTS or not pairs or (before or None) == (after or None):
                continue
            assert _leads(pairs, before or None, after or None), (
                f"seed {world.seed}: {laptops[0].user} overwrote {name} of {row.id}:"
                f" {before}, {after}; {pairs}"
            )


def _leads(pairs: list[tuple[Any, Any]], before: Any, after: Any) -> bool:
    """Tell whether a chain of typed values leads from one value to the other."""
    reached = {before}
    for shown, typed in pairs:
        if shown in reached:
            reached.add(typed)
    return after in reached


def _check_versions(world: "World", history: Any) -> None:
    """I4: versions without a gap, each change once, and undoing all gives the first body."""
    versions: dict[str, list[Any]] = defaultdict(list)
    for row in history:
        versions[row.id].append(row)
    types: dict[str, str] = {}
    now: dict[str, dict[str, Any]] = {}
    with world.office.database.reading() as connection:
        for one, name in connection.execute(sa.select(LEDGER.c.id, LEDGER.c.type)):
            types[one] = name
        for name in {*types.values()} - {*MADE_THERE}:
            for stored in connection.execute(sa.select(KINDS[name].table)).mappings():
                now[stored["id"]] = KINDS[name].fields(dict(stored))
    for one, rows in versions.items():
        where = f"seed {world.seed}: {types[one]} {one}"
        numbers = [row.revision for row in rows]
        assert numbers == list(range(1, len(numbers) + 1)), f"{where}: versions {numbers}"
        made = [(row.op_id, row.kind) for row in rows]
        twice = len({*made}) < len(made) and types[one] not in MADE_THERE
        assert not twice, f"{where}: a change was made twice"
        if one in now:
            _check_undone(where, now[one], rows, KINDS[types[one]].closed)


def _check_undone(where: str, body: dict[str, Any], rows: Any, closed: frozenset[str]) -> None:
    for row in reversed(rows[1:]):
        body |= {name: before for name, (before, _) in row.diff.items()}
    for name, (_, first) in rows[0].diff.items():
        if name not in closed:
            same = canonical(body.get(name)) == canonical(first)
            assert same, f"{where}: undone, {name} is {body.get(name)} and began as {first}"


def _check_second_sync(world: "World") -> None:
    """I6: when all is quiet, an exchange moves nothing, in two requests."""
    for laptop in world.laptops:
        before = laptop.line.requests
        report = laptop.sync()
        who = f"seed {world.seed}: {laptop.user}"
        [(held,)] = laptop.rows("SELECT count(*) FROM outbox_op")
        assert report is not None, who
        assert (report.sent, report.received) == (0, 0), f"{who}: a second time moved something"
        assert laptop.line.requests - before <= 2 + 2 * bool(held), f"{who}: too many requests"


def _content(name: str, fields: dict[str, Any]) -> str:
    derived = {*shapes()[name].sync.derived}
    return content_sha256({key: value for key, value in fields.items() if key not in derived})


def _everything(connection: sa.Connection) -> set[str]:
    """Return all typed values the office ever kept: history, conflicts, quarantine."""
    found: set[str] = set()
    for (diff,) in connection.execute(sa.select(History.diff)):  # type: ignore[call-overload]
        found.update(_TYPED.findall(json.dumps(diff)))
    for name in MADE_THERE:
        for row in connection.execute(sa.select(KINDS[name].table)).mappings():
            found.update(_TYPED.findall(json.dumps(dict(row), default=str)))
    return found
