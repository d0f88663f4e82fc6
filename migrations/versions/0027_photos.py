"""Photos of surprises."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.add_column("surprise", sa.Column("has_photo", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "photo",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("deed_id", sa.Uuid(), nullable=False),
        sa.Column("surprise_id", sa.Integer(), nullable=False),
        sa.Column("file", sa.String(length=32), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_photo_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["surprise_id"], ["surprise.id"], name=op.f("fk_photo_surprise_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "deed_id", name=op.f("pk_photo")),
        sa.UniqueConstraint("surprise_id", name=op.f("uq_photo_surprise_id")),
    )
    op.create_index(op.f("ix_photo_file"), "photo", ["file"])


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("photo")
    op.drop_column("surprise", "has_photo")
