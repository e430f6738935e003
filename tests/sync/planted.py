"""Bugs to plant in the product: each one is a mistake that synchronising programs have made.

What finds them must find them: a test that cannot fail proves nothing.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

import pytest
from sqlalchemy import Connection

from rrk_central.ledger import effects, writing
from rrk_central.ledger.effects import Outcome
from rrk_field.db import capture, freezing, leaving, recovery, staging, taking
from rrk_field.db.bodies import overlaid
from rrk_field.db.outbox import Known
from rrk_field.db.staging import Pull
from rrk_field.db.taking import Taking
from rrk_field.domain.values import Fields
from rrk_field.sync import engine
from rrk_field.sync.merge import Merged, merge

applying = import_module("rrk_central.ledger.apply")  # the package has a function of this name
Patch = pytest.MonkeyPatch


def trunk_ignored(patch: Patch) -> None:
    def expected(known: Known) -> Fields:
        body = known.server
        for op in known.frozen:
            body = overlaid(body, op.new_values)
        return body

    patch.setattr(Known, "expected", expected)


def answer_clears_what_was_typed_in_the_air(patch: Patch) -> None:
    patch.setattr(taking, "_pending", lambda *args: set())


def cursor_saved_before_the_records(patch: Patch) -> None:
    real = staging.stage
    everything = engine._Run.everything

    def stage(connection: Connection, *args: Any) -> Pull:
        pull = real(connection, *args)
        connection.exec_driver_sql("DELETE FROM sync_cursor")
        for scope, (pos, view) in pull.cursors.items():
            connection.exec_driver_sql(
                "INSERT INTO sync_cursor(scope, pos, view) VALUES (?, ?, ?)", (scope, pos, view)
            )
        return pull

    def forgetting(run: Any) -> None:
        with run._store.writing() as connection:
            connection.exec_driver_sql("DELETE FROM sync_stage")
            connection.exec_driver_sql("DELETE FROM sync_state WHERE k = 'pull'")
        everything(run)

    patch.setattr(engine, "stage", stage)
    patch.setattr(engine._Run, "everything", forgetting)


def page_applied_in_part_with_the_cursor_moved(patch: Patch) -> None:
    real = staging._order
    patch.setattr(staging, "_order", lambda connection: real(connection)[1:])


def no_memory_of_applied_changes(patch: Patch) -> None:
    patch.setattr(applying._Push, "_known", lambda *args: {})
    patch.setattr(applying, "remember", lambda *args: None)


def seen_revision_replaced_by_the_base(patch: Patch) -> None:
    real = freezing._row

    def row(each: Any, group: str) -> Any:
        each.record.seen_revision = each.record.revision or 0
        return real(each, group)

    patch.setattr(freezing, "_row", row)


def exits_not_written(patch: Patch) -> None:
    patch.setattr(writing, "_write_exits", lambda *args: None)


def row_removed_on_gone(patch: Patch) -> None:
    real = Taking._gone

    def gone(self: Taking, record: Known, op: Any) -> None:
        real(self, record, op)
        self._aside.append((record.id, record.shape.type, "left"))

    patch.setattr(Taking, "_gone", gone)


def nothing_swept(patch: Patch) -> None:
    patch.setattr(staging, "sweep", lambda *args, **kept: None)


def outbox_sent_before_the_restored_server_got_its_own_back(patch: Patch) -> None:
    real = engine._Run._recover

    def recover(run: Any) -> bool:
        run._send()
        return real(run)

    patch.setattr(engine._Run, "_recover", recover)


def nothing_given_back(patch: Patch) -> None:
    patch.setattr(recovery, "offers", lambda *args: [])


def held_counted_as_sent(patch: Patch) -> None:
    patch.setattr(Taking, "_held", Taking._applied)


def tombstone_carried_out_over_unsent_work(patch: Patch) -> None:
    patch.setattr(leaving, "_blocked", lambda connection: set())


def null_dropped_in_a_merge(patch: Patch) -> None:
    def dropping(**asked: Any) -> Merged:
        merged = merge(**asked)
        merged.values = {name: v for name, v in merged.values.items() if v not in (None, "")}
        return merged

    patch.setattr(effects, "merge", dropping)


def last_writer_wins(patch: Patch) -> None:
    patch.setattr(effects, "merge", lambda *, mine, **asked: Merged(values=dict(mine)))


def writes_to_persons_not_captured(patch: Patch) -> None:
    real = capture.statements

    def statements() -> dict[str, str]:
        return {name: sql for name, sql in real().items() if name != "person_capture_update"}

    patch.setattr(capture, "statements", statements)


def children_left_behind_by_a_move(patch: Patch) -> None:
    patch.setattr(effects, "under", lambda *args: [])


def halves_of_a_pair_sent_alone(patch: Patch) -> None:
    def alone(shape: Any, names: set[str], *bodies: Fields, **kept: Any) -> set[str]:
        return set(names)

    patch.setattr(freezing, "widened", alone)
    patch.setattr(effects, "partial_groups", lambda *args: [])


def removal_does_not_look_at_newer_revisions(patch: Patch) -> None:
    def delete(step: Any, op: Any, entry: Any) -> Outcome:
        if entry.deleted:
            return Outcome(op, "noop", revision=entry.revision)
        entry = step.edit(entry)
        entry.deleted = True
        step.record(entry, "delete", {}, op_id=op.op_id, at=op.at)
        return Outcome(op, "applied", revision=entry.revision)

    patch.setattr(effects, "_delete", delete)


def other_side_of_a_clash_dropped(patch: Patch) -> None:
    patch.setattr(effects, "_field_conflict", lambda *args: "")


def held_change_not_kept(patch: Patch) -> None:
    patch.setattr(applying, "hold", lambda *args: None)


def edit_of_a_removed_record_dropped(patch: Patch) -> None:
    patch.setattr(applying, "add_conflict", lambda *args, **kept: "")


def answers_written_under_a_parent_that_has_not_come(patch: Patch) -> None:
    patch.setattr(taking, "_with_parent_here", lambda connection, records: records)


def older_state_taken_over(patch: Patch) -> None:
    real = staging._heads

    def heads(connection: Connection, bodies: Any) -> dict[str, int]:
        return dict.fromkeys(real(connection, bodies), -1)

    patch.setattr(staging, "_heads", heads)


BUGS: Mapping[str, Callable[[Patch], None]] = {
    plant.__name__.replace("_", " "): plant
    for plant in (
        trunk_ignored,
        answer_clears_what_was_typed_in_the_air,
        cursor_saved_before_the_records,
        page_applied_in_part_with_the_cursor_moved,
        no_memory_of_applied_changes,
        seen_revision_replaced_by_the_base,
        exits_not_written,
        row_removed_on_gone,
        nothing_swept,
        held_counted_as_sent,
        tombstone_carried_out_over_unsent_work,
        null_dropped_in_a_merge,
        last_writer_wins,
        writes_to_persons_not_captured,
        children_left_behind_by_a_move,
        halves_of_a_pair_sent_alone,
        removal_does_not_look_at_newer_revisions,
        other_side_of_a_clash_dropped,
        held_change_not_kept,
        edit_of_a_removed_record_dropped,
        answers_written_under_a_parent_that_has_not_come,
        older_state_taken_over,
    )
}
OF_A_RESTORE: Mapping[str, Callable[[Patch], None]] = {
    plant.__name__.replace("_", " "): plant
    for plant in (nothing_given_back, outbox_sent_before_the_restored_server_got_its_own_back)
}
"""Found by histories in which the server is restored."""
