"""What whoever looks around the demo has of their own: a first step to be asked about, ideas, and a reason."""

import random
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.badges.actions import award_mark
from app.demo.acts import Act, Player
from app.demo.founding import Founded
from app.demo.personas import STAR
from app.demo.rhythm import Calendar
from app.demo.texts import Texts
from app.ideas.actions import adopt
from app.ideas.models import Idea
from app.purpose.actions import keep_purpose

_DAYS_AGO = 3  # working days since a colleague had the idea that is adopted by now


def own_acts(everybody: Sequence[Player], written: Texts, calendar: Calendar, luck: random.Random) -> list[Act]:
    """A first step and an idea of the one who is tried out, and an idea of a colleague in the same team."""
    star = next(player for player in everybody if player.figure.persona == STAR)
    team = [player for player in everybody if player.figure.team == star.figure.team]
    colleague = next(one for one in team if (one.figure.persona, one.figure.role) == ("spark", "employee"))
    what, how, with_whom = written.own["step"]
    step = {"what": what, "how": how, "with_whom": with_whom}
    planned = (
        (star, "first_step", -2, step),
        (star, "idea", -2, _idea(written.own["idea"], 10, 1)),
        (colleague, "idea", -1 - _DAYS_AGO, _idea(written.own["adopted"], 5, 2)),
    )
    acts = []
    for player, kind, back, payload in planned:
        day = player.days[back]
        for at in calendar.moments(day, player.figure.team, 1, luck):
            acts.append(Act(player.who, kind, at, day, payload))
    return acts


def _idea(words: Sequence[str], minutes: int, courage: int) -> dict[str, object]:
    title, what, why = words
    return {"title": title, "what": what, "why": why, "minutes": minutes, "courage": courage}


def answer_and_remember(session: Session, founded: Founded, written: Texts, calendar: Calendar) -> None:
    """The manager adopted the colleague's idea today, and the one who is tried out wrote down why; flushes."""
    idea = session.scalars(select(Idea).where(Idea.title == written.own["adopted"][0])).unique().one_or_none()
    if idea is not None:
        manager = next(one for one in founded.people if one.team_id == idea.team_id and one.role == "manager")
        adopt(session, manager, [manager.team], idea.id, calendar.today, calendar.now)
        award_mark(session, idea.person, "idea", calendar.now)
    waiting = session.scalars(select(Idea).where(Idea.title == written.own["idea"][0])).unique().one_or_none()
    if waiting is not None:
        (why,), (impact,) = written.own["why"], written.own["impact"]
        keep_purpose(session, waiting.person, calendar.now, why=why, impact=impact)
