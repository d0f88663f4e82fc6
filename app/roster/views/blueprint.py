"""The pages of this room."""

from flask import Blueprint

pages = Blueprint("roster", __name__)
