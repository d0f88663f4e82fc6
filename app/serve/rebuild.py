"""Counting everything anew from the deeds, while no server runs: ``python3 run.py rebuild``."""

import sys

from app import audit, clock, create_app, keys
from app.badges import rebuilding as awards
from app.calendar.rules import game_day
from app.challenges.library import LIBRARY
from app.challenges.verdicts import retire_duds
from app.config import Settings
from app.database import db, write
from app.people.actions import the_organisation
from app.people.founding import ONLY
from app.scores.recount import rebuild
from app.serve import told
from app.serve.checks import hold_data_folder, refuse_without_database
from app.serve.prepare import migrate


def count_anew(settings: Settings) -> int:
    """Make every counter say what the deeds say; answers how many days of people there are.

    Refuses, with StartRefused, a folder whose server runs and a database that is not there.
    """
    refuse_without_database(settings, "nothing to count")
    with hold_data_folder(settings):
        app = create_app(settings, keys.session_key(settings))
        with app.app_context():
            migrate()
            with write() as session:
                days = rebuild(session)
                now = clock.now()
                awards.rebuild(session, now)
                organisation = the_organisation(session)
                if organisation is not None:
                    retire_duds(session, game_day(now, organisation.zone), now, LIBRARY.keys())
                audit.record(session, None, "database.rebuilt", ("organisation", ONLY))
            db.engine.dispose()
    return days


def main() -> int:
    """Count, and return 0, or 2 after one line that says why not."""
    return told.run(_count)


def _count(settings: Settings) -> None:
    days = count_anew(settings)
    print(f"streepje: the counters of {days} days, and all badges, were worked out anew from the deeds")


if __name__ == "__main__":
    sys.exit(main())
