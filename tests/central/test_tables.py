"""The schema: what the migrations make is what the classes say."""

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from rrk_central.engines import Database, open_engine
from rrk_central.ledger.kinds import KINDS
from rrk_central.migrations import HEAD, upgrade
from rrk_central.tables import SYNC_HEAD, ServerTable
from rrk_field.domain.record import Record
from tests.office import TestOffice

VERSIONS = Path(__file__).parents[2] / "rrk_central" / "migrations" / "versions"


def test_the_head_of_the_migrations_is_what_the_classes_say(central: TestOffice) -> None:
    with central.database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        both: Any = [Record.metadata, ServerTable.metadata]
        differences = compare_metadata(context, both)

    assert differences == []


def test_the_newest_migration_is_the_head_that_a_start_looks_for() -> None:
    newest = max(path.name for path in VERSIONS.glob("0*.py"))

    assert newest.startswith(f"{HEAD}_")


def test_a_migration_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alembic import command

    engine = open_engine(f"sqlite:///{tmp_path / 'central.db'}")
    really = command.upgrade

    def fail_at_the_end(*arguments: Any) -> None:
        really(*arguments)
        raise RuntimeError("power is gone")

    monkeypatch.setattr(command, "upgrade", fail_at_the_end)
    with pytest.raises(RuntimeError, match="power is gone"):
        upgrade(engine)

    with engine.connect() as connection:
        assert sa.inspect(connection).get_table_names() == []
    engine.dispose()


def test_every_kind_of_record_is_guarded(central: TestOffice) -> None:
    """A new kind needs a migration with its guard."""
    if central.database.postgres:
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    else:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with central.database.reading() as connection:
        triggers = set(connection.exec_driver_sql(query).scalars())

    assert triggers >= {
        f"{name}_guard_{verb}"
        for name in [*KINDS, "ledger"]
        for verb in ("insert", "update", "delete")
    }


def test_a_second_start_keeps_the_server_and_its_timeline(tmp_path: Path) -> None:
    def identity() -> Any:
        database = Database(f"sqlite:///{tmp_path / 'central.db'}")
        with database.reading() as connection:
            found = connection.execute(sa.select(SYNC_HEAD)).one()
        database.close()
        return tuple(found)

    assert identity() == identity()
