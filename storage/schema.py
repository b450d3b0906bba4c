"""The version of a store's schema, and the way to ours."""

from collections.abc import Callable

from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from survey.errors import StoreError

HEAD = "0017"
"""The schema that this program reads and writes: the last of migrations/versions."""


def bring_up_to_date(engine: Engine, file: str, keep: Callable[[str], None]) -> None:
    """Migrate an older schema to ours, after `keep` was told its version. Raises StoreError (store.newer, store.*)."""
    with engine.connect() as connection:
        try:
            version = connection.scalar(text("SELECT version_num FROM alembic_version"))
        except OperationalError as error:
            raise StoreError("store.not_ours", file=file) from error
    if version != HEAD:
        if str(version) < HEAD:
            keep(str(version))
        migrate(engine, file)


def migrate(engine: Engine, file: str) -> None:
    """Bring a store, a new one too, to our schema in one transaction. Raises StoreError (store.newer)."""
    # Alembic is slow to load and seldom needed.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, HEAD)
        except CommandError as error:
            raise StoreError("store.newer", file=file) from error
