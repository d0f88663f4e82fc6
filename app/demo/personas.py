"""How people take part: no two alike, and some hardly at all, as in any organisation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Persona:
    """Habits of one sort of person.

    `presence` is the chance of taking part on a working day in the first and in the last week;
    `strokes` the mean of such a day; `challenge` the chance of completing one; `surprises` a weight
    among colleagues; `claps` the chance of clapping for a surprise that is seen; `courage` weighs the
    three levels; `from_ago` is the first week of taking part, counted back from now.
    """

    presence: tuple[float, float]
    strokes: float
    challenge: float
    surprises: float
    claps: float
    courage: tuple[float, float, float]
    from_ago: int = 99


PERSONAS = {
    "spark": Persona((0.97, 0.97), 7.0, 0.75, 3.0, 0.75, (3, 3, 2)),
    "steady": Persona((0.85, 0.85), 5.0, 0.50, 1.5, 0.45, (4, 2, 0.5)),
    "talker": Persona((0.9, 0.9), 10.0, 0.15, 0.5, 0.35, (4, 1, 0.2)),
    "fading": Persona((0.95, 0.35), 4.0, 0.35, 0.7, 0.25, (4, 1, 0.2)),
    "quiet": Persona((0.2, 0.25), 2.0, 0.10, 0.2, 0.10, (4, 1, 0)),
    "busy": Persona((0.55, 0.6), 4.0, 0.35, 0.8, 0.60, (3, 2, 1)),
    "newcomer": Persona((0.9, 0.9), 5.0, 0.60, 1.5, 0.50, (4, 2, 0.3), from_ago=3),
    # whoever looks around the demo is this person: four surprises, two of them met with delight,
    # so that the next one is a badge, or even two
    "star": Persona((0.95, 0.95), 7.0, 0.55, 0.0, 0.50, (3, 2, 1)),
}
STAR = "star"
STAR_LANDED = ("glad", "delighted", "glad", "delighted")
STAR_AWAY = slice(-10, -6)  # of the working days before today: a long weekend
