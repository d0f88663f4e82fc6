"""The themes of seasons. Each has its own accent: a family of deeds that counts double on the pot meanwhile."""

from dataclasses import dataclass

from app.i18n import N_


@dataclass(frozen=True, slots=True)
class Theme:
    """What a season is about. `doubles` is a counter of the days (scores.rules.POINTS); `accent` says so in words."""

    key: str
    name: str
    text: str
    doubles: str

    @property
    def accent(self) -> str:
        """What counts double, without a full stop: it stands alone, or after the text."""
        return _ACCENTS[self.doubles]


_ACCENTS = {
    "strokes": N_("Strokes count double for the pot"),
    "completions": N_("Challenges count double for the pot"),
    "surprises": N_("Surprises count double for the pot"),
    "applauses": N_("Applause counts double for the pot"),
}


THEMES = {
    theme.key: theme
    for theme in (
        Theme(
            "sharp-ears",
            N_("Sharp ears"),
            N_("Hear how often it is about %(customers)s, and how often it could have been."),
            "strokes",
        ),
        Theme(
            "small-gestures",
            N_("Small gestures"),
            N_("A card, a call, a chair pulled up: small is what people remember."),
            "surprises",
        ),
        Theme(
            "in-their-shoes",
            N_("In their shoes"),
            N_("Stand in the queue yourself, and read your own letters."),
            "completions",
        ),
        Theme(
            "see-each-other",
            N_("See each other"),
            N_("What a colleague does for %(customers)s deserves hands."),
            "applauses",
        ),
        Theme(
            "dare-to-ask",
            N_("Dare to ask"),
            N_("What annoys you, what do you wish for? Ask it, and write down the answer."),
            "completions",
        ),
        Theme(
            "say-yes",
            N_("Say yes more often"),
            N_("Look for what can be done before saying what cannot."),
            "surprises",
        ),
        Theme(
            "the-word-on-the-table",
            N_("The word on the table"),
            N_("No meeting without asking what %(customers)s would think of it."),
            "strokes",
        ),
        Theme(
            "a-warm-welcome",
            N_("A warm welcome"),
            N_("The first minute sets the tone, at the desk and on the phone."),
            "completions",
        ),
    )
}
