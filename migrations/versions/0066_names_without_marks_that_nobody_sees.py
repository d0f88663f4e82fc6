"""Names that people sign in with, and those that are expected, without marks and fillers that nobody sees.

Like 0059, for what is no format character: variation selectors, joiners of letters, empty letters. Where somebody else
has the name by now, it stays as it was.
"""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0066"
down_revision = "0065"
branch_labels = None
depends_on = None

_UNSEEN = dict.fromkeys(
    [
        *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0),
        *range(0x180B, 0x1810),
        *range(0xFE00, 0xFE10),
        *range(0xE0100, 0xE01F0),
    ]
)


def upgrade() -> None:
    """Go from the version before to this one."""
    for table in ("person", "invitee"):
        _fold(table)


def _fold(table: str) -> None:
    """Read all names once, and write the few that have such a mark."""
    connection = op.get_bind()
    names = connection.execute(sa.text(f"SELECT id, sign_in_name FROM {table} ORDER BY id")).all()  # noqa: S608
    taken = {name for _, name in names}
    keep = sa.text(f"UPDATE {table} SET sign_in_name = :name WHERE id = :number")  # noqa: S608
    for number, name in names:
        bare = name.translate(_UNSEEN)
        if bare == name:
            continue
        seen = " ".join(unicodedata.normalize("NFKC", bare).split())
        if seen and seen not in taken:
            taken.add(seen)
            connection.execute(keep, {"name": seen, "number": number})
        else:  # whoever looks after them gives them another name, or merges the two
            print(f"streepje: {table} {number} cannot sign in by name any more: it looks like another one", flush=True)  # noqa: T201


def downgrade() -> None:
    """Go back to the version before: names are compared with all of their marks, and these have none unseen."""
