"""Seeded random histories: three laptops, one office, and faults at every step.

Laptops are real files and the office's ledger is the real one, called without HTTP. `World.check`
proves at the end that nothing was lost, nothing overwritten unseen, and all agree.
"""

import json
import random
import threading
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from rrk_central import accounts, ledger
from rrk_central.ledger.kinds import KINDS
from rrk_central.tables import Change as History
from rrk_central.tables import Ledger, SyncHead
from rrk_field.db.bodies import fields_of, shapes
from rrk_field.db.staging import Applying
from rrk_field.db.store import Store
from rrk_field.domain.record import Record
from rrk_field.domain.records import (
    Conflict,
    Dwelling,
    Household,
    HouseholdAssessment,
    InfrastructureProject,
    InfrastructureSurvey,
    MonitoringVisit,
    Person,
)
from rrk_field.domain.surveys import Survey
from rrk_field.domain.values import content_sha256
from rrk_field.sync.central import ServerNotFoundError
from rrk_field.sync.engine import enrol, synchronise
from rrk_field.sync.protocol import (
    EnrolReply,
    HeldReply,
    HelloReply,
    HelloRequest,
    Op,
    PullReply,
    PullRequest,
    PushReply,
    RecoverRequest,
)
from tests.office import PASSWORD, Backup, TestOffice
from tests.sync.conftest import ISTOG, KLINE, PEJE, open_store

TEXTS: dict[type[Record], tuple[str, ...]] = {
    Household: ("phone_1", "email", "contact_person"),
    Person: ("given_name", "nickname", "id_value"),
    Dwelling: ("address", "parcel_no"),
    HouseholdAssessment: ("officer_id",),
    MonitoringVisit: ("officer_id",),
    InfrastructureProject: ("name", "contractor"),
    InfrastructureSurvey: ("officer_id",),
}


RESULTS = frozenset().union(*(shape.sync.derived for shape in shapes().values()))

CHILDREN: dict[type[Person | Dwelling | HouseholdAssessment | MonitoringVisit], str] = {
    Person: "given_name",
    Dwelling: "address",
    HouseholdAssessment: "officer_id",
    MonitoringVisit: "officer_id",
}
ANSWERED: tuple[type[Survey], ...] = (
    HouseholdAssessment,
    MonitoringVisit,
    InfrastructureSurvey,
)


RESTORED_EVERY = 60


class Killed(BaseException):
    """The laptop was switched off."""


class Line:
    """Stands for `Central`: the real ledger, and a line that may fail."""

    def __init__(self, office: TestOffice, name: str, chance: random.Random) -> None:
        self.token = ""
        self.address = "https://office.example"
        self.bytes_up = self.bytes_down = 0
        self.fault = 0.0
        self.in_the_air: Callable[[], None] | None = None
        self.when = "push"
        self.sent: list[Op] = []
        self._office = office
        self._name = name
        self._chance = chance

    def enrol(self, user: str, password: str, device_name: str) -> EnrolReply:
        database = self._office.database
        with database.reading() as connection:
            user_id, full_name = accounts.verified(
                connection, self._office.settings, user, password
            )
        with database.plain() as connection:
            device_id, token, code = accounts.add_device(connection, user_id, device_name)
            server_id = connection.execute(sa.select(SyncHead.server_id)).scalar_one()  # type: ignore[call-overload]
        return EnrolReply(
            device_id=device_id, token=token, code=code, server_id=server_id, user_id=user_id,
            user_name=full_name, role="officer",
        )  # fmt: skip

    def hello(self, asked: HelloRequest) -> HelloReply:
        self._may_fail()
        with self._office.database.reading() as connection:
            caller = self._caller(connection)
            rights = accounts.rights_of(connection, caller.user_id)
            head = connection.execute(sa.select(SyncHead)).one()
        return HelloReply(
            protocol=1, server_id=head.server_id, epoch=head.epoch, schema=1, min_push_schema=1,
            min_pull_schema=1, server_time=datetime.now(UTC), user_id=caller.user_id, user_name="",
            role=rights.role, device_id=caller.device_id, device_code=caller.code,
            device_state="active", ticket="t", scopes=ledger.scopes_of(rights),
        )  # fmt: skip

    def push(self, *, schema: int, epoch: str, ops: list[str]) -> PushReply:
        self._may_fail()
        parsed = [Op.model_validate_json(text) for text in ops]
        self.sent += parsed
        database = self._office.database
        with database.reading() as connection:
            caller = self._caller(connection)
        for _ in range(1 + (self._chance.random() < self.fault / 2)):
            reply = ledger.apply(database, parsed, caller, epoch=epoch)
        self._meanwhile("push")
        self._may_fail()
        return PushReply.model_validate_json(reply.model_dump_json())

    def pull(self, asked: PullRequest) -> tuple[PullReply, list[dict[str, Any]]]:
        self._may_fail()
        with self._office.database.reading() as connection:
            caller = self._caller(connection)
        body = ledger.pull(self._office.database, asked, caller)
        self._meanwhile("pull")
        self._may_fail()
        return PullReply.model_validate_json(body), json.loads(body)["changes"]

    def held(self, op_ids: list[str]) -> HeldReply:
        with self._office.database.reading() as connection:
            caller = self._caller(connection)
        return ledger.held_states(self._office.database, op_ids, caller)

    def recover(self, *, epoch: str, records: list[tuple[str, int]]) -> list[str]:
        self._may_fail()
        asked = RecoverRequest(epoch=epoch, records=records)
        return ledger.wanted(self._office.database, asked).wanted

    def _caller(self, connection: sa.Connection) -> accounts.Caller:
        return accounts.caller(connection, self.token)

    def _meanwhile(self, call: str) -> None:
        """Let the officer do something while the answer is on its way."""
        if self.in_the_air is not None and self.when == call:
            self.in_the_air()

    def _may_fail(self) -> None:
        if self._chance.random() < self.fault:
            raise ServerNotFoundError


class SimulatedLaptop:
    """A laptop, and what its officer saw and typed."""

    def __init__(self, world: "World", name: str, folder: Path, scopes: tuple[str, ...]) -> None:
        role = "coordinator" if len(scopes) > 2 else "officer"
        self.user_id = world.office.add_user(name, role, *scopes)
        self.name = name
        self.scopes = set(scopes)
        self.chance = world.chance
        self.world = world
        self.folder = folder
        self.store = open_store(folder, name)
        self.line = Line(world.office, name, world.chance)
        self.typed: dict[tuple[str, str], list[tuple[Any, Any]]] = defaultdict(list)
        """(record, field) -> pairs of what was shown and what was typed over it."""
        self.last: dict[tuple[str, str], Any] = {}
        """(record, field) -> the last value typed, if it must not get lost."""
        self.removed_at: dict[str, int] = {}
        """Record -> the revision that was shown when it was removed."""
        enrol(
            self.store, self.line, user=name, password=PASSWORD, device_name=name  # type: ignore[arg-type]
        )  # fmt: skip

    def sync(self, *, kill_after: int | None = None) -> bool:
        """Synchronise once; tell whether it ended well."""
        real = Applying._slice
        slices = [0]

        def dying(applying: Applying, *args: Any, **kept: Any) -> None:
            if slices[0] == kill_after:
                raise Killed
            slices[0] += 1
            real(applying, *args, **kept)

        if kill_after is not None:
            Applying._slice = dying  # type: ignore[method-assign,assignment]
        try:
            synchronise(self.store, self.line, lambda _progress: None, threading.Event())  # type: ignore[arg-type]
        except ServerNotFoundError:
            return False
        except Killed:
            self.store.close()
            self.store = open_store(self.folder, self.name)
            return False
        finally:
            Applying._slice = real  # type: ignore[method-assign]
        return True

    def some(self, record_class: type[Record]) -> Record | None:
        found = self.store.find(record_class)
        return self.chance.choice(found) if found else None

    def type(self, record: Record, **values: Any) -> None:
        """Type values over what is shown, and note both."""
        shown = self.fields(record)
        for name, value in values.items():
            setattr(record, name, value)
        self.store.save(record)
        self.note(record, shown)

    def note(self, record: Record, shown: dict[str, Any]) -> None:
        now = self.fields(record)
        for name in shown.keys() | now.keys():
            if shown.get(name) != now.get(name):
                self.typed[record.id, name].append((shown.get(name), now.get(name)))
                self.last[record.id, name] = now.get(name)

    def fields(self, record: Record) -> dict[str, Any]:
        with self.store.reading() as connection:
            row = (
                connection.exec_driver_sql(
                    f'SELECT * FROM "{record.__tablename__}" WHERE id = ?', (record.id,)
                )
                .mappings()
                .first()
            )
        return fields_of(shapes()[record.__tablename__], dict(row)) if row else {}

    def remove(self, record: Record) -> None:
        with self.store.reading() as connection:
            connection.exec_driver_sql("SELECT 1")
        self._forget(record)
        self.store.remove(record)

    def _forget(self, record: Record) -> None:
        below: list[Record] = [record]
        if isinstance(record, Household):
            for child in CHILDREN:
                below += self.store.find(child, household_id=record.id)
        if isinstance(record, InfrastructureProject):
            below += self.store.find(InfrastructureSurvey, project_id=record.id)
        for each in below:
            self.removed_at[each.id] = self._seen(each)
            for key in [key for key in self.last if key[0] == each.id]:
                del self.last[key]

    def _seen(self, record: Record) -> int:
        """Return the revision that the officer's first unsent change was made on."""
        with self.store.reading() as connection:
            found = connection.exec_driver_sql(
                "SELECT seen_revision FROM sync_base WHERE id = ?", (record.id,)
            ).scalar()
        return found if found is not None else (record.revision or 0)


class World:
    """The office and its laptops."""

    def __init__(self, office: TestOffice, folder: Path, seed: int) -> None:
        self.seed = seed
        self.office = office
        self.chance = random.Random(seed)
        self.number = 0
        self.restored = False
        self.laptops = [
            SimulatedLaptop(self, "arta", folder / "arta", (PEJE, ISTOG)),
            SimulatedLaptop(self, "besnik", folder / "besnik", (PEJE,)),
            SimulatedLaptop(self, "milena", folder / "milena", (PEJE, ISTOG, KLINE)),
        ]

    def close(self) -> None:
        for laptop in self.laptops:
            laptop.store.close()

    def run(self, steps: int, backup: Backup | None = None) -> None:
        """Do random things; with a `backup` the server is put back in between.

        What has left all laptops by then cannot come back, so nothing moves away in that case.
        """
        actions: list[tuple[int, Callable[[SimulatedLaptop], None]]] = [
            (4, self.add_household), (1, self.add_project), (6, self.add_child), (22, self.edit),
            (8, self.answer),
            (3, self.edit_row), (3, self.put_back), (2, self.move_point), (3, self.remove),
            (1, self.undo_removal), (2, self.many_at_once), (2, self.move_away), (2, self.decide),
            (1, self.change_grants), (16, self.sync),
        ]  # fmt: skip
        if backup is not None:
            leaving = (self.move_away, self.change_grants)
            actions = [each for each in actions if each[1] not in leaving]
        weights = [weight for weight, _ in actions]
        for step in range(steps):
            if backup is not None and step % RESTORED_EVERY == RESTORED_EVERY // 3:
                backup.keep()
            if backup is not None and step % RESTORED_EVERY == RESTORED_EVERY - 1:
                self.restore_server(backup)
            [(_, action)] = self.chance.choices(actions, weights)
            action(self.chance.choice(self.laptops))

    def restore_server(self, backup: Backup) -> None:
        """Put the backup back; afterwards all that was there must be there again, and no more."""
        self.restored = True
        self.settle()
        with self.office.database.reading() as connection:
            before = _bodies(connection)
        backup.put_back()
        self.settle()
        with self.office.database.reading() as connection:
            after = _bodies(connection)
        lost = {before[1][one] for one in before[0].keys() - after[0].keys()}
        assert not lost, f"seed {self.seed}: the restored server lacks {lost}"
        more = {after[1][one] for one in after[0].keys() - before[0].keys()}
        assert not more, f"seed {self.seed}: the restored server has more: {more}"
        assert before == after, f"seed {self.seed}: the restored server differs"

    def fresh(self) -> str:
        self.number += 1
        return f"v{self.number}."

    def add_household(self, laptop: SimulatedLaptop) -> None:
        place = self.chance.choice(sorted(laptop.scopes))
        household = Household(municipality_code=place, head_family_name=self.fresh())
        head = Person(household_id=household.id, given_name=self.fresh())
        with laptop.store.together():
            laptop.store.save(household, head)
        for record in (household, head):
            laptop.note(record, {})

    def add_project(self, laptop: SimulatedLaptop) -> None:
        place = self.chance.choice(sorted(laptop.scopes))
        project = InfrastructureProject(municipality_code=place, name=self.fresh())
        survey = InfrastructureSurvey(project_id=project.id)
        with laptop.store.together():
            laptop.store.save(project, survey)
        for record in (project, survey):
            laptop.note(record, {})

    def add_child(self, laptop: SimulatedLaptop) -> None:
        household = laptop.some(Household)
        if household is None:
            return
        kind = self.chance.choice(list(CHILDREN))
        name = CHILDREN[kind]
        child = kind(household_id=household.id)
        setattr(child, name, self.fresh())
        laptop.store.save(child)
        laptop.note(child, {})

    def edit(self, laptop: SimulatedLaptop) -> None:
        kinds: list[type[Record]] = list(TEXTS)
        kind = self.chance.choice(kinds)
        record = laptop.some(kind)
        if record is not None:
            names = self.chance.sample(TEXTS[kind], k=self.chance.randint(1, len(TEXTS[kind])))
            laptop.type(record, **{name: self.fresh() for name in names})

    def answer(self, laptop: SimulatedLaptop) -> None:
        visit = laptop.some(self.chance.choice(ANSWERED))
        if isinstance(visit, Survey):
            path = self.chance.choice(["a", "b", "c"])
            laptop.type(visit, answers={**visit.answers, path: self.fresh()})

    def edit_row(self, laptop: SimulatedLaptop) -> None:
        visit = laptop.some(self.chance.choice(ANSWERED))
        if not isinstance(visit, Survey):
            return
        rows = sorted(path for path in visit.answers if path.endswith("]"))
        answers = dict(visit.answers)
        if not rows or self.chance.random() < 0.4:
            row = f"roster/member[{self.chance.getrandbits(64):016x}]"
            answers |= {row: len(rows) + 1, f"{row}/name": self.fresh()}
        elif self.chance.random() < 0.4:
            gone = self.chance.choice(rows)
            answers = {path: value for path, value in answers.items() if not path.startswith(gone)}
        else:
            answers[f"{self.chance.choice(rows)}/name"] = self.fresh()
        laptop.type(visit, answers=answers)

    def put_back(self, laptop: SimulatedLaptop) -> None:
        keys = [key for key in laptop.typed if "/" not in key[1]]
        if not keys:
            return
        record_id, name = self.chance.choice(keys)
        for kind, names in TEXTS.items():
            record = laptop.store.get(kind, record_id)
            if record is not None and record.removed_at is None and name in names:
                shown = laptop.typed[record_id, name][-1][0]
                laptop.type(record, **{name: "" if shown is None else shown})

    def move_point(self, laptop: SimulatedLaptop) -> None:
        dwelling = laptop.some(Dwelling)
        if dwelling is not None:
            self.number += 1
            name = self.chance.choice(["latitude", "longitude"])
            laptop.type(dwelling, **{name: round(20 + self.number / 1_000_000, 6)})

    def remove(self, laptop: SimulatedLaptop) -> None:
        kinds: list[type[Record]] = [
            Household,
            Person,
            Person,
            Dwelling,
            InfrastructureProject,
        ]
        kind = self.chance.choice(kinds)
        if (record := laptop.some(kind)) is not None:
            laptop.remove(record)

    def undo_removal(self, laptop: SimulatedLaptop) -> None:
        for record_id in list(laptop.removed_at)[-2:]:
            for kind in (Household, Person, Dwelling, InfrastructureProject):
                record = laptop.store.get(kind, record_id)
                if record is not None and record.removed_at is not None:
                    laptop.store.restore(record)
                    return

    def many_at_once(self, laptop: SimulatedLaptop) -> None:
        """Write to several rows with one statement, past all objects."""
        household = laptop.some(Household)
        if household is None:
            return
        persons = laptop.store.find(Person, household_id=household.id)
        shown = {person.id: laptop.fields(person) for person in persons}
        with laptop.store.writing() as connection:
            connection.exec_driver_sql(
                "UPDATE person SET nickname = ? WHERE household_id = ? AND removed_at IS NULL",
                (self.fresh(), household.id),
            )
        for person in persons:
            laptop.note(person, shown[person.id])

    def move_away(self, laptop: SimulatedLaptop) -> None:
        household = laptop.some(Household)
        if household is not None:
            places = laptop.scopes or {PEJE}
            laptop.type(household, municipality_code=self.chance.choice(sorted(places)))

    def decide(self, laptop: SimulatedLaptop) -> None:
        found = [each for each in laptop.store.find(Conflict) if each.status == "open"]
        if not found:
            return
        conflict = self.chance.choice(found)
        kind = next((each for each in TEXTS if each.__tablename__ == conflict.record_type), None)
        record = laptop.store.get(kind, conflict.record_id) if kind else None
        choices: dict[str, Any] = dict.fromkeys(conflict.fields, "theirs")
        with laptop.store.together():
            if kind and record is not None and record.removed_at is None:
                for name in TEXTS[kind]:
                    if name in conflict.fields:
                        laptop.type(record, **{name: self.fresh()})
                        choices[name] = "edited"
            conflict.status, conflict.choices = "resolved", choices
            laptop.store.save(conflict)

    def change_grants(self, laptop: SimulatedLaptop) -> None:
        place = self.chance.choice([PEJE, ISTOG])
        if place in laptop.scopes and len(laptop.scopes) > 1:
            laptop.scopes.discard(place)
            self.office.revoke(laptop.user_id, place)
        elif place not in laptop.scopes:
            laptop.scopes.add(place)
            role = "coordinator" if laptop.name == "milena" else "officer"
            self.office.grant(laptop.user_id, place, role)

    def sync(self, laptop: SimulatedLaptop) -> None:
        laptop.line.fault = self.chance.choice([0.0, 0.0, 0.15, 0.4])
        kill_after = self.chance.choice([None, None, None, 0, 1])
        if self.chance.random() < 0.4:

            def once() -> None:
                laptop.line.in_the_air = None
                doing = [self.edit, self.answer, self.remove, self.put_back, self.undo_removal]
                self.chance.choice(doing)(laptop)

            laptop.line.in_the_air = once
            laptop.line.when = self.chance.choice(["push", "pull"])
        laptop.sync(kill_after=kill_after)
        laptop.line.fault = 0.0
        laptop.line.in_the_air = None

    def settle(self) -> None:
        """End all faults, and synchronise until all is quiet."""
        for _ in range(4):
            for laptop in self.laptops:
                laptop.line.in_the_air, laptop.line.fault = None, 0.0
                assert laptop.sync(), f"seed {self.seed}: {laptop.name} cannot synchronise"

    def check(self) -> None:
        """Prove that nothing was lost, nothing overwritten unseen, and that all agree."""
        with self.office.database.reading() as connection:
            bodies, places = _bodies(connection)
            history = connection.execute(
                sa.select(History).order_by(col(History.id), col(History.revision))
            ).all()
            everything = _everything(connection)
        for laptop in self.laptops:
            self._check_quiet(laptop)
            self._check_same(laptop, bodies, places)
            if not self.restored:  # what was overwritten or removed lay in the lost history alone
                self._check_kept(laptop, everything)
        if not self.restored:
            self._check_no_silent_overwrite(history)
        self._check_versions(history)

    def _check_quiet(self, laptop: SimulatedLaptop) -> None:
        with laptop.store.reading() as connection:
            for query in (
                "SELECT count(*) FROM outbox_mark",
                "SELECT count(*) FROM outbox_op WHERE state IN ('frozen', 'settled')",
                "SELECT count(*) FROM sync_stage",
                "SELECT count(*) FROM sync_unread",
                "SELECT applying FROM sync_gate",
                "SELECT count(*) FROM sync_base WHERE id NOT IN (SELECT id FROM outbox_op)",
            ):
                left = connection.exec_driver_sql(query).scalar()
                assert left == 0, f"seed {self.seed}: {laptop.name}: {query}: {left}"

    def _check_same(
        self, laptop: SimulatedLaptop, bodies: dict[str, str], places: dict[str, tuple[str, str]]
    ) -> None:
        wanted = {one: bodies[one] for one, (scope, _) in places.items() if scope in laptop.scopes}
        found: dict[str, str] = {}
        with laptop.store.reading() as connection:
            skipped = {
                one
                for (one,) in connection.exec_driver_sql(
                    "SELECT id FROM outbox_op WHERE state = 'held'"
                )
            }
            for name, shape in shapes().items():
                if name == "held_change":
                    continue  # which of these a coordinator sees is the office's own test
                rows = connection.exec_driver_sql(
                    f'SELECT * FROM "{name}" WHERE removed_at IS NULL'
                ).mappings()
                for row in rows:
                    if row["revision"] is not None:
                        found[row["id"]] = _content(name, fields_of(shape, dict(row)))
        for one in skipped:
            wanted.pop(one, None)
            found.pop(one, None)
        extra = {places.get(one, ("?", "?"))[1] for one in found.keys() - wanted.keys()}
        assert not extra, f"seed {self.seed}: {laptop.name} keeps too much: {extra}"
        missing = {places[one][1] for one in wanted.keys() - found.keys()}
        assert not missing, f"seed {self.seed}: {laptop.name} lacks {missing}"
        differing = {places[one] for one in wanted if wanted[one] != found[one]}
        assert not differing, f"seed {self.seed}: {laptop.name} differs: {differing}"

    def _check_kept(self, laptop: SimulatedLaptop, everything: str) -> None:
        """Every value that an officer typed last is at the office, in one place or another."""
        with laptop.store.reading() as connection:
            here = {row[0] for row in connection.exec_driver_sql("SELECT body FROM outbox_op")}
        kept = everything + "".join(here)
        for (record_id, name), value in laptop.last.items():
            if value in (None, "") or name == "municipality_code" or name.endswith("]"):
                continue
            text = json.dumps(value)
            where = f"seed {self.seed}: {laptop.name}: {name} of {record_id}"
            assert text in kept, f"{where} lost {text}"
        for op in laptop.line.sent:
            for name, (_, value) in op.set.items():
                if isinstance(value, str) and value.endswith("."):
                    assert value in kept, f"seed {self.seed}: sent {name}={value} is nowhere"

    def _check_no_silent_overwrite(self, history: Any) -> None:
        by_user = {laptop.user_id: laptop for laptop in self.laptops}
        seen: dict[str, list[str]] = defaultdict(list)
        for row in history:
            laptop = by_user.get(row.user_id)
            if laptop is not None and row.kind == "delete" and row.id in laptop.removed_at:
                others = set(seen[row.id][laptop.removed_at[row.id] :]) - {row.user_id}
                assert not others, f"seed {self.seed}: {laptop.name} removed unseen work"
            seen[row.id].append(row.user_id)
            if laptop is None or row.kind not in ("edit", "merge", "resolve"):
                continue
            for name, (before, after) in row.diff.items():
                if name in RESULTS:
                    continue
                pairs = laptop.typed.get((row.id, name))
                if pairs is None or (before or None) == (after or None):
                    continue
                assert _leads(pairs, before or None, after or None), (
                    f"seed {self.seed}: {laptop.name} overwrote {name}: {before}, {after}; {pairs}"
                )

    def _check_versions(self, history: Any) -> None:
        versions: dict[str, list[int]] = defaultdict(list)
        for row in history:
            versions[row.id].append(row.revision)
        for one, numbers in versions.items():
            assert numbers == list(range(1, len(numbers) + 1)), f"seed {self.seed}: gap in {one}"


def _leads(pairs: list[tuple[Any, Any]], before: Any, after: Any) -> bool:
    """Tell whether a chain of typed values leads from one value to the other."""
    reached = {before}
    for shown, typed in pairs:
        if (shown or None) in reached:
            reached.add(typed or None)
    return after in reached


def _content(name: str, fields: dict[str, Any]) -> str:
    derived = {*shapes()[name].sync.derived}
    return content_sha256({key: value for key, value in fields.items() if key not in derived})


def _bodies(connection: sa.Connection) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """Return content hash, and (scope, type), of each record that a laptop may receive."""
    bodies: dict[str, str] = {}
    places: dict[str, tuple[str, str]] = {}
    rows = connection.execute(
        sa.select(Ledger).where(col(Ledger.deleted).is_(False), col(Ledger.type) != "held_change")
    )
    for row in rows.all():
        kind = KINDS[row.type]
        stored = connection.execute(sa.select(kind.table).where(kind.table.c.id == row.id))
        bodies[row.id] = _content(row.type, kind.fields(dict(stored.mappings().one())))
        places[row.id] = (row.scope, row.type)
    return bodies, places


def _everything(connection: sa.Connection) -> str:
    """Return all values the office ever kept: history, conflicts, quarantine."""
    parts: list[str] = [
        json.dumps(diff)
        for (diff,) in connection.execute(sa.select(History.diff))  # type: ignore[call-overload]
    ]
    for name in ("conflict", "held_change"):
        table = KINDS[name].table
        for row in connection.execute(sa.select(table)).mappings():
            parts.append(json.dumps(dict(row), default=str))
    return "\n".join(parts)


def simulate(
    office: TestOffice, folder: Path, *, seed: int, steps: int, backup: Backup | None = None
) -> None:
    """Run one history and check it."""
    world = World(office, folder, seed)
    try:
        world.run(steps, backup)
        world.settle()
        world.check()
    finally:
        world.close()


__all__ = ["Line", "Store", "World", "simulate"]
