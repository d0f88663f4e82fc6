"""Somebody who was known twice: the account that was merged, and the devices that speak under it."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.add_column("device_session", sa.Column("speaks_as", sa.Uuid(), nullable=True))
    op.create_table(
        "account_alias",
        sa.Column("account", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_account_alias_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_account_alias")),
    )
    op.create_index(op.f("ix_account_alias_person_id"), "account_alias", ["person_id"])


def downgrade() -> None:
    """Go back to the version before; phones that speak under a former account have to sign in anew."""
    op.drop_table("account_alias")
    op.drop_column("device_session", "speaks_as")
