"""The server's schema, step by step. Steps are frozen text: they import nothing of ours."""

from pathlib import Path

from sqlalchemy import Engine

HEAD = "0001"


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the database to `revision`, whole or not at all."""
    if revision == "head" and at_head(engine):
        return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    with (
        engine.connect().execution_options(writing=True) as connection,
        connection.begin(),
    ):
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def at_head(engine: Engine) -> bool:
    """Whether the database has the newest schema."""
    with engine.connect() as connection:
        if not engine.dialect.has_table(connection, "alembic_version"):
            return False
        found: str | None = connection.exec_driver_sql(
            "SELECT version_num FROM alembic_version"
        ).scalar()
    return found == HEAD
