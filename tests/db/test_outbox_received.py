"""Taking over what the office says: answers, pages in slices, exits, sweeps, and what is unread."""

from collections.abc import Callable
from typing import Any

import pytest

from rrk_field.db import leaving, staging
from rrk_field.db.freezing import freeze
from rrk_field.db.outbox import read_ops, write_state
from rrk_field.db.staging import Applying, Pull, Received, begin_pull, stage
from rrk_field.db.store import Store
from rrk_field.db.taking import take_answers
from rrk_field.domain.records import Household, HouseholdAssessment, Person, Photo
from rrk_field.sync.protocol import OFFICE_DECIDES, PullReply, Result, Scope
from tests.factories import make_household, make_person

PEJE, ISTOG = "17", "06"


def body(record: Household | Person | HouseholdAssessment | Photo, **more: Any) -> dict[str, Any]:
    """Return a change as the office would send it."""
    root = record.id if isinstance(record, Household) else record.household_id
    skipped = {"id", "revision", "scope", "removed_at", "created_at", "created_by", "changed_at"}
    data = {
        name: value
        for name, value in record.model_dump().items()
        if name not in {*skipped, "changed_by", "answers"} and value is not None
    }
    if isinstance(record, HouseholdAssessment):
        data |= {f"answers/{path}": value for path, value in record.answers.items()}
    found = {
        "id": record.id, "type": record.__tablename__, "root": root, "scope": PEJE, "revision": 1,
        "deleted": False, "by": "u2", "at": "2026-02-27T08:00:00Z", "data": data,
    }  # fmt: skip
    return found | more


def tombstone(record: Household | Person, revision: int) -> dict[str, Any]:
    root = record.id if isinstance(record, Household) else record.household_id
    return {
        "id": record.id, "type": record.__tablename__, "root": root, "scope": PEJE,
        "revision": revision, "deleted": True,
    }  # fmt: skip


def receive(
    store: Store,
    *changes: dict[str, Any],
    scopes: tuple[str, ...] = (PEJE,),
    pos: int = 10,
    view: str = "v",
    writing: Callable[..., Any] | None = None,
) -> Received:
    """Pull one page and apply it."""
    views = dict.fromkeys(scopes, view)
    page = PullReply(
        epoch="e", head=pos, tag=f"t{pos}", more=False, changes=[],
        scopes=[Scope(key=key, view=seen) for key, seen in views.items()],
        cursors=dict.fromkeys(scopes, pos),
    )  # fmt: skip
    with store.writing() as connection:
        pull = begin_pull(connection, "e", views)
        stage(connection, pull, page, list(changes), views)
    return Applying(writing or store.writing).run()


def answer(store: Store, **said: Any) -> None:
    """Freeze what is marked and give all frozen changes the same answer."""
    with store.writing() as connection:
        freeze(connection)
        ops = read_ops(connection, "WHERE state = 'frozen'")
        results = [Result(op_id=op.op_id, id=op.id, **said) for op in ops]
        take_answers(connection, results, OFFICE_DECIDES)


def rows(store: Store, query: str) -> list[tuple[Any, ...]]:
    with store.reading() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(query)]


def test_a_received_record_is_clean_and_as_the_office_has_it(store: Store) -> None:
    household, persons = make_household(members=2)

    found = receive(store, *(body(person) for person in persons), body(household))

    assert (found.records, found.unread, found.finished) == (3, 0, True)
    kept = store.get(Household, household.id)
    assert kept is not None
    assert (kept.revision, kept.scope, kept.changed_by) == (1, PEJE, "u2")
    assert kept.changed_at.isoformat() == "2026-02-27T08:00:00+00:00"
    assert rows(store, "SELECT * FROM outbox_mark") == []
    assert rows(store, "SELECT scope, pos, view FROM sync_cursor") == [(PEJE, 10, "v")]


def test_no_transaction_holds_more_than_200_records(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    household, _ = make_household(members=0)
    persons = [make_person(household, number) for number in range(450)]
    sizes: list[int] = []
    real = staging._apply

    def measured(connection: Any, bodies: list[Any], *, fresh: bool) -> Received:
        sizes.append(len(bodies))
        return real(connection, bodies, fresh=fresh)

    monkeypatch.setattr(staging, "_apply", measured)
    receive(store, body(household), *map(body, persons))

    assert sizes == [200, 200, 51]
    assert len(store.find(Person)) == 450


def test_the_newest_body_of_a_record_wins(store: Store) -> None:
    household, _ = make_household(members=0)
    old = body(household, revision=1)
    new = body(household, revision=2, data={**old["data"], "phone_1": "044 2"})

    receive(store, old, new)

    kept = store.get(Household, household.id)
    assert kept is not None
    assert (kept.revision, kept.phone_1) == (2, "044 2")


def test_an_older_revision_never_comes_back(store: Store) -> None:
    household, _ = make_household(members=0)
    receive(store, body(household, revision=5))

    receive(store, body(household, revision=4, data={"municipality_code": PEJE, "phone_1": "x"}))

    kept = store.get(Household, household.id)
    assert kept is not None
    assert (kept.revision, kept.phone_1) == (5, None)


def test_the_first_pull_of_a_new_time_line_takes_every_revision(store: Store) -> None:
    household, _ = make_household(members=0)
    receive(store, body(household, revision=5))
    with store.writing() as connection:
        write_state(connection, epoch_pulled="an older one")

    receive(store, body(household, revision=4))

    kept = store.get(Household, household.id)
    assert kept is not None
    assert kept.revision == 4


def test_a_tombstone_takes_a_record_off_and_is_remembered(store: Store) -> None:
    household, [head] = make_household(members=1)
    receive(store, body(household), body(head))

    found = receive(store, tombstone(head, 2))

    assert found.removed == 1
    assert store.get(Person, head.id) is None
    assert rows(store, "SELECT id, revision FROM tombstone") == [(head.id, 2)]


def test_a_tombstone_waits_for_an_unsent_child_and_then_takes_both(store: Store) -> None:
    household, _ = make_household(members=0)
    receive(store, body(household))
    child = make_person(household, 1, store=store)

    receive(store, tombstone(household, 2))
    assert store.find(Household) == []
    assert store.get(Person, child.id) is not None
    answer(store, status="conflict", conflict="c")
    receive(store)

    assert store.get(Household, household.id) is None
    assert store.get(Person, child.id) is None


def test_a_tombstone_that_does_not_wait_would_take_the_unsent_child(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control of the test above."""
    monkeypatch.setattr(leaving, "_blocked", lambda connection: set())
    household, _ = make_household(members=0)
    receive(store, body(household))
    child = make_person(household, 1, store=store)

    receive(store, tombstone(household, 2))

    assert store.get(Person, child.id) is None


def test_a_record_that_comes_back_is_no_longer_set_aside(store: Store) -> None:
    household, _ = make_household(members=0)
    receive(store, body(household))
    make_person(household, 1, store=store)
    receive(store, tombstone(household, 2))

    receive(store, body(household, revision=3))

    assert [each.id for each in store.find(Household)] == [household.id]
    assert rows(store, "SELECT * FROM sync_aside") == []
    assert rows(store, "SELECT * FROM tombstone") == []


def test_an_exit_takes_a_record_off_unless_its_body_follows(store: Store) -> None:
    gone, stays = make_household(members=0)[0], make_household(members=0)[0]
    receive(store, body(gone), body(stays), scopes=(PEJE, ISTOG))

    receive(
        store,
        {"id": gone.id, "exit": PEJE},
        {"id": stays.id, "exit": PEJE},
        body(stays, revision=2, scope=ISTOG),
        scopes=(PEJE, ISTOG),
        pos=20,
    )

    assert [(each.id, each.scope) for each in store.find(Household)] == [(stays.id, ISTOG)]


def test_all_exits_of_a_record_that_moved_twice_count(store: Store) -> None:
    household, _ = make_household(members=0)
    receive(store, body(household), scopes=(PEJE, ISTOG))

    receive(
        store,
        {"id": household.id, "exit": PEJE},
        {"id": household.id, "exit": ISTOG},
        scopes=(PEJE, ISTOG),
        pos=20,
    )

    assert store.find(Household) == []


def test_a_lost_municipality_takes_its_clean_records_off(store: Store) -> None:
    household, _ = make_household(members=2)
    receive(store, body(household), scopes=(PEJE, ISTOG))

    receive(store, scopes=(ISTOG,), pos=20)

    assert store.find(Household) == []
    assert rows(store, "SELECT scope FROM sync_cursor") == [(ISTOG,)]


def test_a_scope_received_from_the_beginning_sweeps_out_what_it_did_not_bring(
    store: Store,
) -> None:
    old, kept = make_household(members=0)[0], make_household(members=0)[0]
    edited, _ = make_household(members=0)
    receive(store, body(old), body(kept), body(edited))
    found = store.get(Household, edited.id)
    assert found is not None
    found.phone_1 = "044 1"
    store.save(found)

    receive(store, body(kept), pos=20, view="another")

    assert {each.id for each in store.find(Household)} == {kept.id, edited.id}


def test_a_household_never_accepted_survives_every_sweep(store: Store) -> None:
    household, _ = make_household(store=store, members=0)

    receive(store, pos=20)
    receive(store, pos=30, view="another")

    assert [each.id for each in store.find(Household)] == [household.id]


def test_an_answer_never_takes_a_record_off_only_the_pull_does(store: Store) -> None:
    household, _ = make_household(store=store, members=0)
    answer(store, status="applied", revision=1, gone=True)

    assert [each.revision for each in store.find(Household)] == [0]
    assert rows(store, "SELECT state FROM outbox_op") == [("settled",)]
    receive(store)

    assert store.get(Household, household.id) is None
    assert rows(store, "SELECT * FROM outbox_op") == []


def test_what_was_gone_stays_if_the_next_pull_brings_it(store: Store) -> None:
    household, _ = make_household(store=store, members=0)
    answer(store, status="applied", revision=1, gone=True)

    receive(store, body(household))

    assert [each.revision for each in store.find(Household)] == [1]


@pytest.mark.parametrize(
    ("spoilt", "reason"),
    [
        ({"municipality_code": None}, "municipality_code: missing"),
        ({"phone_1": 44}, "phone_1: not the kind of value it should be"),
        ({"phone_1": "4" * 99}, "phone_1: too long"),
    ],
)
def test_a_body_that_does_not_fit_is_kept_unread_with_the_reason(
    store: Store, spoilt: dict[str, Any], reason: str
) -> None:
    bad, good = make_household(members=0)[0], make_household(members=0)[0]
    broken = body(bad)
    broken["data"] |= spoilt

    found = receive(store, broken, body(good))

    assert (found.records, found.unread) == (1, 1)
    assert [each.id for each in store.find(Household)] == [good.id]
    assert rows(store, "SELECT id, error FROM sync_unread") == [(bad.id, reason)]
    receive(store, body(bad, revision=2))
    assert rows(store, "SELECT * FROM sync_unread") == []
    assert len(store.find(Household)) == 2


def test_a_child_of_an_unread_parent_is_unread_and_comes_with_it(store: Store) -> None:
    household, [head] = make_household(members=1)
    broken = body(household)
    broken["data"] |= {"phone_1": 44}

    assert receive(store, broken, body(head)).unread == 2
    receive(store, body(household, revision=2))
    receive(store)

    assert [each.id for each in store.find(Person)] == [head.id]


def test_a_slice_that_the_file_refuses_is_done_again_record_by_record(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = make_household(members=0)[0], make_household(members=0)[0]
    real = staging._row

    def spoil(shape: Any, change: dict[str, Any]) -> tuple[Any, ...]:
        row = real(shape, change)
        return (*row[:6], None, *row[7:]) if change["id"] == bad.id else row

    monkeypatch.setattr(staging, "_row", spoil)
    found = receive(store, body(bad), body(good))

    assert (found.records, found.unread) == (1, 1)
    assert [each.id for each in store.find(Household)] == [good.id]


def test_kinds_and_fields_of_a_newer_program_are_left_out(store: Store) -> None:
    household, _ = make_household(members=0)
    newer = body(household)
    newer["data"]["not_known_yet"] = 1

    receive(store, newer, {**body(household), "id": "x" * 36, "type": "not_known_yet"})

    assert len(store.find(Household)) == 1


def test_a_pull_that_was_interrupted_goes_on_from_its_last_page(store: Store) -> None:
    first, second = make_household(members=0)[0], make_household(members=0)[0]
    page = PullReply(
        epoch="e", head=20, tag="t", more=True, changes=[],
        scopes=[Scope(key=PEJE, view="v")], cursors={PEJE: 7},
    )  # fmt: skip
    with store.writing() as connection:
        pull = begin_pull(connection, "e", {PEJE: "v"})
        stage(connection, pull, page, [body(first)], {PEJE: "v"})
    assert Applying(store.writing).run().records == 0

    with store.writing() as connection:
        pull = begin_pull(connection, "e", {PEJE: "v"})
    assert pull.cursors == {PEJE: (7, "v")}
    receive(store, body(second), pos=20)

    assert len(store.find(Household)) == 2


def test_another_view_of_a_scope_is_received_from_the_beginning(store: Store) -> None:
    receive(store, pos=10)

    with store.writing() as connection:
        same = begin_pull(connection, "e", {PEJE: "v"})
        other = begin_pull(connection, "e", {PEJE: "w", ISTOG: "v"})

    assert same.cursors == {PEJE: (10, "v")}
    assert other.cursors == {PEJE: (0, "w"), ISTOG: (0, "v")}
    assert other.whole == [ISTOG, PEJE]


def test_files_that_records_name_are_wanted_once(store: Store) -> None:
    household, _ = make_household(members=0)
    photos = [Photo(household_id=household.id, sha256="a" * 64, size_bytes=5) for _ in range(2)]

    receive(store, body(household), *map(body, photos))

    assert rows(store, "SELECT sha256, size, state FROM blob") == [("a" * 64, 5, "wanted")]


def test_the_office_decides_and_the_row_goes_back_to_its_values(store: Store) -> None:
    household, _ = make_household(members=0, phone_1="044 0")
    receive(store, body(household))
    found = store.get(Household, household.id)
    assert found is not None
    found.phone_1 = "044 1"
    store.save(found)

    answer(store, status="held", code="state_locked")

    kept = store.get(Household, household.id)
    assert kept is not None
    assert kept.phone_1 == "044 0"
    assert rows(store, "SELECT state, code FROM outbox_op") == [("asked", "state_locked")]
    assert rows(store, "SELECT * FROM sync_base") == []


def test_a_household_that_was_never_accepted_stays_editable_whatever_the_code(
    store: Store,
) -> None:
    household, _ = make_household(store=store, members=0)

    answer(store, status="held", code="out_of_scope")

    assert [each.id for each in store.find(Household)] == [household.id]
    assert rows(store, "SELECT state FROM outbox_op") == [("held",)]


def test_the_last_20_heads_are_remembered(store: Store) -> None:
    for number in range(1, 25):
        receive(store, pos=number)

    tags = store.state.get("tags")

    assert len(tags) == 20
    assert tags[0] == [24, "t24"]


def test_a_running_pull_is_read_back_as_it_was_kept(store: Store) -> None:
    pull = Pull("e", {PEJE: (3, "v")}, [PEJE], ready=True, head=9, tag="t", done=200)

    with store.writing() as connection:
        pull.keep(connection)
        found = Pull.read(connection)

    assert found is not None
    assert (found.done, found.cursors[PEJE][0], found.ready) == (200, 3, True)
