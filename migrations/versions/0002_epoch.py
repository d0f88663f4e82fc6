"""The name of a database's life, which phones see: it changes when a backup is restored."""

import sqlalchemy as sa
from alembic import op
from uuid_utils.compat import uuid7

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("epoch", sa.Uuid(), nullable=True))
    organisation = sa.table("organisation", sa.column("epoch", sa.Uuid()))
    op.execute(organisation.update().values(epoch=uuid7()))
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.alter_column("epoch", existing_type=sa.Uuid(), nullable=False)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.drop_column("epoch")
