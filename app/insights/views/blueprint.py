"""The pages of this room hang on one blueprint, which the modules beside this one fill."""

from flask import Blueprint

from app.challenges.tongues import told

pages = Blueprint("insights", __name__, url_prefix="/team")
pages.add_app_template_filter(told, "told")
