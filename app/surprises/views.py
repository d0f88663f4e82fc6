"""The sheet behind the +, as a page of its own for who has no JavaScript."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, render_template

from app.forms import Form, refused_words
from app.surprises.kind import SurpriseKind

pages = Blueprint("add", __name__)


@pages.get("/add")
def add() -> str:
    """Write a surprise."""
    return _page(Form())


def add_again(typed: Mapping[str, Any], code: str) -> str:
    """The sheet with what was typed, and why it was refused."""
    return _page(Form(typed, refused_words(SurpriseKind.payload, typed, code, "what")))


def _page(form: Form) -> str:
    return render_template("add/add.html", form=form, nav="add")
