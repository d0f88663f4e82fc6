"""Listening until the end: what somebody says, and what lies beneath it."""

from functools import partial

from app.challenges.library.card import LibraryChallenge
from app.i18n import N_

_challenge = partial(LibraryChallenge, kind="listening", behaviour="listen")

CHALLENGES: tuple[LibraryChallenge, ...] = (
    _challenge(
        key="let-them-finish",
        title=N_("Let one person finish"),
        what=N_("Listen to one %(customer)s until the end, and count to three before you answer."),
        why=N_("What matters most is often said last."),
        minutes=2,
        courage=1,
        departments=("any", "service", "finance"),
    ),
    _challenge(
        key="say-it-back",
        title=N_("Say back what you heard"),
        what=N_("Begin one answer with: if I understand you well, you would like... And wait for the yes."),
        why=N_("Being understood is already half of the help."),
        minutes=5,
        courage=1,
        departments=("service", "office", "technicians"),
    ),
    _challenge(
        key="hear-one-call",
        title=N_("Listen in on one call"),
        what=N_("Sit beside a colleague with a headset and hear one conversation, without looking at a screen."),
        why=N_("Behind every ticket number there is a voice."),
        minutes=15,
        courage=2,
        departments=("it", "finance", "warehouse", "office"),
    ),
    _challenge(
        key="what-did-they-not-say",
        title=N_("Hear what was not said"),
        what=N_("After one conversation, note what somebody hesitated about. Ask about it the next time."),
        why=N_("A silence often holds the real question."),
        minutes=10,
        courage=2,
        departments=("care", "service"),
    ),
    _challenge(
        key="two-minutes-of-silence",
        title=N_("Two minutes without doing"),
        what=N_("Stand still beside one %(customer)s for two minutes, with your hands free and your eyes up."),
        why=N_("Who stands still gets to hear something."),
        minutes=2,
        courage=1,
        departments=("care",),
    ),
    _challenge(
        key="ask-the-driver",
        title=N_("Ask somebody who was there"),
        what=N_("Ask a driver, nurse or technician what a %(customer)s told them this week."),
        why=N_("They hear every day what we only guess."),
        minutes=5,
        courage=1,
        departments=("warehouse", "office", "it", "finance"),
    ),
    _challenge(
        key="read-one-letter-slowly",
        title=N_("Read one message slowly"),
        what=N_("Take one mail from a %(customer)s and read it twice. Which feeling is in it?"),
        why=N_("We answer the question, and miss the worry beneath it."),
        minutes=10,
        courage=1,
        departments=("finance", "office", "it"),
    ),
    _challenge(
        key="ear-for-the-grumbler",
        title=N_("An ear for the grumbler"),
        what=N_("Look up somebody who always grumbles and ask: what do you see that we do not?"),
        why=N_("Who grumbles still hopes that it can be better."),
        minutes=15,
        courage=3,
        departments=("any", "service", "shop", "transport"),
    ),
    _challenge(
        key="no-but-today",
        title=N_("One talk without a but"),
        what=N_("Have one conversation in which you do not say but. Say: and, or: tell me more."),
        why=N_("A but closes a door that somebody had just opened."),
        minutes=10,
        courage=2,
        departments=("any", "technicians", "shop"),
    ),
    _challenge(
        key="overheard-in-the-aisle",
        title=N_("Catch one remark"),
        what=N_("Write down one remark that you hear in passing, in their words, and pass it on."),
        why=N_("What people say to each other is more honest than a survey."),
        minutes=5,
        courage=1,
        departments=("shop", "warehouse"),
    ),
)
