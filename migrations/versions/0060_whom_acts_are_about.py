"""Whom an act is about: found for those that there are, as far as what they were about is still there."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0059"
branch_labels = None
depends_on = None

ONE = (
    "SELECT act.sequence, thing.person_id FROM act JOIN thing ON act.about_id = CAST(thing.id AS VARCHAR(64))"
    " WHERE act.about_type = 'thing' AND thing.person_id IS NOT NULL"
)
OF = (
    "SELECT act.sequence, person.id FROM act JOIN person ON act.about_id = CAST(person.id AS VARCHAR(64))"
    " WHERE act.about_type = 'person' AND act.act <> 'person.erased'",
    *(ONE.replace("thing", kind) for kind in ("surprise", "compliment", "award", "giving", "idea", "voice")),
    "SELECT act.sequence, complimented.person_id FROM act JOIN complimented"
    " ON act.about_id = CAST(complimented.compliment_id AS VARCHAR(64)) WHERE act.about_type = 'compliment'",
    "SELECT act.sequence, gift.person_id FROM act JOIN gift ON act.about_id = CAST(gift.giving_id AS VARCHAR(64))"
    " WHERE act.about_type = 'giving'",
    "SELECT act.sequence, surprise.person_id FROM act JOIN voice ON act.about_id = CAST(voice.id AS VARCHAR(64))"
    " JOIN surprise ON surprise.id = voice.surprise_id WHERE act.about_type = 'voice'",
    "SELECT act.sequence, voice_card.person_id FROM act JOIN voice ON act.about_id = CAST(voice.id AS VARCHAR(64))"
    " JOIN voice_card ON voice_card.id = voice.card_id"
    " WHERE act.about_type = 'voice' AND voice_card.person_id IS NOT NULL",
    "SELECT act.sequence, spotlight.owner_id FROM act"
    " JOIN spotlight ON act.about_id = CAST(spotlight.id AS VARCHAR(64)) WHERE act.about_type = 'spotlight'",
)


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "act_person",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_act_person_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "sequence", name=op.f("pk_act_person")),
    )
    for found in OF:
        op.execute(f"INSERT INTO act_person (sequence, person_id) {found} ON CONFLICT DO NOTHING")
    _find_named()


def _find_named() -> None:
    """What customers said and was given to somebody: their number is in the details."""
    connection = op.get_bind()
    asked = sa.text("SELECT sequence, details FROM act WHERE about_type = 'voice' AND details LIKE '%\"person\":%'")
    people = set(connection.scalars(sa.text("SELECT id FROM person")))
    for sequence, details in connection.execute(asked).all():
        number = json.loads(details)["person"]
        if number in people:
            insert = sa.text("INSERT INTO act_person (sequence, person_id) VALUES (:s, :p) ON CONFLICT DO NOTHING")
            connection.execute(insert, {"s": sequence, "p": number})


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("act_person")
