"""Names that people sign in with, and those that are expected, without letters that nobody sees.

Names have been compared without them since shortly before; one that was kept with them (a Persian name, one that was
pasted from a file) would not be found any more. Where somebody else has the name by now, it stays as it was.
"""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0059"
down_revision = "0058"
branch_labels = None
depends_on = None

_PORTION = 1000


def upgrade() -> None:
    """Go from the version before to this one."""
    for table in ("person", "invitee"):
        _fold(table)


def _fold(table: str) -> None:
    """Read all names once, and write the few that have such a letter."""
    connection = op.get_bind()
    names = connection.execute(sa.text(f"SELECT id, sign_in_name FROM {table} ORDER BY id")).all()  # noqa: S608
    taken = {name for _, name in names}
    keep = sa.text(f"UPDATE {table} SET sign_in_name = :name WHERE id = :number")  # noqa: S608
    for number, name in names:
        seen = _without_unseen(name)
        if seen != name and seen and seen not in taken:
            taken.add(seen)
            connection.execute(keep, {"name": seen, "number": number})


def _without_unseen(name: str) -> str:
    if name.isascii():
        return name
    return " ".join("".join(sign for sign in name if unicodedata.category(sign) != "Cf").split())


def downgrade() -> None:
    """Go back to the version before: names are compared with all of their letters, and these have none unseen."""
