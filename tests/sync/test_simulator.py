"""Random histories end in agreement; bugs planted as controls are found by them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from rrk_field.db import staging, taking
from rrk_field.db.bodies import overlaid
from rrk_field.db.outbox import Known
from rrk_field.db.staging import Pull
from rrk_field.domain.values import Fields
from rrk_field.sync import engine
from tests import postgres
from tests.office import Backup, open_office
from tests.sync.simulator import simulate

STEPS = 150


def run(folder: Path, *, seed: int, steps: int, restored: bool = False) -> None:
    place = folder / str(seed)
    (place / "office").mkdir(parents=True)
    with open_office(place / "office") as office:
        backup = Backup(office, place / "backup.db") if restored else None
        simulate(office, place, seed=seed, steps=steps, backup=backup)


@pytest.mark.parametrize("seed", range(4))
def test_a_random_history_loses_nothing_and_ends_in_agreement(tmp_path: Path, seed: int) -> None:
    run(tmp_path, seed=seed, steps=STEPS)


@pytest.mark.parametrize("seed", range(2))
def test_a_random_history_with_a_restored_server_ends_in_agreement_too(
    tmp_path: Path, seed: int
) -> None:
    run(tmp_path, seed=seed, steps=STEPS, restored=True)


@pytest.mark.pg
def test_a_random_history_on_postgresql_ends_in_agreement_too(
    tmp_path: Path, postgres_server: str
) -> None:
    folder = tmp_path / "office"
    folder.mkdir()
    with postgres.database(postgres_server) as url, open_office(folder, url) as office:
        simulate(office, tmp_path, seed=1, steps=STEPS)


@pytest.mark.soak
@pytest.mark.timeout(7200)
def test_many_random_histories_lose_nothing(tmp_path: Path) -> None:
    for seed in range(100, 200):
        run(tmp_path, seed=seed, steps=1000)


def trunk_ignored(patch: pytest.MonkeyPatch) -> None:
    def expected(known: Known) -> Fields:
        body = known.server
        for op in known.frozen:
            body = overlaid(body, op.new_values)
        return body

    patch.setattr(Known, "expected", expected)


def answer_clears_what_was_typed_in_the_air(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(taking, "_pending", lambda *args: set())


def cursor_saved_before_the_records(patch: pytest.MonkeyPatch) -> None:
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
        _forget_stage(run._store)
        everything(run)

    patch.setattr(engine, "stage", stage)
    patch.setattr(engine._Run, "everything", forgetting)


def _forget_stage(store: Any) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM sync_stage")
        connection.exec_driver_sql("DELETE FROM sync_state WHERE k = 'pull'")


BUGS: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], tuple[int, ...]]] = {
    "trunk ignored": (trunk_ignored, (0, 1, 2)),
    "answer clears what was typed in the air": (
        answer_clears_what_was_typed_in_the_air,
        (1, 0, 2),
    ),
    "cursor saved before the records": (cursor_saved_before_the_records, (1, 0, 2)),
}


@pytest.mark.parametrize("name", BUGS)
def test_a_planted_bug_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    plant, seeds = BUGS[name]
    plant(monkeypatch)

    with pytest.raises(AssertionError):
        _run_all(tmp_path, seeds)


def _run_all(folder: Path, seeds: tuple[int, ...]) -> None:
    for seed in seeds:
        run(folder, seed=seed, steps=STEPS)
