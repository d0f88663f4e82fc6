"""What those who lead have to do with: weeks, challenges that they set, ideas, voices, the care of the wall."""

from datetime import timedelta

from bench.crowd.deeds import FIVE, NONE
from bench.crowd.filling import Filling

WEEKS = 12
SEASON = timedelta(weeks=5)


def published(fill: Filling) -> None:
    """The weeks of all teams, and seasons: two that are over and one that runs."""
    words = fill.words
    numbers = {"strokes": "80", "completions": "40", "surprises": "20", "applauses": "40", "compliments": "NULL"}
    week = {"team_id": "n", "members": "19", "people": "12", **numbers, "asked": NONE, "kinds": NONE}
    for ago in range(1, WEEKS + 1):
        monday = words.date(fill.monday - ago * timedelta(weeks=1))
        fill.insert("team_week", fill.teams, {**week, "monday": monday, "published_at": words.moment("0")})
    first = fill.monday - 2 * SEASON - timedelta(weeks=2)
    for number, theme in enumerate(("sharp-ears", "small-gestures", "say-yes")):
        begin = first + number * SEASON
        span = {"starts_on": words.date(begin), "ends_on": words.date(begin + SEASON - timedelta(days=1))}
        season = {"id": f"{number + 1}", "theme": f"'{theme}'", **span, "created_at": words.moment("0")}
        fill.insert("season", 1, season)
    known = {"figures": "'{\"surprises\": 40}'", "published_at": words.moment("0")}
    for over in ("1", "2"):
        fill.insert("season_outcome", fill.teams, {"season_id": over, "team_id": "n", "version": "1", **known})


def challenges(fill: Filling) -> None:
    """Four of each team; those of one in forty teams are for ten others too. And ideas for more."""
    words, count = fill.words, 4 * fill.teams
    day, moment = words.day(f"10 * ((n - 1) / {fill.teams})"), words.moment(f"10 * ((n - 1) / {fill.teams})")
    said = {"title": "'Greet first'", "what": "'Say hello before anybody else does.'", "why": "''"}
    span = {"minutes": "5", "courage": "1", "starts_on": day, "ends_on": f"{words.later(day, 6)}", "days": "''"}
    own = {"id": "n", "team_id": fill.of_team, "author_id": fill.leader}
    fill.insert("set_challenge", count, {**own, **said, **span, "created_at": moment, "published_at": moment})
    fill.insert("set_challenge_team", count, {"challenge_id": "n", "team_id": fill.of_team})
    for more in range(1, min(11, fill.teams)):
        also = f"1 + (n - 1 + {more}) % {fill.teams}"
        fill.insert("set_challenge_team", count, {"challenge_id": "n", "team_id": also}, "WHERE n % 40 = 0")
    event = {"challenge_id": "n", "kind": "'published'", "person_id": fill.leader, "at": moment}
    fill.insert("challenge_event", count, event)
    fill.insert("commitment", count, {"challenge_id": "n", "person_id": fill.leader, "created_at": moment})
    idea = {"id": "n", **fill.made, **said, "minutes": "5", "courage": "1", **fill.when}
    fill.insert("idea", fill.people, idea)
    answer = {"idea_id": "n", "by_id": "1", "is_adopted": "n % 4 = 0", "word": "''", "created_at": words.moment("1")}
    fill.insert("idea_answer", fill.people, answer, "WHERE n % 9 <> 0")


def walls(fill: Filling) -> None:
    """Spotlights, what was reported and hidden, badges that were given and shared, and a team's own."""
    words, whose = fill.words, fill.whose["person_id"]
    surprises = max(1, fill.rows // 2)
    thing = {"target_kind": "'surprise'", "target_id": f"1 + (n * 17) % {surprises}"}
    until = "CASE WHEN n % 3 = 0 THEN {} ELSE {} END".format(words.moment("-2"), words.moment("9"))
    lit = {"id": "n", "team_id": fill.of_team, **thing, "owner_id": whose, "by_id": fill.leader, "sentence": "'Look.'"}
    fill.insert("spotlight", fill.teams * 3, {**lit, "began_at": words.moment("1"), "until": until})
    settled = f"CASE WHEN n % 10 <> 0 THEN {words.moment('1')} END"
    report = {"person_id": whose, **thing, "why": "'Not nice.'", "created_at": words.moment("2"), "settled_at": settled}
    fill.insert("wall_report", fill.people // 10, report, "WHERE n > 0 ON CONFLICT DO NOTHING")
    hidden = {**thing, "target_id": f"1 + (n * 31) % {surprises}", "by_id": fill.leader, "word": "'Sorry.'"}
    moment = words.moment("n % 60", "n % 400")
    hidden["created_at"] = moment
    fill.insert("wall_hiding", fill.people // 20, hidden, "WHERE n > 0 ON CONFLICT DO NOTHING")
    given = {"id": "n", **fill.made, "badge": "'rock'", "because": "'you stayed'", "local_day": words.day("n % 60")}
    fill.insert("giving", fill.people // 5, {**given, "occurred_at": moment})
    fill.insert("gift", fill.people // 5, {"id": "n", "giving_id": "n", "person_id": f"1 + (n * 13) % {fill.people}"})
    shared = {**fill.whose, "badge": "'first-surprise'", "award_id": "n", "day": words.day("1")}
    fill.insert("shared_badge", fill.people // 4, {**shared, "shared_at": moment})
    earned = {"team_id": fill.of_team, "badge": words.one_of(TOGETHER, f"(n - 1) / {fill.teams}"), "evidence": FIVE}
    when = {"day": words.day("n % 60"), "awarded_at": moment}
    fill.insert("team_award", len(TOGETHER) * fill.teams, {**earned, **when})


TOGETHER = ("team-ten-surprises", "team-claps", "team-surprisers")


def pots(fill: Filling) -> None:
    """A third of the teams races; all have an aim and a focus of the week. Meetings, friendly weeks, mornings."""
    words, now = fill.words, fill.words.moment("0")
    fill.insert("race_entry", fill.teams // 3, {"team_id": "n", "entered_at": now})
    for ago in range(4):
        week = {"team_id": "n", "monday": words.date(fill.monday - ago * timedelta(weeks=1))}
        fill.insert("team_goal", fill.teams, {**week, "target": "70", "created_at": now})
        fill.insert("team_focus", fill.teams, {**week, "behaviour": "'greet'", "sentence": "''", "set_at": now})
    meeting = {"id": "n", "ref": words.id, "team_id": fill.of_team, "started_by_id": fill.leader, "counted": "3"}
    since = f"(n - 1) / {fill.teams}"
    over = words.moment(since, "60")
    times = {"started_at": words.moment(since), "over_at": over, "ended_at": over}
    fill.insert("meeting", 8 * fill.teams, {**meeting, **times, "local_day": words.day(since)})
    seat = {"meeting_id": f"1 + (n - 1) % {8 * fill.teams}", "person_id": f"1 + (n * 7) % {fill.people}"}
    joined = {**seat, "joined_at": words.moment("1")}
    fill.insert("meeting_seat", 24 * fill.teams, joined, "WHERE n > 0 ON CONFLICT DO NOTHING")
    pair = {"inviter_id": "n", "invited_id": f"1 + n % {fill.people}", "monday": words.date(fill.monday)}
    fill.insert("friendly_week", fill.people // 5, {**pair, "invited_at": now, "accepted_at": now})
    morning = {"id": "n", "team_id": "n", "day": words.date(fill.monday), "until": "600", "author_id": fill.leader}
    closing = {"created_at": now, "closes_at": now, "closed_at": now, "revision": "0"}
    fill.insert("before_ten_round", fill.teams // 10, {**morning, **closing})


def voices(fill: Filling) -> None:
    """A card of each team and of one in ten people, and what came in by it."""
    words, moment = fill.words, fill.words.moment("n % 60", "n % 400")
    card = {"id": "n", "token": "'card-' || n", "team_id": fill.of_team, "created_at": words.moment("90")}
    fill.insert("voice_card", fill.teams, card)
    said = {"card_id": fill.of_team, "team_id": fill.of_team, "is_tip": "n % 7 = 0", "said": "'Thank you.'"}
    state = words.one_of(("wall", "wall", "kept", "wall", "waiting"), f"((n - 1) / {fill.teams}) % 5")
    found = {"helped": "''", "score": "n % 11", "state": state, "said_at": moment, "decided_at": moment}
    fill.insert("voice", 20 * fill.teams, {"id": "n", "ref": words.id, "person_id": fill.leader, **said, **found})


PARTS = (published, challenges, walls, pots, voices)
