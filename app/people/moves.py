"""In which teams somebody was, and will be, for those who reckon by team."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import UNNESTED, Base
from app.people.models import Team


class TeamStay(Base):
    """A span of days on which a team before the present one counted on somebody: until a move was entered, which may be
    later than the day from which it holds (`Person.past_teams`)."""

    __tablename__ = "team_stay"
    __table_args__ = (Index("ix_team_stay_team", "team_id", "until"),)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    until: Mapped[date] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    first: Mapped[date | None]  # None: from when they came


class PlannedMove(Base):
    """That somebody goes to another team on a day to come."""

    __tablename__ = "planned_move"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    day: Mapped[date]

    team: Mapped[Team] = relationship(lazy="joined", innerjoin=UNNESTED)
