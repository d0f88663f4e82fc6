"""What customers say, and the machinery that an administrator sees."""

from tests.look import heard, machinery
from tests.look.screens.screen import Screen

SCREENS = {
    "upkeep": Screen("upkeep/upkeep.html", lambda _: machinery.upkeep(False)),
    "acts": Screen("upkeep/acts.html", heard.acts),
    "voice": Screen("voices/voice.html", heard.form),
    "voice-wrong": Screen("voices/voice.html", heard.wrong_form),
    "voice-thanked": Screen("voices/thanked.html", heard.door),
    "voice-closed": Screen("voices/closed.html", heard.door),
    "voices-team": Screen("voices/for_team.html", heard.team),
    "voices-team-none": Screen("voices/for_team.html", heard.nothing_yet),
    "voices-mine": Screen("voices/mine.html", heard.mine),
    "voice-card": Screen("voices/card.html", heard.card),
    "upkeep-calm": Screen("upkeep/upkeep.html", lambda _: machinery.upkeep(True)),
}
