"""The page on which a first step is written down."""

from collections.abc import Mapping

from flask import Blueprint, render_template
from flask_login import current_user

from app.database import db
from app.first_steps.actions import steps_of
from app.first_steps.kind import FirstStepKind
from app.forms import Form, refused_words

pages = Blueprint("first_steps", __name__)


@pages.get("/first-step")
def first_step() -> str:
    """What, how, with whom; and what became of earlier ones."""
    return _page(Form())


def first_step_again(typed: Mapping[str, str], code: str) -> str:
    """The page with what was typed, and why it was refused."""
    return _page(Form(typed, refused_words(FirstStepKind.payload, typed, code, "what")))


def _page(form: Form) -> str:
    steps = steps_of(db.session(), current_user._get_current_object())
    return render_template("first_steps/first_step.html", steps=steps, form=form, nav="today-step")
