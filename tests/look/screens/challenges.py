"""Challenges and what is around them: courage, ideas, half an hour, a first step."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from tests.look import samples, told
from tests.look.screens.screen import Context, Screen


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
        at=lambda _: "14:30",
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
    said = {"title": title, "what": what, "why": why, "minutes": 5, "courage": 1}
    return samples.Model(id=1, deed_id="0199", **said, person=fatma, answer=answer)


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
    titles = ("We groeten als eerste", "We bellen terug", "We houden ons aan wat we beloofden")
    return {
        "ideas": [_idea("Zwaai eens")],
        "behaviours": [samples.Model(key=str(number), title=title) for number, title in enumerate(titles)],
        "most": 3,
        "refused": {"number": 1, "code": "", "ticked": ["1"]},
        "message_for": str,
        "nav": "team",
        "url_for": told.address,
        "person": manager,
    }


SCREENS = {
    "courage": Screen("challenges/courage.html", _courage),
    "retired": Screen("challenges/retired.html", _retired),
    "retired-none": Screen("challenges/retired.html", lambda language: {**_retired(language), "retired": []}),
    **{
        f"half-hour-{stands}": Screen("half_hours/half_hour.html", _half(stands))
        for stands in ("none", "waits", "runs", "over", "done", "missed")
    },
    "first-step": Screen("first_steps/first_step.html", _first_steps),
    "ideas": Screen("ideas/ideas.html", _ideas),
    "ideas-team": Screen("ideas/for_team.html", _team_ideas),
    "ideas-team-none": Screen(
        "ideas/for_team.html", lambda language: {**_team_ideas(language), "ideas": [], "refused": None}
    ),
}
