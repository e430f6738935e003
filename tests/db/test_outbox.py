"""From marks to frozen changes: what is sent, in which order, and what is not."""

import json
from typing import Any

from rrk_field.db.freezing import freeze, hold_here, next_batch, retry_held, take_back
from rrk_field.db.outbox import applying, read_ops
from rrk_field.db.store import Store
from rrk_field.domain.record import Record, record_classes
from rrk_field.domain.records import Consent, Household
from tests.factories import (
    make_assessment,
    make_dwelling,
    make_household,
    make_person,
)

ROW = "roster/member[0192f3c4-0000-7000-8000-000000000001]"


def frozen(store: Store, limit: int = 200) -> list[dict[str, Any]]:
    """Freeze, and return what would be sent."""
    with store.writing() as connection:
        freeze(connection, limit)
        return [op.body for op in read_ops(connection, "WHERE state = 'frozen'")]


def as_received(store: Store) -> None:
    with store.writing() as connection, applying(connection):
        for name in record_classes():
            connection.exec_driver_sql(f'UPDATE "{name}" SET revision = 3, scope = 17')
        for table in ("outbox_mark", "sync_base", "outbox_op"):
            connection.exec_driver_sql(f"DELETE FROM {table}")


def change(store: Store, record: Record, **values: Any) -> None:
    found = store.get(type(record), record.id)
    assert found is not None
    for name, value in values.items():
        setattr(found, name, value)
    store.save(found)


def count(store: Store, table: str) -> int:
    with store.reading() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def test_a_new_record_is_a_create_with_every_field_that_has_a_value(store: Store) -> None:
    household, _ = make_household(store=store, members=0, phone_1="044 1")

    [op] = frozen(store)

    assert (op["kind"], op["type"], op["id"]) == ("create", "household", household.id)
    assert op["base_revision"] == 0
    assert op["set"]["phone_1"] == [None, "044 1"]
    assert "file_number" not in op["set"]
    assert "email" not in op["set"]
    assert op["at"].endswith("Z")


def test_parents_go_before_their_children(store: Store) -> None:
    household, [head] = make_household(store=store, members=1)
    dwelling = make_dwelling(household, store=store)

    first, *others = [op["id"] for op in frozen(store)]
    assert first == household.id
    assert set(others) == {head.id, dwelling.id}


def test_a_parent_marked_after_its_child_still_goes_first(store: Store) -> None:
    with store.writing() as connection:
        household, [head] = make_household(store=store, members=1)
        connection.exec_driver_sql("DELETE FROM outbox_mark WHERE id = ?", (household.id,))
        connection.exec_driver_sql(
            "INSERT INTO outbox_mark(id, type, grp) VALUES (?, 'household', '')", (household.id,)
        )

    assert [op["id"] for op in frozen(store)] == [household.id, head.id]


def test_an_edit_names_what_it_was_made_against(store: Store) -> None:
    household, _ = make_household(store=store, members=0, phone_1="044 0")
    as_received(store)
    change(store, household, phone_1="044 1")
    change(store, household, phone_1="044 2")

    [op] = frozen(store)

    assert (op["kind"], op["base_revision"]) == ("patch", 3)
    assert op["set"] == {"phone_1": ["044 0", "044 2"]}
    assert count(store, "outbox_mark") == 0
    assert count(store, "sync_base") == 1


def test_a_value_that_only_looks_different_is_no_edit(store: Store) -> None:
    household, _ = make_household(store=store, members=0, contact_person="Ilir")
    as_received(store)
    change(store, household, contact_person="Ilir ", email="")

    assert frozen(store) == []
    assert count(store, "sync_base") == count(store, "outbox_mark") == 0


def test_an_edit_waits_while_a_change_of_its_record_is_in_the_air(store: Store) -> None:
    household, _ = make_household(store=store, members=0)
    [first] = frozen(store)
    change(store, household, phone_1="044 1")

    assert frozen(store) == [first]
    assert count(store, "outbox_mark") == 1


def test_fields_that_belong_together_are_sent_together(store: Store) -> None:
    household, _ = make_household(store=store, members=0)
    dwelling = make_dwelling(household, store=store, latitude=42.6, longitude=20.3)
    as_received(store)
    change(store, dwelling, latitude=42.7)

    [op] = frozen(store)

    assert op["set"] == {"latitude": [42.6, 42.7], "longitude": [20.3, 20.3]}


def test_an_answer_and_its_special_code_are_sent_together(store: Store) -> None:
    household, _ = make_household(store=store, members=0)
    visit = make_assessment(household, store=store, answers={"rent": 120, "roof": "1"})
    as_received(store)
    change(store, visit, answers={"rent~special": "dk", "roof": "1"})

    [op] = frozen(store)

    assert op["set"] == {"answers/rent": [120, None], "answers/rent~special": [None, "dk"]}


def test_an_answer_in_a_repeat_row_carries_the_row_as_a_guard(store: Store) -> None:
    household, _ = make_household(store=store, members=0)
    inner = f"{ROW}/paper[0192f3c4-0000-7000-8000-000000000002]"
    answers = {ROW: 1, f"{ROW}/name": "Besa", inner: 1, f"{inner}/number": "5"}
    visit = make_assessment(household, store=store, answers=answers)
    as_received(store)
    change(store, visit, answers={**answers, f"{inner}/number": "6"})

    [op] = frozen(store)

    assert op["set"] == {
        f"answers/{ROW}": [1, 1],
        f"answers/{inner}": [1, 1],
        f"answers/{inner}/number": ["5", "6"],
    }


def test_removing_a_repeat_row_sends_the_marker_and_all_its_answers(store: Store) -> None:
    household, _ = make_household(store=store, members=0)
    visit = make_assessment(household, store=store, answers={ROW: 1, f"{ROW}/name": "Besa", "a": 1})
    as_received(store)
    change(store, visit, answers={"a": 1})

    [op] = frozen(store)

    assert op["set"] == {f"answers/{ROW}": [1, None], f"answers/{ROW}/name": ["Besa", None]}


def test_computed_values_travel_beside_the_fields_and_alone_send_nothing(store: Store) -> None:
    household, _ = make_household(store=store, members=0)
    visit = make_assessment(household, store=store, score_total=1)
    as_received(store)
    change(store, visit, score_total=2)
    assert frozen(store) == []

    change(store, visit, answers={"a": "1"}, score_total=3)
    [op] = frozen(store)

    assert op["set"] == {"answers/a": [None, "1"]}
    assert op["derived"] == {"score_total": 3}


def test_a_set_is_compared_as_a_set(store: Store) -> None:
    household, _ = make_household(store=store, members=0)
    consent = Consent(household_id=household.id, share_with=["a", "b"])
    store.save(consent)
    as_received(store)
    change(store, consent, share_with=["b", "a"])
    assert frozen(store) == []

    change(store, consent, share_with=["b"])
    assert frozen(store)[0]["set"] == {"share_with": [["b", "a"], ["b"]]}


def test_removing_a_household_removes_children_first_in_one_group(store: Store) -> None:
    household, persons = make_household(store=store, members=2)
    as_received(store)
    store.remove(household)

    ops = frozen(store)

    assert [op["kind"] for op in ops] == ["delete"] * 3
    assert [op["id"] for op in ops][-1] == household.id
    assert {op["id"] for op in ops} == {household.id, *(person.id for person in persons)}
    assert len({op["group"] for op in ops}) == 1
    assert ops[0]["group"] is not None


def test_groups_that_share_a_record_are_one_group(store: Store) -> None:
    with store.together():
        household, [head] = make_household(store=store, members=1)
    with store.together():
        change(store, head, nickname="Gimi")
        other = make_person(household, 1, store=store)

    ops = frozen(store)

    assert {op["id"] for op in ops} == {household.id, head.id, other.id}
    assert len({op["group"] for op in ops}) == 1


def test_a_group_of_which_one_edit_was_undone_is_no_group(store: Store) -> None:
    household, [head] = make_household(store=store, members=1)
    as_received(store)
    with store.together():
        change(store, household, phone_1="044 1")
        change(store, head, nickname="Gimi")
    change(store, head, nickname="")

    [op] = frozen(store)

    assert (op["id"], op["group"]) == (household.id, None)


def test_a_group_waits_as_a_whole_while_one_of_its_records_is_in_the_air(store: Store) -> None:
    household, [head] = make_household(store=store, members=1)
    as_received(store)
    change(store, head, nickname="Gimi")
    frozen(store)
    with store.together():
        change(store, household, phone_1="044 1")
        change(store, head, nickname="Agimi")

    assert [op["id"] for op in frozen(store)] == [head.id]


def test_at_most_200_changes_are_frozen_and_groups_are_never_cut(store: Store) -> None:
    for _ in range(3):
        with store.together():
            make_household(store=store, members=79)

    ops = frozen(store)

    assert len(ops) == 160
    with store.writing() as connection:
        assert len(next_batch(connection, 200, 1 << 20)) == 160
        assert len(next_batch(connection, 100, 1 << 20)) == 80
        assert len(next_batch(connection, 200, 100)) == 80


def test_a_batch_stops_before_it_is_too_large(store: Store) -> None:
    make_household(store=store, members=5)
    frozen(store)

    with store.writing() as connection:
        [first, *_] = read_ops(connection, "")
        batch = next_batch(connection, 200, len(first.text) + 10)

    assert [op.op_id for op in batch] == [first.op_id]


def test_a_frozen_change_is_never_altered(store: Store) -> None:
    household, _ = make_household(store=store, members=0)
    frozen(store)
    with store.reading() as connection:
        before = [op.text for op in read_ops(connection, "")]
    change(store, household, phone_1="044 1")

    frozen(store)

    with store.reading() as connection:
        assert [op.text for op in read_ops(connection, "")] == before


def test_a_change_taken_back_is_frozen_again_with_the_same_old_values(store: Store) -> None:
    household, _ = make_household(store=store, members=0, phone_1="044 0")
    as_received(store)
    change(store, household, phone_1="044 1")
    [first] = frozen(store)
    with store.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE sync_base SET server = json_set(server, '$.phone_1', '044 7')"
        )
        take_back(connection, read_ops(connection, ""))

    [again] = frozen(store)

    assert again["op_id"] != first["op_id"]
    assert again["set"] == first["set"] == {"phone_1": ["044 0", "044 1"]}


def test_a_held_create_is_replaced_by_one_that_names_it(store: Store) -> None:
    household, _ = make_household(store=store, members=0)
    [first] = frozen(store)
    _hold(store, "invalid")
    change(store, household, phone_1="044 1")

    [op] = frozen(store)

    assert op["kind"] == "create"
    assert op["supersedes"] == [first["op_id"]]
    assert op["set"]["phone_1"] == [None, "044 1"]
    assert op["set"]["head_family_name"] == first["set"]["head_family_name"]
    assert count(store, "outbox_op") == 1


def test_a_held_change_that_shares_no_field_stays(store: Store) -> None:
    household, _ = make_household(store=store, members=0, phone_1="044 0")
    as_received(store)
    change(store, household, phone_1="044 1")
    frozen(store)
    _hold(store, "invalid")
    change(store, household, email="a@example.org")

    [op] = frozen(store)

    assert op["set"] == {"email": [None, "a@example.org"]}
    assert op["supersedes"] == []
    assert count(store, "outbox_op") == 2


def test_only_changes_that_waited_for_another_record_are_tried_again_unchanged(
    store: Store,
) -> None:
    make_household(store=store, members=2)
    ops = frozen(store)
    with store.writing() as connection:
        for op, code in zip(ops, ("invalid", "parent_missing", "unknown_record"), strict=True):
            connection.exec_driver_sql(
                "UPDATE outbox_op SET state = 'held', code = ? WHERE op_id = ?",
                (code, op["op_id"]),
            )
        retry_held(connection)
        again = [op.body for op in read_ops(connection, "WHERE state = 'frozen'")]

    assert again == ops[1:]


def test_a_change_too_large_to_send_is_held_here(store: Store) -> None:
    make_household(store=store, members=0)
    frozen(store)
    with store.writing() as connection:
        [op] = read_ops(connection, "")
        hold_here(connection, op, "too_large")
        [held] = read_ops(connection, "")

    assert (held.state, held.code) == ("held", "too_large")


def test_a_record_removed_before_it_was_sent_is_set_aside_and_not_sent(store: Store) -> None:
    household, _ = make_household(store=store, members=0)
    store.remove(household)

    assert frozen(store) == []
    assert count(store, "sync_aside") == 1
    assert store.find(Household) == []


def test_what_is_sent_is_plain_json_of_the_fields(store: Store) -> None:
    make_household(store=store, members=0, head_family_name="Ђорђевић")
    frozen(store)

    with store.reading() as connection:
        [op] = read_ops(connection, "")

    assert "Ђорђевић" in op.text
    assert json.loads(op.text) == op.body


def _hold(store: Store, code: str) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE outbox_op SET state = 'held', code = ?", (code,))
