"""The sheet behind the +, as a page of its own for who has no JavaScript."""

from flask import Blueprint, render_template

pages = Blueprint("add", __name__)


@pages.get("/add")
def add() -> str:
    """Write a surprise."""
    return render_template("add/add.html", nav="add")
