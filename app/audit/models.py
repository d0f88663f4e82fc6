"""The table of acts. The database itself refuses to change or remove one: see the triggers below."""

from datetime import datetime

from sqlalchemy import DDL, ForeignKey, Index, String, Text, event
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, UtcDateTime


class Act(Base):
    """One act. Who did it is a number without a reference: the row stays as it is, whatever becomes of the person."""

    __tablename__ = "act"
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # from 1, without a gap
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    actor_id: Mapped[int | None] = mapped_column(index=True)  # None: the machine, or who sits at it
    act: Mapped[str] = mapped_column(String(48))
    about_type: Mapped[str] = mapped_column(String(24))
    about_id: Mapped[str] = mapped_column(String(64))
    details: Mapped[str] = mapped_column(Text)
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    __table_args__ = (Index("ix_act_about", "about_type", "about_id", "sequence"),)  # the newest about one thing


class Concerned(Base):
    """That an act is about somebody, or about what is theirs. It is beside the chain, which stays as it is: it goes
    with who is erased, and moves along with who is merged."""

    __tablename__ = "act_person"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


# The migration makes the same. A REPLACE removes without a word, so SQLite also refuses a number that is not the next.
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
for _dialect, _statements in GUARDS.items():
    for _statement in _statements:
        event.listen(Act.__table__, "after_create", DDL(_statement).execute_if(dialect=_dialect))  # type: ignore[no-untyped-call]
