"""What those who lead see and set."""

from functools import partial

from tests.look import leading, setting
from tests.look.screens.screen import Screen

SCREENS = {
    "team": Screen("insights/team.html", leading.team),
    "team-new": Screen("insights/team.html", partial(leading.team, is_empty=True)),
    "side-by-side": Screen("insights/side_by_side.html", lambda _: leading.side_by_side()),
    "going-first": Screen("insights/going_first.html", leading.going_first),
    "going-first-nobody": Screen("insights/going_first.html", partial(leading.going_first, is_empty=True)),
    "rules": Screen("insights/rules.html", lambda _: leading.rules()),
    "library": Screen("insights/library.html", setting.library),
    "library-nothing": Screen("insights/library.html", partial(setting.library, found=False)),
    "set-words": Screen("insights/setting/words.html", setting.words),
    "set-audience": Screen("insights/setting/audience.html", setting.audience),
    "set-days": Screen("insights/setting/days.html", setting.days),
    "set-challenge": Screen("insights/setting/challenge.html", setting.challenge),
    "set-overview": Screen("insights/setting/overview.html", setting.overview),
    "set-overview-none": Screen("insights/setting/overview.html", partial(setting.overview, is_empty=True)),
    "behaviours": Screen("challenges/behaviours.html", setting.behaviours),
    "behaviours-edit": Screen("challenges/behaviours.html", partial(setting.behaviours, may_edit=True)),
    "mornings": Screen("before_ten/plan.html", setting.mornings),
    "mornings-none": Screen("before_ten/plan.html", partial(setting.mornings, is_empty=True)),
    "morning": Screen("before_ten/morning.html", setting.morning),
}
