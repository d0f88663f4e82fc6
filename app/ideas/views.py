"""The page on which anybody proposes a challenge, and sees what became of it."""

from collections.abc import Mapping

from flask import Blueprint, render_template
from flask_login import current_user

from app.challenges.drafting import MINUTES
from app.database import db
from app.forms import Form, refused_words
from app.ideas.actions import ideas_of
from app.ideas.kind import IdeaKind

pages = Blueprint("ideas", __name__)


@pages.get("/ideas")
def ideas() -> str:
    """A card to fill in."""
    return _page(Form({"minutes": "10", "courage": "1"}))


def idea_again(typed: Mapping[str, str], code: str) -> str:
    """The page with what was typed, and why it was refused."""
    wrong = refused_words(IdeaKind.payload, typed, code, "title", "what")
    return _page(Form({"minutes": "10", "courage": "1", **typed}, wrong))


def _page(form: Form) -> str:
    found = ideas_of(db.session(), current_user._get_current_object())
    return render_template("ideas/ideas.html", ideas=found, form=form, minutes=MINUTES, nav="today-idea")
