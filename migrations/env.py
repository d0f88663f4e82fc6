"""How Alembic reaches the database: through the connection that the start-up hands over, else by the settings.

The second way is a developer's: ``.venv/bin/alembic revision --autogenerate -m "..."`` compares the models with the
database that STREEPJE_DATABASE_URL names. There is no offline mode: a migration here may look at rows.
"""

import os
from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection, create_engine

import app as application
from app.config import Settings
from app.database import Base, UtcDateTime, engine_options

assert hasattr(application, "create_app")  # all models are loaded with it


def portable(kind: str, item: Any, _autogen: Any) -> str | Literal[False]:
    """Write our own types by their plain names: a migration must not change when the code does."""
    return "sa.DateTime()" if kind == "type" and isinstance(item, UtcDateTime) else False


def run(connection: Connection) -> None:
    """Apply in one transaction, so that a start that is cut off leaves the old version whole."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        render_item=portable,
    )
    with context.begin_transaction():
        context.run_migrations()


handed_over = context.config.attributes.get("connection")
if handed_over is not None:
    run(handed_over)
else:
    url = Settings.load(os.environ).database_url
    with create_engine(url, **engine_options(url)).connect() as own:
        run(own)
