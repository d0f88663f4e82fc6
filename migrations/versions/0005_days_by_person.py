"""The counters of one person, and of one team, lie side by side.

On SQLite a table that was filled day by day keeps the rows of one person on as many pages as there are days, and every
batch reads all of that person's. PostgreSQL is left as it is.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = ("person_day", "team_day")


def upgrade() -> None:
    """Go from the version before to this one."""
    _lay(with_rowid=False)


def downgrade() -> None:
    """Go back to the version before."""
    _lay(with_rowid=True)


def _lay(*, with_rowid: bool) -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for name in TABLES:
        known = sa.Table(name, sa.MetaData(), autoload_with=op.get_bind())
        known.dialect_options["sqlite"]["with_rowid"] = with_rowid
        with op.batch_alter_table(name, recreate="always", copy_from=known):
            pass
