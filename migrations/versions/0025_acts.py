"""The chain of acts, which the database itself keeps from being changed."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

GUARDS = {
    "sqlite": (
        "CREATE TRIGGER act_unchanged BEFORE UPDATE ON act BEGIN SELECT RAISE(ABORT, 'an act is never changed'); END",
        "CREATE TRIGGER act_unremoved BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'an act is never removed'); END",
        "CREATE TRIGGER act_next BEFORE INSERT ON act"
        " WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM act)"
        " BEGIN SELECT RAISE(ABORT, 'an act has the next number'); END",
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION act_stays() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'an act is never changed or removed'; END $$",
        "CREATE TRIGGER act_unchanged BEFORE UPDATE OR DELETE ON act FOR EACH ROW EXECUTE FUNCTION act_stays()",
        "CREATE TRIGGER act_unremoved BEFORE TRUNCATE ON act FOR EACH STATEMENT EXECUTE FUNCTION act_stays()",
    ),
}


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "act",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("act", sa.String(length=48), nullable=False),
        sa.Column("about_type", sa.String(length=24), nullable=False),
        sa.Column("about_id", sa.String(length=64), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_act")),
        sa.UniqueConstraint("hash", name=op.f("uq_act_hash")),
    )
    op.create_index("ix_act_actor_id", "act", ["actor_id"])
    op.create_index("ix_act_about", "act", ["about_type", "about_id"])
    for statement in GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("act")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION act_stays()")
