"""Badges for talking with customers: asking, listening, thanking, and saying it plainly."""

from app.badges.badge import Badge, Measure
from app.badges.facts import Facts
from app.i18n import N_, nN_

DIALOGUES = Measure[Facts](
    "completions",
    lambda facts: facts.dialogues,
    N_("The first conversation with a %(customer)s."),
    N_("%(have)s conversations with %(customers)s."),
    nN_("one conversation to go", "%(num)s conversations to go"),
)
WAYS = Measure[Facts](
    "completions",
    lambda facts: facts.dialogue_ways,
    "",
    N_("%(have)s different ways into a conversation."),
    nN_("one other way to go", "%(num)s other ways to go"),
)
THANKS = Measure[Facts](
    "completions",
    lambda facts: facts.thanks,
    "",
    N_("%(have)s times thanked somebody."),
    nN_("one thank-you to go", "%(num)s thank-yous to go"),
)
CLEAR = Measure[Facts](
    "completions",
    lambda facts: facts.clear_words,
    "",
    N_("%(have)s times said it more clearly."),
    nN_("one clear word to go", "%(num)s clear words to go"),
)

BADGES: tuple[Badge[Facts], ...] = (
    Badge(
        "hello-there",
        "dialogue",
        "paper",
        N_("Hello there"),
        N_("Your first challenge in conversation with a %(customer)s."),
        "speech-balloon.svg",
        1,
        DIALOGUES,
    ),
    Badge(
        "on-the-line",
        "dialogue",
        "copper",
        N_("On the line"),
        N_("Five conversations with %(customers)s."),
        "telephone-receiver.svg",
        5,
        DIALOGUES,
    ),
    Badge(
        "good-listener",
        "dialogue",
        "silver",
        N_("Talks like a friend"),
        N_("Twelve conversations. They know your voice by now."),
        "call-me-hand.svg",
        12,
        DIALOGUES,
    ),
    Badge(
        "open-door",
        "dialogue",
        "silver",
        N_("Open door"),
        N_("Four different ways to get into a conversation."),
        "door.svg",
        4,
        WAYS,
    ),
    Badge(
        "thank-you-kindly",
        "dialogue",
        "copper",
        N_("Thank you kindly"),
        N_("Three challenges in which you thanked somebody."),
        "heart-with-ribbon.svg",
        3,
        THANKS,
    ),
    Badge(
        "plain-speaker",
        "dialogue",
        "copper",
        N_("Plain speaker"),
        N_("Three times you made something clear that was not."),
        "light-bulb.svg",
        3,
        CLEAR,
    ),
)
