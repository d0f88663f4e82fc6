"""Badges for the questions that keep the word honest, and for listening together in a meeting."""

from app.badges.badge import Badge, Measure
from app.badges.facts import Facts
from app.i18n import N_, nN_

DAYS = Measure[Facts](
    "marks",
    lambda facts: facts.question_days,
    N_("A question with a stroke."),
    N_("A question with a stroke on %(have)s days."),
    nN_("a question on one day to go", "a question on %(num)s other days to go"),
)
WAYS = Measure[Facts](
    "marks",
    lambda facts: facts.question_ways,
    "",
    N_("%(have)s different questions asked."),
    nN_("one other question to go", "%(num)s other questions to go"),
)
MEETINGS = Measure[Facts](
    "marks",
    lambda facts: facts.meeting_days,
    N_("The first meeting in which you listened along."),
    N_("Meetings in which you listened along on %(have)s days."),
    nN_("a meeting on one other day to go", "meetings on %(num)s other days to go"),
)

BADGES: tuple[Badge[Facts], ...] = (
    Badge(
        "good-question",
        "tally",
        "paper",
        N_("Good question"),
        N_("You noted a question with a stroke for the first time."),
        "thinking-face.svg",
        1,
        DAYS,
    ),
    Badge(
        "keeps-asking",
        "tally",
        "silver",
        N_("Keeps asking"),
        N_("A question with a stroke on ten different days."),
        "fishing-pole.svg",
        10,
        DAYS,
    ),
    Badge(
        "three-questions",
        "tally",
        "copper",
        N_("Under the microscope"),
        N_("You asked all three questions, each at least once."),
        "microscope.svg",
        3,
        WAYS,
    ),
    Badge(
        "at-the-table",
        "tally",
        "paper",
        N_("Pull up a chair"),
        N_("A meeting in which you drew strokes together."),
        "chair.svg",
        1,
        MEETINGS,
    ),
    Badge(
        "five-meetings",
        "tally",
        "copper",
        N_("Regular at the table"),
        N_("Meetings in which you drew strokes together, on five different days."),
        "fork-and-knife-with-plate.svg",
        5,
        MEETINGS,
    ),
)
