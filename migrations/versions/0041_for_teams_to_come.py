"""A challenge for everybody, or for a kind of work, is for teams that come later too."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "standing_audience",
        sa.Column("challenge_id", sa.Integer(), nullable=False),
        sa.Column("department", sa.String(length=24), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["challenge_id"], ["set_challenge.id"], name=op.f("fk_standing_audience_challenge_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_standing_audience_person_id")),
        sa.PrimaryKeyConstraint("challenge_id", "department", name=op.f("pk_standing_audience")),
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("standing_audience")
