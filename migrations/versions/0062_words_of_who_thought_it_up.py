"""With who thought up a challenge stand their words: their name stands beside those alone.

An adopted idea gets the words of the idea. A copy that says what some adopted idea of theirs said keeps their name; one
that says anything else never was theirs.
"""

import sqlalchemy as sa
from alembic import op

revision = "0062"
down_revision = "0061"
branch_labels = None
depends_on = None

_ADOPTED = """
    SELECT idea.{column} FROM idea_answer JOIN idea ON idea.id = idea_answer.idea_id
    WHERE idea_answer.challenge_id = inspiration.challenge_id AND idea.person_id = inspiration.person_id
"""
_SAYS_AN_IDEA = """
    SELECT idea.{column} FROM set_challenge
    JOIN idea ON idea.title = set_challenge.title AND idea.what = set_challenge.what
    JOIN idea_answer ON idea_answer.idea_id = idea.id
    WHERE set_challenge.id = inspiration.challenge_id AND idea.person_id = inspiration.person_id
    ORDER BY idea.id LIMIT 1
"""


def upgrade() -> None:
    """Go from the version before to this one."""
    for column, length in (("title", 60), ("what", 200)):
        op.add_column("inspiration", sa.Column(column, sa.String(length), nullable=False, server_default=""))
        ways = ", ".join(f"({way.format(column=column)})" for way in (_ADOPTED, _SAYS_AN_IDEA))
        op.execute(f"UPDATE inspiration SET {column} = coalesce({ways}, '')")  # noqa: S608 - nothing from outside
    op.execute("DELETE FROM inspiration WHERE title = ''")


def downgrade() -> None:
    """Go back to the version before."""
    for column in ("what", "title"):
        op.drop_column("inspiration", column)
