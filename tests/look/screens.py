"""Every screen of the gallery: its template and the view models it is shown with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from app.badges.catalogue import GIVEN_BADGES
from app.i18n import LANGUAGES
from app.me.working_days import weekdays_of
from app.purpose.examples import EXAMPLES
from app.purpose.rules import STEPS
from app.web.messages import MESSAGES
from tests.look import calendars, heard, limelight, machinery, people, samples, together, told, warmth
from tests.look.tongue import WORDS, say

Context = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Screen:
    """One picture: a template, and what a view would give it in a language."""

    template: str
    context: Callable[[str], Context]


def _today(**changes: Any) -> Callable[[str], Context]:
    return lambda language: {"today": samples.today(language, **changes)}


def _manager_today(language: str) -> Context:
    cards = [
        samples.card(language, "call-for-no-reason", chosen=True),
        samples.card(language, "bring-it-further", done=True, line="Ze belde meteen terug om te bedanken."),
        samples.card(language, "one-small-wish"),
    ]
    long = samples.person("manager", "Wilhelmina van den Heuvel-Oosterbaan", "Klantcontactcentrum Noordoost-Brabant")
    view = samples.today(
        language, 63, first_name="Wilhelmina", cards=cards, pot=samples.Model(temperature=91, state="boiling")
    )
    return {"today": view, "person": long}


def _wall(language: str) -> Context:
    make, medals = samples.entry, samples.medals
    van = "De chauffeur gebeld en het pakket zelf even langsgebracht."
    bill = (
        "Meneer belde over een factuur die al betaald was. Zijn vorige twee ook nagelopen, er klopte er een niet. "
        "Meteen rechtgezet, en een kaartje erbij gedaan."
    )
    whom = "een mevrouw op drie hoog"
    because = "jullie bleven tot de laatste doos binnen was, terwijl de koffie al op was"
    heuvel = "Wilhelmina van den Heuvel-Oosterbaan"
    entries = [
        make("surprise", "Youssef Amrani", 11, what=van, for_whom=whom, landed="delighted", claps=12, clapped=1),
        make("award", "Anneke de Wit-Vermeulen", 10, medals=medals(language, "fifteen-surprises"), claps=4),
        make("compliment", "Kees Bakker", 10, to=("Fatma Yildiz", "Sanne"), what=because, claps=3),
        make("surprise", "Fatma Yildiz", 9, what=bill, landed="glad", mine=True),
        make("surprise", "Bram", 15, day=20, what="Teruggebeld om te horen of het gelukt was.", landed="quiet"),
        make("compliment", heuvel, 15, day=20, to_team="Binnendienst", what="jullie maandag iedereen terugbelden"),
        make("compliment", "Bram", 15, day=20, to=("Fatma Yildiz",), what="je luisterde", is_private=True),
        make(
            "award",
            heuvel,
            14,
            day=20,
            medals=medals(language, "forty-surprises", "all-kinds", "four-warm-weeks", "first-claps"),
            claps=12,
        ),
        make(
            "team-award",
            "Klantenservice Noordwest",
            9,
            day=20,
            medals=medals(language, "team-surprises", "team-claps"),
            mine=True,
        ),
        make("surprise", "Sanne", 12, day=19, what="Handleiding herschreven.", claps=31, clapped=5, claps_left=0),
    ]
    return {"wall": samples.Model(entries=entries, older=samples.DAY), "spots": [], "leads": False, "nav": "wall"}


def _compliment(colleagues: int = 40, left: int = 2, **typed: Any) -> Callable[[str], Context]:
    names = ["Kees Bakker", "Youssef El Amrani", "Anouk Verhoeven", "Wilhelmina van den Heuvel-Oosterbaan"]
    names += ["Mohamed Benali", "Précious Owusu", "Sjoerd Hoekstra", "Tomasz Nowak", "Ricardo Martina"] * 9
    everybody = [samples.Model(account=f"a{n}", name=name) for n, name in enumerate(names[:colleagues])]
    teams = [samples.Model(id=n, name=name) for n, name in enumerate(("Binnendienst", "Bezorging", "Facturen & IT"))]
    return lambda language: {
        "nav": "add",
        "form": samples.Model(typed=typed, wrong={"because": "compliments_enough"} if not left else {}),
        "chosen": {"a0", "a3"},
        "choice": samples.Model(lately=everybody[:2], others=everybody[2:], teams=teams, left=left),
        "allowance": 3,
        "most": 12,
        "at_once": 8,
        "message_for": lambda code: say(language, MESSAGES[code]),
    }


def _badges(language: str) -> Context:
    won = [
        ("first-surprise", 3),
        ("five-surprises", 12),
        ("the-nerve", 0),
        ("full-house", 28),
        ("team-ten-surprises", 0),
    ]
    near = [("fifteen-surprises", 11), ("out-of-the-chair", 4), ("everybodys-fan", 5), ("five-hundred-strokes", 340)]
    return _shelf(language, won, near)


def _shelf(language: str, won: list[tuple[str, int]], near: list[tuple[str, int]]) -> Context:
    earned = [samples.earned(language, key, claps) for key, claps in won]
    close = [samples.locked(language, key, have) for key, have in near]
    shown = {key for key, _ in (*won, *near)}
    shelf = samples.Model(earned=earned, close=close, families=samples.families(language, shown))
    return {"shelf": shelf, "nav": "badges"}


def _badge(language: str) -> Context:
    deeds = [samples.Model(day=samples.DAY, what="De chauffeur gebeld en het pakket zelf even langsgebracht.")] * 3
    keys = ("first-surprise", "five-surprises", "fifteen-surprises", "forty-surprises")
    rungs = [
        samples.Model(badge=samples.badge(language, key), is_this=key == keys[1], is_earned=at < 2)
        for at, key in enumerate(keys)
    ]
    page = samples.Model(
        badge=samples.badge(language, keys[1]),
        earned=samples.earned(language, keys[1], 12),
        deeds=deeds,
        way=None,
        rungs=rungs,
        holders=["Anneke de Wit-Vermeulen", "Wilhelmina van den Heuvel-Oosterbaan", "Youssef Amrani"],
        **_BY_DEEDS,
    )
    return {"page": page, "nav": "badges", "url_for": told.address}


_BY_DEEDS: dict[str, Any] = {"gifts": [], "is_by_hand": False, "may_give": False, "shared": None}


def _badge_given(language: str) -> Context:
    why = ("je rustig bleef toen alle lijnen plat lagen", "er niemand wegging zonder antwoord")
    gifts = [
        samples.Model(because=one, by=by, day=samples.DAY, claps=3) for one, by in zip(why, ("Kees", ""), strict=True)
    ]
    page = samples.Model(
        badge=samples.badge(language, "rock"), earned=samples.given(language, "rock", 3), deeds=[], way=None, rungs=[],
        holders=["Youssef Amrani"], gifts=gifts, is_by_hand=True, may_give=True, shared=7,
    )  # fmt: skip
    return {"page": page, "nav": "badges", "url_for": told.address}


def _give(left: int, given: int) -> Callable[[str], Context]:
    def context(language: str) -> Context:
        names = ["Kees Bakker", "Youssef El Amrani", "Anouk Verhoeven", "Wilhelmina van den Heuvel-Oosterbaan"] * 4
        offers = [samples.badge(language, badge.key) for badge in GIVEN_BADGES.values()]
        choice = samples.Model(
            leaders=[one for one in offers if one.family == "given"],
            colleagues=[one for one in offers if one.family == "colleague"],
            people=[samples.Model(account=f"a{n}", name=name) for n, name in enumerate(names)],
            left=left,
            week=6,
        )
        one = samples.Model(
            badge=samples.badge(language, "rock"),
            to=tuple(names[:4]),
            because="jullie rustig bleven",
            day=samples.DAY,
            deed_id="0199",
        )
        form = samples.Model(typed=samples.Model(badge="", because=""), wrong={})
        return {
            "choice": choice,
            "given": [one] * given,
            "form": form,
            "chosen": set(),
            "most": 6,
            "nav": "badges",
            "message_for": str,
        }

    return context


def _shared(language: str) -> Context:
    share = samples.Model(
        number=7, who="Wilhelmina van den Heuvel-Oosterbaan", is_own=True, team="Klantcontactcentrum",
        earned=samples.given(language, "rock", 3),
    )  # fmt: skip
    drawing = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/%3E"
    return {"share": share, "nav": "badges", "url_for": lambda *_, **__: drawing}


def _badge_ahead(language: str) -> Context:
    way = samples.locked(language, "the-nerve", 2)
    page = samples.Model(badge=way.badge, earned=None, deeds=[], way=way, rungs=[], holders=[], **_BY_DEEDS)
    return {"page": page, "nav": "badges"}


def _no_badges(language: str) -> Context:
    return _shelf(language, [], [("sharp-ears", 3)])


def _messages(language: str) -> Context:
    return {"items": told.messages(language), "has_new": True, "nav": "me", "url_for": told.address}


def _hearing(language: str) -> Context:
    return {**told.hearing(language), "nav": "me", "url_for": told.address}


def _refused(language: str) -> Context:
    typed = {
        "what": "Teruggebeld om te horen of het gelukt was.\nEn een kaart gestuurd.",
        "landed": "glad",
        "for_whom": "",
    }
    form = samples.Model(typed=typed, wrong={"what": "bad_payload"})
    return {"nav": "add", "form": form, "message_for": lambda code: say(language, MESSAGES[code])}


def _working_days(_language: str) -> Context:
    return {"days": weekdays_of("0011110"), "wrong": "", "nav": "me", "url_for": told.address}


def _courage(_language: str) -> Context:
    return {"level": 2, "ceiling": 3, "rises_after": 3, "falls_after": 3, "nav": "me", "url_for": told.address}


def _retired(language: str) -> Context:
    rows = [("call-for-no-reason", 10), ("read-ten-remarks", 5)]
    found = [
        {"ref": ref, "title": samples.card(language, ref).title, "day": samples.DAY, "meh": meh} for ref, meh in rows
    ]
    return {"retired": found, "nav": "team", "url_for": told.address, "person": samples.person("manager")}


def _half(stands: str) -> Callable[[str], Context]:
    begins = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
    half = samples.Model(
        stands=stands,
        day=samples.DAY,
        begins_at=begins if stands not in {"none", "done"} else None,
        ends_at=begins + timedelta(minutes=30),
        about="De bakker bellen over zijn levering van dinsdag" if stands != "none" else "",
        decided_at=begins,
        days=[samples.DAY + timedelta(days=n) for n in range(5)],
        at="14:30",
        ref="half-hour-for-one",
    )
    form = samples.Model(typed={"day": "", "at": "", "about": ""}, wrong={"at": ""})
    return lambda _: {"half": half, "form": form, "nav": "today-half", "url_for": told.address}


def _step(what: str, answer: str | None = None, how: str = "", with_whom: str = "") -> samples.Model:
    answered = samples.DAY if answer else None
    return samples.Model(
        deed_id="0199", what=what, how=how, with_whom=with_whom, day=samples.DAY, answer=answer, answered_on=answered
    )


STEP = _step("De klant die het langst wacht zelf even bellen", how="Voor de koffie", with_whom="Sanne")


def _first_steps(_language: str) -> Context:
    done, gone = _step("Een kaartje bij de eerste factuur", "done"), _step("Elke bus langslopen", "let_go")
    form = samples.Model(typed={"what": "", "how": "", "with_whom": ""}, wrong={"what": ""})
    return {"steps": [STEP, done, gone], "form": form, "nav": "today-step"}


def _idea(title: str, answer: samples.Model | None = None) -> samples.Model:
    fatma = samples.Model(first_name="Fatma")
    what, why = "Zwaai naar de veerpont tot er iemand terugzwaait.", "Een zwaai kost niets en blijft lang hangen."
    return samples.Model(id=1, title=title, what=what, why=why, minutes=5, courage=1, person=fatma, answer=answer)


def _ideas(_language: str) -> Context:
    by = samples.Model(first_name="Jan-Willem")
    adopted = samples.Model(is_adopted=True, by=by, word="")
    declined = samples.Model(is_adopted=False, by=by, word="Mooi, maar in december is de pont uit de vaart. In april?")
    typed = {"title": "", "what": "", "why": "", "minutes": "10", "courage": "1"}
    return {
        "ideas": [_idea("Zwaai eens"), _idea("Bel terug voor je weggaat", adopted), _idea("De veerpont", declined)],
        "form": samples.Model(typed=typed, wrong={"title": ""}),
        "minutes": (5, 10, 15, 20, 30),
        "nav": "today-idea",
    }


def _team_ideas(_language: str) -> Context:
    manager = samples.person("manager", "Jan-Willem de Vries")
    return {"ideas": [_idea("Zwaai eens")], "nav": "team", "url_for": told.address, "person": manager}


def _visit(number: int) -> Callable[[str], Context]:
    def context(language: str) -> Context:
        examples = [say(language, text, **WORDS[language]) for text in EXAMPLES["finance"]]
        facts = {
            "step": STEPS[number - 1],
            "number": number,
            "all": len(STEPS),
            "why": "",
            "impact": "",
            "longest": 280,
        }
        facts |= {"why": "", "impact": "", "examples": examples}
        return {**facts, "LANGUAGES": LANGUAGES, "nav": "welcome", "url_for": told.address}

    return context


OWN_WORDS = "Omdat mijn moeder ook ooit aan zo'n loket stond, en er toen iemand opstond om mee te lopen."


def _purpose(language: str) -> Context:
    return {**_visit(4)(language), "why": OWN_WORDS, "impact": "", "nav": "me"}


SCREENS = {
    "today": Screen("today/today.html", _today()),
    "today-new": Screen(
        "today/today.html",
        _today(
            strokes=0,
            last_stroke_id=None,
            pot=samples.Model(temperature=21, state="cold"),
            streak=samples.Model(length=0, cosies=2),
        ),
    ),
    "today-off": Screen("today/today.html", _today(strokes=0, last_stroke_id=None, is_day_off=True, day_kind="off")),
    "today-leave": Screen(
        "today/today.html", _today(strokes=0, last_stroke_id=None, is_day_off=True, day_kind="leave")
    ),
    "today-manager": Screen("today/today.html", _manager_today),
    "wall": Screen("wall/wall.html", _wall),
    "wall-empty": Screen(
        "wall/wall.html", lambda _: {"wall": samples.Model(entries=[], older=None), "spots": [], "nav": "wall"}
    ),
    "wall-spotlight": Screen("wall/wall.html", lambda language: {**_wall(language), **limelight.spots(language)}),
    "thing": Screen("wall/thing.html", lambda _: limelight.thing()),
    "thing-leads": Screen("wall/thing.html", lambda _: limelight.thing(leads=True)),
    "thing-shines": Screen("wall/thing.html", lambda _: limelight.thing(leads=True, shines=True)),
    "thing-hidden": Screen("wall/thing.html", lambda _: limelight.thing(is_open=False)),
    "reports": Screen("wall/reports.html", lambda _: limelight.reports()),
    "reports-none": Screen("wall/reports.html", lambda _: {**limelight.reports(), "waiting": [], "hidden": []}),
    "badges": Screen("badges/badges.html", _badges),
    "badge": Screen("badges/badge.html", _badge),
    "badge-ahead": Screen("badges/badge.html", _badge_ahead),
    "badge-given": Screen("badges/badge.html", _badge_given),
    "badge-give": Screen("badges/give.html", _give(left=4, given=2)),
    "badge-give-all-given": Screen("badges/give.html", _give(left=0, given=0)),
    "badge-shared": Screen("badges/shared.html", _shared),
    "badges-none": Screen("badges/badges.html", _no_badges),
    "add": Screen(
        "add/add.html",
        lambda language: {
            "nav": "add",
            "message_for": lambda code: say(language, MESSAGES[code]),
            "form": samples.Model(typed=dict.fromkeys(("what", "landed", "for_whom"), ""), wrong={}),
        },
    ),
    "compliment": Screen("add/compliment.html", _compliment(because="", private="")),
    "compliment-enough": Screen("add/compliment.html", _compliment(3, 0, because="je luisterde", private="true")),
    "messages": Screen("notifications/inbox.html", _messages),
    "messages-none": Screen(
        "notifications/inbox.html",
        lambda _: {"items": [], "has_new": False, "nav": "me", "url_for": told.address},
    ),
    "hearing": Screen("notifications/preferences.html", _hearing),
    "devices": Screen("me/devices.html", lambda _: machinery.devices("delivered")),
    "devices-gone": Screen("me/devices.html", lambda _: machinery.devices("gone", 2)),
    "people": Screen("roster/people.html", people.listing()),
    "people-left": Screen("roster/people.html", people.listing(left=True)),
    "people-nobody": Screen("roster/people.html", people.listing(empty=True)),
    "somebody": Screen("roster/person.html", people.somebody()),
    "expected": Screen("roster/expected.html", people.expected()),
    "expected-nobody": Screen("roster/expected.html", people.expected(empty=True)),
    "cards": Screen("roster/cards.html", people.cards),
    "intake-upload": Screen("roster/upload.html", people.upload),
    "intake-checked": Screen("roster/intake.html", people.intake("checked")),
    "intake-running": Screen("roster/intake.html", people.intake("running")),
    "intake-done": Screen("roster/intake.html", people.intake("done")),
    "export": Screen("roster/export.html", people.export),
    "twins": Screen("roster/twins.html", people.twins),
    "merging": Screen("roster/merging.html", people.merging),
    "somebody-wrong": Screen("roster/person.html", people.somebody(wrong=True)),
    "somebody-left": Screen("roster/person.html", people.somebody(left=True)),
    "somebody-higher": Screen("roster/person.html", people.somebody(may_change=False)),
    "upkeep": Screen("upkeep/upkeep.html", lambda _: machinery.upkeep(False)),
    "acts": Screen("upkeep/acts.html", heard.acts),
    "acts-mine": Screen("privacy/acts.html", heard.own_acts),
    "voice": Screen("voices/voice.html", heard.form),
    "voice-wrong": Screen("voices/voice.html", heard.wrong_form),
    "voice-thanked": Screen("voices/thanked.html", heard.door),
    "voice-closed": Screen("voices/closed.html", heard.door),
    "voices-team": Screen("voices/for_team.html", heard.team),
    "voices-team-none": Screen("voices/for_team.html", heard.nothing_yet),
    "voices-mine": Screen("voices/mine.html", heard.mine),
    "voice-card": Screen("voices/card.html", heard.card),
    "upkeep-calm": Screen("upkeep/upkeep.html", lambda _: machinery.upkeep(True)),
    "add-refused": Screen("add/add.html", _refused),
    "courage": Screen("challenges/courage.html", _courage),
    "retired": Screen("challenges/retired.html", _retired),
    "retired-none": Screen("challenges/retired.html", lambda language: {**_retired(language), "retired": []}),
    **{
        f"half-hour-{stands}": Screen("half_hours/half_hour.html", _half(stands))
        for stands in ("none", "waits", "runs", "over", "done")
    },
    "first-step": Screen("first_steps/first_step.html", _first_steps),
    "today-step": Screen("today/today.html", _today(step=STEP)),
    "ideas": Screen("ideas/ideas.html", _ideas),
    "ideas-team": Screen("ideas/for_team.html", _team_ideas),
    "ideas-team-none": Screen("ideas/for_team.html", lambda language: {**_team_ideas(language), "ideas": []}),
    **{
        f"visit-{number}-{step}": Screen(f"purpose/{step}.html", _visit(number)) for number, step in enumerate(STEPS, 1)
    },
    "purpose": Screen("purpose/purpose.html", _purpose),
    "today-own-words": Screen("today/today.html", _today(own_words=OWN_WORDS, is_visit_open=True)),
    "working-days": Screen("me/working_days.html", _working_days),
    "questions": Screen("tallies/questions.html", lambda _: {"nav": "questions"}),
    "meeting-door": Screen("meetings/door.html", lambda _: together.door()),
    "meeting-over": Screen("meetings/table.html", lambda _: together.over(7)),
    "meeting-silent": Screen("meetings/table.html", lambda _: together.over(0)),
    "friendly": Screen("friendly/friendly.html", lambda _: together.friendly()),
    "pot": Screen("teapot/pot.html", lambda _: warmth.pot()),
    "pot-leads": Screen("teapot/pot.html", lambda _: warmth.pot(leads=True)),
    "pot-small": Screen("teapot/pot.html", lambda _: warmth.small_pot()),
    "season": Screen("seasons/season.html", warmth.season),
    "rank": Screen("ranks/rank.html", lambda _: warmth.rank()),
    "rank-out": Screen("ranks/rank.html", lambda _: warmth.rank(takes_part=False)),
    "quiet-mode": Screen("ranks/game.html", lambda _: {"quiet": True, "nav": "me", "url_for": told.address}),
    "quiet-closed": Screen("ranks/off.html", lambda _: {"quiet": True, "nav": "me", "url_for": told.address}),
    "today-quiet": Screen("today/today.html", lambda language: {**_today(quiet=True)(language), "quiet": True}),
    "leave": Screen("me/leave.html", lambda _: calendars.leave()),
    "leave-none": Screen("me/leave.html", lambda _: calendars.no_leave()),
    "offline": Screen("pwa/offline.html", lambda _: {"case": ""}),
}
