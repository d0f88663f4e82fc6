"""What a team shares: its pot, meetings, weeks, seasons and ranks."""

from tests.look import together, warmth
from tests.look.screens.screen import Screen

SCREENS = {
    "meeting-door": Screen("meetings/door.html", lambda _: together.door()),
    "meeting-table": Screen("meetings/table.html", lambda _: together.table()),
    "meeting-over": Screen("meetings/table.html", lambda _: together.over(7)),
    "meeting-silent": Screen("meetings/table.html", lambda _: together.over(0)),
    "friendly": Screen("friendly/friendly.html", lambda _: together.friendly()),
    "pot": Screen("teapot/pot.html", lambda _: warmth.pot()),
    "pot-leads": Screen("teapot/pot.html", lambda _: warmth.pot(leads=True)),
    "pot-small": Screen("teapot/pot.html", lambda _: warmth.small_pot()),
    "pot-of-others": Screen("teapot/pot.html", lambda _: warmth.pot_of_others()),
    "season": Screen("seasons/season.html", warmth.season),
    "rank": Screen("ranks/rank.html", lambda _: warmth.rank()),
    "rank-out": Screen("ranks/rank.html", lambda _: warmth.rank(takes_part=False)),
}
