"""The shelf of badges, one badge, giving one and showing one."""

from collections.abc import Callable
from typing import Any

from app.badges.catalogue import GIVEN_BADGES
from tests.look import samples, told
from tests.look.screens.screen import Context, Screen


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
    left = samples.families(language, {key for key, _ in won}, {key for key, _ in near})
    shelf = samples.Model(earned=earned, before=[], close=close, families=left)
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


_BY_DEEDS: dict[str, Any] = {
    "gifts": [],
    "is_by_hand": False,
    "may_give": False,
    "shared": None,
    "is_before": False,
    "is_less": True,
    "is_unlisted": False,
}


def _badge_given(language: str) -> Context:
    why = ("je rustig bleef toen alle lijnen plat lagen", "er niemand wegging zonder antwoord")
    gifts = [
        samples.Model(because=one, by=by, day=samples.DAY, claps=3) for one, by in zip(why, ("Kees", ""), strict=True)
    ]
    page = samples.Model(
        badge=samples.badge(language, "rock"), earned=samples.given(language, "rock", 3), deeds=[], way=None, rungs=[],
        holders=["Youssef Amrani"], gifts=gifts, is_by_hand=True, may_give=True, shared=7, is_before=False,
        is_less=False, is_unlisted=False,
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
            "at_once": 8,
            "nav": "badges",
            "message_for": str,
        }

    return context


def _shared(language: str) -> Context:
    share = samples.Model(
        number=7, who="Wilhelmina van den Heuvel-Oosterbaan", is_own=True, team="Klantcontactcentrum",
        earned=samples.given(language, "rock", 3),
    )  # fmt: skip
    link = "https://streepje.example.org/badges/shared/7"
    return {"share": share, "link": link, "nav": "badges", "url_for": lambda *_, **__: told.DRAWING}


def _badge_ahead(language: str) -> Context:
    way = samples.locked(language, "the-nerve", 2)
    page = samples.Model(
        badge=way.badge, earned=None, deeds=[], way=way, rungs=[], holders=[], **_BY_DEEDS | {"is_unlisted": True}
    )
    return {"page": page, "nav": "badges"}


def _no_badges(language: str) -> Context:
    return _shelf(language, [], [("sharp-ears", 3)])


SCREENS = {
    "badges": Screen("badges/badges.html", _badges),
    "badge": Screen("badges/badge.html", _badge),
    "badge-ahead": Screen("badges/badge.html", _badge_ahead),
    "badge-given": Screen("badges/badge.html", _badge_given),
    "badge-give": Screen("badges/give.html", _give(left=4, given=2)),
    "badge-give-all-given": Screen("badges/give.html", _give(left=0, given=0)),
    "badge-shared": Screen("badges/shared.html", _shared),
    "badges-none": Screen("badges/badges.html", _no_badges),
}
