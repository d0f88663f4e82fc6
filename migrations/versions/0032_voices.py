"""The customer's voice: cards, and what was said."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "voice_card",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_voice_card_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_voice_card_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voice_card")),
        sa.UniqueConstraint("token", name=op.f("uq_voice_card_token")),
    )
    op.create_index("ix_voice_card_whose", "voice_card", ["team_id", "person_id"])
    op.create_table(
        "voice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.Uuid(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=True),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("surprise_id", sa.Integer(), nullable=True),
        sa.Column("is_tip", sa.Boolean(), nullable=False),
        sa.Column("said", sa.String(length=500), nullable=False),
        sa.Column("helped", sa.String(length=80), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("said_at", sa.DateTime(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["card_id"], ["voice_card.id"], name=op.f("fk_voice_card_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_voice_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["surprise_id"], ["surprise.id"], name=op.f("fk_voice_surprise_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_voice_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voice")),
        sa.UniqueConstraint("ref", name=op.f("uq_voice_ref")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_voice_team", "voice", ["team_id", "state", "decided_at"])
    op.create_index("ix_voice_person", "voice", ["person_id", "state"])
    op.create_index("ix_voice_card_id", "voice", ["card_id"])
    op.create_index("ix_voice_surprise_id", "voice", ["surprise_id"])


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("voice")
    op.drop_table("voice_card")
