"""Teams, people, and what they did: the log, the counters, and the rows of each kind of deed."""

from app.challenges.library import LIBRARY
from bench.crowd.filling import A_DAY, Filling

KINDS = ("tally", "tally", "completion", "applause", "surprise")
"""What the five deeds of a day are."""
FAMILIES = ("strokes", "completions", "surprises", "applauses", "compliments", "points")
ZONE, NONE, FIVE = "'Europe/Amsterdam'", "'{}'", '\'{"have": 5, "num": 5}\''


def people(fill: Filling) -> None:
    """Teams and people without a password; some left, some want no game, a fifth takes part in the rank."""
    words, began = fill.words, fill.words.moment("200")
    leads = f"n = 1 OR n BETWEEN {fill.teams} AND {2 * fill.teams - 2}"
    team = {"id": "n", "name": "'Team ' || n", "department": "'office'", "zone": ZONE, "country": "'NL'"}
    fill.insert("team", fill.teams, {**team, "created_at": began})
    person = {
        "id": "n",
        "account": words.id,
        "team_id": fill.whose["team_id"],
        "name": "'Person ' || n",
        "sign_in_name": "'person ' || n",
        "password_hash": "''",
        "role": f"CASE WHEN {leads} THEN 'manager' WHEN n % 500 = 499 THEN 'director' ELSE 'employee' END",
        "language": "'nl'",
        "work_week": "CASE WHEN n % 4 = 1 THEN '1111000' ELSE '1111100' END",
        "joined_at": began,
        "left_at": f"CASE WHEN n % 33 = 32 THEN {words.moment('10')} END",
        "quiet_since": f"CASE WHEN n % 25 = 24 THEN {words.moment('20')} END",
        "ranked_since": f"CASE WHEN n % 5 = 1 THEN {words.moment('20')} END",
        "revision": "0",
    }
    fill.insert("person", fill.people, person)


def log(fill: Filling) -> None:
    """Every deed as it came in."""
    moment = fill.words.moment(f"{fill.nth} / {A_DAY}", f"{fill.nth} % {A_DAY}")
    deed = {
        "person_id": fill.whose["person_id"],
        "id": fill.words.id,
        "kind": fill.words.one_of(KINDS, f"{fill.nth} % {A_DAY}"),
        "occurred_at": moment,
        "zone": ZONE,
        "local_day": fill.words.day(f"{fill.nth} / {A_DAY}"),
        "received_at": moment,
        "is_late": fill.words.false,
        "skew": "0",
        "fingerprint": "n",
        "payload": NONE,
    }
    fill.insert_in_bulk("deed", "person_id, id", fill.deeds, deed)


def days(fill: Filling) -> None:
    """The counters of people and teams."""
    counts = {"strokes": "2", "completions": "1", "surprises": "1", "applauses": "1", "compliments": "0"}
    points = {"full_hours": "1 + n % 7", "points": "20 + n % 41"}
    day = {"day": fill.when["local_day"], "hours": "'{\"9\": 2}'", **points}
    fill.insert("person_day", fill.rows, {**fill.whose, **counts, **day})
    sums = ", ".join(f"sum({name})" for name in FAMILIES)
    fill.run(
        f"INSERT INTO team_day (team_id, day, {', '.join(FAMILIES)}) "
        f"SELECT team_id, day, {sums} FROM person_day GROUP BY 1, 2"
    )


def done(fill: Filling) -> None:
    """Challenges and what was found of them, surprises, and what was noted of strokes."""
    library = fill.words.one_of(tuple(LIBRARY), f"n % {len(LIBRARY)}")
    set_by_who_leads = f"'set-' || (({fill.whose['team_id']}) + {fill.teams} * (n % 4))"
    ref = f"CASE WHEN n % 6 = 0 THEN {set_by_who_leads} ELSE {library} END"
    fill.insert("completion", fill.rows, {**fill.made, "ref": ref, "line": "''", **fill.when})
    found = {
        "person_id": fill.whose["person_id"],
        "deed_id": fill.words.id,
        "ref": fill.words.one_of(tuple(LIBRARY), f"({fill.nth} * 31 + n) % {len(LIBRARY)}"),
        "verdict": "CASE WHEN n % 5 = 0 THEN 'meh' ELSE 'useful' END",
    }
    fill.insert("verdict", fill.people * 4, {**found, **fill.when}, "WHERE n > 0 ON CONFLICT DO NOTHING")
    said = {"what": "'Called back to hear whether it worked.'", "for_whom": "''", "landed": "'glad'"}
    fill.insert("surprise", fill.rows // 2, {"id": "n", **fill.made, **said, **fill.when})
    note = {"facet": "'question'", "stroke_id": fill.words.id, "value": "'think'"}
    fill.insert("stroke_note", fill.rows // 2, {**fill.made, **note, **fill.when})
    chosen = {"chosen": library, "is_skipped": fill.words.false, "swapped": NONE}
    choice = {"person_id": fill.whose["person_id"], "local_day": fill.when["local_day"], **chosen}
    fill.insert("day_choice", fill.people * min(fill.days, 10), {**choice, "decided_at": fill.when["occurred_at"]})


def thanked(fill: Filling) -> None:
    """Applause and compliments."""
    surprises = max(1, fill.rows // 2)
    clap = {
        "person_id": fill.whose["person_id"],
        "deed_id": fill.words.id,
        "target_kind": fill.words.one_of(("surprise", "surprise", "surprise", "compliment", "award"), "n % 5"),
        "target_id": f"1 + n % CASE WHEN n % 5 < 3 THEN {surprises} ELSE {max(1, fill.rows // 10)} END",
        "owner_id": f"1 + (n * 7) % {fill.people}",
    }
    fill.insert("applause", fill.rows, {**clap, **fill.when})
    said = {"because": "'you stayed until the last box was in'", "is_private": "n % 10 = 9"}
    whole = f"CASE WHEN n % 8 = 7 THEN {fill.of_team} END"
    fill.insert("compliment", fill.rows // 5, {"id": "n", **fill.made, "to_team_id": whole, **said, **fill.when})
    to = {"compliment_id": "n", "person_id": f"1 + (n * 13) % {fill.people}"}
    fill.insert("complimented", fill.rows // 5, to, "WHERE n % 8 <> 7")


PARTS = (people, log, days, done, thanked)
