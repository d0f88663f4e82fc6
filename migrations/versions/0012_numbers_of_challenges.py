"""The number of a challenge that a manager set is never given to another one, as deeds name it by that.

On PostgreSQL a number never comes back. On SQLite it could, after the last challenge was removed or a backup was put back.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLE = "set_challenge"


def upgrade() -> None:
    """Go from the version before to this one."""
    _lay(numbers_once=True)


def downgrade() -> None:
    """Go back to the version before."""
    _lay(numbers_once=False)


def _lay(*, numbers_once: bool) -> None:
    """Make the table anew. What hangs on its rows goes with the old table, so that is kept aside meanwhile."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return
    known = sa.Table(TABLE, sa.MetaData(), autoload_with=connection)
    known.dialect_options["sqlite"]["autoincrement"] = numbers_once
    referring = _referring(connection)
    for name in referring:
        op.execute(f'CREATE TEMPORARY TABLE "kept_{name}" AS SELECT * FROM "{name}"')  # noqa: S608 - a table's own name
    with op.batch_alter_table(TABLE, recreate="always", copy_from=known):
        pass
    for name in referring:
        op.execute(f'INSERT OR IGNORE INTO "{name}" SELECT * FROM temp."kept_{name}"')  # noqa: S608
        op.execute(f'DROP TABLE temp."kept_{name}"')


def _referring(connection: sa.Connection) -> list[str]:
    inspector = sa.inspect(connection)
    keys = {name: inspector.get_foreign_keys(name) for name in inspector.get_table_names() if name != TABLE}
    return [name for name, found in keys.items() if any(key["referred_table"] == TABLE for key in found)]
