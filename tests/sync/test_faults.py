"""Cut, doubled and refused requests; edits in the air; a laptop switched off in between."""

import base64
import os
from typing import Any

import pytest
import requests
from uuid_utils.compat import uuid7

from rrk_field.db import staging
from rrk_field.db.staging import Applying, Pull
from rrk_field.domain.records import Conflict, Household, Person
from rrk_field.sync import engine
from rrk_field.sync.central import (
    AppTooOldError,
    ServerBusyError,
    ServerFailedError,
    ServerNotFoundError,
)
from rrk_field.sync.engine import (
    OtherServerError,
    enrol,
    wait_seconds,
)
from rrk_field.sync.protocol import PushReply
from tests.factories import make_assessment, make_household, make_person
from tests.office import PASSWORD, TestOffice
from tests.sync.conftest import ISTOG, PEJE, Laptop, MakeLaptop, once, to


def sent_ids(laptop: Laptop) -> list[str]:
    return [op_id for (op_id,) in laptop.rows("SELECT op_id FROM outbox_op ORDER BY seq")]


@pytest.mark.parametrize("path", ["/v1/hello", "/v1/sync/push", "/v1/sync/pull"])
def test_a_request_that_never_arrives_leaves_everything_to_the_next_time(
    arta: Laptop, path: str
) -> None:
    household, _ = make_household(store=arta.store)
    arta.adapter.lose_request = once(to(path))

    with pytest.raises(ServerNotFoundError):
        arta.sync()

    assert arta.sync().outcome == "done"
    assert arta.get(household).revision == 1


@pytest.mark.parametrize("path", ["/v1/hello", "/v1/sync/push", "/v1/sync/pull"])
def test_a_household_saved_offline_is_pushed_once_even_if_the_answer_is_lost(
    arta: Laptop, besnik: Laptop, path: str
) -> None:
    household, persons = make_household(store=arta.store)
    arta.adapter.lose_reply = once(to(path))
    with pytest.raises(ServerNotFoundError):
        arta.sync()

    arta.sync()
    besnik.sync()

    assert arta.get(household).revision == 1
    assert len(besnik.store.find(Household)) == 1
    assert len(besnik.store.find(Person)) == len(persons)
    assert besnik.store.find(Conflict) == []


def test_after_a_lost_answer_the_same_changes_are_sent_again_byte_for_byte(arta: Laptop) -> None:
    make_household(store=arta.store)
    bodies: list[Any] = []
    real = arta.central.push

    def push(**kept: Any) -> Any:
        bodies.append(kept["ops"])
        return real(**kept)

    arta.central.push = push  # type: ignore[method-assign]
    arta.adapter.lose_reply = once(to("/v1/sync/push"))
    with pytest.raises(ServerNotFoundError):
        arta.sync()

    arta.sync()

    assert len(bodies) == 2
    assert bodies[0] == bodies[1]


def test_an_edit_after_a_lost_answer_goes_in_a_change_of_its_own(
    arta: Laptop, besnik: Laptop
) -> None:
    household, _ = make_household(store=arta.store)
    arta.adapter.lose_reply = once(to("/v1/sync/push"))
    with pytest.raises(ServerNotFoundError):
        arta.sync()
    arta.change(household, phone_1="044 1")

    report = arta.sync()
    besnik.sync()

    assert report.conflicts == 0
    assert besnik.get(household).phone_1 == "044 1"
    assert besnik.get(household).revision == 2


def test_a_doubled_request_is_applied_once(arta: Laptop, besnik: Laptop) -> None:
    household, _ = make_household(store=arta.store)
    real = arta.central.push

    def twice(**kept: Any) -> Any:
        real(**kept)
        return real(**kept)

    arta.central.push = twice  # type: ignore[method-assign]
    arta.sync()
    besnik.sync()

    assert besnik.get(household).revision == arta.get(household).revision == 1


def test_what_is_typed_while_a_change_is_in_the_air_stays_and_is_sent_next(
    arta: Laptop, besnik: Laptop
) -> None:
    household, _ = make_household(store=arta.store)
    typed = once(to("/v1/sync/push"))

    def type_now(request: requests.PreparedRequest) -> None:
        if typed(request):
            arta.change(household, phone_1="044 1", head_given_name="Agimi")

    arta.adapter.before_reply = type_now
    report = arta.sync()
    besnik.sync()

    assert (report.outcome, report.conflicts) == ("done", 0)
    for laptop in (arta, besnik):
        kept = laptop.get(household)
        assert (kept.phone_1, kept.head_given_name) == ("044 1", "Agimi")


def test_what_is_typed_in_the_air_over_the_office_value_is_a_conflict(
    arta: Laptop, besnik: Laptop
) -> None:
    household, _ = make_household(store=arta.store)
    arta.sync()
    besnik.sync()
    besnik.change(household, phone_1="044 2")
    arta.change(household, phone_1="044 1")
    arta.sync()
    typed = once(to("/v1/sync/push"))

    def type_now(request: requests.PreparedRequest) -> None:
        if typed(request):
            besnik.change(household, phone_1="044 3")

    besnik.adapter.before_reply = type_now
    report = besnik.sync()

    assert report.conflicts == 2
    mine = {each.fields["phone_1"]["mine"] for each in besnik.store.find(Conflict)}
    assert mine == {"044 2", "044 3"}
    assert besnik.get(household).phone_1 == "044 1"


def test_removed_while_an_edit_is_in_the_air_is_removed_in_the_same_synchronisation(
    arta: Laptop, besnik: Laptop
) -> None:
    _household, persons = make_household(store=arta.store)
    arta.sync()
    arta.change(persons[1], given_name="Shpresë")
    typed = once(to("/v1/sync/push"))

    def remove_now(request: requests.PreparedRequest) -> None:
        if typed(request):
            arta.store.remove(arta.get(persons[1]))

    arta.adapter.before_reply = remove_now
    report = arta.sync()
    besnik.sync()

    assert (report.outcome, report.conflicts) == ("done", 0)
    assert arta.store.get(Person, persons[1].id) is None
    assert besnik.store.get(Person, persons[1].id) is None


def test_a_removal_undone_while_it_is_in_the_air_brings_the_person_back_everywhere(
    arta: Laptop, besnik: Laptop
) -> None:
    household, persons = make_household(store=arta.store)
    arta.sync()
    besnik.sync()
    arta.store.remove(arta.get(persons[1]))
    sent = once(to("/v1/sync/push"))

    def undo_now(request: requests.PreparedRequest) -> None:
        if sent(request):
            arta.store.restore(arta.get(persons[1]))
            arta.change(persons[1], nickname="Shpresa")

    arta.adapter.before_reply = undo_now
    report = arta.sync()
    besnik.sync()

    assert (report.outcome, report.conflicts, report.held) == ("done", 0, 0)
    for laptop in (arta, besnik):
        kept = laptop.get(persons[1])
        assert (kept.removed_at, kept.nickname) == (None, "Shpresa")
        assert len(laptop.store.find(Person, household_id=household.id)) == len(persons)
    assert arta.count("sync_base") == arta.count("outbox_op") == arta.count("sync_aside") == 0


def test_a_removal_undone_between_its_answer_and_the_pull_is_undone_at_the_office(
    arta: Laptop, besnik: Laptop
) -> None:
    household, persons = make_household(store=arta.store)
    arta.sync()
    arta.store.remove(arta.get(household))
    asked = once(to("/v1/sync/pull"))

    def undo_now(request: requests.PreparedRequest) -> None:
        if asked(request):
            arta.store.restore(arta.get(household))

    arta.adapter.before_reply = undo_now
    arta.sync()
    assert arta.get(household).removed_at is None
    arta.sync()
    besnik.sync()

    for laptop in (arta, besnik):
        assert laptop.get(household).removed_at is None
        assert len(laptop.store.find(Person, household_id=household.id)) == len(persons)
    assert arta.count("sync_base") == arta.count("outbox_op") == 0


def test_removed_undone_and_removed_again_stays_removed(arta: Laptop, besnik: Laptop) -> None:
    _household, persons = make_household(store=arta.store)
    arta.sync()
    arta.store.remove(arta.get(persons[1]))
    sent = once(to("/v1/sync/push"))

    def change_the_mind_twice(request: requests.PreparedRequest) -> None:
        if sent(request):
            arta.store.restore(arta.get(persons[1]))
            arta.store.remove(arta.get(persons[1]))

    arta.adapter.before_reply = change_the_mind_twice
    report = arta.sync()
    besnik.sync()

    assert report.outcome == "done"
    assert arta.store.get(Person, persons[1].id) is None
    assert besnik.store.get(Person, persons[1].id) is None


def test_what_a_colleague_removed_is_not_brought_back_by_an_officer(
    arta: Laptop, besnik: Laptop
) -> None:
    _household, persons = make_household(store=arta.store)
    arta.sync()
    besnik.sync()
    besnik.store.remove(besnik.get(persons[1]))
    besnik.sync()
    arta.store.remove(arta.get(persons[1]))
    sent = once(to("/v1/sync/push"))

    def undo_now(request: requests.PreparedRequest) -> None:
        if sent(request):
            arta.store.restore(arta.get(persons[1]))

    arta.adapter.before_reply = undo_now
    arta.sync()
    arta.sync()

    assert arta.store.get(Person, persons[1].id) is None
    assert arta.count("sync_base") == 0


@pytest.mark.parametrize("slices_done", [0, 1, 2])
def test_switched_off_between_two_slices_it_finishes_from_the_stage(
    arta: Laptop, besnik: Laptop, monkeypatch: pytest.MonkeyPatch, slices_done: int
) -> None:
    monkeypatch.setattr(staging, "SLICE", 5)
    households = [make_household(store=arta.store, members=3)[0] for _ in range(4)]
    arta.sync()
    real = Applying._slice
    done: list[int] = []

    def die(self: Applying, numbers: list[int], pull: Pull, *, fresh: bool) -> None:
        if len(done) == slices_done:
            raise KeyboardInterrupt
        done.append(1)
        real(self, numbers, pull, fresh=fresh)

    monkeypatch.setattr(Applying, "_slice", die)
    with pytest.raises(KeyboardInterrupt):
        besnik.sync()
    monkeypatch.setattr(Applying, "_slice", real)
    assert besnik.count("sync_cursor") == 0
    besnik.reopen()
    if slices_done:
        first = besnik.store.find(Household)[0]
        besnik.change(first, phone_1="044 9")

    report = besnik.sync()
    arta.sync()

    assert report.outcome == "done"
    assert len(besnik.store.find(Household)) == 4
    assert len(besnik.store.find(Person)) == 12
    assert besnik.count("sync_stage") == 0
    if slices_done:
        assert "044 9" in {arta.get(each).phone_1 for each in households}


def test_switched_off_before_the_last_transaction_no_cursor_is_ahead_of_the_data(
    arta: Laptop, besnik: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_household(store=arta.store)
    arta.sync()

    def die(*args: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(staging, "finish", die)
    with pytest.raises(KeyboardInterrupt):
        besnik.sync()
    monkeypatch.undo()

    assert besnik.count("sync_cursor") == 0
    besnik.reopen()
    assert besnik.sync().outcome == "done"
    assert besnik.count("sync_cursor") > 0


def test_stopped_by_the_officer_it_says_so_and_loses_nothing(arta: Laptop) -> None:
    household, _ = make_household(store=arta.store)
    arta.adapter.before_reply = lambda request: arta.stop.set()

    report = arta.sync()

    assert report.outcome == "stopped"
    arta.stop.clear()
    arta.adapter.before_reply = lambda request: None
    assert arta.sync().outcome == "done"
    assert arta.get(household).revision == 1


def test_stopped_while_applying_it_goes_on_there_and_sweeps_nothing_out(
    arta: Laptop, besnik: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "SLICE", 2)
    for _ in range(3):
        make_household(store=arta.store, members=1)
    arta.sync()
    real = Applying._slice

    def stop_after_one(self: Applying, numbers: list[int], pull: Pull, *, fresh: bool) -> None:
        real(self, numbers, pull, fresh=fresh)
        besnik.stop.set()

    monkeypatch.setattr(Applying, "_slice", stop_after_one)
    assert besnik.sync().outcome == "stopped"
    before = besnik.adapter.count
    assert besnik.sync().outcome == "stopped"
    assert besnik.adapter.count == before
    monkeypatch.setattr(Applying, "_slice", real)
    besnik.stop.clear()

    assert besnik.sync().outcome == "done"
    assert (len(besnik.store.find(Household)), len(besnik.store.find(Person))) == (3, 3)


def test_a_value_of_the_wrong_shape_is_held_and_sent_when_corrected(
    arta: Laptop, besnik: Laptop
) -> None:
    _household, persons = make_household(store=arta.store, members=2)
    _raw(arta, "UPDATE person SET sex = ? WHERE id = ?", "x" * 50, persons[1].id)

    report = arta.sync()

    assert (report.held, report.sent, report.outcome) == (1, 2, "done")
    assert arta.rows("SELECT state, code FROM outbox_op") == [("held", "invalid")]
    assert arta.get(persons[1]).sex == "x" * 50
    arta.change(persons[1], sex="2")
    report = arta.sync()
    besnik.sync()
    assert (report.sent, report.held) == (1, 0)
    assert arta.count("outbox_op") == 0
    assert besnik.get(persons[1]).sex == "2"
    assert besnik.get(persons[1]).given_name == persons[1].given_name


def test_another_field_goes_through_while_a_value_is_held(arta: Laptop, besnik: Laptop) -> None:
    household, _ = make_household(store=arta.store, members=1, phone_1="044 0")
    arta.sync()
    _raw(arta, "UPDATE household SET phone_1 = ? WHERE id = ?", "9" * 90, household.id)
    assert arta.sync().held == 1

    arta.change(household, email="agim@example.org")
    report = arta.sync()
    besnik.sync()

    assert (report.sent, report.held) == (1, 0)
    assert arta.get(household).phone_1 == "9" * 90
    assert besnik.get(household).phone_1 == "044 0"
    assert besnik.get(household).email == "agim@example.org"
    arta.change(household, phone_1="044 1")
    assert arta.sync().sent == 1
    assert arta.count("outbox_op") == arta.count("sync_base") == 0


def test_a_held_value_put_back_sends_nothing_and_shows_the_office_value(
    arta: Laptop, besnik: Laptop
) -> None:
    household, _ = make_household(store=arta.store, members=1, phone_1="044 0")
    arta.sync()
    besnik.sync()
    _raw(arta, "UPDATE household SET phone_1 = ? WHERE id = ?", "9" * 90, household.id)
    arta.sync()
    besnik.change(household, phone_1="044 7")
    besnik.sync()
    arta.sync()
    assert arta.get(household).phone_1 == "9" * 90

    arta.change(household, phone_1="044 0")
    report = arta.sync()

    assert (report.sent, report.held) == (0, 0)
    assert arta.get(household).phone_1 == "044 7"
    assert arta.count("outbox_op") == arta.count("sync_base") == 0


def test_one_bad_member_holds_its_whole_group_and_only_its_group(arta: Laptop) -> None:
    _other, _ = make_household(store=arta.store, members=1)
    with arta.store.together():
        household, persons = make_household(store=arta.store, members=2)
        _raw(arta, "UPDATE person SET sex = ? WHERE id = ?", "x" * 50, persons[1].id)

    report = arta.sync()

    assert (report.sent, report.held) == (2, 3)
    codes = dict(arta.rows("SELECT id, code FROM outbox_op"))
    assert codes[persons[1].id] == "invalid"
    assert codes[household.id] == codes[persons[0].id] == "group_held"
    arta.change(persons[1], sex="2")
    report = arta.sync()
    assert (report.sent, report.held) == (3, 0)
    assert arta.count("outbox_op") == 0


def test_an_edit_in_a_municipality_that_was_taken_away_waits_at_the_office(
    arta: Laptop, besnik: Laptop, office: TestOffice
) -> None:
    household, _persons = make_household(store=arta.store)
    arta.sync()
    besnik.sync()
    besnik.change(household, phone_1="044 1")
    office.revoke(besnik.user_id, PEJE)

    report = besnik.sync()

    assert report.held == 1
    assert besnik.store.get(Household, household.id) is None
    assert besnik.store.find(Person) == []
    assert besnik.rows("SELECT state, code FROM outbox_op") == [("asked", "out_of_scope")]


def test_a_household_that_moved_away_leaves_and_totals_leave_it_out(
    make_laptop: MakeLaptop, office: TestOffice
) -> None:
    both = make_laptop("both", PEJE, ISTOG, role="coordinator")
    peje = make_laptop("peje", PEJE)
    household, persons = make_household(store=both.store)
    both.sync()
    peje.sync()
    assert len(peje.store.find(Person)) == len(persons)
    both.change(household, municipality_code=ISTOG)
    both.sync()

    report = peje.sync()

    assert report.removed == 1 + len(persons)
    assert peje.store.find(Household) == []
    assert peje.store.find(Person) == []
    assert both.get(household).scope == ISTOG
    assert {p.scope for p in both.store.find(Person)} == {ISTOG}


def test_a_granted_municipality_brings_its_households_and_only_then(
    make_laptop: MakeLaptop, office: TestOffice
) -> None:
    peje = make_laptop("peje", PEJE)
    istog = make_laptop("istog", ISTOG)
    household, _ = make_household(store=peje.store)
    peje.sync()
    istog.sync()
    assert istog.store.find(Household) == []

    office.grant(istog.user_id, PEJE)
    istog.sync()

    assert [each.id for each in istog.store.find(Household)] == [household.id]


def test_a_grant_lost_before_the_answer_and_back_before_the_pull_keeps_the_record(
    arta: Laptop, office: TestOffice
) -> None:
    household, _ = make_household(store=arta.store, members=0)
    arta.sync()
    arta.change(household, phone_1="044 1")
    arta.adapter.lose_reply = once(to("/v1/sync/push"))
    with pytest.raises(ServerNotFoundError):
        arta.sync()
    office.revoke(arta.user_id, PEJE)

    def give_back(request: requests.PreparedRequest) -> None:
        if request.path_url == "/v1/sync/push":
            office.grant(arta.user_id, PEJE)

    arta.adapter.before_reply = give_back
    arta.sync()

    assert arta.get(household).phone_1 == "044 1"
    assert arta.count("outbox_op") == arta.count("sync_base") == 0


def test_a_record_without_its_parent_is_kept_unread_and_blocks_nothing(
    arta: Laptop, besnik: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    household, _persons = make_household(store=arta.store, members=2)
    other, _ = make_household(store=arta.store, members=1)
    arta.sync()
    real = besnik.central.pull

    def without_household(asked: Any) -> Any:
        reply, changes = real(asked)
        return reply, [each for each in changes if each["id"] != household.id]

    besnik.central.pull = without_household  # type: ignore[method-assign]
    report = besnik.sync()
    assert (report.outcome, report.unread) == ("done", 2)
    assert {each.id for each in besnik.store.find(Household)} == {other.id}

    besnik.central.pull = real  # type: ignore[method-assign]
    arta.change(household, phone_1="044 1")
    arta.sync()
    besnik.sync()

    assert besnik.count("sync_unread") == 0
    assert len(besnik.store.find(Person)) == 3


def test_the_same_page_twice_changes_nothing(arta: Laptop, besnik: Laptop) -> None:
    household, _ = make_household(store=arta.store)
    arta.sync()
    besnik.sync()
    besnik.change(household, phone_1="044 1")
    with besnik.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM sync_cursor")

    besnik.sync()
    arta.sync()

    assert besnik.get(household).phone_1 == arta.get(household).phone_1 == "044 1"
    assert besnik.get(household).revision == 2


def test_another_server_is_refused_and_nothing_is_touched(arta: Laptop, office: TestOffice) -> None:
    make_household(store=arta.store)
    arta.sync()
    arta.store.state.set(server_id="another")
    make_household(store=arta.store)
    before = arta.adapter.count

    with pytest.raises(OtherServerError):
        arta.sync()

    assert arta.adapter.count == before + 1
    assert len(arta.store.find(Household)) == 2
    with pytest.raises(OtherServerError):
        enrol(arta.store, arta.central, user="arta", password=PASSWORD, device_name="x")


def test_the_epoch_is_stored_before_the_first_push(arta: Laptop) -> None:
    make_household(store=arta.store)
    arta.adapter.lose_request = to("/v1/sync/push")

    with pytest.raises(ServerNotFoundError):
        arta.sync()

    assert arta.store.state.get("epoch") != ""


def test_every_synchronisation_leaves_a_line_in_the_history(arta: Laptop) -> None:
    make_household(store=arta.store)
    arta.adapter.lose_request = once(to("/v1/hello"))
    with pytest.raises(ServerNotFoundError):
        arta.sync()
    arta.sync()

    lines = arta.rows("SELECT outcome, error_code, sent FROM sync_session ORDER BY n")

    assert lines == [("failed", "server_not_found", 0), ("done", "", 6)]
    [(up, down)] = arta.rows("SELECT bytes_up, bytes_down FROM sync_session WHERE sent > 0")
    assert up > 500
    assert down > 500


def test_a_wrong_clock_is_told_and_decides_nothing(
    arta: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = arta.central.hello

    def later(asked: Any) -> Any:
        reply = real(asked)
        return reply.model_copy(update={"server_time": reply.server_time.replace(year=2020)})

    household, _ = make_household(store=arta.store)
    arta.central.hello = later  # type: ignore[method-assign]

    report = arta.sync()

    assert report.clock_off_seconds > 300
    assert report.outcome == "done"
    assert arta.get(household).revision == 1


def test_more_than_one_batch_is_sent_in_one_synchronisation(arta: Laptop) -> None:
    for _ in range(21):
        make_household(store=arta.store, members=9)
    pushes = []
    arta.adapter.before_reply = lambda request: pushes.append(request.path_url)

    report = arta.sync()

    assert (report.outcome, report.sent) == ("done", 210)
    assert pushes.count("/v1/sync/push") == 2


def test_a_batch_that_is_too_large_is_halved(arta: Laptop) -> None:
    from rrk_field.sync.central import RefusedError

    make_household(store=arta.store, members=9)
    real = arta.central.push
    sizes = []

    def narrow(**kept: Any) -> Any:
        sizes.append(len(kept["ops"]))
        if sizes[-1] > 3:
            raise RefusedError("too_large", {})
        return real(**kept)

    arta.central.push = narrow  # type: ignore[method-assign]
    report = arta.sync()

    assert (report.sent, report.outcome) == (10, "done")
    assert sizes[:3] == [10, 5, 2]


def test_a_reused_id_is_frozen_again_under_a_new_one(arta: Laptop, besnik: Laptop) -> None:
    from rrk_field.sync.central import RefusedError

    household, _ = make_household(store=arta.store, members=0)
    arta.sync()
    arta.change(household, phone_1="044 1")
    real = arta.central.push
    seen: list[str] = []

    def refuse_once(**kept: Any) -> Any:
        seen.extend(sent_ids(arta))
        if len(seen) == 1:
            raise RefusedError("op_id_reused", {})
        return real(**kept)

    arta.central.push = refuse_once  # type: ignore[method-assign]
    report = arta.sync()
    besnik.sync()

    assert report.sent == 1
    assert len(set(seen)) == 2
    assert besnik.get(household).phone_1 == "044 1"


def test_waiting_doubles_from_2_seconds_to_5_minutes_and_obeys_the_server() -> None:
    waits = [wait_seconds(attempt) for attempt in range(12)]

    assert 1.6 <= waits[0] <= 2.4
    assert 3.2 <= waits[1] <= 4.8
    assert 240 <= waits[-1] <= 360
    assert wait_seconds(0, ServerBusyError(seconds=90)) == 90


def test_a_busy_server_says_how_long_to_wait_and_the_same_changes_go_later(arta: Laptop) -> None:
    household, _ = make_household(store=arta.store)
    real = arta.central.push
    calls: list[Any] = []

    def busy_once(**kept: Any) -> Any:
        calls.append(kept["ops"])
        if len(calls) == 1:
            raise ServerBusyError(seconds=7)
        return real(**kept)

    arta.central.push = busy_once  # type: ignore[method-assign]
    with pytest.raises(ServerBusyError) as caught:
        arta.sync()
    assert wait_seconds(0, caught.value) == 7

    arta.sync()

    assert calls[0] == calls[1]
    assert arta.get(household).revision == 1


def test_a_fault_of_the_server_keeps_the_outbox(
    arta: Laptop, office: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_household(store=arta.store)
    adapter = office.adapter(raise_server_exceptions=False)
    session = office.session(adapter)
    arta.central._session = session
    monkeypatch.setattr("rrk_central.ledger.apply", lambda *args, **kept: 1 / 0)

    with pytest.raises(ServerFailedError):
        arta.sync()

    monkeypatch.undo()
    assert arta.sync().sent == 6
    adapter.close()


def test_moving_a_person_to_a_new_household_goes_as_one_group_parents_first(
    arta: Laptop, besnik: Laptop
) -> None:
    _household, persons = make_household(store=arta.store, members=2)
    arta.sync()
    with arta.store.together():
        arta.change(persons[1], relation="1")
        other, _ = make_household(store=arta.store, members=0)
        arta.change(persons[1], household_id=other.id)

    report = arta.sync()
    besnik.sync()

    assert (report.sent, report.held) == (2, 0)
    assert besnik.get(persons[1]).household_id == other.id


def test_a_new_child_does_not_take_its_household_off_before_it_was_sent(
    make_laptop: MakeLaptop, office: TestOffice
) -> None:
    both = make_laptop("both", PEJE, ISTOG, role="coordinator")
    peje = make_laptop("peje", PEJE)
    household, _ = make_household(store=both.store, members=0)
    both.sync()
    peje.sync()
    both.change(household, municipality_code=ISTOG)
    both.sync()
    child = make_person(peje.get(household), 1, store=peje.store)
    peje.adapter.lose_request = to("/v1/sync/push")
    run = engine._Run(peje.store, peje.central, peje.steps.append, peje.stop, files=True)
    run._receive(run._hello().scopes)
    assert peje.count("sync_aside") == 1
    assert peje.store.find(Household) == []
    assert peje.get(child).id == child.id

    peje.adapter.lose_request = lambda request: False
    report = peje.sync()

    assert report.held == 1
    assert peje.store.get(Person, child.id) is None
    assert peje.store.get(Household, household.id) is None
    assert peje.rows("SELECT code FROM outbox_op") == [("out_of_scope",)]


def test_no_transaction_is_open_while_the_office_answers(arta: Laptop) -> None:
    make_household(store=arta.store)
    running: list[object] = []
    arta.adapter.before_reply = lambda request: running.append(arta.store._running)

    arta.sync()

    assert running
    assert set(running) == {None}


def _raw(laptop: Laptop, statement: str, *values: object) -> None:
    with laptop.store.writing() as connection:
        connection.exec_driver_sql(statement, values)


def test_ids_of_changes_are_made_at_freezing_only(arta: Laptop) -> None:
    make_household(store=arta.store)

    assert arta.count("outbox_mark") == 6
    assert arta.count("outbox_op") == 0
    assert str(uuid7()) not in sent_ids(arta)


def test_a_group_too_large_for_one_request_is_held_and_the_rest_is_sent(arta: Laptop) -> None:
    household, _ = make_household(store=arta.store, members=0)
    arta.sync()
    # Letters at random do not pack well.
    answers = {f"a{n}": base64.b64encode(os.urandom(45_000)).decode() for n in range(8)}
    with arta.store.together():
        for _ in range(4):
            make_assessment(household, store=arta.store, answers=answers)
    arta.change(household, phone_1="044 1")
    before = arta.adapter.count

    def give_up(_request: requests.PreparedRequest) -> None:
        if arta.adapter.count - before > 20:
            arta.stop.set()

    arta.adapter.before_reply = give_up
    report = arta.sync()

    assert not arta.stop.is_set()
    assert (report.held, report.sent) == (4, 1)
    assert arta.rows("SELECT state, code FROM outbox_op") == [("held", "too_large")] * 4


def test_answers_about_other_changes_end_the_exchange(
    arta: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_household(store=arta.store, members=0)
    right = arta.central.push

    def wrong(**asked: Any) -> PushReply:
        reply = right(**asked)
        results = [each.model_copy(update={"op_id": str(uuid7())}) for each in reply.results]
        if arta.adapter.count > 20:
            arta.stop.set()
        return reply.model_copy(update={"results": results})

    monkeypatch.setattr(arta.central, "push", wrong)

    with pytest.raises(AppTooOldError):
        arta.sync()

    assert not arta.stop.is_set()
    assert arta.count("outbox_op", "state = 'frozen'") == 1
