"""Every room that answers over HTTP, joined to the application in one place."""

from flask import Flask
from flask_smorest import Api

from app.badges.giving_views import pages as giving
from app.badges.sharing_views import pages as sharing
from app.badges.views import pages as badges
from app.before_ten.views import pages as before_ten
from app.challenges.behaviour_views import pages as behaviours
from app.challenges.views import pages as challenges
from app.deeds.views import api as deeds_api
from app.deeds.views import forms as deeds_forms
from app.demo.views import pages as demo
from app.first_steps.views import pages as first_steps
from app.half_hours.views import pages as half_hours
from app.ideas.views import pages as ideas
from app.insights.views import pages as insights
from app.insights.views.house_rules import rules_pages as rules
from app.jobs.views import health
from app.me.views import pages as me
from app.me.views.friendly import pages as friendly
from app.meetings.views import pages as meetings
from app.notifications.views import pages as inbox
from app.people.views import pages as people
from app.photos.views import api as photos_api
from app.privacy.views import pages as privacy
from app.purpose.views import pages as purpose
from app.push.views import api as push_api
from app.ranks.views import pages as ranks
from app.recognition.views import pages as recognition
from app.roster.api import api as extracts_api
from app.roster.views import pages as roster
from app.scores.views import pages as meeting_ends
from app.seasons.views import pages as seasons
from app.surprises.views import pages as add
from app.tallies.views import pages as tallies
from app.teapot.views import pages as teapot
from app.today.views import pages as today
from app.upkeep.views import pages as upkeep
from app.voices.views import pages as voices
from app.wall.views import pages as wall

API_DOCUMENT = {
    "API_TITLE": "Streepje",
    "API_VERSION": "v1",
    "OPENAPI_VERSION": "3.0.3",
    "OPENAPI_URL_PREFIX": "/api/v1",
    "OPENAPI_JSON_PATH": "openapi.json",
    "API_SPEC_OPTIONS": {"components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}}},
}


def register_rooms(app: Flask) -> None:
    """Register the pages, and the API with the document that describes it."""
    app.config.update(API_DOCUMENT)
    api = Api(app)
    for blueprint in (deeds_api, photos_api, push_api, extracts_api):
        api.register_blueprint(blueprint)
    for pages in (
        deeds_forms,
        health,
        people,
        demo,
        me,
        before_ten,
        privacy,
        roster,
        behaviours,
        challenges,
        half_hours,
        first_steps,
        ideas,
        purpose,
        insights,
        rules,
        tallies,
        meetings,
        meeting_ends,
        friendly,
        teapot,
        seasons,
        ranks,
        today,
        wall,
        add,
        voices,
        recognition,
        badges,
        giving,
        sharing,
        inbox,
        upkeep,
    ):
        app.register_blueprint(pages)
