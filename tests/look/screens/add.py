"""What somebody adds: a surprise and a compliment."""

from collections.abc import Callable
from typing import Any

from app.web.messages import MESSAGES
from tests.look import samples
from tests.look.screens.screen import Context, Screen
from tests.look.tongue import say


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


def _refused(language: str) -> Context:
    typed = {
        "what": "   ",
        "landed": "glad",
        "for_whom": "een meneer aan de balie",
    }
    form = samples.Model(typed=typed, wrong={"what": "words_missing"})
    return {"nav": "add", "form": form, "message_for": lambda code: say(language, MESSAGES[code])}


SCREENS = {
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
    "add-refused": Screen("add/add.html", _refused),
}
