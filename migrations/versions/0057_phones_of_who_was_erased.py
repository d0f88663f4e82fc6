"""A phone that was signed in as somebody who was erased since can be told so."""

import sqlalchemy as sa
from alembic import op

revision = "0057"
down_revision = "0056"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "erased_phone",
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("account", sa.Uuid(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name="pk_erased_phone"),
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("erased_phone")
