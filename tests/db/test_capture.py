"""Change capture: every write reaches the outbox, whatever path it took."""

from typing import Any

import pytest
from sqlalchemy import insert, update
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session
from sqlcipher3.dbapi2 import IntegrityError

from rrk_field.db import capture
from rrk_field.db.capture import TriggersMissingError
from rrk_field.db.outbox import applying
from rrk_field.db.store import Store
from rrk_field.domain.record import Record, record_classes
from rrk_field.domain.records import Household, HouseholdAssessment, Person
from tests.factories import make_assessment, make_household


def marks(store: Store) -> list[tuple[Any, ...]]:
    return rows(store, "SELECT id, type FROM outbox_mark ORDER BY rowid")


def rows(store: Store, query: str) -> list[tuple[Any, ...]]:
    with store.reading() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(query)]


def run(store: Store, statement: str, *values: Any) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql(statement, values)


def as_received(store: Store, revision: int = 1) -> None:
    """Let everything count as received from the office, with nothing unsent."""
    with store.writing() as connection, applying(connection):
        for name in record_classes():
            connection.exec_driver_sql(f'UPDATE "{name}" SET revision = ?, scope = 17', (revision,))
        connection.exec_driver_sql("DELETE FROM outbox_mark")
        connection.exec_driver_sql("DELETE FROM sync_base")


def test_saving_a_record_marks_it_in_the_same_transaction(store: Store) -> None:
    household, _ = make_household(store=store, members=0)

    assert marks(store) == [(household.id, "household")]
    assert rows(store, "SELECT * FROM sync_base") == []


def test_what_is_rolled_back_leaves_no_mark(store: Store) -> None:
    def fail() -> None:
        with store.writing():
            make_household(store=store)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert marks(store) == []


def test_the_first_change_of_a_received_record_keeps_the_office_body(store: Store) -> None:
    household, _ = make_household(store=store, members=0, phone_1="044 0")
    as_received(store, revision=7)
    found = store.get(Household, household.id)
    assert found is not None

    found.phone_1 = "044 1"
    store.save(found)
    found.phone_1 = "044 2"
    store.save(found)

    query = "SELECT id, revision, seen_revision, json_extract(server, '$.phone_1') FROM sync_base"
    assert rows(store, query) == [(household.id, 7, 7, "044 0")]
    assert marks(store) == [(household.id, "household")]


@pytest.mark.parametrize(
    "path", ["object", "bulk insert", "core update", "text", "upsert", "update or replace"]
)
def test_every_way_of_writing_is_captured(store: Store, path: str) -> None:
    household, _ = make_household(store=store, members=0)
    as_received(store)
    values = {"id": household.id, "municipality_code": "17"}
    with store.writing() as connection:
        if path == "object":
            with Session(connection) as session:
                found = session.get(Household, household.id)
                assert found is not None
                found.phone_1 = "1"
                session.flush()
        elif path == "bulk insert":
            with Session(connection) as session:
                session.execute(insert(Household), [{"municipality_code": "17"}])
        elif path == "core update":
            connection.execute(update(Household).values(phone_1="1"))
        elif path == "text":
            connection.exec_driver_sql("UPDATE household SET phone_1 = '1'")
        elif path == "upsert":
            connection.exec_driver_sql(
                "INSERT INTO household SELECT * FROM household WHERE true"
                " ON CONFLICT(id) DO UPDATE SET phone_1 = '1'"
            )
        else:
            connection.exec_driver_sql(
                "UPDATE OR REPLACE household SET phone_1 = '1' WHERE id = :id", values
            )

    assert len(marks(store)) == 1
    assert len(rows(store, "SELECT * FROM sync_base")) == (path != "bulk insert")


def test_update_or_replace_never_overwrites_the_kept_base(store: Store) -> None:
    _household, _ = make_household(store=store, members=0, phone_1="044 0")
    as_received(store)
    run(store, "UPDATE household SET phone_1 = '044 1'")

    run(store, "UPDATE OR REPLACE household SET phone_1 = '044 2'")

    query = "SELECT json_extract(server, '$.phone_1') FROM sync_base"
    assert rows(store, query) == [("044 0",)]


def test_insert_or_ignore_in_a_trigger_would_lose_the_base(store: Store) -> None:
    """The control of the test above: the same with the clause that must not be used."""
    _household, _ = make_household(store=store, members=0, phone_1="044 0")
    as_received(store)
    name = "household_capture_update"
    bad = (
        capture.statements()[name]
        .replace("INSERT INTO sync_base", "INSERT OR IGNORE INTO sync_base")
        .replace(" AND NOT EXISTS (SELECT 1 FROM sync_base WHERE id = old.id)", "")
    )
    run(store, f"DROP TRIGGER {name}")
    run(store, bad)
    run(store, "UPDATE household SET phone_1 = '044 1'")

    run(store, "UPDATE OR REPLACE household SET phone_1 = '044 2'")

    query = "SELECT json_extract(server, '$.phone_1') FROM sync_base"
    assert rows(store, query) == [("044 1",)]


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("DELETE FROM household", "set removed_at instead"),
        ("UPDATE household SET id = 'x'", "the id of a record never changes"),
        ("UPDATE household SET revision = 9", "only the office gives revisions"),
        ("INSERT OR REPLACE INTO household SELECT * FROM household", "set removed_at instead"),
    ],
)
def test_writes_that_would_break_the_exchange_are_refused(
    store: Store, statement: str, reason: str
) -> None:
    make_household(store=store, members=0)
    as_received(store)

    with pytest.raises(DatabaseError, match=reason):
        run(store, statement)

    assert len(rows(store, "SELECT * FROM household")) == 1


def test_a_new_record_has_no_revision(store: Store) -> None:
    with pytest.raises(IntegrityError, match="a new record has no revision"):
        store.save(Household(municipality_code="17", revision=3))


def test_what_comes_from_the_office_is_not_a_change_of_the_officer(store: Store) -> None:
    make_household(store=store)
    as_received(store)

    with store.writing() as connection, applying(connection):
        connection.exec_driver_sql("UPDATE household SET phone_1 = '044 9'")
        connection.exec_driver_sql("DELETE FROM person")

    assert marks(store) == []
    assert rows(store, "SELECT applying FROM sync_gate") == [(0,)]


def test_a_group_marks_its_records_with_one_id(store: Store) -> None:
    with store.together():
        make_household(store=store, members=2)
    make_household(store=store, members=0)

    groups = [group for (group,) in rows(store, "SELECT grp FROM outbox_mark ORDER BY rowid")]

    assert len(set(groups[:3])) == 1
    assert groups[0] != ""
    assert groups[3] == ""


def test_answers_are_kept_in_the_base_as_a_mapping(store: Store) -> None:
    household, _ = make_household(store=store, members=0)
    visit = make_assessment(household, store=store, answers={"a": ["1", "2"], "b": 2.5})
    as_received(store)
    found = store.get(HouseholdAssessment, visit.id)
    assert found is not None

    found.answers = {"a": ["1"]}
    store.save(found)

    query = "SELECT json_extract(server, '$.answers') FROM sync_base"
    assert rows(store, query) == [('{"a":["1","2"],"b":2.5}',)]


def test_every_record_class_has_its_triggers_and_every_column_in_the_base(store: Store) -> None:
    statements = capture.statements()

    assert len(statements) == 3 * len(record_classes())
    for name, record_class in record_classes().items():
        sent = record_class.model_fields.keys() - {
            "id", "revision", "scope", "removed_at", "created_at", "created_by", "changed_at",
            "changed_by",
        }  # fmt: skip
        body = statements[f"{name}_capture_update"]
        assert {field for field in sent if f"'{field}', " not in body} == set()


def test_triggers_lost_in_a_migration_are_seen_and_laid_again(store: Store) -> None:
    with store.reading() as connection:
        capture.check(connection)
    run(store, "DROP TRIGGER person_capture_update")

    with store.reading() as connection, pytest.raises(TriggersMissingError):
        capture.check(connection)
    with store.writing() as connection:
        capture.install(connection)
    with store.reading() as connection:
        capture.check(connection)


def test_a_trigger_of_an_older_program_is_replaced(store: Store) -> None:
    run(store, "DROP TRIGGER person_capture_update")
    run(
        store,
        "CREATE TRIGGER person_capture_update BEFORE UPDATE ON person BEGIN SELECT 1; END",
    )

    with store.writing() as connection:
        capture.install(connection)

    _, [head] = make_household(store=store, members=1)
    as_received(store)
    run(store, "UPDATE person SET nickname = 'Gimi'")
    assert marks(store) == [(head.id, "person")]


def test_only_one_place_opens_the_gate() -> None:
    from pathlib import Path

    import rrk_field

    folder = Path(rrk_field.__file__).parent
    opened = [
        path.name
        for path in folder.rglob("*.py")
        if "SET applying" in path.read_text(encoding="utf-8")
    ]

    assert sorted(opened) == ["capture.py", "outbox.py"]


def test_children_are_not_deleted_by_their_parent(store: Store) -> None:
    _household, persons = make_household(store=store, members=2)
    as_received(store)

    with pytest.raises(DatabaseError):
        run(store, "DELETE FROM household")

    assert len(store.find(Person)) == len(persons)
    assert issubclass(Person, Record)
