"""What the machinery keeps about people: badges, the inbox, devices, links, acts and work."""

from app.challenges.library import LIBRARY
from bench.crowd.deeds import FIVE, NONE
from bench.crowd.filling import Filling

BADGES = ("first-surprise", "five-surprises", "first-challenge", "ten-challenges", "ovation", "spot-on")
ACTS = ("person.moved", "challenge.published", "wall.hidden", "people.exported")
ABOUT = ("person", "set_challenge", "surprise", "organisation")


def told(fill: Filling) -> None:
    """Badges, and the inbox."""
    words = fill.words
    for number, badge in enumerate(BADGES):
        when = {"day": words.day(str(number)), "awarded_at": words.moment(str(number), "n % 400")}
        fill.insert("award", fill.people, {**fill.whose, "badge": f"'{badge}'", **when, "evidence": FIVE})
    said = {"kind": "'challenge'", "params": NONE, "endpoint": "'today.today'", "arguments": NONE}
    state = {"group_key": "'bench-' || n", "round": "1", "settled": "1", "more": "0", "is_asked": words.false}
    who = {"person_id": fill.whose["person_id"], "created_at": words.moment(fill.nth)}
    fill.insert("notification", fill.people * 30, {**who, **said, **state, "read_at": words.moment("0")})


def devices(fill: Filling) -> None:
    """A phone of each, three quarters of them with push; links into teams, and who is expected."""
    words, joined = fill.words, fill.words.moment("60")
    spans = {"created_at": joined, "last_seen_at": words.moment("0"), "expires_at": words.moment("-60")}
    device = {"token_hash": "'device-' || n", "person_id": "n", "label": "'Firefox on Android'", **spans}
    fill.insert("device_session", fill.people, {"id": "n", **device})
    keys = {"p256dh": "''", "auth": "''", "vapid_key_id": "''", "origin": "'https://push.example'", "failures": "0"}
    owner = {"person_id": "n", "device_session_id": "n", "shows_detail": words.false, "created_at": joined}
    endpoint = {"endpoint": "'https://push.example/' || n"}
    fill.insert("push_subscription", fill.people, {**endpoint, **owner, **keys}, "WHERE n % 4 > 0")
    link = {"token_hash": "'link-' || n", "team_id": fill.of_team, "created_by_id": fill.leader, "joined": "7"}
    times = {"created_at": joined, "expires_at": words.moment("-9")}
    fill.insert("invitation", 4 * fill.teams, {**link, **times})
    name = {"name": "'Expected ' || n", "sign_in_name": "'expected ' || n", "role": "'employee'"}
    name["team_id"] = fill.of_team
    rest = {"language": "'nl'", "work_week": "'1111100'", "added_by_id": "1", "added_at": joined, "turn": "0"}
    fill.insert("invitee", fill.people // 10, {**name, **rest, "intake": "1 + n % 3"})


def acts(fill: Filling) -> None:
    """Acts of those who lead; their hashes are numbers, for nobody walks this chain."""
    words, count = fill.words, 4 * fill.people
    ago = f"({count} - n) * 60 / {count}"
    about = {"about_type": words.one_of(ABOUT, "n % 4"), "about_id": f"CAST(1 + n % {fill.people} AS varchar)"}
    act = {"sequence": "n", "at": words.moment(ago), "actor_id": fill.leader, "act": words.one_of(ACTS, "n % 4")}
    chain = {"details": NONE, "previous": "CAST(n - 1 AS varchar)", "hash": "CAST(n AS varchar)"}
    fill.insert("act", count, {**act, **about, **chain})


def work(fill: Filling) -> None:
    """Work that is done, failed or waits; and what became of the library's challenges."""
    words, moment = fill.words, fill.words.moment("n % 30", "n % 400")
    state = "CASE WHEN n % 100 = 0 THEN 'dead' WHEN n % 100 < 3 THEN 'open' ELSE 'done' END"
    lane = "CASE WHEN n % 2 = 0 THEN 'work' ELSE 'push' END"
    job = {"kind": "'push.settle'", "key": "'bench-' || n", "payload": NONE, "lane": lane}
    rest = {"state": state, "run_at": moment, "attempts": "1", "created_at": moment, "ended_at": moment}
    fill.insert("job", fill.people * 4, {**job, **rest, "last_error": "'TimeoutError: nobody answered'"})
    used = {"ref": words.one_of(tuple(LIBRARY), "n - 1"), "people": "40", "liked": "20"}
    used["monday"] = words.date(fill.monday)
    fill.insert("library_use", len(LIBRARY), used)


PARTS = (told, devices, acts, work)
