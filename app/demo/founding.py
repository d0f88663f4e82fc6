"""Setting up the demo organisation: teams, people, and what its managers asked for."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.calendar.leave import Span, text_of
from app.calendar.rules import day_begins
from app.challenges.publishing import NewChallenge, publish
from app.demo.acts import Player
from app.demo.personas import STAR
from app.demo.rhythm import WEEKS, Calendar
from app.demo.texts import TEAMS, ChallengeText, Texts
from app.notifications.tell import tell_team
from app.people.actions import NewPerson, add_person, add_team, hash_password
from app.people.founding import NewOrganisation, add_organisation
from app.people.models import Organisation, Person, Role
from app.people.own_days import NewDays, set_days
from app.people.visibility import choose_quiet, choose_ranked
from app.seasons.actions import add_season
from app.seasons.outcomes import SETTLED
from app.teapot.goals import set_goal
from app.teapot.race import enter_race

COUNTRY, ZONE, WORD = "NL", "Europe/Amsterdam", "customer"
_CHRISTMAS = {"nl": "Tussen kerst en oud en nieuw", "en": "Between Christmas and New Year"}
GOAL = 24  # deeds in a week
_NOW_SINCE = 2  # weeks ago, the season that runs began
_BEFORE = timedelta(days=3)  # everything was set up a few days before the first week
_AT_HALF_PAST_EIGHT = timedelta(hours=4.5)  # after the day's first moment
_UNTIL_FRIDAY = timedelta(days=4)
_ANOTHER_WEEK = timedelta(days=7)  # a running challenge also lasts through the coming working days


@dataclass(frozen=True, slots=True)
class Founded:
    """The organisation, its people in the order of the plan, and the refs of its managers' challenges."""

    organisation: Organisation
    people: list[Person]
    refs: dict[ChallengeText, str]


def found(session: Session, written: Texts, language: str, players: Sequence[Player], calendar: Calendar) -> Founded:
    """Everything that is there before the first deed; flushes."""
    began = _morning(calendar, WEEKS) - _BEFORE
    new = NewOrganisation(written.organisation, COUNTRY, ZONE, language, WORD, is_demo=True)
    organisation = add_organisation(session, new, began)
    people = _people(session, organisation, written, players, calendar)
    _seasons(session, calendar)
    _closed(session, people, language, calendar)
    _own_choices(players, people, began)
    _together(session, players, people, calendar)
    return Founded(organisation, people, _challenges(session, written, players, people, calendar))


def _morning(calendar: Calendar, weeks_ago: int) -> datetime:
    """Half past eight on the Monday of a week, or now if that is still to come."""
    morning = day_begins(calendar.monday(weeks_ago), ZONE).astimezone(UTC) + _AT_HALF_PAST_EIGHT
    return min(morning, calendar.now)


def _people(
    session: Session, organisation: Organisation, written: Texts, players: Sequence[Player], calendar: Calendar
) -> list[Person]:
    began = organisation.created_at
    password = secrets.token_urlsafe(16)  # nobody signs in by it: the demo is entered by its own door
    hashed = hash_password(password)
    teams = {key: add_team(session, organisation, written.teams[key], TEAMS[key], began) for key in TEAMS}
    people = []
    for player in players:
        figure = player.figure
        new = NewPerson(figure.name, password, Role(figure.role), organisation.language, figure.work_week)
        ago = player.persona.from_ago
        joined_at = _morning(calendar, ago) if ago < WEEKS else began
        person = add_person(session, teams[figure.team], new, joined_at, hashed)
        person.leave = text_of(player.leave)
        people.append(person)
    return people


def _seasons(session: Session, calendar: Calendar) -> None:
    """One that is over, and one that is in its third week."""
    for theme, weeks_ago, weeks in (("small-gestures", 8, 6), ("see-each-other", _NOW_SINCE, 5)):
        add_season(session, theme, weeks, calendar.monday(weeks_ago), calendar.now)


def outcome_at(calendar: Calendar) -> datetime:
    """The morning on which what the season that is over brought was there."""
    day = calendar.monday(_NOW_SINCE) - timedelta(days=1) + SETTLED
    return datetime.combine(day, time(10), ZoneInfo(ZONE)).astimezone(UTC)


def _closed(session: Session, people: Sequence[Person], language: str, calendar: Calendar) -> None:
    """The week between Christmas and New Year that comes next; the administrator said so ahead."""
    by = next((person for person in people if person.role == Role.ADMINISTRATOR), people[0])
    year = calendar.today.year + (calendar.today >= date(calendar.today.year, 12, 27))
    span = Span(date(year, 12, 27), date(year, 12, 31))
    set_days(session, by, NewDays(_CHRISTMAS[language], span, is_worked=False), calendar.now)


def _own_choices(players: Sequence[Player], people: Sequence[Person], now: datetime) -> None:
    """Every fourth takes part in the rank, and whoever looks around."""
    by_choice = [(player, people[player.who]) for player in players]
    for n, (player, person) in enumerate(by_choice):
        if player.figure.persona == STAR or n % 4 == 1:
            choose_ranked(person, ranked=True, now=now)


def grow_quiet(players: Sequence[Player], people: Sequence[Person], now: datetime) -> None:
    """One of the quiet ones wants no game any more; their badges were clapped for before."""
    quiet = next(people[player.who] for player in players if player.figure.persona == "quiet")
    choose_quiet(quiet, quiet=True, now=now)


def _together(session: Session, players: Sequence[Player], people: Sequence[Person], calendar: Calendar) -> None:
    """All teams take part in the race, and the manager of whoever looks around set a goal for this week."""
    star = next(people[player.who] for player in players if player.figure.persona == STAR)
    for manager in (person for person in people if person.role == Role.MANAGER):
        enter_race(session, manager.team, manager, calendar.now)
        if manager.team_id == star.team_id:
            set_goal(session, manager.team, manager, GOAL, calendar.now)


def _challenges(
    session: Session, written: Texts, players: Sequence[Player], people: Sequence[Person], calendar: Calendar
) -> dict[ChallengeText, str]:
    """Each manager's challenges, to which that manager is committed."""
    refs = {}
    for text in written.challenges:
        manager = next(
            people[player.who]
            for player in players
            if (player.figure.team, player.figure.role) == (text.team, "manager")
        )
        at = _morning(calendar, text.from_ago)
        last = calendar.monday(text.until_ago) + _UNTIL_FRIDAY + (_ANOTHER_WEEK if text.is_running else timedelta())
        new = NewChallenge(
            team=manager.team,
            title=text.title,
            what=text.what,
            why=text.why,
            minutes=text.minutes,
            courage=text.courage,
            behaviours=[text.behaviour],
            starts_on=calendar.monday(text.from_ago),
            ends_on=last,
        )
        row = publish(session, manager, new, at)
        if text.is_running:
            tell_team(session, row, manager.team_id, at)
        refs[text] = row.ref
    return refs
