"""What a stroke carries: the question, the place, and who agreed to be named."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "naming_consent",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_naming_consent_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_naming_consent")),
    )
    op.create_table(
        "stroke_note",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("deed_id", sa.Uuid(), nullable=False),
        sa.Column("facet", sa.String(length=8), nullable=False),
        sa.Column("stroke_id", sa.Uuid(), nullable=False),
        sa.Column("value", sa.String(length=36), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("local_day", sa.Date(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_stroke_note_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_stroke_note_team_id")),
        sa.PrimaryKeyConstraint("person_id", "deed_id", "facet", name=op.f("pk_stroke_note")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_stroke_note_stroke", "stroke_note", ["person_id", "stroke_id"])
    op.create_index("ix_stroke_note_team", "stroke_note", ["team_id", "local_day"])
    op.create_index("ix_stroke_note_value", "stroke_note", ["facet", "value"])


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("stroke_note")
    op.drop_table("naming_consent")
