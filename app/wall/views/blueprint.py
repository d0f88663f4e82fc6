"""The pages of this room hang on one blueprint, which the modules beside this one fill."""

from flask import Blueprint

pages = Blueprint("wall", __name__, url_prefix="/wall")
