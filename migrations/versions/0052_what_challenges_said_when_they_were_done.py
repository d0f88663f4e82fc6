"""Whoever did a challenge that was set keeps the words that it had then; its later ones may say something else."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None

WORDS = ("title", "what", "why", "minutes", "courage", "behaviours")
SET = sa.table(
    "set_challenge",
    *map(sa.column, ("id", "edition", *WORDS[:-1])),
    sa.column("behaviours", sa.JSON),
)
EVENT = sa.table(
    "challenge_event",
    *map(sa.column, ("id", "challenge_id", "kind")),
    sa.column("at", sa.DateTime),
    sa.column("was", sa.JSON),
)
DONE = sa.table(
    "completion", *map(sa.column, ("id", "ref")), sa.column("occurred_at", sa.DateTime), sa.column("said", sa.JSON)
)


def upgrade() -> None:
    """Go from the version before to this one."""
    op.add_column("set_challenge", sa.Column("edition", sa.Integer(), server_default="0", nullable=False))
    op.add_column("completion", sa.Column("said", sa.JSON(), nullable=True))
    connection, before = op.get_bind(), _before()
    for number, editions in before.items():
        connection.execute(sa.update(SET).where(SET.c.id == number).values(edition=len(editions)))
    op.create_index("tmp_completion_ref", "completion", ["ref"])  # or each edition reads all that was ever done
    for row in connection.execute(sa.select(SET)).mappings().all():
        now, until = {name: row[name] for name in WORDS}, None
        for at, was in [*before.get(row["id"], ()), (None, now)]:
            its = sa.update(DONE).where(DONE.c.ref == f"set-{row['id']}")
            its = its if until is None else its.where(DONE.c.occurred_at >= until)
            connection.execute(its.values(said=now | {name: was[name] for name in WORDS if name in was}))
            until = at
    op.drop_index("tmp_completion_ref", "completion")


def _before() -> Mapping[int, list[tuple[Any, Mapping[str, Any]]]]:
    """By challenge: until when it said what, the earliest first."""
    found: dict[int, list[tuple[Any, Mapping[str, Any]]]] = {}
    events = sa.select(EVENT.c.challenge_id, EVENT.c.at, EVENT.c.was).where(EVENT.c.kind == "changed")
    for number, at, was in op.get_bind().execute(events.order_by(EVENT.c.id)):
        if was and "title" in was:
            found.setdefault(number, []).append((at, was))
    return found


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_column("completion", "said")
    op.drop_column("set_challenge", "edition")
