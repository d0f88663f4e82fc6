"""Who opened whose page on a day."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "look",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("viewer_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_look_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["viewer_id"], ["person.id"], name=op.f("fk_look_viewer_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "day", "viewer_id", name=op.f("pk_look")),
    )
    op.create_index(op.f("ix_look_day"), "look", ["day"])
    op.create_index(op.f("ix_look_viewer_id"), "look", ["viewer_id"])


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("look")
