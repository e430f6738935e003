"""Seeded random histories: three laptops and their copies, one office, and faults at every step.

A step is one thing that an officer or the office does, one fault outside of an exchange, or one
request of an exchange. `invariants` proves at the end that nothing was lost, nothing overwritten
unseen, and that all agree.
"""

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import event

from rrk_field.domain.differences import HeldChange
from rrk_field.domain.record import Record
from rrk_field.domain.records import (
    Conflict,
    DamageSurvey,
    Dwelling,
    Household,
    HouseholdAssessment,
    InfrastructureProject,
    InfrastructureSurvey,
    MonitoringVisit,
    Person,
)
from rrk_field.domain.surveys import Survey
from tests.office import Backup, TestOffice, open_office
from tests.sync import invariants
from tests.sync.conftest import ISTOG, KLINE, PEJE
from tests.sync.simulated import Clock, SimulatedLaptop, simulated

TEXTS: dict[type[Record], tuple[str, ...]] = {
    Household: ("phone_1", "email", "contact_person"),
    Person: ("given_name", "nickname", "id_value"),
    Dwelling: ("address", "parcel_no"),
    HouseholdAssessment: ("officer_id",),
    DamageSurvey: ("officer_id",),
    MonitoringVisit: ("officer_id",),
    InfrastructureProject: ("name", "contractor"),
    InfrastructureSurvey: ("officer_id",),
}
CHILDREN: dict[type[Person | Dwelling | HouseholdAssessment | MonitoringVisit], str] = {
    Person: "given_name",
    Dwelling: "address",
    HouseholdAssessment: "officer_id",
    MonitoringVisit: "officer_id",
}
ANSWERED: tuple[type[Survey], ...] = (
    HouseholdAssessment,
    DamageSurvey,
    MonitoringVisit,
    InfrastructureSurvey,
)
REMOVED = (Household, Person, Person, Dwelling, HouseholdAssessment, InfrastructureProject)
ROOTS_AT_MOST = 14
"""More would meet each other less often, and cost more."""
RESTORED_EVERY = 500
CLOCKS = (timedelta(), timedelta(hours=-1), timedelta(days=3), timedelta(days=-400))

Action = Callable[[SimulatedLaptop], None]


class World:
    """The office and its laptops."""

    def __init__(self, office: TestOffice, folder: Path, seed: int, chance: Random) -> None:
        self.seed = seed
        self.office = office
        self.folder = folder
        self.chance = chance
        self.clock = Clock()
        self.number = 0
        self.done = 0
        self.restored = False
        self.users: dict[str, str] = {}
        self.laptops: list[SimulatedLaptop] = []

    def begin(self) -> None:
        """Open the laptops; the world's clock runs already."""
        for name, role, scopes in (
            ("arta", "officer", (PEJE, ISTOG)),
            ("besnik", "officer", (PEJE,)),
            ("milena", "coordinator", (PEJE, ISTOG, KLINE)),
        ):
            user_id = self.office.add_user(name, role, *scopes)
            self.users[user_id] = name
            folder = self.folder / name
            laptop = SimulatedLaptop(self.office, self.clock, self.chance, folder, name)
            laptop.sign_in()
            laptop.scopes = set(scopes)
            self.laptops.append(laptop)

    def close(self) -> None:
        for laptop in self.laptops:
            laptop.close()

    @property
    def steps(self) -> int:
        return self.done + sum(laptop.line.requests for laptop in self.laptops)

    @property
    def faults(self) -> Counter[str]:
        return sum((laptop.line.faults for laptop in self.laptops), Counter[str]())

    def actions(self, *, restored: bool) -> list[tuple[int, Action]]:
        """Return what may happen, with how often; a restored server cannot get back all."""
        found: list[tuple[int, Action]] = [
            (10, self.add_household), (2, self.add_project), (24, self.add_child),
            (190, self.edit), (90, self.answer), (40, self.edit_row), (25, self.put_back),
            (25, self.move_point), (16, self.remove), (5, self.undo_removal),
            (10, self.many_at_once), (12, self.decide), (4, self.write_too_much),
            (8, self.write_less), (3, self.jump_in_time), (30, self.sync),
        ]  # fmt: skip
        if restored:
            return found
        return [
            *found, (8, self.move_away), (4, self.join_another_household), (5, self.change_grants),
            (2, self.change_role), (6, self.late_arrival), (1, self.keep_copy),
            (1, self.put_copy_back), (1, self.copy_laptop), (2, self.new_version),
            (4, self.decide_held),
        ]  # fmt: skip

    def run(self, steps: int, backup: Backup | None = None) -> None:
        """Do random things; with a `backup` the server is put back in between.

        What has left all laptops by then cannot come back, so nothing moves away in that case.
        """
        found = self.actions(restored=backup is not None)
        weights, actions = [weight for weight, _ in found], [action for _, action in found]
        kept = False
        while self.steps < steps:
            if backup is not None and not kept and self.done % RESTORED_EVERY == 100:
                backup.keep()
                kept = True
            if backup is not None and kept and self.done % RESTORED_EVERY == 0:
                self.restore_server(backup)
                kept = False
            [action] = self.chance.choices(actions, weights)
            self.do(action, self.chance.choice(self.laptops))

    def do(self, action: Action, laptop: SimulatedLaptop) -> None:
        """Let one thing happen: one step, if it is no exchange, whose requests count."""
        self.done += action != self.sync
        with self.clock.of(laptop.off):
            action(laptop)

    def restore_server(self, backup: Backup) -> None:
        """Put the backup back; afterwards all that was there must be there again, and no more."""
        self.restored = True
        self.settle()
        before = invariants.bodies(self.office)
        backup.put_back()
        self.settle()
        invariants.check_same_again(self, before)

    def fresh(self) -> str:
        self.number += 1
        return f"v{self.number}."

    def add_household(self, laptop: SimulatedLaptop) -> None:
        if len(laptop.ids(Household)) >= ROOTS_AT_MOST or not laptop.scopes:
            return self.remove_one(laptop, Household)
        place = self.chance.choice(sorted(laptop.scopes))
        household = Household(municipality_code=place, head_family_name=self.fresh())
        head = Person(household_id=household.id, given_name=self.fresh())
        with laptop.store.together():
            laptop.store.save(household, head)
        laptop.made(household, head)
        return None

    def add_project(self, laptop: SimulatedLaptop) -> None:
        if len(laptop.ids(InfrastructureProject)) >= ROOTS_AT_MOST / 3 or not laptop.scopes:
            return self.remove_one(laptop, InfrastructureProject)
        place = self.chance.choice(sorted(laptop.scopes))
        project = InfrastructureProject(municipality_code=place, name=self.fresh())
        survey = InfrastructureSurvey(project_id=project.id)
        with laptop.store.together():
            laptop.store.save(project, survey)
        laptop.made(project, survey)
        return None

    def add_child(self, laptop: SimulatedLaptop) -> None:
        if self.chance.random() < 0.2:
            self._add_survey(laptop)
            return
        household = laptop.fresh(Household)
        if household is None or household.removed_at is not None:
            return
        kind = self.chance.choice(list(CHILDREN))
        child = kind(household_id=household.id)
        setattr(child, CHILDREN[kind], self.fresh())
        laptop.store.save(child)
        laptop.made(child)

    def _add_survey(self, laptop: SimulatedLaptop) -> None:
        dwelling = laptop.fresh(Dwelling)
        if dwelling is not None:
            survey = DamageSurvey(dwelling_id=dwelling.id, officer_id=self.fresh())
            laptop.store.save(survey)
            laptop.made(survey)

    def edit(self, laptop: SimulatedLaptop) -> None:
        record = laptop.some(*TEXTS)
        if record is not None:
            names = TEXTS[type(record)]
            chosen = self.chance.sample(names, k=self.chance.randint(1, len(names)))
            laptop.type(record, **{name: self.fresh() for name in chosen})

    def answer(self, laptop: SimulatedLaptop) -> None:
        visit = laptop.some(*ANSWERED)
        if isinstance(visit, Survey):
            path = self.chance.choice(["a", "b", "c"])
            laptop.type(visit, answers={**visit.answers, path: self.fresh()})

    def edit_row(self, laptop: SimulatedLaptop) -> None:
        visit = laptop.some(*ANSWERED)
        if not isinstance(visit, Survey):
            return
        rows = sorted(path for path in visit.answers if path.endswith("]"))
        answers = dict(visit.answers)
        if not rows or self.chance.random() < 0.4:
            self.number += 1
            row = f"roster/member[{self.number:016x}]"
            answers |= {row: len(rows) + 1, f"{row}/name": self.fresh()}
        elif self.chance.random() < 0.4:
            gone = self.chance.choice(rows)
            answers = {path: value for path, value in answers.items() if not path.startswith(gone)}
        else:
            answers[f"{self.chance.choice(rows)}/name"] = self.fresh()
        laptop.type(visit, answers=answers)

    def put_back(self, laptop: SimulatedLaptop) -> None:
        keys = [key for key in laptop.recent if key[2] in TEXTS.get(key[0], ())]
        if not keys:
            return
        kind, record_id, name = self.chance.choice(keys)
        record = laptop.store.get(kind, record_id)
        if record is not None and record.removed_at is None:
            shown = laptop.typed[record_id, name][-1][0]
            laptop.type(record, **{name: "" if shown is None else shown})

    def move_point(self, laptop: SimulatedLaptop) -> None:
        dwelling = laptop.some(Dwelling)
        if dwelling is not None:
            self.number += 1
            name = self.chance.choice(["latitude", "longitude"])
            laptop.type(dwelling, **{name: round(20 + self.number / 1_000_000, 6)})

    def remove(self, laptop: SimulatedLaptop) -> None:
        self.remove_one(laptop, self.chance.choice(REMOVED))

    def remove_one(self, laptop: SimulatedLaptop, kind: type[Record]) -> None:
        record = laptop.fresh(kind)
        if record is None:
            return
        laptop.store.remove(record)
        [(stamp,)] = laptop.rows(
            f'SELECT removed_at FROM "{kind.__tablename__}" WHERE id = ?', (record.id,)
        )
        for each in TEXTS:  # what lies under it went too, also what had been set aside
            for one, seen in laptop.rows(
                "SELECT r.id, coalesce(b.seen_revision, r.revision, 0)"
                f' FROM "{each.__tablename__}" r LEFT JOIN sync_base b ON b.id = r.id'
                " WHERE r.removed_at = ?",
                (stamp,),
            ):
                laptop.forget(one, seen)

    def undo_removal(self, laptop: SimulatedLaptop) -> None:
        for record_id in list(laptop.removed_at)[-3:]:
            for kind in frozenset[type[Record]](REMOVED):
                record: Record | None = laptop.store.get(kind, record_id)
                if record is not None and record.removed_at is not None:
                    laptop.store.restore(record)
                    return

    def many_at_once(self, laptop: SimulatedLaptop) -> None:
        """Write to several rows with one statement, past all objects."""
        household = laptop.fresh(Household)
        if household is None:
            return
        query = "SELECT id, nickname FROM person WHERE household_id = ? AND removed_at IS NULL"
        persons = laptop.rows(query, (household.id,))
        value = self.fresh()
        with laptop.store.writing() as connection:
            connection.exec_driver_sql(
                "UPDATE person SET nickname = ? WHERE household_id = ? AND removed_at IS NULL",
                (value, household.id),
            )
        laptop.screens = [each for each in laptop.screens if not isinstance(each, Person)]
        for record_id, shown in persons:
            laptop.typed[record_id, "nickname"].append((shown or None, value))
            laptop.last[record_id, "nickname"] = value

    def move_away(self, laptop: SimulatedLaptop) -> None:
        household = laptop.fresh(Household)
        if household is not None:
            places = sorted(laptop.scopes) or [PEJE]
            laptop.type(household, municipality_code=self.chance.choice(places))

    def join_another_household(self, laptop: SimulatedLaptop) -> None:
        person, household = laptop.fresh(Person), laptop.fresh(Household)
        if person is not None and household is not None:
            laptop.type(person, household_id=household.id)

    def write_too_much(self, laptop: SimulatedLaptop) -> None:
        """Write what the office cannot take, past all checks."""
        person = laptop.fresh(Person)
        if person is not None:
            laptop.type(person, id_value="9" * 300)

    def write_less(self, laptop: SimulatedLaptop) -> None:
        for (person_id,) in laptop.rows("SELECT id FROM person WHERE length(id_value) > 100"):
            person = laptop.store.get(Person, person_id)
            if person is not None and person.removed_at is None:
                laptop.type(person, id_value=self.fresh())

    def decide(self, laptop: SimulatedLaptop) -> None:
        for conflict_id in laptop.ids(Conflict, "AND status = 'open'")[:6]:
            conflict = laptop.store.get(Conflict, conflict_id)
            if conflict is not None:
                self._decide(laptop, conflict)

    def _decide(self, laptop: SimulatedLaptop, conflict: Conflict) -> None:
        kind = next((each for each in TEXTS if each.__tablename__ == conflict.record_type), None)
        record = laptop.store.get(kind, conflict.record_id) if kind else None
        choices: dict[str, Any] = dict.fromkeys(conflict.fields, "theirs")
        with laptop.store.together():
            if kind and record is not None and record.removed_at is None:
                for name in TEXTS[kind]:
                    if name in conflict.fields:
                        laptop.type(record, **{name: self.fresh()})
                        choices[name] = "edited"
            elif conflict.kind == "edit_vs_delete" and self.chance.random() < 0.3:
                choices = {"restore": True}
            conflict.status, conflict.choices = "resolved", choices
            laptop.store.save(conflict)

    def decide_held(self, laptop: SimulatedLaptop) -> None:
        for held_id in laptop.ids(HeldChange, "AND status = 'open'")[:3]:
            held = laptop.store.get(HeldChange, held_id)
            if held is not None:
                held.status, held.note = self.chance.choice(["applied", "closed"]), "v0."
                laptop.store.save(held)

    def change_grants(self, laptop: SimulatedLaptop) -> None:
        user_id = self._user_id(laptop)
        place = self.chance.choice([PEJE, ISTOG])
        if place in laptop.scopes and len(laptop.scopes) > 1:
            laptop.scopes.discard(place)
            self.office.revoke(user_id, place)
        elif place not in laptop.scopes:
            laptop.scopes.add(place)
            self.office.grant(user_id, place, self._role(laptop))

    def change_role(self, laptop: SimulatedLaptop) -> None:
        """Another role sees other things: all is received again."""
        if laptop.user == "besnik" and laptop.scopes:
            role = self.chance.choice(["officer", "coordinator"])
            self.office.grant(self._user_id(laptop), sorted(laptop.scopes)[0], role)

    def _role(self, laptop: SimulatedLaptop) -> str:
        return "coordinator" if laptop.user == "milena" else "officer"

    def _user_id(self, laptop: SimulatedLaptop) -> str:
        return next(user_id for user_id, name in self.users.items() if name == laptop.user)

    def jump_in_time(self, laptop: SimulatedLaptop) -> None:
        laptop.off = self.chance.choice(CLOCKS)
        laptop.line.faults["clock jumps"] += 1

    def late_arrival(self, laptop: SimulatedLaptop) -> None:
        laptop.line.late_arrival()

    def keep_copy(self, laptop: SimulatedLaptop) -> None:
        laptop.keep_copy()

    def put_copy_back(self, laptop: SimulatedLaptop) -> None:
        laptop.put_copy_back()

    def copy_laptop(self, laptop: SimulatedLaptop) -> None:
        if len(self.laptops) == 3:
            self.laptops.append(laptop.copied_to(self.folder / "copy", self.office))

    def new_version(self, laptop: SimulatedLaptop) -> None:
        """The program was updated: all is received again; or the office wants it to be."""
        if self.chance.random() < 0.5:
            laptop.store.state.set(schema=0)
            laptop.line.faults["program updated"] += 1
        else:
            laptop.line.receives = False
            laptop.line.faults["told to update"] += 1

    def sync(self, laptop: SimulatedLaptop) -> None:
        laptop.line.fault = self.chance.choice([0.0, 0.0, 0.15, 0.4])
        dies_at = self.chance.randint(0, 200) if self.chance.random() < 0.2 else None
        if self.chance.random() < 0.4:

            def once() -> None:
                laptop.line.in_the_air = None
                doing = [self.edit, self.answer, self.remove, self.put_back, self.undo_removal]
                with self.clock.of(laptop.off):
                    self.chance.choice(doing)(laptop)

            laptop.line.in_the_air = once
            laptop.line.when = self.chance.choice(["/v1/sync/push", "/v1/sync/pull"])
        laptop.sync(dies_at=dies_at)
        laptop.line.fault, laptop.line.in_the_air = 0.0, None
        laptop.line.receives = self.chance.random() < 0.7 or laptop.line.receives

    def settle(self) -> None:
        """End all faults; within three rounds all must be quiet."""
        for laptop in self.laptops:
            laptop.line.in_the_air, laptop.line.fault, laptop.line.receives = None, 0.0, True
            laptop.line.late.clear()
        for _ in range(3):
            for laptop in self.laptops:
                if laptop.sync() is None:  # it may have had to sign in
                    assert laptop.sync(), f"seed {self.seed}: {laptop.user} cannot synchronise"

    def check(self) -> None:
        """Prove all that must hold when all is quiet."""
        invariants.check(self)


@contextlib.contextmanager
def opened_world(
    folder: Path, seed: int, chance: Random, url: str | None = None
) -> Iterator[World]:
    """A world with an office of its own in an empty folder."""
    (folder / "office").mkdir(parents=True)
    with open_office(folder / "office", url) as office:
        if not office.database.postgres:
            _without_waiting_for_the_disk(office)
        world = World(office, folder, seed, chance)
        with simulated(world.clock):
            try:
                world.begin()
                yield world
            finally:
                world.close()


def _without_waiting_for_the_disk(office: TestOffice) -> None:
    @event.listens_for(office.database.engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA synchronous = OFF").fetchall()

    office.database.engine.dispose()


def simulate(
    folder: Path, *, seed: int, steps: int, restored: bool = False, url: str | None = None
) -> Counter[str]:
    """Run one history and check it; return what it went through."""
    with opened_world(folder, seed, Random(seed), url) as world:
        backup = Backup(world.office, folder / "backup.db") if restored else None
        world.run(steps, backup)
        world.settle()
        world.check()
        counts: Counter[str] = Counter(steps=world.steps, requests=world.steps - world.done)
        return counts + world.faults


__all__ = ["World", "opened_world", "simulate"]
