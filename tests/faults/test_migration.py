"""A migration that ends in the middle leaves the old file, whole; the next start finishes it."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine

from rrk_field.db import file
from rrk_field.db.profiles import Profile
from rrk_field.db.store import Store
from rrk_field.domain.records import Household
from tests.conftest import DATA_KEY
from tests.factories import make_household
from tests.faults.children import ended, start

SECOND = '''
"""The schema of tomorrow."""
import os
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("grant_line", sa.Column("id", sa.String(36), primary_key=True))
    with op.batch_alter_table("household") as household:
        household.add_column(sa.Column("nickname", sa.String(120), server_default=""))
    op.execute("UPDATE household SET nickname = head_given_name")
    if os.environ.get("RRK_TEST_MIGRATION") == "fail":
        raise LookupError("in the middle")
    if os.environ.get("RRK_TEST_MIGRATION") == "kill":
        os.kill(os.getpid(), 9)
    op.create_table("grant_payment", sa.Column("id", sa.String(36), primary_key=True))
'''
TOMORROW = """
from rrk_field.db import durable, file
file.MIGRATIONS, file.REVISIONS = Path(sys.argv[2]), ("0001", "0002")
left = [int(sys.argv[3])]
for name in ("sync_file", "sync_folder"):
    def stepping(path, real=getattr(durable, name)):
        if not left[0]:
            os.kill(os.getpid(), 9)
        left[0] -= 1
        real(path)
    setattr(durable, name, stepping)
file.open_file(Path(sys.argv[1]), bytes(range(32))).dispose()
acknowledge("migrated")
"""
NEVER = 10_000


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """The migrations of the next program."""
    folder = tmp_path / "migrations"
    shutil.copytree(file.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "0002_second.py").write_text(SECOND)
    return folder


@pytest.fixture
def filled(bare_profile: Profile) -> Profile:
    store = Store(bare_profile, DATA_KEY)
    for family in ("Krasniqi", "Berisha", "Петровић"):
        make_household(store=store, head_family_name=family)
    store.close()
    return bare_profile


@pytest.fixture
def tomorrow(scripts: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The next program, in this process."""
    monkeypatch.setattr(file, "MIGRATIONS", scripts)
    monkeypatch.setattr(file, "REVISIONS", ("0001", "0002"))
    return monkeypatch


def state(folder: Path) -> tuple[str, list[str], bool, bool]:
    """Schema, families, and whether the tables of tomorrow are there."""
    engine = file.open_engine(folder / file.NAME, DATA_KEY)
    with engine.connect() as connection:
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        families = list(
            connection.exec_driver_sql(
                "SELECT head_family_name FROM household ORDER BY id"
            ).scalars()
        )
        tables = set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())
        columns = {row[1] for row in connection.exec_driver_sql("PRAGMA table_info(household)")}
    engine.dispose()
    return str(version), families, "grant_line" in tables, "nickname" in columns


FAMILIES = ["Krasniqi", "Berisha", "Петровић"]
OLD = ("0001", FAMILIES, False, False)
NEW = ("0002", FAMILIES, True, True)


def test_the_next_program_brings_the_file_to_its_schema(
    filled: Profile, tomorrow: pytest.MonkeyPatch
) -> None:
    file.open_file(filled.folder, DATA_KEY).dispose()

    assert state(filled.folder) == NEW


def test_the_file_of_before_is_kept_beside_the_new_one(
    filled: Profile, tomorrow: pytest.MonkeyPatch
) -> None:
    file.open_file(filled.folder, DATA_KEY).dispose()

    [kept] = (filled.folder / "backups").iterdir()
    assert state(kept) == OLD


def test_a_migration_that_fails_in_the_middle_leaves_the_old_file(
    filled: Profile, tomorrow: pytest.MonkeyPatch
) -> None:
    tomorrow.setenv("RRK_TEST_MIGRATION", "fail")
    with pytest.raises(LookupError):
        file.open_file(filled.folder, DATA_KEY)

    assert state(filled.folder) == OLD


def test_after_a_failed_migration_the_old_program_still_works(
    filled: Profile, tomorrow: pytest.MonkeyPatch
) -> None:
    tomorrow.setenv("RRK_TEST_MIGRATION", "fail")
    with pytest.raises(LookupError):
        file.open_file(filled.folder, DATA_KEY)
    tomorrow.undo()
    store = Store(filled, DATA_KEY)
    make_household(store=store, head_family_name="Gashi")
    families = [household.head_family_name for household in store.find(Household)]
    store.close()

    assert families == [*FAMILIES, "Gashi"]


def test_the_next_start_does_what_a_failed_migration_left(
    filled: Profile, tomorrow: pytest.MonkeyPatch
) -> None:
    tomorrow.setenv("RRK_TEST_MIGRATION", "fail")
    with pytest.raises(LookupError):
        file.open_file(filled.folder, DATA_KEY)
    tomorrow.delenv("RRK_TEST_MIGRATION")
    file.open_file(filled.folder, DATA_KEY).dispose()

    assert state(filled.folder) == NEW


def test_a_program_killed_in_the_middle_of_a_migration_leaves_the_old_file(
    filled: Profile, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RRK_TEST_MIGRATION", "kill")
    code, _ = ended(start(TOMORROW, filled.folder, scripts, NEVER))

    assert code == -9
    assert state(filled.folder) == OLD


def test_a_kill_at_any_durable_step_leaves_the_old_or_the_new_file(
    filled: Profile, scripts: Path, tmp_path: Path
) -> None:
    seen = set()
    for step in range(40):
        folder = tmp_path / f"kill-{step}"
        shutil.copytree(filled.folder, folder)
        code, out = ended(start(TOMORROW, folder, scripts, step))
        file.finish_replacement(folder)
        found = state(folder)
        seen.add(found[0])

        assert code == -9 or "migrated" in out, out
        assert found in (OLD, NEW), step
        if code != -9:
            break
    assert seen == {"0001", "0002"}


def plain_engine(path: Path) -> Engine:
    """An engine as Alembic's own template makes it: without our BEGIN."""
    return create_engine(f"sqlite:///{path}")


def test_the_usual_settings_would_leave_a_schema_between_the_two(
    tmp_path: Path, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env = scripts / "env.py"
    env.write_text(
        env.read_text()
        .replace("transactional_ddl=True", "transactional_ddl=False")
        .replace("transaction_per_migration=False", "transaction_per_migration=True")
    )
    monkeypatch.setenv("RRK_TEST_MIGRATION", "fail")
    config = Config()
    config.set_main_option("script_location", str(scripts))
    config.set_main_option("path_separator", "os")
    engine = plain_engine(tmp_path / "plain.db")
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.commit()
        with pytest.raises(LookupError):
            command.upgrade(config, "0002")
    engine.dispose()
    with sqlite3.connect(tmp_path / "plain.db") as plain:
        tables = {name for (name,) in plain.execute("SELECT name FROM sqlite_master")}
        version = plain.execute("SELECT version_num FROM alembic_version").fetchall()
    plain.close()

    assert version == [("0001",)]
    assert "grant_line" in tables
    assert os.environ["RRK_TEST_MIGRATION"] == "fail"
