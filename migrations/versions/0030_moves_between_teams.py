"""People move between teams: who was where until when, and who goes where on a day to come."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.add_column("person", sa.Column("past_teams", sa.String(length=528), server_default="", nullable=False))
    op.add_column("person", sa.Column("team_since", sa.Date(), nullable=True))
    op.create_index("ix_person_name", "person", ["name"])
    op.create_table(
        "team_stay",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_team_stay_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_team_stay_team_id")),
        sa.PrimaryKeyConstraint("person_id", "until", name=op.f("pk_team_stay")),
    )
    op.create_index("ix_team_stay_team", "team_stay", ["team_id", "until"])
    op.create_table(
        "planned_move",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_planned_move_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_planned_move_team_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_planned_move")),
    )


def downgrade() -> None:
    """Go back to the version before; where people were before is forgotten."""
    op.drop_table("planned_move")
    op.drop_table("team_stay")
    op.drop_index("ix_person_name", "person")
    op.drop_column("person", "team_since")
    op.drop_column("person", "past_teams")
