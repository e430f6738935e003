"""The encrypted file: settings, schema, replacement."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, inspect

from rrk_field.db import durable, file
from rrk_field.db.tables import LaptopTable
from rrk_field.domain.record import Record, record_classes
from rrk_field.domain.records import Household

KEY = bytes(range(32))


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = file.open_file(tmp_path, KEY)
    yield engine
    engine.dispose()


def setting(engine: Engine, name: str) -> object:
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def ddl(engine: Engine) -> set[str]:
    """Tables and indexes as they were written, white space aside."""
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL"
            " AND name <> 'alembic_version'"
        )
        return {" ".join(sql.split()).replace(" )", ")") for (sql,) in rows}


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("journal_mode", "wal"),
        ("locking_mode", "exclusive"),
        ("synchronous", 2),
        ("fullfsync", 1),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("temp_store", 2),
        ("cache_size", -32768),
    ],
)
def test_the_settings_that_keep_saves_safe_are_in_force(
    engine: Engine, name: str, wanted: object
) -> None:
    assert setting(engine, name) == wanted


def test_a_setting_that_the_engine_does_not_take_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "_PRAGMAS", (("synchronous", "NORMAL", 2),))

    with pytest.raises(RuntimeError, match="synchronous"):
        file.open_engine(tmp_path / "x.db", KEY).connect()


def test_an_engine_too_old_to_be_trusted_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "OLDEST_ENGINE", (99, 0, 0))

    with pytest.raises(RuntimeError, match="too old"):
        file.open_engine(tmp_path / "x.db", KEY).connect()


def test_error_messages_carry_no_values(engine: Engine) -> None:
    with pytest.raises(Exception, match="no such table") as caught, engine.begin() as connection:
        connection.exec_driver_sql("SELECT * FROM no_table WHERE name = ?", ("Agim",))

    assert "Agim" not in str(caught.value)


def test_nothing_of_a_name_stands_readable_on_the_disk(tmp_path: Path) -> None:
    engine = file.open_file(tmp_path, KEY)
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO sync_state(k, v) VALUES ('x', 'Krasniqi' )")
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    engine.dispose()

    assert b"Krasniqi" not in written
    assert b"household" not in written


def test_head_is_the_models(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        metadata = [Record.metadata, LaptopTable.metadata]

        assert compare_metadata(context, metadata) == []  # type: ignore[arg-type]


def test_head_has_the_checks_and_keys_of_the_models(engine: Engine) -> None:
    models = create_engine("sqlite://")
    for metadata in (Record.metadata, LaptopTable.metadata):
        metadata.create_all(models)
    wanted = ddl(models)
    models.dispose()

    assert ddl(engine) == wanted


def test_the_newest_revision_is_the_last_of_the_list() -> None:
    folder = Path(file.__file__).parent / "migrations" / "versions"
    found = sorted(path.name.partition("_")[0] for path in folder.glob("[0-9]*.py"))

    assert found == list(file.REVISIONS)


def test_every_kind_of_record_has_a_table(engine: Engine) -> None:
    assert set(record_classes()) <= set(inspect(engine).get_table_names())
    assert Household.__tablename__ in record_classes()


def test_a_migration_has_no_way_back(tmp_path: Path) -> None:
    engine = file.open_engine(tmp_path / "x.db", KEY, foreign_keys=False)
    file.upgrade(engine)
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(file.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        with pytest.raises(NotImplementedError):
            command.downgrade(config, "base")

    engine.dispose()


def test_a_second_lock_on_the_same_profile_is_refused_until_the_first_is_released(
    tmp_path: Path,
) -> None:
    first = file.ProfileLock(tmp_path / "lock")
    with pytest.raises(file.FileInUseError):
        file.ProfileLock(tmp_path / "lock")
    first.release()

    file.ProfileLock(tmp_path / "lock").release()


class PowerCutError(Exception):
    """The machine stops here."""


def cut_at(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """Stop before the durable step of this number."""
    left = [step]
    for name in ("replace", "move", "remove"):
        real = getattr(durable, name)

        def stepping(*arguments: object, real: object = real) -> None:
            if not left[0]:
                raise PowerCutError
            left[0] -= 1
            real(*arguments)  # type: ignore[operator]

        monkeypatch.setattr(durable, name, stepping)


@pytest.mark.parametrize("step", range(6))
@pytest.mark.parametrize("old_to", [None, "aside"])
def test_a_replacement_cut_off_at_any_step_leaves_the_old_or_the_new_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int, old_to: str | None
) -> None:
    (tmp_path / file.NAME).write_bytes(b"old")
    (tmp_path / f"{file.NAME}-wal").write_bytes(b"log of the old")
    (tmp_path / "fresh").write_bytes(b"new")
    with monkeypatch.context() as patch:
        cut_at(patch, step)
        with pytest.raises(PowerCutError):
            file.replace_file(tmp_path, tmp_path / "fresh", old_to=old_to)
    file.finish_replacement(tmp_path)

    started = step > 1  # the order itself is written and renamed first
    assert (tmp_path / file.NAME).read_bytes() == (b"new" if started else b"old")
    assert (tmp_path / f"{file.NAME}-wal").exists() is not started
    assert not (tmp_path / "swap.json").exists()


def test_what_was_replaced_lies_among_the_backups(tmp_path: Path) -> None:
    (tmp_path / file.NAME).write_bytes(b"old")
    (tmp_path / "fresh").write_bytes(b"new")
    file.replace_file(tmp_path, tmp_path / "fresh", old_to="before")

    assert (tmp_path / "backups" / "before" / file.NAME).read_bytes() == b"old"


def test_without_a_replacement_under_way_nothing_is_finished(tmp_path: Path) -> None:
    file.finish_replacement(tmp_path)

    assert list(tmp_path.iterdir()) == []
