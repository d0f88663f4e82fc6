"""The rules of the game, the same for all and read by all: their figures are those of the code."""

from flask import Blueprint, render_template

from app.challenges.occasions import MOST_A_DAY as MOST_SET
from app.notifications.rules import MOST_A_DAY as MOST_TOLD
from app.people.visibility import LEAST
from app.planning.rules import IDLE_DAYS, NOT_AGAIN
from app.recognition.rules import MOST_CLAPS
from app.scores.rules import SCORED_A_DAY

rules_pages = Blueprint("rules", __name__)


@rules_pages.get("/rules")
def rules() -> str:
    """All of them."""
    return render_template(
        "insights/rules.html",
        most_set=MOST_SET,
        most_told=MOST_TOLD,
        most_claps=MOST_CLAPS,
        scored=SCORED_A_DAY,
        least=LEAST,
        idle_days=IDLE_DAYS,
        not_again=NOT_AGAIN.days,
        nav="me",
    )
