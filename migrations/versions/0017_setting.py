"""Challenges for several teams, on days of the week, as drafts and with a pause; and who did what to them."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one: what was set is published, for the team that it was set for."""
    # SQLite can add these columns in place, so what hangs on the table is left alone.
    op.add_column("set_challenge", sa.Column("days", sa.String(length=7), server_default="", nullable=False))
    op.add_column("set_challenge", sa.Column("idea", sa.String(length=64), nullable=True))
    op.add_column("set_challenge", sa.Column("published_at", sa.DateTime(), nullable=True))
    op.add_column("set_challenge", sa.Column("paused_at", sa.DateTime(), nullable=True))
    op.create_table(
        "set_challenge_team",
        sa.Column("challenge_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["challenge_id"],
            ["set_challenge.id"],
            name=op.f("fk_set_challenge_team_challenge_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["team.id"], name=op.f("fk_set_challenge_team_team_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("challenge_id", "team_id", name=op.f("pk_set_challenge_team")),
    )
    op.create_index(op.f("ix_set_challenge_team_team_id"), "set_challenge_team", ["team_id"])
    op.create_table(
        "challenge_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("challenge_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("was", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["challenge_id"], ["set_challenge.id"], name=op.f("fk_challenge_event_challenge_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_challenge_event_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_challenge_event")),
    )
    op.create_index(op.f("ix_challenge_event_challenge_id"), "challenge_event", ["challenge_id"])
    op.execute("INSERT INTO set_challenge_team (challenge_id, team_id) SELECT id, team_id FROM set_challenge")
    op.execute("UPDATE set_challenge SET published_at = created_at")
    op.execute(
        "INSERT INTO challenge_event (challenge_id, kind, person_id, at)"
        " SELECT id, 'published', author_id, created_at FROM set_challenge"
    )


def downgrade() -> None:
    """Go back: every challenge is for the team from whose page it was set, and drafts are gone."""
    op.execute("DELETE FROM set_challenge WHERE published_at IS NULL")
    op.drop_table("challenge_event")
    op.drop_table("set_challenge_team")
    for column in ("paused_at", "published_at", "idea", "days"):
        op.drop_column("set_challenge", column)
