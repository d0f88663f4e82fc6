"""Each kind of message has a picture of its own, and one outline for the bar at the top of the phone."""

from app.notifications.kinds import KINDS
from app.push.pictures import APP, BAR, picture_of
from launch.venv import ROOT


def test_each_kind_has_its_own_and_all_else_the_app_itself() -> None:
    assert len({kind.icon for kind in KINDS.values()}) == len(KINDS)
    assert picture_of("test") == APP
    files = [APP, BAR, *map(picture_of, KINDS)]
    assert len(set(files)) == len(files)
    assert all((ROOT / "static" / name).stat().st_size < 10_000 for name in files)
